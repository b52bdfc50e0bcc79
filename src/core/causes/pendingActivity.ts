import { hasSubscription } from "../ageClass.ts";
import type { Evidence } from "../evidence.ts";
import type { DraftFinding } from "../finding.ts";
import type { Gap } from "../gaps.ts";
import { subtractMoney } from "../money.ts";
import { rowsAddingUpTo } from "../rowsAddingUpTo.ts";
import { uncountedPending } from "./adjustedByPlaid.ts";
import { docs, type GapCause, moved } from "./cause.ts";
import { ageParam, gapParams, gapRefs } from "./params.ts";
import { mayBeStale } from "./staleCache.ts";

/** Only `available` moved: what is pending changed, what is posted did not. */
function onlyAvailableMoved(gap: Gap): boolean {
  return moved(gap, "available") !== undefined && moved(gap, "current") === undefined;
}

function canHold(gap: Gap): boolean {
  return gap.account.type === "depository" || gap.account.type === "credit";
}

function base(gap: Gap, evidence: Evidence): Pick<DraftFinding, "accountIds" | "readings" | "evidence" | "params"> {
  return {
    accountIds: [gap.account.accountId],
    readings: [gap.cached.id, gap.bank.id, evidence.itemReadingId].filter((id) => id !== null),
    evidence: gapRefs(gap),
    params: { ...gapParams(gap), ...ageParam(gap, evidence) },
  };
}

/** No. 9 without rows: the bank holds money that no transaction of a cached answer shows yet. */
export const holdNewerThanUpdate: GapCause = (gap, evidence) => {
  const part = moved(gap, "available");
  if (!canHold(gap) || !onlyAvailableMoved(gap) || part === undefined || !mayBeStale(gap)) return null;
  if (!hasSubscription(evidence.products)) return null;
  const found = base(gap, evidence);
  const known = uncountedPending(gap, evidence)?.amount ?? 0;
  const rest = subtractMoney(part.value, -known);
  const direction = rest < 0 ? "held" : "released";
  return {
    ...found,
    code: "hold-newer-than-update",
    variant: `${direction}${evidence.rows === null ? "-rows-unread" : ""}${gap.age.ageMs === null ? "-unknown-age" : ""}`,
    params: {
      ...found.params,
      amount: { kind: "money", value: Math.abs(rest), currency: gap.currency, ref: gapRefs(gap, part)[1] },
    },
    certainty: "likely",
    severity: "warning",
    // Nothing in these answers accounts for the money; a row would, once transactions are refreshed.
    residue: { value: rest, currency: gap.currency },
    // What would settle it, and what that costs, is said as the settlement.
    advice: "use-real-time-meanwhile",
    docUrl: evidence.products.includes("transactions") ? docs.transactionsRefresh : docs.balance,
  };
};

function explainedByRows(gap: Gap, evidence: Evidence, input: { code: string; amount: number }): DraftFinding | null {
  const { rows: known } = evidence;
  const rows = rowsAddingUpTo(known?.pending.get(gap.account.accountId) ?? [], input.amount);
  if (known === null || rows === null) return null;
  const found = base(gap, evidence);
  return {
    ...found,
    code: input.code,
    certainty: "likely",
    severity: "info",
    readings: [...found.readings, known.reading.id],
    params: {
      ...found.params,
      pending: { kind: "money", value: input.amount, currency: gap.currency },
      count: { kind: "count", value: rows.length },
    },
    residue: { value: 0, currency: gap.currency },
    advice: "expected-use-available",
    docUrl: docs.transactionsData,
  };
}

/** No. 9: rows that were pending have posted. `current` follows, `available` had counted them already. */
export const pendingPosted: GapCause = (gap, evidence) => {
  const part = moved(gap, "current");
  if (!canHold(gap) || part === undefined || moved(gap, "available") !== undefined) return null;
  // What is owed on a card grows when a purchase posts; what is in an account shrinks.
  const amount = gap.account.type === "credit" ? part.value : -part.value;
  return explainedByRows(gap, evidence, { code: "pending-posted", amount });
};

/** No. 9: rows that were pending have gone without posting: a hold that was let go. */
export const pendingReleased: GapCause = (gap, evidence) => {
  const part = moved(gap, "available");
  if (!canHold(gap) || !onlyAvailableMoved(gap) || part === undefined || part.value < 0) return null;
  return explainedByRows(gap, evidence, { code: "pending-released", amount: part.value });
};
