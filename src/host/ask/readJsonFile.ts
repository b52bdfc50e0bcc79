import * as vscode from "vscode";
import { BalanceLensError } from "../../core/errors.ts";
import { foreignError } from "../../core/foreignError.ts";
import { decodeText } from "../../files/decodeText.ts";
import { cancelled } from "../failures.ts";

/** A file of parsed JSON, with its name. */
export interface JsonFile {
  readonly value: unknown;
  readonly name: string;
}

/**
 * Reads a JSON file: the one of this path, else the one the person chooses.
 * @throws BalanceLensError `cancelled`, `file-unusable`
 */
export async function readJsonFile(path: string | undefined, title: string): Promise<JsonFile> {
  const file = path === undefined ? await askFile(title) : vscode.Uri.file(path);
  const name = file.path.slice(file.path.lastIndexOf("/") + 1);
  try {
    return { value: JSON.parse(decodeText(await vscode.workspace.fs.readFile(file))), name };
  } catch (error) {
    throw new BalanceLensError(
      { reason: "file-unusable", requestId: null, detail: foreignError(error) },
      { cause: error },
    );
  }
}

async function askFile(title: string): Promise<vscode.Uri> {
  const [file] = (await vscode.window.showOpenDialog({ title, filters: { JSON: ["json"] } })) ?? [];
  if (file === undefined) throw cancelled();
  return file;
}
