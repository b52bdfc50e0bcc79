import { catalogue, type EndpointEntry, minute, perMinute, type RateLimit } from "../core/endpoint/catalogue.ts";
import type { BillingClass } from "../core/plan/plan.ts";
import type { CodeEndpoint } from "./calls/sdkMethods.ts";

const day = 24 * 60 * minute;

/**
 * What a call does with balances. `cached`, `real-time` and `evaluated` are those of a comparison; `nulls` answers balances that
 * are null by design; a `report` has those of the day it was made; `decides` weighs the balance and answers none; `refreshes`
 * has Plaid read the bank and answers none; `none` has nothing to do with balances itself.
 */
type BalanceUse = "cached" | "real-time" | "evaluated" | "nulls" | "report" | "decides" | "refreshes" | "none";

/** What Plaid says of a call of an endpoint. */
export interface CallFacts {
  readonly endpoint: CodeEndpoint;
  readonly use: BalanceUse;
  /**
   * How old a cached balance is at most, as a rule, ms: on a healthy Item with a product that Plaid updates by itself
   * (Transactions, Liabilities, Investments), and on one without; that is null where the endpoint needs such a product. Null
   * where the numbers are not cached ones.
   */
  readonly oldest: { readonly updatedMs: number; readonly notUpdatedMs: number | null } | null;
  /** Plaid's published figures, ms; null where it publishes none. */
  readonly latency: { readonly p50Ms: number; readonly p95Ms: number } | null;
  /** What Plaid says a call can take now and then, ms; null where it names nothing of the kind. */
  readonly slowMs: number | null;
  /** How Plaid bills a call in Production; null where its pages do not say. */
  readonly billing: BillingClass | null;
  readonly sandboxLimit: RateLimit | null;
  readonly productionLimit: RateLimit | null;
  /** The product an Item needs for it; null where any Item has it, or no Item is asked. */
  readonly product: string | null;
  /** Calling it on an Item without that product adds the product, and its billing. */
  readonly addsProduct: boolean;
  readonly contactsBank: "never" | "always" | "depends-on-ruleset";
  readonly refreshesCache: "no" | "yes" | "undocumented";
  readonly docUrl: string;
}

/**
 * Plaid's support article on how fresh cached balances are (16179450406295): 1 to 2 days with a product that is updated, and
 * up to 90 days or more without, where the Balance page says about every 30.
 */
const cachedAge = { updatedMs: 2 * day, notUpdatedMs: 90 * day } as const;
const updatedProducts: readonly (string | null)[] = ["transactions", "liabilities", "investments"];

/** Plaid on real-time calls: typically less than 10 s, occasionally 30 s or more. https://plaid.com/docs/balance/ */
const realTimeSlowMs = 30_000;
/** Plaid on the first call of `/investments/transactions/get`: it may wait one to two minutes for the extraction. */
const firstExtractionMs = 2 * minute;

function factsOf(entry: EndpointEntry): CallFacts {
  const { path, product, effects, billing, sandboxLimit, productionLimit, latency, docUrl } = entry;
  const isCached = entry.kind === "cached" && !entry.isAlwaysNull && entry.numbersAt !== null;
  return {
    endpoint: path,
    use: entry.isAlwaysNull ? "nulls" : entry.numbersAt === null ? "none" : entry.kind,
    oldest: isCached ? { ...cachedAge, ...(updatedProducts.includes(product) && { notUpdatedMs: null }) } : null,
    latency,
    slowMs: path === "/investments/transactions/get" ? firstExtractionMs : latency === null ? null : realTimeSlowMs,
    billing,
    sandboxLimit: published(sandboxLimit),
    productionLimit: published(productionLimit),
    product,
    ...effects,
    docUrl,
  };
}

function published(limit: RateLimit): RateLimit | null {
  return limit.perItem === null && limit.perClient === null ? null : limit;
}

/** What holds of a call whose entry says nothing else. */
const plain = {
  use: "none",
  oldest: null,
  latency: null,
  slowMs: null,
  billing: null,
  sandboxLimit: null,
  productionLimit: null,
  product: null,
  addsProduct: false,
  contactsBank: "never",
  refreshesCache: "no",
} as const satisfies Partial<CallFacts>;

/** Plaid's API pages name the place of an endpoint by its path without the slashes. */
function page(endpoint: CodeEndpoint, of: string): Pick<CallFacts, "endpoint" | "docUrl"> {
  return { endpoint, docUrl: `https://plaid.com/docs/api/${of}/#${endpoint.replaceAll("/", "")}` };
}

/** A partner's call by the token of one account: as the Item's own, with one account; its limits are not published. */
function ofProcessor(endpoint: CodeEndpoint, twin: string): CallFacts {
  const entry = catalogue.find(({ path }) => path === twin);
  if (entry === undefined) throw new RangeError(`no catalogue entry for ${twin}`);
  return {
    ...factsOf(entry),
    // A partner is billed by an agreement of its own.
    billing: null,
    sandboxLimit: null,
    productionLimit: null,
    ...page(endpoint, "processor-partners"),
  };
}

