import path from "node:path";
import type { SandboxTracesDependencies } from "../../../../src/host/commands/plaidSandbox/sandboxTraces.ts";
import { LastManyRun } from "../../../../src/host/reports/lastManyRun.ts";
import { SecretValues } from "../../../../src/host/secretValues.ts";
import { History } from "../../../../src/host/storage/history.ts";
import { RealTimeCalls } from "../../../../src/host/storage/realTimeCalls.ts";
import { SandboxItems } from "../../../../src/host/storage/sandboxItems.ts";
import { SandboxKeyStore } from "../../../../src/host/storage/sandboxKeys.ts";
import { textFolder } from "../../../../src/host/storage/textFolder.ts";
import { ComparisonStore } from "../../../../src/host/store/comparisonStore.ts";
import { diskEditor } from "./diskEditor.ts";

export type Keepers = ReturnType<typeof openKeepers>;

/** All that keeps something of Plaid Sandbox, as a window wires it, over one folder. */
export function openKeepers(folder: string, onUnreadable: (name: string) => void) {
  const { secrets, memento, secretNames } = diskEditor(folder);
  const known = new SecretValues();
  const keys = new SandboxKeyStore({ secrets, memento, known });
  const sandboxItems = new SandboxItems({
    folder: textFolder(path.join(folder, "items")),
    secrets,
    known,
    clock: { now: () => Date.now() },
    onDamaged: onUnreadable,
  });
  const history = new History({
    directory: path.join(folder, "comparisons"),
    keep: 1000,
    onUnreadable,
  });
  const idle = {
    panels: { list: () => [], close() {} },
    timelinePanels: { closeOf() {} },
    timelines: { forget() {} },
    reports: { closeOf() {} },
    comparisons: new ComparisonStore(),
    lastManyRun: new LastManyRun(),
    responses: { forget() {} },
    responseDocuments: { close: async () => undefined },
    documents: { close: async () => undefined },
    comparisonWork: { cancel() {}, settled: async () => undefined },
  };
  const kept = { keys, sandboxItems, history, memento, realTimeCalls: new RealTimeCalls(memento) };
  return { ...kept, secretNames, traces: { ...idle, ...kept } as unknown as SandboxTracesDependencies };
}
