import * as vscode from "vscode";
import { endpointEntry } from "../../core/endpoint/catalogue.ts";
import type { Finding } from "../../core/findings/finding.ts";
import type { Clock } from "../../core/run/ports.ts";
import type { Channel, HostEnd } from "../../protocol/channel.ts";
import { hostGuards } from "../../protocol/guards.ts";
import type { PanelSnapshot } from "../../protocol/messages.ts";
import { commandIds } from "../commandIds.ts";
import { DisposableStore } from "../dispose.ts";
import { thrownLine } from "../failure/failures.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";
import type { Log } from "../log.ts";
import type { ResponseBodies } from "../responses/responseBodies.ts";
import type { SettingsSource } from "../settingsSource.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import { itemTitle } from "../store/itemNames.ts";
import type { ItemStore } from "../store/itemStore.ts";
import { openItem } from "../store/openItem.ts";
import type { Timelines } from "../timeline/timelines.ts";
import { textContext } from "../window/textContext.ts";
import type { ComparisonWork } from "../work/comparisonWork.ts";
import { callRequests } from "./callRequests.ts";
import { LocalBar } from "./localBar.ts";
import { localRequests } from "./localRequests.ts";
import { LocalWatch } from "./localWatch.ts";
import { openDocs } from "./openDocs.ts";
import { OpenFindings } from "./openFindings.ts";
import { dressPanel, pageOf } from "./pageOf.ts";
import { openPanelChannel } from "./panelChannel.ts";
import { readingRequests } from "./readingRequests.ts";
import { repeatRequests } from "./repeatRequests.ts";
import { startCommand } from "./startCommand.ts";
import { Throttle } from "./throttle.ts";
import { timelineRequests } from "./timelineRequests.ts";

export interface ComparisonPanelDependencies {
  readonly extensionUri: vscode.Uri;
  readonly items: ItemStore;
  readonly comparisons: ComparisonStore;
  readonly comparisonWork: ComparisonWork;
  readonly responses: Pick<ResponseBodies, "statesOf">;
  readonly local: LocalSandbox;
  readonly settings: SettingsSource;
  readonly timelines: Pick<Timelines, "get" | "scrub" | "usualAccount" | "isLocal">;
  readonly clock: Clock;
  readonly log: Log;
}

/** ms to wait for the local sandbox's time before the page is drawn without it. */
const clockTimeoutMs = 1000;

/** ms between two snapshots: parallel calls report progress far more often than a screen redraws. */
const tellEveryMs = 16;

/**
 * One Item's open comparison on screen. The page sends a request once it is ready; from then on it gets every new
 * state as a complete snapshot.
 */
export class ComparisonPanel implements vscode.Disposable {
  readonly itemId: string;
  readonly #panel: vscode.WebviewPanel;
  readonly #dependencies: ComparisonPanelDependencies;
  readonly #held = new DisposableStore();
  readonly #channel: Channel<HostEnd>;
  readonly #localBar: LocalBar;
  readonly #watch: LocalWatch;
  readonly #findings: OpenFindings;
  /** Id of the comparison for which the active faults were last read. */
  #faultsLearnedFor: string | null = null;
  readonly #telling: Throttle;
  /** The page has asked for its first snapshot. */
  #isReady = false;
  /** A snapshot was sent before the page asked for one. */
  #isSentAhead = false;
  #isDisposed = false;

