import type { BillingClass } from "../plan/plan.ts";
import type { EndpointPath, ReadingKind } from "./endpoint.ts";

export const minute = 60_000;
const hour = 60 * minute;

/** So many calls in a window. Null where Plaid's page gives no figure. */
export interface RateLimit {
  readonly windowMs: number;
  readonly perItem: number | null;
  readonly perClient: number | null;
}

interface EndpointEffects {
  /** Calling it on an Item without its product adds the product, and its billing. */
  readonly addsProduct: boolean;
  readonly contactsBank: "never" | "always" | "depends-on-ruleset";
  readonly refreshesCache: "no" | "yes" | "undocumented";
}

/** One endpoint a comparison can read, as data. Sources: Plaid's pages named in `docUrl` and `limitsSource`. */
export interface EndpointEntry {
  readonly path: EndpointPath;
  readonly kind: ReadingKind;
  /** The product an Item needs for it; null when every Item has it. */
  readonly product: string | null;
  readonly effects: EndpointEffects;
  readonly billing: BillingClass;
  /** Sandbox's limits: the only ones this extension can meet. */
  readonly sandboxLimit: RateLimit;
  readonly productionLimit: RateLimit;
  /** The code of Plaid's 429 answers; null where its page names none. */
  readonly limitCodes: readonly string[];
  /** Where the numbers sit in the answer; null when it has none. */
  readonly numbersAt: string | null;
  /** Its balances are null by design, so they say nothing of the bank. */
  readonly isAlwaysNull: boolean;
  readonly shows: "every-account" | "accounts-of-product" | "accounts-with-transactions" | "one-account" | "no-account";
  /** Plaid's published figures in ms; null where it publishes none. */
  readonly latency: { readonly p50Ms: number; readonly p95Ms: number } | null;
  /** How long one call may take before it is given up, ms. */
  readonly timeoutMs: number;
  /** How one reading walks through the answer's pages. */
  readonly paging: "none" | "cursor" | "offset";
  readonly docUrl: string;
}

/** The page and day the limits were read from. */
export const limitsSource = {
  url: "https://plaid.com/docs/errors/rate-limit-exceeded/",
  readOn: "2026-03-07",
} as const;

const cachedCall = {
  kind: "cached",
  effects: { addsProduct: true, contactsBank: "never", refreshesCache: "no" },
  numbersAt: "accounts[].balances",
  isAlwaysNull: false,
  shows: "accounts-of-product",
  latency: null,
  timeoutMs: 30_000,
  paging: "none",
} as const satisfies Partial<EndpointEntry>;

/** Where Plaid publishes no limit. Its answers of 429 still count. */
const noPublishedLimit: RateLimit = { windowMs: minute, perItem: null, perClient: null };

const noSideEffect = { addsProduct: false, contactsBank: "never", refreshesCache: "no" } as const;

/** A limit of calls a minute. */
export function perMinute(perItem: number, perClient: number | null): RateLimit {
  return { windowMs: minute, perItem, perClient };
}

