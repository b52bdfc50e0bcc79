import * as vscode from "vscode";
import type { Clock, Ids } from "../../core/run/ports.ts";
import type { CommandId } from "../commandIds.ts";
import type { CommandDependencies } from "../commands/command.ts";
import { commandTable } from "../commands/commandTable.ts";
import { CallRecord } from "../connection/callRecord.ts";
import { type Connect, Connections } from "../connection/connections.ts";
import { preconnect } from "../connection/preconnect.ts";
import { refuseProductionAddress } from "../connection/refuseProductionAddress.ts";
import type { DisposableStore } from "../dispose.ts";
import { failureOf } from "../failure/failures.ts";
import { HistoryPanels } from "../history/historyPanels.ts";
import { LocalItems } from "../local/localItems.ts";
import { LocalSandbox, type StartLocalSandbox } from "../local/localSandbox.ts";
import { translatedLesson } from "../local/translatedLesson.ts";
import { Log } from "../log.ts";
import { ComparisonPanels } from "../panel/comparisonPanels.ts";
import { TimelinePanels } from "../panel/timelinePanels.ts";
import { PendingWork } from "../pendingWork.ts";
import { LastManyRun } from "../reports/lastManyRun.ts";
import type { ReportIdentity } from "../reports/reportIdentity.ts";
import { ReportPanels } from "../reports/reportPanels.ts";
import type { ShownReport } from "../reports/shownReport.ts";
import { ResponseBodies } from "../responses/responseBodies.ts";
import { ResponseDocuments } from "../responses/responseDocuments.ts";
import { RulesetEditing } from "../rulesets/rulesetEditing.ts";
import { SecretValues } from "../secretValues.ts";
import { SettingsSource } from "../settingsSource.ts";
import { openStorage } from "../storage/openStorage.ts";
import { ComparisonStore } from "../store/comparisonStore.ts";
import { ItemStore } from "../store/itemStore.ts";
import { Timelines } from "../timeline/timelines.ts";
import { ItemsTree } from "../tree/itemsTree.ts";
import { ItemsView } from "../tree/itemsView.ts";
import type { RegisteredTree } from "../tree/registeredTree.ts";
import { TreeViewState } from "../tree/treeViewState.ts";
import { showWarning } from "../window/notices.ts";
import { ReadOnlyDocuments } from "../window/readOnlyDocuments.ts";
import { ComparisonWork } from "../work/comparisonWork.ts";
import { EnvironmentChoice } from "../work/environmentChoice.ts";
import { ItemReads } from "../work/itemReads.ts";
import { followContext } from "./contextFollower.ts";
import { lastComparisonLine } from "./lastComparison.ts";
import { restoreReport } from "./restoreReport.ts";
import { type SessionApi, sessionApi } from "./sessionApi.ts";
import { showEnvironmentInStatusBar } from "./statusBar.ts";
import { LinkHandler } from "./uriHandler.ts";
import { workRunner } from "./workRunner.ts";

export interface SessionInput {
  readonly context: vscode.ExtensionContext;
  readonly registered: RegisteredTree;
  /** Collects what is disposed when the window closes. */
  readonly held: DisposableStore;
  readonly connect: Connect;
  readonly start: StartLocalSandbox;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly plaidSandboxUrl: string;
}

/** Everything a window works with once something was used. */
export interface Session {
  readonly tree: ItemsTree;
  readonly panels: ComparisonPanels;
  readonly timelinePanels: TimelinePanels;
  readonly historyPanels: HistoryPanels;
  readonly reports: ReportPanels;
  readonly links: vscode.UriHandler;
  readonly rulesets: RulesetEditing;
  readonly api: SessionApi;
  /** What an endpoint answered in the last comparison of the local sandbox, in a line; null where there is none. */
  lastCompared(endpoint: string): Promise<string | null>;
  /** Runs a command with what it was called with. Never rejects. */
  run(id: CommandId, argument: unknown, selected: unknown): Promise<void>;
}

