import { type AsOfLookup, asOfLookup } from "../age/asOf.ts";
import { bankAccountsOf } from "../comparison/bankShown.ts";
import type { BankShown, Comparison } from "../comparison/comparison.ts";
import { endpointEntry } from "../endpoint/catalogue.ts";
import { groupBy } from "../groupBy.ts";
import { accountsOf, type KnownAccount } from "../item/accountsOf.ts";
import type { ItemFacts } from "../item/item.ts";
import type { FactsReading } from "../item/itemReadings.ts";
import { oncePer } from "../oncePer.ts";
import { type AccountRows, accountRowsIn } from "../reading/accountRows.ts";
import { accountsById } from "../reading/accountsById.ts";
import { laterAnswers } from "../reading/answeredLater.ts";
import type { AccountReading, Balances } from "../reading/balances.ts";
import { type CallTimes, callTimesOf } from "../reading/callTimes.ts";
import { type EvaluatedNumber, evaluatedNumbers } from "../reading/evaluatedNumber.ts";
import { inTimeOrder } from "../reading/inTimeOrder.ts";
import { isGuessed } from "../reading/isGuessed.ts";
import { nextRealTime, showing } from "../reading/nextRealTime.ts";
import type { FailedReading, OkReading, SkippedReading } from "../reading/reading.ts";
import { besideEvaluation } from "./besideEvaluation.ts";
import { type Gap, gapsOf } from "./gaps.ts";
import { type ItemUpdates, itemUpdates } from "./itemUpdates.ts";

/** A failed call whose endpoint a later call succeeded at: it describes the past, not the present. */
interface PastFailure {
  readonly failed: FailedReading;
  readonly answered: OkReading;
}

/** Balances that a person read at the bank itself, and the same in the form of a response. */
export interface EnteredAccount {
  readonly shown: BankShown;
  readonly account: AccountReading;
}

/** The transactions around a call that asked the bank. */
export interface RowsBeside {
  /** Of the first response between the real-time call before it and itself, else of the last one before; null: none was read. */
  readonly before: AccountRows | null;
  /** Of the last response after it; null: none was read. */
  readonly after: AccountRows | null;
}

/** A comparison indexed for the rules, built once for all of them. */
export interface Evidence {
  readonly comparison: Comparison;
  readonly times: CallTimes;
  readonly asOf: AsOfLookup;
  /** By time, as far as it is known. */
  readonly ok: readonly OkReading[];
  /** Failures with no later response to the same call. */
  readonly failed: readonly FailedReading[];
  readonly past: readonly PastFailure[];
  readonly skipped: readonly SkippedReading[];
  /** The ids of the responses, and of the failures in `failed`, of which anything was guessed, and of those whose endpoint was. */
  readonly guessed: { readonly any: ReadonlySet<string>; readonly endpoint: ReadonlySet<string> };
  readonly accounts: ReadonlyMap<string, KnownAccount>;
  /** Every response of `/item/get`, by time, and the updates they state. */
  readonly items: readonly FactsReading[];
  readonly updates: ItemUpdates;
  /** The Item's present state, from the newest of those. Null: `/item/get` was not called. */
  readonly item: ItemFacts | null;
  readonly itemReadingId: string | null;
  readonly products: readonly string[];
  readonly institutionId: string | null;
  readonly realTimes: readonly OkReading[];
  /** Those that show an account. */
  realTimesOf(accountId: string): readonly OkReading[];
  /** The first real-time response. */
  readonly realTime: OkReading | null;
  /** Cached responses with balances. Those whose balances are null by design are no evidence of the cache. */
  readonly cached: readonly OkReading[];
  /** Cached responses not read after the first real-time response; all of them when there was none. */
  readonly cachedBefore: readonly OkReading[];
  readonly cachedAfter: readonly OkReading[];
  /** The `/accounts/get` that the plan makes right after an evaluation; null: none was made, or it failed. */
  readonly afterEvaluation: OkReading | null;
  readonly evaluated: readonly OkReading[];
  /** Where the number of an evaluation seems to come from. */
  evaluatedNumber(evaluation: OkReading): EvaluatedNumber;
  /** The answers around an evaluation that show an account, by time: those it is compared with. */
  beside(evaluation: OkReading, accountId: string): readonly OkReading[];
  /** By account id, sorted. */
  readonly bankShows: ReadonlyMap<string, EnteredAccount>;
  /** One per account and cached response whose balances differ from the real-time ones. */
  readonly gaps: readonly Gap[];
  /** The transactions of the first response that has any, before the first real-time call. */
  readonly rows: AccountRows | null;
  /** The transactions around a real-time call, or an evaluation in its place: a later call has others than the first. */
  rowsBeside(bank: OkReading): RowsBeside;
  /** The cached responses that give an account exactly these balances, by time. */
  givingSame(accountId: string, balances: Balances): readonly OkReading[];
  /** An account's balances in a reading. */
  shown(reading: OkReading, accountId: string): AccountReading | undefined;
}

/** True for responses that can contain a balance: some have none, and some are null by design. */
export function hasBalances({ endpoint }: Pick<OkReading, "endpoint">): boolean {
  const { numbersAt, isAlwaysNull } = endpointEntry(endpoint);
  return numbersAt !== null && !isAlwaysNull;
}

function hasFacts(reading: OkReading): reading is FactsReading {
  return reading.item !== undefined;
}

