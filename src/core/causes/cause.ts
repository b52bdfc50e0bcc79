import type { Evidence } from "../evidence/evidence.ts";
import type { Gap } from "../evidence/gaps.ts";
import type { Certainty, DraftFinding } from "../findings/finding.ts";
import type { FindingCode } from "../findings/findingCode.ts";

/**
 * The codes that the rules of a file state. `npm run generate` collects them from all files of this folder, where each
 * code has a line of its own, in one file alone.
 */
export type Codes = Readonly<Partial<Record<FindingCode, CodeEntry>>>;

/** What holds of a code in every comparison. */
export type CodeEntry = {
  /** The row of docs/findings.md that it belongs to: why two answers can disagree. */
  readonly no: number;
} & (
  | {
      /** The most that it may be called. */
      readonly most: "certain";
      readonly settledBy?: string;
    }
  | {
      readonly most: Exclude<Certainty, "certain">;
      /** What would make it certain; a code that `text/` has a sentence for. */
      readonly settledBy: string;
    }
);

/** A fact that the answers hold, with the causes that are stated of it, the best first, and facts that add to it. */
export interface Statement {
  readonly fact: DraftFinding;
  readonly causes?: readonly DraftFinding[];
  readonly adds?: readonly DraftFinding[];
}

/** Looks at the evidence and states what it holds. */
export type FindFacts = (evidence: Evidence) => readonly Statement[];

/** A rule that `findingsOf` applies. `npm run generate` finds it in whatever file of this folder exports it. */
export interface Rule {
  /** Facts of one severity are listed in the order of these numbers; no two rules have the same. */
  readonly place: number;
  readonly find: FindFacts;
}

/** A rule about one account's gap, found like a `Rule`. */
export interface GapCause {
  /** Why the copy is old, of which the first that fits is stated; or what moved, of which several can fit. */
  readonly about: "old-copy" | "movement";
  /** Its place among those about the same; no two have the same. */
  readonly place: number;
  /** The cause; null where it does not fit. */
  readonly find: (gap: Gap, evidence: Evidence) => DraftFinding | null;
}

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
