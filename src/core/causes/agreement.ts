import { hasSubscription } from "../ageClass.ts";
import { answeredAtMs, isDated } from "../ageOf.ts";
import { type Balances, currencyOf } from "../balances.ts";
import type { Evidence } from "../evidence.ts";
import type { DraftFinding, FindingParam } from "../finding.ts";
import { type Cause, docs } from "./cause.ts";

/** An Item this young was read from the bank when it was linked. A threshold of this product. */
const justLinkedMs = 60 * 60_000;
/** A cached copy this young is expected to be the bank's number. */
const recentMs = 60 * 60_000;

function sinceMs(evidence: Evidence, iso: string | null | undefined): number | null {
  if (evidence.realTime === null || !isDated(evidence.realTime) || iso === null || iso === undefined) return null;
  return Math.max(0, answeredAtMs(evidence.realTime) - Date.parse(iso));
}

type Told = Pick<DraftFinding, "code" | "certainty" | "advice" | "docUrl"> & { readonly age: number | null };

function reasonOf(evidence: Evidence): Told {
  const linked = sinceMs(evidence, evidence.item?.createdAt);
  if (linked !== null && linked <= justLinkedMs) {
    return {
      code: "agree-just-linked",
      certainty: "likely",
      age: linked,
      advice: "cached-is-enough",
      docUrl: docs.balance,
    };
  }
  const ownCall = sinceMs(evidence, evidence.comparison.lastOwnRealTimeAt);
  if (ownCall !== null && ownCall <= 24 * recentMs) {
    return { code: "agree-after-real-time", certainty: "likely", age: ownCall, advice: "none", docUrl: docs.balance };
  }
  if (evidence.comparison.environment === "sandbox") {
    return { code: "agree-sandbox-static", certainty: "likely", age: null, advice: "try-local", docUrl: docs.sandbox };
  }
  const updated = sinceMs(evidence, evidence.item?.transactions?.lastSuccessfulUpdate);
  if (updated !== null && updated <= recentMs) {
    return { code: "agree-just-updated", certainty: "likely", age: updated, advice: "none", docUrl: docs.balance };
  }
  const code = hasSubscription(evidence.products) ? "agree-nothing-moved" : "agree-by-chance";
  return { code, certainty: "likely", age: updated ?? linked, advice: "do-not-rely-on-cached", docUrl: docs.balance };
}

/** There are no gaps of money when this is asked; what is left is null in one answer and a number in the other. */
function compare(cached: Balances | undefined, live: Balances): "agree" | "differ" | "nothing" {
  if (cached === undefined || currencyOf(cached) !== currencyOf(live)) return "nothing";
  const pairs = (["available", "current"] as const).map((field) => [cached[field], live[field]] as const);
  if (pairs.some(([one, other]) => (one === null) !== (other === null))) return "differ";
  return pairs.some(([one, other]) => typeof one === "number" && typeof other === "number") ? "agree" : "nothing";
}

/** Nos. 20, 21 and 32: cached and real-time answers agree, and why that is to be expected here. */
export const agreement: Cause = (evidence) => {
  const { realTime, gaps } = evidence;
  const cached = evidence.cachedBefore[0];
  if (realTime === null || cached === undefined || gaps.length > 0 || realTime.accounts.length === 0) return [];
  const compared = realTime.accounts.map((live) =>
    compare(evidence.shown(cached, live.accountId)?.balances, live.balances),
  );
  if (compared.includes("differ") || !compared.includes("agree")) return [];
  const common = realTime.accounts.filter((_, index) => compared[index] === "agree");
  const { age, ...told } = reasonOf(evidence);
  const params: Record<string, FindingParam> = { count: { kind: "count", value: common.length } };
  if (age !== null) params.age = { kind: "duration", ms: age };
  return [
    {
      ...told,
      severity: "info",
      accountIds: common.map((account) => account.accountId),
      readings: [cached.id, realTime.id, evidence.itemReadingId].filter((id) => id !== null),
      evidence: [],
      params,
    },
  ];
};
