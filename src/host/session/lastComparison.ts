import type { Comparison } from "../../core/comparison/comparison.ts";
import { lastCompared } from "../../text/code/lastCompared.ts";
import type { History } from "../storage/history.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import { textContext } from "../window/textContext.ts";

/**
 * What an endpoint answered in the newest comparison of the local sandbox: of those that are open, else the newest that is kept. Null
 * where there is none, or it was not called there.
 */
export async function lastComparisonLine(
  { comparisons, history }: { readonly comparisons: ComparisonStore; readonly history: History },
  endpoint: string,
): Promise<string | null> {
  const open = comparisons
    .keys()
    .map((key) => comparisons.get(key).comparison)
    .filter((each): each is Comparison => each?.environment === "local" && each.origin !== "saved")
    .sort((one, other) => other.startedAt.localeCompare(one.startedAt));
  for (const comparison of open) {
    const line = lastCompared(comparison, endpoint, textContext());
    if (line !== null) return line;
  }
  const kept = open.length > 0 ? null : await history.find(({ environment }) => environment === "local");
  return kept === null ? null : lastCompared(kept, endpoint, textContext());
}
