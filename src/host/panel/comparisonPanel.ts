import * as vscode from "vscode";
import { endpointEntry } from "../../core/endpoint/catalogue.ts";
import type { Clock } from "../../core/run/ports.ts";
import type { Channel, HostEnd } from "../../protocol/channel.ts";
import { hostGuards } from "../../protocol/guards.ts";
import type { PanelSnapshot } from "../../protocol/messages.ts";
import { commandIds } from "../commandIds.ts";
import { DisposableStore } from "../dispose.ts";
import { thrownLine } from "../failure/failures.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";
import type { Log } from "../log.ts";
import { itemTitle } from "../store/itemNames.ts";
import { openItem } from "../store/openItem.ts";
import type { Timelines } from "../timeline/timelines.ts";
import { awaitFirstFrame } from "../window/firstFrame.ts";
import type { ComparisonWork } from "../work/comparisonWork.ts";
import { callRequests } from "./callRequests.ts";
import { findingRequests } from "./findingRequests.ts";
import { LocalBar } from "./localBar.ts";
import { localRequests } from "./localRequests.ts";
import { LocalWatch } from "./localWatch.ts";
import { openDocs } from "./openDocs.ts";
import { OpenFindings } from "./openFindings.ts";
import { dressPanel, pageOf } from "./pageOf.ts";
import { openPanelChannel } from "./panelChannel.ts";
import { type PanelSnapshotDependencies, panelSnapshot } from "./panelSnapshot.ts";
import { readingRequests } from "./readingRequests.ts";
import { repeatRequests } from "./repeatRequests.ts";
import { isAccountShown } from "./shownReading.ts";
import { SnapshotSender } from "./snapshotSender.ts";
import { startCommand } from "./startCommand.ts";
import { timelineRequests } from "./timelineRequests.ts";

export interface ComparisonPanelDependencies extends PanelSnapshotDependencies {
  readonly extensionUri: vscode.Uri;
  readonly comparisonWork: ComparisonWork;
  readonly local: LocalSandbox;
  readonly timelines: Pick<Timelines, "get" | "scrub" | "usualAccount" | "isLocal">;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * One Item's open comparison on screen. The page sends a request once it is ready; from then on it gets every new
 * state as a complete snapshot.
 */
export class ComparisonPanel implements vscode.Disposable {
  readonly itemId: string;
  readonly firstFrame = awaitFirstFrame();
  readonly #panel: vscode.WebviewPanel;
  readonly #dependencies: ComparisonPanelDependencies;
  readonly #held = new DisposableStore();
  readonly #channel: Channel<HostEnd>;
  readonly #localBar: LocalBar;
  readonly #watch: LocalWatch;
  readonly #findings: OpenFindings;
  readonly #sender: SnapshotSender;
  #isDisposed = false;

