import * as vscode from "vscode";
import { copyText } from "../window/copyText.ts";
import { pickOne } from "./pick.ts";
import { askWhereToSave, writeText } from "./saveAs.ts";

export interface ExportedText {
  readonly text: string;
  /** What stands first in a file, and not on the clipboard. */
  readonly fileMark?: string;
  /** Proposed for the file. */
  readonly name: string;
  readonly title: string;
  /** `clipboard`, `file`, which asks for its place, or a path; asked for where undefined. */
  readonly to: string | undefined;
}

/** Without it Excel reads a file of UTF-8 in the old code page, and a name like Zoë comes out wrong. */
export const csvFileMark = "\ufeff";

/** Copies a text or writes it to a file. @throws BalanceLensError `cancelled`, `storage-failed` */
export async function exportText({ text, fileMark = "", name, title, to }: ExportedText): Promise<void> {
  const where = to ?? (await askWhere(title));
  if (where === "clipboard") return copyText(text);
  const file = where === "file" ? await askWhereToSave(name, { title }) : vscode.Uri.file(where);
  await writeText(file, fileMark + text);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Exported"), 3000);
}

function askWhere(title: string): Promise<string> {
  return pickOne(
    [
      { label: vscode.l10n.t("$(copy) Copy to the Clipboard"), value: "clipboard" },
      { label: vscode.l10n.t("$(save) Save as a File…"), value: "file" },
    ],
    { title },
  );
}
