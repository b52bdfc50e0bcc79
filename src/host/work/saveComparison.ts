import type { Comparison } from "../../core/comparison/comparison.ts";
import { thrownLine } from "../failure/failures.ts";
import type { Log } from "../log.ts";
import type { History } from "../storage/history.ts";
import type { RealTimeCalls } from "../storage/realTimeCalls.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import type { ItemReads } from "./itemReads.ts";

export interface SaveComparisonDependencies {
  readonly comparisons: ComparisonStore;
  readonly itemReads: ItemReads;
  readonly realTimeCalls: RealTimeCalls;
  readonly history: History;
  readonly log: Log;
}

/**
 * Puts a comparison into the store and the history. It is on screen already, so a failed write is only logged.
 */
export async function saveComparison(deps: SaveComparisonDependencies, comparison: Comparison): Promise<void> {
  const { comparisons, itemReads, history, log } = deps;
  comparisons.set(comparison.item.itemId, { comparison, inFlight: [], failure: null });
  const onError = (error: unknown) => log.error(`a comparison could not be kept: ${thrownLine(error)}`);
  const kept = [rememberRealTime(deps, comparison), history.save(comparison).catch(onError)];
  itemReads.learn(comparison);
  await Promise.all(kept);
}

/** Remembers the time of a real-time call, which bounds later ages. Never rejects. */
export async function rememberRealTime(
  deps: Pick<SaveComparisonDependencies, "realTimeCalls" | "log">,
  comparison: Comparison,
): Promise<void> {
  const { realTimeCalls, log } = deps;
  await realTimeCalls
    .learn(comparison)
    .catch((error: unknown) => log.error(`a real-time call could not be remembered: ${thrownLine(error)}`));
}
