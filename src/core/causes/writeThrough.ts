import { currencyOf } from "../balances.ts";
import type { Evidence } from "../evidence.ts";
import type { DraftFinding } from "../finding.ts";
import { isSameMoney, subtractMoney } from "../money.ts";
import type { OkReading } from "../reading.ts";
import { type Cause, docs } from "./cause.ts";
import { accountParam, gapParams, moneyRef } from "./params.ts";

/** The same endpoint before and after the real-time call. */
function again(evidence: Evidence, endpoint: string): OkReading | undefined {
  return evidence.cachedAgain.find((reading) => reading.endpoint === endpoint);
}

/**
 * No. 20: what the real-time call changed. One finding for all accounts whose cached number now equals the bank's;
 * `stampMoved` tells whether `/item/get` would have shown it.
 */
const writtenThrough: Cause = (evidence) => {
  const changed = evidence.gaps.filter((gap) => {
    const reading = again(evidence, gap.cached.endpoint);
    const value = reading && evidence.shown(reading, gap.account.accountId)?.balances[gap.headline.field];
    return typeof value === "number" && isSameMoney(value, gap.headline.bank) && Math.abs(gap.headline.value) >= 0.01;
  });
  const first = changed[0];
  if (first === undefined) return [];
  const reading = again(evidence, first.cached.endpoint);
  if (reading === undefined) return [];
  const before = evidence.item?.transactions?.lastSuccessfulUpdate ?? null;
  const after = evidence.itemAfter?.transactions?.lastSuccessfulUpdate ?? null;
  return [
    {
      code: "written-through",
      variant: before === after ? "stamp-stood-still" : "stamp-moved",
      certainty: "certain",
      severity: "info",
      accountIds: changed.map((gap) => gap.account.accountId),
      readings: [first.cached.id, first.bank.id, reading.id],
      evidence: changed.map((gap) => moneyRef(reading.id, gap.account.accountId, gap.headline.field)),
      params: { ...gapParams(first), count: { kind: "count", value: changed.length } },
      advice: "read-cached-first",
      docUrl: docs.balance,
    },
  ];
};

/** The real-time call answered a number, and the cache does not have it afterwards. */
const notWrittenThrough: Cause = (evidence) => {
  const { realTime } = evidence;
  const reading = again(evidence, "/accounts/get");
  if (realTime === null || reading === undefined) return [];
  return realTime.accounts.flatMap((bank): DraftFinding[] => {
    const id = bank.accountId;
    const balances = evidence.shown(reading, id)?.balances;
    if (balances === undefined || currencyOf(balances) !== currencyOf(bank.balances)) return [];
    for (const field of ["available", "current"] as const) {
      const [now, live] = [balances[field], bank.balances[field]];
      if (typeof now !== "number" || typeof live !== "number" || isSameMoney(now, live)) continue;
      const currency = currencyOf(bank.balances);
      const refs = [moneyRef(realTime.id, id, field), moneyRef(reading.id, id, field)] as const;
      return [
        {
          code: "not-written-through",
          certainty: "certain",
          severity: "warning",
          accountIds: [id],
          readings: [realTime.id, reading.id],
          evidence: refs,
          params: {
            account: accountParam(evidence.accounts.get(id) ?? bank),
            field: { kind: "text", value: field },
            bank: { kind: "money", value: live, currency, ref: refs[0] },
            cached: { kind: "money", value: now, currency, ref: refs[1] },
            difference: { kind: "difference", value: subtractMoney(now, live), currency, refs },
          },
          residue: { value: subtractMoney(now, live), currency },
          advice: "keep-real-time-number",
          docUrl: docs.balance,
        },
      ];
    }
    return [];
  });
};

export const writeThrough: Cause = (evidence) => [...writtenThrough(evidence), ...notWrittenThrough(evidence)];
