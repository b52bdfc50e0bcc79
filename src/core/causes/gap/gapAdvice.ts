import type { Evidence } from "../../findings/evidence.ts";
import type { Gap } from "../../findings/gaps.ts";
import { capitalOneId } from "../../item/capitalOneId.ts";
import { isInvestment, productOfAccount } from "../../item/productOfAccount.ts";

/**
 * What helps against a copy that is behind, the cheapest first: the number this comparison has read already, the next
 * update, then what is billed. A debit is for US deposit accounts alone, and an evaluation with a balance rule is what Plaid
 * recommends for it. Source: https://plaid.com/docs/balance/
 */
export function staleAdvice(gap: Gap, evidence: Evidence): string {
  const { type } = gap.account;
  // Its "real-time" number of a card or a loan is a dated copy too.
  if (evidence.institutionId === capitalOneId && type !== "depository") return "mind-the-date";
  if (isInvestment(gap.account))
    return evidence.products.includes("investments") ? "refresh-investments" : "read-real-time";
  const canRefresh = evidence.products.includes("transactions") ? "-or-refresh" : "";
  const isDebitable = type === "depository" && gap.unit.currency === "USD";
  return `${isDebitable ? "evaluate-debits-or-read" : "read-real-time"}${canRefresh}`;
}

/** What would keep the account's copy fresh on an Item that nothing refreshes: a product that reads such accounts. */
export function subscriptionAdvice(gap: Gap): string {
  return `add-${productOfAccount(gap.account)}-or-read-real-time`;
}

/** Whether Transactions reads the account: `/transactions/sync` on an Item without it adds the product, and its billing. */
export function hasRowsToRead({ account: { type } }: Gap, { products }: Evidence): boolean {
  return products.includes("transactions") && (type === "depository" || type === "credit");
}

/** What settles a difference that nothing explains, without what was done already: the bank's own site was looked at. */
export function unexplainedAdvice(gap: Gap, evidence: Evidence): string {
  const withoutRows = hasRowsToRead(gap, evidence) ? "" : "-without-rows";
  return `settle-unexplained${withoutRows}${evidence.bankShows.has(gap.account.accountId) ? "-asked" : ""}`;
}
