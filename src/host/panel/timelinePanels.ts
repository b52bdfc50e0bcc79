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

/** The larger views of time lines that are open, one an account. Also what brings them back after a reload. */
export class TimelinePanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #dependencies: TimelinePanelsDependencies;
  readonly #open = new Map<string, TimelinePanel>();

  constructor(dependencies: TimelinePanelsDependencies) {
    this.#dependencies = dependencies;
  }

  /** Shows the time line of an account, in the tab that it already has or in a new one. */
  show(subject: TimelineSubject): void {
    const open = this.#open.get(placeOf(subject));
    if (open !== undefined) {
      open.reveal();
      return;
    }
    const options = pageOptions(this.#dependencies.extensionUri);
    this.#adopt(vscode.window.createWebviewPanel(timelineViewType, "", vscode.ViewColumn.Active, options), subject);
  }

  /** Restores by identity: the time line is read again. A tab whose state was lost is closed instead of staying blank. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const subject = readTimelineIdentity(state);
    if (subject !== null) await this.#dependencies.pending.track(this.#recall(subject));
    if (subject === null || this.#open.has(placeOf(subject))) panel.dispose();
    else this.#adopt(panel, subject);
  }

  dispose(): void {
    for (const panel of this.#open.values()) panel.dispose();
  }

  /** Which environment an Item is of is known from its latest comparison. */
  async #recall({ key }: TimelineSubject): Promise<void> {
    const { comparisonWork, log } = this.#dependencies;
    await comparisonWork
      .openLatest(key)
      .catch((error: unknown) => log.warn(`the comparison of a time line was not read: ${thrownLine(error)}`));
  }

  #adopt(panel: vscode.WebviewPanel, subject: TimelineSubject): void {
    const place = placeOf(subject);
    const adopted = new TimelinePanel(panel, subject, this.#dependencies);
    this.#open.set(place, adopted);
    panel.onDidDispose(() => {
      this.#open.delete(place);
      adopted.dispose();
    });
  }
}

function placeOf({ key, accountId }: TimelineSubject): string {
  return `${key} ${accountId}`;
}
