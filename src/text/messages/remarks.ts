import type { Messages } from "../segment.ts";

/** What is marked in code and how much of it, in the editor and in a terminal, which needs no more of what is said of code. */
export const remarkMessages = {
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
  "found-in-code.calls.one": "{count} Plaid call",
  "found-in-code.calls.other": "{count} Plaid calls",
  "found-in-code.remarks.one": "{count} remark",
  "found-in-code.remarks.other": "{count} remarks",
} satisfies Messages;
