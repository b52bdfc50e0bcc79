import { hasSubscription } from "../../../age/hasSubscription.ts";
import type { Evidence } from "../../../evidence/evidence.ts";
import type { Gap } from "../../../evidence/gaps.ts";
import { type Codes, docs, type GapCause } from "../../cause.ts";
import { boundVariant, listOf } from "../../params.ts";
import { subscriptionAdvice } from "../gapAdvice.ts";
import { gapBase } from "../gapBase.ts";
import { movementCertainty } from "../movementCertainty.ts";
import { pullsOfTheirOwn } from "./itemUpdates.ts";

export const codes: Codes = {
  "no-subscription-product": { no: 2, most: "likely", settledBy: "watch-the-copy" },
};

const dayMs = 86_400_000;

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
