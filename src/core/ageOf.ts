import { accountsOf, type KnownAccount } from "./accountsOf.ts";
import type { Age, AgeSource } from "./age.ts";
import type { Comparison } from "./comparison.ts";
import { evaluationAskedBank } from "./evaluationAskedBank.ts";
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

function ageAt(
  reading: OkReading,
  provenance: "reported" | "bounded" | "measured",
  source: AgeSource,
  asOf: string,
): Age {
  return { provenance, source, asOf, ageMs: Math.max(0, answeredAtMs(reading) - Date.parse(asOf)) };
}

/** When a real-time answer for the account was last given before this reading began, and had asked the bank. */
function ownRealTimeBefore(comparison: Comparison, reading: OkReading, accountId: string): string | null {
  const before = comparison.readings.filter(
    (each): each is OkReading => each.outcome === "ok" && each.kind === "real-time" && precedes(each, reading),
  );
  for (const realTime of inCanonicalOrder(before).toReversed()) {
    const account = realTime.accounts.find((each) => each.accountId === accountId);
    if (account === undefined) continue;
    // A bank that gives its own time (Capital One) answers "real-time" with a number of that time.
    return account.balances.lastUpdatedDatetime ?? new Date(answeredAtMs(realTime)).toISOString();
  }
  return comparison.lastOwnRealTimeAt;
}

/** The tightest of all that bounds a cached balance from below; `unknown` when nothing does. */
function boundedAge(comparison: Comparison, reading: OkReading, account: KnownAccount): Age {
  const facts = itemFactsFor(comparison, reading)?.item;
  // Each product's stamp speaks for the accounts that product reads, and for no others.
  const isInvestment = account.type === "investment" || account.type === "brokerage";
  const bounds: readonly (readonly [AgeSource, string | null | undefined])[] = [
    ["own-real-time-call", ownRealTimeBefore(comparison, reading, account.accountId)],
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
}

function evaluatedAge(comparison: Comparison, reading: OkReading, account: KnownAccount): Age {
  const reported = reading.signal?.balanceLastUpdated;
  if (typeof reported === "string") return ageAt(reading, "reported", "signal-balance-last-updated", reported);
  if (evaluationAskedBank(comparison, reading) !== "no") {
    return ageAt(reading, "measured", "evaluation-asked-bank", new Date(answeredAtMs(reading)).toISOString());
  }
  return boundedAge(comparison, reading, account);
}

/**
 * How old an account's balance was when a reading answered it, by the server's clock. `bounded` is "at most"; an
 * answer that does not show the account has no age. Never negative.
 */
export function ageOf(comparison: Comparison, reading: Reading, accountId: string): Age {
  if (reading.outcome !== "ok") return unknownAge;
  const shown = reading.accounts.find((each) => each.accountId === accountId);
  if (shown === undefined) return unknownAge;
  const account = shown.type === undefined ? (knownAccount(comparison, accountId) ?? shown) : shown;
  const reported = shown.balances.lastUpdatedDatetime;
  if (typeof reported === "string") return ageAt(reading, "reported", "last-updated-datetime", reported);
  if (reading.kind === "real-time") {
    return ageAt(reading, "measured", "real-time-answer", new Date(answeredAtMs(reading)).toISOString());
  }
  if (reading.kind === "evaluated") return evaluatedAge(comparison, reading, account);
  return boundedAge(comparison, reading, account);
}

function knownAccount(comparison: Comparison, accountId: string): KnownAccount | undefined {
  return accountsOf(comparison).find((each) => each.accountId === accountId);
}
