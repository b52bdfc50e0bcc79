import type { Comparison } from "../comparison/comparison.ts";
import { accountsOf } from "../item/accountsOf.ts";
import type { EvaluateRequest, Reading } from "../reading/reading.ts";
import { defaultEvaluate } from "./defaultEvaluate.ts";

/** What an evaluation asks, but for the id that each call needs anew. */
export type EvaluationAsked = Omit<EvaluateRequest, "clientTransactionId">;

/**
 * What an evaluation was sent, or would have been. Null when its account is unknown. The ruleset key is never read from
 * the response: without one in the request Plaid returns the one it chose. A new call needs a `clientTransactionId` of
 * its own: under the old one Plaid repeats its first response.
 */
export function evaluationOf(comparison: Comparison, reading: Reading): EvaluationAsked | null {
  if (reading.outcome === "skipped") return plannedEvaluation(comparison, reading.id);
  if (reading.sent !== undefined) {
    const { evaluate } = reading.sent;
    if (evaluate === undefined) return null;
    const { clientTransactionId: _, ...asked } = evaluate;
    return asked;
  }
  // Of a saved response whose request nobody kept the account is a guess, and no amount is known.
  if (comparison.origin === "saved") return null;
  return ofEarlierVersion(comparison, reading);
}

/**
 * An earlier version kept the account and amount of an answered evaluation as sent, and the key in the plan alone. For
 * a call outside the plan the key is lost, and for one that failed everything is.
 */
function ofEarlierVersion(comparison: Comparison, reading: Reading): EvaluationAsked | null {
  const asked = reading.pass === "single" ? null : plannedEvaluation(comparison, reading.id);
  if (reading.outcome !== "ok" || reading.signal === undefined) return asked;
  const { accountId, amount } = reading.signal;
  return { accountId, amount, rulesetKey: asked?.rulesetKey ?? null };
}

/** What the evaluation of this id was to ask: as it was chosen, else as it is by default. Null as for `evaluationOf`. */
export function plannedEvaluation(comparison: Comparison, id: string): EvaluationAsked | null {
  const { steps, options } = comparison.plan;
  const { evaluate } = options;
  const chosen = evaluate === null || evaluate === "default" ? {} : evaluate;
  // To learn the default, every account is looked through.
  const isChosen = chosen.accountId !== undefined && chosen.amount !== undefined;
  const fallback = isChosen ? null : defaultEvaluate(accountsOf(comparison));
  const accountId = chosen.accountId ?? fallback?.accountId;
  const amount = chosen.amount ?? fallback?.amount;
  if (accountId === undefined || amount === undefined) return null;
  const own = steps.flatMap(({ calls }) => calls).find((call) => call.id === id)?.rulesetKey;
  return { accountId, amount, rulesetKey: own === undefined ? (chosen.rulesetKey ?? null) : own };
}
