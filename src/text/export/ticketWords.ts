import type { RuledOut, RuledOutCode } from "../../core/causes/gap/ruledOut.ts";
import type { Doubt, NextStep } from "../../core/summaries/ticketFacts.ts";
import { fillSegments, plainText } from "../fillSegments.ts";
import { supportContext } from "./supportParts.ts";

// English only: Plaid's support reads the ticket.

const proofs: Readonly<Record<RuledOutCode, string>> = {
  "same-currency": "Another currency: both responses name {currency}.",
  "more-than-rounding": "Rounding: the difference is more than half of the currency's smallest unit.",
  "same-limit": "A changed limit: it is {limit} in both responses.",
  "nothing-pending": "Pending transactions: {call} lists none for this account.",
  "pending-does-not-add-up":
    "Pending transactions: none listed by {call}, and no combination of them, adds up to the difference ({count} pending, {pending} in total).",
  "nothing-listed-since":
    "A listed transaction: Plaid updated the transactions after the real-time call, and {call} lists nothing new for this account.",
  "no-item-error": "An Item error: /item/get names none.",
  "last-update-worked": "Failing updates: the last {product} update that was tried worked ({workedAt} UTC).",
  "updated-in-background": "No background updates: the Item has {products}.",
  "updated-lately": "Paused updates: the last update was at most {age} before the cached response.",
  "confirmed-by-bank": "A slip of one real-time response: {call} gives the same balance again.",
};

/** A sentence that says what was ruled out, and why. */
export function ruledOutWords({ code, params }: RuledOut): string {
  return plainText(fillSegments(proofs[code], params, supportContext));
}

const doubts: Readonly<Record<Doubt, string>> = {
  "order-unknown": "Which of the two responses came first.",
  guessed: "Whether each response is of the endpoint and the time it is listed under: part of that was guessed.",
  "age-unknown": "How old the cached balance was: no update stamp, link time or earlier call bounds it.",
};

export function doubtWords(doubt: Doubt): string {
  return doubts[doubt];
}

const steps: Readonly<Record<NextStep, string>> = {
  "read-transactions": "Read /transactions/sync after the next update (part of the subscription).",
  "read-cached": "Read /accounts/get again in a day (free).",
  "ask-the-user": "Ask the user what the bank's own site or app shows, and when they looked (free).",
  "read-real-time-again": "Call /accounts/balance/get once more (billed per call in production).",
};

export function nextStepWords(step: NextStep): string {
  return steps[step];
}
