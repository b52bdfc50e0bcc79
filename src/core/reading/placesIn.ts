import { firstPlace, greatestSoFar } from "../firstPlace.ts";
import type { Reading } from "./reading.ts";

/**
 * Where in a list of readings those lie that a call may be before or after. Outside the place there is none, inside it
 * `orderOf` decides: a log has thousands of calls, of which only those around a call need to be looked at.
 */
export interface Places {
  /** The first that may be after the call, or at once with it: all before this place were over when it began. */
  notBefore(call: Reading): number;
  /** The place behind the last that is surely before the call. */
  endOfBefore(call: Reading): number;
  /** The first that is surely after the call. */
  after(call: Reading): number;
  /** The place behind the last that is not surely after the call. */
  endOfNotAfter(call: Reading): number;
}

/** Where the order is not that of spans alone, every reading has to be looked at. */
export function everyPlace({ length }: readonly Reading[]): Places {
  return { notBefore: () => 0, endOfBefore: () => length, after: () => 0, endOfNotAfter: () => length };
}

/** When a call was under way, ms since the epoch. */
interface Span {
  readonly from: number;
  readonly to: number;
}

interface Clock {
  readonly skewMs: number;
  spanOf(reading: Reading): Span | null;
}

const everSince: Span = { from: -Infinity, to: Infinity };

/** The places in a list whose readings are roughly in the order of time; one without a span may be of any time. */
export function placesIn(list: readonly Reading[], { spanOf, skewMs }: Clock): Places {
  const spans = list.map((reading) => spanOf(reading) ?? everSince);
  const froms = spans.map(({ from }) => from);
  const tos = spans.map(({ to }) => to);
  const [greatestFrom, greatestTo] = [greatestSoFar(froms), greatestSoFar(tos)];
  const [leastFrom, leastTo] = [leastFromHere(froms), leastFromHere(tos)];
  const spanIn = (call: Reading): Span => spanOf(call) ?? everSince;
  return {
    notBefore: (call) => firstPlace(greatestTo, (to) => to + skewMs > spanIn(call).from || to >= spanIn(call).to),
    endOfBefore: (call) => firstPlace(leastTo, (to) => to + skewMs > spanIn(call).from),
    after: (call) => firstPlace(greatestFrom, (from) => spanIn(call).to + skewMs <= from),
    endOfNotAfter: (call) =>
      firstPlace(leastFrom, (from) => spanIn(call).to + skewMs <= from && from > spanIn(call).to),
  };
}

function leastFromHere(values: readonly number[]): readonly number[] {
  const negated = greatestSoFar(values.map((value) => -value).toReversed());
  return negated.map((value) => -value).toReversed();
}
