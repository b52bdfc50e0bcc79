import type { Memento, Uri } from "vscode";
import type { Clock, Ids } from "../../core/run/ports.ts";
import type { CallRecord } from "../connection/callRecord.ts";
import type { Connections } from "../connection/connections.ts";
import type { HistoryPanels } from "../history/historyPanels.ts";
import type { LocalItems } from "../local/localItems.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";
import type { Log } from "../log.ts";
import type { ComparisonPanels } from "../panel/comparisonPanels.ts";
import type { TimelinePanels } from "../panel/timelinePanels.ts";
import type { LastManyRun } from "../reports/lastManyRun.ts";
import type { ReportPanels } from "../reports/reportPanels.ts";
import type { ResponseBodies } from "../responses/responseBodies.ts";
import type { ResponseDocuments } from "../responses/responseDocuments.ts";
import type { RulesetEditing } from "../rulesets/rulesetEditing.ts";
import type { SettingsSource } from "../settingsSource.ts";
import type { History } from "../storage/history.ts";
import type { RealTimeCalls } from "../storage/realTimeCalls.ts";
import type { SandboxItems } from "../storage/sandboxItems.ts";
import type { SandboxKeyStore } from "../storage/sandboxKeys.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import type { ItemStore } from "../store/itemStore.ts";
import type { Timelines } from "../timeline/timelines.ts";
import type { TreeNode } from "../tree/nodes.ts";
import type { TreeViewState } from "../tree/treeViewState.ts";
import type { ReadOnlyDocuments } from "../window/readOnlyDocuments.ts";
import type { ComparisonWork } from "../work/comparisonWork.ts";
import type { EnvironmentChoice } from "../work/environmentChoice.ts";
import type { ItemReads } from "../work/itemReads.ts";

/** What commands work with. */
export interface CommandDependencies {
  readonly items: ItemStore;
  readonly comparisons: ComparisonStore;
  readonly itemReads: ItemReads;
  /** Which Items the tree shows, and in what order. */
  readonly treeState: TreeViewState;
  readonly lastManyRun: LastManyRun;
  readonly comparisonWork: ComparisonWork;
  readonly connections: Connections;
  readonly local: LocalSandbox;
  readonly localItems: LocalItems;
  readonly environmentChoice: EnvironmentChoice;
  readonly keys: SandboxKeyStore;
  readonly sandboxItems: SandboxItems;
  readonly realTimeCalls: RealTimeCalls;
  readonly settings: SettingsSource;
  readonly panels: ComparisonPanels;
  readonly timelinePanels: TimelinePanels;
  readonly historyPanels: HistoryPanels;
  readonly timelines: Timelines;
  readonly reports: ReportPanels;
  readonly documents: ReadOnlyDocuments;
  readonly responses: ResponseBodies;
  readonly responseDocuments: ResponseDocuments;
  readonly history: History;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The address of Plaid's own Sandbox, for code that the person copies. */
  readonly plaidSandboxUrl: string;
  /** The calls made by this window: plans count the rate limits with it. */
  readonly calls: CallRecord;
  readonly memento: Pick<Memento, "get" | "update">;
  readonly log: Log;
  /** Where the extension is installed, with the files that ship with it. */
  readonly extensionUri: Uri;
  showLog(): void;
  /** The rulesets of the local sandbox as an editable document. */
  readonly rulesets: RulesetEditing;
  /** Selects this Item in the tree, unless a filter hides it. Never rejects. */
  selectItem(itemId: string): Promise<void>;
  /** The rows of the tree that are selected. */
  selection(): readonly TreeNode[];
}

/**
 * A command. `argument` is a row of the tree, an object that answers what the command would ask, or undefined from the
 * palette. `selected` holds all selected rows where the menu was opened on one of several. A command rejects when it
 * fails, and `workRunner` shows the failure.
 */
export type Command = (dependencies: CommandDependencies, argument: unknown, selected?: unknown) => Promise<void>;
