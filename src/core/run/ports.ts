import type { EndpointPath } from "../endpoint/endpoint.ts";
import type { Failure } from "../failure/errors.ts";
import type { NewTransaction, RefreshableProduct, WebhookChoice } from "../item/itemChanges.ts";
import type { InstitutionOffer } from "../item/newItem.ts";
import type { EvaluateRequest } from "../reading/reading.ts";
import type { CancelSignal } from "./cancellation.ts";
import type { CallTiming } from "./timing.ts";

/** Time, passed in so that core stays pure and tests control it. */
export interface Clock {
  /** Wall clock, ms since the Unix epoch. */
  now(): number;
  /** Monotonic ms; only differences mean something. */
  monotonic(): number;
  /** Resolves after `ms`, or rejects with the signal's reason. */
  wait(ms: number, signal: CancelSignal): Promise<void>;
}

/** Random values, passed in for the same reason. */
export interface Ids {
  uuid(): string;
}

/** One request to one endpoint of one Item. The access token is the source's own business. */
export interface EndpointRequest {
  readonly endpoint: EndpointPath;
  readonly itemId: string;
  readonly accountIds?: readonly string[];
  readonly minLastUpdatedDatetime?: string;
  readonly evaluate?: EvaluateRequest;
  /** `/transactions/sync`: absent asks from the beginning. */
  readonly cursor?: string;
  /** `/transactions/get`, `/investments/transactions/get`: YYYY-MM-DD. */
  readonly startDate?: string;
  readonly endDate?: string;
  /** Rows per page, and rows to skip. */
  readonly count?: number;
  readonly offset?: number;
}

interface CallAnswered {
  readonly timing: CallTiming;
  readonly requestId: string | null;
  /** The `Date` header, ISO 8601; null when absent or unreadable. */
  readonly serverTime: string | null;
}

/**
 * The result of one call. `body` is the parsed JSON, not yet trusted: the extractors of core check it and keep only
 * what a reading needs.
 */
export type CallResult =
  | (CallAnswered & { readonly ok: true; readonly body: unknown })
  | (CallAnswered & {
      readonly ok: false;
      readonly failure: Failure;
      /** The JSON of a refusal; absent where nothing came back, or something else than a JSON object. */
      readonly body?: unknown;
    });

/**
 * The one way out to Plaid. Never rejects: whatever goes wrong is a `CallResult`. A call ends as `timed-out` when the
 * endpoint's limit (see `catalogue.ts`) is reached. It ends at once when the signal fires: as `timed-out` when that is
 * the signal's reason, otherwise as `cancelled`.
 */
export interface BalanceSource {
  call(request: EndpointRequest, signal: CancelSignal): Promise<CallResult>;
}

/**
 * Takes what the calls of one reading answer, a body each, as they arrive: nothing of them is kept with the reading.
 */
export interface BodySink {
  /** A try begins: what an earlier one answered belongs to no reading. */
  begin(): void;
  /** The JSON of an answer or of a refusal as it came, not masked yet; of several pages in their order. */
  take(body: unknown): void;
}

/** What the Item commands need beyond reading balances. Rejects with `BalanceLensError` alone. */
export interface ItemAdministration {
  createSandboxItem(
    input: { institutionId: string; products: readonly string[]; username?: string; password?: string },
    signal: CancelSignal,
  ): Promise<{ itemId: string; accessToken: string }>;
  /**
   * Reads `/item/get` by token, so that a pasted token can be listed. Of a processor token it is
   * `/processor/account/get`, and the account's id stands for the Item's, which partners are not told.
   */
  identify(accessToken: string, signal: CancelSignal): Promise<{ itemId: string; body: unknown }>;
  removeItem(itemId: string, signal: CancelSignal): Promise<void>;
  institutionName(institutionId: string, signal: CancelSignal): Promise<string>;
  /** What an institution offers: the products that an Item there can have. */
  institution(institutionId: string, signal: CancelSignal): Promise<InstitutionOffer>;
  /** Up to ten institutions whose name fits. */
  searchInstitutions(query: string, signal: CancelSignal): Promise<readonly InstitutionOffer[]>;
}

/** What can be done to an Item in Sandbox. Rejects with `BalanceLensError` alone. */
export interface ItemChanges {
  /** Breaks the login, as a changed password at the bank does. */
  resetLogin(itemId: string, signal: CancelSignal): Promise<void>;
  fireWebhook(itemId: string, webhook: WebhookChoice, signal: CancelSignal): Promise<void>;
  /** At most ten, on the deposit account of an Item of `user_transactions_dynamic`. */
  createTransactions(itemId: string, transactions: readonly NewTransaction[], signal: CancelSignal): Promise<void>;
  /** Asks the bank for what is new of one product. Production bills it by the call. */
  refreshProduct(itemId: string, product: RefreshableProduct, signal: CancelSignal): Promise<void>;
  /** Null: webhooks of this Item go nowhere. */
  updateWebhook(itemId: string, url: string | null, signal: CancelSignal): Promise<void>;
  /** Answers the new access token; the old one is none from then on. */
  replaceToken(itemId: string, signal: CancelSignal): Promise<string>;
}

/** One environment of Plaid: its balances, and what can be done to its Items. */
export type PlaidConnection = BalanceSource & ItemAdministration & ItemChanges;
