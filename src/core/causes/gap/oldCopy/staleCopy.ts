import type { Evidence } from "../../../evidence/evidence.ts";
import type { Gap } from "../../../evidence/gaps.ts";
import type { DraftFinding } from "../../../findings/finding.ts";
import { type Codes, docs, type GapCause } from "../../cause.ts";
import { boundVariant } from "../../params.ts";
import { isStrongFit } from "../adjustedByPlaid.ts";
import { staleAdvice } from "../gapAdvice.ts";
import { gapBase } from "../gapBase.ts";
import { movementCertainty } from "../movementCertainty.ts";
import { isBankNewer } from "./isBankNewer.ts";

export const codes: Codes = {
  "cache-older-than-bank": { no: 1, most: "likely", settledBy: "wait-for-update" },
  "moved-between-reads": { no: 33, most: "possible", settledBy: "look-at-the-request" },
};

/** The bank's balance changed between two answers whose order is unknown, so either may be the newer. */
function movedBetween(gap: Gap, evidence: Evidence): DraftFinding {
  return {
    ...gapBase(gap, evidence),
    code: "moved-between-reads",
    certainty: "possible",
    advice: "record-call-times",
    docUrl: docs.balance,
  };
}

/**
 * The copy was made before the bank's balance changed. By design, and how Plaid describes it. Counter-world: Plaid
 * adjusted the copy; the bank's live number lags.
 */
export const staleCopy: GapCause = {
  about: "old-copy",
  place: 30,
  find: (gap, evidence) => {
    if (!isBankNewer(gap, evidence)) return null;
    if (gap.order !== "before") return movedBetween(gap, evidence);
    const isAdjusted = isStrongFit(gap, evidence);
    return {
      ...gapBase(gap, evidence),
      code: "cache-older-than-bank",
      variant: boundVariant(gap.asOf),
      certainty: isAdjusted ? "possible" : movementCertainty(gap, evidence),
      advice: staleAdvice(gap, evidence),
      docUrl: docs.balance,
    };
  },
};
