import type { Comparison } from "../../core/comparison/comparison.ts";

/**
 * Under what a comparison is open, shown and found: its Item. One of saved responses is about itself alone: it must
 * never stand where an Item's own calls do, though it may be of the same Item.
 */
export function storeKeyOf({ origin, id, item }: Comparison): string {
  return origin === "saved" ? `${savedKey}${id}` : item.itemId;
}

const savedKey = "saved:";

/** True for the key of saved responses. */
export function isSavedKey(key: string): boolean {
  return key.startsWith(savedKey);
}
