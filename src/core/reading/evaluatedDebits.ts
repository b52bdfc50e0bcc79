import type { Comparison } from "../comparison/comparison.ts";
import { groupBy } from "../groupBy.ts";
import { oncePerObject } from "../oncePerObject.ts";
import { type EvaluationAsked, evaluationOf, plannedEvaluation } from "../plan/evaluationOf.ts";
import { answeredAtMs, isDated } from "./callTimes.ts";
import type { OkReading, Reading, SignalFacts } from "./reading.ts";
import { inCanonicalOrder } from "./readingOrder.ts";

export type AnsweredEvaluation = OkReading & { readonly signal: SignalFacts };

/** One evaluation of a debit: made, failed, or still to be made. */
export interface DebitEvaluation {
  /** The id of its reading, also while that is still to come. */
  readonly id: string;
  /** What was sent; null: no key. */
  readonly rulesetKey: string | null;
  /** Null while it is still to come, and where it was never made. */
  readonly reading: Reading | null;
  /** The evaluation of the same `client_transaction_id` before it: Plaid is documented to answer from that one. */
  readonly replays: AnsweredEvaluation | null;
}

/** A debit that was evaluated more than once, the evaluations in the order of the calls. */
export interface EvaluatedDebit {
  readonly accountId: string;
  /** US dollars. */
  readonly amount: number;
  readonly evaluations: readonly DebitEvaluation[];
}

/**
 * The debits of a comparison that were evaluated, or are to be, more than once: with several rulesets, or again. What is
 * not known of a saved evaluation, its account or amount, keeps it out; saved ones of one amount, far apart, are several debits.
 */
export const evaluatedDebits = oncePerObject((comparison: Comparison): readonly EvaluatedDebit[] => {
  // Most comparisons have one: to learn its account, every account would be looked through.
  if (evaluationIds(comparison).size < 2) return [];
  const debits = new Map<string, { accountId: string; amount: number; evaluations: DebitEvaluation[] }>();
  const seen = new Map<string, AnsweredEvaluation>();
  for (const { id, reading, asked } of evaluationsIn(comparison)) {
    if (asked === null) continue;
    const { accountId, amount, rulesetKey } = asked;
    const key = JSON.stringify([accountId, amount]);
    const debit = debits.get(key) ?? { accountId, amount, evaluations: [] };
    const transaction = isEvaluation(reading) ? reading.signal.clientTransactionId : "";
    const replays = seen.get(transaction) ?? null;
    if (isEvaluation(reading) && transaction !== "" && replays === null) seen.set(transaction, reading);
    debit.evaluations.push({ id, rulesetKey, reading, replays });
    debits.set(key, debit);
  }
  const all = [...debits.values()];
  const apart = comparison.origin === "saved" ? all.flatMap(apartInTime) : all;
  return apart.filter(({ evaluations }) => evaluations.length > 1);
});

/** Longer after the one before it, an evaluation of the same amount in a log is of another debit. A threshold of this product. */
const longestPauseMs = 10 * 60_000;

/** The debits of one account and amount: a customer pays the same rent each month. */
function apartInTime(debit: EvaluatedDebit): readonly EvaluatedDebit[] {
  const timed = debit.evaluations.map((evaluation) => ({ evaluation, at: timeOf(evaluation) }));
  if (timed.some(({ at }) => at === null)) return [debit];
  const groupOf = new Map<string, number>();
  let [group, last] = [0, Number.NEGATIVE_INFINITY];
  for (const { evaluation, at } of timed.toSorted((left, right) => (left.at ?? 0) - (right.at ?? 0))) {
    if ((at ?? 0) - last > longestPauseMs) group += 1;
    last = at ?? 0;
    // One that repeats an earlier ID is told beside that.
    groupOf.set(evaluation.id, groupOf.get(evaluation.replays?.id ?? "") ?? group);
  }
  return [...groupBy(debit.evaluations, ({ id }) => groupOf.get(id)).values()].map((evaluations) => ({
    ...debit,
    evaluations,
  }));
}

/** ms since the epoch; null where nobody kept the time of the call. */
function timeOf({ reading }: DebitEvaluation): number | null {
  if (reading === null || reading.outcome === "skipped" || !isDated(reading)) return null;
  return answeredAtMs(reading);
}

export function isEvaluation(reading: Reading | null): reading is AnsweredEvaluation {
  return reading?.outcome === "ok" && reading.signal !== undefined;
}

function evaluationIds({ plan, readings }: Comparison): ReadonlySet<string> {
  const calls = [...plan.steps.flatMap((step) => step.calls), ...readings];
  return new Set(calls.filter(({ endpoint }) => endpoint === "/signal/evaluate").map(({ id }) => id));
}

/** Those of the plan in its order, then those that were made outside it. */
function* evaluationsIn(
  comparison: Comparison,
): Generator<{ id: string; reading: Reading | null; asked: EvaluationAsked | null }> {
  const left = new Map(
    inCanonicalOrder(comparison.readings.filter(({ endpoint }) => endpoint === "/signal/evaluate")).map(
      (reading) => [reading.id, reading] as const,
    ),
  );
  for (const { id, endpoint } of comparison.plan.steps.flatMap(({ calls }) => calls)) {
    if (endpoint !== "/signal/evaluate") continue;
    const reading = left.get(id) ?? null;
    left.delete(id);
    const asked = reading === null ? plannedEvaluation(comparison, id) : evaluationOf(comparison, reading);
    yield { id, reading, asked };
  }
  for (const [id, reading] of left) yield { id, reading, asked: evaluationOf(comparison, reading) };
}
