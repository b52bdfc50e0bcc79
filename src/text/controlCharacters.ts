/**
 * Characters that a terminal, log or editor acts on instead of showing: C0 and C1 controls and DEL (they start escape
 * sequences), bidirectional controls, and Unicode line separators. Line feeds are included.
 */
const controlCharacters =
  /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\u206a-\u206f\ufff9-\ufffb\u{e0000}-\u{e007f}]+/gu;

/** Text from outside as one line without such characters: each run of them becomes a space. */
export function oneLine(text: string): string {
  return text.replaceAll(controlCharacters, " ").trim();
}

/** Text with several lines, without such characters except line feeds. */
export function plainLines(text: string): string {
  return text.replaceAll(controlCharacters, (run) => (run.includes("\n") ? run.replaceAll(/[^\n]+/gu, "") : " "));
}

/** The same JSON with such characters escaped in its strings; outside of strings it has none. */
export function plainJson(json: string): string {
  return json.replaceAll(controlCharacters, (run) =>
    [...run].map((char) => (char === "\n" ? char : codeUnits(char).map(escaped).join(""))).join(""),
  );
}

function codeUnits(char: string): readonly number[] {
  return Array.from({ length: char.length }, (_, index) => char.charCodeAt(index));
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
