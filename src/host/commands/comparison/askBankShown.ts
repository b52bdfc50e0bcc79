import * as vscode from "vscode";
import { bankAccountsOf, currencyShownOf } from "../../../core/comparison/bankShown.ts";
import type { BankShown, Comparison } from "../../../core/comparison/comparison.ts";
import type { KnownAccount } from "../../../core/item/accountsOf.ts";
import { optionalAmountIn, seenTimeIn } from "../../../core/money/enteredText.ts";
import { currencyOf } from "../../../core/reading/balances.ts";
import { seenWords } from "../../../text/findings/seenWords.ts";
import { formatDateTime, formatMoney } from "../../../text/format.ts";
import { nameWithMask, unnamedAccount } from "../../../text/nameWithMask.ts";
import type { Choice } from "../../ask/pick.ts";
import { back, pickStep, type Step, textStep, walkSteps } from "../../ask/steps.ts";
import { textContext } from "../../window/textContext.ts";

/** What the person entered for one account, or that the entry is to be removed. */
export type BankAnswer =
  | { readonly kind: "enter"; readonly shown: BankShown }
  | { readonly kind: "remove"; readonly accountId: string };

export interface BankQuestion {
  readonly title: string;
  readonly comparison: Comparison;
  /** The accounts to choose from; a single one is not asked for. */
  readonly accounts: readonly KnownAccount[];
  /** The server's time, ms since the epoch. */
  readonly now: number;
}

interface Known {
  readonly account: KnownAccount | null;
  readonly isRemoved: boolean;
  readonly available: number | null;
  readonly current: number | null;
  readonly seenAt: string;
}

/**
 * Asks for the account, whether to correct or remove an earlier entry, for available and current (one may be empty), and
 * for the time it was seen.
 * @throws BalanceLensError `cancelled`
 */
export async function askBankShown(question: BankQuestion): Promise<BankAnswer> {
  const { title, accounts } = question;
  const [only, ...others] = accounts;
  const account = only !== undefined && others.length === 0 ? only : null;
  const start: Known = { account, isRemoved: false, available: null, current: null, seenAt: "" };
  const chosen = account === null ? await walkSteps(title, [askAccount(question)], start) : start;
  const before = enteredOf(question, chosen.account);
  const fate = before === undefined ? chosen : await walkSteps(title, [askFate(question, before)], chosen);
  const accountId = fate.account?.accountId ?? "";
  if (fate.isRemoved) return { kind: "remove", accountId };
  const { available, current, seenAt } = await walkSteps(
    title,
    [askAvailable(question, before), askCurrent(question, before), askSeenAt(question, before)],
    fate,
  );
  return { kind: "enter", shown: { accountId, available, current, seenAt } };
}

function enteredOf({ comparison }: BankQuestion, account: KnownAccount | null): BankShown | undefined {
  return comparison.bankShows?.find(({ accountId }) => accountId === account?.accountId);
}

function askAccount(question: BankQuestion): Step<Known> {
  const { accounts, comparison } = question;
  return async (known, place, before) => {
    const choices = accounts.map(
      (account): Choice<KnownAccount> => ({
        label: nameOf(account),
        description: account.subtype ?? account.type ?? "",
        ...(enteredOf(question, account) !== undefined && { detail: entryWords(comparison, account) }),
        value: account,
      }),
    );
    const placeHolder = vscode.l10n.t("Which account did you look at on the bank's site or in its app?");
    const account = await pickStep(place, choices, {
      placeHolder,
      ...(before?.account != null && { active: before.account }),
    });
    return account === back ? back : { ...known, account };
  };
}

/** The earlier entry of an account in one line. */
function entryWords(comparison: Comparison, { accountId }: KnownAccount): string {
  const context = textContext();
  const balances = bankAccountsOf(comparison).get(accountId)?.balances ?? {};
  const money = (amount: number) => formatMoney(amount, currencyOf(balances), context);
  const { available, current } = balances;
  return [
    ...(typeof available === "number" ? [vscode.l10n.t("Available {0}", money(available))] : []),
    ...(typeof current === "number" ? [vscode.l10n.t("Current {0}", money(current))] : []),
    seenWords(comparison, accountId, context),
  ].join(" · ");
}

