import { accountsOf } from "./accountsOf.ts";
import type { Comparison } from "./comparison.ts";
import { defaultEvaluate } from "./defaultEvaluate.ts";
import type { EvaluateRequest } from "./plan.ts";
import type { Reading } from "./reading.ts";

/**
 * What an evaluation asked: as it was made, else as it was chosen, else as it would have been by default. Null when
 * nobody knows of which account. A new call needs a `clientTransactionId` of its own: under the old one Plaid answers
 * from the first.
 */
export function evaluationOf(
  comparison: Comparison,
  reading: Reading,
): Omit<EvaluateRequest, "clientTransactionId"> | null {
  const { evaluate } = comparison.plan.options;
  const chosen = evaluate === null || evaluate === "default" ? {} : evaluate;
  const made = askedBy(reading);
  const fallback = defaultEvaluate(accountsOf(comparison));
  const accountId = made?.accountId ?? chosen.accountId ?? fallback?.accountId;
  const amount = made?.amount ?? chosen.amount ?? fallback?.amount;
  if (accountId === undefined || amount === undefined) return null;
  const rulesetKey = made === undefined ? (chosen.rulesetKey ?? null) : made.rulesetKey;
  return { accountId, amount, rulesetKey };
}

function askedBy(reading: Reading): Omit<EvaluateRequest, "clientTransactionId"> | undefined {
  if (reading.outcome === "ok") return reading.signal;
  return reading.outcome === "failed" ? reading.evaluate : undefined;
}
