import type { Messages } from "../segment.ts";

/** What is said of Plaid calls where they are written in code. */
export const codeMessages = {
  "use.cached": "Reads Plaid's cached balances.",
  "use.cached-updated": "Reads Plaid's cached balances, usually at most 2 days old.",
  "use.cached-not-updated":
    "Reads Plaid's cached balances: usually at most 2 days old on Items with Transactions, Investments or Liabilities, up to {days} days on others.",
  "use.real-time": "Asks the bank for the live balance, and updates Plaid's cache.",
  "use.evaluated": "Decides about a debit; whether it asks the bank depends on the ruleset.",
  "use.nulls": "Returns no balances: they are null by design.",
  "use.report": "Returns the balances of the day the report was created.",
  "use.decides": "Weighs the balance itself and returns none; whether it asks the bank depends on the ruleset.",
  "use.refreshes": "Makes Plaid read the bank; returns no balance.",
  "use.none": "Reads no balance.",
  "hover.latency": "Takes about {p50} (95 in 100 within {p95}).",
  "hover.slow": "Sometimes {slow} or more.",
  "hover.billing.free": "Free.",
  "hover.billing.per-request": "Billed for each call.",
  "hover.billing.flat-fee": "Flat fee per call.",
  "hover.billing.subscription": "Billed by the month for each Item.",
  "hover.billing.one-time": "Billed once for each Item.",
  "hover.limit.minute": "At most {count} a minute per Item in Production.",
  "hover.limit.hour": "At most {count} an hour per Item in Production.",
  "hover.product": "Needs the product {product}.",
  "hover.adds-product": "Needs the product {product}, and adds it to an Item without it.",
  "hover.last": "Last comparison of the local sandbox, {at}: took {latency}.",
  "hover.last.same": "Last comparison of the local sandbox, {at}: matched the real-time balance, took {latency}.",
  "hover.last.differs":
    "Last comparison of the local sandbox, {at}: off the real-time balance by {difference}, took {latency}.",
  "lens.cached": "cached, may be days old · compare",
  "lens.real-time": "real-time, asks the bank · compare",
  "lens.evaluated": "decided by a ruleset · compare",
  "lens.decides": "weighs the balance itself · compare",
  "lens.nulls": "balances are null here · compare",
  "hover.docs": "Plaid's documentation",
} satisfies Messages;
