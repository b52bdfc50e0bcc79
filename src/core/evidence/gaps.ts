import type { AsOf, AsOfLookup } from "../age/asOf.ts";
import type { DifferenceSplit, TimeWindow } from "../findings/finding.ts";
import type { KnownAccount } from "../item/accountsOf.ts";
import { isSameMoney, subtractMoney } from "../money/money.ts";
import { oncePer } from "../oncePer.ts";
import {
  type AccountReading,
  type BalanceField,
  type Balances,
  type MoneyUnit,
  sharedUnit,
} from "../reading/balances.ts";
import type { CallOrder, CallTimes } from "../reading/callTimes.ts";
import { nextRealTime, showing } from "../reading/nextRealTime.ts";
import type { OkReading } from "../reading/reading.ts";
import { amountOnHold } from "./amountOnHold.ts";

/** A number that differs between two responses. `value` is cached minus real-time. */
export interface FieldGap {
  readonly field: BalanceField;
  readonly cached: number;
  readonly bank: number;
  readonly value: number;
}

/** An account whose cached and real-time balances differ. */
export interface Gap {
  readonly account: KnownAccount;
  /** The first cached response with these balances, and all of them. */
  readonly cached: OkReading;
  readonly alike: readonly OkReading[];
  readonly bank: OkReading;
  readonly unit: MoneyUnit;
  readonly cachedAccount: AccountReading;
  readonly bankAccount: AccountReading;
  /** The balances that differ as amounts of money, else those that differ by rounding only. Never empty. */
  readonly fields: readonly FieldGap[];
  readonly isRounding: boolean;
  /** The field to name: available if it differs, else current, else limit. */
  readonly mainField: FieldGap;
  readonly split: DifferenceSplit;
  /** When the bank's balance changed, if it did. */
  readonly window: TimeWindow;
  /** Whether the cached response came before the real-time one. */
  readonly order: CallOrder;
  readonly asOf: AsOf;
}

interface GapInput {
  readonly accounts: ReadonlyMap<string, KnownAccount>;
  readonly realTimes: readonly OkReading[];
  /** By time. */
  readonly cached: readonly OkReading[];
  readonly times: CallTimes;
  readonly asOf: AsOfLookup;
  /** The cached responses that give an account exactly these balances, by time. */
  givingSame(accountId: string, balances: Balances): readonly OkReading[];
  shown(reading: OkReading, accountId: string): AccountReading | undefined;
}

const fields = ["available", "current", "limit"] as const;

const none: readonly FieldGap[] = [];

/** Earlier responses with the same balances that a gap names, the last ones: of a copy that nothing refreshes a log has thousands. */
const mostEarlier = 50;

/** Every pair of balances that is not exactly equal, to the last decimal. */
export function unequalFields(cached: AccountReading, bank: AccountReading): readonly FieldGap[] {
  if (givesSame(cached, bank)) return none;
  return fields.flatMap((field): FieldGap[] => {
    const [from, to] = [cached.balances[field], bank.balances[field]];
    if (typeof from !== "number" || typeof to !== "number" || from === to) return [];
    return [{ field, cached: from, bank: to, value: subtractMoney(from, to) }];
  });
}

/** The gap in one of the fields; undefined where its two numbers match. */
export function fieldGapOf(gap: Gap, field: BalanceField): FieldGap | undefined {
  return gap.fields.find((each) => each.field === field);
}

function difference(left: number | null | undefined, right: number | null | undefined): number | null {
  return typeof left === "number" && typeof right === "number" ? subtractMoney(left, right) : null;
}

/** The change in what posted, what is held, and the limit: the first response's minus the second's. */
export function splitOf(type: string | undefined, left: AccountReading, right: AccountReading): DifferenceSplit {
  return {
    posted: difference(left.balances.current, right.balances.current),
    held: difference(amountOnHold(type, left.balances), amountOnHold(type, right.balances)),
    limit: difference(left.balances.limit, right.balances.limit),
  };
}

/**
 * The period in which two balances came to differ: from the earliest moment that either can be of, to the latest. The
 * order of the responses does not matter, since a copy read later can hold the older balance.
 */
