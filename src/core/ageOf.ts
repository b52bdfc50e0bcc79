import { accountsOf, type KnownAccount } from "./accountsOf.ts";
import type { Age, AgeSource } from "./age.ts";
import type { AccountReading } from "./balances.ts";
import type { Comparison } from "./comparison.ts";
import { evaluationAskedBank } from "./evaluationAskedBank.ts";
import type { ItemFacts } from "./item.ts";
import { itemFactsFor } from "./itemFactsFor.ts";
import type { OkReading, Reading } from "./reading.ts";
import { inCanonicalOrder, precedes } from "./readingOrder.ts";

const unknownAge: Age = { provenance: "unknown", source: "none", asOf: null, ageMs: null };

/**
 * "Now" of an answer, ms since the epoch: its `Date` header, so that neither a skewed machine nor the emulator's own
 * clock makes an age negative. This machine's clock stands in only when the server sent none.
 */
export function answeredAtMs(reading: OkReading): number {
  return reading.serverTime === null
    ? Date.parse(reading.startedAt) + reading.latencyMs
    : Date.parse(reading.serverTime);
}

/** False for a saved response whose time nobody kept: nothing can be reckoned from its `startedAt`. */
export function isDated(reading: OkReading): boolean {
  return reading.serverTime !== null || reading.notRecorded?.includes("startedAt") !== true;
}

function ageAt(
  reading: OkReading,
  provenance: "reported" | "bounded" | "measured",
  source: AgeSource,
  asOf: string,
): Age {
  return { provenance, source, asOf, ageMs: Math.max(0, answeredAtMs(reading) - Date.parse(asOf)) };
}

/** What one reading's ages rest on, looked up once for all its accounts. */
interface ReadingGround {
  readonly reading: OkReading;
  readonly shown: ReadonlyMap<string, AccountReading>;
  readonly facts: ItemFacts | null;
  /** Real-time answers that were over before it began, the newest first, and what each says of an account. */
  readonly realTimeBefore: readonly {
    readonly reading: OkReading;
    readonly shown: ReadonlyMap<string, AccountReading>;
  }[];
  /** Ages worked out before, by what they rest on: hundreds of accounts share a few. */
  readonly ages: Map<string, Age>;
}

function onceFor(ground: ReadingGround, restsOn: string, work: () => Age): Age {
  const known = ground.ages.get(restsOn) ?? work();
  ground.ages.set(restsOn, known);
  return known;
}

/** When a real-time answer for the account was last given before this reading began, and had asked the bank. */
function ownRealTimeBefore(ground: ReadingGround, accountId: string): string | null {
  for (const realTime of ground.realTimeBefore) {
    const account = realTime.shown.get(accountId);
    if (account === undefined) continue;
    // A bank that gives its own time (Capital One) answers "real-time" with a number of that time.
    return account.balances.lastUpdatedDatetime ?? new Date(answeredAtMs(realTime.reading)).toISOString();
  }
  return null;
}

/** The tightest of all that bounds a cached balance from below; `unknown` when nothing does. */
function boundedAge(ground: ReadingGround, account: KnownAccount, ownEarlier: string | null): Age {
  const { facts, reading } = ground;
  // Each product's stamp speaks for the accounts that product reads, and for no others.
  const isInvestment = account.type === "investment" || account.type === "brokerage";
  const own = ownRealTimeBefore(ground, account.accountId) ?? ownEarlier;
  return onceFor(ground, `${isInvestment} ${own}`, () => {
    const bounds: readonly (readonly [AgeSource, string | null | undefined])[] = [
      ["own-real-time-call", own],
      isInvestment
        ? ["investments-status", facts?.investments?.lastSuccessfulUpdate]
        : ["transactions-status", facts?.transactions?.lastSuccessfulUpdate],
      ["link-time", facts?.createdAt],
    ];
    let tightest: Age = unknownAge;
    for (const [source, asOf] of bounds) {
      if (asOf === null || asOf === undefined || Number.isNaN(Date.parse(asOf))) continue;
      if (tightest.asOf === null || Date.parse(asOf) > Date.parse(tightest.asOf)) {
        tightest = ageAt(reading, "bounded", source, asOf);
      }
    }
    return tightest;
  });
}

