import { timeFrom, timeIn, type WrittenTime } from "./writtenTime.ts";

/** A call that ended without a response: the response below is another call's. */
export const failedLine =
  /\btimed?[ -]?out\b|ETIMEDOUT|ECONN\w+|refused|socket hang up|abort(?:ed|ing)|\bfail(?:ed|ure)\b/i;

/** A line without its objects: a request's own times and names are not the line's. */
export function withoutValues(line: string): string {
  const first = line.indexOf("{");
  const last = line.lastIndexOf("}");
  return first >= 0 && last > first ? `${line.slice(0, first)} ${line.slice(last + 1)}` : line;
}

/** PHP escapes the slashes of an address with a backslash. */
export function unescaped(line: string): string {
  return line.includes("\\/") ? line.replaceAll("\\/", "/") : line;
}

/** The time that a line begins with; null where it has none. `line` is without its objects. */
export function lineTime(line: string): WrittenTime | null {
  return timeIn(line.slice(0, 400)) ?? epochAtStart(line);
}

function epochAtStart(line: string): WrittenTime | null {
  const digits = /^\[?(\d{10}(?:\.\d{1,6})?|\d{13})\]?\s/.exec(line)?.[1];
  return digits === undefined ? null : timeFrom(digits);
}
