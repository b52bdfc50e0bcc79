import * as vscode from "vscode";
import { thrownLine } from "../failure/failures.ts";
import type { PendingWork } from "../pendingWork.ts";
import type { History } from "../storage/history.ts";
import { storeKeyOf } from "../store/storeKey.ts";
import { comparisonViewType } from "../window/viewIds.ts";
import { ComparisonPanel, type ComparisonPanelDependencies } from "./comparisonPanel.ts";
import { pageOptions } from "./pageOf.ts";
import { type PanelIdentity, readPanelIdentity } from "./panelIdentity.ts";

export interface ComparisonPanelsDependencies extends ComparisonPanelDependencies {
  readonly history: History;
  readonly pending: PendingWork;
}

/** The open panels, one per Item. Also restores them after a window reload. */
export class ComparisonPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #dependencies: ComparisonPanelsDependencies;
  readonly #open = new Map<string, ComparisonPanel>();

  constructor(dependencies: ComparisonPanelsDependencies) {
    this.#dependencies = dependencies;
  }

  list(): readonly ComparisonPanel[] {
    return [...this.#open.values()];
  }

  /**
   * Shows the open comparison of an Item, in the panel it already has or in a new one. Resolves once that is on screen: to open
   * one keeps the machine busy, and calls made meanwhile would take longer and hold it up.
   */
  show(itemId: string): Promise<void> {
    const open = this.#open.get(itemId);
    open?.reveal();
    return (open ?? this.#create(itemId)).firstFrame.shown;
  }

  /** Closes an Item's panel, if one is open. */
  close(itemId: string): void {
    this.#open.get(itemId)?.close();
  }

  /**
   * Restores by identity: the comparison is read from the history, never from the page. A page whose state was lost
   * gets the newest comparison; without any, the tab is closed rather than left blank.
   */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const identity = readPanelIdentity(state);
    const itemId = await this.#dependencies.pending.track(this.#recall(identity));
    if (itemId === null || this.#open.has(itemId)) panel.dispose();
    else this.#adopt(panel, itemId);
  }

  dispose(): void {
    for (const panel of this.list()) panel.dispose();
  }

  /** Puts the comparison that was on screen back into the store. Returns the Item's id. */
  async #recall(identity: PanelIdentity | null): Promise<string | null> {
    const { history, comparisons, log } = this.#dependencies;
    try {
      const kept =
        (identity?.comparisonId != null
          ? await history.find(({ comparisonId }) => comparisonId === identity.comparisonId)
          : null) ?? (await history.find(({ itemId }) => identity === null || itemId === identity.itemId));
      if (kept === null) return identity?.itemId ?? null;
      const key = storeKeyOf(kept);
      if (comparisons.get(key).comparison === null) comparisons.set(key, { comparison: kept });
      return key;
    } catch (error) {
      log.error(`a panel could not be restored: ${thrownLine(error)}`);
      return identity?.itemId ?? null;
    }
  }

  #create(itemId: string): ComparisonPanel {
    const panel = vscode.window.createWebviewPanel(
      comparisonViewType,
      "",
      vscode.ViewColumn.Active,
      pageOptions(this.#dependencies.extensionUri),
    );
    return this.#adopt(panel, itemId);
  }

  #adopt(panel: vscode.WebviewPanel, itemId: string): ComparisonPanel {
    const adopted = new ComparisonPanel(panel, itemId, this.#dependencies);
    this.#open.set(itemId, adopted);
    panel.onDidDispose(() => {
      this.#open.delete(itemId);
      adopted.dispose();
    });
    return adopted;
  }
}
