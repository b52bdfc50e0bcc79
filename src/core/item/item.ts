import type { Environment } from "./environment.ts";

/** What the scenario of a local sandbox Item teaches, in the words of its file. */
export interface Lesson {
  /** Its place in lists, from 1. */
  readonly place: number;
  readonly group: string;
  readonly label: string;
  /** A short name of its bank. */
  readonly bank: string;
  /** In a sentence or two. */
  readonly summary: string;
}

/** The debit an Item's scenario proposes to evaluate, in the account's currency. */
export interface ProposedDebit {
  readonly accountId: string;
  readonly amount: number;
  /** Null: none is sent. */
  readonly rulesetKey: string | null;
}

/** What identifies and labels an Item, everywhere it is shown. */
export interface ItemSummary {
  readonly itemId: string;
  readonly environment: Environment;
  readonly institutionId: string | null;
  readonly institutionName: string | null;
  readonly products: readonly string[];
  /** The person's own name for it, when given. */
  readonly alias?: string;
  /** The emulator's scenario it came from, when it did. */
  readonly scenario?: string;
  /** What that scenario teaches, where its file says so; absent in documents. */
  readonly lesson?: Lesson;
  readonly debit?: ProposedDebit;
  /** The Sandbox test user it was created with, where known: some changes work for one user alone. */
  readonly testUser?: string;
}

/** One product's background updates. ISO 8601, or null when Plaid never had one. */
export interface ProductStatus {
  readonly lastSuccessfulUpdate: string | null;
  readonly lastFailedUpdate: string | null;
}

export interface ItemError {
  readonly errorType: string;
  readonly errorCode: string;
  readonly errorMessage: string;
  /** `error_code_reason`: why an OAuth login ended. Absent where Plaid gave none. */
  readonly errorCodeReason?: string;
}

/**
 * What `/item/get` says of an Item: no balance, but the evidence of freshness. Times are ISO 8601.
 * Source: https://plaid.com/docs/api/items/#itemget
 */
export interface ItemFacts {
  readonly itemId: string;
  readonly institutionId: string | null;
  readonly institutionName: string | null;
  readonly products: readonly string[];
  readonly availableProducts: readonly string[];
  readonly billedProducts: readonly string[];
  readonly createdAt: string | null;
  readonly authMethod: string | null;
  readonly updateType: string | null;
  readonly webhook: string | null;
  readonly consentExpirationTime: string | null;
  readonly error: ItemError | null;
  readonly transactions: ProductStatus | null;
  readonly investments: ProductStatus | null;
  readonly lastWebhook: { readonly sentAt: string; readonly code: string } | null;
}
