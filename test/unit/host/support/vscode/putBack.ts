import { documents } from "./documents.ts";
import { fileSystem, files } from "./files.ts";
import { forgetWhatHappened, person } from "./happened.ts";
import { pages } from "./pages.ts";
import { commands, env, l10n, questions, window, workspace } from "./vscode.ts";

/** What tests replace functions of, as it was before the first of them. */
const usual = [
  ...[
    env,
    env.clipboard,
    commands,
    window,
    window.tabGroups,
    workspace,
    fileSystem,
    l10n,
    person,
    questions,
    documents,
  ],
].map((stood: object) => ({ stood, properties: Object.getOwnPropertyDescriptors(stood) }));

/** Makes the stand-in for VS Code what it was when the worker began: a file of tests starts with it, whatever the one before left. */
export function putBack(): void {
  for (const { stood, properties } of usual) {
    for (const name of Object.keys(stood)) if (!Object.hasOwn(properties, name)) Reflect.deleteProperty(stood, name);
    Object.defineProperties(stood, properties);
  }
  forgetWhatHappened();
  documents.reset();
  documents.forgetProviders();
  files.clear();
  pages.open.clear();
  pages.listeners = 0;
  questions.answer();
}
