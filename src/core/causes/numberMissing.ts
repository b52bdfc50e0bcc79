import { currencyOf } from "../balances.ts";
import type { DraftFinding } from "../finding.ts";
import { type Cause, docs } from "./cause.ts";
import { accountParam, moneyRef } from "./params.ts";

/** No. 10 across answers: null in one, a number in the other. Null is no zero, so there is no amount of difference. */
export const numberMissing: Cause = ({ realTime, cachedBefore, accounts, shown }) => {
  if (realTime === null) return [];
  return [...accounts.values()].flatMap((account): DraftFinding[] => {
    const id = account.accountId;
    const cached = cachedBefore.find((reading) => shown(reading, id) !== undefined);
    const before = cached && shown(cached, id)?.balances;
    const live = shown(realTime, id)?.balances;
    if (cached === undefined || before === undefined || live === undefined) return [];
    return (["available", "current"] as const).flatMap((field): DraftFinding[] => {
      const [left, right] = [before[field], live[field]];
      const given = typeof left === "number" ? left : right;
      if (typeof given !== "number" || (left !== null && right !== null)) return [];
      const missing = left === null ? cached : realTime;
      const other = left === null ? realTime : cached;
      const refs = [moneyRef(missing.id, id, field), moneyRef(other.id, id, field)];
      return [
        {
          code: "null-in-one-answer",
          variant: left === null ? "cached" : "real-time",
          certainty: "certain",
          severity: "warning",
          accountIds: [id],
          readings: [cached.id, realTime.id],
          evidence: refs,
          params: {
            account: accountParam(account),
            field: { kind: "text", value: field },
            given: { kind: "money", value: given, currency: currencyOf(before), ref: moneyRef(other.id, id, field) },
          },
          advice: "null-is-not-zero",
          docUrl: docs.balance,
        },
      ];
    });
  });
};
