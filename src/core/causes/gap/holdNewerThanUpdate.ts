import type { Evidence } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";
import { rowsAddingUpTo } from "../../evidence/rowsAddingUpTo.ts";
import type { AccountRows } from "../../reading/accountRows.ts";
import { type Codes, docs, type GapCause } from "../cause.ts";
import { countOf, gapRefs, type Params } from "../params.ts";
import { listsAll, pendingIn } from "../rowsOfAccount.ts";
import { adjustedByPlaid } from "./adjustedByPlaid.ts";
import { gapBase } from "./gapBase.ts";
import { holdChange } from "./holdChange.ts";
import { movementCertainty } from "./movementCertainty.ts";

export const codes: Codes = {
  "hold-newer-than-update": { no: 9, most: "likely", settledBy: "refresh-transactions" },
};

type Listing = "unread" | "before" | "since" | "none";

/**
 * Whether pending rows add up to what is held: in the list from before the real-time call, or only in one from after
 * it. A part of a list does not show that there is none.
 */
function listingOf(gap: Gap, evidence: Evidence, amount: number): Listed {
  const { before: rows, after: rowsAfter } = evidence.rowsBeside(gap.bank);
  const addingUp = (list: AccountRows | null): number =>
    rowsAddingUpTo(pendingIn(list, gap.account, gap.unit), amount, gap.unit)?.rows.length ?? 0;
  const [before, since] = [addingUp(rows), addingUp(rowsAfter)];
  if (before > 0) return { listing: "before", count: before };
  if (since > 0) return { listing: "since", count: since };
  return { listing: listsAll(rows, gap.account, evidence) ? "none" : "unread", count: 0 };
}

interface Listed {
  readonly listing: Listing;
  readonly count: number;
}

/** Within this time of the copy, its age alone bounds when the change happened. A threshold of this product. */
const soonMs = 60_000;

/**
 * The longest time before the real-time answer at which it happened: the copy's age, and the time between the two
 * answers. Absent where an end of the window is open, and where an evaluation opens it before the copy, since its number
 * only looks live: a hold that is newer than the copy is not that old.
 */
function happenedWithin({ window: { from, to }, asOf, bank }: Gap): Params {
  if (from === null || to === null || asOf.ageMs === null) return {};
  if (bank.kind === "evaluated" && from !== asOf.earliest) return {};
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
export const holdNewerThanUpdate: GapCause = {
  about: "movement",
  place: 70,
  find: (gap, evidence) => {
    const available = holdChange(gap);
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
