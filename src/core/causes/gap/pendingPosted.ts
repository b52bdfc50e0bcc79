import { fieldGapOf } from "../../evidence/gaps.ts";
import type { Codes, GapCause } from "../cause.ts";
import { movementCertainty } from "./movementCertainty.ts";
import { explainedByPendingRows, fateInLaterList, pendingAddingUp } from "./pendingRows.ts";

export const codes: Codes = {
  "pending-posted": { no: 9, most: "likely", settledBy: "refresh-transactions" },
};

/**
 * Pending rows have posted. `current` follows, `available` had counted them already. Likely only where a later list
 * names them as posted; else equal amounts by chance fit as well.
 */
export const pendingPosted: GapCause = {
  about: "movement",
  place: 40,
  find: (gap, evidence) => {
    const { type } = gap.account;
    const current = fieldGapOf(gap, "current");
    if ((type !== "depository" && type !== "credit") || current === undefined) return null;
    if (fieldGapOf(gap, "available") !== undefined || gap.cachedAccount.balances.available == null) return null;
    // What is owed on a card grows when a purchase posts; what is in an account shrinks.
    const amount = type === "credit" ? -current.value : current.value;
    const found = pendingAddingUp(gap, evidence, amount);
    if (found === null) return null;
    const isPosted = fateInLaterList(found.rows, gap, evidence) === "posted";
    const certainty = isPosted ? movementCertainty(gap, evidence) : "possible";
    return explainedByPendingRows(gap, evidence, { code: "pending-posted", amount, found, certainty });
  },
};
