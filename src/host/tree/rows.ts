import type { Failure } from "../../core/failure/errors.ts";
import { scenarioGroupOf, scenarioGroupsOf } from "../local/scenarioGroups.ts";
import type { ItemEntry, ItemStore } from "../store/itemStore.ts";
import { accountNode, factNode, failureNode, groupNode, itemNode, type TreeNode } from "./nodes.ts";

/** The root rows: a failure of the list, then groups of Items, or the Items in this order. */
export function rootRows(items: ItemStore, shown: readonly ItemEntry[], grouped: boolean): readonly TreeNode[] {
  const rows = grouped ? scenarioGroupsOf(shown).map(groupNode) : shown.map(({ item }) => itemNode(item.itemId));
  return items.status === "failed" ? [failureNode(null), ...rows] : rows;
}

/** The child rows: a group's Items; an Item's failure, error, accounts and last update. */
export function rowsBelow(items: ItemStore, parent: TreeNode): readonly TreeNode[] {
  if (parent.kind === "group") {
    const inGroup = items.list().filter((entry) => scenarioGroupOf(entry) === parent.group);
    return inGroup.map(({ item }) => itemNode(item.itemId));
  }
  if (parent.itemId === null) return [];
  const { itemId } = parent;
  const entry = items.get(itemId);
  if (entry === null) return [];
  if (parent.kind !== "item") return [];
  return [
    ...(entry.failure === null ? [] : [failureNode(itemId)]),
    ...(entry.facts?.error == null ? [] : [factNode(itemId, "error")]),
    ...(entry.accounts ?? []).map(({ accountId }) => accountNode(itemId, accountId)),
    ...(entry.facts === null ? [] : [factNode(itemId, "updated")]),
  ];
}

/** The failure that a row shows; null when it is gone. */
export function failureOfRow(items: ItemStore, itemId: string | null): Failure | null {
  return itemId === null ? items.failure : (items.get(itemId)?.failure ?? null);
}
