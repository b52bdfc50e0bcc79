import type { Evidence } from "../../findings/evidence.ts";
import type { Certainty, DraftFinding } from "../../findings/finding.ts";
import type { FindingCode } from "../../findings/findingCode.ts";
import type { FieldGap, Gap } from "../../findings/gaps.ts";
import { type AddingUp, rowsAddingUpTo } from "../../findings/rowsAddingUpTo.ts";
import { subtractMoney } from "../../money/money.ts";
import type { AccountRows } from "../../reading/accountRows.ts";
import type { TransactionFact } from "../../reading/reading.ts";
import { type Codes, docs, type GapCause } from "../cause.ts";
import { countOf, gapRefs, type Params } from "../params.ts";
import { pendingIn } from "../rowsOfAccount.ts";
import { adjustedByPlaid } from "./adjustedByPlaid.ts";
import { gapBase, movementCertainty } from "./gapBase.ts";

export const codes: Codes = {
  "hold-newer-than-update": { no: 9, most: "likely", settledBy: "refresh-transactions" },
  "pending-posted": { no: 9, most: "likely", settledBy: "refresh-transactions" },
  "pending-released": { no: 9, most: "likely", settledBy: "refresh-transactions" },
};

function part(gap: Gap, field: FieldGap["field"]): FieldGap | undefined {
  return gap.fields.find((each) => each.field === field);
}

/**
 * The change of `available` where `current` is in both answers and did not change: what is held changed, what is posted
 * did not. Null else.
 */
function heldAlone(gap: Gap): FieldGap | null {
  const { type } = gap.account;
  if (type !== "depository" && type !== "credit") return null;
  const { posted, limit } = gap.split;
  const isSettled = posted !== null && part(gap, "current") === undefined && !limit;
  return isSettled ? (part(gap, "available") ?? null) : null;
}

type Listing = "unread" | "before" | "since" | "none";

/**
 * Whether pending rows add up to what is held: in the list from before the real-time call, or only in one from after
 * it. A list that was asked about other accounts does not count.
 */
function listingOf(gap: Gap, { rows, rowsAfter }: Evidence, amount: number): Listed {
  const reads = (list: AccountRows | null): boolean => {
    const asked = list?.reading.sent?.accountIds;
    return list !== null && (asked == null || asked.includes(gap.account.accountId));
  };
  const addingUp = (list: AccountRows | null): number =>
    rowsAddingUpTo(pendingIn(list, gap.account, gap.unit), amount, gap.unit)?.rows.length ?? 0;
  const [before, since] = [addingUp(rows), addingUp(rowsAfter)];
  if (before > 0) return { listing: "before", count: before };
  if (since > 0) return { listing: "since", count: since };
  return { listing: reads(rows) ? "none" : "unread", count: 0 };
}

interface Listed {
  readonly listing: Listing;
  readonly count: number;
}

/** Within this time of the copy, its age alone bounds when the change happened. A threshold of this product. */
const soonMs = 60_000;

/**
 * The longest time before the real-time answer at which it happened: the copy's age, and the time between the two
 * answers. Absent where an end of the window is open.
 */
function happenedWithin({ window: { from, to }, asOf }: Gap): Params {
  if (from === null || to === null || asOf.ageMs === null) return {};
  const ms = Date.parse(to) - Date.parse(from);
  return { age: { kind: "duration", ms: ms - asOf.ageMs <= soonMs ? asOf.ageMs : ms, bound: true } };
}

const endings: Readonly<Record<Listing, string>> = {
  unread: "-rows-unread",
  before: "-listed",
  since: "-listed",
  none: "",
};

/**
 * The bank placed or released a hold that no transaction of a cached answer shows yet. Counter-world: Plaid adjusted
 * the copy, or its two numbers are from different times; so at most possible where rows in the copy's own list add up
 * to it.
 */