function bankShowsOf(comparison: Comparison): Evidence["bankShows"] {
  const accounts = bankAccountsOf(comparison);
  const inOrder = (comparison.bankShows ?? []).toSorted((left, right) => (left.accountId < right.accountId ? -1 : 1));
  return new Map(
    inOrder.flatMap((shown) => {
      const account = accounts.get(shown.accountId);
      return account === undefined ? [] : [[shown.accountId, { shown, account }] as const];
    }),
  );
}

export function evidenceOf(comparison: Comparison): Evidence {
  const times = callTimesOf(comparison);
  const readings = inTimeOrder(comparison, times);
  const ok = readings.filter((reading): reading is OkReading => reading.outcome === "ok");
  const failures = readings.filter((reading): reading is FailedReading => reading.outcome === "failed");
  const answeredLater = laterAnswers(comparison, times);
  const past = failures.flatMap((failed): PastFailure[] => {
    const answered = answeredLater(failed);
    return answered === null ? [] : [{ failed, answered }];
  });
  const isPast = new Set(past.map(({ failed }) => failed));
  const failed = failures.filter((each) => !isPast.has(each));
  const guesses = [...ok, ...failed].filter(isGuessed);
  const ofEndpoint = guesses.filter(({ guessed }) => guessed?.includes("endpoint") === true);
  const realTimes = ok.filter((reading) => reading.kind === "real-time");
  const realTime = realTimes[0] ?? null;
  const cached = ok.filter((reading) => reading.kind === "cached" && hasBalances(reading));
  const isAfter = (reading: OkReading): boolean => realTime !== null && times.orderOf(realTime, reading) === "before";
  const items = ok.filter(hasFacts);
  const newest = items.at(-1);
  const accountsIn = oncePer<OkReading, ReadonlyMap<string, AccountReading>>(accountsById);
  const shown = (reading: OkReading, accountId: string): AccountReading | undefined =>
    accountsIn(reading).get(accountId);
  const accounts = new Map(accountsOf(comparison).map((account) => [account.accountId, account]));
  const asOf = asOfLookup(comparison);
  const givingSame = oncePer((accountId: string) => {
    const groups = groupBy(cached, (reading) => {
      const account = shown(reading, accountId);
      return account === undefined ? null : balancesKey(account.balances);
    });
    return (balances: Balances) => groups.get(balancesKey(balances)) ?? [];
  });
  const cachedBefore = cached.filter((reading) => !isAfter(reading));
  const cachedAfter = cached.filter(isAfter);
  return {
    comparison,
    times,
    asOf,
    ok,
    failed,
    past,
    skipped: readings.filter((reading): reading is SkippedReading => reading.outcome === "skipped"),
    guessed: { any: new Set(guesses.map(({ id }) => id)), endpoint: new Set(ofEndpoint.map(({ id }) => id)) },
    accounts,
    items,
    item: newest?.item ?? null,
    itemReadingId: newest?.id ?? null,
    products: newest?.item.products ?? comparison.item.products,
    institutionId: newest?.item.institutionId ?? comparison.item.institutionId,
    realTimes,
    realTimesOf: showing(realTimes),
    realTime,
    cached,
    cachedBefore,
    cachedAfter,
    afterEvaluation: cached.find(({ pass }) => pass === "cached-after-evaluate") ?? null,
    evaluated: ok.filter((reading) => reading.kind === "evaluated"),
    evaluatedNumber: evaluatedNumbers(comparison, times),
    beside: besideEvaluation(ok),
    bankShows: bankShowsOf(comparison),
    gaps: gapsOf({
      accounts,
      realTimes,
      cached,
      times,
      asOf,
      shown,
      givingSame: (accountId, balances) => givingSame(accountId)(balances),
    }),
    rows: accountRowsIn(cachedBefore),
    rowsBeside: rowsLookup(cached, realTimes, times),
    givingSame: (accountId, balances) => givingSame(accountId)(balances),
    updates: itemUpdates(items),
    shown,
  };
}

/** The same for balances that are the same to the last decimal and omit the same numbers (`givesSame`). */
function balancesKey({ available, current, limit }: Balances): string {
  return `${available} ${current} ${limit}`;
}

function rowsLookup(
  cached: readonly OkReading[],
  realTimes: readonly OkReading[],
  times: CallTimes,
): Evidence["rowsBeside"] {
  const rowsOf = oncePer((list: OkReading) => accountRowsIn([list]));
  const lists = cached.filter(({ transactions }) => transactions !== undefined);
  const places = new Map(lists.map((list, place) => [list, place]));
  const byNext = groupBy(lists, (list) => nextRealTime(list, realTimes, times));
  return oncePer((bank) => {
    const isAfter = (list: OkReading): boolean => times.orderOf(bank, list) === "before";
    const isKnown = (list: OkReading): boolean => rowsOf(list) !== null;
    const notAfter = (among: readonly OkReading[]) => among.slice(0, times.placesIn(among).endOfNotAfter(bank));
    const beside = [byNext.get(bank) ?? [], byNext.get(null) ?? []]
      .flatMap((among) => notAfter(among).find((list) => !isAfter(list) && isKnown(list)) ?? [])
      .toSorted((left, right) => (places.get(left) ?? 0) - (places.get(right) ?? 0))[0];
    const before = beside ?? notAfter(lists).findLast((list) => !isAfter(list) && isKnown(list));
    const after = lists.slice(times.placesIn(lists).after(bank)).findLast((list) => isAfter(list) && isKnown(list));
    return { before: before ? rowsOf(before) : null, after: after ? rowsOf(after) : null };
  });
}
