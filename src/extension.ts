import * as vscode from "vscode";
import type { BalanceLensApi } from "./host/api.ts";
import { CallRecord } from "./host/callRecord.ts";
import { CommandRunner } from "./host/commandRunner.ts";
import { type Connect, Connections } from "./host/connections.ts";
import { followContext } from "./host/contextFollower.ts";
import { createApi } from "./host/createApi.ts";
import { failureOf } from "./host/failures.ts";
import { LocalItems } from "./host/local/localItems.ts";
import { LocalSandbox, type StartLocalSandbox } from "./host/local/localSandbox.ts";
import { Log } from "./host/log.ts";
import { ComparisonPanels } from "./host/panel/comparisonPanels.ts";
import { ReadingDocuments } from "./host/panel/readingDocuments.ts";
import { PendingWork } from "./host/pendingWork.ts";
import { SecretValues } from "./host/secretValues.ts";
import { SettingsSource } from "./host/settingsSource.ts";
import { showEnvironmentInStatusBar } from "./host/statusBar.ts";
import { History } from "./host/storage/history.ts";
import { RealTimeCalls } from "./host/storage/realTimeCalls.ts";
import { SandboxItems } from "./host/storage/sandboxItems.ts";
import { SandboxKeyStore } from "./host/storage/sandboxKeys.ts";
import { ComparisonStore } from "./host/store/comparisonStore.ts";
import { ItemStore } from "./host/store/itemStore.ts";
import { systemClock as clock, randomIds as ids } from "./host/systemClock.ts";
import { ItemsTree } from "./host/tree/itemsTree.ts";
import { showItemsView } from "./host/tree/itemsView.ts";
import { LinkHandler } from "./host/uriHandler.ts";
import { ComparisonWork } from "./host/work/comparisonWork.ts";
import { EnvironmentChoice } from "./host/work/environmentChoice.ts";
import { ItemReads } from "./host/work/itemReads.ts";
import { plaidSandboxUrl } from "./plaid/basePath.ts";

// Both are chunks of their own, loaded when they are first needed and not when the extension is.
const connect: Connect = async ({ basePath, ...options }) =>
  (await import("./plaid/connect.ts")).connectPlaid({ ...options, basePath: basePath ?? plaidSandboxUrl });
const start: StartLocalSandbox = async (options) =>
  (await import("./emulator/start.ts")).startEmulator({ ...options, rateLimits: true, port: 0, seed: 1 });

/** Wires the rooms together. Nothing is awaited here, and nothing is read, started or called before it is needed. */
export function activate(context: vscode.ExtensionContext): BalanceLensApi {
  const { extensionUri, globalState: memento, secrets, globalStorageUri } = context;
  const own = <T extends vscode.Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const known = new SecretValues();
  const channel = own(vscode.window.createOutputChannel("Balance Lens", { log: true }));
  const log = new Log(channel, known);
  const settings = own(new SettingsSource());

  const keys = new SandboxKeyStore(secrets, known);
  const sandboxItems = new SandboxItems({ memento, secrets, known });
  const realTimeCalls = new RealTimeCalls(memento);
  const directory = vscode.Uri.joinPath(globalStorageUri, "comparisons").fsPath;
  const history = new History({
    directory,
    keep: 200,
    onUnreadable: (name, error) => log.warn(`passed over ${name}, which is no comparison: ${String(error)}`),
  });

  const onCloseError = (error: unknown) => log.error(`the local sandbox did not close: ${failureOf(error).detail}`);
  const local = own(new LocalSandbox({ start, options: () => settings.current.local, onCloseError }));
  const localItems = new LocalItems(local);
  const calls = new CallRecord(clock);
  const connections = new Connections({
    connect,
    local,
    localItems,
    sandboxItems,
    keys,
    calls,
    log,
    settings: () => settings.current,
  });

  const pending = new PendingWork();
  const items = own(new ItemStore(settings.current.environment));
  const comparisons = own(new ComparisonStore());
  const shared = { items, comparisons, connections, realTimeCalls, history, calls, log, pending, clock, ids };
  const itemReads = new ItemReads({ ...shared, localItems, sandboxItems });
  const comparisonWork = new ComparisonWork({ ...shared, itemReads });
  const environmentChoice = own(new EnvironmentChoice({ items, local, realTimeCalls, memento, settings }));

  const tree = own(new ItemsTree({ ...shared, itemReads, mayList: () => environmentChoice.mayList() }));
  own(showItemsView(tree, items));
  own(showEnvironmentInStatusBar(items));
  own(followContext({ items, local, keys, secrets, log }));

  const documents = own(new ReadingDocuments());
  const panels = own(new ComparisonPanels({ ...shared, extensionUri, comparisonWork, documents }));

  const work = {
    ...shared,
    itemReads,
    comparisonWork,
    environmentChoice,
    local,
    localItems,
    keys,
    sandboxItems,
    settings,
    panels,
    memento,
  };
  const runner = own(new CommandRunner({ ...work, showLog: () => channel.show() }));
  own(vscode.window.registerUriHandler(new LinkHandler({ ...work, run: (name, task) => runner.run(name, task) })));
  return createApi({ ...shared, tree, panels, local });
}
