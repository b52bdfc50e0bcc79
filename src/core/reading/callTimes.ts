import type { Comparison } from "../comparison/comparison.ts";
import { endpointEntry } from "../endpoint/catalogue.ts";
import { oncePerObject } from "../oncePerObject.ts";
import {
  type Called,
  clockOffset,
  dateResolutionMs,
  greatestOf,
  offsetOf,
  offsetSpread,
  showsBothClocks,
  unwrittenMs,
} from "./clockOffset.ts";
import { everyPlace, type Places, placesIn } from "./placesIn.ts";
import type { Reading } from "./reading.ts";
import { precedes } from "./readingOrder.ts";

/** When a call was under way, ms since the epoch, on the one clock used for the whole comparison. */
export interface CallSpan {
  readonly from: number;
  readonly to: number;
}

/** The order of two calls in time. `unknown`: they overlap, or their times were not recorded. */
export type CallOrder = "before" | "after" | "unknown";

/** The times of a comparison's calls, on one clock. */
export interface CallTimes {
  /** Null: nobody kept the time of this call, or it was not made. */
  spanOf(reading: Reading): CallSpan | null;
  /** Whether the first call was over before the other began. */
  orderOf(left: Reading, right: Reading): CallOrder;
  /** Where in a list in the order of time those lie that a call may be before or after; found once for each list. */
  placesIn(list: readonly Reading[]): Places;
  /**
   * How far the times contradict the order of the calls, or a timestamp in its own response; ms, 0 where they do not.
   */
  readonly skewMs: number;
}

/** Below this it is the header's resolution, not a wrong clock. */
const leastSkewMs = 1000;

/** False for a saved response whose time was not recorded: its `startedAt` means nothing. */
export function isDated(reading: Called): boolean {
  return reading.serverTime !== null || reading.notRecorded?.includes("startedAt") !== true;
}

/**
 * "Now" of a response, ms since the epoch: its `Date` header, so that neither a wrong clock of this machine nor the
 * emulator's own clock makes an age negative. This machine's clock is used only when the server sent none.
 */
export function answeredAtMs(reading: Called): number {
  return reading.serverTime === null
    ? Date.parse(reading.startedAt) + reading.latencyMs
    : Date.parse(reading.serverTime);
}

/** The latest that "now" of a response can have been: an age is at most the distance to this. ms since the epoch. */
export function latestAnswerMs(reading: Called): number {
  return answeredAtMs(reading) + (reading.serverTime === null ? unwrittenMs(reading) : 0);
}

/**
 * True where the time zone was guessed. All times of one log are off by the same amount, so their order is right;
 * compared with any other time they mean nothing.
 */
export function isZoneGuessed(reading: Reading): boolean {
  return reading.outcome !== "skipped" && reading.guessed?.includes("time") === true;
}

/**
 * How far a call may reach beyond the time that a saved response gives, ms: where its latency is unknown, as long as a
 * call of its endpoint may take, and where the time is written in whole seconds or minutes, the rest of one. A time that is
 * the answer's has no call after it.
 */
export function slackOf(call: Called): { readonly before: number; readonly after: number } {
  const before = call.notRecorded?.includes("latencyMs") === true ? endpointEntry(call.endpoint).timeoutMs : 0;
  if (call.serverTime !== null) return { before, after: 0 };
  return { before, after: (call.isAnswerTime === true ? 0 : before) + unwrittenMs(call) };
}

/** When the answer of a call had come, as far as is known, ms since the epoch; NaN where nobody kept it. */
export function answerTime({ spanOf }: Pick<CallTimes, "spanOf">, reading: Reading): number {
  const span = spanOf(reading);
  return span === null || reading.outcome === "skipped" ? Number.NaN : span.to - slackOf(reading).after;
}

function isCalled(reading: Reading): reading is Called {
  return reading.outcome !== "skipped";
}

/** How far responses are dated before the link of their Item, before which there can be none. */
function answeredBeforeLink(calls: readonly Called[], spanOf: (reading: Reading) => CallSpan | null): number {
  const links = calls.map((call) => (call.outcome === "ok" ? Date.parse(call.item?.createdAt ?? "") : Number.NaN));
  const link = greatestOf(links.filter((at) => !Number.isNaN(at)));
  const first = -greatestOf(calls.map((call) => -(spanOf(call)?.to ?? Number.POSITIVE_INFINITY)));
  return Number.isFinite(link) && Number.isFinite(first) ? link - first : 0;
}

