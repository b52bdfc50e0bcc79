import * as vscode from "vscode";
import { plainSearch } from "../../core/plainSearch.ts";
import type { Clock } from "../../core/run/ports.ts";
import type { Channel } from "../../protocol/channel.ts";
import type { HistoryHostEnd, ShownHistory } from "../../protocol/history.ts";
import { historyHostGuards } from "../../protocol/historyGuards.ts";
import { createTextContext } from "../../text/createTextContext.ts";
import { failureSentence } from "../../text/findings/failureSentence.ts";
import { historySearch } from "../../text/history/historySearch.ts";
import type { TextContext } from "../../text/segment.ts";
import { DisposableStore } from "../dispose.ts";
import { failureLine, failureOf } from "../failure/failures.ts";
import type { Log } from "../log.ts";
import { dressPanel, pageOf } from "../panel/pageOf.ts";
import { openPanelChannel } from "../panel/panelChannel.ts";
import type { PendingWork } from "../pendingWork.ts";
import type { History } from "../storage/history.ts";
import { itemTitle } from "../store/itemNames.ts";
import type { ItemStore } from "../store/itemStore.ts";
import { textContext } from "../window/textContext.ts";
import { type HistoryActionDependencies, historyActions } from "./historyActions.ts";
import { HistoryIndex, type IndexedComparison } from "./historyIndex.ts";
import { historyLabels, historyRow, unreadableWords } from "./historyWords.ts";

export interface HistoryPanelDependencies extends HistoryActionDependencies {
  readonly extensionUri: vscode.Uri;
  readonly history: History;
  readonly items: ItemStore;
  readonly pending: PendingWork;
  readonly clock: Clock;
  readonly log: Log;
}

/** ms to the first message about opened files. Each next wait is twice as long: a message has every row. */
const updateAfterMs = 100;

/**
 * The page of the history. It lists the files at once and opens them one after another; from then on every new state is
 * sent as a complete snapshot.
 */
