import * as vscode from "vscode";
import { endpointEntry } from "../../core/catalogue.ts";
import type { EndpointPath, ReadingKind } from "../../core/endpoint.ts";
import type { Clock } from "../../core/ports.ts";
import { type Channel, createChannel, type HostEnd } from "../../protocol/channel.ts";
import { hostGuards } from "../../protocol/guards.ts";
import type { PanelSnapshot } from "../../protocol/messages.ts";
import { panelHtml } from "../../protocol/panelHtml.ts";
import { commandIds } from "../commandIds.ts";
import { DisposableStore } from "../dispose.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";
import type { Log } from "../log.ts";
import type { LoadOnDemand } from "../onDemand.ts";
import type { ReadOnlyDocuments } from "../readOnlyDocuments.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import type { ItemStore } from "../store/itemStore.ts";
import { isSavedKey } from "../store/storeKey.ts";
import { textContext } from "../textContext.ts";
import { itemTitle } from "../tree/itemNames.ts";
import type { ComparisonWork } from "../work/comparisonWork.ts";
import { LocalClock } from "./localClock.ts";
import { plaidDocsUrl } from "./plaidDocs.ts";
import { readingDocument } from "./readingDocument.ts";

export interface ComparisonPanelDependencies {
  readonly extensionUri: vscode.Uri;
  readonly items: ItemStore;
  readonly comparisons: ComparisonStore;
  readonly comparisonWork: ComparisonWork;
  readonly documents: ReadOnlyDocuments;
  readonly local: LocalSandbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly loadOnDemand: LoadOnDemand<"findingsOf">;
}

/** Longest wait for an answer of the page. Handlers answer as soon as the work is accepted. */
const replyTimeoutMs = 30_000;

/** Longest wait for the local sandbox to tell its time before the page is drawn without it. */
const clockTimeoutMs = 1000;

const fetchCommands: Readonly<Record<ReadingKind, string>> = {
  cached: commandIds.fetchCached,
  evaluated: commandIds.evaluate,
  "real-time": commandIds.fetchRealTime,
};

/** The folders a page may load from. */
export function panelResourceRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, "dist"), vscode.Uri.joinPath(extensionUri, "media")];
}

/** One Item's open comparison on screen. The page asks once it is ready and is then told each newer state, whole. */
export class ComparisonPanel implements vscode.Disposable {
  readonly itemId: string;
  readonly #panel: vscode.WebviewPanel;
  readonly #dependencies: ComparisonPanelDependencies;
  readonly #held = new DisposableStore();
  readonly #channel: Channel<HostEnd>;
  readonly #localClock: LocalClock;

  constructor(panel: vscode.WebviewPanel, itemId: string, dependencies: ComparisonPanelDependencies) {
    this.itemId = itemId;
    this.#panel = panel;
    this.#dependencies = dependencies;
    this.#localClock = new LocalClock(dependencies);
    const { comparisons, extensionUri } = dependencies;
    // Adopted from the serializer, a panel has the options of the version that made it.
    panel.webview.options = { enableScripts: true, localResourceRoots: panelResourceRoots(extensionUri) };
    panel.iconPath = vscode.Uri.joinPath(extensionUri, "media", "panel.svg");
    this.#channel = this.#held.add(this.#openChannel());
    this.#held.add(comparisons.onDidChange((change) => this.#follow(change.itemId)));
    // A page that was hidden has missed what was told meanwhile: one whole snapshot makes up for all of it.
    this.#held.add(panel.onDidChangeViewState(() => this.#tell()));
    this.#titleIt();
    panel.webview.html = this.#html();
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

  /** Closes the tab; whoever opened it then disposes of this. */
  close(): void {
    this.#panel.dispose();
  }

  /** Lets go of the panel without closing it: after the extension host restarts, the serializer gets it back. */
  dispose(): void {
    this.#held.dispose();
  }

  #openChannel(): Channel<HostEnd> {
    const { comparisonWork, log } = this.#dependencies;
    const { webview } = this.#panel;
    return createChannel<HostEnd>({
      transport: {
        post: (message) => void webview.postMessage(message),
        onMessage: (listener) => webview.onDidReceiveMessage(listener),
      },
      timer: {
        start(ms, elapsed) {
          const timer = setTimeout(elapsed, ms);
          return { dispose: () => clearTimeout(timer) };
        },
      },
      timeoutMs: replyTimeoutMs,
      guards: hostGuards,
      handlers: {
        "panel/ready": () => this.#firstSnapshot(),
        // Saved responses cannot be asked again; others can be opened instead.
        "comparison/run": () =>
          isSavedKey(this.itemId)
            ? accept(commandIds.compareSaved)
            : accept(commandIds.compare, { itemId: this.itemId, again: true }),
        "endpoint/fetch": ({ endpoint }) => this.#fetch(endpoint),
        "clock/advance": ({ seconds }) => this.#advanceClock(seconds),
        "comparison/cancel": () => {
          comparisonWork.cancel(this.itemId);
          return null;
        },
        "reading/open": ({ readingId }) => this.#openReading(readingId),
        "reading/diff": ({ readingId, otherReadingId }) => this.#diffReadings(readingId, otherReadingId),
        "reading/copyRequestId": ({ readingId }) => this.#copyRequestId(readingId),
        "finding/openDocs": ({ index }) => this.#openFindingDocs(index),
        "endpoint/openDocs": ({ endpoint }) => openDocs(endpointEntry(endpoint).docUrl),
        "log/show": () => accept(commandIds.showLog),
      },
      listeners: {},
      onInvalid: ({ why, name }) => log.warn(`the panel sent a message that was ignored: ${why} ${name ?? ""}`),
      onHandlerError: (name, error) => log.error(`the panel's ${name} failed: ${String(error)}`),
    });
  }

