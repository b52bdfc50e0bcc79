import { findingsOf } from "../causes/findingsOf.ts";
import { bankAccountsOf, bankShownId } from "../comparison/bankShown.ts";
import type { Comparison } from "../comparison/comparison.ts";
import { accountsOf, type KnownAccount } from "../item/accountsOf.ts";
import { isSameMoney } from "../money/money.ts";
import { type BalanceField, currencyOf, type MoneyUnit, unitOf } from "../reading/balances.ts";
import type { Reading } from "../reading/reading.ts";

/**
 * One balance of one account in one call that changed. The change shown is later minus earlier: `after` minus `before`.
 * Undefined: not returned; null: returned as null.
 */
export interface BalanceChange {
  readonly account: KnownAccount;
  readonly readingId: string;
  readonly field: BalanceField;
  readonly before: number | null | undefined;
  readonly after: number | null | undefined;
  readonly currency: string | null;
}

/** The differences between two comparisons of one Item. */
export interface Changes {
  readonly balances: readonly BalanceChange[];
  /** Accounts that only one of them shows. */
  readonly gone: readonly KnownAccount[];
  readonly come: readonly KnownAccount[];
  /** Calls made in both with different outcomes. */
  readonly outcomes: readonly { readonly readingId: string; readonly before: Reading; readonly after: Reading }[];
  /** Codes of findings that only one of them has. */
  readonly settled: readonly string[];
  readonly arisen: readonly string[];
}

const fields: readonly BalanceField[] = ["available", "current", "limit"];

/** What changed from one comparison to another, account by account and call by call. */
export function changesBetween(before: Comparison, after: Comparison): Changes {
  const [accountsBefore, accountsAfter] = [accountsOf(before), accountsOf(after)];
  const onlyIn = (these: readonly KnownAccount[], those: readonly KnownAccount[]) =>
    these.filter(({ accountId }) => !those.some((other) => other.accountId === accountId));
  const later = new Map(after.readings.map((reading) => [reading.id, reading]));
  const pairs = before.readings.flatMap((reading) => {
    const other = later.get(reading.id);
    return other === undefined ? [] : [{ readingId: reading.id, before: reading, after: other }];
  });
  const [codesBefore, codesAfter] = [before, after].map((each) => new Set(findingsOf(each).map(({ code }) => code)));
  return {
    balances: [...pairs, enteredPair(before, after)].flatMap((pair) => balanceChanges(pair, accountsAfter)),
    gone: onlyIn(accountsBefore, accountsAfter),
    come: onlyIn(accountsAfter, accountsBefore),
    outcomes: pairs.filter((pair) => pair.before.outcome !== pair.after.outcome),
    settled: [...(codesBefore ?? [])].filter((code) => !codesAfter?.has(code)),
    arisen: [...(codesAfter ?? [])].filter((code) => !codesBefore?.has(code)),
  };
}

interface Pair {
  readonly readingId: string;
  readonly before: Pick<Reading, "accounts">;
  readonly after: Pick<Reading, "accounts">;
}

/** What a person saw at the bank itself in each of the two. */
function enteredPair(before: Comparison, after: Comparison): Pair {
  const entered = (comparison: Comparison) => ({ accounts: [...bankAccountsOf(comparison).values()] });
  return { readingId: bankShownId, before: entered(before), after: entered(after) };
}

function balanceChanges(pair: Pair, accounts: readonly KnownAccount[]): readonly BalanceChange[] {
  return pair.before.accounts.flatMap(({ accountId, balances: old }) => {
    const now = pair.after.accounts.find((each) => each.accountId === accountId)?.balances;
    const account = accounts.find((each) => each.accountId === accountId);
    if (now === undefined || account === undefined) return [];
    const currency = currencyOf(now) ?? currencyOf(old);
    const unit = currencyOf(now) === null ? unitOf(old) : unitOf(now);
    return fields
      .filter((field) => !isSame(old[field], now[field], unit))
      .map((field) => ({ account, readingId: pair.readingId, field, before: old[field], after: now[field], currency }));
  });
}

function isSame(before: number | null | undefined, after: number | null | undefined, unit: MoneyUnit): boolean {
  return typeof before === "number" && typeof after === "number" ? isSameMoney(before, after, unit) : before === after;
}
