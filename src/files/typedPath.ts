import path from "node:path";
import { isThereSync } from "./filesNow.ts";

/**
 * The absolute path of a file whose path a person typed. Scripts that were written on Windows use backslashes, which
 * other systems take for characters of a name; files from a Mac may have decomposed accents (NFD), which keyboards do
 * not type. Where there is no file of the exact name, those spellings are tried.
 * @param folder what a relative path is relative to
 */
export function typedPath(typed: string, folder: string): string {
  const separated = path.sep === "\\" ? typed : typed.replaceAll("\\", "/");
  const [literal = "", ...others] = [typed, separated].flatMap((each) =>
    [each, each.normalize("NFC"), each.normalize("NFD")].map((form) => path.resolve(folder, form)),
  );
  return [literal, ...others].find(isThereSync) ?? literal;
}
