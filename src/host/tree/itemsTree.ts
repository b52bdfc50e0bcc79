import * as vscode from "vscode";
import type { Clock } from "../../core/ports.ts";
import { DisposableStore } from "../dispose.ts";
import type { LoadOnDemand } from "../onDemand.ts";
import type { PendingWork } from "../pendingWork.ts";
import type { ItemStore, ItemsChange } from "../store/itemStore.ts";
import type { ItemReads } from "../work/itemReads.ts";
import { itemNode, type TreeNode } from "./nodes.ts";
import type { RowDrawing } from "./rowDrawing.ts";
import { itemRows, rootRows } from "./rows.ts";

export interface ItemsTreeDependencies {
  readonly items: ItemStore;
  readonly itemReads: ItemReads;
  readonly pending: PendingWork;
  readonly clock: Clock;
  readonly loadOnDemand: LoadOnDemand<"createRowDrawing">;
  /** Whether showing the tree may start what the list needs: not before the person has asked for it once. */
  mayList(): boolean;
}

/** The tree of Items. It draws from the store, and reads on its own only an Item that is opened for the first time. */
export class ItemsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #dependencies: ItemsTreeDependencies;
  readonly #held = new DisposableStore();
  /** What rows say is loaded with the first of them: a window without one never needs it. */
  #rowDrawing: Promise<RowDrawing> | null = null;
  readonly #changes = this.#held.add(new vscode.EventEmitter<TreeNode | undefined>());
  readonly onDidChangeTreeData = this.#changes.event;
  /** VS Code tells rows apart by identity, so each id has one object as long as it is shown. */
  readonly #nodes = new Map<string, TreeNode>();

  constructor(dependencies: ItemsTreeDependencies) {
    this.#dependencies = dependencies;
    this.#held.add(dependencies.items.onDidChange((change) => this.#follow(change)));
  }

  async getChildren(parent?: TreeNode): Promise<TreeNode[]> {
    const { items, pending } = this.#dependencies;
    if (parent === undefined) {
      await pending.track(this.#listOnce());
      return this.#same(rootRows(items));
    }
    if (parent.kind !== "item") return [];
    await pending.track(this.#readOnce(parent.itemId));
    return this.#same(itemRows(items, parent.itemId));
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.kind === "item" || node.itemId === null ? undefined : this.#one(itemNode(node.itemId));
  }

  async getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
    const drawing = await this.#drawing();
    return drawing.row(node, this.#dependencies.clock.now());
  }

  async resolveTreeItem(row: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    const drawing = await this.#drawing();
    row.tooltip = drawing.tooltip(node, this.#dependencies.clock.now());
    return row;
  }

  dispose(): void {
    this.#held.dispose();
  }

  #follow(change: ItemsChange): void {
    if (change.kind === "list") this.#forgetGone();
    this.#changes.fire(change.kind === "list" ? undefined : this.#one(itemNode(change.itemId)));
  }

  #forgetGone(): void {
    for (const [id, { itemId }] of this.#nodes) {
      if (itemId !== null && this.#dependencies.items.get(itemId) === null) this.#nodes.delete(id);
    }
  }

  /** A failure is a row already, and in the log. */
  async #listOnce(): Promise<void> {
    const { items, itemReads, mayList } = this.#dependencies;
    if (items.status !== "unread" && items.status !== "loading") return;
    if (items.status === "unread" && !mayList()) return;
    await itemReads.list(new AbortController().signal).catch(() => undefined);
  }

  async #readOnce(itemId: string): Promise<void> {
    const { items, itemReads } = this.#dependencies;
    const entry = items.get(itemId);
    if (entry === null || entry.accounts !== null || entry.failure !== null) return;
    await itemReads.read(itemId, new AbortController().signal).catch(() => undefined);
  }

  #drawing(): Promise<RowDrawing> {
    const { items, loadOnDemand } = this.#dependencies;
    this.#rowDrawing ??= loadOnDemand().then(({ createRowDrawing }) => createRowDrawing(items));
    return this.#rowDrawing;
  }

  #same(nodes: readonly TreeNode[]): TreeNode[] {
    return nodes.map((node) => this.#one(node));
  }

  #one<Node extends TreeNode>(node: Node): TreeNode {
    const known = this.#nodes.get(node.id) ?? node;
    this.#nodes.set(node.id, known);
    return known;
  }
}
