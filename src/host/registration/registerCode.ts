import * as vscode from "vscode";
import { codeLanguageIds } from "../../code/languages/languageIds.ts";
import { mentionsPlaid } from "../../code/mentionsPlaid.ts";
import type { CodeFeatures } from "../code/codeFeatures.ts";

/** Real ms without an edit before a document is looked at again. */
const patience = 300;

/**
 * Looks at the visible files of the languages that have an SDK of Plaid's. One that does not speak of Plaid costs a search for
 * the word; the first one that does has the rest loaded.
 */
export function registerCode({
  own,
  after,
  load,
}: {
  own(disposable: vscode.Disposable): void;
  /** Runs it so many ms later. */
  after(ms: number, run: () => void): void;
  load(): Promise<CodeFeatures>;
}): void {
  const { window, workspace } = vscode;
  let loaded: Promise<CodeFeatures> | undefined;
  let edits = 0;
  const look = async (): Promise<void> => {
    for (const { document } of window.visibleTextEditors) {
      if (!codeLanguageIds.includes(document.languageId)) continue;
      // Once loaded, the rest looks itself: a file that no longer has the word loses its marks.
      if (loaded === undefined && !mentionsPlaid(document.getText())) continue;
      loaded ??= load();
      (await loaded).show(document);
    }
  };
  const lookSoon = (): void => {
    const edit = ++edits;
    after(patience, () => {
      if (edit === edits) void look();
    });
  };
  // What is opened is marked at once; only typing is waited for.
  own(window.onDidChangeVisibleTextEditors(() => void look()));
  own(workspace.onDidChangeTextDocument(lookSoon));
  // So is the file that started the extension; as a task of its own, it is no part of the start.
  after(0, () => void look());
}
