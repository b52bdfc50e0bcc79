import { subtractMoney } from "../../money/money.ts";
import type { Codes, GapCause } from "../cause.ts";
import { holdChange } from "./holdChange.ts";
import { movementCertainty } from "./movementCertainty.ts";
import { explainedByPendingRows, fateInLaterList, pendingAddingUp } from "./pendingRows.ts";

export const codes: Codes = {
  "pending-released": { no: 9, most: "likely", settledBy: "refresh-transactions" },
};

/**
 * Pending rows have gone without posting: a hold that was released. Likely only where the later list lacks them; else
 * they may still settle, under another ID.
 */
export const pendingReleased: GapCause = {
  about: "movement",
  place: 50,
  find: (gap, evidence) => {
    const available = holdChange(gap);
    if (available === null || available.value > 0) return null;
    const amount = subtractMoney(0, available.value);
    const found = pendingAddingUp(gap, evidence, amount);
    if (found === null) return null;
    const isGone = fateInLaterList(found.rows, gap, evidence) === "gone";
    const certainty = isGone ? movementCertainty(gap, evidence) : "possible";
    return explainedByPendingRows(gap, evidence, { code: "pending-released", amount, found, certainty });
  },
};
