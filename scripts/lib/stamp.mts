import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Whether that work was completed for exactly this value (a hash, a version). */
export function isStamped(file: string, value: string): boolean {
  return existsSync(file) && readFileSync(file, "utf8") === value;
}

/** Written last, when the work is whole: an interrupted one leaves no stamp. */
export function stamp(file: string, value: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, value);
}
