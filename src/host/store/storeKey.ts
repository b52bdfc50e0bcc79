import type { Comparison } from "../../core/comparison/comparison.ts";

/**
 * The key under which a comparison is stored and shown: its Item. A comparison of saved responses has a key of its own:
 * it must never replace an Item's own calls, though it may be of the same Item.
 */
export function storeKeyOf({ origin, id, item }: Comparison): string {
  return origin === "saved" ? `${savedKey}${id}` : item.itemId;
}

const savedKey = "saved:";

/** True for the key of saved responses. */
export function isSavedKey(key: string): boolean {
  return key.startsWith(savedKey);
}
