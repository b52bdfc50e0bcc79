/** Why a name of a file cannot be kept on every system. */
export type NameProblem = "reserved" | "character" | "ending" | "too-long" | "empty";

/** Bytes of UTF-8 that file systems take for a name, and letters that Windows takes for one. */
const longestName = 255;
/** Letters that Windows takes for a whole path, the zero at its end included. */
const longestPath = 260;

/** Windows keeps these names for devices, with any ending behind them: `con.json` is the console. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(\.|$)/iu;
const forbidden = /[<>:"/\\|?*\p{Cc}]|\p{Surrogate}/u;

/**
 * Whether every system keeps a file of this name as it is; the reason where one does not.
 * Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export function nameProblem(name: string): NameProblem | null {
  if (name === "" || name === "." || name === "..") return "empty";
  if (forbidden.test(name)) return "character";
  if (reserved.test(name)) return "reserved";
  // Windows cuts both off without a word: the file would have another name.
  if (/[. ]$/.test(name)) return "ending";
  if (name.length > longestName || new TextEncoder().encode(name).length > longestName) return "too-long";
  return null;
}

/** Whether Windows, as it is set up by default, takes a path of this length. */
export function isPathTooLong(path: string): boolean {
  return path.length >= longestPath;
}

/** Letters of the words of a proposed name: enough to tell files apart, and to be read. */
const longestWords = 60;

/**
 * A name that every system keeps, of what a person would call the thing: letters and digits of any script, all else a
 * hyphen.
 * @param around what it begins and ends with: plain letters, digits, hyphens and dots
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
