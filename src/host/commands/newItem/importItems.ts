import * as vscode from "vscode";
import { importDocument, importSentence } from "../../../text/documents/importDocument.ts";
import { askTexts } from "../../ask/askTexts.ts";
import { readTextFile } from "../../ask/readTextFile.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { showInformation } from "../../window/notices.ts";
import { textContext } from "../../window/textContext.ts";
import { importItems as importAll } from "../../work/itemImport.ts";
import type { Command } from "../command.ts";
import { ensureKeys } from "../plaidSandbox/setPlaidKeys.ts";
import { showSandboxItems } from "./addItemByAccessToken.ts";

/**
 * Adds Items by a list of access tokens: one a line, or a JSON array, from files, the clipboard or the active editor.
 * Refused entries are reported by position and reason; no token is shown.
 */
export const importItems: Command = async (deps, argument) => {
  const title = vscode.l10n.t("Import Items from a Token List");
  await ensureKeys(deps, vscode.l10n.t("To look the Items up, Plaid needs the keys their access tokens belong to."));
  const texts = await askTexts(argument, {
    title,
    placeHolder: vscode.l10n.t("Where are the access tokens? One per line, or a JSON array"),
    read: readTextFile,
  });
  const outcome = await withProgress(title, (signal, progress) =>
    importAll(deps, texts, {
      signal,
      onEntry: (of) => progress.report({ increment: 100 / of }),
    }),
  );
  const context = textContext();
  if (outcome.added > 0) await showSandboxItems(deps);
  void showInformation(importSentence(outcome, context));
  if (outcome.refused.length === 0) return;
  const text = importDocument(outcome, context);
  await deps.documents.preview({ environment: "sandbox", folder: "import", name: `${title}.md`, text });
};
