/** Why two balance answers of one account can disagree: the numbered list the comments of `src/core/causes` refer to. */
export interface ListedCause {
  readonly no: number;
  readonly why: string;
  /** Codes of the findings that tell of it; empty where one comparison cannot show it. */
  readonly codes: readonly string[];
  /** Why it has no finding, where it has none. */
  readonly because?: string;
}

export const causeList: readonly ListedCause[] = [
  { no: 1, why: "A cached answer is older than a real-time one, by design", codes: ["cache-older-than-bank"] },
  { no: 2, why: "No product of the Item makes Plaid refresh it", codes: ["no-subscription-product"] },
  {
    no: 3,
    why: "The Item is broken and its cache stands still",
    codes: ["login-required", "item-error", "copy-as-of"],
  },
  {
    no: 4,
    why: "The bank, or Plaid's link to it, has trouble",
    codes: ["institution-trouble", "plaid-trouble", "last-update-failed", "updates-failing"],
  },
  { no: 5, why: "The user must act at the bank", codes: ["user-action-needed", "consent-expired", "consent-required"] },
  { no: 6, why: "Background updates of an unused Item are paused", codes: ["refresh-paused"] },
  {
    no: 7,
    why: "The bank is checked once a day, or products are copied at different times",
    codes: ["cached-responses-differ", "cached-copies-differ", "cache-moved-later"],
  },
  { no: 8, why: "`available` is compared with `current`", codes: ["available-differs-from-current"] },
  {
    no: 9,
    why: "Pending debits, holds and credits between two answers",
    codes: [
      "hold-newer-than-update",
      "pending-settled-otherwise",
      "deposit-reversed",
      "funds-locked",
      "pending-posted",
      "pending-released",
      "pending-explains-available",
    ],
  },
  {
    no: 10,
    why: "A number is null at this bank or in one answer",
    codes: ["available-not-given", "null-in-one-answer", "no-balance-given"],
  },
  {
    no: 11,
    why: "An overdraft or credit limit is mixed in",
    codes: ["has-overdraft-limit", "overdraft-not-in-available", "overdraft-in-available"],
  },
  { no: 12, why: "Capital One has no real-time balance of cards and loans", codes: ["capital-one-no-real-time"] },
  {
    no: 13,
    why: "An evaluation used a ruleset that scores",
    codes: ["evaluate-scored", "evaluate-used-scores", "evaluate-scored-live", "evaluate-not-supported"],
  },
  {
    no: 14,
    why: "An evaluation had no ruleset, or one without a balance rule",
    codes: ["evaluate-without-decision", "evaluate-without-ruleset", "evaluate-without-balance-rule"],
  },
  {
    no: 15,
    why: "An evaluation fell back to less",
    codes: ["evaluation-warned", "evaluation-without-number", "evaluate-fell-back"],
  },
  { no: 16, why: "`/identity/match` gives nulls", codes: ["identity-match-gives-no-balance"] },
  { no: 17, why: "Products list different accounts", codes: ["account-not-in-answer", "endpoint-lists-fewer"] },
  { no: 18, why: "An account has a new id", codes: ["account-replaced", "account-unknown"] },
  {
    no: 19,
    why: "An account was closed or is no longer shared",
    codes: ["account-in-one-response", "account-gone", "no-accounts"],
  },
  {
    no: 20,
    why: "A real-time call refreshed the cache",
    codes: [
      "changed-between-calls",
      "written-through",
      "cache-still-differs",
      "not-written-through",
      "agree-after-real-time",
      "cache-moved-at-evaluation",
    ],
  },
  { no: 21, why: "The Item was just linked, so all agree", codes: ["agree-just-linked"] },
  { no: 22, why: "The Item was verified by hand and has no bank link", codes: ["manual-account"] },
  { no: 23, why: "A rate limit was reached", codes: ["rate-limited", "limit-reached-here"] },
  {
    no: 24,
    why: "Another quantity (statement balance, holdings' value)",
    codes: [],
    because: "only balances are kept",
  },
  {
    no: 25,
    why: "Interest in a loan, the sign of a debt",
    codes: ["loan-includes-interest", "current-is-negative", "owed-to-holder"],
  },
  { no: 26, why: "Investments were priced at another time", codes: ["investments-priced-apart"] },
  { no: 27, why: "History that is derived (asset and cash-flow reports)", codes: [], because: "reports are not read" },
  {
    no: 28,
    why: "Currencies differ, or are unofficial",
    codes: ["currency-differs", "currency-missing", "unofficial-currency"],
  },
  { no: 29, why: "Rounding", codes: ["rounding"] },
  { no: 30, why: "An account of limited purpose has neither number", codes: ["limited-purpose"] },
  {
    no: 31,
    why: "The cache moved while the last update stood still",
    codes: ["cache-moved-without-stamp", "cache-updated-meanwhile"],
  },
  {
    no: 32,
    why: "Plaid's Sandbox draws from unrelated data",
    codes: ["sandbox-data-unrelated", "agree-sandbox-static"],
  },
  {
    no: 33,
    why: "The bank's number moved between two calls",
    codes: [
      "evaluated-differs",
      "bank-moved-between-calls",
      "moved-between-reads",
      "bank-moved-again",
      "bank-moved-since-evaluation",
    ],
  },
  { no: 34, why: "Plaid adjusted the cached number for transactions", codes: ["adjusted-by-plaid"] },
  {
    no: 35,
    why: "An evaluation was replayed from an earlier one",
    codes: ["evaluation-id-repeated", "evaluation-id-chosen", "evaluation-replayed", "evaluation-account-unknown"],
  },
  { no: 36, why: "Running balances do not reconcile with the balance", codes: ["running-balance-differs"] },
  { no: 37, why: "The bank changed a credit limit", codes: ["limit-changed"] },
  { no: 38, why: "A request named other accounts", codes: ["account-not-asked-for", "account-filtered"] },
  { no: 39, why: "An account was opened or shared later", codes: ["account-new"] },
  { no: 40, why: "An evaluation decided without a balance", codes: ["decision-without-balance"] },
  { no: 41, why: "Clocks disagree", codes: ["clock-skew"] },
  { no: 42, why: "A call failed, and was answered later", codes: ["answered-later"] },
  {
    no: 43,
    why: "A call failed for a reason of its own, or there is nothing to read yet",
    codes: ["call-failed", "product-not-ready"],
  },
  { no: 44, why: "Two answers differ", codes: ["cached-differs-from-real-time", "other-responses-differ"] },
  { no: 45, why: "Two answers differ, and nothing in them settles why", codes: ["unexplained"] },
  {
    no: 46,
    why: "Cached and real-time numbers match",
    codes: ["agree", "agree-just-updated", "agree-nothing-moved", "agree-by-chance"],
  },
  {
    no: 47,
    why: "Cash moved in or out of an investment account",
    codes: [],
    because: "balances alone do not tell it from prices",
  },
  {
    no: 48,
    why: "The bank's own real-time number lags behind its ledger",
    codes: [],
    because: "no answer shows it",
  },
  { no: 49, why: "An evaluation asked the bank, and the cached number is older", codes: ["evaluate-asked-bank"] },
  {
    no: 50,
    why: "A cached balance covers a debit that the bank's does not",
    codes: ["debit-not-covered", "debit-covered"],
  },
  {
    no: 51,
    why: "No real-time answer came, and an evaluation's number stands in for it",
    codes: ["cached-differs-from-evaluated"],
  },
  {
    no: 52,
    why: "The bank's own site or app shows a number that a person entered",
    codes: ["bank-shows-both", "bank-shows-real-time", "bank-shows-cached", "bank-shows-another", "bank-shows-alone"],
  },
  { no: 53, why: "The bank moved between that and a call", codes: ["bank-moved-since-seen"] },
  {
    no: 54,
    why: "The bank's own site counts holds or an overdraft otherwise",
    codes: ["bank-site-counts-otherwise"],
  },
  { no: 55, why: "It was entered for another account", codes: ["entered-for-another-account"] },
];
