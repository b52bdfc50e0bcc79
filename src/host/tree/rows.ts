import type { Failure } from "../../core/errors.ts";
import type { ItemFacts, ItemSummary } from "../../core/item.ts";
import type { ItemEntry, ItemStore } from "../store/itemStore.ts";
import { accountNode, type Fact, factNode, facts, failureNode, itemNode, statusNode, type TreeNode } from "./nodes.ts";

/** The rows at the root: one an Item that is shown, in this order, below the failure of the list. */
export function rootRows(items: ItemStore, shown: readonly ItemEntry[]): readonly TreeNode[] {
  const rows = shown.map(({ item }) => itemNode(item.itemId));
  return items.status === "failed" ? [failureNode(null), ...rows] : rows;
}

/** The rows below a row: why an Item's last read failed, its accounts and its status; the facts of a status. */
export function rowsBelow(items: ItemStore, parent: TreeNode): readonly TreeNode[] {
  if (parent.itemId === null) return [];
  const { itemId } = parent;
  const entry = items.get(itemId);
  if (entry === null) return [];
  if (parent.kind === "status") return factsOf(entry).map((fact) => factNode(itemId, fact));
  if (parent.kind !== "item") return [];
  return [
    ...(entry.failure === null ? [] : [failureNode(itemId)]),
    ...(entry.accounts ?? []).map(({ accountId }) => accountNode(itemId, accountId)),
    ...(entry.facts === null ? [] : [statusNode(itemId)]),
  ];
}

/** The failure a row stands for; null once it is gone. */
export function failureOfRow(items: ItemStore, itemId: string | null): Failure | null {
  return itemId === null ? items.failure : (items.get(itemId)?.failure ?? null);
}

/** Products whose last update Plaid tells. */
const told = ["transactions", "investments"] as const;

/** The products of an Item that Plaid tells no time of. */
export function untoldProducts({ products }: ItemSummary): readonly string[] {
  return products.filter((product) => !told.some((each) => each === product));
}

/** The facts there is something to say of. */
function factsOf({ item, facts: known }: ItemEntry): readonly Fact[] {
  if (known === null) return [];
  const isShown = (fact: Fact): boolean => {
    if (fact === "error") return known.error !== null;
    if (fact === "other-products") return untoldProducts(item).length > 0;
    if (fact === "transactions" || fact === "investments") return hasProduct(item, known, fact);
    return true;
  };
  return facts.filter(isShown);
}

function hasProduct(item: ItemSummary, known: ItemFacts, product: (typeof told)[number]): boolean {
  return item.products.includes(product) || known[product] !== null;
}
