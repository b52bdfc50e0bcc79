import * as vscode from "vscode";
import type { Clock } from "../../core/run/ports.ts";
import { DisposableStore } from "../dispose.ts";
import type { SandboxKeyStore } from "../storage/sandboxKeys.ts";
import { environmentName } from "../store/itemNames.ts";
import type { ItemStore } from "../store/itemStore.ts";
import type { ItemsTree } from "./itemsTree.ts";
import type { TreeNode } from "./nodes.ts";
import type { RegisteredTree } from "./registeredTree.ts";
import type { TreeViewState } from "./treeViewState.ts";
import { followView } from "./viewFollower.ts";

export interface ItemsViewDependencies {
  readonly items: ItemStore;
  readonly treeState: TreeViewState;
  readonly keys: Pick<SandboxKeyStore, "isUnchecked" | "onDidChange">;
  readonly clock: Clock;
  readonly registered: RegisteredTree;
}

/**
 * The tree's view. Its title is the environment: a view alone in its container shows its title but not its
 * description.
 */
export class ItemsView implements vscode.Disposable {
  readonly #held = new DisposableStore();
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #tree: ItemsTree;
  #hasSelectedFirst = false;

  constructor(tree: ItemsTree, { registered, items, treeState, keys, clock }: ItemsViewDependencies) {
    const view = registered.view;
    this.#view = view;
    this.#held.add(tree.onDidChangeTreeData((node) => registered.changes.fire(node)));
    this.#held.add(view.onDidExpandElement(({ element }) => tree.noteOpen(element, true)));
    this.#held.add(view.onDidCollapseElement(({ element }) => tree.noteOpen(element, false)));
    this.#tree = tree;
    const describe = () => {
      view.title = environmentName(items.environment);
      view.description = vscode.l10n.t("Items");
    };
    this.#held.add(items.onDidChange(describe));
    describe();
    this.#held.add(items.onDidChange(() => this.#selectFirst(items)));
    this.#held.add(followView(view, { items, treeState, keys, clock, redrawAges: () => tree.redrawAges() }));
  }

  /** The selected rows. */
  get selection(): readonly TreeNode[] {
    return this.#view.selection;
  }

  /** Selects this Item's row; does nothing when a filter hides it. Never rejects. */
  async select(itemId: string): Promise<void> {
    const row = this.#tree.rowOf(itemId);
    if (row === null) return;
    // Rejects when a filter hides the row or the list changes meanwhile: then nothing is selected.
    await Promise.resolve(this.#view.reveal(row, { select: true, focus: true })).catch(() => undefined);
  }

  /** Selects the first row once per window: a selected row shows its button, which is where a person starts. */
  #selectFirst(items: ItemStore): void {
    if (this.#hasSelectedFirst || items.status !== "ready" || !this.#view.visible) return;
    this.#hasSelectedFirst = true;
    const [first] = items.list();
    const row = first === undefined ? null : this.#tree.rowOf(first.item.itemId);
    if (row === null || this.#view.selection.length > 0) return;
    void Promise.resolve(this.#view.reveal(row, { select: true, focus: false })).catch(() => undefined);
  }

  dispose(): void {
    this.#held.dispose();
  }
}
