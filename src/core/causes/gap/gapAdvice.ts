import type { Evidence } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";
import { capitalOneId } from "../../item/capitalOneId.ts";
import { isInvestment, productOfAccount } from "../../item/productOfAccount.ts";

/**
 * The advice against a copy that is behind, the cheapest first: the number that was read already, the next update, then
 * what is billed. Debits are for US deposit accounts alone, where Plaid recommends an evaluation with a balance rule.
 * Source: https://plaid.com/docs/balance/
 */
export function staleAdvice(gap: Gap, evidence: Evidence): string {
  const { type } = gap.account;
  // The "real-time" number of a Capital One card or loan is a dated copy too.
  if (evidence.institutionId === capitalOneId && type !== "depository") return "mind-the-date";
  if (isInvestment(gap.account))
    return evidence.products.includes("investments") ? "refresh-investments" : "read-real-time";
  const canRefresh = evidence.products.includes("transactions") ? "-or-refresh" : "";
  const isDebitable = type === "depository" && gap.unit.currency === "USD";
  return `${isDebitable ? "evaluate-debits-or-read" : "read-real-time"}${canRefresh}`;
}

/** The advice to add a product that reads such accounts, where nothing refreshes the Item. */
export function subscriptionAdvice(gap: Gap): string {
  return `add-${productOfAccount(gap.account)}-or-read-real-time`;
}

/**
 * True where Transactions reads the account: `/transactions/sync` on an Item without it adds the product, and its
 * billing.
 */
export function hasRowsToRead({ account: { type } }: Gap, { products }: Evidence): boolean {
  return products.includes("transactions") && (type === "depository" || type === "credit");
}

/** The advice to settle an unexplained difference, without what was done already. */
export function unexplainedAdvice(gap: Gap, evidence: Evidence): string {
  const withoutRows = hasRowsToRead(gap, evidence) ? "" : "-without-rows";
  return `settle-unexplained${withoutRows}${evidence.bankShows.has(gap.account.accountId) ? "-asked" : ""}`;
}
