import { isStructure, parsed } from "./parsed.ts";
import { anyResponseMarker } from "./responseMarkers.ts";
import { bracketRun, type ScanVisitor, ValueFinder } from "./valueFinder.ts";

/** A longer text without any response marker is not read; in characters. */
const largestPlain = 1_000_000;

/**
 * Finds every object and list in a text: JSON, one a line or over many lines, or printed by a program. Reads each
 * character a bounded number of times. Yields its progress from time to time, in characters. Never throws.
 */
export function* scanText(text: string, visitor: ScanVisitor): Generator<number, void> {
  const whole = wholeJson(text);
  if (whole !== undefined) {
    if (isStructure(whole)) visitor.value({ value: whole, start: firstInk(text), end: text.length });
    return;
  }
  yield* new ValueFinder(visitor).read(text, { dropped: 0, isAll: true });
}

function firstInk(text: string): number {
  return Math.max(0, text.search(/\S/));
}

/** The text as one JSON value; undefined where it is none, or may be one value a line. */
function wholeJson(text: string): unknown {
  const start = firstInk(text);
  if (text[start] !== "{" && text[start] !== "[") return undefined;
  bracketRun.lastIndex = start;
  if (bracketRun.test(text) || (text.length > largestPlain && !anyResponseMarker.test(text))) return undefined;
  const lineEnd = text.indexOf("\n", start);
  if (lineEnd > 0) {
    const first = text.slice(start, lineEnd).trim();
    if (/[}\]]$/.test(first) && parsed(first) !== undefined) return undefined;
  }
  return parsed(start === 0 ? text : text.slice(start));
}
