import * as vscode from "vscode";
import { chooseItem } from "../../ask/chooseItem.ts";
import { pickOne } from "../../ask/pick.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { compareBalances } from "../compare/compareBalances.ts";
import { fetchOne } from "./fetchOne.ts";

type Way = "compare" | "fetch" | "always-fetch";

/** Fetches real-time balances. On its own the call would refresh the cache and hide the difference, so it warns first. */
export const fetchRealTimeBalances: Command = async (deps, argument) => {
  const item = await chooseItem(deps, argument, vscode.l10n.t("Fetch Real-Time Balances"));
  const way = deps.settings.current.confirmRealTimeFetch ? await askWay() : "fetch";
  if (way === "compare") return compareBalances(deps, { itemId: item.itemId });
  if (way === "always-fetch") await stopAsking(deps);
  await fetchOne(deps, item, { endpoint: "/accounts/balance/get" });
};

function askWay(): Promise<Way> {
  return pickOne<Way>(
    [
      {
        label: vscode.l10n.t("Compare instead"),
        detail: vscode.l10n.t("Reads the cached balances first, so that both can be seen"),
        value: "compare",
      },
      {
        label: vscode.l10n.t("Fetch real-time balances"),
        detail: vscode.l10n.t("The response overwrites Plaid's cached balances"),
        value: "fetch",
      },
      { label: vscode.l10n.t("Fetch, and don't ask again"), value: "always-fetch" },
    ],
    {
      title: vscode.l10n.t("A real-time call refreshes Plaid's cache"),
      placeHolder: vscode.l10n.t("The cached balances will be overwritten"),
    },
  );
}

async function stopAsking({ settings }: CommandDependencies): Promise<void> {
  await settings.writeConfirmRealTimeFetch(false);
}
