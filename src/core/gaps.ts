import type { KnownAccount } from "./accountsOf.ts";
import type { Age } from "./age.ts";
import { agesOf } from "./ageOf.ts";
import { type AccountReading, type BalanceField, currencyOf } from "./balances.ts";
import type { Comparison } from "./comparison.ts";
import { subtractMoney } from "./money.ts";
import type { OkReading } from "./reading.ts";

/** One number that a cached and a real-time answer give differently. `value` is the bank's minus the cached one. */
export interface FieldGap {
  readonly field: BalanceField;
  readonly cached: number;
  readonly bank: number;
  readonly value: number;
}

/** One account whose cached and real-time numbers differ, however little. */
export interface Gap {
  readonly account: KnownAccount;
  readonly cached: OkReading;
  readonly bank: OkReading;
  readonly currency: string | null;
  readonly cachedAccount: AccountReading;
  readonly bankAccount: AccountReading;
  /** Never empty. */
  readonly fields: readonly FieldGap[];
  /** The field to speak of: available when it differs, else current, else limit. */
  readonly headline: FieldGap;
  /** How old the cached number was. */
  readonly age: Age;
}

interface GapInput {
  readonly comparison: Comparison;
  readonly accounts: ReadonlyMap<string, KnownAccount>;
  readonly realTime: OkReading;
  readonly cachedBefore: readonly OkReading[];
  shown(reading: OkReading, accountId: string): AccountReading | undefined;
}

const fields = ["available", "current", "limit"] as const;

function fieldGaps(cached: AccountReading, bank: AccountReading): readonly FieldGap[] {
  return fields.flatMap((field): FieldGap[] => {
    const [from, to] = [cached.balances[field], bank.balances[field]];
    if (typeof from !== "number" || typeof to !== "number") return [];
    const value = subtractMoney(to, from);
    return value === 0 ? [] : [{ field, cached: from, bank: to, value }];
  });
}

/**
 * The gap of each account between its first cached answer (`/accounts/get` before the others) and the real-time one.
 * Numbers of different currencies make none.
 */
export function gapsOf(input: GapInput): readonly Gap[] {
  const { realTime } = input;
  const ages = agesOf(input.comparison);
  return [...input.accounts.values()].flatMap((account): Gap[] => {
    const id = account.accountId;
    const bankAccount = input.shown(realTime, id);
    const cached = input.cachedBefore.find((reading) => input.shown(reading, id) !== undefined);
    const cachedAccount = cached && input.shown(cached, id);
    if (bankAccount === undefined || cached === undefined || cachedAccount === undefined) return [];
    const currency = currencyOf(bankAccount.balances);
    if (currencyOf(cachedAccount.balances) !== currency) return [];
    const differing = fieldGaps(cachedAccount, bankAccount);
    const [headline] = differing;
    if (headline === undefined) return [];
    const age = ages(cached, id);
    return [
      { account, cached, bank: realTime, currency, cachedAccount, bankAccount, fields: differing, headline, age },
    ];
  });
}
