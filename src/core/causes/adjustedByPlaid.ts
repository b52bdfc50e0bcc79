import type { AccountRows } from "../accountRows.ts";
import type { Evidence } from "../evidence.ts";
import type { DraftFinding } from "../finding.ts";
import type { Gap } from "../gaps.ts";
import { heldBack } from "../heldBack.ts";
import { isSameMoney, subtractMoney, sumMoney } from "../money.ts";
import type { TransactionFact } from "../reading.ts";
import { rowsAddingUpTo } from "../rowsAddingUpTo.ts";
import { docs, type GapCause, moved } from "./cause.ts";
import { ageParam, gapParams, gapRefs } from "./params.ts";

/** Rows this recent may have been pending when the balance was taken. Plaid: pending lasts one to five business days. */
const recentDays = 7;

function isRecent(row: TransactionFact, answeredAt: string): boolean {
  return Date.parse(row.date) >= Date.parse(answeredAt) - recentDays * 86_400_000;
}

interface Missed {
  readonly amount: number;
  readonly isPending: boolean;
}

/** Rows whose being left out, or counted twice, makes `available` too high by this much; null when none do. */
function misses(rows: AccountRows, accountId: string, amount: number): readonly Missed[] | null {
  const answeredAt = rows.reading.serverTime ?? rows.reading.startedAt;
  const known = rows.all.get(accountId) ?? [];
  const notCounted = known.filter((row) => row.pending).map((row) => ({ amount: row.amount, isPending: true }));
  const countedTwice = known
    .filter((row) => !row.pending && row.pendingTransactionId !== null && isRecent(row, answeredAt))
    .map((row) => ({ amount: -row.amount, isPending: false }));
  return rowsAddingUpTo(notCounted, amount) ?? rowsAddingUpTo([...notCounted, ...countedTwice], amount);
}

type Told = Pick<DraftFinding, "variant" | "params" | "residue">;

function findingOf(gap: Gap, rows: AccountRows, evidence: Evidence, told: Told): DraftFinding {
  const part = moved(gap, "available") ?? gap.headline;
  return {
    ...told,
    code: "adjusted-by-plaid",
    certainty: "likely",
    severity: "warning",
    accountIds: [gap.account.accountId],
    readings: [gap.cached.id, gap.bank.id, rows.reading.id],
    evidence: gapRefs(gap, part),
    params: { ...gapParams(gap, part), ...ageParam(gap, evidence), ...told.params },
    advice: "read-real-time",
    docUrl: docs.accounts,
  };
}

/**
 * No. 34: the cached `available` is not the bank's of any one moment. Plaid may adjust a balance for transactions it
 * received since the last refresh; it then leaves out pending ones it knows, or counts one twice that was pending
 * before it posted. Rows that Plaid already has make up the whole difference, to the cent.
 * Source: `AccountBalance`, https://plaid.com/docs/api/accounts/
 */
export const adjustedByPlaid: GapCause = (gap, evidence) => {
  const part = moved(gap, "available");
  const { rows } = evidence;
  if (!canBeHeld(gap) || part === undefined || moved(gap, "current") !== undefined || rows === null) return null;
  const found = misses(rows, gap.account.accountId, -part.value);
  if (found === null) return null;
  return findingOf(gap, rows, evidence, {
    variant: found.every((row) => row.isPending) ? "not-counted" : "counted-twice",
    params: { count: { kind: "count", value: found.length } },
    residue: { value: 0, currency: gap.currency },
  });
};

/**
 * The pending money that a cached answer lists and its own `available` does not count: balance and rows are then not
 * of one moment. Null when it counts them all, or when what it counts is no set of whole rows.
 */
export function uncountedPending(
  gap: Gap,
  evidence: Evidence,
): { readonly amount: number; readonly count: number } | null {
  const held = heldBack(gap.account.type, gap.cachedAccount.balances);
  const pending = evidence.rows?.pending.get(gap.account.accountId) ?? [];
  if (held === null || pending.length === 0) return null;
  const missing = subtractMoney(sumMoney(pending.map((row) => row.amount)), held);
  const found =
    evidence.rows === null || isSameMoney(missing, 0) ? null : misses(evidence.rows, gap.account.accountId, missing);
  return found === null ? null : { amount: missing, count: found.length };
}

/** No. 34 beside another cause: part of the gap is pending money that Plaid knows and the cached number leaves out. */
export function adjustedInPart(gap: Gap, evidence: Evidence): DraftFinding | null {
  const part = moved(gap, "available");
  const uncounted = uncountedPending(gap, evidence);
  if (part === undefined || uncounted === null || evidence.rows === null) return null;
  const { currency } = gap;
  return findingOf(gap, evidence.rows, evidence, {
    variant: "in-part",
    params: {
      uncounted: { kind: "money", value: uncounted.amount, currency },
      count: { kind: "count", value: uncounted.count },
    },
    residue: { value: subtractMoney(part.value, -uncounted.amount), currency },
  });
}

function canBeHeld(gap: Gap): boolean {
  return gap.account.type === "depository" || gap.account.type === "credit";
}
