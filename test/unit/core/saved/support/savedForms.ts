import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const folder = path.resolve(import.meta.dirname, "../../../../fixtures/saved-forms");

/** The files that programs printed, by name. */
export const savedForms: readonly string[] = readdirSync(folder).filter((name) => name !== "README.md");

/** The text of one, as it lies in the folder. */
export function savedForm(name: string): string {
  return readFileSync(path.join(folder, name), "utf8");
}
