import { hasSubscription } from "../../age/ageClass.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import type { ProductStatus } from "../../item/item.ts";
import type { FactsReading } from "../../item/itemReadings.ts";
import { isInvestment } from "../../item/productOfAccount.ts";
import { differingFields } from "../answerPair.ts";
import { type Codes, docs, type GapCause } from "../cause.ts";
import { boundVariant, listOf, timeParam } from "../params.ts";
import { isStrongFit } from "./adjustedByPlaid.ts";
import { staleAdvice, subscriptionAdvice } from "./gapAdvice.ts";
import { gapBase } from "./gapBase.ts";
import { movementCertainty } from "./movementCertainty.ts";

export const codes: Codes = {
  "cache-older-than-bank": { no: 1, most: "likely", settledBy: "wait-for-update" },
  "moved-between-reads": { no: 33, most: "possible", settledBy: "look-at-the-request" },
  "no-subscription-product": { no: 2, most: "likely", settledBy: "watch-the-copy" },
  "updates-failing": { no: 4, most: "likely", settledBy: "wait-for-update" },
  "refresh-paused": { no: 6, most: "possible", settledBy: "use-item-and-compare" },
  "investments-priced-apart": { no: 26, most: "possible", settledBy: "refresh-investments" },
};

const dayMs = 86_400_000;

/** False where the bank dates its real-time number before the cached one, as Capital One may for cards and loans. */
export function isBankNewer(gap: Gap, evidence: Evidence): boolean {
  const { provenance, earliest } = evidence.asOf(gap.bank, gap.account.accountId);
  if (provenance !== "reported" || earliest === null || gap.asOf.latest === null) return true;
  return Date.parse(earliest) >= Date.parse(gap.asOf.latest);
}

/** The newest `/item/get` that was not answered after the real-time call; where there is none, the first of all. */
export function itemBefore(gap: Gap, { items, times }: Evidence): FactsReading | null {
  const notLater = items.filter((answer) => times.orderOf(gap.bank, answer) !== "before");
  return notLater.at(-1) ?? items[0] ?? null;
}

/** Products with updates of their own, which leave no stamp. Source: `ItemStatusTransactions` of Plaid's API. */
export const pullsOfTheirOwn: readonly string[] = ["signal", "assets", "cra_base_report", "income_verification"];

/**
 * None of the Item's products keeps its balances fresh. Source: https://plaid.com/docs/balance/ (Plaid checks such
 * Items every 30 days or more rarely). Counter-world: another program of the same client made a real-time call five
 * minutes ago.
 */
export const noSubscriptionProduct: GapCause = {
  about: "old-copy",
  place: 10,
  find: (gap, evidence) => {
    if (evidence.item === null || hasSubscription(evidence.products)) return null;
    const age = gap.asOf.ageMs;
    const mayBeFresher = evidence.products.some((product) => pullsOfTheirOwn.includes(product));
    const isRecent = age !== null && age < dayMs;
    const base = gapBase(gap, evidence);
    const certainty = mayBeFresher || isRecent ? "possible" : movementCertainty(gap, evidence);
    return {
      ...base,
      code: "no-subscription-product",
      variant: mayBeFresher ? "own-updates" : variantFor(gap, evidence),
      certainty,
      params: { ...base.params, products: listOf(evidence.products) },
      advice: subscriptionAdvice(gap),
      docUrl: docs.balance,
    };
  },
};

function variantFor(gap: Gap, evidence: Evidence): string {
  const bound = boundVariant(gap.asOf);
  if (evidence.products.length === 0 && bound !== "unknown-age") return "no-product";
  return evidence.products.length === 0 && bound === "unknown-age" ? "no-product-unknown-age" : bound;
}

/** Plaid may have paused the updates of an unused Item: it documents that, with no figure and no field. */
export const refreshPaused: GapCause = {
  about: "movement",
  place: 110,
  find: (gap, evidence) => {
    const answer = itemBefore(gap, evidence);
    const age = gap.asOf.ageMs;
    const isVeryOld = gap.asOf.source.endsWith("-status") && age !== null && age > 30 * dayMs;
    if (!isVeryOld || answer === null || isStopped(gap, answer) || isUsed(gap, evidence)) return null;
    return {
      ...gapBase(gap, evidence),
      code: "refresh-paused",
      certainty: "possible",
      advice: "call-wakes-item",
      docUrl: docs.signalRules,
    };
  },
};

