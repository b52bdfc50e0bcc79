import type { Environment } from "./environment.ts";

/** What a local sandbox Item's scenario teaches, as its file says. */
export interface Lesson {
  /** The position in lists, from 1. */
  readonly place: number;
  readonly group: string;
  readonly label: string;
  /** The bank's short name. */
  readonly bank: string;
  /** One or two sentences. */
  readonly summary: string;
}

/** The debit that an Item's scenario proposes for an evaluation, in the account's currency. */
export interface ProposedDebit {
  readonly accountId: string;
  readonly amount: number;
  /** Null: no ruleset key is sent. */
  readonly rulesetKey: string | null;
}

/** Identifies and labels an Item wherever it is shown. */
export interface ItemSummary {
  readonly itemId: string;
  readonly environment: Environment;
  readonly institutionId: string | null;
  readonly institutionName: string | null;
  readonly products: readonly string[];
  /** The name that the person gave it, if any. */
  readonly alias?: string;
  /** The emulator's scenario that it was made from, if any. */
  readonly scenario?: string;
  /** What that scenario teaches, if its file says so; absent in documents. */
  readonly lesson?: Lesson;
  readonly debit?: ProposedDebit;
  /** The Sandbox test user it was created with, if known: some changes work only for one user. */
  readonly testUser?: string;
  /**
   * A processor token opens it: one account, through the endpoints of Plaid's partners. Those name no Item, so `itemId` is
   * the account's id. Absent for an Item with an access token.
   */
  readonly isProcessor?: boolean;
}

/** The background updates of one product, ISO 8601; null when there was none. */
export interface ProductStatus {
  readonly lastSuccessfulUpdate: string | null;
  readonly lastFailedUpdate: string | null;
}

export interface ItemError {
  readonly errorType: string;
  readonly errorCode: string;
  readonly errorMessage: string;
  /** `error_code_reason`: why an OAuth login ended. Absent when Plaid gave none. */
  readonly errorCodeReason?: string;
}

/**
 * The content of `/item/get`: no balances, but when they were last updated. Times are ISO 8601. Source:
 * https://plaid.com/docs/api/items/#itemget
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