  constructor(panel: vscode.WebviewPanel, itemId: string, dependencies: ComparisonPanelDependencies) {
    this.itemId = itemId;
    this.#panel = panel;
    this.#dependencies = dependencies;
    this.#telling = this.#held.add(new Throttle(tellEveryMs, () => this.#send()));
    this.#localBar = new LocalBar({ ...dependencies, itemId });
    this.#watch = this.#held.add(this.#watchLocal());
    this.#findings = new OpenFindings((error) =>
      dependencies.log.error(`the comparison could not be explained: ${thrownLine(error)}`),
    );
    const { comparisons, extensionUri } = dependencies;
    dressPanel(panel, extensionUri);
    this.#channel = this.#held.add(this.#openChannel());
    this.#held.add(comparisons.onDidChange((change) => this.#follow(change.itemId)));
    // A hidden page has missed the changes made meanwhile; one complete snapshot brings it up to date.
    this.#held.add(
      panel.onDidChangeViewState(() => {
        this.#tell();
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
      onChange: () => void this.#readLocal().then(() => this.#tell()),
    });
  }

  #openChannel(): Channel<HostEnd> {
    const { comparisons, comparisonWork, log } = this.#dependencies;
    const { itemId } = this;
    const open = () => comparisons.get(itemId);
    const withFinding = <Done>(index: number, act: (finding: Finding) => Done) => {
      const finding = this.#findings.found[index];
      return finding === undefined ? null : act(finding);
    };
    return openPanelChannel<HostEnd>(
      this.#panel.webview,
      {
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
        ...localRequests(this.#localBar, { itemId, isLocal: () => this.#isLocal(), tell: () => this.#tell() }),
        ...readingRequests(itemId, () => open().comparison),
        ...timelineRequests(this.#dependencies.timelines, {
          itemId,
          hasAccount: (accountId) => this.#hasAccount(accountId),
        }),
        "finding/openDocs": ({ index }) => withFinding(index, ({ docUrl }) => openDocs(docUrl)),
        "finding/copy": ({ index, reader }) =>
          withFinding(index, ({ id }) => startCommand(commandIds.copyForTicket, { itemId, findingId: id, reader })),
        "bank/enter": ({ accountId }) => this.#enterBankShows(accountId),
        "endpoint/openDocs": ({ endpoint }) => openDocs(endpointEntry(endpoint).docUrl),
        "log/show": () => startCommand(commandIds.showLog),
      },
      { guards: hostGuards, log },
    );
  }

  /** Ignores an account that is not on screen: no command gets a value that the page made up. */
  #enterBankShows(accountId: string | null): null {
    const { itemId } = this;
    if (accountId !== null && !this.#hasAccount(accountId)) return null;
    return startCommand(commandIds.enterBankShows, { itemId, ...(accountId !== null && { accountId }) });
  }

  #hasAccount(accountId: string): boolean {
    const { comparison } = this.#dependencies.comparisons.get(this.itemId);
    const isAccount = (each: { readonly accountId: string }) => each.accountId === accountId;
    return comparison?.readings.some(({ accounts }) => accounts.some(isAccount)) === true;
  }

  #snapshot(): PanelSnapshot {
    const { itemId } = this;
    const open = this.#dependencies.comparisons.get(itemId);
    this.#findings.follow(open.comparison);
    const { text: findings, failure } = this.#findings;
    const item = this.#dependencies.items.get(itemId)?.item ?? null;
    const responses = open.comparison === null ? {} : this.#dependencies.responses.statesOf(open.comparison.id);
    return {
      itemId,
      item,
      ...open,
      failure: open.failure ?? failure,
      findings,
      responses,
      ...this.#local(),
      ...textContext(),
    };
  }

  #local(): Pick<PanelSnapshot, "local" | "localNow"> {
    if (!this.#isLocal()) return { local: null, localNow: null };
    const { settings } = this.#dependencies;
    const item = openItem(this.#dependencies, this.itemId);
    const shown = { latency: settings.current.local.latency, scenario: item?.scenario ?? null };
    return { local: this.#localBar.facts(shown), localNow: this.#localBar.now() };
  }

  #follow(changedItemId: string): void {
    if (changedItemId !== this.itemId) return;
    this.#tell();
    this.#watch.follow();
    void this.#learnFaults();
  }

  /**
   * Reads the active faults after a comparison with failed calls: a fault may be the cause, and the page then offers
   * to clear it.
   */
  async #learnFaults(): Promise<void> {
    const { comparison } = this.#dependencies.comparisons.get(this.itemId);
    if (comparison === null || comparison.status === "running" || comparison.id === this.#faultsLearnedFor) return;
    if (!this.#isLocal() || !comparison.readings.some(({ outcome }) => outcome === "failed")) return;
    this.#faultsLearnedFor = comparison.id;
    await this.#readLocal();
    this.#tell();
  }

  #tell(): void {
    if (this.#isDisposed) return;
    this.#titleIt();
    if (this.#isReady) this.#telling.due();
    else this.#sendAhead();
  }

  /**
   * Sends one snapshot before the page asks. VS Code queues messages to a page that is loading and delivers them all
   * at once: while a comparison runs, one is enough to draw the page, and the page asks for the rest.
   */
  #sendAhead(): void {
    const { comparison } = this.#dependencies.comparisons.get(this.itemId);
    if (this.#isSentAhead || comparison?.status !== "running") return;
    this.#isSentAhead = true;
    this.#send();
  }

  #send(): void {
    if (this.#panel.visible) this.#channel.send("panel/snapshot", this.#snapshot());
  }

  #titleIt(): void {
    const item = openItem(this.#dependencies, this.itemId);
    const title = item === undefined ? vscode.l10n.t("Balances") : vscode.l10n.t("Balances: {0}", itemTitle(item));
    // Setting a title sends a message to the window, and this runs at every step of a comparison.
    if (this.#panel.title !== title) this.#panel.title = title;
  }

  #firstSnapshot(): PanelSnapshot {
    this.#isReady = true;
    if (this.#isLocal()) void this.#readLocal().then(() => this.#tell());
    return this.#snapshot();
  }

  /**
   * Reads the local sandbox's state, with a time limit: drawing must neither wait for a sandbox that does not respond,
   * nor fail with it. Never rejects.
   */
  async #readLocal(): Promise<void> {
    const onError = (error: unknown) =>
      this.#dependencies.log.warn(`the local time is not known: ${thrownLine(error)}`);
    await this.#localBar.read(AbortSignal.timeout(clockTimeoutMs)).catch(onError);
  }

  #isLocal(): boolean {
    return this.#dependencies.timelines.isLocal(this.itemId);
  }
}