/** Every endpoint that returns balances of a Sandbox Item, and `/item/get` for its evidence of freshness. */
export const catalogue: readonly EndpointEntry[] = [
  {
    ...cachedCall,
    path: "/item/get",
    product: null,
    effects: noSideEffect,
    billing: "free",
    sandboxLimit: perMinute(40, 5000),
    productionLimit: perMinute(15, 5000),
    limitCodes: ["ITEM_GET_LIMIT"],
    numbersAt: null,
    shows: "no-account",
    docUrl: "https://plaid.com/docs/api/items/#itemget",
  },
  {
    ...cachedCall,
    path: "/accounts/get",
    product: null,
    effects: noSideEffect,
    billing: "free",
    sandboxLimit: perMinute(100, 5000),
    productionLimit: perMinute(15, 15_000),
    limitCodes: ["ACCOUNTS_LIMIT"],
    shows: "every-account",
    docUrl: "https://plaid.com/docs/api/accounts/#accountsget",
  },
  {
    ...cachedCall,
    path: "/auth/get",
    product: "auth",
    billing: "one-time",
    sandboxLimit: perMinute(100, 500),
    productionLimit: perMinute(15, 12_000),
    limitCodes: ["AUTH_LIMIT"],
    docUrl: "https://plaid.com/docs/api/products/auth/#authget",
  },
  {
    ...cachedCall,
    path: "/identity/get",
    product: "identity",
    billing: "one-time",
    sandboxLimit: perMinute(100, 1000),
    productionLimit: perMinute(15, 2000),
    limitCodes: ["IDENTITY_LIMIT"],
    docUrl: "https://plaid.com/docs/api/products/identity/#identityget",
  },
  {
    ...cachedCall,
    path: "/identity/match",
    product: "identity_match",
    billing: "per-request",
    sandboxLimit: noPublishedLimit,
    productionLimit: noPublishedLimit,
    limitCodes: [],
    isAlwaysNull: true,
    docUrl: "https://plaid.com/docs/api/products/identity/#identitymatch",
  },
  {
    ...cachedCall,
    path: "/transactions/sync",
    product: "transactions",
    billing: "subscription",
    sandboxLimit: perMinute(50, 1000),
    productionLimit: perMinute(50, 2500),
    limitCodes: ["TRANSACTIONS_SYNC_LIMIT"],
    shows: "accounts-with-transactions",
    paging: "cursor",
    docUrl: "https://plaid.com/docs/api/products/transactions/#transactionssync",
  },
  {
    ...cachedCall,
    path: "/transactions/get",
    product: "transactions",
    billing: "subscription",
    sandboxLimit: perMinute(80, 1000),
    productionLimit: perMinute(30, 20_000),
    limitCodes: ["TRANSACTIONS_LIMIT"],
    paging: "offset",
    docUrl: "https://plaid.com/docs/api/products/transactions/#transactionsget",
  },
  {
    ...cachedCall,
    path: "/liabilities/get",
    product: "liabilities",
    billing: "subscription",
    sandboxLimit: perMinute(10, 1000),
    productionLimit: perMinute(15, 1000),
    limitCodes: [],
    docUrl: "https://plaid.com/docs/api/products/liabilities/#liabilitiesget",
  },
  {
    ...cachedCall,
    path: "/investments/holdings/get",
    product: "investments",
    billing: "subscription",
    sandboxLimit: perMinute(100, 1000),
    productionLimit: perMinute(15, 2000),
    limitCodes: ["INVESTMENT_HOLDINGS_GET_LIMIT"],
    docUrl: "https://plaid.com/docs/api/products/investments/#investmentsholdingsget",
  },
  {
    ...cachedCall,
    path: "/investments/transactions/get",
    product: "investments",
    billing: "subscription",
    sandboxLimit: perMinute(100, 1000),
    productionLimit: perMinute(30, 20_000),
    limitCodes: ["INVESTMENT_TRANSACTIONS_LIMIT"],
    // The first call after linking may wait one to two minutes for the extraction.
    timeoutMs: 150_000,
    docUrl: "https://plaid.com/docs/api/products/investments/#investmentstransactionsget",
  },
  {
    ...cachedCall,
    path: "/investments/auth/get",
    product: "investments_auth",
    billing: "per-request",
    sandboxLimit: perMinute(15, 500),
    productionLimit: perMinute(15, 500),
    limitCodes: [],
    docUrl: "https://plaid.com/docs/api/products/investments-move/#investmentsauthget",
  },
  {
    path: "/signal/evaluate",
    kind: "evaluated",
    product: null,
    effects: { addsProduct: false, contactsBank: "depends-on-ruleset", refreshesCache: "undocumented" },
    billing: "per-request",
    // 70 an hour per Item (and 10 per transaction); 30 a second per client is beyond what one comparison can do.
    sandboxLimit: { windowMs: hour, perItem: 70, perClient: null },
    productionLimit: { windowMs: hour, perItem: 70, perClient: null },
    limitCodes: [],
    numbersAt: "core_attributes",
    isAlwaysNull: false,
    shows: "one-account",
    // A ruleset with a balance rule waits for the bank like a real-time call does.
    latency: { p50Ms: 3000, p95Ms: 11_000 },
    timeoutMs: 90_000,
    paging: "none",
    docUrl: "https://plaid.com/docs/api/products/signal/#signalevaluate",
  },
  {
    path: "/accounts/balance/get",
    kind: "real-time",
    product: null,
    effects: { addsProduct: false, contactsBank: "always", refreshesCache: "yes" },
    billing: "flat-fee",
    sandboxLimit: perMinute(25, 100),
    productionLimit: perMinute(5, 1200),
    limitCodes: ["BALANCE_LIMIT", "ACCOUNTS_BALANCE_GET_LIMIT"],
    numbersAt: "accounts[].balances",
    isAlwaysNull: false,
    shows: "every-account",
    latency: { p50Ms: 3000, p95Ms: 11_000 },
    // Plaid: usually under 10 s, sometimes 30 s and more.
    timeoutMs: 90_000,
    paging: "none",
    docUrl: "https://plaid.com/docs/api/products/balance/#accountsbalanceget",
  },
];

/** The catalogue's entry for an endpoint. */
export function endpointEntry(path: EndpointPath): EndpointEntry {
  const entry = catalogue.find((candidate) => candidate.path === path);
  if (entry === undefined) throw new RangeError(`no catalogue entry for ${path}`);
  return entry;
}
