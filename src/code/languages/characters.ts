import * as unit from "./unit.ts";

const wordUnits = new Uint8Array(128);
for (const character of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$")
  wordUnits[character.charCodeAt(0)] = 1;

/** Part of a name: letters, digits, `_`, `$`, and all beyond ASCII, which no language here uses for anything else. */
export function isWordUnit(code: number): boolean {
  return code > 127 || wordUnits[code] === 1;
}

/** The end of the line that holds `at`, without its line end. */
export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  const end = newline < 0 ? text.length : newline;
  return end > at && text.charCodeAt(end - 1) === unit.carriageReturn ? end - 1 : end;
}

/** The end of the name that begins at `at`. */
export function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWordUnit(text.charCodeAt(end))) end += 1;
  return end;
}
