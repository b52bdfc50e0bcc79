import * as vscode from "vscode";
import { thrownLine } from "../failure/failures.ts";
import type { PendingWork } from "../pendingWork.ts";
import type { TimelineSubject } from "../timeline/timelines.ts";
import { timelineViewType } from "../window/viewIds.ts";
import type { ComparisonWork } from "../work/comparisonWork.ts";
import { pageOptions } from "./pageOf.ts";
import { readTimelineIdentity } from "./timelineIdentity.ts";
import { TimelinePanel, type TimelinePanelDependencies } from "./timelinePanel.ts";

export interface TimelinePanelsDependencies extends TimelinePanelDependencies {
  readonly comparisonWork: Pick<ComparisonWork, "openLatest">;
  readonly pending: PendingWork;
}

/** The open larger views of time lines, one per account. Also restores them after a window reload. */
export class TimelinePanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #dependencies: TimelinePanelsDependencies;
  readonly #open = new Map<string, { readonly panel: vscode.WebviewPanel; readonly timeline: TimelinePanel }>();

  constructor(dependencies: TimelinePanelsDependencies) {
    this.#dependencies = dependencies;
  }

  /** Shows an account's time line, in its open tab or a new one. */
  show(subject: TimelineSubject): void {
    const open = this.#open.get(placeOf(subject));
    if (open !== undefined) {
      open.panel.reveal();
      return;
    }
    const options = pageOptions(this.#dependencies.extensionUri);
    this.#adopt(vscode.window.createWebviewPanel(timelineViewType, "", vscode.ViewColumn.Active, options), subject);
  }

  /** Closes the tabs of an Item's accounts. */
  closeOf(itemId: string): void {
    for (const { panel, timeline } of [...this.#open.values()]) if (timeline.subject.key === itemId) panel.dispose();
  }

  /** Restores by identity: the time line is read again. A tab whose state was lost is closed rather than left blank. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const subject = readTimelineIdentity(state);
    if (subject !== null) await this.#dependencies.pending.track(this.#recall(subject));
    if (subject === null || this.#open.has(placeOf(subject))) panel.dispose();
    else this.#adopt(panel, subject);
  }

  dispose(): void {
    for (const { timeline } of this.#open.values()) timeline.dispose();
  }

  /** Loads the latest comparison: it says which environment the Item belongs to. */
  async #recall({ key }: TimelineSubject): Promise<void> {
    const { comparisonWork, log } = this.#dependencies;
    await comparisonWork
      .openLatest(key)
      .catch((error: unknown) => log.warn(`the comparison of a time line was not read: ${thrownLine(error)}`));
  }

  #adopt(panel: vscode.WebviewPanel, subject: TimelineSubject): void {
    const place = placeOf(subject);
    const timeline = new TimelinePanel(panel, subject, this.#dependencies);
    this.#open.set(place, { panel, timeline });
    panel.onDidDispose(() => {
      this.#open.delete(place);
      timeline.dispose();
    });
  }
}

function placeOf({ key, accountId }: TimelineSubject): string {
  return `${key} ${accountId}`;
}
