import type { ItemSummary } from "../../core/item/item.ts";
import type { PlanOptions } from "../../core/plan/plan.ts";
import type { Clock } from "../../core/run/ports.ts";
import { type ItemOutcome, outcomeOf } from "../../core/summaries/itemOutcomes.ts";
import type { CallRecord } from "../connection/callRecord.ts";
import { failureOf } from "../failure/failures.ts";
import type { ComparisonWork } from "./comparisonWork.ts";
import { exceedsBudget, planFor } from "./planFor.ts";

export interface CompareManyDependencies {
  readonly comparisonWork: Pick<ComparisonWork, "compare">;
  readonly calls: CallRecord;
  readonly clock: Clock;
  /** The options of the comparison of this Item. */
  optionsFor(item: ItemSummary): PlanOptions;
}

export interface CompareManyHooks {
  readonly signal: AbortSignal;
  /** Called with each Item before it is compared, and while it waits for Plaid's limits. */
  onItem(item: ItemSummary, state: "comparing" | "waiting"): void;
  /** Called with the outcome of each. */
  onOutcome(outcome: ItemOutcome): void;
}

/** Several comparisons. `left` were not started, or not finished, when it was cancelled. */
export interface ManyComparisons {
  readonly outcomes: readonly ItemOutcome[];
  readonly left: number;
}

/** Plaid's limits by the minute recover within this time; those by the hour are not waited for. */
const longestWaitMs = 65_000;
const lookAgainMs = 1_000;

/**
 * Compares one Item after the other, each as soon as Plaid's documented limits allow the whole comparison. A failed one
 * does not stop the others, and a cancel keeps what is done.
 */
export async function compareMany(
  deps: CompareManyDependencies,
  items: readonly ItemSummary[],
  { signal, onItem, onOutcome }: CompareManyHooks,
): Promise<ManyComparisons> {
  const outcomes: ItemOutcome[] = [];
  const end = (outcome: ItemOutcome): void => {
    outcomes.push(outcome);
    onOutcome(outcome);
  };
  for (const item of items) {
    if (signal.aborted) break;
    try {
      if (!(await hasRoom(deps, item, { signal, onItem }))) {
        end({ kind: "not-compared", item, failure: { reason: "budget-spent", requestId: null } });
        continue;
      }
      onItem(item, "comparing");
      end(outcomeOf(await deps.comparisonWork.compare(item, deps.optionsFor(item), signal)));
    } catch (error) {
      if (signal.aborted) break;
      end({ kind: "not-compared", item, failure: failureOf(error) });
    }
  }
  return { outcomes, left: items.length - outcomes.length };
}

/** False when the limits would not recover within a reasonable wait. The local sandbox needs no protection. */
async function hasRoom(
  { calls, clock, optionsFor }: CompareManyDependencies,
  item: ItemSummary,
  { signal, onItem }: Pick<CompareManyHooks, "signal" | "onItem">,
): Promise<boolean> {
  if (item.environment === "local") return true;
  const isFull = () => exceedsBudget(planFor(calls, item, optionsFor(item)));
  for (let waited = 0; isFull(); waited += lookAgainMs) {
    if (waited >= longestWaitMs) return false;
    onItem(item, "waiting");
    await clock.wait(lookAgainMs, signal);
  }
  return true;
}
