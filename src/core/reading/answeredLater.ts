import type { Comparison } from "../comparison/comparison.ts";
import { groupBy } from "../groupBy.ts";
import { evaluationOf } from "../plan/evaluationOf.ts";
import { type CallTimes, callTimesOf } from "./callTimes.ts";
import { inTimeOrder } from "./inTimeOrder.ts";
import type { FailedReading, OkReading, Sent } from "./reading.ts";

/**
 * Finds the first response to the same request after a failed one; null when there is none, or when neither time nor step
 * shows that one came later. A failure with a later response describes the past. The same request: the same endpoint,
 * and where both requests are known the same accounts, the same debit, and no older response accepted.
 */
export function laterAnswers(
  comparison: Comparison,
  times: CallTimes = callTimesOf(comparison),
): (failed: FailedReading) => OkReading | null {
  const ok = inTimeOrder(comparison, times).filter((reading): reading is OkReading => reading.outcome === "ok");
  const byEndpoint = groupBy(ok, ({ endpoint }) => endpoint);
  return (failed) => {
    const answers = byEndpoint.get(failed.endpoint) ?? [];
    for (let place = times.placesIn(answers).after(failed); place < answers.length; place += 1) {
      const answer = answers[place];
      if (answer === undefined || times.orderOf(failed, answer) !== "before") continue;
      if (isSameRequest(comparison, failed, answer)) return answer;
    }
    return null;
  };
}

/** Where one of the requests was not kept, the endpoint alone decides whether they are the same. */
function isSameRequest(comparison: Comparison, failed: FailedReading, answer: OkReading): boolean {
  if (failed.endpoint === "/signal/evaluate" && !isSameEvaluation(comparison, failed, answer)) return false;
  if (failed.sent === undefined || answer.sent === undefined) return true;
  return isSameFilter(failed.sent, answer.sent) && isAsDemanding(answer.sent, failed.sent);
}

/** Each attempt has a transaction id of its own, since Plaid repeats its first response under an old one. */
function isSameEvaluation(comparison: Comparison, failed: FailedReading, answer: OkReading): boolean {
  const [asked, again] = [evaluationOf(comparison, failed), evaluationOf(comparison, answer)];
  if (asked === null || again === null) return true;
  // Without a key Plaid takes the ruleset of this name.
  const rulesetOf = (request: typeof asked): string => request.rulesetKey ?? "default";
  const isSameDebit = asked.accountId === again.accountId && asked.amount === again.amount;
  return isSameDebit && rulesetOf(asked) === rulesetOf(again);
}

function isSameFilter({ accountIds: one }: Sent, { accountIds: other }: Sent): boolean {
  if (one === null || other === null) return one === other;
  return new Set(one).size === new Set(other).size && one.every((id) => other.includes(id));
}

/** The oldest acceptable time moves with the clock; a later request that accepts older balances is a different one. */
function isAsDemanding({ minLastUpdatedDatetime: later }: Sent, { minLastUpdatedDatetime: earlier }: Sent): boolean {
  if (later === null || earlier === null) return later === earlier;
  return Date.parse(later) >= Date.parse(earlier);
}
