import type { Uri } from "vscode";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { Log } from "../../../../src/host/log.ts";
import { ComparisonPanels, type ComparisonPanelsDependencies } from "../../../../src/host/panel/comparisonPanels.ts";
import { PendingWork } from "../../../../src/host/pendingWork.ts";
import type { History } from "../../../../src/host/storage/history.ts";
import { SecretValues } from "../../../../src/host/storage/secretValues.ts";
import { ComparisonStore } from "../../../../src/host/store/comparisonStore.ts";
import { ItemStore } from "../../../../src/host/store/itemStore.ts";
import { stillClock } from "../../host/support/fakes.ts";

/** The panels of a window over a fake VS Code, with real stores. The documents they show, and what they log, are noted. */
export function openPanels(history: Pick<History, "find"> = { find: async () => null }) {
  const comparisons = new ComparisonStore();
  const shown: unknown[] = [];
  const logged: string[] = [];
  const write = (line: string) => void logged.push(line);
  const log = new Log({ error: write, warn: write, info: write, debug: write }, new SecretValues());
  const dependencies = {
    extensionUri: { path: "/extension" } as Uri,
    items: new ItemStore("sandbox"),
    comparisons,
    comparisonWork: { cancel() {} },
    documents: {
      show: async (document: unknown) => void shown.push(document),
      diff: async (...documents: unknown[]) => void shown.push(...documents),
    },
    local: { address: null },
    settings: { current: { local: { latency: "none" } } },
    clock: stillClock(),
    log,
    history,
    pending: new PendingWork(),
  };
  const panels = new ComparisonPanels(dependencies as unknown as ComparisonPanelsDependencies);
  return {
    panels,
    comparisons,
    shown,
    logged,
    log,
    put: (comparison: Comparison) => comparisons.set(comparison.item.itemId, { comparison }),
  };
}
