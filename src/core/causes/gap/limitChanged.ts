import { isSameMoney } from "../../money/money.ts";
import { type Codes, docs, type GapCause } from "../cause.ts";
import { accountParam, moneyRef } from "../params.ts";
import { staleAdvice } from "./gapAdvice.ts";
import { gapBase } from "./gapBase.ts";
import { movementCertainty } from "./movementCertainty.ts";

export const codes: Codes = {
  "limit-changed": { no: 37, most: "likely", settledBy: "ask-the-bank" },
};

/**
 * The bank changed the credit limit, and available changed by as much. Counter-world: a purchase of the same amount
 * came with it, so it is never certain.
 */
export const limitChanged: GapCause = {
  about: "movement",
  place: 20,
  find: (gap, evidence) => {
    const { limit } = gap.split;
    const part = gap.fields.find(({ field }) => field === "limit");
    if (part === undefined || limit === null) return null;
    const available = gap.fields.find(({ field }) => field === "available")?.value ?? 0;
    const { accountId } = gap.account;
    const { currency } = gap.unit;
    const base = gapBase(gap, evidence);
    return {
      ...base,
      code: "limit-changed",
      variant: isSameMoney(available, limit, gap.unit) ? "whole" : isPart(limit, available) ? "part" : "limit-alone",
      certainty: movementCertainty(gap, evidence),
      params: {
        ...base.params,
        account: accountParam(gap.account),
        limitBefore: { kind: "money", value: part.cached, currency, ref: moneyRef(gap.cached.id, accountId, "limit") },
        limitNow: { kind: "money", value: part.bank, currency, ref: moneyRef(gap.bank.id, accountId, "limit") },
      },
      advice: staleAdvice(gap, evidence),
      docUrl: docs.accounts,
    };
  },
};

/** False for a limit that moved the other way, or by more than available did: it explains no part of that. */
function isPart(limit: number, available: number): boolean {
  return Math.sign(limit) === Math.sign(available) && Math.abs(limit) < Math.abs(available);
}