  #snapshot(): PanelSnapshot {
    const { comparison, inFlight, failure } = this.#dependencies.comparisons.get(this.itemId);
    return { itemId: this.itemId, comparison, inFlight, failure, localNow: this.#localNow(), ...textContext() };
  }

  #follow(changedItemId: string): void {
    if (changedItemId === this.itemId) this.#tell();
  }

  #tell(): void {
    this.#titleIt();
    if (this.#panel.visible) this.#channel.send("panel/snapshot", this.#snapshot());
  }

  #titleIt(): void {
    const { comparisons, items } = this.#dependencies;
    const item = comparisons.get(this.itemId).comparison?.item ?? items.get(this.itemId)?.item;
    const title = item === undefined ? vscode.l10n.t("Balances") : vscode.l10n.t("Balances: {0}", itemTitle(item));
    // A new title is a message to the window, and this is asked at every step of a comparison.
    if (this.#panel.title !== title) this.#panel.title = title;
  }

  async #openReading(readingId: string): Promise<null> {
    const { comparison } = this.#snapshot();
    const document = comparison === null ? null : readingDocument(comparison, readingId);
    if (document !== null) await this.#dependencies.documents.show(document);
    return null;
  }

  async #diffReadings(readingId: string, otherReadingId: string): Promise<null> {
    const { comparison } = this.#snapshot();
    if (comparison === null) return null;
    const [left, right] = [readingDocument(comparison, readingId), readingDocument(comparison, otherReadingId)];
    if (left !== null && right !== null) await this.#dependencies.documents.diff(left, right);
    return null;
  }

  /** The commands know how to read one endpoint: they ask for what is not known, and tell of a failure. */
  #fetch(endpoint: EndpointPath): null {
    if (isSavedKey(this.itemId)) return null;
    const { kind } = endpointEntry(endpoint);
    return accept(fetchCommands[kind], { itemId: this.itemId, endpoint });
  }

  async #firstSnapshot(): Promise<PanelSnapshot> {
    // A page that is drawn must not wait for a sandbox that does not answer, nor fail with it.
    const onError = (error: unknown) => this.#dependencies.log.warn(`the local time is not known: ${String(error)}`);
    if (this.#isLocal()) await this.#localClock.read(AbortSignal.timeout(clockTimeoutMs)).catch(onError);
    return this.#snapshot();
  }

  async #advanceClock(seconds: number): Promise<null> {
    if (!this.#isLocal()) return null;
    await this.#localClock.advance(seconds, AbortSignal.timeout(replyTimeoutMs));
    this.#tell();
    return null;
  }

  #isLocal(): boolean {
    const { comparisons, items } = this.#dependencies;
    const { comparison } = comparisons.get(this.itemId);
    if (comparison?.origin === "saved") return false;
    return (comparison?.environment ?? items.get(this.itemId)?.item.environment) === "local";
  }

  #localNow(): string | null {
    return this.#isLocal() ? this.#localClock.now() : null;
  }

  async #copyRequestId(readingId: string): Promise<null> {
    const reading = this.#snapshot().comparison?.readings.find(({ id }) => id === readingId);
    if (reading === undefined || reading.outcome === "skipped" || reading.requestId === null) return null;
    await vscode.env.clipboard.writeText(reading.requestId);
    vscode.window.setStatusBarMessage(vscode.l10n.t("Request id copied"), 3000);
    return null;
  }

  async #openFindingDocs(index: number): Promise<null> {
    const { comparison } = this.#snapshot();
    const { findingsOf } = await this.#dependencies.loadOnDemand();
    const finding = comparison === null ? undefined : findingsOf(comparison)[index];
    return finding === undefined ? null : openDocs(finding.docUrl);
  }

  #html(): string {
    const { webview } = this.#panel;
    const distFile = (name: string) =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.#dependencies.extensionUri, "dist", name)).toString();
    return panelHtml({
      scriptUri: distFile("webview.js"),
      styleUri: distFile("webview.css"),
      cspSource: webview.cspSource,
      nonce: crypto.randomUUID().replaceAll("-", ""),
      title: vscode.l10n.t("Balances"),
      lang: vscode.env.language,
      dir: isRightToLeft(vscode.env.language) ? "rtl" : "ltr",
    });
  }
}

/** Begins a command and answers at once: the command has its own progress, and its own way to tell of a failure. */
function accept(command: string, argument?: unknown): null {
  void vscode.commands.executeCommand(command, argument);
  return null;
}

async function openDocs(url: string): Promise<null> {
  const page = plaidDocsUrl(url);
  if (page !== null) await vscode.env.openExternal(vscode.Uri.parse(page));
  return null;
}

function isRightToLeft(language: string): boolean {
  return ["ar", "fa", "he", "ur"].includes(language.split("-")[0] ?? "");
}
