import type { Messages } from "../segment.ts";

/** What a call of an endpoint costs, and how it affects the bank and Plaid's cache. */
export const effectMessages = {
  "effect.billing.free": "free",
  "effect.billing.subscription": "in production part of a subscription",
  "effect.billing.one-time": "in production billed once per Item",
  "effect.billing.per-request": "in production billed per request",
  "effect.billing.flat-fee": "in production a flat fee per call",
  "effect.bank.never": "does not ask the bank",
  "effect.bank.always": "asks the bank",
  "effect.bank.depends-on-ruleset": "asks the bank if its ruleset does",
  "effect.cache.yes": "overwrites Plaid's cached balances",
  "effect.cache.undocumented": "whether it refreshes Plaid's cache is not documented",
} satisfies Messages;
