import type { Memento } from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";
import { stored } from "./storageErrors.ts";

function keyOf(itemId: string): string {
  return `local.alias.${itemId}`;
}

/** The Items of the local sandbox with the names a person gave them; the sandbox itself does not store names. */
export function withLocalAliases(memento: Pick<Memento, "get">, items: readonly ItemSummary[]): readonly ItemSummary[] {
  return items.map((item) => {
    const alias = memento.get(keyOf(item.itemId));
    return typeof alias === "string" ? { ...item, alias } : item;
  });
}

/** Stores a name; null removes it. @throws BalanceLensError `storage-failed` */
export async function keepLocalAlias(
  memento: Pick<Memento, "update">,
  itemId: string,
  alias: string | null,
): Promise<void> {
  await stored(memento.update(keyOf(itemId), alias ?? undefined));
}
