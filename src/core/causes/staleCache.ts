import { hasSubscription } from "../ageClass.ts";
import type { Evidence } from "../evidence.ts";
import type { DraftFinding } from "../finding.ts";
import type { Gap } from "../gaps.ts";
import { isSameMoney } from "../money.ts";
import { docs, type GapCause } from "./cause.ts";
import { ageParam, gapParams, gapRefs } from "./params.ts";

const dayMs = 86_400_000;

/**
 * A copy younger than this explains no gap: banks do move within minutes, but then a copy that fresh is no evidence
 * that they did. A threshold of this product; nobody publishes one.
 */
export const freshCopyMs = 15 * 60_000;

/** True when the cached copy may be old enough for the bank to have moved on since. */
export function mayBeStale(gap: Gap): boolean {
  return gap.age.ageMs === null || gap.age.ageMs > freshCopyMs;
}

/** True when the same endpoint, asked again after the real-time call, gives the bank's number. */
export function wasWrittenThrough(gap: Gap, evidence: Evidence): boolean {
  return evidence.cachedAgain.some((reading) => {
    if (reading.endpoint !== gap.cached.endpoint) return false;
    const again = evidence.shown(reading, gap.account.accountId)?.balances[gap.headline.field];
    return typeof again === "number" && isSameMoney(again, gap.headline.bank);
  });
}

type Base = Pick<DraftFinding, "accountIds" | "readings" | "evidence" | "params">;

function baseOf(gap: Gap, evidence: Evidence): Base {
  const ids = [gap.cached.id, gap.bank.id, evidence.itemReadingId].filter((id) => id !== null);
  return {
    accountIds: [gap.account.accountId],
    readings: ids,
    evidence: gap.fields.flatMap((part) => gapRefs(gap, part)),
    params: { ...gapParams(gap), ...ageParam(gap, evidence) },
  };
}

/**
 * No. 2: none of the Item's products keeps its balances moving.
 * Source: https://plaid.com/docs/balance/ (Items without such a product are checked every 30 days or more rarely).
 */
export const noSubscriptionProduct: GapCause = (gap, evidence) => {
  if (evidence.item === null || hasSubscription(evidence.products) || !mayBeStale(gap)) return null;
  const base = baseOf(gap, evidence);
  const isOld = (gap.age.ageMs ?? 0) > dayMs;
  return {
    ...base,
    code: "no-subscription-product",
    variant: subscriptionVariant(gap, evidence),
    // The products, the age and the write-through together leave nothing else; without them it is the best there is.
    certainty: isOld && wasWrittenThrough(gap, evidence) ? "certain" : "likely",
    severity: "warning",
    params: { ...base.params, products: { kind: "list", values: evidence.products } },
    advice: "add-transactions-or-read-real-time",
    docUrl: docs.balance,
  };
};

function subscriptionVariant(gap: Gap, evidence: Evidence): string {
  const age = gap.age.ageMs === null ? "unknown-age" : gap.age.source;
  if (evidence.products.length > 0) return age;
  return gap.age.ageMs === null ? "no-product-unknown-age" : "no-product";
}

/** No. 6: an Item that nobody asked about for long is no longer refreshed in the background. */
export const refreshPaused: GapCause = (gap, evidence) => {
  const isVeryOld = gap.age.source.endsWith("-status") && (gap.age.ageMs ?? 0) > 30 * dayMs;
  if (!isVeryOld || evidence.item?.error !== null) return null;
  return {
    ...baseOf(gap, evidence),
    code: "refresh-paused",
    certainty: "likely",
    severity: "warning",
    advice: "call-wakes-item",
    docUrl: docs.signalRules,
  };
};

/** No. 4, as the cache shows it: background updates have failed since the last one that worked. */
export const updatesFailing: GapCause = (gap, evidence) => {
  const status = gap.account.type === "investment" ? evidence.item?.investments : evidence.item?.transactions;
  const { lastFailedUpdate: failed, lastSuccessfulUpdate: worked } = status ?? {};
  if (typeof failed !== "string" || !mayBeStale(gap)) return null;
  if (typeof worked === "string" && Date.parse(failed) <= Date.parse(worked)) return null;
  const base = baseOf(gap, evidence);
  return {
    ...base,
    code: "updates-failing",
    ...(gap.age.ageMs === null && { variant: "unknown-age" }),
    certainty: "likely",
    severity: "warning",
    params: { ...base.params, failedAt: { kind: "time", iso: failed } },
    advice: "retry-later-or-update-mode",
    docUrl: docs.itemErrors,
  };
};

/** No. 26: investments are priced once a day, after the market closes; the bank already has a newer price. */
export const investmentsPricedApart: GapCause = (gap, evidence) => {
  if (gap.account.type !== "investment" || !mayBeStale(gap)) return null;
  if (!evidence.products.includes("investments")) return null;
  return {
    ...baseOf(gap, evidence),
    code: "investments-priced-apart",
    ...(gap.age.ageMs === null && { variant: "unknown-age" }),
    certainty: "likely",
    severity: "info",
    advice: "refresh-investments",
    docUrl: docs.investments,
  };
};

/** No. 1: the copy was made before the bank's number moved. By design, and how Plaid describes it. */
export const cacheOlderThanBank: GapCause = (gap, evidence) => {
  if (!mayBeStale(gap)) return null;
  return {
    ...baseOf(gap, evidence),
    code: "cache-older-than-bank",
    variant: gap.age.ageMs === null ? "unknown-age" : gap.age.source,
    certainty: "likely",
    severity: "warning",
    advice: evidence.products.includes("transactions") ? "read-real-time-or-refresh" : "read-real-time",
    docUrl: docs.balance,
  };
};
