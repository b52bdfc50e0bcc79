import type { Messages } from "../segment.ts";

/** What is said of Plaid calls where they are written in code. */
export const codeMessages = {
  "remark.null-is-not-zero":
    "A balance that the bank does not tell is null, and zero is a balance: {named} that is unknown becomes 0 here.",
  "remark.real-time-after-exchange":
    "Plaid has read the bank for the Item that was just made: /accounts/get is as fresh here, in milliseconds and free.",
  "remark.real-time-in-a-loop":
    "Each pass goes to the bank: billed each time, about 3 s, at most 5 a minute for an Item. One call answers for all accounts of an Item.",
  "remark.balance-in-products": "Plaid refuses balance in a list of products: it comes with every other product.",
  "remark.removed-environment": "Plaid's Development environment was removed in June 2024: use Sandbox or Production.",
  "remark.secret-in-code":
    "This opens data at Plaid for everyone who can read this file: keep it out of the code, and replace it if it was shared.",
  "remark.no-ruleset-key":
    "Without ruleset_key the ruleset named default decides, or none: older clients of Signal get scores and no decision.",
  "fix.keep-null": "Keep null",
  "fix.use-cached": "Call /accounts/get instead",
  "fix.use-sandbox": "Use Sandbox",
  "fix.ignore": "Leave this out with a comment",
  "use.cached": "Reads balances that Plaid keeps (cached).",
  "use.cached-updated": "Reads balances that Plaid keeps (cached): as a rule 1 to 2 days old at most.",
  "use.cached-not-updated":
    "Reads balances that Plaid keeps (cached): as a rule 1 to 2 days old at most with a product that Plaid updates, up to {days} days without.",
  "use.real-time": "Asks the bank for the balance of this moment, and overwrites what Plaid keeps.",
  "use.evaluated": "Decides about a debit; whether it asks the bank depends on the ruleset.",
  "use.nulls": "Answers no balances: they are null by design.",
  "use.report": "Answers the balances of the day on which the report was made.",
  "use.decides": "Weighs the balance itself and answers none; whether it asks the bank depends on the ruleset.",
  "use.refreshes": "Has Plaid read the bank, and answers no balance.",
  "use.none": "Reads no balance.",
  "hover.latency": "Takes {p50}; 95 in 100 within {p95}.",
  "hover.slow": "Now and then {slow} or more.",
  "hover.billing.free": "Free.",
  "hover.billing.per-request": "Billed for each call.",
  "hover.billing.flat-fee": "Billed a flat fee for each call.",
  "hover.billing.subscription": "Billed by the month for each Item.",
  "hover.billing.one-time": "Billed once for each Item.",
  "hover.limit": "In Production at most {count} in {window} for an Item.",
  "hover.product": "Needs the product {product}.",
  "hover.adds-product": "Needs the product {product}, and adds it to an Item without it.",
  "hover.docs": "Plaid's documentation",
  "found-in-code.calls.one": "{count} call",
  "found-in-code.calls.other": "{count} calls",
  "found-in-code.remarks.one": "{count} remark",
  "found-in-code.remarks.other": "{count} remarks",
} satisfies Messages;
