import type * as vscode from "vscode";
import type { Channel } from "../../protocol/channel.ts";
import { reportHostGuards } from "../../protocol/reportGuards.ts";
import type { ReportAction, ReportHostEnd } from "../../protocol/reports.ts";
import { DisposableStore } from "../dispose.ts";
import type { DisposableLike } from "../emitter.ts";
import type { Log } from "../log.ts";
import { dressPanel, pageOf } from "../panel/pageOf.ts";
import { openPanelChannel } from "../panel/panelChannel.ts";
import type { ReportChange, ShownReport } from "./shownReport.ts";

export interface ReportPanelDependencies {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  /** Runs the action of a button like a command: a failure is shown in one sentence with one action. */
  run(name: string, work: () => Promise<void>): Promise<void>;
}

/** ms between two messages about changed rows: short enough to look live, long enough for a thousand Items. */
const tellAfterMs = 100;

/** One report on screen. The page asks for it when it becomes visible, and then receives the changes. */
export class ReportPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #dependencies: ReportPanelDependencies;
  readonly #held = new DisposableStore();
  readonly #channel: Channel<ReportHostEnd>;
  readonly #changed = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #following: DisposableLike | null = null;
  #shown: ShownReport;

  constructor(panel: vscode.WebviewPanel, shown: ShownReport, dependencies: ReportPanelDependencies) {
    this.#panel = panel;
    this.#dependencies = dependencies;
    this.#shown = shown;
    const { extensionUri, log } = dependencies;
    dressPanel(panel, extensionUri);
    this.#channel = this.#held.add(
      openPanelChannel<ReportHostEnd>(
        panel.webview,
        {
          "report/ready": () => this.#shown.report(),
          // Answered at once: the action shows its own progress and failure.
          "report/act": ({ action }) => {
            void this.press(action);
            return null;
          },
          "report/open": ({ row }) => {
            void this.open(row);
            return null;
          },
        },
        { guards: reportHostGuards, log },
      ),
    );
    this.#follow();
    const { title } = shown.report(new Set()).head;
    this.#titleIt(title);
    panel.webview.html = pageOf(panel.webview, extensionUri, { page: "report", heading: title });
  }

  get shown(): ShownReport {
    return this.#shown;
  }

  get title(): string {
    return this.#panel.title;
  }

  /** Shows another report in place of this one. */
  show(shown: ShownReport): void {
    this.#leave(shown);
    this.#shown = shown;
    this.#follow();
    this.#tellAll();
  }

  /** Runs the action of a button; nothing where the report has no such action. Never rejects. */
  async press(action: ReportAction): Promise<void> {
    const { actions } = this.#shown;
    const isOffered = this.#shown.report(new Set()).head.buttons.some((button) => button.action === action);
    const act = actions[action];
    if (isOffered && act !== undefined) await this.#dependencies.run(`report ${action}`, act);
  }

  /** Opens what a row is about; nothing where there is no such row. Never rejects. */
  async open(row: string): Promise<void> {
    const shown = this.#shown;
    const isShown = shown.report(new Set([row])).rows.some(({ key, opens }) => key === row && opens);
    if (isShown) await this.#dependencies.run("report open", async () => shown.open?.(row));
  }

  reveal(): void {
    this.#panel.reveal();
  }

  close(): void {
    this.#panel.dispose();
  }

  /** Lets go of the panel without closing it. */
  dispose(): void {
    this.#leave(null);
    this.#held.dispose();
  }

  #leave(next: ShownReport | null): void {
    this.#following?.dispose();
    if (next?.subject !== this.#shown.subject) this.#shown.closed?.();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#changed.clear();
  }

  #follow(): void {
    this.#following = this.#shown.onDidChange?.((change) => this.#note(change)) ?? null;
  }

  #note(change: ReportChange): void {
    if (change === null) {
      this.#tellAll();
      return;
    }
    for (const row of change) this.#changed.add(row);
    this.#timer ??= setTimeout(() => this.#tellChanged(), tellAfterMs);
  }

  #tellChanged(): void {
    this.#timer = null;
    const report = this.#shown.report(new Set(this.#changed));
    this.#changed.clear();
    this.#titleIt(report.head.title);
    if (this.#panel.visible) this.#channel.send("report/changed", report);
  }

  #tellAll(): void {
    const report = this.#shown.report();
    this.#titleIt(report.head.title);
    if (this.#panel.visible) this.#channel.send("report/shown", report);
  }

  #titleIt(title: string): void {
    if (this.#panel.title !== title) this.#panel.title = title;
  }
}
