import type { Messages } from "../segment.ts";

/** What is said of Plaid calls where they are written in code. */
export const codeMessages = {
  "remark.null-is-not-zero":
    "Null means that the bank did not report this balance, which is not zero: an unknown {named} becomes 0 here.",
  "remark.real-time-after-exchange":
    "Plaid has just read the bank to create this Item: /accounts/get is as fresh here, takes milliseconds and is free.",
  "remark.real-time-in-a-loop":
    "Each pass asks the bank: billed each time, about 3 s, at most 5 a minute per Item. One call returns all accounts of an Item.",
  "remark.balance-in-products": "Plaid rejects balance in a list of products: it comes with every other product.",
  "remark.removed-environment": "Plaid's Development environment was removed in June 2024: use Sandbox or Production.",
  "remark.secret-in-code":
    "Anyone who can read this file can use this to read data from Plaid: keep it out of the code, and replace it if it was shared.",
  "remark.no-ruleset-key":
    "Without ruleset_key the ruleset named default decides, or none: older clients of Signal get scores and no decision.",
  "remark.cached-before-transfer":
    "{named} returns a cached balance, which can be days old: before money moves, ask /signal/evaluate or read the balance in real time.",
  "remark.failure-as-pass":
    "A balance that could not be read says nothing about the money: this lets the check pass while the bank or the Item is down.",
  "remark.no-oldest-balance":
    "Capital One has no real-time balance of cards and loans: without min_last_updated_datetime {named} fails there.",
  "remark.short-timeout":
    "A real-time call usually takes 3 s, longer than 11 s in 5 of 100 cases, and sometimes 30 s or more: give it a timeout that lets it finish.",
  "remark.sync-cursor":
    "Save next_cursor once all pages are read, and start there next time. After TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION, start again from the cursor of the first page, not of the last.",
  "remark.current-not-available":
    "Current includes money that is already held or spent: what can be debited is available, where the bank reports it.",
  "remark.card-sign":
    "The current balance of a card or a loan is what is owed: a sum over all accounts counts debts as money. Subtract those of type credit and loan.",
  "fix.keep-null": "Keep null",
  "fix.use-cached": "Call /accounts/get instead",
  "fix.use-sandbox": "Use Sandbox",
  "fix.use-available": "Use available",
  "fix.state-oldest": "Accept balances of the last day",
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
  "found-in-code.calls.one": "{count} call",
  "found-in-code.calls.other": "{count} calls",
  "found-in-code.remarks.one": "{count} remark",
  "found-in-code.remarks.other": "{count} remarks",
} satisfies Messages;
