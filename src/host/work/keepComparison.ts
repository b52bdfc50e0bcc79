import type { Comparison } from "../../core/comparison/comparison.ts";
import { thrownLine } from "../failure/failures.ts";
import type { Log } from "../log.ts";
import type { History } from "../storage/history.ts";
import type { RealTimeCalls } from "../storage/realTimeCalls.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import type { ItemReads } from "./itemReads.ts";

export interface KeepDependencies {
  readonly comparisons: ComparisonStore;
  readonly itemReads: ItemReads;
  readonly realTimeCalls: RealTimeCalls;
  readonly history: History;
  readonly log: Log;
}

/**
 * Saves a comparison in the history. The person has its responses already, so a full disk harms nothing but the
 * history.
 */
export async function keepComparison(deps: KeepDependencies, comparison: Comparison): Promise<void> {
  const { comparisons, itemReads, history, log } = deps;
  comparisons.set(comparison.item.itemId, { comparison, inFlight: [], failure: null });
  const onError = (error: unknown) => log.error(`a comparison could not be kept: ${thrownLine(error)}`);
  const kept = [rememberRealTime(deps, comparison), history.save(comparison).catch(onError)];
  itemReads.learn(comparison);
  await Promise.all(kept);
}

/** So that later ages are bounded by it. Never rejects. */
export async function rememberRealTime(
  deps: Pick<KeepDependencies, "realTimeCalls" | "log">,
  comparison: Comparison,
): Promise<void> {
  const { realTimeCalls, log } = deps;
  await realTimeCalls
    .learn(comparison)
    .catch((error: unknown) => log.error(`a real-time call could not be remembered: ${thrownLine(error)}`));
}
