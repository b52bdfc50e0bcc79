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
  "advice.settle-unexplained":
    "Read /transactions/sync after the next update (no extra cost), then ask the user what the bank's own site shows, and when. For a Plaid ticket give the request IDs of both calls.",
  "advice.compare-with-tolerance": "Compare amounts with a tolerance of half the currency's smallest unit.",
  "advice.check-the-currency": "Check which currency this response is in before you add amounts up.",
  "advice.check-clocks": "Check the clocks of the machines that made and answered these calls.",
  "advice.treat-as-unchecked": "Treat the debit as unchecked: repair the login or wait, then evaluate again.",
  "advice.look-at-the-request": "Check whether the request named `account_ids`.",
  "advice.send-min-last-updated":
    "Send `options.min_last_updated_datetime` with the oldest time you can accept, or read /accounts/get.",
  "advice.mind-the-date": "Use the number with the date it carries.",
  "advice.ask-for-older": "Accept an older `min_last_updated_datetime`, or read /accounts/get.",
  "advice.update-mode": "Open Link in update mode so that the user can sign in or consent again.",
  "advice.retry-later-use-cached": "Use the cached number with its age meanwhile, and try again later.",
  "advice.spread-calls": "Spread the calls out and back off exponentially; the cached number is the fallback.",
  "advice.wait-for-first-data": "Wait for the first data, a few seconds after linking, then compare again.",
  "advice.no-real-time-here": "Expected. For balances, the user must link with a bank login.",
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
  "advice.derive-from-current": "Estimate it as current − pending debits + pending credits, and label it an estimate.",
  "advice.derive-from-limit":
    "Estimate what can be spent as limit − current − pending purchases + pending credits, and label it an estimate.",
  "advice.allow-nulls": "Allow both to be null; such an account cannot be used for a balance check.",
  "advice.add-limit-yourself":
    "Add `limit` if the overdraft may be used, and only if available isn't above current already.",
  "advice.limit-is-counted": "Don't add `limit` again.",
  "advice.mind-the-sign": "On credit and loans a positive current is owed by the holder, a negative one to the holder.",
  "advice.null-is-not-zero": "Treat null as unknown, never as zero, and fall back to the answer that has the number.",
  "advice.read-balance-elsewhere":
    "Read the balance from another endpoint, such as /accounts/get; this one only says how well a person matches.",
  "advice.do-not-compare": "Do not compare or add up amounts of different currencies.",
  "advice.running-balance-is-not-balance":
    "Use the account's balance; running balances are the bank's own and may lag.",
  "settle.read-cached-again": "To confirm, read the cached endpoint again after the real-time call.",
  "settle.read-cached-later": "To confirm, read the cached endpoint once more after the next update.",
  "settle.refresh-transactions":
    "To confirm, refresh transactions (/transactions/refresh, an add-on billed per call in production), then compare the rows.",
  "settle.refresh-investments":
    "To confirm, refresh investments (/investments/refresh, an add-on billed per call in production), then compare the holdings.",
  "settle.use-item-and-compare": "To confirm, see whether updates come again now that the Item is in use.",
  "settle.compare-after-update":
    "To confirm, wait for Plaid's next update of the Item, then compare: /transactions/refresh needs Transactions.",
  "settle.wait-for-update": "To confirm, wait for the next update, then compare.",
  "settle.evaluate-again": "To confirm, evaluate once more with nothing else in between.",
  "settle.evaluate-with-new-id": "To confirm, evaluate with a new client_transaction_id.",
  "settle.look-at-ruleset": "To confirm, open the ruleset in the Plaid Dashboard: the API doesn't say what it holds.",
  "settle.compare-local": "To see how they relate in production, compare an Item of the local sandbox.",
  "settle.ask-the-bank": "To confirm, compare with what the bank's own site shows at a known time.",
  "settle.read-stamps": "To confirm, read /item/get right before and after.",
  "settle.read-accounts-again": "To confirm, read /accounts/get again without a filter.",
  "settle.name-the-endpoints":
    "To confirm, say which endpoint gave each response: name its file after it, or keep the request.",
  "settle.look-at-the-request": "To confirm, look up the request in your own log.",
  "settle.compare-account-numbers": "To confirm, compare the account numbers of both IDs.",
  "settle.look-at-link": "To confirm, check how the account was linked.",
  "settle.compare-tomorrow": "To confirm, compare again after the next update.",
};
