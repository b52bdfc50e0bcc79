import type { Evidence } from "../evidence/evidence.ts";
import type { DraftFinding } from "../findings/finding.ts";
import { subtractMoney } from "../money/money.ts";
import { oncePer } from "../oncePer.ts";
import { isGuessed } from "../reading/isGuessed.ts";
import type { OkReading } from "../reading/reading.ts";
import { pairDifference, statementsByDifference } from "./answerPair.ts";
import { type Codes, docs, type Rule, type Statement } from "./cause.ts";

export const codes: Codes = {
  "cache-still-differs": { no: 20, most: "certain" },
  "not-written-through": { no: 20, most: "likely", settledBy: "read-cached-later" },
  "bank-moved-again": { no: 33, most: "possible", settledBy: "refresh-transactions" },
};

/** So soon after the real-time call the bank's balance has hardly changed again. A threshold of this product. */
const soonMs = 60_000;

/**
 * A cached answer from after a real-time one has other numbers. Certain: both numbers are in the answers, and their
 * order is known. The call may not have refreshed the copy; the bank's balance may also have changed again before an
 * update.
 */
export const cacheStillDiffers: Rule = {
  place: 190,
  find: (evidence) => {
    const placesOf = oncePer(
      (realTimes: readonly OkReading[]) => new Map(realTimes.map((each, place) => [each, place])),
    );
    return evidence.realTimes.flatMap((bank) => {
      const later = oncePer((realTimes: readonly OkReading[]) =>
        laterThan(bank, realTimes[(placesOf(realTimes).get(bank) ?? -1) + 1], evidence),
      );
      return bank.accounts.flatMap(({ accountId }) =>
        statementsOf(evidence, bank, later(evidence.realTimesOf(accountId)), accountId),
      );
    });
  },
};

/** The cached answers after a real-time one that are not after the next of them. */
function laterThan(bank: OkReading, next: OkReading | undefined, { cached, times }: Evidence): readonly OkReading[] {
  const places = times.placesIn(cached);
  return cached
    .slice(places.after(bank), next && places.endOfNotAfter(next))
    .filter(
      (reading) =>
        times.orderOf(bank, reading) === "before" && (next === undefined || times.orderOf(next, reading) !== "before"),
    );
}

function statementsOf(
  evidence: Evidence,
  bank: OkReading,
  later: readonly OkReading[],
  accountId: string,
): readonly Statement[] {
  return statementsByDifference(
    evidence,
    { left: bank, others: later, accountId },
    ({ field: _, value, ...pair }, reading) => {
      const { first, second, ...params } = pair.params;
      const base = {
        ...pair,
        severity: "warning",
        params: { ...params, ...(first && { bank: first }), ...(second && { cached: second }) },
        cachedMinusRealTime: value,
        residue: { value: subtractMoney(0, -value), currency: currencyOf(pair.params) },
        docUrl: docs.balance,
      } as const;
      const fact: DraftFinding = {
        ...base,
        code: "cache-still-differs",
        variant: value > 0 ? "higher" : "lower",
        certainty: "certain",
        advice: "keep-real-time-number",
      };
      return { fact, causes: [causeOf(base, evidence, bank, reading, accountId)] };
    },
  );
}

function currencyOf(params: DraftFinding["params"]): string | null {
  return params.first?.kind === "money" ? params.first.currency : null;
}

function causeOf(
  base: Omit<DraftFinding, "code" | "certainty" | "advice">,
  evidence: Evidence,
  bank: OkReading,
  cached: OkReading,
  accountId: string,
): DraftFinding {
  const [live, copy] = [evidence.times.spanOf(bank), evidence.times.spanOf(cached)];
  // An answer in between that matched shows that the call did refresh the copy.
  const { after, endOfBefore } = evidence.times.placesIn(evidence.cached);
  const isReached = evidence.cached
    .slice(after(bank), endOfBefore(cached))
    .some(
      (each) =>
        each.endpoint === cached.endpoint &&
        evidence.times.orderOf(bank, each) === "before" &&
        evidence.times.orderOf(each, cached) === "before" &&
        pairDifference(evidence, { left: bank, right: each }, accountId, false) === null,
    );
  const isSoon = !isReached && live !== null && copy !== null && copy.to - live.to <= soonMs;
  const isSure = isSoon && !isGuessed(bank) && !isGuessed(cached) && isStampOfBefore(evidence, bank);
  if (!isSoon) return { ...base, code: "bank-moved-again", certainty: "possible", advice: "compare-again" };
  return {
    ...base,
    code: "not-written-through",
    certainty: isSure ? "likely" : "possible",
    advice: "keep-real-time-number",
  };
}

/** True where every update stamp read after the call is from before it: no update came since. */
function isStampOfBefore({ items, times, updates }: Evidence, bank: OkReading): boolean {
  const from = times.spanOf(bank)?.from;
  const later = items
    .slice(times.placesIn(items).after(bank))
    .filter((answer) => times.orderOf(bank, answer) === "before");
  if (from === undefined || later.length === 0) return false;
  return later.every((answer) => updates.in(answer).every((at) => at < from));
}
