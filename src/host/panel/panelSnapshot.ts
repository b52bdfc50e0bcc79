import type { PanelSnapshot } from "../../protocol/messages.ts";
import type { ResponseBodies } from "../responses/responseBodies.ts";
import type { SettingsSource } from "../settingsSource.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import type { ItemStore } from "../store/itemStore.ts";
import { openItem } from "../store/openItem.ts";
import type { Timelines } from "../timeline/timelines.ts";
import { textContext } from "../window/textContext.ts";
import type { LocalBar } from "./localBar.ts";
import type { OpenFindings } from "./openFindings.ts";

export interface PanelSnapshotDependencies {
  readonly items: ItemStore;
  readonly comparisons: ComparisonStore;
  readonly responses: Pick<ResponseBodies, "statesOf">;
  readonly settings: SettingsSource;
  readonly timelines: Pick<Timelines, "isLocal">;
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
  findings.follow(open.comparison);
  return {
    itemId,
    item: dependencies.items.get(itemId)?.item ?? null,
    ...open,
    failure: open.failure ?? findings.failure,
    findings: findings.text,
    responses: open.comparison === null ? {} : dependencies.responses.statesOf(open.comparison.id),
    ...localFacts(dependencies, { itemId, localBar }),
    ...textContext(),
  };
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
