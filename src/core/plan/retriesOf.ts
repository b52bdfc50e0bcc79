import type { Comparison } from "../comparison/comparison.ts";
import type { EndpointPath } from "../endpoint/endpoint.ts";
import type { FailedReading, OkReading, Reading } from "../reading/reading.ts";
import { type EvaluationAsked, evaluationOf } from "./evaluationOf.ts";

/** A failed call, in the form in which it is repeated. */
export interface RetryCall {
  readonly endpoint: EndpointPath;
  /** What an evaluation asks again; null for other endpoints. */
  readonly evaluate: EvaluationAsked | null;
  /** The accounts it named; absent where it named none, or nobody knows. */
  readonly accountIds?: readonly string[];
}

/**
 * The calls of a comparison that failed and have no later response, in the order of its plan, each request once: the
 * same call before and after the real-time one is now one request. `only` selects readings, even of a call that was answered since.
 */
export function retriesOf(comparison: Comparison, only?: readonly string[]): readonly RetryCall[] {
  const failed = comparison.readings
    .filter((reading): reading is FailedReading => reading.outcome === "failed")
    .filter(({ id }) => only === undefined || only.includes(id))
    .sort((left, right) => placeIn(comparison, left) - placeIn(comparison, right));
  const calls = new Map<string, RetryCall>();
  for (const reading of failed) {
    const call = callOf(comparison, reading);
    if (call === null || (only === undefined && wasAnsweredSince(comparison, reading))) continue;
    const key = keyOf(call);
    if (!calls.has(key)) calls.set(key, call);
  }
  return [...calls.values()];
}

/** Null for an evaluation of which nobody knows the account. */
function callOf(comparison: Comparison, reading: FailedReading | OkReading): RetryCall | null {
  const { endpoint } = reading;
  const accountIds = reading.sent?.accountIds ?? null;
  if (endpoint !== "/signal/evaluate") return { endpoint, evaluate: null, ...(accountIds !== null && { accountIds }) };
  const evaluate = evaluationOf(comparison, reading);
  return evaluate === null ? null : { endpoint, evaluate };
}

/** A single call comes after the plan, so a later single call of the same request answers an earlier one. */
function wasAnsweredSince(comparison: Comparison, failed: FailedReading): boolean {
  const call = callOf(comparison, failed);
  const later = comparison.readings.slice(comparison.readings.indexOf(failed) + 1);
  return later.some((reading) => {
    if (reading.outcome !== "ok" || reading.pass !== "single") return false;
    const other = callOf(comparison, reading);
    if (call === null || other === null) return false;
    // It asked for every account, those of the failed call among them.
    const isWider = other.evaluate === null && other.accountIds === undefined && other.endpoint === call.endpoint;
    return isWider || keyOf(call) === keyOf(other);
  });
}

function keyOf({ endpoint, evaluate, accountIds }: RetryCall): string {
  return evaluate === null
    ? JSON.stringify([endpoint, ...(accountIds ?? [])])
    : JSON.stringify([endpoint, evaluate.accountId, evaluate.amount, evaluate.rulesetKey]);
}

/** What was made outside the plan comes after it, in the order it was made. */
function placeIn({ plan }: Comparison, { id }: Reading): number {
  const planned = plan.steps.flatMap(({ calls }) => calls).findIndex((call) => call.id === id);
  return planned === -1 ? Number.MAX_SAFE_INTEGER : planned;
}
