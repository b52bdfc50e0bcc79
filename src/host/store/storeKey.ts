import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Environment } from "../../core/item/environment.ts";

/**
 * The key of a comparison in the store: its Item's id. Saved responses have a key of their own, so that they never
 * replace an Item's own calls, even when they are of the same Item.
 */
export function storeKeyOf({ origin, id, item }: Comparison): string {
  return origin === "saved" ? `${savedKey}${id}` : item.itemId;
}

const savedKey = "saved:";

/** True for the key of saved responses. */
export function isSavedKey(key: string): boolean {
  return key.startsWith(savedKey);
}

/** The environment that a comparison is a trace of; null for saved responses, which are the person's own files. */
export function environmentOf({ origin, environment }: Comparison): Environment | null {
  return origin === "saved" ? null : environment;
}
