/** Why a name of a file cannot be kept on every system. */
export type NameProblem = "reserved" | "character" | "ending" | "too-long" | "empty";

/** Bytes of UTF-8 that file systems accept for a name, and characters that Windows accepts for one. */
const longestName = 255;
/** Characters that Windows accepts for a whole path, the terminating zero included. */
const longestPath = 260;

/** Windows reserves these names for devices, with any extension: `con.json` is the console. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(\.|$)/iu;
const forbidden = /[<>:"/\\|?*\p{Cc}]|\p{Surrogate}/u;

/**
 * Why a system would not keep a file of this name as it is; null when every system does. Source:
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export function nameProblem(name: string): NameProblem | null {
  if (name === "" || name === "." || name === "..") return "empty";
  if (forbidden.test(name)) return "character";
  if (reserved.test(name)) return "reserved";
  // Windows removes both without a message, and the file has another name.
  if (/[. ]$/.test(name)) return "ending";
  if (name.length > longestName || new TextEncoder().encode(name).length > longestName) return "too-long";
  return null;
}

/** Whether Windows, as it is set up by default, takes a path of this length. */
export function isPathTooLong(path: string): boolean {
  return path.length >= longestPath;
}

/** Characters of the words in a proposed name: enough to tell files apart, and to be read. */
const longestWords = 60;

/**
 * A file name that every system keeps, from what a person would call the thing: letters and digits of any script, a
 * hyphen for everything else.
 * @param around the text before and after: ASCII letters, digits, hyphens and dots
 */
export function savableName(
  words: string,
  { before, after }: { readonly before: string; readonly after: string },
): string {
  const kept = words
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, "-");
  const short = Array.from(kept)
    .slice(0, longestWords)
    .join("")
    .replaceAll(/^-+|-+$/g, "");
  return [before, short, after]
    .filter((part) => part !== "")
    .join("-")
    .replace("-.", ".");
}
