import type { Messages } from "../segment.ts";

/** The questions and answers of "Which endpoint should I use?". */
export const guideMessages = {
  "question.purpose": "What is the balance for?",
  "question.isUs": "Are the accounts in the United States?",
  "question.link": "What kind of account is it?",
  "question.mustBeLive": "Must the decision rest on the balance of this moment?",
  "purpose.ach-debit": "Deciding on an ACH debit",
  "purpose.instant-payment": "A wire, an instant payment, or treasury",
  "purpose.live-number": "Showing or using a number that must be live",
  "purpose.display": "Showing a balance, budgeting, most else",
  "purpose.just-linked": "The account was linked a moment ago",
  "link.ordinary": "An ordinary account",
  "link.capital-one-card": "A card or loan of Capital One",
  "link.verified-by-hand": "Verified by micro-deposits or by database",
  "guide.guide-no-link":
    "No endpoint: an account verified by hand has no link to the bank, so there is neither a live nor a refreshed balance.",
  "guide.guide-just-linked":
    "/accounts/get: Plaid has just read the bank, so the cached number is the live one, free and fast.",
  "guide.guide-display":
    "/accounts/get: free and fast. Show its age with it, from the last update in /item/get; /transactions/sync serves as well if you call it anyway.",
  "guide.guide-capital-one":
    "/accounts/balance/get with min_last_updated_datetime: Capital One gives no real-time balance of cards and loans, but dates what it gives. Fall back to /accounts/get.",
  "guide.guide-not-us":
    "/accounts/balance/get: Signal works with US accounts only. The bank is asked, for a flat fee, in about 3 s (95 in 100 within 11 s).",
  "guide.guide-ach-live":
    "/signal/evaluate with a ruleset of balance rules alone: it asks the bank and answers with a decision, in about 3 s (95 in 100 within 11 s).",
  "guide.guide-ach-scored":
    "/signal/evaluate with a ruleset that scores: fast (about 1 s, 95 in 100 within 2 s) because it uses cached data.",
  "guide.guide-live-number":
    "/accounts/balance/get: the bank is asked, for a flat fee, in about 3 s (95 in 100 within 11 s); it refreshes the cache too.",
  "guide.title": "Which endpoint: {call}",
  "guide.title-none": "Which endpoint: none",
  "guide.facts": "What to expect",
  "guide.freshness": "Freshness: {words}",
  "guide.freshness.live": "the balance of this moment",
  "guide.freshness.cached": "Plaid's copy, as old as its last update",
  "guide.freshness.bank-dated": "as old as the time the bank gives with it",
  "guide.freshness.none": "no endpoint refreshes it",
  "guide.latency": "Latency: {words}",
  "guide.billing": "Billing: {words}",
  "guide.fallback": "When it cannot answer: {call}",
  "guide.page": "Plaid's page: {url}",
} satisfies Messages;
