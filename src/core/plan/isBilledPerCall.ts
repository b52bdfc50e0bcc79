import type { BillingClass } from "./plan.ts";

/**
 * True when production bills the call itself: a flat fee for each success, or a fee for each request. Calls of products
 * billed by subscription, or once for each Item, cost nothing more. Source: https://plaid.com/docs/account/billing
 */
export function isBilledPerCall(billing: BillingClass): boolean {
  return billing === "flat-fee" || billing === "per-request";
}