/** Wires what the window works with. Nothing is awaited here, and nothing is read, started or called before it is needed. */
export function openSession({ context, registered, held, plaidSandboxUrl, ...ports }: SessionInput): Session {
  const { connect, start, clock, ids } = ports;
  const own = <T extends vscode.Disposable>(disposable: T): T => held.add(disposable);
  const known = new SecretValues();
  const channel = own(vscode.window.createOutputChannel("Balance Lens", { log: true }));
  const log = new Log(channel, known);
  const settings = own(new SettingsSource());
  const storage = openStorage(context, { known, log, clock });

  const onCloseError = (error: unknown) => log.error(`the local sandbox did not close: ${failureOf(error).detail}`);
  // The saved state was damaged, or its folder cannot be written.
  const onNote = (note: string) => {
    log.warn(note);
    void showWarning(vscode.l10n.t("Local Sandbox: {0}", note));
  };
  const local = own(new LocalSandbox({ start, options: () => settings.current.local, onCloseError, onNote }));
  const localItems = new LocalItems(local, translatedLesson);
  const base = { ...storage, local, localItems, settings, calls: new CallRecord(clock), log, clock, ids };
  const connections = new Connections({ ...base, connect, settings: () => settings.current });

  const items = own(new ItemStore(settings.current.environment));
  const comparisons = own(new ComparisonStore());
  const responses = new ResponseBodies(known);
  own(preconnect({ items, connections, clock }));
  const stores = { ...base, connections, items, comparisons, responses, pending: new PendingWork() };
  const environmentChoice = own(new EnvironmentChoice(stores));
  const itemReads = new ItemReads(stores);
  const work = {
    ...stores,
    environmentChoice,
    itemReads,
    treeState: own(new TreeViewState(storage.memento)),
    lastManyRun: new LastManyRun(),
    comparisonWork: new ComparisonWork({ ...stores, itemReads }),
  };

  const { extensionUri } = context;
  const tree = own(new ItemsTree({ ...work, extensionUri, mayList: () => environmentChoice.mayList() }));
  const view = own(new ItemsView(tree, { ...work, registered }));
  const selection = () => view.selection;
  const selectItem = (itemId: string) => view.select(itemId);
  own(showEnvironmentInStatusBar(items));
  const documents = own(new ReadOnlyDocuments());
  const responseDocuments = own(new ResponseDocuments(responses));
  const timelines = new Timelines(work);
  const panels = own(new ComparisonPanels({ ...work, extensionUri, timelines }));
  const timelinePanels = own(new TimelinePanels({ ...work, extensionUri, timelines }));

  const run = workRunner(work);
  const restore = (identity: ReportIdentity | null): Promise<ShownReport> => restoreReport(dependencies, identity);
  const reports = own(new ReportPanels({ ...work, extensionUri, run, restore }));

  const historyPanels = own(new HistoryPanels({ ...work, extensionUri, documents, run }));

  const showLog = () => channel.show();
  const rulesets = own(new RulesetEditing(work));
  const shown = {
    panels,
    timelinePanels,
    historyPanels,
    timelines,
    reports,
    documents,
    responseDocuments,
    rulesets,
    selection,
    selectItem,
    showLog,
  };
  const dependencies: CommandDependencies = { ...work, ...shown, plaidSandboxUrl, extensionUri };
  const onKeysLost = () => void run("balanceLens.keys", async () => void (await storage.keys.require()));
  own(followContext({ ...work, onKeysLost }));
  const lookAtAddress = () => {
    if (settings.current.sandbox.url === "") return;
    void run("balanceLens.sandbox.url", async () => refuseProductionAddress(settings));
  };
  lookAtAddress();
  own(settings.onDidChange(lookAtAddress));
  return {
    tree,
    panels,
    timelinePanels,
    historyPanels,
    reports,
    rulesets,
    links: new LinkHandler({ ...work, run }),
    api: sessionApi({ ...work, tree, panels, reports }),
    lastCompared: (endpoint) => lastComparisonLine(work, endpoint),
    run: (id, argument, selected) => run(id, () => commandTable[id](dependencies, argument, selected)),
  };
}
