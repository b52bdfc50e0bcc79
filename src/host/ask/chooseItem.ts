import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";
import { commandIds } from "../commandIds.ts";
import { cancelled, unknownItem } from "../failure/failures.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import { environmentName, itemLabel } from "../store/itemNames.ts";
import type { ItemEntry, ItemStore } from "../store/itemStore.ts";
import { showInformation } from "../window/notices.ts";
import type { ItemReads } from "../work/itemReads.ts";
import { itemIdIn } from "./itemArgument.ts";
import { type Choice, pickOne } from "./pick.ts";
import { withProgress } from "./withProgress.ts";

export interface ChooseItemDependencies {
  readonly items: ItemStore;
  readonly comparisons: ComparisonStore;
  readonly itemReads: ItemReads;
}

/**
 * The Item a command works on: the one in its argument, else one that the person picks. `noteOf` says why an Item is not
 * suitable; suitable ones come first.
 * @throws BalanceLensError `item-not-found`, `local-item-gone`, `cancelled`, and whatever kept the list from being read.
 */
export async function chooseItem(
  deps: ChooseItemDependencies,
  argument: unknown,
  title: string,
  noteOf: (item: ItemSummary) => string | null = () => null,
): Promise<ItemSummary> {
  const itemId = itemIdIn(argument);
  if (itemId !== null) return knownItem(deps, itemId);
  await listed(deps);
  const entries = deps.items.list();
  if (entries.length === 0) return offerFirstItem();
  return pickOne(itemChoices(entries, noteOf), { title, placeHolder: vscode.l10n.t("Choose an Item") });
}

/** Items to pick from; those that `noteOf` has a note for come last. */
export function itemChoices(
  entries: readonly ItemEntry[],
  noteOf: (item: ItemSummary) => string | null = () => null,
): readonly Choice<ItemSummary>[] {
  const choices = entries.map((entry) => choiceOf(entry, noteOf(entry.item)));
  return choices.toSorted((one, other) => Number(one.note !== null) - Number(other.note !== null));
}

/** The Item of an id. @throws BalanceLensError `item-not-found`, `local-item-gone` */
export async function knownItem(deps: ChooseItemDependencies, itemId: string): Promise<ItemSummary> {
  const { items, comparisons } = deps;
  // A restored panel may show an Item of the other environment, which only its comparison knows.
  const open = comparisons.get(itemId).comparison?.item;
  if (items.get(itemId) === null && (open === undefined || open.environment === items.environment)) await listed(deps);
  const item = items.get(itemId)?.item ?? open;
  if (item === undefined) throw unknownItem(items.environment);
  return item;
}

export async function listed({ items, itemReads }: ChooseItemDependencies): Promise<void> {
  if (items.status === "ready") return;
  await withProgress(vscode.l10n.t("Balance Lens: reading the Items"), (signal) => itemReads.list(signal));
}

function choiceOf(entry: ItemEntry, note: string | null) {
  const { item } = entry;
  return {
    label: itemLabel(entry),
    description: [item.lesson?.bank ?? environmentName(item.environment), item.scenario].filter(Boolean).join(" · "),
    detail: note ?? item.lesson?.summary ?? item.products.join(", "),
    value: item,
    note,
  };
}

/** Says that there is no Item yet, and offers to add one, instead of showing an empty list. */
export async function offerFirstItem(): Promise<never> {
  const create = vscode.l10n.t("Create Sandbox Item");
  const chosen = await showInformation(vscode.l10n.t("There is no Item yet."), create);
  if (chosen === create) void vscode.commands.executeCommand(commandIds.createSandboxItem);
  throw cancelled();
}
