/**
 * What a terminal, a log or an editor acts on instead of showing it: C0 and C1 controls and DEL (escape sequences begin
 * with one), what turns the direction of the text after it, and what ends a line unseen. Line feeds are among them.
 */
const steering =
  /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\u206a-\u206f\ufff9-\ufffb\u{e0000}-\u{e007f}]+/gu;

/** A text from outside as one line that steers nothing: each run of such characters is a space. */
export function oneLine(text: string): string {
  return text.replaceAll(steering, " ").trim();
}

/** A text of several lines that steers nothing but to go on with the next one. */
export function plainLines(text: string): string {
  return text.replaceAll(steering, (run) => (run.includes("\n") ? run.replaceAll(/[^\n]+/gu, "") : " "));
}

/** JSON that says the same and steers nothing: inside its strings such characters are escaped, outside there are none. */
export function plainJson(json: string): string {
  return json.replaceAll(steering, (run) =>
    [...run].map((char) => (char === "\n" ? char : codeUnits(char).map(escaped).join(""))).join(""),
  );
}

function codeUnits(char: string): readonly number[] {
  return Array.from({ length: char.length }, (_, index) => char.charCodeAt(index));
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
