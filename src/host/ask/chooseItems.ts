import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";
import type { TreeNode } from "../tree/nodes.ts";
import { type ChooseItemDependencies, chooseItem, knownItem } from "./chooseItem.ts";
import { itemIdsIn } from "./itemArgument.ts";

export interface ChooseItemsDependencies extends ChooseItemDependencies {
  /** The rows of the tree that are selected. */
  selection(): readonly TreeNode[];
}

/** What a command was called with: one row or an object, and all selected rows. */
export interface Called {
  readonly argument: unknown;
  readonly selected: unknown;
}

/**
 * The Items a command works on: those in its arguments, else one that the person picks. Never empty.
 * @throws BalanceLensError `item-not-found`, `local-item-gone`, `cancelled`, and whatever kept the list from being read.
 */
export async function chooseItems(
  deps: ChooseItemsDependencies,
  { argument, selected }: Called,
  options: { readonly title: string; readonly noteOf?: (item: ItemSummary) => string | null },
): Promise<readonly [ItemSummary, ...ItemSummary[]]> {
  const [first, ...others] = itemIdsIn(argument, selected, () => deps.selection()) ?? [];
  if (first === undefined) return [await chooseItem(deps, undefined, options.title, options.noteOf)];
  const rest: ItemSummary[] = [];
  const item = await knownItem(deps, first);
  for (const itemId of others) rest.push(await knownItem(deps, itemId));
  return [item, ...rest];
}

/** The name of a single Item, or the number of several. */
export function titleOf(items: readonly ItemSummary[], nameOf: (item: ItemSummary) => string): string {
  const [first] = items;
  return items.length === 1 && first !== undefined ? nameOf(first) : vscode.l10n.t("{0} Items", items.length);
}
