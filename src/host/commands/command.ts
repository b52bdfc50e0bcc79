import type { Memento, Uri } from "vscode";
import type { Clock, Ids } from "../../core/run/ports.ts";
import type { CallRecord } from "../connection/callRecord.ts";
import type { Connections } from "../connection/connections.ts";
import type { LocalItems } from "../local/localItems.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";
import type { Log } from "../log.ts";
import type { ComparisonPanels } from "../panel/comparisonPanels.ts";
import type { ManyShelf } from "../reports/manyShelf.ts";
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
import type { Arrangement } from "../tree/arrangement.ts";
import type { TreeNode } from "../tree/nodes.ts";
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
  readonly arrangement: Arrangement;
  readonly manyShelf: ManyShelf;
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
  readonly reports: ReportPanels;
  readonly documents: ReadOnlyDocuments;
  readonly responses: ResponseBodies;
  readonly responseDocuments: ResponseDocuments;
  readonly history: History;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Plaid's own address, for code that calls it from elsewhere. */
  readonly plaidSandboxUrl: string;
  /** What was called: a plan knows from it the room that is left. */
  readonly calls: CallRecord;
  readonly memento: Pick<Memento, "get" | "update">;
  readonly log: Log;
  /** Where the extension is installed: what ships with it is read from there. */
  readonly extensionUri: Uri;
  showLog(): void;
  /** The rulesets of the local sandbox, as an editor has them. */
  readonly rulesets: RulesetEditing;
  /** Shows the tree with this Item selected; nothing happens where a filter hides it. Never rejects. */
  selectItem(itemId: string): Promise<void>;
  /** The rows of the tree that are selected. */
  selection(): readonly TreeNode[];
}

/**
 * One command. `argument` is what it was called with: a row of the tree, an object with the answers it would ask for,
 * or nothing from the palette. `selected` is every row that was selected, where the menu was opened on one of several. It
 * rejects when it fails; the one wrapper around all commands tells the person.
 */
export type Command = (dependencies: CommandDependencies, argument: unknown, selected?: unknown) => Promise<void>;