export const holdMoved: GapCause = {
  about: "movement",
  place: 70,
  find: (gap, evidence) => {
    const available = heldAlone(gap);
    // Where Plaid's rows add up to the whole difference, it is no hold without a transaction.
    if (available === null || adjustedByPlaid.find(gap, evidence) !== null) return null;
    const { params, ...base } = gapBase(gap, evidence);
    const { age: _, ...known } = params;
    const within = happenedWithin(gap);
    const isHeld = available.value > 0;
    const { listing: found, count } = listingOf(gap, evidence, available.value);
    // Pending rows say nothing about a hold that was released.
    const listing = isHeld || found === "unread" ? found : "none";
    const isListed = listing === "before" || listing === "since";
    return {
      ...base,
      code: "hold-newer-than-update",
      variant: `${isHeld ? "held" : "released"}${endings[listing]}${within.age === undefined && !isListed ? "-unknown-age" : ""}`,
      params: {
        ...known,
        ...within,
        ...(isListed && { count: countOf(count) }),
        amount: {
          kind: "money",
          value: Math.abs(available.value),
          currency: gap.unit.currency,
          ref: gapRefs(gap, available)[1],
        },
      },
      certainty: listing === "before" ? "possible" : movementCertainty(gap, evidence),
      // These answers account for none of the amount; a row would, once Transactions is refreshed.
      residue: { value: -available.value, currency: gap.unit.currency },
      advice: "use-real-time-meanwhile",
      docUrl: evidence.products.includes("transactions") ? docs.transactionsRefresh : docs.balance,
    };
  },
};

interface Explained {
  readonly code: FindingCode;
  readonly amount: number;
  readonly found: AddingUp<TransactionFact>;
  readonly certainty: Certainty;
}

function byRows(gap: Gap, evidence: Evidence, { code, amount, found, certainty }: Explained): DraftFinding {
  const base = gapBase(gap, evidence);
  const rowsReading = evidence.rows?.reading.id;
  return {
    ...base,
    code,
    certainty,
    readings: [...base.readings, ...(rowsReading === undefined ? [] : [rowsReading])],
    params: {
      ...base.params,
      pending: { kind: "money", value: amount, currency: gap.unit.currency },
      count: countOf(found.rows.length),
    },
    residue: { value: 0, currency: gap.unit.currency },
    advice: gap.account.type === "credit" ? "available-is-left-of-limit" : "expected-use-available",
    docUrl: docs.transactionsData,
  };
}

/** Above this chance of a coincidence, rows that add up say nothing. */
const mostChance = 0.25;

function pendingAddingUp(gap: Gap, evidence: Evidence, amount: number): AddingUp<TransactionFact> | null {
  const found = rowsAddingUpTo(pendingIn(evidence.rows, gap.account, gap.unit), amount, gap.unit);
  return found === null || found.chance > mostChance ? null : found;
}

/** What became of the pending rows, by the later list. */
function laterFate(rows: readonly TransactionFact[], gap: Gap, { rowsAfter }: Evidence): "posted" | "gone" | "unknown" {
  if (rowsAfter === null) return "unknown";
  const after = rowsAfter.all.get(gap.account.accountId) ?? [];
  const isPosted = (row: TransactionFact): boolean =>
    after.some((other) => !other.pending && other.pendingTransactionId === row.transactionId);
  if (rows.every(isPosted)) return "posted";
  const isThere = (row: TransactionFact): boolean =>
    after.some(({ transactionId }) => transactionId === row.transactionId);
  return rows.some((row) => isThere(row) || isPosted(row)) ? "unknown" : "gone";
}

/**
 * Pending rows have posted. `current` follows, `available` had counted them already. Likely only where a later list
 * names them as posted; else equal amounts by chance fit as well.
 */
export const pendingPosted: GapCause = {
  about: "movement",
  place: 40,
  find: (gap, evidence) => {
    const { type } = gap.account;
    const current = part(gap, "current");
    if ((type !== "depository" && type !== "credit") || current === undefined) return null;
    if (part(gap, "available") !== undefined || gap.cachedAccount.balances.available == null) return null;
    // What is owed on a card grows when a purchase posts; what is in an account shrinks.
    const amount = type === "credit" ? -current.value : current.value;
    const found = pendingAddingUp(gap, evidence, amount);
    if (found === null) return null;
    const isPosted = laterFate(found.rows, gap, evidence) === "posted";
    const certainty = isPosted ? movementCertainty(gap, evidence) : "possible";
    return byRows(gap, evidence, { code: "pending-posted", amount, found, certainty });
  },
};

/**
 * Pending rows have gone without posting: a hold that was released. Likely only where the later list lacks them; else
 * they may still settle, under another ID.
 */
export const pendingReleased: GapCause = {
  about: "movement",
  place: 50,
  find: (gap, evidence) => {
    const available = heldAlone(gap);
    if (available === null || available.value > 0) return null;
    const amount = subtractMoney(0, available.value);
    const found = pendingAddingUp(gap, evidence, amount);
    if (found === null) return null;
    const isGone = laterFate(found.rows, gap, evidence) === "gone";
    const certainty = isGone ? movementCertainty(gap, evidence) : "possible";
    return byRows(gap, evidence, { code: "pending-released", amount, found, certainty });
  },
};
