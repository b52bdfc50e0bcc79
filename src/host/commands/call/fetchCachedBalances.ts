import * as vscode from "vscode";
import { catalogue } from "../../../core/endpoint/catalogue.ts";
import { askEndpoint } from "../../ask/askEndpoints.ts";
import { chooseItem } from "../../ask/chooseItem.ts";
import { textIn } from "../../ask/itemArgument.ts";
import type { Command } from "../command.ts";
import { fetchOne } from "./fetchOne.ts";

const cachedEntries = catalogue.filter(({ kind, numbersAt }) => kind === "cached" && numbersAt !== null);

/** Fetches Plaid's cached balances through the endpoint that the person picks. */
export const fetchCachedBalances: Command = async (deps, argument) => {
  const title = vscode.l10n.t("Fetch Cached Balances");
  const item = await chooseItem(deps, argument, title);
  const named = textIn(argument, "endpoint");
  const endpoint =
    cachedEntries.find(({ path }) => path === named)?.path ?? (await askEndpoint(cachedEntries, item, title));
  await fetchOne(deps, item, { endpoint });
};