function report(named: ReturnType<typeof page>, product: string, billing: BillingClass | null = null): CallFacts {
  return { ...plain, ...named, use: "report", product, billing };
}

/** What is not in the catalogue. Its billing: https://plaid.com/docs/account/billing/, as of 2026-03-07. */
const more: readonly CallFacts[] = [
  ofProcessor("/processor/account/get", "/accounts/get"),
  ofProcessor("/processor/auth/get", "/auth/get"),
  ofProcessor("/processor/balance/get", "/accounts/balance/get"),
  ofProcessor("/processor/identity/get", "/identity/get"),
  ofProcessor("/processor/identity/match", "/identity/match"),
  ofProcessor("/processor/liabilities/get", "/liabilities/get"),
  ofProcessor("/processor/signal/evaluate", "/signal/evaluate"),
  ofProcessor("/processor/transactions/get", "/transactions/get"),
  ofProcessor("/processor/transactions/sync", "/transactions/sync"),
  ofProcessor("/processor/investments/holdings/get", "/investments/holdings/get"),
  ofProcessor("/processor/investments/transactions/get", "/investments/transactions/get"),
  ofProcessor("/processor/investments/auth/get", "/investments/auth/get"),
  {
    ...plain,
    ...page("/identity/documents/uploads/get", "products/identity"),
    use: "cached",
    oldest: cachedAge,
    product: "identity",
  },
  report(page("/asset_report/get", "products/assets"), "assets"),
  report(page("/asset_report/audit_copy/get", "products/assets"), "assets"),
  report(page("/credit/relay/get", "products/assets"), "assets"),
  // No page of Plaid's lists these yet; the one that all endpoints are found from.
  ...(["/cashflow_report/get", "/cashflow_report/transactions/get", "/cashflow_report/insights/get"] as const).map(
    (endpoint) => report({ endpoint, docUrl: "https://plaid.com/docs/api/" }, "cashflow_report"),
  ),
  report(page("/cra/check_report/base_report/get", "products/check"), "cra_base_report", "per-request"),
  report(page("/cra/check_report/verification/get", "products/check"), "cra_verification", "per-request"),
  report(page("/cra/monitoring_insights/get", "products/check"), "cra_monitoring", "per-request"),
  { ...plain, ...page("/link/token/create", "link"), billing: "free" },
  { ...plain, ...page("/item/public_token/exchange", "items"), billing: "free" },
  { ...plain, ...page("/sandbox/public_token/create", "sandbox"), billing: "free" },
  {
    // Limits: https://plaid.com/docs/errors/rate-limit-exceeded/. That cached balances follow: support article 15373441901207.
    ...plain,
    ...page("/transactions/refresh", "products/transactions"),
    use: "refreshes",
    billing: "flat-fee",
    sandboxLimit: perMinute(2, 100),
    productionLimit: perMinute(2, 100),
    product: "transactions",
    contactsBank: "always",
    refreshesCache: "yes",
  },
  {
    // Typically under 10 s, at times 30 s or more, by the description in Plaid's OpenAPI document.
    ...plain,
    ...page("/investments/refresh", "products/investments"),
    use: "refreshes",
    slowMs: realTimeSlowMs,
    billing: "flat-fee",
    sandboxLimit: perMinute(1, null),
    productionLimit: perMinute(1, null),
    product: "investments",
    contactsBank: "always",
    refreshesCache: "yes",
  },
  {
    // It weighs a balance that it reads itself: https://plaid.com/docs/transfer/signal-rules/
    ...plain,
    ...page("/transfer/authorization/create", "products/transfer/initiating-transfers"),
    use: "decides",
    billing: "flat-fee",
    product: "transfer",
    contactsBank: "depends-on-ruleset",
    refreshesCache: "undocumented",
  },
  {
    ...plain,
    ...page("/transfer/create", "products/transfer/initiating-transfers"),
    billing: "per-request",
    product: "transfer",
  },
  { ...plain, ...page("/signal/prepare", "products/signal"), product: "signal", addsProduct: true },
  { ...plain, ...page("/signal/decision/report", "products/signal"), product: "signal" },
  { ...plain, ...page("/signal/return/report", "products/signal"), product: "signal" },
  ...(
    ["/processor/signal/prepare", "/processor/signal/decision/report", "/processor/signal/return/report"] as const
  ).map((endpoint) => ({ ...plain, ...page(endpoint, "processor-partners"), product: "signal" })),
];

const byEndpoint: ReadonlyMap<CodeEndpoint, CallFacts> = new Map(
  [...catalogue.map(factsOf), ...more].map((facts) => [facts.endpoint, facts]),
);

/** What Plaid says of a call of this endpoint. Sources: the catalogue of `core`, and beside each fact here. */
export function factsOfCall(endpoint: CodeEndpoint): CallFacts {
  const facts = byEndpoint.get(endpoint);
  if (facts === undefined) throw new RangeError(`no facts of ${endpoint}`);
  return facts;
}
