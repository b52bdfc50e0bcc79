import path from "node:path";
import { isThereSync } from "./filesNow.ts";

/**
 * The absolute path of a file that a person typed. A script that was written on Windows names it with backslashes, which
 * other systems take for letters: where there is no file of that very name, they separate there too.
 * @param folder what a relative one is relative to
 */
export function typedPath(typed: string, folder: string): string {
  const literal = path.resolve(folder, typed);
  if (path.sep === "\\" || !typed.includes("\\") || isThereSync(literal)) return literal;
  return path.resolve(folder, typed.replaceAll("\\", "/"));
}
