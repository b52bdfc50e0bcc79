import type { Certainty } from "../../../src/core/findings/finding.ts";

/** Why two balance answers of one account can disagree: the numbered list the comments of `src/core/causes` refer to. */
export type ListedCause = ToldCause | UntoldCause;

export interface ToldCause {
  readonly no: number;
  readonly why: string;
  /** Codes of the findings that tell of it, each with the most that it may be called. */
  readonly codes: Readonly<Record<string, Certainty>>;
  /** What in the answers shows it. */
  readonly evidence: string;
  /** What would make it certain, or end it. */
  readonly settledBy: string;
}

/** One that no finding tells of. */
export interface UntoldCause {
  readonly no: number;
  readonly why: string;
  /** Why it has none. */
  readonly because: string;
}

export function isTold(cause: ListedCause): cause is ToldCause {
  return "codes" in cause;
}

export const causeList: readonly ListedCause[] = [
  {
    no: 1,
    why: "A cached answer is older than a real-time one, by design",
    codes: { "cache-older-than-bank": "likely" },
    evidence:
      "A cached and a later real-time number that differ; the last update's stamp, the link or an earlier call bounds the copy's age",
    settledBy: "the next update, then reading both again",
  },
  {
    no: 2,
    why: "No product of the Item makes Plaid refresh it",
    codes: { "no-subscription-product": "likely" },
    evidence: "`products` of `/item/get` without Transactions, Investments or Liabilities",
    settledBy: "watching the copy over some days, or adding such a product",
  },
  {
    no: 3,
    why: "The Item is broken and its cache stands still",
    codes: {
      "login-required": "certain",
      "oauth-access-ended": "certain",
      "item-error": "certain",
      "copy-as-of": "certain",
    },
    evidence:
      "`error` of `/item/get`, or the code of a failed call, with no later answer; `error_code_reason` where Plaid gives it",
    settledBy: "the user signing in through Link's update mode",
  },
  {
    no: 4,
    why: "The bank, or Plaid's link to it, has trouble",
    codes: {
      "institution-trouble": "certain",
      "plaid-trouble": "certain",
      "last-update-failed": "certain",
      "updates-failing": "likely",
    },
    evidence: "`INSTITUTION_*` and API codes of calls; `last_failed_update` later than `last_successful_update`",
    settledBy: "the next update, or the same call later",
  },
  {
    no: 5,
    why: "The user must act at the bank",
    codes: { "user-action-needed": "certain", "consent-expired": "certain", "consent-required": "certain" },
    evidence: "`update_type`, `consent_expiration_time`, and the codes that ask for the user",
    settledBy: "the user acting at the bank or in Link",
  },
  {
    no: 6,
    why: "Background updates of an unused Item are paused",
    codes: { "refresh-paused": "possible" },
    evidence:
      "A `last_successful_update` more than 30 days old, no failure since, and nothing that shows the Item in use",
    settledBy: "using the Item, then comparing",
  },
  {
    no: 7,
    why: "The bank is checked once a day, or products are copied at different times",
    codes: { "cached-responses-differ": "certain", "cached-copies-differ": "likely", "cache-moved-later": "possible" },
    evidence: "Two cached responses with different numbers; the stamps on both sides",
    settledBy: "reading both again after the next update",
  },
  {
    no: 8,
    why: "`available` is compared with `current`",
    codes: { "available-differs-from-current": "certain" },
    evidence: "Both numbers of one response",
    settledBy: "nothing: they are different quantities",
  },
  {
    no: 9,
    why: "Pending debits, holds and credits between two answers",
    codes: {
      "hold-newer-than-update": "likely",
      "pending-settled-otherwise": "likely",
      "deposit-reversed": "possible",
      "funds-locked": "possible",
      "pending-posted": "likely",
      "pending-released": "likely",
      "pending-explains-available": "likely",
    },
    evidence:
      "`available` and `current` apart or moved apart; pending, posted and removed rows, weighed against chance",
    settledBy: "`/transactions/sync` after the next update",
  },
  {
    no: 10,
    why: "A number is null at this bank or in one answer",
    codes: { "available-not-given": "certain", "null-in-one-answer": "certain", "no-balance-given": "certain" },
    evidence: "null in a response, and whether any other has a number",
    settledBy: "reading the account by another endpoint; asking the bank",
  },
  {
    no: 11,
    why: "An overdraft or credit limit is mixed in",
    codes: {
      "has-overdraft-limit": "certain",
      "overdraft-not-in-available": "possible",
      "overdraft-in-available": "likely",
    },
    evidence: "`limit` of a deposit account; whether `available` is above `current` by exactly that",
    settledBy: "asking the bank",
  },
  {
    no: 12,
    why: "Capital One has no real-time balance of cards and loans",
    codes: { "capital-one-no-real-time": "certain" },
    evidence:
      "`ins_128026`, an account that is no deposit, and `last_updated_datetime` or the refusal of `min_last_updated_datetime`",
    settledBy: "nothing at Plaid: the bank's own site",
  },
  {
    no: 13,
    why: "An evaluation used a ruleset that scores",
    codes: {
      "evaluate-scored": "certain",
      "evaluate-used-scores": "likely",
      "evaluate-scored-live": "likely",
      "evaluate-not-supported": "certain",
    },
    evidence:
      "`scores`, how many core attributes there are, `balance_last_updated`, and the numbers beside cached and real-time",
    settledBy: "the ruleset in the Plaid Dashboard",
  },
  {
    no: 14,
    why: "An evaluation had no ruleset, or one without a balance rule",
    codes: {
      "evaluate-without-decision": "certain",
      "evaluate-without-ruleset": "likely",
      "evaluate-without-balance-rule": "possible",
    },
    evidence: "No `ruleset` in the response; its numbers beside cached and real-time",
    settledBy: "the ruleset in the Plaid Dashboard",
  },
  {
    no: 15,
    why: "An evaluation fell back to less",
    codes: { "evaluation-warned": "certain", "evaluation-without-number": "certain", "evaluate-fell-back": "likely" },
    evidence: "`warnings` of the evaluation, and balances that are null or absent",
    settledBy: "evaluating again with a new `client_transaction_id`",
  },
  {
    no: 16,
    why: "`/identity/match` gives nulls",
    codes: { "identity-match-gives-no-balance": "certain" },
    evidence: "The endpoint's name: Plaid documents the nulls",
    settledBy: "nothing: any other endpoint has the number",
  },
  {
    no: 17,
    why: "Products list different accounts",
    codes: { "account-not-in-answer": "certain", "endpoint-lists-fewer": "likely" },
    evidence: "Accounts of `/accounts/get` that a product's response lacks; what its request named",
    settledBy: "the products each account was shared for in Link",
  },
  {
    no: 18,
    why: "An account has a new id",
    codes: { "account-replaced": "likely", "account-unknown": "certain" },
    evidence: "Name, mask and type of one account under two ids, in dated responses; `INVALID_ACCOUNT_ID`",
    settledBy: "comparing the account numbers of `/auth/get`",
  },
  {
    no: 19,
    why: "An account was closed or is no longer shared",
    codes: { "account-in-one-response": "certain", "account-gone": "possible", "no-accounts": "certain" },
    evidence: "An account in one of two responses of the same reach; what both requests named",
    settledBy: "`/accounts/get` again; the user in Link",
  },
  {
    no: 20,
    why: "A real-time call refreshed the cache",
    codes: {
      "changed-between-calls": "certain",
      "written-through": "likely",
      "cache-still-differs": "certain",
      "not-written-through": "likely",
      "agree-after-real-time": "likely",
      "cache-moved-at-evaluation": "possible",
    },
    evidence: "Numbers before and after a call, update stamps before and after it, evaluations in between",
    settledBy: "reading both stamps, or the cache again later",
  },
  {
    no: 21,
    why: "The Item was just linked, so all agree",
    codes: { "agree-just-linked": "likely" },
    evidence: "`created_at` less than an hour before the response",
    settledBy: "comparing on another day",
  },
  {
    no: 22,
    why: "The Item was verified by hand and has no bank link",
    codes: { "manual-account": "certain" },
    evidence:
      "`PRODUCTS_NOT_SUPPORTED` on a real-time call, and an `auth_method` or `verification_status` without a bank login",
    settledBy: "how the Item was linked",
  },
  {
    no: 23,
    why: "A rate limit was reached",
    codes: { "rate-limited": "certain", "limit-reached-here": "certain" },
    evidence: "HTTP 429 with its code, or this program's own count of calls",
    settledBy: "the same call after a minute",
  },
  { no: 24, why: "Another quantity (statement balance, holdings' value)", because: "only balances are kept" },
  {
    no: 25,
    why: "Interest in a loan, the sign of a debt",
    codes: { "loan-includes-interest": "certain", "current-is-negative": "certain", "owed-to-holder": "likely" },
    evidence: "The sign of `current`, the type of the account, `ins_116944`",
    settledBy: "asking the bank",
  },
  {
    no: 26,
    why: "Investments were priced at another time",
    codes: { "investments-priced-apart": "possible" },
    evidence: "An investment account on an Item with Investments, no failed update, two values",
    settledBy: "`/investments/refresh`, then comparing",
  },
  { no: 27, why: "History that is derived (asset and cash-flow reports)", because: "reports are not read" },
  {
    no: 28,
    why: "Currencies differ, or are unofficial",
    codes: { "currency-differs": "certain", "currency-missing": "certain", "unofficial-currency": "certain" },
    evidence: "The currency fields of two responses",
    settledBy: "nothing: such numbers are not compared",
  },
  {
    no: 29,
    why: "Rounding",
    codes: { rounding: "certain" },
    evidence: "A difference of less than half of the smallest unit",
    settledBy: "nothing",
  },
  {
    no: 30,
    why: "An account of limited purpose has neither number",
    codes: { "limited-purpose": "likely" },
    evidence: "Both numbers null in every response, on an Item with a bank login",
    settledBy: "how the Item was linked",
  },
  {
    no: 31,
    why: "The cache moved while the last update stood still",
    codes: { "cache-moved-without-stamp": "possible", "cache-updated-meanwhile": "likely" },
    evidence: "Two numbers, and a stamp that was read twice and stood still, or moved once",
    settledBy: "reading the stamps on both sides of each call",
  },
  {
    no: 32,
    why: "Plaid's Sandbox draws from unrelated data",
    codes: { "sandbox-data-unrelated": "possible", "agree-sandbox-static": "likely" },
    evidence: "The environment, and numbers that no other call gives",
    settledBy: "comparing in the local sandbox",
  },
  {
    no: 33,
    why: "The bank's number moved between two calls",
    codes: {
      "evaluated-differs": "certain",
      "bank-moved-between-calls": "likely",
      "moved-between-reads": "possible",
      "bank-moved-again": "possible",
      "bank-moved-since-evaluation": "possible",
    },
    evidence: "Two numbers of the bank, or an evaluation's and a real-time one, with their times",
    settledBy: "`/transactions/sync` after the next update",
  },
  {
    no: 34,
    why: "Plaid adjusted the cached number for transactions",
    codes: { "adjusted-by-plaid": "likely" },
    evidence:
      "Rows of the copy's own response that make up the whole difference, at odds of twenty to one for *likely*",
    settledBy: "`/transactions/refresh`, then comparing",
  },
  {
    no: 35,
    why: "An evaluation was replayed from an earlier one",
    codes: {
      "evaluation-id-repeated": "certain",
      "evaluation-id-chosen": "certain",
      "evaluation-replayed": "likely",
      "evaluation-account-unknown": "certain",
    },
    evidence: "One `client_transaction_id` in two evaluations, or one that was chosen",
    settledBy: "evaluating with a new id",
  },
  {
    no: 36,
    why: "Running balances do not reconcile with the balance",
    codes: { "running-balance-differs": "certain" },
    evidence: "`running_balance` of the newest posted row beside `current`",
    settledBy: "nothing: Plaid documents that they may not reconcile",
  },
  {
    no: 37,
    why: "The bank changed a credit limit",
    codes: { "limit-changed": "likely" },
    evidence: "Two limits of one account",
    settledBy: "asking the bank",
  },
  {
    no: 38,
    why: "A request named other accounts",
    codes: { "account-not-asked-for": "certain", "account-filtered": "possible" },
    evidence: "`account_ids` of a request that was kept; else that nobody kept it",
    settledBy: "looking at the request",
  },
  {
    no: 39,
    why: "An account was opened or shared later",
    codes: { "account-new": "possible" },
    evidence: "An account that the later of two dated responses alone lists",
    settledBy: "`/accounts/get` again",
  },
  {
    no: 40,
    why: "An evaluation decided without a balance",
    codes: { "decision-without-balance": "certain" },
    evidence: "`result` of an evaluation whose two balances are null or absent",
    settledBy: "nothing: it is what the response says",
  },
  {
    no: 41,
    why: "Clocks disagree",
    codes: { "clock-skew": "certain" },
    evidence: "Times of calls that contradict their order",
    settledBy: "setting the clock, or keeping `Date` headers",
  },
  {
    no: 42,
    why: "A call failed, and was answered later",
    codes: { "answered-later": "certain" },
    evidence: "A failure, and a later response of the same call or of the Item",
    settledBy: "nothing: it is over",
  },
  {
    no: 43,
    why: "A call failed for a reason of its own, or there is nothing to read yet",
    codes: { "call-failed": "certain", "product-not-ready": "certain" },
    evidence: "The code of a failed call, with Plaid's own message, or the network's reason",
    settledBy: "the remedy of the code",
  },
  {
    no: 44,
    why: "Two answers differ",
    codes: { "cached-differs-from-real-time": "certain", "other-responses-differ": "certain" },
    evidence: "Two numbers of one account",
    settledBy: "nothing: it is a subtraction",
  },
  {
    no: 45,
    why: "Two answers differ, and nothing in them settles why",
    codes: { unexplained: "certain" },
    evidence: "A difference of which no cause is above possible",
    settledBy:
      "the ticket: `/transactions/sync` after the next update, what the bank's own site shows, one more real-time call",
  },
  {
    no: 46,
    why: "Cached and real-time numbers match",
    codes: {
      agree: "certain",
      "agree-just-updated": "likely",
      "agree-nothing-moved": "possible",
      "agree-by-chance": "possible",
    },
    evidence: "Equal numbers, with the stamps, the link or the call before",
    settledBy: "comparing on another day",
  },
  {
    no: 47,
    why: "Cash moved in or out of an investment account",
    because: "balances alone do not tell it from prices",
  },
  { no: 48, why: "The bank's own real-time number lags behind its ledger", because: "no answer shows it" },
  {
    no: 49,
    why: "An evaluation asked the bank, and the cached number is older",
    codes: { "evaluate-asked-bank": "likely" },
    evidence: "An evaluated number that is not the cached one, equals the real-time one or is dated within the call",
    settledBy: "the ruleset in the Plaid Dashboard",
  },
  {
    no: 50,
    why: "A cached balance covers a debit that the bank's does not",
    codes: { "debit-not-covered": "certain", "debit-covered": "certain" },
    evidence: "The amount that was evaluated, and both `available`",
    settledBy: "nothing: it is arithmetic",
  },
  {
    no: 51,
    why: "No real-time answer came, and an evaluation's number stands in for it",
    codes: { "cached-differs-from-evaluated": "certain" },
    evidence: "A failed real-time call beside an evaluation with a number",
    settledBy: "a real-time call that is answered",
  },
  {
    no: 52,
    why: "The bank's own site or app shows a number that a person entered",
    codes: {
      "bank-shows-both": "certain",
      "bank-shows-real-time": "certain",
      "bank-shows-cached": "certain",
      "bank-shows-another": "certain",
      "bank-shows-alone": "certain",
    },
    evidence: "What a person read at the bank, with its time, beside the responses",
    settledBy: "nothing: it is what was read",
  },
  {
    no: 53,
    why: "The bank moved between that and a call",
    codes: { "bank-moved-since-seen": "likely" },
    evidence: "That reading, and a call at another time",
    settledBy: "reading both at one time",
  },
  {
    no: 54,
    why: "The bank's own site counts holds or an overdraft otherwise",
    codes: { "bank-site-counts-otherwise": "likely" },
    evidence: "A difference that is what is held, or the overdraft limit",
    settledBy: "looking up what the bank's site counts",
  },
  {
    no: 55,
    why: "It was entered for another account",
    codes: { "entered-for-another-account": "likely" },
    evidence: "That the entered number is another account's",
    settledBy: "looking again",
  },
  {
    no: 56,
    why: "A margin loan is counted in one number and not in another",
    codes: { "has-margin-loan": "certain", "margin-loan-counted": "possible" },
    evidence: "`margin_loan_amount` of an investments endpoint; two values that differ by exactly that",
    settledBy: "asking the institution what `current` counts",
  },
  {
    no: 57,
    why: "One login is linked twice",
    because:
      "one comparison is of one Item: a summary of several lists Items that have all accounts in common, as possible",
  },
  {
    no: 58,
    why: "The institution's own status (`DELAYED`, `STOPPED`)",
    codes: { "institution-status": "certain", "institution-updates-slowed": "possible" },
    evidence:
      "A saved response of `/institutions/get_by_id` with `include_status`, of the Item's institution: its words, when it was told and when it last changed. It is no call of a comparison, and Plaid's Sandbox gives no status",
    settledBy: "the next update, then comparing",
  },
  {
    no: 59,
    why: "Rulesets decide one debit differently",
    codes: {
      "rulesets-disagree": "certain",
      "rulesets-agree": "certain",
      "rulesets-used-other-balances": "likely",
      "rulesets-judge-otherwise": "likely",
    },
    evidence:
      "`result` of two evaluations of one account and amount by different keys, each with a `client_transaction_id` of its own; the balances they were given, and whether each looks live",
    settledBy: "the rulesets in the Plaid Dashboard",
  },
];
