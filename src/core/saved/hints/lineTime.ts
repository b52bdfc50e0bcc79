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

/**
 * A time that a sentence is about, not the moment it was written: `since 2026-02-01T00:00:00Z`, `expires_at=…`, `between … and …`.
 */
const timeSpokenOf =
  /\b(?:since|until|till|expir\w*|valid|after|before|from|to|through|between|and|next|last\w*|updated?\w*|due|as of|retry\w*|start_?date|end_?date|created_?at|linked_?at|synced)\b[\s\w]{0,12}["'=:([\s]*\d{4}[-/]\d\d[-/]\d\d(?:[T ]|, )\d{1,2}:[\d:.,]*/gi;

/** A text without the times that it speaks of. */
export function withoutSpokenTimes(text: string): string {
  return text.replaceAll(timeSpokenOf, " ");
}

/** The time of a line; null where it has none. `line` is without its objects. */
export function lineTime(line: string): WrittenTime | null {
  return timeIn(withoutSpokenTimes(line.slice(0, 400))) ?? epochAtStart(line);
}

function epochAtStart(line: string): WrittenTime | null {
  const digits = /^\[?(\d{10}(?:\.\d{1,6})?|\d{13})\]?\s/.exec(line)?.[1];
  return digits === undefined ? null : timeFrom(digits);
}