function spanOn(offset: ReturnType<typeof offsetOf>, call: Called): CallSpan | null {
  if (!isDated(call)) return null;
  const slack = slackOf(call);
  if (call.serverTime === null) {
    const startedAt = Date.parse(call.startedAt);
    return {
      from: startedAt + offset.least - slack.before,
      to: startedAt + offset.most + call.latencyMs + slack.after,
    };
  }
  const at = Date.parse(call.serverTime);
  return { from: at - call.latencyMs - slack.before, to: at % 1000 === 0 ? at + dateResolutionMs : at };
}

/** A timestamp in a response lies in the past; one that does not shows how far the clocks are apart. */
function stampsAhead(call: Called, span: CallSpan): number {
  if (call.outcome !== "ok" || call.item === undefined) return 0;
  const { createdAt, transactions, investments } = call.item;
  const stamps = [
    createdAt,
    ...[transactions, investments].flatMap((each) => [each?.lastSuccessfulUpdate, each?.lastFailedUpdate]),
  ];
  const latest = Math.max(...stamps.map((stamp) => Date.parse(stamp ?? "")).filter((at) => !Number.isNaN(at)), span.to);
  return latest - span.to;
}

/**
 * Determines when each call was made, on the server's clock where any response shows it. Calls made here are ordered by
 * the steps of the plan, without clocks; saved responses only by times that do not overlap.
 */
export const callTimesOf = oncePerObject((comparison: Comparison): CallTimes => {
  const calls = comparison.readings.filter(isCalled);
  const offset = offsetOf(calls);
  const spans = new Map(calls.map((call) => [call.id, spanOn(offset, call)]));
  const spanOf = (reading: Reading): CallSpan | null => spans.get(reading.id) ?? null;
  const bySteps = comparison.origin !== "saved";
  let skewMs = 0;
  const clocked = calls.filter((call) => !isZoneGuessed(call));
  for (const call of clocked) {
    const span = spanOf(call);
    if (span !== null) skewMs = Math.max(skewMs, stampsAhead(call, span));
  }
  if (bySteps) skewMs = Math.max(skewMs, contradictions(calls, spanOf));
  skewMs = Math.max(skewMs, offsetSpread(calls, comparison.environment === "local"));
  skewMs = Math.max(skewMs, answeredBeforeLink(clocked, spanOf));
  if (skewMs < leastSkewMs) skewMs = 0;
  const isOneZone = new Set(calls.map(isZoneGuessed)).size <= 1;
  const places = new WeakMap<readonly Reading[], Places>();
  return {
    spanOf,
    skewMs,
    placesIn(list) {
      let known = places.get(list);
      if (known === undefined) {
        known = bySteps || !isOneZone ? everyPlace(list) : placesIn(list, { spanOf, skewMs });
        places.set(list, known);
      }
      return known;
    },
    orderOf(left, right) {
      if (bySteps) {
        if (precedes(left, right)) return "before";
        return precedes(right, left) ? "after" : "unknown";
      }
      if (isZoneGuessed(left) !== isZoneGuessed(right)) return "unknown";
      const [one, other] = [spanOf(left), spanOf(right)];
      if (one === null || other === null) return "unknown";
      if (isBefore(one, other, skewMs)) return "before";
      return isBefore(other, one, skewMs) ? "after" : "unknown";
    },
  };
});

/**
 * The current time on the clock of a comparison's responses, ms since the epoch; `now` is this machine's. They differ
 * where the local sandbox's clock was moved, or where a machine's clock is wrong.
 */
export function answersClock({ readings }: Pick<Comparison, "readings">, now: number): number {
  const shown = readings.filter(isCalled).filter(showsBothClocks);
  const [newest] = shown.toSorted((left, right) => Date.parse(right.startedAt) - Date.parse(left.startedAt));
  const offset = newest === undefined ? 0 : clockOffset(newest);
  return Math.abs(offset) < leastSkewMs ? now : now + offset;
}

/** True where one span was over before another began, however far the clocks are apart. */
export function isBefore(one: CallSpan, other: CallSpan, skewMs: number): boolean {
  return one.to + skewMs <= other.from && one.to < other.to;
}

/** The furthest that a response of a later step is dated before one of an earlier step. */
function contradictions(calls: readonly Called[], spanOf: (reading: Reading) => CallSpan | null): number {
  let most = 0;
  for (const left of calls) {
    const one = spanOf(left);
    if (one === null) continue;
    for (const right of calls) {
      const other = spanOf(right);
      // Neither call took longer than it did: the clocks differ by as much as the whole of both.
      const isContrary = other !== null && one.from > other.to && precedes(left, right);
      if (isContrary) most = Math.max(most, one.to - other.from);
    }
  }
  return most;
}
