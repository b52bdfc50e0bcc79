import type { Memento } from "vscode";
import type { ComparisonPanels } from "../panel/comparisonPanels.ts";
import type { History } from "../storage/history.ts";
import type { RealTimeCalls } from "../storage/realTimeCalls.ts";
import { forgetRuleset } from "../storage/rulesetKeys.ts";
import type { SandboxItems } from "../storage/sandboxItems.ts";
import type { SandboxKeyStore } from "../storage/sandboxKeys.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import { isSavedKey } from "../store/storeKey.ts";
import type { ComparisonWork } from "./comparisonWork.ts";

export interface SandboxTracesDependencies {
  readonly keys: SandboxKeyStore;
  readonly sandboxItems: SandboxItems;
  readonly realTimeCalls: RealTimeCalls;
  readonly history: History;
  readonly memento: Pick<Memento, "get" | "update">;
  readonly panels: ComparisonPanels;
  readonly comparisons: ComparisonStore;
  readonly comparisonWork: ComparisonWork;
}

/**
 * Erases all that is kept here of Plaid Sandbox: access tokens, keys, what labels the Items, the comparisons of them and
 * what was learned for the next one. Saved responses are files of the person's own and stay. A place that fails keeps
 * none of the others from being erased.
 * @throws BalanceLensError the first thing that failed, `storage-failed` for a place that cannot be written
 */
export async function eraseSandboxTraces(deps: SandboxTracesDependencies): Promise<void> {
  const { keys, sandboxItems, realTimeCalls, history, memento } = deps;
  const items = await sandboxItems.list();
  await endWork(deps, new Set(items.map(({ itemId }) => itemId)));
  const ended = await Promise.allSettled([
    ...items.map(({ itemId }) => sandboxItems.remove(itemId)),
    keys.erase(),
    realTimeCalls.forgetSandbox(),
    forgetRuleset(memento, "sandbox", null),
    history.erase(({ environment, itemId }) => environment === "sandbox" && !isSavedKey(itemId)),
  ]);
  const failed = ended.find((each) => each.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/** What runs ends first, or it would be kept after all. Then its panels go. */
async function endWork(
  { panels, comparisons, comparisonWork }: SandboxTracesDependencies,
  itemIds: ReadonlySet<string>,
): Promise<void> {
  for (const itemId of itemIds) comparisonWork.cancel(itemId);
  await Promise.all([...itemIds].map((itemId) => comparisonWork.settled(itemId)));
  for (const { itemId } of panels.list()) {
    const { comparison } = comparisons.get(itemId);
    const isOfSandbox = comparison?.environment === "sandbox" && !isSavedKey(itemId);
    if (isOfSandbox || itemIds.has(itemId)) panels.close(itemId);
  }
  for (const itemId of itemIds) comparisons.forget(itemId);
}
