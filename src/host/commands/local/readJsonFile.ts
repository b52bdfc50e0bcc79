import * as vscode from "vscode";
import { BalanceLensError } from "../../../core/failure/errors.ts";
import { foreignError } from "../../../core/failure/foreignError.ts";
import { nameOf, readTextFile } from "../../ask/readTextFile.ts";
import { cancelled } from "../../failure/failures.ts";
import { Refusal } from "../../failure/refusal.ts";

/** A parsed JSON file with its name. */
export interface JsonFile {
  readonly value: unknown;
  readonly name: string;
}

/** The largest saved sandbox has 32 MB without spaces; indented it is up to four times as large. */
const mostBytes = 128_000_000;

/**
 * Reads the JSON file at this path, or one that the person chooses.
 * @throws BalanceLensError `cancelled`, `file-unusable`; Refusal when it is too large
 */
export async function readJsonFile(path: string | undefined, title: string): Promise<JsonFile> {
  const file = path === undefined ? await askFile(title) : vscode.Uri.file(path);
  try {
    return { value: JSON.parse(await readTextFile(file, mostBytes)), name: nameOf(file) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
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
