import { endpointEntry } from "../endpoint/catalogue.ts";
import type { Pass } from "../reading/reading.ts";
import type { IdentifiedBody } from "./body/identifyBody.ts";
import { answerTimeOf } from "./savedBody.ts";

/** The steps that a saved response can belong to, in their order. */
export const savedPassOrder: readonly Pass[] = ["cached", "evaluated", "real-time", "cached-again", "single"];

/**
 * The step that each response would have had in a comparison. A cached response counts as read after the real-time one
 * only where its call is known to have begun when that one was answered. The first real-time call that was answered is the one to compare with;
 * the others are single calls, in the order of time.
 */
export function savedPasses(identified: readonly IdentifiedBody[]): readonly Pass[] {
  const isRealTime = (each: IdentifiedBody): boolean => each.endpoint === "/accounts/balance/get";
  const first = firstRealTime(identified.filter(isRealTime));
  const firstAt = first === undefined ? Number.NaN : latestEnd(first);
  return identified.map((each): Pass => {
    if (isRealTime(each)) return each === first ? "real-time" : "single";
    if (each.endpoint === "/signal/evaluate") return "evaluated";
    return earliestStart(each) >= firstAt && answerTimeOf(each) > firstAt ? "cached-again" : "cached";
  });
}

/** The first call that was answered, else the first of all; those without a time come first. */
function firstRealTime(realTimes: readonly IdentifiedBody[]): IdentifiedBody | undefined {
  const timed = realTimes.map((each) => ({ each, at: answerTimeOf(each) || 0 }));
  const inOrder = timed.sort((left, right) => left.at - right.at).map(({ each }) => each);
  return inOrder.find(({ isError }) => !isError) ?? inOrder[0];
}

/** ms since the epoch; NaN where the time was not kept, which is neither before nor after any other. */
function earliestStart({ startedAt, latencyMs, endpoint }: IdentifiedBody): number {
  return Date.parse(startedAt ?? "") - (latencyMs === undefined ? endpointEntry(endpoint).timeoutMs : 0);
}

function latestEnd(body: IdentifiedBody): number {
  const isOpen = body.latencyMs === undefined && body.isAnswerTime !== true;
  const { timeResolutionMs = 1 } = body;
  return answerTimeOf(body) + (isOpen ? endpointEntry(body.endpoint).timeoutMs : 0) + timeResolutionMs - 1;
}
