import * as vscode from "vscode";
import { pageOptions } from "../panel/pageOf.ts";
import { historyViewType } from "../window/viewIds.ts";
import { readHistoryItem } from "./historyIdentity.ts";
import { HistoryPanel, type HistoryPanelDependencies } from "./historyPanel.ts";

/** The one tab of the history. Also restores it after a reload. */
export class HistoryPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #dependencies: HistoryPanelDependencies;
  #open: { readonly panel: vscode.WebviewPanel; readonly history: HistoryPanel } | null = null;

  constructor(dependencies: HistoryPanelDependencies) {
    this.#dependencies = dependencies;
  }

  /** Shows the comparisons of an Item, or with null of every Item. */
  show(itemId: string | null): void {
    if (this.#open !== null) {
      this.#open.history.showItem(itemId);
      this.#open.panel.reveal();
      return;
    }
    const options = pageOptions(this.#dependencies.extensionUri);
    this.#adopt(vscode.window.createWebviewPanel(historyViewType, "", vscode.ViewColumn.Active, options), itemId);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (this.#open === null) this.#adopt(panel, readHistoryItem(state));
    else panel.dispose();
  }

  /** Releases the tab without closing it: after the extension host restarts, the serializer restores it. */
  dispose(): void {
    this.#open?.history.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, itemId: string | null): void {
    const history = new HistoryPanel(panel, itemId, this.#dependencies);
    this.#open = { panel, history };
    panel.onDidDispose(() => {
      this.#open = null;
      history.dispose();
    });
  }
}
