import * as vscode from "vscode";
import { catalogue, type EndpointEntry } from "../../core/catalogue.ts";
import type { EndpointPath } from "../../core/endpoint.ts";
import { chooseItem } from "../ask/chooseItem.ts";
import { textIn } from "../ask/itemArgument.ts";
import { pickOne } from "../ask/pick.ts";
import type { Command } from "./command.ts";
import { fetchOne } from "./fetchOne.ts";

const cachedEntries = catalogue.filter(({ kind, numbersAt }) => kind === "cached" && numbersAt !== null);

/** Reads Plaid's copy through the endpoint the person picks. */
export const fetchCachedBalances: Command = async (deps, argument) => {
  const item = await chooseItem(deps, argument, vscode.l10n.t("Fetch Cached Balances"));
  const named = textIn(argument, "endpoint");
  const endpoint = cachedEntries.find(({ path }) => path === named)?.path ?? (await askEndpoint(item.products));
  await fetchOne(deps, item, { endpoint });
};

function askEndpoint(products: readonly string[]): Promise<EndpointPath> {
  const isOnItem = ({ product }: EndpointEntry) => product === null || products.includes(product);
  const sorted = [...cachedEntries.filter(isOnItem), ...cachedEntries.filter((entry) => !isOnItem(entry))];
  return pickOne(
    sorted.map((entry) => ({
      label: entry.path,
      description: entry.product ?? vscode.l10n.t("any Item"),
      // Calling it is allowed, but never by accident: in production the product would be billed from then on.
      ...(isOnItem(entry) ? {} : { detail: vscode.l10n.t("$(warning) adds {0} to this Item", entry.product ?? "") }),
      value: entry.path,
    })),
    { title: vscode.l10n.t("Fetch Cached Balances"), placeHolder: vscode.l10n.t("Choose an endpoint") },
  );
}
