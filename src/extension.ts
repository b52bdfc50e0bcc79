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
import { tellNote } from "./host/local/tellNote.ts";
import { Log } from "./host/log.ts";
import { ComparisonPanels } from "./host/panel/comparisonPanels.ts";
import { PendingWork } from "./host/pendingWork.ts";
import { ReadOnlyDocuments } from "./host/readOnlyDocuments.ts";
import { RulesetFiles } from "./host/rulesets/rulesetFiles.ts";
import { SecretValues } from "./host/secretValues.ts";
import { SettingsSource } from "./host/settingsSource.ts";
import { showEnvironmentInStatusBar } from "./host/statusBar.ts";
import { openStorage } from "./host/storage/openStorage.ts";
import { ComparisonStore } from "./host/store/comparisonStore.ts";
import { ItemStore } from "./host/store/itemStore.ts";
import { systemClock as clock, randomIds as ids } from "./host/systemClock.ts";
import { Arrangement } from "./host/tree/arrangement.ts";
import { ItemsTree } from "./host/tree/itemsTree.ts";
import { ItemsView } from "./host/tree/itemsView.ts";
import { LinkHandler } from "./host/uriHandler.ts";
import { ComparisonWork } from "./host/work/comparisonWork.ts";
import { EnvironmentChoice } from "./host/work/environmentChoice.ts";
import { ItemReads } from "./host/work/itemReads.ts";
import { ManyShelf } from "./host/work/manyShelf.ts";
import { plaidSandboxUrl } from "./plaid/basePath.ts";

// Each is a chunk of its own, loaded when it is first needed and not when the extension is.
const connect: Connect = async ({ basePath, ...options }) =>
  (await import("./plaid/connect.ts")).connectPlaid({ ...options, basePath: basePath ?? plaidSandboxUrl });
const startIn =
  (state: string): StartLocalSandbox =>
  async (options) =>
    (await import("./emulator/shareEmulator.ts")).shareEmulator({ ...options, state });

const loadOnDemand = async () => (await import("./host/onDemand.ts")).onDemand;

/** Wires the rooms together. Nothing is awaited here, and nothing is read, started or called before it is needed. */
export function activate(context: vscode.ExtensionContext): BalanceLensApi {
  const own = <T extends vscode.Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const known = new SecretValues();
  const channel = own(vscode.window.createOutputChannel("Balance Lens", { log: true }));
  const log = new Log(channel, known);
  const settings = own(new SettingsSource());
  const storage = openStorage(context, { known, log, clock });

  const onCloseError = (error: unknown) => log.error(`the local sandbox did not close: ${failureOf(error).detail}`);
  const start = startIn(vscode.Uri.joinPath(context.globalStorageUri, "sandbox").fsPath);
  const onNote = (note: string) => tellNote(note, log);
  const local = own(new LocalSandbox({ start, options: () => settings.current.local, onCloseError, onNote }));
  const localItems = new LocalItems(local);
  const base = { ...storage, local, localItems, settings, calls: new CallRecord(clock), log, clock, ids, loadOnDemand };
  const connections = new Connections({ ...base, connect, settings: () => settings.current });

  const items = own(new ItemStore(settings.current.environment));
  const comparisons = own(new ComparisonStore());
  const stores = { ...base, connections, items, comparisons, pending: new PendingWork() };
  const environmentChoice = own(new EnvironmentChoice(stores));
  const itemReads = new ItemReads(stores);
  const work = {
    ...stores,
    environmentChoice,
    itemReads,
    arrangement: own(new Arrangement(storage.memento)),
    manyShelf: new ManyShelf(),
    comparisonWork: new ComparisonWork({ ...stores, itemReads }),
  };

  const tree = own(new ItemsTree({ ...work, mayList: () => environmentChoice.mayList() }));
  const view = own(new ItemsView(tree, work));
  const selection = () => view.selection;
  const selectItem = (itemId: string) => view.select(itemId);
  own(showEnvironmentInStatusBar(items));
  const documents = own(new ReadOnlyDocuments());
  const panels = own(new ComparisonPanels({ ...work, extensionUri: context.extensionUri, documents }));

  const showLog = () => channel.show();
  const { extensionUri } = context;
  const rulesets = own(new RulesetFiles(work));
  const shown = { panels, documents, rulesets, selection, selectItem, showLog };
  const runner = own(new CommandRunner({ ...work, ...shown, plaidSandboxUrl, extensionUri }));
  const run = (name: string, task: () => Promise<void>) => runner.run(name, task);
  const onKeysLost = () => void run("balanceLens.keys", async () => void (await storage.keys.require()));
  own(followContext({ ...work, onKeysLost }));
  // Most have no address of their own, and then nothing is loaded to look at it.
  const lookAtAddress = () => {
    if (settings.current.sandbox.url === "") return;
    void run("balanceLens.sandbox.url", async () => (await loadOnDemand()).refuseProductionAddress(settings));
  };
  lookAtAddress();
  own(settings.onDidChange(lookAtAddress));
  own(vscode.window.registerUriHandler(new LinkHandler({ ...work, run })));
  const folders = { log: context.logUri.fsPath, storage: context.globalStorageUri.fsPath };
  return createApi({ ...work, tree, panels, folders });
}
