import type { Memento } from "vscode";
import { usualDurationMs } from "../../core/plan/usualDuration.ts";
import type { PanelSnapshot } from "../../protocol/messages.ts";
import { createTextContext } from "../../text/createTextContext.ts";
import { type PlanPreview, planPreview } from "../../text/reports/planPreview.ts";
import type { TextContext } from "../../text/segment.ts";
import type { CallRecord } from "../connection/callRecord.ts";
import type { ResponseBodies } from "../responses/responseBodies.ts";
import type { SettingsSource } from "../settingsSource.ts";
import { lastRulesetKey } from "../storage/rulesetKeys.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import type { ItemEntry, ItemStore } from "../store/itemStore.ts";
import { openItem } from "../store/openItem.ts";
import type { Timelines } from "../timeline/timelines.ts";
import { textContext } from "../window/textContext.ts";
import { planFor } from "../work/planFor.ts";
import { usualOptions } from "../work/planOptions.ts";
import type { LocalBar } from "./localBar.ts";
import type { OpenFindings } from "./openFindings.ts";

export interface PanelSnapshotDependencies {
  readonly items: ItemStore;
  readonly comparisons: ComparisonStore;
  readonly responses: Pick<ResponseBodies, "statesOf">;
  readonly settings: SettingsSource;
  readonly timelines: Pick<Timelines, "isLocal">;
  readonly calls: CallRecord;
  readonly memento: Pick<Memento, "get">;
}

/** What one Item's panel adds to the stores. */
interface PanelParts {
  readonly itemId: string;
  readonly findings: OpenFindings;
  readonly localBar: LocalBar;
}

/** All that the page shows of an Item at this moment. */
export function panelSnapshot(
  dependencies: PanelSnapshotDependencies,
  { itemId, findings, localBar }: PanelParts,
): PanelSnapshot {
  const open = dependencies.comparisons.get(itemId);
  const entry = dependencies.items.get(itemId);
  const context = textContext();
  findings.follow(open.comparison);
  return {
    itemId,
    item: entry?.item ?? null,
    planned: entry === null || open.comparison !== null ? null : plannedFor(entry, dependencies, context),
    ...open,
    failure: open.failure ?? findings.failure,
    findings: findings.text,
    responses: open.comparison === null ? {} : dependencies.responses.statesOf(open.comparison.id),
    ...localFacts(dependencies, { itemId, localBar }),
    ...context,
  };
}

/** What a comparison of this Item will do when the person chooses nothing. */
function plannedFor(
  { item, accounts }: ItemEntry,
  { settings, memento, calls }: PanelSnapshotDependencies,
  context: TextContext,
): PlanPreview {
  const { current } = settings;
  const options = usualOptions(current, item, lastRulesetKey(memento, item.environment));
  const plan = planFor(calls, item, options);
  const usualMs = usualDurationMs(plan, item.environment === "local" ? current.local.latency : "sandbox");
  const previewed = { evaluate: options.evaluate, accounts: accounts ?? [], usualMs };
  return planPreview(plan, previewed, createTextContext(context));
}

function localFacts(
  dependencies: PanelSnapshotDependencies,
  { itemId, localBar }: Pick<PanelParts, "itemId" | "localBar">,
): Pick<PanelSnapshot, "local" | "localNow"> {
  if (!dependencies.timelines.isLocal(itemId)) return { local: null, localNow: null };
  const { latency } = dependencies.settings.current.local;
  const scenario = openItem(dependencies, itemId)?.scenario ?? null;
  return { local: localBar.facts({ latency, scenario }), localNow: localBar.now() };
}
