import type { Evidence } from "../findings/evidence.ts";
import type { DraftFinding } from "../findings/finding.ts";
import type { Gap } from "../findings/gaps.ts";

// "No. 9" and the like, here and in the files beside this one, are the numbers of the list in docs/findings.md.

/** A fact that the answers hold, with the causes that are stated of it, the best first, and facts that add to it. */
export interface Told {
  readonly fact: DraftFinding;
  readonly causes?: readonly DraftFinding[];
  readonly adds?: readonly DraftFinding[];
}

/** Looks at the evidence and states what it holds. */
export type Rule = (evidence: Evidence) => readonly Told[];

/** A cause of one account's gap; null where it does not fit. */
export type GapCause = (gap: Gap, evidence: Evidence) => DraftFinding | null;

/** Plaid's pages that findings point at. */
export const docs = {
  balance: "https://plaid.com/docs/balance/",
  balanceApi: "https://plaid.com/docs/api/products/balance/",
  accounts: "https://plaid.com/docs/api/accounts/",
  item: "https://plaid.com/docs/api/items/#itemget",
  itemErrors: "https://plaid.com/docs/errors/item/",
  institutions: "https://plaid.com/docs/api/institutions/#institutionsget_by_id",
  institutionErrors: "https://plaid.com/docs/errors/institution/",
  apiErrors: "https://plaid.com/docs/errors/api/",
  invalidResult: "https://plaid.com/docs/errors/invalid-result/",
  rateLimits: "https://plaid.com/docs/errors/rate-limit-exceeded/",
  errors: "https://plaid.com/docs/errors/",
  updateMode: "https://plaid.com/docs/link/update-mode/",
  transactions: "https://plaid.com/docs/transactions/",
  transactionsData: "https://plaid.com/docs/transactions/transactions-data/",
  transactionsRefresh: "https://plaid.com/docs/api/products/transactions/#transactionsrefresh",
  investments: "https://plaid.com/docs/api/products/investments/",
  auth: "https://plaid.com/docs/auth/",
  signalRules: "https://plaid.com/docs/signal/signal-rules/",
  signalApi: "https://plaid.com/docs/api/products/signal/#signalevaluate",
  sandbox: "https://plaid.com/docs/sandbox/",
} as const;
