import type { ItemFacts } from "../../../src/core/item/item.ts";
import { ItemStore } from "../../../src/host/store/itemStore.ts";
import { ItemsTree } from "../../../src/host/tree/itemsTree.ts";
import { TreeViewState } from "../../../src/host/tree/treeViewState.ts";

const now = Date.parse("2026-03-01T12:00:00Z");

/** The tree of Items over a store of so many, each read already. */
export interface TreeWorld {
  readonly itemIds: readonly string[];
  /** Rows that the tree asked to be drawn anew since it was made; null stands for all of them. */
  readonly refreshed: readonly (string | null)[];
  /** What shows the root: the rows, and how so many of them look. */
  show(rows: number): Promise<number>;
  /** Reads an Item again: it gets busy, then has new facts, and what was asked to be drawn is drawn. */
  refresh(itemId: string): Promise<void>;
}

export function treeWorld(count: number): TreeWorld {
  const items = new ItemStore("local");
  const itemIds = Array.from({ length: count }, (_, index) => `item${index}`);
  items.listLoaded(
    itemIds.map((itemId, index) => ({
      itemId,
      environment: "local",
      institutionId: "ins_109508",
      institutionName: `First Platypus Bank ${index}`,
      products: ["auth", "transactions"],
    })),
  );
  for (const itemId of itemIds)
    items.update(itemId, { facts: factsOf(itemId), factsAt: { server: now, answered: now } });
  const memento = { get: () => undefined, update: async () => undefined };
  const tree = new ItemsTree({
    items,
    treeState: new TreeViewState(memento as never),
    itemReads: { list: async () => undefined, read: async () => undefined } as never,
    pending: { track: (work: Promise<unknown>) => work } as never,
    clock: { now: () => now, monotonic: () => performance.now(), wait: () => Promise.reject() },
    extensionUri: { path: "/" } as never,
    mayList: () => true,
  });
  const refreshed: (string | null)[] = [];
  let toDraw: Parameters<ItemsTree["getTreeItem"]>[0][] = [];
  tree.onDidChangeTreeData((changed) => {
    const nodes = [changed ?? []].flat();
    refreshed.push(...(changed === undefined ? [null] : nodes.map(({ id }) => id)));
    toDraw.push(...nodes);
  });
  return {
    itemIds,
    refreshed,
    async show(rows) {
      const roots = await tree.getChildren();
      for (const node of roots.slice(0, rows)) await tree.getTreeItem(node);
      return roots.length;
    },
    async refresh(itemId) {
      items.update(itemId, { busy: true });
      items.update(itemId, { busy: false, facts: factsOf(itemId) });
      for (const node of toDraw) await tree.getTreeItem(node);
      toDraw = [];
    },
  };
}

function factsOf(itemId: string): ItemFacts {
  return {
    itemId,
    institutionId: "ins_109508",
    institutionName: "First Platypus Bank",
    products: ["auth", "transactions"],
    createdAt: "2026-01-01T00:00:00Z",
    error: null,
  } as unknown as ItemFacts;
}