function askFate({ comparison }: BankQuestion, entered: BankShown): Step<Known> {
  return async (known, place) => {
    const choices: readonly Choice<boolean>[] = [
      {
        label: vscode.l10n.t("$(edit) Correct It"),
        detail: known.account === null ? "" : entryWords(comparison, known.account),
        value: false,
      },
      { label: vscode.l10n.t("$(trash) Remove It"), value: true },
    ];
    const placeHolder = vscode.l10n.t("What the bank shows for this account was entered before");
    const isRemoved = await pickStep(place, choices, { placeHolder });
    return isRemoved === back ? back : { ...known, isRemoved, available: entered.available, current: entered.current };
  };
}

function askAvailable(question: BankQuestion, entered: BankShown | undefined): Step<Known> {
  return async (known, place, before) => {
    const text = await textStep(place, {
      prompt: vscode.l10n.t(
        "{0}: the available balance the bank shows. Empty if it shows none.",
        nameOf(known.account),
      ),
      placeHolder: vscode.l10n.t("Such as 1761.52, in {0}", currencyWords(question, known)),
      value: textOf((before ?? entered)?.available),
      problemOf: (typed) => (optionalAmountIn(typed) === undefined ? noAmount() : undefined),
    });
    return text === back ? back : { ...known, available: optionalAmountIn(text) ?? null };
  };
}

function askCurrent(question: BankQuestion, entered: BankShown | undefined): Step<Known> {
  return async (known, place, before) => {
    const text = await textStep(place, {
      prompt: vscode.l10n.t("{0}: the current balance the bank shows. Empty if it shows none.", nameOf(known.account)),
      placeHolder: vscode.l10n.t("Such as 1761.52, in {0}", currencyWords(question, known)),
      value: textOf((before ?? entered)?.current),
      problemOf: (typed) => {
        if (typed === "") return known.available === null ? vscode.l10n.t("Enter at least one of the two.") : undefined;
        return optionalAmountIn(typed) === undefined ? noAmount() : undefined;
      },
    });
    return text === back ? back : { ...known, current: optionalAmountIn(text) ?? null };
  };
}

function askSeenAt({ now }: BankQuestion, entered: BankShown | undefined): Step<Known> {
  return async (known, place) => {
    const text = await textStep(place, {
      prompt: vscode.l10n.t(
        "When did the bank show it? Now is {0}. Empty for now.",
        formatDateTime(new Date(now).toISOString(), textContext()),
      ),
      placeHolder: vscode.l10n.t("14:05 for today, or 2026-03-01 14:05"),
      value: entered?.seenAt ?? "",
      problemOf: (typed) => problemOf(typed, now),
    });
    if (text === back) return back;
    const read = seenTimeIn(text, now);
    return { ...known, seenAt: read.ok ? read.seenAt : "" };
  };
}

function problemOf(typed: string, now: number): string | undefined {
  const read = seenTimeIn(typed, now);
  if (read.ok) return undefined;
  return read.problem === "unreadable"
    ? vscode.l10n.t("Write the time as 14:05, or with its day as 2026-03-01 14:05.")
    : vscode.l10n.t("That time is still to come.");
}

function noAmount(): string {
  return vscode.l10n.t("Write the amount as a number, such as 1761.52.");
}

function textOf(amount: number | null | undefined): string {
  return typeof amount === "number" ? String(amount) : "";
}

function currencyWords({ comparison }: BankQuestion, { account }: Known): string {
  const shown = account === null ? {} : currencyShownOf(comparison, account.accountId);
  return currencyOf(shown) ?? vscode.l10n.t("the account's currency");
}

function nameOf(account: KnownAccount | null): string {
  return account === null ? "" : nameWithMask(account.name ?? unnamedAccount(textContext()), account.mask);
}
