import * as vscode from "vscode";
import type { ItemSummary } from "../../../core/item/item.ts";
import { aliasProblem } from "../../ask/aliasProblem.ts";
import { chooseItems } from "../../ask/chooseItems.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { askText } from "../../ask/pick.ts";
import { keepLocalAlias } from "../../storage/localAliases.ts";
import { itemTitle } from "../../store/itemNames.ts";
import type { Command } from "../command.ts";

/** Sets the alias of an Item; an empty one restores the bank's name. Plaid is not called. */
export const renameItem: Command = async (deps, argument, selected) => {
  const title = vscode.l10n.t("Rename Item");
  const [chosen] = await chooseItems(deps, { argument, selected }, { title });
  const alias =
    textIn(argument, "alias")?.trim() ??
    (await askText({
      title,
      value: chosen.alias ?? "",
      prompt: vscode.l10n.t("A name for {0}, shown only here; empty for the bank's", itemTitle(chosen)),
      validateInput: aliasProblem,
    }));
  const { alias: _, ...unnamed } = chosen;
  const item: ItemSummary = alias === "" ? unnamed : { ...unnamed, alias };
  if (item.environment === "sandbox") await deps.sandboxItems.label(item);
  else await keepLocalAlias(deps.memento, item.itemId, item.alias ?? null);
  deps.items.update(item.itemId, { item });
};
