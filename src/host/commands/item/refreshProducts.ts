import * as vscode from "vscode";
import type { RefreshableProduct } from "../../../core/item/itemChanges.ts";
import { chooseItems } from "../../ask/chooseItems.ts";
import { pickOne } from "../../ask/pick.ts";
import type { Command } from "../command.ts";
import { refreshing } from "./refreshProduct.ts";

const refreshable: readonly RefreshableProduct[] = ["transactions", "investments"];

/** Has Plaid refresh Transactions or Investments. It asks which only where Items have both: production bills each call. */
export const refreshProducts: Command = async (deps, argument, selected) => {
  const title = vscode.l10n.t("Refresh Transactions or Investments");
  const chosen = await chooseItems(
    deps,
    { argument, selected },
    {
      title,
      noteOf: ({ products }) =>
        refreshable.some((product) => products.includes(product))
          ? null
          : vscode.l10n.t("It has neither transactions nor investments."),
    },
  );
  const offered = refreshable.filter((product) => chosen.some(({ products }) => products.includes(product)));
  const [only = "transactions"] = offered;
  const product =
    offered.length < 2
      ? only
      : await pickOne(
          offered.map((value) => ({
            label: value === "transactions" ? vscode.l10n.t("Transactions") : vscode.l10n.t("Investments"),
            value,
          })),
          { title },
        );
  await refreshing(product)(deps, { itemIds: chosen.map(({ itemId }) => itemId) });
};
