import * as vscode from "vscode";
import { withBankShown, withoutBankShown } from "../../../core/comparison/bankShown.ts";
import type { Comparison } from "../../../core/comparison/comparison.ts";
import { BalanceLensError } from "../../../core/failure/errors.ts";
import { accountsOf, type KnownAccount } from "../../../core/item/accountsOf.ts";
import { optionalAmountIn, seenTimeIn } from "../../../core/money/enteredText.ts";
import { answersClock } from "../../../core/reading/callTimes.ts";
import { chooseComparison } from "../../ask/chooseComparison.ts";
import { flagIn, itemIdIn, textIn } from "../../ask/itemArgument.ts";
import { thrownLine } from "../../failure/failures.ts";
import { Refusal } from "../../failure/refusal.ts";
import { readClock } from "../../local/controlClient.ts";
import { storeKeyOf } from "../../store/storeKey.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { askBankShown, type BankAnswer } from "./askBankShown.ts";

/**
 * Asks what the bank's own site or app shows for an account, and saves it with the comparison. An entry can be corrected
 * and removed. Makes no call.
 */
export const enterBankShows: Command = async (deps, argument) => {
  const title = vscode.l10n.t("Enter What the Bank Shows");
  const itemId = itemIdIn(argument);
  if (itemId !== null) await refuseWithout(deps, itemId);
  const comparison = await chooseComparison(deps, argument, title);
  const accounts = accountsOf(comparison);
  if (comparison.status === "running") throw refusal(vscode.l10n.t("Wait until the comparison has finished."));
  if (accounts.length === 0) throw refusal(vscode.l10n.t("No account was answered in this comparison."), comparison);
  const named = namedIn(accounts, argument);
  const now = await nowAt(deps, comparison);
  const answer = givenIn(argument, named, now) ?? (await askBankShown({ title, comparison, accounts: named, now }));
  await keep(deps, comparison, answer);
};

/** The entry in a command's argument: `available`, `current` and `seenAt` as a person types them, or `remove`. */
function givenIn(argument: unknown, [account, ...others]: readonly KnownAccount[], now: number): BankAnswer | null {
  const isRemoved = flagIn(argument, "remove");
  const [availableText = "", currentText = ""] = ["available", "current"].map((name) => textIn(argument, name));
  const isSaid = isRemoved || availableText !== "" || currentText !== "";
  if (account === undefined || others.length > 0 || !isSaid) return null;
  const { accountId } = account;
  if (isRemoved) return { kind: "remove", accountId };
  const read = seenTimeIn(textIn(argument, "seenAt") ?? "", now);
  const available = optionalAmountIn(availableText);
  const current = optionalAmountIn(currentText);
  if (!read.ok || available === undefined || current === undefined) {
    throw new BalanceLensError({ reason: "invalid-request", requestId: null, detail: "no amount or no time" });
  }
  return { kind: "enter", shown: { accountId, available, current, seenAt: read.seenAt } };
}

/** The account in the command's argument, or all of them. */
function namedIn(accounts: readonly KnownAccount[], argument: unknown): readonly KnownAccount[] {
  const named = accounts.filter(({ accountId }) => accountId === textIn(argument, "accountId"));
  return named.length > 0 ? named : accounts;
}

/** Refuses an Item without a comparison, to which the entry would belong, and offers to compare it first. */
async function refuseWithout({ comparisonWork, comparisons }: CommandDependencies, itemId: string): Promise<void> {
  await comparisonWork.openLatest(itemId);
  if (comparisons.get(itemId).comparison !== null) return;
  throw new Refusal(
    { reason: "invalid-request", requestId: null, detail: "no comparison to enter it into" },
    { kind: "command", label: vscode.l10n.t("Compare Balances"), command: "compareBalances", argument: { itemId } },
    vscode.l10n.t("Compare this Item first: what the bank shows is kept with a comparison."),
  );
}

function refusal(sentence: string, comparison?: Comparison): Refusal {
  const argument = comparison?.origin === "saved" ? undefined : { itemId: comparison?.item.itemId };
  return new Refusal(
    { reason: "invalid-request", requestId: null, detail: "nothing to enter it into" },
    comparison === undefined
      ? { kind: "again", label: vscode.l10n.t("Try Again") }
      : { kind: "command", label: vscode.l10n.t("Compare Balances"), command: "compareBalances", argument },
    sentence,
  );
}

/** Time limit of reading the local sandbox's clock, ms. */
const clockTimeoutMs = 1000;

/** The server's time now, ms since the epoch. The local sandbox's clock may have been moved after its responses. */
async function nowAt({ local, clock, log }: CommandDependencies, comparison: Comparison): Promise<number> {
  const { address } = local;
  const known = answersClock(comparison, clock.now());
  if (comparison.environment !== "local" || comparison.origin === "saved" || address === null) return known;
  try {
    return Date.parse((await readClock(address, AbortSignal.timeout(clockTimeoutMs))).now);
  } catch (error) {
    log.warn(`the local time is not known: ${thrownLine(error)}`);
    return known;
  }
}

/**
 * Saves the entry in the current state of the comparison: while the person was asked, calls may have been added, and
 * another window may have entered other accounts.
 */
async function keep(
  { comparisons, history, panels }: CommandDependencies,
  asked: Comparison,
  answer: BankAnswer,
): Promise<void> {
  const key = storeKeyOf(asked);
  const kept = await history.find(({ comparisonId }) => comparisonId === asked.id).catch(() => null);
  const { comparison: open } = comparisons.get(key);
  const isOpen = open === null || open.id === asked.id;
  const current = (kept?.bankShows ?? []).reduce(withBankShown, open?.id === asked.id ? open : asked);
  const changed =
    answer.kind === "remove" ? withoutBankShown(current, answer.accountId) : withBankShown(current, answer.shown);
  if (isOpen) {
    comparisons.set(key, { comparison: changed });
    void panels.show(key);
  }
  await history.save(changed);
}
