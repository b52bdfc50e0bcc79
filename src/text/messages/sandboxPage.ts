import type { Messages } from "../segment.ts";

/** What a developer should know of Plaid's Sandbox. Each statement comes from the Plaid page named with it. */
export const sandboxPageMessages = {
  "expect.title": "What to Expect in Plaid Sandbox",
  "expect.intro":
    "Plaid Sandbox is Plaid's own test environment, with made-up banks and people. Every call is free. Its responses look like production's, but differ in these ways:",
  "expect.static.title": "Balances do not move",
  "expect.static.body":
    "/accounts/get and /accounts/balance/get nearly always match, and neither transactions nor simulated transfers change that. So you can't see a stale cache here: a match says nothing about production. The Items of the local sandbox do move.",
  "expect.ready.title": "Transactions come a little later",
  "expect.ready.body":
    "For some seconds after an Item is created, /transactions/get returns PRODUCT_NOT_READY, and /transactions/sync an empty page without an error. That is no failure: compare again a moment later.",
  "expect.signal.title": "Signal's data is random",
  "expect.signal.body":
    "Scores and attributes of /signal/evaluate are drawn at random and need not fit the balances of the same account. The amounts 3.53, 12.17 and 27.53 give the scores 10, 60 and 90.",
  "expect.rulesets.title": "Rulesets exist only in the Dashboard",
  "expect.rulesets.body":
    "No endpoint lists them, and those of Sandbox are not those of Production. Balance Lens offers again the keys you have used; the button beside a key forgets it.",
  "expect.login.title": "Logins expire after 30 days",
  "expect.login.body":
    "An Item then answers ITEM_LOGIN_REQUIRED, as it does after Reset Login. Link's update mode in your own app repairs it; nothing outside Link can.",
  "expect.latency.title": "It is faster than production",
  "expect.latency.body":
    "No bank is asked, so a real-time call takes about 1.5 s. Plaid gives 3 s at the median and 11 s at the 95th percentile for production.",
  "expect.limits.title": "Everyone who uses your keys shares the limits",
  "expect.limits.body":
    "Balance Lens counts its own calls and stays within what Plaid documents, but your app spends from the same limits.",
  "expect.page": "Plaid's page: {url}",
} satisfies Messages;
