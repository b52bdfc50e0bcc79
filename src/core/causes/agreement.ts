import { hasSubscription } from "../age/hasSubscription.ts";
import type { Evidence } from "../evidence/evidence.ts";
import type { DraftFinding } from "../findings/finding.ts";
import { type Balances, sharedUnit } from "../reading/balances.ts";
import { isGuessed } from "../reading/isGuessed.ts";
import { nextRealTime } from "../reading/nextRealTime.ts";
import type { OkReading } from "../reading/reading.ts";
import { type Codes, docs, type Rule } from "./cause.ts";
import { pullsOfTheirOwn } from "./gap/oldCopy/itemUpdates.ts";
import { countOf, type Params } from "./params.ts";

export const codes: Codes = {
  agree: { no: 46, most: "certain" },
  "agree-just-linked": { no: 21, most: "likely", settledBy: "compare-tomorrow" },
  "agree-after-real-time": { no: 20, most: "likely", settledBy: "compare-tomorrow" },
  "agree-sandbox-static": { no: 32, most: "likely", settledBy: "compare-tomorrow" },
  "agree-just-updated": { no: 46, most: "likely", settledBy: "compare-tomorrow" },
  "agree-nothing-moved": { no: 46, most: "possible", settledBy: "compare-tomorrow" },
  "agree-by-chance": { no: 46, most: "possible", settledBy: "compare-tomorrow" },
};

const hourMs = 60 * 60_000;
/** An Item linked this recently was read from the bank when it was linked. A threshold of this product. */
const justLinkedMs = hourMs;
/** A copy this recent is expected to match the bank. A threshold of this product. */
const recentMs = hourMs;

type Reason = Pick<DraftFinding, "code" | "certainty" | "advice" | "docUrl"> & { readonly ageMs: number | null };

/** The time from a moment to the real-time answer, in ms; null where the moment is later or unknown. */
function sinceMs(evidence: Evidence, bank: OkReading, iso: string | null | undefined): number | null {
  const span = evidence.times.spanOf(bank);
  const at = Date.parse(iso ?? "");
  if (span === null || Number.isNaN(at) || at > span.to) return null;
  return span.to - at;
}

/**
 * The reason why the two match; null where their order is unknown, since the real-time call may then have refreshed the
 * copy first.
 */
function reasonOf(evidence: Evidence, cached: OkReading, bank: OkReading): Reason | null {
  const { comparison, item, products, times } = evidence;
  const linked = sinceMs(evidence, bank, item?.createdAt);
  const isOrdered = times.orderOf(cached, bank) === "before" && !isGuessed(cached) && !isGuessed(bank);
  const certainty = isOrdered ? "likely" : "possible";
  // This reason comes first: Plaid's Sandbox shows no other, and a user who has just linked an Item would wait in vain
  // for a difference.
  if (comparison.environment === "sandbox") {
    return { code: "agree-sandbox-static", certainty, ageMs: null, advice: "try-local", docUrl: docs.sandbox };
  }
  if (linked !== null && linked <= justLinkedMs) {
    return { code: "agree-just-linked", certainty, ageMs: linked, advice: "cached-is-enough", docUrl: docs.balance };
  }
  const [account] = cached.accounts;
  const asOf = account === undefined ? null : evidence.asOf(cached, account.accountId);
  const ownCall = sinceMs(evidence, bank, comparison.lastOwnRealTimeAt);
  // Plaid may have updated the copy since: then another source bounds its age.
  if (ownCall !== null && ownCall <= 24 * hourMs && asOf?.source === "own-real-time-call") {
    return { code: "agree-after-real-time", certainty, ageMs: ownCall, advice: "none", docUrl: docs.balance };
  }
  if (!isOrdered) return null;
  const updated = asOf?.source.endsWith("-status") ? sinceMs(evidence, bank, asOf.earliest) : null;
  if (updated !== null && updated <= recentMs) {
    return { code: "agree-just-updated", certainty, ageMs: updated, advice: "none", docUrl: docs.balance };
  }
  const code =
    hasSubscription(products) || products.some((product) => pullsOfTheirOwn.includes(product))
      ? "agree-nothing-moved"
      : "agree-by-chance";
  return {
    code,
    certainty: "possible",
    ageMs: updated ?? linked,
    advice: "do-not-rely-on-cached",
    docUrl: docs.balance,
  };
}

/**
 * Compares the numbers of one account. No two numbers differ here, since there is no gap; `differ` is null beside a
 * number.
 */
function compare(cached: Balances | undefined, live: Balances): "agree" | "differ" | "nothing" {
  if (cached === undefined || sharedUnit(cached, live) === null) return "nothing";
  const pairs = (["available", "current", "limit"] as const).map((field) => [cached[field], live[field]] as const);
  if (pairs.some(([one, other]) => (typeof one === "number") !== (typeof other === "number"))) return "differ";
  return pairs.some(([one, other]) => typeof one === "number" && typeof other === "number") ? "agree" : "nothing";
}

/**
 * Cached and real-time numbers match in every account that both show. Certain: it is a comparison of numbers. Why they
 * match is likely where something recent is known to have refreshed the copy, else possible.
 */
export const agreement: Rule = {
  place: 70,
  find: (evidence) => {
    const { realTimes, gaps, times } = evidence;
    const cached = evidence.cachedBefore[0];
    if (cached === undefined) return [];
    // The one that it was compared with: no gap says nothing of any other.
    const realTime = nextRealTime(
      cached,
      realTimes.filter(({ accounts }) => accounts.length > 0),
      times,
    );
    if (realTime === null || gaps.length > 0) return [];
    const compared = realTime.accounts.map((live) =>
      compare(evidence.shown(cached, live.accountId)?.balances, live.balances),
    );
    if (compared.includes("differ") || !compared.includes("agree")) return [];
    const common = realTime.accounts.filter((_, index) => compared[index] === "agree");
    const params: Params = { count: countOf(common.length) };
    const base = {
      severity: "info",
      accountIds: common.map((account) => account.accountId),
      readings: [cached.id, realTime.id],
      evidence: [],
    } as const;
    const fact: DraftFinding = {
      ...base,
      code: "agree",
      certainty: "certain",
      params,
      advice: "none",
      docUrl: docs.balance,
    };
    const reason = reasonOf(evidence, cached, realTime);
    if (reason === null) return [{ fact }];
    const { ageMs, ...stated } = reason;
    const cause: DraftFinding = {
      ...base,
      ...stated,
      readings: [...base.readings, evidence.itemReadingId].filter((id) => id !== null),
      params: ageMs === null ? params : { ...params, age: { kind: "duration", ms: ageMs } },
    };
    return [{ fact, causes: [cause] }];
  },
};
