import * as vscode from "vscode";
import { pickOne } from "../../ask/pick.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { compareBalances } from "../compare/compareBalances.ts";
import { addItemByAccessToken } from "../newItem/addItemByAccessToken.ts";
import { createAndShow } from "../newItem/createSandboxItem.ts";
import { importItems } from "../newItem/importItems.ts";
import { explainSandbox } from "./explainSandbox.ts";
import { ensureKeys } from "./setPlaidKeys.ts";

/** The Item a newcomer starts with: Plaid's own test bank, with the products most apps have. */
const usualFirstItem = { institutionId: "ins_109508", products: ["auth", "transactions"], username: "user_good" };

/** Sets up Plaid's own Sandbox up to the first comparison: keys, environment, Item, comparison. */
export const connectPlaidSandbox: Command = async (deps) => {
  await ensureKeys(deps, vscode.l10n.t("Calls to your Plaid Sandbox need your keys."));
  await deps.environmentChoice.switchTo("sandbox");
  const before = new Set((await deps.sandboxItems.list()).map(({ itemId }) => itemId));
  await (await askFirstItem(deps))();
  const added = (await deps.sandboxItems.list()).find(({ itemId }) => !before.has(itemId));
  if (added !== undefined) await (await askFirstLook(deps, added.itemId))();
};

function askFirstItem(deps: CommandDependencies): Promise<() => Promise<void>> {
  return pickOne(
    [
      {
        label: vscode.l10n.t("$(rocket) First Platypus Bank"),
        detail: vscode.l10n.t("Plaid's usual test bank, with Auth and Transactions: no more questions"),
        value: async () => void (await createAndShow(deps, usualFirstItem, null)),
      },
      {
        label: vscode.l10n.t("$(add) Create Sandbox Item"),
        detail: vscode.l10n.t("At a bank, with products and a test user of your choice"),
        value: async () => void (await createAndShow(deps, undefined, null)),
      },
      {
        label: vscode.l10n.t("$(key) Add Item by Access Token"),
        detail: vscode.l10n.t("An Item your own app has linked"),
        value: () => addItemByAccessToken(deps, undefined),
      },
      {
        label: vscode.l10n.t("$(list-unordered) Import Items from a Token List"),
        detail: vscode.l10n.t("Several Items of your own app at once"),
        value: () => importItems(deps, undefined),
      },
    ],
    { title: vscode.l10n.t("Connect Plaid Sandbox"), placeHolder: vscode.l10n.t("The first Item") },
  );
}

function askFirstLook(deps: CommandDependencies, itemId: string): Promise<() => Promise<void>> {
  return pickOne(firstLooks(deps, itemId), {
    title: vscode.l10n.t("Connect Plaid Sandbox"),
    placeHolder: vscode.l10n.t("The Item is there. Every call in Sandbox is free"),
  });
}

function firstLooks(deps: CommandDependencies, itemId: string) {
  return [
    {
      label: vscode.l10n.t("$(git-compare) Compare Balances"),
      detail: vscode.l10n.t("Cached and real-time balances side by side; here they nearly always agree"),
      value: () => compareBalances(deps, { itemId }),
    },
    {
      label: vscode.l10n.t("$(info) What to Expect in Plaid Sandbox"),
      detail: vscode.l10n.t("Balances that do not move, transactions that come later, random Signal data"),
      value: () => explainSandbox(deps, undefined),
    },
  ];
}
