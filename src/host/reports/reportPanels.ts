import * as vscode from "vscode";
import type { Environment } from "../../core/item/environment.ts";
import { pageOptions } from "../panel/pageOf.ts";
import type { PendingWork } from "../pendingWork.ts";
import { reportViewType } from "../window/viewIds.ts";
import { type ReportIdentity, readReportIdentity } from "./reportIdentity.ts";
import { ReportPanel, type ReportPanelDependencies } from "./reportPanel.ts";
import type { ShownReport } from "./shownReport.ts";

export interface ReportPanelsDependencies extends ReportPanelDependencies {
  readonly pending: PendingWork;
  /** Makes the report again that a page's saved state names, or one that says why it cannot be restored. */
  restore(identity: ReportIdentity | null): Promise<ShownReport>;
}

/** The reports on screen, one for each place. Also restores them after a reload. */
export class ReportPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #dependencies: ReportPanelsDependencies;
  readonly #open = new Map<string, ReportPanel>();

  constructor(dependencies: ReportPanelsDependencies) {
    this.#dependencies = dependencies;
  }

  list(): readonly ReportPanel[] {
    return [...this.#open.values()];
  }

  /** Shows a report, in the open tab of its place if there is one. */
  show(shown: ShownReport): void {
    const open = this.#open.get(shown.place);
    if (open === undefined) {
      const panel = vscode.window.createWebviewPanel(
        reportViewType,
        "",
        vscode.ViewColumn.Active,
        pageOptions(this.#dependencies.extensionUri),
      );
      this.#adopt(panel, shown);
      return;
    }
    if (open.shown !== shown) open.show(shown);
    open.reveal();
  }

  /** Closes the reports about Items of this environment. */
  closeOf(environment: Environment): void {
    for (const panel of this.list()) if (panel.shown.environment === environment) panel.close();
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const shown = await this.#dependencies.pending.track(this.#dependencies.restore(readReportIdentity(state)));
    if (this.#open.has(shown.place)) panel.dispose();
    else this.#adopt(panel, shown);
  }

  dispose(): void {
    for (const panel of this.list()) panel.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, shown: ShownReport): void {
    const { place } = shown;
    const adopted = new ReportPanel(panel, shown, this.#dependencies);
    this.#open.set(place, adopted);
    panel.onDidDispose(() => {
      this.#open.delete(place);
      adopted.dispose();
    });
  }
}
