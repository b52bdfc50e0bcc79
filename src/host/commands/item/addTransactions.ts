import * as vscode from "vscode";
import type { ItemSummary } from "../../../core/item/item.ts";
import { furthestBackDays, type NewTransaction } from "../../../core/item/itemChanges.ts";
import { mostTransactions, parseTransactions, transactionDays } from "../../../core/item/parseTransactions.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { askText, pickOne } from "../../ask/pick.ts";
import { Refusal } from "../../failure/refusal.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { changeItems, chooseChangeable } from "./changeItems.ts";

/** Creates transactions for Items of `user_transactions_dynamic`: `/sandbox/transactions/create`. */
export const addTransactions: Command = async (deps, argument, selected) => {
  const chosen = await chooseChangeable(deps, { argument, selected }, { change: "add-transactions", title: title() });
  const typed = typedIn(argument) ?? parseTransactions(await askTyped()) ?? [];
  const day = textIn(argument, "date") ?? (await askDay(serverNow(deps, chosen[0])));
  const transactions = typed.map((each): NewTransaction => ({ ...each, dateTransacted: day, datePosted: day }));
  const words = {
    progress: (name: string) => vscode.l10n.t("Adding transactions to {0}", name),
    done: (name: string) => vscode.l10n.t("Transactions added: {0}", name),
  };
  await changeItems(deps, chosen, words, async (item, signal) =>
    (await deps.connections.of(item.environment)).createTransactions(item.itemId, transactions, signal),
  );
};

function title(): string {
  return vscode.l10n.t("Add Transactions");
}

/** The transactions in a command's argument. @throws Refusal when they are invalid */
function typedIn(argument: unknown) {
  const text = textIn(argument, "transactions");
  if (text === undefined) return null;
  const typed = parseTransactions(text);
  if (typed !== null) return typed;
  throw new Refusal(
    { reason: "invalid-request", requestId: null },
    { kind: "command", label: title(), command: "addTransactions" },
    formWords(),
  );
}

function askTyped(): Promise<string> {
  return askText({
    title: title(),
    prompt: vscode.l10n.t(
      "Amount and description, {0} at most with semicolons between. A positive amount leaves the account",
      mostTransactions,
    ),
    placeHolder: vscode.l10n.t("12.50 Coffee; -1000 Payroll"),
    validateInput: (text) => (parseTransactions(text) === null ? formWords() : undefined),
  });
}

function formWords(): string {
  return vscode.l10n.t(
    "Each is an amount such as 12.50 or -1000, a space and a description; {0} at most",
    mostTransactions,
  );
}

function askDay(now: number): Promise<string> {
  const days = transactionDays(now, furthestBackDays);
  return pickOne(
    days.map((day, index) => ({
      label: day,
      ...(index === 0 && { description: vscode.l10n.t("today, by the server's clock") }),
      value: day,
    })),
    { title: title(), placeHolder: vscode.l10n.t("Day it was made and posted: Plaid accepts the last 14 days") },
  );
}

/** The server's time: the local sandbox's clock can be far from this machine's. */
function serverNow({ items, clock }: CommandDependencies, item: ItemSummary | undefined): number {
  const at = item === undefined ? null : (items.get(item.itemId)?.factsAt ?? null);
  const now = clock.now();
  return at === null ? now : at.server + Math.max(0, now - at.answered);
}
