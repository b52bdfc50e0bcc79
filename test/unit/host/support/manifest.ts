import { readFileSync } from "node:fs";
import path from "node:path";

/** Of the project; absolute. */
export const root = path.resolve(import.meta.dirname, "../../../..");

/** A file of the project as text, by its path from the root. */
export function projectFile(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

export interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

/** `package.json` as it is written, and what it says. */
export const manifestText = projectFile("package.json");
export const manifest = JSON.parse(manifestText);

export const menus: Readonly<Record<string, readonly MenuEntry[]>> = manifest.contributes.menus;

/** Every word of `package.nls.json`, by its key. */
export const words: Readonly<Record<string, string>> = JSON.parse(projectFile("package.nls.json"));

/** What the manifest's `%command.balances.compare%` says. */
export function wordsFor(reference: string): string | undefined {
  return words[reference.slice(1, -1)];
}