export function windowOf(left: Ends, right: Ends): TimeWindow {
  return { from: outer(left.earliest, right.earliest, "earlier"), to: outer(left.latest, right.latest, "later") };
}

type Ends = Pick<AsOf, "earliest" | "latest">;

/** ISO 8601 times of one form sort as text. */
function outer(left: string | null, right: string | null, which: "earlier" | "later"): string | null {
  if (left === null || right === null) return null;
  return left < right === (which === "earlier") ? left : right;
}

/**
 * The gaps of each account: each cached response against the next real-time one that shows the account. Cached responses
 * with the same balances make one gap. Balances in two currencies make none.
 */
export function gapsOf(input: GapInput): readonly Gap[] {
  const realTimesOf = showing(input.realTimes);
  const pairs = oncePer((realTimes: readonly OkReading[]) => pairsOf(input, realTimes));
  return input.realTimes.flatMap((bank) =>
    bank.accounts.flatMap((bankAccount) =>
      gapsOfAccount(input, bank, bankAccount, pairs(realTimesOf(bankAccount.accountId)).get(bank) ?? []),
    ),
  );
}

/** The cached responses that are compared with each real-time one. */
type Pairs = ReadonlyMap<OkReading, readonly OkReading[]>;

function pairsOf({ cached, times }: GapInput, realTimes: readonly OkReading[]): Pairs {
  const pairs = new Map(realTimes.map((bank) => [bank, [] as OkReading[]]));
  for (const reading of cached) {
    const bank = nextRealTime(reading, realTimes, times);
    if (bank !== null) pairs.get(bank)?.push(reading);
  }
  return pairs;
}

function gapsOfAccount(
  input: GapInput,
  bank: OkReading,
  bankAccount: AccountReading,
  cached: readonly OkReading[],
): readonly Gap[] {
  const id = bankAccount.accountId;
  const groups = new Map<string, Gap & { readonly alike: OkReading[] }>();
  for (const reading of cached) {
    const cachedAccount = input.shown(reading, id);
    if (cachedAccount === undefined) continue;
    const unequal = unequalFields(cachedAccount, bankAccount);
    const unit = sharedUnit(cachedAccount.balances, bankAccount.balances);
    if (unequal.length === 0 || unit === null) continue;
    const key = unequal.map(({ field, cached: value }) => `${field} ${value}`).join(" ");
    const known = groups.get(key);
    if (known !== undefined) {
      known.alike.push(reading);
      continue;
    }
    const differing = unequal.filter((part) => !isSameMoney(part.cached, part.bank, unit));
    const shownFields = differing.length > 0 ? differing : unequal;
    const [mainField] = shownFields;
    if (mainField === undefined) continue;
    const account = input.accounts.get(id) ?? bankAccount;
    const order = input.times.orderOf(reading, bank);
    const asOf = input.asOf(reading, id);
    groups.set(key, {
      account,
      cached: reading,
      alike: [reading],
      bank,
      unit,
      cachedAccount,
      bankAccount,
      fields: shownFields,
      isRounding: differing.length === 0,
      mainField,
      split: splitOf(account.type, cachedAccount, bankAccount),
      window: windowOf(asOf, input.asOf(bank, id)),
      order,
      asOf,
    });
  }
  // Earlier responses with the same balances differ from the bank's in the same way, whatever lies in between.
  for (const gap of groups.values()) {
    const alike = new Set(gap.alike);
    const same = input.givingSame(id, gap.cachedAccount.balances);
    const earlier = same.slice(0, input.times.placesIn(same).endOfBefore(bank)).slice(-mostEarlier);
    for (const reading of earlier) {
      if (!alike.has(reading) && input.times.orderOf(reading, bank) === "before") gap.alike.push(reading);
    }
  }
  return [...groups.values()];
}

/** True when every balance is the same to the last decimal, and both omit the same ones. */
export function givesSame(left: AccountReading | undefined, right: AccountReading): boolean {
  if (left === undefined) return false;
  const [one, other] = [left.balances, right.balances];
  return one.available === other.available && one.current === other.current && one.limit === other.limit;
}
