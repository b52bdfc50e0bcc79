import type { Comparison } from "../../core/comparison/comparison.ts";
import { outcomeOf } from "../../core/summaries/itemOutcomes.ts";
import type { History } from "../storage/history.ts";
import { isSavedKey } from "../store/storeKey.ts";
import { ManyRun } from "./manyRun.ts";

/**
 * Restores the run of these times from the saved comparisons, the newest of each Item. Items that were not compared are
 * lost. `subject` is the interval of the run.
 * @returns null where no comparison is saved, or the subject is no interval
 */
export async function keptRun(history: Pick<History, "list" | "find">, subject: string): Promise<ManyRun | null> {
  const [from = "", to = ""] = subject.split("/");
  const [begun, ended] = [Date.parse(from), to === "" ? Infinity : Date.parse(to)];
  if (Number.isNaN(begun) || Number.isNaN(ended)) return null;
  const seen = new Set<string>();
  const comparisons: Comparison[] = [];
  for (const { name, itemId, startedAt } of await history.list()) {
    const at = Date.parse(startedAt);
    if (!(at >= begun && at <= ended) || isSavedKey(itemId) || seen.has(itemId)) continue;
    const comparison = await history.find((file) => file.name === name);
    if (comparison === null) continue;
    seen.add(itemId);
    comparisons.push(comparison);
  }
  const environment = comparisons[0]?.environment;
  if (environment === undefined) return null;
  const outcomes = comparisons.map(outcomeOf);
  const items = outcomes.map(({ item }) => item);
  return new ManyRun(items, { environment, startedAt: from, kept: { outcomes, endedAt: to === "" ? from : to } });
}
