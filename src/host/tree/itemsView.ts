import * as vscode from "vscode";
import type { Clock } from "../../core/ports.ts";
import { DisposableStore } from "../dispose.ts";
import type { LoadOnDemand } from "../onDemand.ts";
import type { ItemStore } from "../store/itemStore.ts";
import { itemsViewId } from "../viewIds.ts";
import type { Arrangement } from "./arrangement.ts";
import { environmentName } from "./itemNames.ts";
import type { ItemsTree } from "./itemsTree.ts";
import type { TreeNode } from "./nodes.ts";

export interface ItemsViewDependencies {
  readonly items: ItemStore;
  readonly arrangement: Arrangement;
  readonly clock: Clock;
  readonly loadOnDemand: LoadOnDemand<"followView">;
}

/**
 * The tree on screen, with the environment in its title line. Alone in its container a view shows its title and not its
 * description, so the environment is the title.
 */
export class ItemsView implements vscode.Disposable {
  readonly #held = new DisposableStore();
  readonly #view: vscode.TreeView<TreeNode>;

  constructor(tree: ItemsTree, { items, arrangement, clock, loadOnDemand }: ItemsViewDependencies) {
    const view = this.#held.add(
      vscode.window.createTreeView(itemsViewId, { treeDataProvider: tree, showCollapseAll: true, canSelectMany: true }),
    );
    this.#view = view;
    const describe = () => {
      view.title = environmentName(items.environment);
      view.description = vscode.l10n.t("Items");
    };
    this.#held.add(items.onDidChange(describe));
    describe();
    // Badges and words are needed once there is an Item.
    const first = items.onDidChange(() => {
      first.dispose();
      void loadOnDemand().then(({ followView }) => this.#held.add(followView(view, { items, arrangement, clock })));
    });
    this.#held.add(first);
  }

  /** The rows a person has chosen. */
  get selection(): readonly TreeNode[] {
    return this.#view.selection;
  }

  dispose(): void {
    this.#held.dispose();
  }
}
