import type { ItemSummary } from "../../core/item/item.ts";
import type { ComparisonStore } from "./comparisonStore.ts";
import type { ItemStore } from "./itemStore.ts";

interface Stores {
  readonly comparisons: Pick<ComparisonStore, "get">;
  readonly items: Pick<ItemStore, "get">;
}

/**
 * The Item of a panel: that of its open comparison, else that of the tree. Undefined where neither knows it.
 * @param key the Item's id, or the key of saved responses
 */
export function openItem({ comparisons, items }: Stores, key: string): ItemSummary | undefined {
  return comparisons.get(key).comparison?.item ?? items.get(key)?.item;
}
