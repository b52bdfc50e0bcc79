import { ageOf } from "../../core/age/ageLookup.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import type { AccountReading, Balances } from "../../core/reading/balances.ts";
import type { OkReading } from "../../core/reading/reading.ts";
import type { AccountEntry, KnownBalance } from "./itemStore.ts";

/**
 * The accounts that the tree shows after a comparison, each with its newest known balance. That need not be the last
 * one read: a cached response can follow a real-time one and be older.
 */
export function accountEntries(
  comparison: Comparison,
  previous: readonly AccountEntry[] | null,
): readonly AccountEntry[] | null {
  const answers = comparison.readings.filter(isBalanceAnswer);
  if (answers.length === 0) return previous;
  const entries = new Map(openAccounts(answers, previous).map((entry) => [entry.accountId, entry]));
  for (const reading of answers) {
    for (const account of reading.accounts) {
      const entry = entries.get(account.accountId);
      if (entry !== undefined) entries.set(account.accountId, withAnswer(entry, { comparison, reading, account }));
    }
  }
  return [...entries.values()];
}

/** Evaluations are left out: they name neither account nor currency. */
function isBalanceAnswer(reading: Comparison["readings"][number]): reading is OkReading {
  return reading.outcome === "ok" && reading.kind !== "evaluated" && reading.accounts.length > 0;
}

/** The open accounts: `/accounts/get` and the real-time call list all; a product's endpoint lists only its own. */
function openAccounts(
  answers: readonly OkReading[],
  previous: readonly AccountEntry[] | null,
): readonly AccountEntry[] {
  const whole = answers.filter(({ endpoint }) => endpoint === "/accounts/get" || endpoint === "/accounts/balance/get");
  const last = whole.at(-1);
  const known = new Map((previous ?? []).map((entry) => [entry.accountId, entry]));
  const listed = last?.accounts ?? answers.flatMap(({ accounts }) => accounts);
  if (last === undefined && previous !== null) return previous;
  return listed.map((account) => known.get(account.accountId) ?? blank(account));
}

function blank({ accountId }: AccountReading): AccountEntry {
  return { accountId, name: null, mask: null, type: null, subtype: null, balance: null };
}

interface Answer {
  readonly comparison: Comparison;
  readonly reading: OkReading;
  readonly account: AccountReading;
}

function withAnswer(entry: AccountEntry, answer: Answer): AccountEntry {
  const { account } = answer;
  const balance = hasNumber(account.balances) ? balanceOf(answer) : null;
  return {
    ...entry,
    name: account.name ?? entry.name,
    mask: account.mask ?? entry.mask,
    type: account.type ?? entry.type,
    subtype: account.subtype ?? entry.subtype,
    balance: newer(balance, entry.balance),
  };
}

function balanceOf({ comparison, reading, account }: Answer): KnownBalance {
  return {
    balances: account.balances,
    endpoint: reading.endpoint,
    age: ageOf(comparison, reading, account.accountId),
    answeredAt: Date.parse(reading.startedAt) + reading.latencyMs,
  };
}

function hasNumber({ available, current }: Balances): boolean {
  return typeof available === "number" || typeof current === "number";
}

/** How strongly each provenance proves an age. */
const strength = { measured: 3, reported: 2, bounded: 1, unknown: 0 } as const;

/**
 * The balance with the later as-of time. A cached response after a real-time one is bounded by it, so ties are common:
 * then the stronger proof counts, and between equals the later response.
 */
function newer(candidate: KnownBalance | null, known: KnownBalance | null): KnownBalance | null {
  if (candidate === null || known === null) return candidate ?? known;
  const difference =
    asOf(candidate) - asOf(known) || strength[candidate.age.provenance] - strength[known.age.provenance];
  return difference < 0 ? known : candidate;
}

function asOf({ age }: KnownBalance): number {
  return age.asOf === null ? Number.MIN_SAFE_INTEGER : Date.parse(age.asOf);
}
