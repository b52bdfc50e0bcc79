import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import type { CallMark } from "../../../src/core/timeline/timeline.ts";

/** One or more calls of one kind that lie on one spot. */
export interface DrawnMark {
  readonly kind: CallMark["kind"];
  /** `answered` has an amount, `null` was answered without one, `failed` was not answered. */
  readonly state: "answered" | "null" | "failed";
  readonly x: number;
  readonly y: number;
  /** The number of its step in the table; null for calls that are not in it. */
  readonly number: number | null;
  /** Its as-of interval in px, where nothing else says what the amount is of; `isOpen`: its start is not known. */
  readonly bar: { readonly left: number; readonly right: number; readonly isOpen: boolean } | null;
  readonly calls: readonly CallMark[];
}

export interface MarksInput {
  readonly calls: readonly CallMark[];
  readonly quantity: Quantity;
  /** The steps' numbers by reading, of the comparison that is shown. */
  readonly numberOf: (call: CallMark) => number | null;
  readonly hasBars: boolean;
  readonly x: (ms: number) => number;
  readonly y: (amount: number) => number;
  readonly left: number;
  readonly right: number;
  /** The comparison whose marks must all be seen: those that would lie on each other stand side by side. */
  readonly comparisonId: string | null;
  /** Where calls without an amount are drawn. */
  readonly bottom: number;
}

/** Half the size of a mark, px. */
export const markSize = 4.5;
/** px within which two marks of one kind are one. */
const sameSpot = 4;

/** The marks of these calls, oldest first; calls of one kind on one spot share a mark. */
export function marksOf({
  calls,
  quantity,
  numberOf,
  hasBars,
  x,
  y,
  left,
  right,
  comparisonId,
  bottom,
}: MarksInput): readonly DrawnMark[] {
  const marks: (DrawnMark & { readonly calls: CallMark[] })[] = [];
  const own: DrawnMark[] = [];
  for (const call of calls) {
    const value = call[quantity];
    const state = call.failed !== null ? "failed" : value === null ? "null" : "answered";
    const place = { x: x(Date.parse(call.at)), y: value === null || state !== "answered" ? bottom : y(value) };
    const number = numberOf(call);
    const bar = hasBars && state === "answered" ? barOf(call, x, left) : null;
    const isOwn = comparisonId !== null && call.comparisonId === comparisonId;
    const same = marks.findLast(
      (mark) =>
        mark.kind === call.kind &&
        mark.state === state &&
        mark.number === number &&
        // Of marks that were moved aside, the spot is that of their first call.
        Math.abs(x(Date.parse(mark.calls[0]?.at ?? "")) - place.x) <= sameSpot &&
        Math.abs(mark.y - place.y) <= 1,
    );
    if (same !== undefined) same.calls.push(call);
    else {
      const placed = isOwn ? aside(place, own, right) : place;
      const mark: DrawnMark & { readonly calls: CallMark[] } = {
        kind: call.kind,
        state,
        ...placed,
        number,
        bar,
        calls: [call],
      };
      marks.push(mark);
      if (isOwn) own.push(mark);
    }
  }
  return marks;
}

/** The first place to the right of those that are taken, as far as there is one. */
function aside(place: { readonly x: number; readonly y: number }, taken: readonly DrawnMark[], right: number) {
  const apart = 2 * markSize + 1;
  const isTaken = (x: number) =>
    taken.some((mark) => Math.abs(mark.x - x) < apart && Math.abs(mark.y - place.y) < apart);
  for (let x = place.x; x <= right; x += 1) if (!isTaken(x)) return { ...place, x };
  return place;
}

function barOf({ at, asOf }: CallMark, x: (ms: number) => number, left: number): DrawnMark["bar"] {
  if (asOf === null) return { left, right: x(Date.parse(at)), isOpen: true };
  const from = asOf.from === null ? left : x(Date.parse(asOf.from));
  return { left: Math.max(left, from), right: x(Date.parse(asOf.to)), isOpen: asOf.from === null };
}
