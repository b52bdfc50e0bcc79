import type { LocalItems } from "../local/localItems.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";
import { loadScenario } from "../local/scenarioControl.ts";
import type { RealTimeCalls } from "../storage/realTimeCalls.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import type { ItemStore } from "../store/itemStore.ts";
import type { ComparisonWork } from "./comparisonWork.ts";
import type { ItemReads } from "./itemReads.ts";

export interface BeginScenarioDependencies {
  readonly items: ItemStore;
  readonly comparisons: ComparisonStore;
  readonly itemReads: ItemReads;
  readonly comparisonWork: ComparisonWork;
  readonly local: LocalSandbox;
  readonly localItems: LocalItems;
  readonly realTimeCalls: RealTimeCalls;
}

/** A scenario by name or by the content of its file, and its existing Item, if one is known. */
export interface BeginScenario {
  readonly scenario: { readonly name: string } | { readonly scenario: unknown };
  readonly itemId: string | null;
}

/**
 * Adds the Item of a scenario to the local sandbox, or resets the existing one. Running work on it ends first, since a
 * real-time call would overwrite the new cache. Its known data is forgotten: a real-time call before the reset would
 * otherwise bound the age of its balances. Comparisons stay in the history.
 * @returns the Item's id
 * @throws BalanceLensError as `loadScenario`
 */
export async function beginScenario(
  deps: BeginScenarioDependencies,
  { scenario, itemId: there }: BeginScenario,
  signal: AbortSignal,
): Promise<string> {
  const address = await deps.local.use();
  if (there !== null) await endWork(deps, there);
  const itemId = await loadScenario(address, scenario, signal);
  deps.realTimeCalls.forgetLocal(itemId);
  deps.items.forget(itemId);
  // The scenario's own access token replaces a rotated one.
  if (deps.items.environment === "local") await deps.itemReads.relist(signal);
  else await deps.localItems.list(signal);
  deps.comparisons.forget(itemId);
  return itemId;
}

async function endWork(
  { comparisonWork, itemReads }: Pick<BeginScenarioDependencies, "comparisonWork" | "itemReads">,
  itemId: string,
): Promise<void> {
  comparisonWork.cancel(itemId);
  itemReads.stop(itemId);
  await comparisonWork.settled(itemId);
}
