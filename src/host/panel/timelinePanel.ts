import * as vscode from "vscode";
import type { Clock } from "../../core/run/ports.ts";
import type { Timeline } from "../../core/timeline/timeline.ts";
import type { Channel } from "../../protocol/channel.ts";
import { timelineHostGuards } from "../../protocol/timelineGuards.ts";
import type { ShownTimeline, TimelineHostEnd } from "../../protocol/timelines.ts";
import { nameWithMask } from "../../text/nameWithMask.ts";
import { DisposableStore } from "../dispose.ts";
import { thrownLine } from "../failure/failures.ts";
import { setClock } from "../local/clockControl.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";
import type { Log } from "../log.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import type { ItemStore } from "../store/itemStore.ts";
import { openItem } from "../store/openItem.ts";
import type { TimelineSubject, Timelines } from "../timeline/timelines.ts";
import { textContext } from "../window/textContext.ts";
import { LocalWatch } from "./localWatch.ts";
import { dressPanel, pageOf } from "./pageOf.ts";
import { openPanelChannel, replyTimeoutMs } from "./panelChannel.ts";

export interface TimelinePanelDependencies {
  readonly extensionUri: vscode.Uri;
  readonly items: Pick<ItemStore, "get">;
  readonly comparisons: Pick<ComparisonStore, "get" | "isBusy" | "onDidChange">;
  readonly timelines: Pick<Timelines, "get" | "scrub" | "isLocal">;
  readonly local: Pick<LocalSandbox, "address" | "use" | "onDidChange">;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The larger view of one account's time line. The page sends a request once it is ready; from then on it gets every
 * new state as a complete snapshot.
 */
export class TimelinePanel implements vscode.Disposable {
  readonly subject: TimelineSubject;
  readonly #panel: vscode.WebviewPanel;
  readonly #dependencies: TimelinePanelDependencies;
  readonly #held = new DisposableStore();
  readonly #channel: Channel<TimelineHostEnd>;
  readonly #watch: LocalWatch;
  /** Changes that arrive during a read are covered by one more read. */
  #telling: "no" | "once" | "again" = "no";
  #isDisposed = false;

  constructor(panel: vscode.WebviewPanel, subject: TimelineSubject, dependencies: TimelinePanelDependencies) {
    this.subject = subject;
    this.#panel = panel;
    this.#dependencies = dependencies;
    const { extensionUri, comparisons, local } = dependencies;
    dressPanel(panel, extensionUri);
    this.#channel = this.#held.add(this.#openChannel());
    this.#watch = this.#held.add(this.#watchLocal());
    this.#held.add(
      comparisons.onDidChange(({ itemId }) => {
        // Until its calls end, the time line stays as it was sent.
        if (itemId === subject.key && !comparisons.isBusy(itemId)) this.#follow();
      }),
    );
    this.#held.add(local.onDidChange(() => this.#follow()));
    this.#held.add(panel.onDidChangeViewState(() => this.#follow()));
    this.#watch.follow();
    this.#titleIt(null);
    const heading = openItem(dependencies, subject.key)?.institutionName ?? "";
    panel.webview.html = pageOf(panel.webview, extensionUri, { page: "timeline", heading });
  }

  /** Releases the panel without closing it. */
  dispose(): void {
    this.#isDisposed = true;
    this.#held.dispose();
  }

  #openChannel(): Channel<TimelineHostEnd> {
    const { timelines, log } = this.#dependencies;
    const { subject } = this;
    const inTime = () => AbortSignal.timeout(replyTimeoutMs);
    return openPanelChannel<TimelineHostEnd>(
      this.#panel.webview,
      {
        "timeline/ready": () => this.#shown(),
        "timeline/scrub": ({ accountId, at }) =>
          accountId === subject.accountId ? timelines.scrub(subject, at, inTime()) : { at, answers: [] },
        "timeline/setClock": async ({ at }) => {
          if (!timelines.isLocal(subject.key)) return null;
          const to = new Date(at).toISOString();
          await setClock(await this.#dependencies.local.use(), { to }, inTime());
          void this.#tell();
          return null;
        },
      },
      { guards: timelineHostGuards, log },
    );
  }

  #watchLocal(): LocalWatch {
    const { comparisons, timelines } = this.#dependencies;
    const { key } = this.subject;
    return new LocalWatch({
      ...this.#dependencies,
      itemId: key,
      isSeen: () => !this.#isDisposed && this.#panel.visible && timelines.isLocal(key),
      isBusy: () => comparisons.isBusy(key),
      onChange: () => void this.#tell(),
    });
  }

  #follow(): void {
    void this.#tell();
    this.#watch.follow();
  }

  /** Never rejects: a time line that cannot be read stays as it was last sent. */
  async #tell(): Promise<void> {
    if (this.#isDisposed || !this.#panel.visible) return;
    if (this.#telling !== "no") {
      this.#telling = "again";
      return;
    }
    do {
      this.#telling = "once";
      try {
        const shown = await this.#shown();
        if (!this.#isDisposed) this.#channel.send("timeline/shown", shown);
      } catch (error) {
        this.#dependencies.log.warn(`the time line was not read: ${thrownLine(error)}`);
      }
    } while (this.#isToldAgain());
    this.#telling = "no";
  }

  #isToldAgain(): boolean {
    return this.#telling === "again" && !this.#isDisposed && this.#panel.visible;
  }

  async #shown(): Promise<ShownTimeline> {
    const { key: itemId, accountId } = this.subject;
    const timeline = await this.#dependencies.timelines.get(this.subject, AbortSignal.timeout(replyTimeoutMs));
    this.#titleIt(timeline);
    const institution = openItem(this.#dependencies, this.subject.key)?.institutionName ?? null;
    return { itemId, accountId, institution, timeline, ...textContext() };
  }

  #titleIt(timeline: Timeline | null): void {
    if (this.#isDisposed) return;
    const name = timeline === null ? "" : nameWithMask(timeline.name, timeline.mask);
    const title = name === "" ? vscode.l10n.t("Time Line") : vscode.l10n.t("Time Line: {0}", name);
    if (this.#panel.title !== title) this.#panel.title = title;
  }
}
