import { type AccountReading, currencyOf } from "../balances.ts";
import type { Evidence } from "../evidence.ts";
import type { DraftFinding, EvidenceRef, FindingParam } from "../finding.ts";
import { isSameMoney, subtractMoney } from "../money.ts";
import type { OkReading } from "../reading.ts";
import { precedes } from "../readingOrder.ts";
import { type Cause, docs } from "./cause.ts";
import { accountParam, moneyRef } from "./params.ts";

interface Pair {
  readonly left: OkReading;
  readonly right: OkReading;
}

type Told = Pick<DraftFinding, "code" | "certainty" | "severity" | "advice" | "docUrl">;

/** A finding for one account that two cached answers show differently; null when they agree. */
function disagreement(
  pair: Pair,
  accounts: readonly [AccountReading, AccountReading],
  told: Told,
): DraftFinding | null {
  const [left, right] = accounts;
  const id = left.accountId;
  const currency = currencyOf(left.balances);
  if (currencyOf(right.balances) !== currency) return null;
  for (const field of ["available", "current"] as const) {
    const [one, other] = [left.balances[field], right.balances[field]];
    if (typeof one !== "number" || typeof other !== "number" || isSameMoney(one, other)) continue;
    const refs: readonly [EvidenceRef, EvidenceRef] = [
      moneyRef(pair.left.id, id, field),
      moneyRef(pair.right.id, id, field),
    ];
    const params: Record<string, FindingParam> = {
      account: accountParam(left),
      field: { kind: "text", value: field },
      first: { kind: "money", value: one, currency, ref: refs[0] },
      second: { kind: "money", value: other, currency, ref: refs[1] },
      difference: { kind: "difference", value: subtractMoney(other, one), currency, refs },
      firstCall: { kind: "endpoint", endpoint: pair.left.endpoint, readingId: pair.left.id },
      secondCall: { kind: "endpoint", endpoint: pair.right.endpoint, readingId: pair.right.id },
    };
    return { ...told, accountIds: [id], readings: [pair.left.id, pair.right.id], evidence: refs, params };
  }
  return null;
}

function disagreements(evidence: Evidence, pair: Pair, told: Told): readonly DraftFinding[] {
  return pair.left.accounts.flatMap((left): DraftFinding[] => {
    const right = evidence.shown(pair.right, left.accountId);
    const found = right === undefined ? null : disagreement(pair, [left, right], told);
    return found === null ? [] : [found];
  });
}

const copiesTold: Told = {
  code: "cached-copies-differ",
  certainty: "likely",
  severity: "warning",
  advice: "read-real-time",
  docUrl: docs.balance,
};

/** Nos. 7, 26 and 31 between cached endpoints of one step: each product's copy is updated at its own time. */
const copiesDiffer: Cause = (evidence) => {
  const inPass = (readings: readonly OkReading[], pass: OkReading["pass"]): readonly DraftFinding[] => {
    const cached = readings.filter((reading) => reading.pass === pass);
    const left = cached.find((reading) => reading.endpoint === "/accounts/get");
    if (left === undefined) return [];
    return cached
      .filter((right) => right !== left)
      .flatMap((right) => disagreements(evidence, { left, right }, copiesTold));
  };
  const before = inPass(evidence.cachedBefore, "cached");
  const told = new Set(before.flatMap((finding) => finding.accountIds));
  // After the real-time call it is news only where the copies had agreed: it reached one of them.
  const after = inPass([...evidence.cachedBefore, ...evidence.cachedAgain], "cached-again");
  return [...before, ...after.filter((finding) => !finding.accountIds.some((id) => told.has(id)))];
};

/** The evaluation may refresh the cache; Plaid does not say. This shows whether it did. */
const evaluationWroteThrough: Cause = (evidence) => {
  const left = evidence.cachedBefore.find((each) => each.pass === "cached" && each.endpoint === "/accounts/get");
  const right = evidence.cachedBefore.find((each) => each.pass === "cached-after-evaluate");
  if (left === undefined || right === undefined) return [];
  return disagreements(
    evidence,
    { left, right },
    {
      code: "cache-moved-at-evaluation",
      certainty: "likely",
      severity: "info",
      advice: "read-cached-first",
      docUrl: docs.signalRules,
    },
  );
};

/** No. 31, with no real-time answer to have caused it: the cache moved between two of our own calls. */
const movedMeanwhile: Cause = (evidence) => {
  if (evidence.realTime !== null) return [];
  const reads = evidence.cachedBefore.filter((reading) => reading.endpoint === "/accounts/get");
  const left = reads.find((reading) => reading.pass === "cached");
  const right = reads.find((reading) => reading.pass === "cached-again");
  if (left === undefined || right === undefined) return [];
  const stamp = evidence.item?.transactions?.lastSuccessfulUpdate ?? null;
  const stampAfter = evidence.itemAfter?.transactions?.lastSuccessfulUpdate ?? null;
  const code = stamp === stampAfter ? "cache-moved-without-stamp" : "cache-updated-meanwhile";
  return disagreements(evidence, { left, right }, { ...movedTold, code });
};

const movedTold = {
  certainty: "certain",
  severity: "info",
  advice: "compare-again",
  docUrl: docs.item,
} as const;

/** A cached endpoint fetched on its own, later: nobody read the Item's stamp again, so why it moved is not known. */
const movedLater: Cause = (evidence) => {
  const all = [...evidence.cachedBefore, ...evidence.cachedAgain];
  return all.flatMap((right) => {
    if (right.pass !== "single") return [];
    const earlier = all.filter((left) => left.endpoint === right.endpoint && precedes(left, right));
    const left = earlier.at(-1);
    return left === undefined
      ? []
      : disagreements(evidence, { left, right }, { ...movedTold, code: "cache-moved-later" });
  });
};

/** No. 33: the bank itself answered two real-time calls differently. */
const bankMoved: Cause = (evidence) => {
  const [left, ...others] = evidence.ok.filter((reading) => reading.kind === "real-time");
  if (left === undefined) return [];
  return others.flatMap((right) =>
    disagreements(
      evidence,
      { left, right },
      {
        code: "bank-moved-between-calls",
        certainty: "certain",
        severity: "info",
        advice: "none",
        docUrl: docs.balance,
      },
    ),
  );
};

/** Answers of one kind that disagree with one another. */
export const cachedCopies: Cause = (evidence) => [
  ...copiesDiffer(evidence),
  ...evaluationWroteThrough(evidence),
  ...movedMeanwhile(evidence),
  ...movedLater(evidence),
  ...bankMoved(evidence),
];