function groundOf(comparison: Comparison, reading: OkReading): ReadingGround {
  const isBefore = (each: Reading): each is OkReading =>
    each.outcome === "ok" && each.kind === "real-time" && isDated(each) && precedes(each, reading);
  return {
    reading,
    shown: byAccount(reading),
    facts: itemFactsFor(comparison, reading)?.item ?? null,
    realTimeBefore: inCanonicalOrder(comparison.readings.filter(isBefore))
      .toReversed()
      .map((realTime) => ({ reading: realTime, shown: byAccount(realTime) })),
    ages: new Map(),
  };
}

function byAccount({ accounts }: OkReading): ReadonlyMap<string, AccountReading> {
  return new Map(accounts.map((account) => [account.accountId, account]));
}

/** The evaluation that Plaid repeated under the same `client_transaction_id`: its numbers are of then. */
function firstEvaluation(comparison: Comparison, reading: OkReading): OkReading | null {
  const id = reading.signal?.clientTransactionId ?? "";
  const isSame = (each: Reading): each is OkReading =>
    each.outcome === "ok" && each.signal?.clientTransactionId === id && precedes(each, reading);
  return id === "" ? null : (inCanonicalOrder(comparison.readings.filter(isSame))[0] ?? null);
}

export type AgeLookup = (reading: Reading, accountId: string) => Age;

/**
 * The ages of a whole comparison: `agesOf(comparison)(reading, accountId)`. Make it once for many cells; what a reading
 * rests on is looked up once. The rules are those of `ageOf`.
 */
export function agesOf(comparison: Comparison): AgeLookup {
  const grounds = new Map<string, ReadingGround>();
  let known: ReadonlyMap<string, KnownAccount> | null = null;
  const typed = (account: AccountReading): KnownAccount => {
    if (account.type !== undefined) return account;
    known ??= new Map(accountsOf(comparison).map((each) => [each.accountId, each]));
    return known.get(account.accountId) ?? account;
  };
  return (reading, accountId) => {
    if (reading.outcome !== "ok" || !isDated(reading)) return unknownAge;
    let ground = grounds.get(reading.id);
    if (ground?.reading !== reading) {
      ground = groundOf(comparison, reading);
      grounds.set(reading.id, ground);
    }
    const account = ground.shown.get(accountId);
    if (account === undefined) return unknownAge;
    const now = (): string => new Date(answeredAtMs(reading)).toISOString();
    const reported = account.balances.lastUpdatedDatetime;
    if (typeof reported === "string") return ageAt(reading, "reported", "last-updated-datetime", reported);
    if (reading.kind === "real-time") {
      return onceFor(ground, "measured", () => ageAt(reading, "measured", "real-time-answer", now()));
    }
    if (reading.kind === "evaluated") {
      const stated = reading.signal?.balanceLastUpdated;
      if (typeof stated === "string") return ageAt(reading, "reported", "signal-balance-last-updated", stated);
      if (evaluationAskedBank(comparison, reading) !== "no") {
        const first = firstEvaluation(comparison, reading);
        const asOf = first === null ? now() : new Date(answeredAtMs(first)).toISOString();
        return ageAt(reading, "measured", "evaluation-asked-bank", asOf);
      }
    }
    return boundedAge(ground, typed(account), comparison.lastOwnRealTimeAt);
  };
}

/**
 * How old an account's balance was when a reading answered it, by the server's clock. `bounded` is "at most"; an
 * answer that does not show the account has no age. Never negative.
 */
export function ageOf(comparison: Comparison, reading: Reading, accountId: string): Age {
  return agesOf(comparison)(reading, accountId);
}
