import type { Quantity } from "../../../src/core/timeline/quantity.ts";
import type { CallMark } from "../../../src/core/timeline/timeline.ts";
import type { Sheet } from "./sheet.ts";

/** A mark: one or more calls of one kind at the same place. */
export interface DrawnMark {
  readonly kind: CallMark["kind"];
  /** `answered`: with a balance; `null`: without one; `failed`: the call failed. */
  readonly state: "answered" | "null" | "failed";
  readonly x: number;
  readonly y: number;
  /** The number of its step in the table; null for calls that are not in the table. */
  readonly number: number | null;
  /** The interval of its balance in px, drawn when no line shows it. `isOpen`: the start is not known. */
  readonly bar: { readonly left: number; readonly right: number; readonly isOpen: boolean } | null;
  readonly calls: readonly CallMark[];
}

export interface MarksInput {
  readonly calls: readonly CallMark[];
  readonly quantity: Quantity;
  /** The step's number in the table, for calls of the comparison on screen. */
  readonly numberOf: (call: CallMark) => number | null;
  readonly hasBars: boolean;
  /** The comparison whose marks must all be visible: marks that would overlap are drawn side by side. */
  readonly comparisonId: string | null;
  /** The y of calls without a balance, px. */
  readonly lane: number;
}

/** Half the size of a mark, px. */
export const markSize = 4.5;
/** So many marks are moved side by side: with more, those of a long log, none would stand near its own moment. */
const mostAside = 4;
/** px within which marks of one kind are merged. */
const sameSpot = 4;

/** What a call returned of a balance. */
export function stateOf(call: CallMark, quantity: Quantity): DrawnMark["state"] {
  if (call.failed !== null) return "failed";
  return call[quantity] === null ? "null" : "answered";
}

/** The marks of these calls, oldest first; calls of one kind at the same place share a mark. */
export function marksOf(
  { calls, quantity, numberOf, hasBars, comparisonId, lane }: MarksInput,
  { time: { x }, money, plot: { left, right } }: Sheet,
): readonly DrawnMark[] {
  const marks: (DrawnMark & { readonly calls: CallMark[] })[] = [];
  /** The x of each mark's first call, which never falls: a mark that was moved aside belongs there. */
  const spots: number[] = [];
  const own: DrawnMark[] = [];
  for (const call of calls) {
    const value = call[quantity];
    const state = stateOf(call, quantity);
    const place = { x: x(Date.parse(call.at)), y: value === null || state !== "answered" ? lane : money.y(value) };
    const number = numberOf(call);
    const bar = hasBars && state === "answered" ? barOf(call, x, left) : null;
    const isOwn = comparisonId !== null && call.comparisonId === comparisonId;
    const same = lastAt(marks, spots, place.x, (mark) => {
      const isSame = mark.kind === call.kind && mark.state === state && mark.number === number;
      return isSame && Math.abs(mark.y - place.y) <= 1;
    });
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
      spots.push(place.x);
      if (isOwn) own.push(mark);
    }
  }
  return marks;
}

/** The last mark at a spot that fits; those further left are not looked at, as a log may have thousands. */
function lastAt<Mark>(
  marks: readonly Mark[],
  spots: readonly number[],
  x: number,
  fits: (mark: Mark) => boolean,
): Mark | undefined {
  for (let place = marks.length - 1; place >= 0 && x - (spots[place] ?? x) <= sameSpot; place -= 1) {
    const mark = marks[place];
    if (mark !== undefined && fits(mark)) return mark;
  }
  return undefined;
}

/** The first free place to the right of the taken ones, if there is one. */
function aside(place: { readonly x: number; readonly y: number }, taken: readonly DrawnMark[], right: number) {
  const apart = 2 * markSize + 1;
  const near = taken.filter(
    (mark) => Math.abs(mark.y - place.y) < apart && Math.abs(mark.x - place.x) < (mostAside + 1) * apart,
  );
  const isTaken = (x: number) => near.some((mark) => Math.abs(mark.x - x) < apart);
  for (let x = place.x; x <= Math.min(right, place.x + mostAside * apart); x += 1)
    if (!isTaken(x)) return { ...place, x };
  return place;
}

function barOf({ at, asOf }: CallMark, x: (ms: number) => number, left: number): DrawnMark["bar"] {
  if (asOf === null) return { left, right: x(Date.parse(at)), isOpen: true };
  const from = asOf.from === null ? left : x(Date.parse(asOf.from));
  return { left: Math.max(left, from), right: x(Date.parse(asOf.to)), isOpen: asOf.from === null };
}
