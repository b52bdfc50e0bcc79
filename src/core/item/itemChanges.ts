import type { ItemFacts, ItemSummary } from "./item.ts";

/** The products with an endpoint that refreshes their data. Source: https://plaid.com/docs/api/products/ */
export type RefreshableProduct = "transactions" | "investments";

/** A webhook, as `/sandbox/item/fire_webhook` names it. */
export interface WebhookChoice {
  readonly type: string;
  readonly code: string;
}

/** A transaction to create. Source: https://plaid.com/docs/api/sandbox/#sandboxtransactionscreate */
export interface NewTransaction {
  /** YYYY-MM-DD, from 14 days ago to today. */
  readonly dateTransacted: string;
  readonly datePosted: string;
  /** Positive: money leaves the account. */
  readonly amount: number;
  readonly description: string;
}

/** How many days back a created transaction may be dated. */
export const furthestBackDays = 14;

/** The only test user whose Items accept new transactions. */
export const dynamicUser = "user_transactions_dynamic";

interface FireableWebhook extends WebhookChoice {
  /** The product an Item needs for it; null when every Item can send it. */
  readonly product: string | null;
}

/** The webhooks that can be fired by hand. Source: https://plaid.com/docs/api/sandbox/#sandboxitemfire_webhook */
const webhooks: readonly FireableWebhook[] = [
  { type: "TRANSACTIONS", code: "SYNC_UPDATES_AVAILABLE", product: "transactions" },
  { type: "TRANSACTIONS", code: "DEFAULT_UPDATE", product: "transactions" },
  { type: "TRANSACTIONS", code: "RECURRING_TRANSACTIONS_UPDATE", product: "transactions" },
  { type: "HOLDINGS", code: "DEFAULT_UPDATE", product: "investments" },
  { type: "INVESTMENTS_TRANSACTIONS", code: "DEFAULT_UPDATE", product: "investments" },
  { type: "LIABILITIES", code: "DEFAULT_UPDATE", product: "liabilities" },
  { type: "AUTH", code: "DEFAULT_UPDATE", product: "auth" },
  { type: "AUTH", code: "SMS_MICRODEPOSITS_VERIFICATION", product: "auth" },
  { type: "ASSETS", code: "PRODUCT_READY", product: "assets" },
  { type: "ITEM", code: "ERROR", product: null },
  { type: "ITEM", code: "LOGIN_REPAIRED", product: null },
  { type: "ITEM", code: "NEW_ACCOUNTS_AVAILABLE", product: null },
  { type: "ITEM", code: "PENDING_DISCONNECT", product: null },
  { type: "ITEM", code: "AUTHORIZATION_GRANTED", product: null },
  { type: "ITEM", code: "USER_PERMISSION_REVOKED", product: null },
  { type: "ITEM", code: "USER_ACCOUNT_REVOKED", product: null },
];

/** The webhooks that can be fired for an Item with these products. */
export function webhooksFor(products: readonly string[]): readonly WebhookChoice[] {
  return webhooks
    .filter(({ product }) => product === null || products.includes(product))
    .map(({ type, code }) => ({ type, code }));
}

/** A change that not every Item allows. */
export type ItemChange =
  | "reset-login"
  | "repair"
  | "fire-webhook"
  | "add-transactions"
  | "refresh-transactions"
  | "refresh-investments"
  | "update-webhook"
  | "rotate-token"
  | "restart";

/** Why an Item does not allow a change. */
export type Obstacle =
  | "login-required"
  | "login-works"
  | "no-scenario"
  | "no-webhook"
  | "product-missing"
  | "other-test-user"
  | "processor-token";

/**
 * Why an Item does not allow a change; null when no obstacle is known. Facts that were not read, or that belong to a
 * link made elsewhere, are no obstacle: Plaid decides then.
 */
export function obstacleTo(
  change: ItemChange,
  item: ItemSummary,
  known: { readonly facts: ItemFacts | null; readonly loginRequired: boolean },
): Obstacle | null {
  const { facts, loginRequired } = known;
  const needs = (product: string): Obstacle | null => (item.products.includes(product) ? null : "product-missing");
  const needsLogin = (): Obstacle | null => (loginRequired ? "login-required" : null);
  if (item.isProcessor === true) return "processor-token";
  switch (change) {
    case "reset-login":
      return needsLogin();
    case "repair":
      return loginRequired ? null : "login-works";
    case "fire-webhook":
      return facts !== null && facts.webhook === null ? "no-webhook" : null;
    case "add-transactions":
      if (item.testUser !== undefined && item.testUser !== dynamicUser) return "other-test-user";
      return needs("transactions") ?? needsLogin();
    case "refresh-transactions":
      return needs("transactions") ?? needsLogin();
    case "refresh-investments":
      return needs("investments") ?? needsLogin();
    case "update-webhook":
    case "rotate-token":
      return null;
    case "restart":
      return item.environment === "local" && item.scenario !== undefined ? null : "no-scenario";
  }
}
