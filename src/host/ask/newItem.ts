import * as vscode from "vscode";
import { textIn } from "./itemArgument.ts";
import { askText, pickMany, pickOne } from "./pick.ts";

/** What `/sandbox/public_token/create` is asked for. */
export interface NewItem {
  readonly institutionId: string;
  readonly products: readonly string[];
  readonly username?: string;
  readonly password?: string;
}

/** Plaid's test institutions a balance tool has a use for. Source: https://plaid.com/docs/sandbox/institutions/ */
const institutions = [
  { id: "ins_109508", name: "First Platypus Bank" },
  { id: "ins_109509", name: "First Gingham Credit Union" },
  { id: "ins_109510", name: "Tattersall Federal Credit Union" },
  { id: "ins_109511", name: "Tartan Bank" },
  { id: "ins_109512", name: "Houndstooth Bank" },
  { id: "ins_128026", name: "Capital One" },
  { id: "ins_43", name: "Tartan-Dominion Bank of Canada" },
  { id: "ins_117650", name: "Royal Bank of Plaid" },
] as const;

/** Products that decide which endpoints answer and how fresh Plaid's copy is. */
const products = ["transactions", "auth", "identity", "liabilities", "investments", "signal"] as const;

/** The request in a command's argument; null when it has none, and then it is asked. */
export function newItemIn(argument: unknown): NewItem | null {
  const institutionId = textIn(argument, "institutionId");
  const chosen: unknown = Reflect.get(Object(argument), "products");
  if (institutionId === undefined || !Array.isArray(chosen)) return null;
  const username = textIn(argument, "username");
  return {
    institutionId,
    products: chosen.filter((product) => typeof product === "string"),
    ...(username === undefined ? {} : { username }),
  };
}

/** Institution, products, test user. @throws BalanceLensError `cancelled` */
export async function askNewItem(): Promise<NewItem> {
  return {
    institutionId: await askInstitution(),
    products: await askProducts(),
    ...(await askUser()),
  };
}

async function askInstitution(): Promise<string> {
  const other = "other";
  const chosen = await pickOne(
    [
      ...institutions.map(({ id, name }) => ({ label: name, description: id, value: id as string })),
      { label: vscode.l10n.t("Another institution…"), value: other },
    ],
    { title: vscode.l10n.t("Create Sandbox Item (1/3)"), placeHolder: vscode.l10n.t("Institution") },
  );
  if (chosen !== other) return chosen;
  return askText({
    title: vscode.l10n.t("Create Sandbox Item (1/3)"),
    prompt: vscode.l10n.t("Institution id"),
    placeHolder: "ins_109508",
    validateInput: (value) => (/^\s*ins_\w+\s*$/.test(value) ? undefined : vscode.l10n.t("An id such as ins_109508")),
  });
}

async function askProducts(): Promise<readonly string[]> {
  const effects: Readonly<Record<(typeof products)[number], string>> = {
    transactions: vscode.l10n.t("Plaid refreshes the balances in the background, 1 to 4 times a day"),
    auth: vscode.l10n.t("Account numbers; balances are refreshed every 30 days or more rarely"),
    identity: vscode.l10n.t("Holder's data; balances are refreshed every 30 days or more rarely"),
    liabilities: vscode.l10n.t("Loans and cards; balances are refreshed about daily"),
    investments: vscode.l10n.t("Holdings; balances are refreshed about daily"),
    signal: vscode.l10n.t("Risk scores for ACH debits"),
  };
  const chosen = await pickMany(
    products.map((product) => ({
      label: product,
      detail: effects[product],
      picked: product === "transactions",
      value: product,
    })),
    { title: vscode.l10n.t("Create Sandbox Item (2/3)"), placeHolder: vscode.l10n.t("Products: at least one") },
  );
  return chosen.length === 0 ? askProducts() : chosen;
}

async function askUser(): Promise<Pick<NewItem, "username" | "password">> {
  const own = "own";
  const chosen = await pickOne(
    [
      { label: "user_good", detail: vscode.l10n.t("Twelve accounts of every type"), value: "user_good" },
      {
        label: "user_transactions_dynamic",
        detail: vscode.l10n.t("Transactions that change at each refresh"),
        value: "user_transactions_dynamic",
      },
      { label: vscode.l10n.t("Another test user…"), value: own },
    ],
    { title: vscode.l10n.t("Create Sandbox Item (3/3)"), placeHolder: vscode.l10n.t("Test user") },
  );
  if (chosen !== own) return { username: chosen };
  const title = vscode.l10n.t("Create Sandbox Item (3/3)");
  const username = await askText({ title, prompt: vscode.l10n.t("User name") });
  const password = await askText({ title, prompt: vscode.l10n.t("Password"), password: true });
  return { username, ...(password === "" ? {} : { password }) };
}
