import * as vscode from "vscode";
import { copyText } from "../window/copyText.ts";
import { textIn } from "./itemArgument.ts";
import { pickOne } from "./pick.ts";
import { askWhereToSave, writeText } from "./saveAs.ts";

/** A form in which something can be exported. */
export interface ExportFormat<Subject> {
  /** Of the file's name, without a dot. */
  readonly suffix: string;
  readonly name: () => string;
  /** What it is for, in a few words. */
  readonly detail: () => string;
  readonly write: (subject: Subject) => string | Promise<string>;
  /** Written at the start of a file, and not to the clipboard. */
  readonly fileMark?: string;
}

/** Without it Excel reads a file of UTF-8 in the old code page, and a name like Zoë comes out wrong. */
export const csvFileMark = "\ufeff";

/**
 * Exports something in the `format` and to the `to` of the argument; asks for what the argument leaves open. `to` is
 * `clipboard`, `file` (asks for a place) or a path.
 * @param nameOf the name proposed for a file of this suffix
 * @param redacted removes every known secret from the text
 * @throws BalanceLensError `cancelled`, `storage-failed`
 */
export async function exportText<Subject>(
  subject: Subject,
  formats: Readonly<Record<string, ExportFormat<Subject>>>,
  {
    argument,
    title,
    nameOf,
    redacted,
  }: {
    readonly argument: unknown;
    readonly title: string;
    readonly nameOf: (suffix: string) => string;
    readonly redacted: (text: string) => string;
  },
): Promise<void> {
  const choices = Object.values(formats).map((each) => ({ label: each.name(), detail: each.detail(), value: each }));
  const format = formats[textIn(argument, "format") ?? ""] ?? (await pickOne(choices, { title }));
  const text = redacted(await format.write(subject));
  const where = textIn(argument, "to") ?? (await askWhere(title));
  if (where === "clipboard") return copyText(text);
  const file = where === "file" ? await askWhereToSave(nameOf(format.suffix), { title }) : vscode.Uri.file(where);
  await writeText(file, (format.fileMark ?? "") + text);
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
