import * as vscode from "vscode";
import { codeLanguageIds } from "../../code/languages/language.ts";
import { mentionsPlaid } from "../../code/mentionsPlaid.ts";
import type { CodeFeatures } from "../code/codeFeatures.ts";

/** Real ms without an edit before a document is looked at again. */
const patience = 300;

/**
 * Registers what is said of Plaid calls in files of the languages that have an SDK. A file that does not speak of Plaid costs a
 * search for the word; the first one that does has the rest loaded.
 */
export function registerCode({
  own,
  after,
  load,
}: {
  own<T extends vscode.Disposable>(disposable: T): T;
  /** Runs it so many ms later. */
  after(ms: number, run: () => void): void;
  load(): Promise<CodeFeatures>;
}): void {
  const { languages, window, workspace } = vscode;
  let loaded: Promise<CodeFeatures> | null = null;
  const featuresFor = async (document: vscode.TextDocument): Promise<CodeFeatures | null> => {
    if (!codeLanguageIds.includes(document.languageId) || !mentionsPlaid(document.getText())) return null;
    if (workspace.getConfiguration("balanceLens.code", document).get("enabled") !== true) return null;
    loaded ??= load();
    return loaded;
  };
  const look = async (): Promise<void> => {
    for (const { document } of window.visibleTextEditors) (await featuresFor(document))?.show(document);
  };
  let edits = 0;
  const lookSoon = (): void => {
    edits += 1;
    const own = edits;
    after(patience, () => {
      if (own === edits) void look();
    });
  };
  own(
    languages.registerHoverProvider([...codeLanguageIds], {
      provideHover: async (document, position) => (await featuresFor(document))?.hover(document, position),
    }),
  );
  own(
    languages.registerCodeActionsProvider(
      [...codeLanguageIds],
      {
        provideCodeActions: async (document, range) => [
          ...((await featuresFor(document))?.actions(document, range) ?? []),
        ],
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
  own(window.onDidChangeVisibleTextEditors(lookSoon));
  own(workspace.onDidChangeTextDocument(lookSoon));
  own(workspace.onDidChangeConfiguration(lookSoon));
  lookSoon();
}
