import type { Failure } from "../../core/errors.ts";
import type { ItemStore } from "../store/itemStore.ts";
import { accountNode, failureNode, itemNode, type TreeNode } from "./nodes.ts";

/** The rows at the root: one an Item, or the failure of the list. */
export function rootRows(items: ItemStore): readonly TreeNode[] {
  const rows = items.list().map(({ item }) => itemNode(item.itemId));
  return items.status === "failed" ? [failureNode(null), ...rows] : rows;
}

/** The rows of one Item: why its last read failed, then what is known of its accounts. */
export function itemRows(items: ItemStore, itemId: string): readonly TreeNode[] {
  const entry = items.get(itemId);
  if (entry === null) return [];
  const accounts = (entry.accounts ?? []).map(({ accountId }) => accountNode(itemId, accountId));
  return entry.failure === null ? accounts : [failureNode(itemId), ...accounts];
}

/** The failure a row stands for; null once it is gone. */
export function failureOfRow(items: ItemStore, itemId: string | null): Failure | null {
  return itemId === null ? items.failure : (items.get(itemId)?.failure ?? null);
}
