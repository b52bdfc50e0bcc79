import * as vscode from "vscode";
import type { Clock } from "../../core/run/ports.ts";
import { DisposableStore } from "../dispose.ts";
import { isGrouped, scenarioGroupOf } from "../local/scenarioGroups.ts";
import type { PendingWork } from "../pendingWork.ts";
import type { ItemStore, ItemsChange } from "../store/itemStore.ts";
import type { ItemReads } from "../work/itemReads.ts";
import { groupNode, itemNode, type TreeNode } from "./nodes.ts";
import { createRowDrawing, type RowDrawing } from "./rowDrawing.ts";
import type { TreeViewState } from "./treeViewState.ts";

export interface ItemsTreeDependencies {
  readonly items: ItemStore;
  readonly treeState: TreeViewState;
  readonly itemReads: ItemReads;
  readonly pending: PendingWork;
  readonly clock: Clock;
  /** The extension's folder; it holds the rows' icons. */
  readonly extensionUri: vscode.Uri;
  /** Whether showing the tree may start what the list needs. False until the person has asked for the list once. */
  mayList(): boolean;
}

/**
 * The tree of Items, drawn from the store. It starts only one kind of read itself: the first one of an Item that is
 * opened.
 */
export class ItemsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #dependencies: ItemsTreeDependencies;
  readonly #held = new DisposableStore();
  readonly #drawing: RowDrawing;
  readonly #changes = this.#held.add(new vscode.EventEmitter<TreeNode | undefined>());
  readonly onDidChangeTreeData = this.#changes.event;
  /** One object per row id while the row is shown: VS Code identifies rows by object. */
  readonly #nodes = new Map<string, TreeNode>();
  /** Rows that a person has opened: a row hidden by a filter comes back open. */
  readonly #open = new Set<string>();
  /** Number of VS Code's calls that wait for the root rows while the list is read. */
  #asked = 0;
  /** The root rows last returned, as text; null before the first. */
  #roots: string | null = null;

  constructor(dependencies: ItemsTreeDependencies) {
    this.#dependencies = dependencies;
    const { items, treeState, extensionUri } = dependencies;
    this.#drawing = createRowDrawing(items, treeState, extensionUri);
    this.#held.add(items.onDidChange((change) => this.#follow(change)));
    this.#held.add(treeState.onDidChange(() => this.#changes.fire(undefined)));
  }

  /** VS Code's request for rows. */
  async getChildren(parent?: TreeNode): Promise<TreeNode[]> {
    if (parent === undefined) await this.#listedForAnswer();
    return this.rows(parent);
  }

  /** The same rows, for another caller that shows them. */
  async rows(parent?: TreeNode): Promise<TreeNode[]> {
    const { pending } = this.#dependencies;
    if (parent === undefined) {
      await pending.track(this.#listOnce());
      const roots = this.#drawing.roots(this.#dependencies.clock.now());
      this.#roots = idsOf(roots);
      return this.#same(roots);
    }
    if (parent.kind === "item") await pending.track(this.#readOnce(parent.itemId));
    return this.#same(this.#drawing.below(parent));
  }

  getParent(node: TreeNode): TreeNode | undefined {
    if (node.itemId === null) return undefined;
    if (node.kind !== "item") return this.#one(itemNode(node.itemId));
    const { items, treeState } = this.#dependencies;
    const entry = items.get(node.itemId);
    return entry === null || !isGrouped(items, treeState) ? undefined : this.#one(groupNode(scenarioGroupOf(entry)));
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const row = this.#drawing.row(node, this.#dependencies.clock.now());
    if (this.#open.has(node.id)) row.collapsibleState = vscode.TreeItemCollapsibleState.Expanded;
    return row;
  }

  resolveTreeItem(row: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    row.tooltip = this.#drawing.tooltip(node, this.#dependencies.clock.now());
    return row;
  }

  /** An Item's row as VS Code knows it; null when there is no such Item. */
  rowOf(itemId: string): TreeNode | null {
    return this.#dependencies.items.get(itemId) === null ? null : this.#one(itemNode(itemId));
  }

  /** Records that a person opened or closed a row. */
  noteOpen(node: TreeNode, isOpen: boolean): void {
    const { id } = node;
    // Not reported: a failure only shows in the next window.
    if (node.kind === "group")
      void this.#dependencies.treeState.setGroupOpen(node.group, isOpen).catch(() => undefined);
    else if (isOpen) this.#open.add(id);
    else this.#open.delete(id);
  }

  /** Redraws the rows that show an age, since ages grow. Reads nothing. */
  redrawAges(): void {
    for (const { item, accounts } of this.#dependencies.items.list()) {
      if (accounts !== null) this.#changes.fire(this.#one(itemNode(item.itemId)));
    }
  }

  dispose(): void {
    this.#held.dispose();
  }

  /** Redraws the row that changed; redraws the list only when rows appear, disappear or move. */
  #follow(change: ItemsChange): void {
    if (change.kind === "list") this.#forgetGone();
    if (change.kind === "list" && this.#asked > 0) return;
    const isOneRow = change.kind === "item" && !this.#isRearranged();
    this.#changes.fire(isOneRow ? this.#one(itemNode(change.itemId)) : undefined);
  }

  /** True when root rows appeared, disappeared or moved since they were last returned. */
  #isRearranged(): boolean {
    const { treeState, clock, items } = this.#dependencies;
    if (treeState.isPlainIn(items.environment) || this.#roots === null) return false;
    const before = this.#roots;
    this.#roots = idsOf(this.#drawing.roots(clock.now()));
    return this.#roots !== before;
  }

  #forgetGone(): void {
    for (const [id, { itemId }] of this.#nodes) {
      if (itemId === null || this.#dependencies.items.get(itemId) !== null) continue;
      this.#nodes.delete(id);
      this.#open.delete(id);
    }
  }

  /**
   * Lists without firing a change: a change during the call makes VS Code discard the result and request all rows
   * again.
   */
  async #listedForAnswer(): Promise<void> {
    this.#asked += 1;
    await this.#dependencies.pending.track(this.#listOnce());
    this.#asked -= 1;
  }

  /** Does not throw: a failure gets a row of its own and a log entry. */
  async #listOnce(): Promise<void> {
    const { items, itemReads, mayList } = this.#dependencies;
    if (items.status !== "unread" && items.status !== "loading") return;
    if (items.status === "unread" && !mayList()) return;
    await itemReads.list(new AbortController().signal).catch(() => undefined);
  }

  /** Can be cancelled: the row offers that during the read. */
  async #readOnce(itemId: string): Promise<void> {
    const { items, itemReads } = this.#dependencies;
    const entry = items.get(itemId);
    if (entry === null || entry.accounts !== null || entry.failure !== null) return;
    await itemReads.read(itemId, new AbortController().signal).catch(() => undefined);
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

function idsOf(nodes: readonly TreeNode[]): string {
  return nodes.map(({ id }) => id).join("\n");
}
