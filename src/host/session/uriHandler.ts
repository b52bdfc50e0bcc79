import * as vscode from "vscode";
import { withProgress } from "../ask/withProgress.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandDependencies } from "../commands/command.ts";
import type { LocalItems } from "../local/localItems.ts";
import { showWarning } from "../window/notices.ts";
import { itemsViewId } from "../window/viewIds.ts";
import { localItemIdIn } from "./localLink.ts";

export interface UriHandlerDependencies
  extends Pick<CommandDependencies, "items" | "itemReads" | "environmentChoice" | "log"> {
  readonly localItems: LocalItems;
  /** Runs work as commands run: tracked, with its failure shown. */
  run(name: string, work: () => Promise<void>): Promise<void>;
}

/**
 * Handles `vscode://balance-lens.balance-lens/compare?item=…`. Any page can open such a link, so it reaches nothing but
 * the local sandbox: it causes no call to Plaid and uses no key and no token.
 */
export class LinkHandler implements vscode.UriHandler {
  readonly #dependencies: UriHandlerDependencies;

  constructor(dependencies: UriHandlerDependencies) {
    this.#dependencies = dependencies;
  }

  handleUri(uri: vscode.Uri): Promise<void> {
    return this.#dependencies.run("link", () => this.#open(uri));
  }

  async #open({ path, query }: vscode.Uri): Promise<void> {
    const itemId = localItemIdIn({ path, query });
    if (itemId === null) return this.#refuse();
    // Any page can open a link, so the environment changes only when the person agrees.
    if (this.#dependencies.items.environment !== "local") return void this.#offerToSwitch(itemId);
    await this.#compare(itemId);
  }

  async #compare(itemId: string): Promise<void> {
    const { localItems } = this.#dependencies;
    const isLocal = await withProgress(vscode.l10n.t("Starting the local sandbox"), async (signal) =>
      (await localItems.list(signal)).some((item) => item.itemId === itemId),
    );
    if (!isLocal) return this.#refuse();
    await this.#showLocalItems();
    await vscode.commands.executeCommand(commandIds.compareBalances, { itemId });
  }

  #refuse(): void {
    this.#dependencies.log.warn("a link was refused: it names no Item of the local sandbox");
    void this.#explainRefusal();
  }

  /** Not awaited: it may stay on screen for as long as the person likes. */
  async #offerToSwitch(itemId: string): Promise<void> {
    const change = vscode.l10n.t("Switch to Local Sandbox");
    const chosen = await showWarning(
      vscode.l10n.t("This link opens an Item of the local sandbox, but you are using Plaid Sandbox."),
      change,
    );
    if (chosen === change) await this.#dependencies.run("link", () => this.#compare(itemId));
  }

  /** Not awaited: it may stay on screen for as long as the person likes. */
  async #explainRefusal(): Promise<void> {
    const show = vscode.l10n.t("Show Local Items");
    const chosen = await showWarning(
      vscode.l10n.t("This link was refused: links open Items of the local sandbox only, and it names none."),
      show,
    );
    if (chosen === show) await this.#dependencies.run("link", () => this.#showLocalItems());
  }

  async #showLocalItems(): Promise<void> {
    const { environmentChoice, items, itemReads } = this.#dependencies;
    await environmentChoice.rememberLocal();
    await environmentChoice.switchTo("local");
    if (items.status !== "ready") await itemReads.list(new AbortController().signal);
    await vscode.commands.executeCommand(`${itemsViewId}.focus`);
  }
}