/**
 * True for an Item that cannot be updated: it has an error, or its last update failed. Such an Item is not paused, and
 * lacks more than last night's price.
 */
function isStopped(gap: Gap, answer: FactsReading): boolean {
  return answer.item.error !== null || lastFailure(gap, answer) !== null;
}

/**
 * True where the Item is in use, whatever its stamp says: a product has updates that leave no stamp, this program
 * called it within 30 days, or a cached balance changed between two earlier answers.
 */
function isUsed({ account, bank }: Gap, evidence: Evidence): boolean {
  const { products, comparison, times, cached } = evidence;
  if (products.some((product) => pullsOfTheirOwn.includes(product))) return true;
  const span = times.spanOf(bank);
  const own = Date.parse(comparison.lastOwnRealTimeAt ?? "");
  if (span !== null && span.from - own < 30 * dayMs) return true;
  const before = cached
    .filter((reading) => times.orderOf(bank, reading) !== "before")
    .flatMap((reading) => evidence.shown(reading, account.accountId) ?? []);
  const [first] = before;
  return first !== undefined && before.some((other) => differingFields(first, other).length > 0);
}

/** The product whose updates read the account. */
export function productOf({ account }: Gap): "investments" | "transactions" {
  return isInvestment(account) ? "investments" : "transactions";
}

/** The last failed update, where it is later than the last that worked. */
function lastFailure(gap: Gap, answer: FactsReading): ProductStatus | null {
  const status = answer.item[productOf(gap)];
  return status !== null && isFailing(status) ? status : null;
}

/** True where the last update attempt failed: its stamp is later than that of the last one that worked. */
export function isFailing({ lastFailedUpdate: failed, lastSuccessfulUpdate: worked }: ProductStatus): boolean {
  if (typeof failed !== "string") return false;
  return typeof worked !== "string" || Date.parse(failed) > Date.parse(worked);
}

/** True where the update failed only after the copy was answered, and so did not make it old. */
function failedLater(gap: Gap, { lastFailedUpdate }: ProductStatus, { times }: Evidence): boolean {
  const span = times.spanOf(gap.cached);
  return span !== null && Date.parse(lastFailedUpdate ?? "") > span.to + times.skewMs;
}

/**
 * The last update attempt failed, so the copy is from the last one that worked, or from before. Counter-world: one
 * attempt of forty failed, and the bank's balance changed after it.
 */
export const updatesFailing: GapCause = {
  about: "old-copy",
  place: 20,
  find: (gap, evidence) => {
    const answer = itemBefore(gap, evidence);
    const status = answer === null ? null : lastFailure(gap, answer);
    if (status === null || failedLater(gap, status, evidence)) return null;
    const base = gapBase(gap, evidence);
    return {
      ...base,
      code: "updates-failing",
      ...(status.lastSuccessfulUpdate === null && { variant: "never-worked" }),
      certainty: movementCertainty(gap, evidence),
      params: {
        ...base.params,
        ...timeParam("failedAt", status.lastFailedUpdate),
        ...timeParam("workedAt", status.lastSuccessfulUpdate),
        product: { kind: "text", value: productOf(gap) },
      },
      advice: "retry-later-or-update-mode",
      docUrl: docs.itemErrors,
    };
  },
};

/**
 * Investments are priced about once a day, after the market closes, and the bank has a newer price. At most possible:
 * money moved in or out, or a trade that settled, changes the value as well. Not stated where the last update failed:
 * then more is missing than last night's price.
 */
export const investmentsPricedApart: GapCause = {
  about: "movement",
  place: 100,
  find: (gap, evidence) => {
    const { type } = gap.account;
    if ((type !== "investment" && type !== "brokerage") || !evidence.products.includes("investments")) return null;
    const answer = itemBefore(gap, evidence);
    if (answer !== null && isStopped(gap, answer)) return null;
    return {
      ...gapBase(gap, evidence),
      code: "investments-priced-apart",
      ...(gap.asOf.ageMs === null && { variant: "unknown-age" }),
      certainty: "possible",
      advice: "refresh-investments",
      docUrl: docs.investments,
    };
  },
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
