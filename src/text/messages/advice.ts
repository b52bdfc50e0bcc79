import type { Messages } from "../segment.ts";

/** What the person can do, by the advice code of a finding, and what would settle one that is not certain. */
export const adviceMessages: Messages = {
  "advice.none": "",
  "advice.add-transactions-or-read-real-time":
    "Read /accounts/balance/get where the age matters, or add Transactions so that Plaid refreshes the Item daily.",
  "advice.call-wakes-item":
    "A real-time call reads the bank now; background updates resume once the Item is used again.",
  "advice.retry-later-or-update-mode":
    "Look at the Item's error; if the bank asks for the user, open Link in update mode, else try again later.",
  "advice.refresh-investments":
    "Wait for tonight's update, or call /investments/refresh (an add-on, billed per call in production).",
  "advice.read-real-time": "Read /accounts/balance/get where the number must be live.",
  "advice.read-real-time-or-refresh":
    "Read /accounts/balance/get where the number must be live, or call /transactions/refresh (an add-on, billed per call in production).",
  "advice.expected-use-available": "This is expected. Use available, not current, to judge what can be spent.",
  "advice.use-real-time-meanwhile":
    "Judge what can be spent by the real-time number: the cached one does not know of this yet.",
  "advice.compare-again-then-ask-plaid": "Compare again; if it stays, ask Plaid with the request IDs of both calls.",
  "advice.compare-with-tolerance": "Compare amounts with a tolerance of half a cent.",
  "advice.send-min-last-updated":
    "Send min_last_updated_datetime with the oldest time you can accept, else read /accounts/get.",
  "advice.update-mode": "Open Link in update mode so that the user can sign in or consent again.",
  "advice.retry-later-use-cached": "Use the cached number with its age meanwhile, and try again later.",
  "advice.spread-calls": "Spread the calls out and back off exponentially; the cached number is the fallback.",
  "advice.wait-for-first-data": "Wait for the first data, a few seconds after linking, then compare again.",
  "advice.no-real-time-here": "Nothing to mend: an Item verified by hand has no live balance.",
  "advice.see-failure": "Open the call to see what it answered.",
  "advice.check-network":
    "Check the network and the address, then retry what failed: all of these calls are made again.",
  "advice.use-balance-only-ruleset": "Use a ruleset with a balance rule alone when the decision needs today's balance.",
  "advice.pass-ruleset-key": "Pass the ruleset_key of a ruleset with a balance rule.",
  "advice.update-mode-or-retry": "If the Item needs the user, open Link in update mode; else evaluate again.",
  "advice.compare-again": "Compare again: a movement between two calls does not come twice.",
  "advice.use-new-transaction-id": "Send a new client_transaction_id for each evaluation.",
  "advice.compare-common-accounts": "Compare only the accounts that both answers list.",
  "advice.update-mode-account-selection":
    "If the account should be there, open Link in update mode with account selection.",
  "advice.read-account-ids-again": "Read /accounts/get again and replace the stored account ID.",
  "advice.read-cached-first":
    "To see the gap, read cached endpoints before the real-time one, as this comparison does.",
  "advice.keep-real-time-number": "Keep the number of the real-time answer; do not read it back from the cache.",
  "advice.cached-is-enough": "No real-time call is needed right after linking.",
  "advice.do-not-rely-on-cached": "Do not rely on it: read /accounts/balance/get when the number must be live.",
  "advice.try-local": "Compare an Item of the local sandbox to see what production would do.",
  "advice.derive-from-current":
    "Estimate available as current less pending transactions, and say that it is an estimate.",
  "advice.allow-nulls": "Allow both to be null; such an account cannot be used for a balance check.",
  "advice.add-limit-yourself": "Add limit to available yourself if the overdraft may be used.",
  "advice.mind-the-sign": "On credit and loans a positive current is owed by the holder, a negative one to the holder.",
  "advice.null-is-not-zero": "Treat null as unknown, never as zero, and fall back to the answer that has the number.",
  "advice.read-balance-elsewhere":
    "Read the balance from another endpoint, such as /accounts/get; this one only says how well a person matches.",
  "advice.do-not-compare": "Do not compare or add up amounts of different currencies.",
  "advice.running-balance-is-not-balance":
    "Use the account's balance; running balances are the bank's own and may lag.",
  "settle.read-cached-again": "Reading the cached endpoint again after the real-time call would settle it.",
  "settle.refresh-transactions":
    "Refreshing transactions (/transactions/refresh, an add-on billed per call in production) and comparing again would settle it.",
  "settle.refresh-investments":
    "Refreshing investments (/investments/refresh, an add-on billed per call in production) and comparing again would settle it.",
  "settle.use-item-and-compare": "Using the Item and comparing again after its next update would settle it.",
  "settle.compare-after-update":
    "Comparing again after Plaid's next update of the Item would settle it: /transactions/refresh needs Transactions.",
  "settle.wait-for-update": "Comparing again after the next update that works would settle it.",
  "settle.evaluate-again": "Evaluating once more, with nothing else in between, would settle it.",
  "settle.evaluate-with-new-id": "Evaluating with a new client_transaction_id would settle it.",
  "settle.look-at-ruleset":
    "Looking at the ruleset in Plaid's Dashboard would settle it: the API does not tell what it holds.",
  "settle.compare-local": "Comparing an Item of the local sandbox, where they are related, would show the difference.",
  "settle.compare-again": "Comparing again would settle it: a movement between two calls does not come twice.",
  "settle.compare-account-numbers": "Comparing the account numbers of both IDs would settle it.",
  "settle.look-at-link": "Looking at how the account was linked would settle it.",
  "settle.compare-tomorrow": "Comparing again after the bank's number has moved would settle it.",
};
