import type { Memento } from "vscode";
import type { ComparisonPanels } from "../../panel/comparisonPanels.ts";
import type { TimelinePanels } from "../../panel/timelinePanels.ts";
import type { LastManyRun } from "../../reports/lastManyRun.ts";
import type { ReportPanels } from "../../reports/reportPanels.ts";
import type { ResponseBodies } from "../../responses/responseBodies.ts";
import type { ResponseDocuments } from "../../responses/responseDocuments.ts";
import type { History } from "../../storage/history.ts";
import type { RealTimeCalls } from "../../storage/realTimeCalls.ts";
import { forgetRuleset } from "../../storage/rulesetKeys.ts";
import type { SandboxItems } from "../../storage/sandboxItems.ts";
import type { SandboxKeyStore } from "../../storage/sandboxKeys.ts";
import type { ComparisonStore } from "../../store/comparisonStore.ts";
import { isSavedKey } from "../../store/storeKey.ts";
import type { Timelines } from "../../timeline/timelines.ts";
import type { ReadOnlyDocuments } from "../../window/readOnlyDocuments.ts";
import type { ComparisonWork } from "../../work/comparisonWork.ts";

export interface SandboxTracesDependencies {
  readonly keys: SandboxKeyStore;
  readonly sandboxItems: SandboxItems;
  readonly realTimeCalls: RealTimeCalls;
  readonly history: History;
  readonly memento: Pick<Memento, "get" | "update">;
  readonly panels: ComparisonPanels;
  readonly timelinePanels: Pick<TimelinePanels, "closeOf">;
  readonly timelines: Pick<Timelines, "forget">;
  readonly reports: Pick<ReportPanels, "closeOf">;
  readonly responses: Pick<ResponseBodies, "forget">;
  readonly responseDocuments: Pick<ResponseDocuments, "close">;
  readonly documents: Pick<ReadOnlyDocuments, "close">;
  readonly comparisons: ComparisonStore;
  readonly comparisonWork: ComparisonWork;
  readonly lastManyRun: LastManyRun;
}

/** Data of Plaid Sandbox that could not be erased. */
export type TraceLeft =
  | { readonly kind: "tokens"; readonly itemIds: readonly string[] }
  | { readonly kind: "unknown-tokens" | "keys" | "labels" | "comparisons" | "real-time-calls" | "ruleset-keys" };

/**
 * Erases everything stored about Plaid Sandbox: access tokens, keys, descriptions of Items, their comparisons, the times of
 * real-time calls and ruleset keys. Saved responses are the person's own files and stay. A failure in one place does not
 * stop the others, and does not make this reject. @returns what could not be erased
 */
export async function eraseSandboxTraces(deps: SandboxTracesDependencies): Promise<readonly TraceLeft[]> {
  const { keys, sandboxItems, realTimeCalls, history, memento } = deps;
  const items = await sandboxItems.list().catch(() => []);
  await endWork(
    deps,
    items.map(({ itemId }) => itemId),
  );
  const places = [
    ["keys", keys.erase()],
    ["real-time-calls", realTimeCalls.forgetSandbox()],
    ["ruleset-keys", forgetRuleset(memento, "sandbox", null)],
    ["comparisons", history.erase(({ environment, itemId }) => environment === "sandbox" && !isSavedKey(itemId))],
  ] as const;
  const [erased, ended] = await Promise.all([
    sandboxItems.erase(),
    Promise.allSettled(places.map(([, erasing]) => erasing)),
  ]);
  return [
    ...(erased.tokensOf.length > 0 ? [{ kind: "tokens", itemIds: erased.tokensOf } as const] : []),
    ...(erased.isSureOfTokens ? [] : [{ kind: "unknown-tokens" } as const]),
    ...(erased.files.length > 0 ? [{ kind: "labels" } as const] : []),
    ...places.filter((_place, index) => ended[index]?.status === "rejected").map(([kind]) => ({ kind })),
  ];
}

/**
 * Ends running work, which would otherwise be saved afterwards, then closes its panels and forgets what this window holds
 * in memory.
 */
async function endWork(
  {
    panels,
    timelinePanels,
    timelines,
    reports,
    comparisons,
    comparisonWork,
    lastManyRun,
    responses,
    responseDocuments,
    documents,
  }: SandboxTracesDependencies,
  listed: readonly string[],
): Promise<void> {
  const isOpenOfSandbox = (key: string) =>
    !isSavedKey(key) && comparisons.get(key).comparison?.environment === "sandbox";
  // Includes Items that are no longer listed, or whose list cannot be read.
  const itemIds = new Set([...listed, ...comparisons.keys().filter(isOpenOfSandbox)]);
  for (const itemId of itemIds) comparisonWork.cancel(itemId);
  await Promise.all([...itemIds].map((itemId) => comparisonWork.settled(itemId)));
  for (const { itemId } of panels.list()) if (itemIds.has(itemId)) panels.close(itemId);
  for (const itemId of itemIds) {
    timelinePanels.closeOf(itemId);
    comparisons.forget(itemId);
  }
  timelines.forget();
  reports.closeOf("sandbox");
  if (lastManyRun.run?.environment === "sandbox") lastManyRun.run = null;
  responses.forget("sandbox");
  // A tab that stays open shows that its text is no longer there; it does not stop the erasing.
  await Promise.allSettled([responseDocuments.close("sandbox"), documents.close("sandbox")]);
}