export class HistoryPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #dependencies: HistoryPanelDependencies;
  readonly #context: TextContext = createTextContext(textContext());
  readonly #index: HistoryIndex;
  readonly #held = new DisposableStore();
  readonly #channel: Channel<HistoryHostEnd>;
  #itemId: string | null;
  /** The names of the Items in the rows that were sent last. */
  #names: ReadonlyMap<string, string> = new Map();
  /** Why the folder could not be listed. */
  #failure: string | null = null;
  /** Changes that arrive while files are opened are covered by one more look. */
  #reading: "no" | "once" | "again" = "no";
  #isDisposed = false;

  constructor(panel: vscode.WebviewPanel, itemId: string | null, dependencies: HistoryPanelDependencies) {
    this.#panel = panel;
    this.#itemId = itemId;
    this.#dependencies = dependencies;
    const { extensionUri, history, items } = dependencies;
    this.#index = new HistoryIndex(history, this.#context);
    dressPanel(panel, extensionUri);
    this.#channel = this.#held.add(this.#openChannel());
    this.#held.add(history.onDidChange(() => this.#follow()));
    this.#held.add(
      items.onDidChange((change) => {
        if (change.kind === "list" || this.#isRenamed(change.itemId)) this.#update();
      }),
    );
    // Other windows save, pin and delete as well.
    this.#held.add(panel.onDidChangeViewState(() => this.#follow()));
    this.#titleIt();
    panel.webview.html = pageOf(panel.webview, extensionUri, { page: "history", heading: panel.title });
  }

  /** Shows the comparisons of an Item, or with null of every Item. */
  showItem(itemId: string | null): void {
    this.#itemId = itemId;
    this.#update();
    this.#follow();
  }

  /** Releases the panel without closing it. */
  dispose(): void {
    this.#isDisposed = true;
    this.#held.dispose();
  }

  #openChannel(): Channel<HistoryHostEnd> {
    const { log } = this.#dependencies;
    const actions = historyActions(this.#dependencies, {
      comparison: (key) => this.#shown().find(({ file }) => file.name === key) ?? null,
      shown: () => this.#shown(),
      unreadable: () => this.#index.unreadable(),
    });
    return openPanelChannel<HistoryHostEnd>(
      this.#panel.webview,
      {
        ...actions,
        "history/ready": async () => {
          await this.#list();
          this.#follow();
          return this.#snapshot();
        },
        "history/find": ({ typed }) => ({ keys: this.#find(typed) }),
        "history/everyItem": () => {
          this.showItem(null);
          return null;
        },
        "history/again": () => {
          this.#follow();
          return null;
        },
      },
      { guards: historyHostGuards, log },
    );
  }

  #follow(): void {
    void this.#dependencies.pending.track(this.#read());
  }

  /**
   * Lists the files, also while the page is hidden: what was deleted is not remembered. Opens those that were not opened
   * yet, while it is visible. Never rejects.
   */
  async #read(): Promise<void> {
    if (this.#isDisposed) return;
    if (this.#reading !== "no") {
      this.#reading = "again";
      return;
    }
    do {
      this.#reading = "once";
      await this.#list();
      this.#update();
      await this.#openAll();
    } while (this.#isReadAgain());
    this.#reading = "no";
  }

  async #openAll(): Promise<void> {
    const { clock } = this.#dependencies;
    let wait = updateAfterMs;
    let updatedAt = clock.monotonic();
    let opened = 0;
    while (!this.#isDisposed && this.#panel.visible && !this.#isReadAgain() && (await this.#index.openNext())) {
      opened += 1;
      if (clock.monotonic() - updatedAt < wait) continue;
      this.#update();
      wait *= 2;
      updatedAt = clock.monotonic();
    }
    if (opened > 0) this.#update();
  }

  #isReadAgain(): boolean {
    return this.#reading === "again" && !this.#isDisposed;
  }

  /** Never rejects: why the folder cannot be listed is shown. */
  async #list(): Promise<void> {
    try {
      await this.#index.list();
      this.#failure = null;
    } catch (error) {
      const failure = failureOf(error);
      this.#dependencies.log.error(`the history could not be listed: ${failureLine(failure)}`);
      this.#failure = failureSentence(failure, this.#context).sentence;
    }
  }

  #shown(): readonly IndexedComparison[] {
    const all = this.#index.comparisons();
    return all.filter(({ file }) => this.#itemId === null || file.itemId === this.#itemId);
  }

  #find(typed: string): readonly string[] {
    const { items, clock } = this.#dependencies;
    const matches = historySearch(typed, createTextContext({ ...textContext(), now: clock.now() }));
    return this.#shown().flatMap(({ file, search }) => {
      // The Item may have been renamed since.
      const item = items.get(file.itemId)?.item;
      const text = item === undefined ? search.text : `${search.text}\n${plainSearch(itemTitle(item))}`;
      return matches({ ...search, text }) ? [file.name] : [];
    });
  }

  /** True when an Item has another name than in the rows that were sent last: other changes of it are not shown. */
  #isRenamed(itemId: string): boolean {
    const name = this.#names.get(itemId);
    const item = this.#dependencies.items.get(itemId)?.item;
    return name !== undefined && item !== undefined && name !== itemTitle(item);
  }

  #snapshot(): ShownHistory {
    const { items } = this.#dependencies;
    const shown = this.#shown();
    const rows = shown.map((each) => historyRow(each, { items, context: this.#context }));
    this.#names = new Map(shown.map(({ file }, index) => [file.itemId, rows[index]?.item ?? ""]));
    return {
      title: this.#panel.title,
      itemId: this.#itemId,
      rows,
      unopened: shown.filter(({ opened }) => opened === null).length,
      unreadable: unreadableWords(this.#index.unreadable()),
      failure: this.#failure,
      labels: historyLabels(),
    };
  }

  #update(): void {
    if (this.#isDisposed || !this.#panel.visible) return;
    this.#titleIt();
    this.#channel.send("history/shown", this.#snapshot());
  }

  #titleIt(): void {
    const { items } = this.#dependencies;
    const opened = this.#itemId === null ? null : this.#shown().find((each) => each.opened !== null)?.opened;
    const item = this.#itemId === null ? undefined : (items.get(this.#itemId)?.item ?? opened?.item);
    const title = item === undefined ? vscode.l10n.t("History") : vscode.l10n.t("History: {0}", itemTitle(item));
    if (this.#panel.title !== title) this.#panel.title = title;
  }
}