  constructor(panel: vscode.WebviewPanel, itemId: string, dependencies: ComparisonPanelDependencies) {
    this.itemId = itemId;
    this.#panel = panel;
    this.#dependencies = dependencies;
    this.#sender = this.#held.add(new SnapshotSender(() => this.#send()));
    this.#localBar = new LocalBar({ ...dependencies, itemId });
    this.#watch = this.#held.add(this.#watchLocal());
    this.#findings = new OpenFindings((error) =>
      dependencies.log.error(`the comparison could not be explained: ${thrownLine(error)}`),
    );
    const { comparisons, items, extensionUri } = dependencies;
    dressPanel(panel, extensionUri);
    this.#channel = this.#held.add(this.#openChannel());
    this.#held.add(comparisons.onDidChange((change) => this.#follow(change.itemId)));
    // What is known of the Item shows until there is a comparison.
    this.#held.add(
      items.onDidChange(() => {
        if (comparisons.get(itemId).comparison === null) this.#update();
      }),
    );
    // A hidden page has missed the changes made meanwhile; one complete snapshot brings it up to date.
    this.#held.add(
      panel.onDidChangeViewState(() => {
        this.#update();
        this.#watch.follow();
      }),
    );
    this.#watch.follow();
    this.#titleIt();
    const item = openItem(this.#dependencies, this.itemId);
    const heading = item?.alias ?? item?.institutionName ?? "";
    panel.webview.html = pageOf(panel.webview, extensionUri, { page: "webview", heading });
  }

  get visible(): boolean {
    return this.#panel.visible;
  }

  get title(): string {
    return this.#panel.title;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Closes the tab; the owner then disposes of this object. */
  close(): void {
    this.#panel.dispose();
  }

  /** Releases the panel without closing it: after the extension host restarts, the serializer restores it. */
  dispose(): void {
    this.#isDisposed = true;
    this.firstFrame.end();
    this.#held.dispose();
  }

  /**
   * Watches the local sandbox for clock moves, refreshes, faults and other programs' calls, and updates the page at
   * each.
   */
  #watchLocal(): LocalWatch {
    const { comparisons } = this.#dependencies;
    return new LocalWatch({
      ...this.#dependencies,
      itemId: this.itemId,
      isSeen: () => !this.#isDisposed && this.#panel.visible && this.#isLocal(),
      isBusy: () => comparisons.isBusy(this.itemId),
      onChange: () => void this.#localBar.read().then(() => this.#update()),
    });
  }

  #openChannel(): Channel<HostEnd> {
    const { comparisons, comparisonWork, log } = this.#dependencies;
    const { itemId } = this;
    const open = () => comparisons.get(itemId);
    // No command gets a value that the page made up.
    const hasAccount = (accountId: string) => isAccountShown(open().comparison, accountId);
    return openPanelChannel<HostEnd>(
      this.#panel.webview,
      {
        "panel/shown": () => {
          this.firstFrame.end();
          return null;
        },
        "panel/ready": () => this.#firstSnapshot(),
        "comparison/cancel": () => {
          comparisonWork.cancel(itemId);
          return null;
        },
        ...callRequests(itemId, open),
        ...repeatRequests(
          () => open().repeat,
          () => openItem(this.#dependencies, this.itemId),
        ),
        ...localRequests(this.#localBar, { itemId, isLocal: () => this.#isLocal(), update: () => this.#update() }),
        ...readingRequests(itemId, () => open().comparison),
        ...findingRequests(itemId, this.#findings),
        ...timelineRequests(this.#dependencies.timelines, { itemId, hasAccount }),
        "bank/enter": ({ accountId }) => {
          if (accountId === null) return startCommand(commandIds.enterBankShows, { itemId });
          return hasAccount(accountId) ? startCommand(commandIds.enterBankShows, { itemId, accountId }) : null;
        },
        "endpoint/openDocs": ({ endpoint }) => openDocs(endpointEntry(endpoint).docUrl),
        "plan/show": () => startCommand(commandIds.showComparisonPlan, { itemId }),
        "log/show": () => startCommand(commandIds.showLog),
      },
      { guards: hostGuards, log },
    );
  }

  #follow(changedItemId: string): void {
    if (changedItemId !== this.itemId) return;
    this.#update();
    this.#watch.follow();
    if (!this.#isLocal()) return;
    const { comparison } = this.#dependencies.comparisons.get(this.itemId);
    void this.#localBar.readAfterFailure(comparison).then((isRead) => (isRead ? this.#update() : undefined));
  }

  #update(): void {
    if (this.#isDisposed) return;
    this.#titleIt();
    const { comparison } = this.#dependencies.comparisons.get(this.itemId);
    const running = comparison?.status === "running" ? comparison.readings : [];
    this.#sender.changed(running.filter(({ accounts }) => accounts.length > 0).length);
  }

  #send(): void {
    if (this.#panel.visible) this.#channel.send("panel/snapshot", this.#snapshot());
  }

  #snapshot(): PanelSnapshot {
    return panelSnapshot(this.#dependencies, {
      itemId: this.itemId,
      findings: this.#findings,
      localBar: this.#localBar,
    });
  }

  #titleIt(): void {
    const item = openItem(this.#dependencies, this.itemId);
    const title = item === undefined ? vscode.l10n.t("Balances") : vscode.l10n.t("Balances: {0}", itemTitle(item));
    // Setting a title sends a message to the window, and this runs at every step of a comparison.
    if (this.#panel.title !== title) this.#panel.title = title;
  }

  #firstSnapshot(): PanelSnapshot {
    this.#sender.ready();
    if (this.#isLocal()) void this.#localBar.read().then(() => this.#update());
    return this.#snapshot();
  }

  #isLocal(): boolean {
    return this.#dependencies.timelines.isLocal(this.itemId);
  }
}
