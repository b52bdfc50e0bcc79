import type { Uri } from "vscode";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { Clock } from "../../../../src/core/run/ports.ts";
import { CallRecord } from "../../../../src/host/connection/callRecord.ts";
import type { LocalAddress } from "../../../../src/host/local/localSandbox.ts";
import { Log } from "../../../../src/host/log.ts";
import { ComparisonPanels, type ComparisonPanelsDependencies } from "../../../../src/host/panel/comparisonPanels.ts";
import { PendingWork } from "../../../../src/host/pendingWork.ts";
import { ResponseBodies } from "../../../../src/host/responses/responseBodies.ts";
import { SecretValues } from "../../../../src/host/secretValues.ts";
import type { History } from "../../../../src/host/storage/history.ts";
import { ComparisonStore } from "../../../../src/host/store/comparisonStore.ts";
import { ItemStore } from "../../../../src/host/store/itemStore.ts";
import { Timelines } from "../../../../src/host/timeline/timelines.ts";
import { stillClock } from "../../host/support/fakes.ts";

/** The panels of a window over a fake VS Code, with real stores. What they log is noted. */
export function openPanels(
  history: Pick<History, "find" | "list" | "open"> = {
    find: async () => null,
    list: async () => [],
    open: async () => null,
  },
  { local = { address: null }, clock = stillClock() }: { local?: { address: LocalAddress | null }; clock?: Clock } = {},
) {
  const comparisons = new ComparisonStore();
  const logged: string[] = [];
  const write = (line: string) => void logged.push(line);
  const log = new Log({ error: write, warn: write, info: write, debug: write }, new SecretValues());
  const items = new ItemStore("sandbox");
  const dependencies = {
    extensionUri: { path: "/extension" } as Uri,
    items,
    comparisons,
    timelines: new Timelines({ history, comparisons, items, local, clock, log }),
    comparisonWork: { cancel() {} },
    responses: new ResponseBodies(new SecretValues()),
    local,
    settings: { current: { local: { latency: "none" }, compare: { includeEvaluate: true } } },
    calls: new CallRecord(clock),
    memento: { get: () => undefined },
    clock,
    log,
    history,
    pending: new PendingWork(),
  };
  const panels = new ComparisonPanels(dependencies as unknown as ComparisonPanelsDependencies);
  return {
    panels,
    items,
    comparisons,
    logged,
    log,
    put: (comparison: Comparison) => comparisons.set(comparison.item.itemId, { comparison }),
  };
}
