import path from "node:path";
import { isThereSync } from "./filesNow.ts";

/**
 * The absolute path of a file that a person typed. A script that was written on Windows names it with backslashes, which
 * other systems take for letters; files that come from a Mac may have their accents as letters of their own (NFD), which is
 * not what a keyboard types. Where there is no file of that very name, those are tried.
 * @param folder what a relative one is relative to
 */
export function typedPath(typed: string, folder: string): string {
  const separated = path.sep === "\\" ? typed : typed.replaceAll("\\", "/");
  const [literal = "", ...others] = [typed, separated].flatMap((each) =>
    [each, each.normalize("NFC"), each.normalize("NFD")].map((form) => path.resolve(folder, form)),
  );
  return [literal, ...others].find(isThereSync) ?? literal;
}
