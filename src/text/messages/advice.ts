import type { Messages } from "../segment.ts";

/** What the person can do, by a finding's advice code, and what would confirm an uncertain finding. */
export const adviceMessages = {
  "advice.none": "",
  "advice.add-transactions-or-read-real-time":
    "Use the newer number of the two now. Add Transactions (a subscription) so that Plaid refreshes the Item daily, or read /accounts/balance/get (billed per call in production) where the age matters.",
  "advice.add-investments-or-read-real-time":
    "Use the newer number of the two now. Add Investments (a subscription) so that Plaid refreshes the Item daily, or read /accounts/balance/get (billed per call in production) where the age matters.",
  "advice.add-liabilities-or-read-real-time":
    "Use the newer number of the two now. Add Liabilities (a subscription) so that Plaid refreshes the Item, or read /accounts/balance/get (billed per call in production) where the age matters.",
  "advice.evaluate-debits-or-read":
    "Use the newer number of the two now. Decide a debit by /signal/evaluate with a balance rule; else read /accounts/balance/get where the number must be live (both billed per call in production).",
  "advice.evaluate-debits-or-read-or-refresh":
    "Use the newer number of the two now; the next update refreshes the copy at no extra cost. Decide a debit by /signal/evaluate with a balance rule; else read /accounts/balance/get where the number must be live (both billed per call in production).",
  "advice.available-is-left-of-limit":
    "This is expected. On a card available is what is left of the limit after pending purchases; current is what is owed.",
  "advice.repair-local-login":
    "Repair Login fixes it at once in the local sandbox; in your app, Link's update mode does.",
  "advice.call-wakes-item":
    "Background updates resume once the Item is used again, as by a real-time call (billed per call in production).",
  "advice.retry-later-or-update-mode":
    "Look at the Item's error; if the bank asks for the user, open Link in update mode, else try again later.",
  "advice.refresh-investments":
    "Wait for tonight's update, or call /investments/refresh (an add-on, billed per call in production).",
  "advice.read-real-time": "Where the number must be live, read /accounts/balance/get (billed per call in production).",
  "advice.read-real-time-or-refresh":
    "Use the newer number of the two now; the next update refreshes the copy at no extra cost. Where the number must be live, read /accounts/balance/get (billed per call in production).",
  "advice.expected-use-available": "This is expected. Use available, not current, to judge what can be spent.",
  "advice.use-real-time-meanwhile":
    "Judge what can be spent by the newer number: the cached one does not know of this yet.",
  "advice.mind-the-loan":
    "Ask the institution whether current includes what was borrowed, and subtract the margin loan only where it does.",
  "advice.settle-unexplained":
    "Read /transactions/sync after the next update (no extra cost), then ask the user what the bank's own site shows, and when, and enter it here. For a Plaid ticket give the request IDs of both calls.",
  "advice.settle-unexplained-without-rows":
    "Read /accounts/get again in some hours (no extra cost), then ask the user what the bank's own site shows, and when, and enter it here. For a Plaid ticket give the request IDs of both calls.",
  "advice.settle-unexplained-asked":
    "Read /transactions/sync after the next update (no extra cost), then /accounts/balance/get once more (billed per call in production). For a Plaid ticket give the request IDs of both calls.",
  "advice.settle-unexplained-without-rows-asked":
    "Read /accounts/get again in some hours (no extra cost), then /accounts/balance/get once more (billed per call in production). For a Plaid ticket give the request IDs of both calls.",
  "advice.say-what-each-counts": "Nothing to fix. Tell the user what each number counts, and keep deciding by Plaid's.",
  "advice.correct-what-was-entered": "Check which account the number is of, and correct what was entered.",
  "advice.compare-with-tolerance": "Compare amounts with a tolerance of half the currency's smallest unit.",
  "advice.check-the-currency": "Check which currency this response is in before you add amounts up.",
  "advice.record-call-times": "Record the time of each call with its response.",
  "advice.check-clocks": "Check the clocks of the machines that made and answered these calls.",
  "advice.decide-by-balance-rule":
    "Decide debits by /signal/evaluate with a balance rule (billed per call in production), not by the cached balance.",
  "advice.look-at-the-rules":
    "Compare their rules: in Plaid's Dashboard under Signal, Rules; of the local sandbox with Edit Rulesets.",
  "advice.treat-as-unchecked":
    "Treat the debit as unchecked: repair the login or wait, then evaluate again (billed per call in production).",
  "advice.look-at-the-evaluation": "Keep the request beside the response: it names `account_id`.",
  "advice.look-at-the-request": "Check whether the request named `account_ids`.",
  "advice.send-min-last-updated":
    "Send `options.min_last_updated_datetime` with the oldest time you can accept, or read /accounts/get.",
  "advice.mind-the-date": "Use the number with the date it carries.",
  "advice.ask-for-older": "Accept an older `min_last_updated_datetime`, or read /accounts/get.",
  "advice.update-mode": "Open Link in update mode so that the user can sign in or consent again.",
  "advice.retry-later-use-cached": "Use the cached number with its age meanwhile, and try again later.",
  "advice.retry-or-ticket": "Try again; if it stays, open a Plaid ticket with the request ID.",
  "advice.retry-or-share":
    "Try again. At a bank with OAuth the user may not have shared this product: then open Link in update mode.",
  "advice.see-status": "Look at status.plaid.com, and use the cached number with its age meanwhile.",
  "advice.wait-for-connection":
    "Plaid's connection to this bank is under maintenance. Use the cached number with its age, and try again later.",
  "advice.link-oauth-or-ticket":
    "Don't retry. If the bank has moved to OAuth, the user links the account again with the bank's OAuth institution; else open a Plaid ticket with the institution ID.",
  "advice.ticket-with-institution":
    "Don't retry. Open a Plaid ticket with the institution ID and the request ID; the cached number with its age is what there is.",
  "advice.register-for-institution":
    "Finish the Security Questionnaire and the bank's OAuth registration in the Plaid Dashboard; the user can do nothing about it.",
  "advice.get-production-access":
    "Get Production access and finish the bank's OAuth registration; ask Plaid if it takes more than two weeks.",
  "advice.check-institution": "Check the institution ID, and that it is one of this environment.",
  "advice.unlock-at-bank":
    "The user unlocks the account on the bank's site first, then signs in through Link in update mode.",
  "advice.reset-password-at-bank":
    "The user resets the password on the bank's site first, then signs in through Link in update mode.",
  "advice.finish-setup-at-bank":
    "The user finishes the setup or accepts the terms on the bank's site first, then signs in through Link in update mode.",
  "advice.try-in-link": "The user tries again in Link, with the login of the bank's own site.",
  "advice.original-username":
    "The user signs in through Link in update mode with the username of before (case counts). If it really changed, remove the Item and link the account again.",
  "advice.verify-in-link": "Open Link in update mode with `investments_auth` in `products`.",
  "advice.link-another":
    "This account can't be read here, and signing in again doesn't help: link another account or bank.",
  "advice.link-again": "This Item was removed: the user links the account again.",
  "advice.remove-and-link-again":
    "Remove this Item (/item/remove) and let the user link the account anew: it can't be activated again.",
  "advice.consent-to-product": "Open Link in update mode with the product in `additional_consented_products`.",
  "advice.share-as-owner":
    "Open Link in update mode; the account's owner shares this product's data. Settings at the bank can take 48 hours.",
  "advice.share-accounts-of-product":
    "Nothing to do if the Item holds no account of that kind; else the user shares it in Link in update mode.",
  "advice.create-with-product": "Name the product when the Item is created (/link/token/create).",
  "advice.add-product":
    "Check the Item's products and what the bank supports; add the product in Link, with the user's consent.",
  "advice.not-seen-before": "Nothing to do: an account that Plaid hasn't seen before can't be matched.",
  "advice.wait-a-minute": "Wait a minute, then call again; the cached number with its age is the fallback.",
  "advice.wait-or-evaluate":
    "Wait a minute. Until then use the cached number with its age, or one evaluation: it has a limit of its own (billed per call in production).",
  "advice.spread-calls": "Spread the calls out; the cached number with its age is the fallback.",
  "advice.back-off-bank":
    "Back off exponentially and spread the calls to this bank; the cached number with its age is the fallback.",
  "advice.ask-for-production": "Ask for Production access in the Plaid Dashboard: waiting doesn't help.",
  "advice.check-for-sandbox-login":
    "Wait a minute, then call again; check that no Sandbox login (`user_good`) is used in production.",
  "advice.wait-for-first-data":
    "Wait for the webhook `INITIAL_UPDATE`, some seconds after linking. If none comes, Plaid tries once a day.",
  "advice.wait-for-verification":
    "Wait until the micro-deposits are verified (1 to 2 business days), or let the user verify them.",
  "advice.evaluate-again-soon": "Wait a few seconds, then evaluate again (billed per call in production).",
  "advice.wait-for-historical-update": "Wait for the webhook `HISTORICAL_UPDATE`.",
  "advice.call-again-soon": "Call again in some minutes.",
  "advice.check-keys": "Check client ID and secret, and that the secret is of this environment.",
  "advice.enable-environment": "Enable this environment in the Plaid Dashboard.",
  "advice.enable-endpoint": "Have Plaid enable this endpoint for your account.",
  "advice.check-token":
    "Check the access token: it may be of another environment or client, or of an Item that was removed.",
  "advice.run-link-again": "Let the user go through Link again: a public token lasts 30 minutes.",
  "advice.check-processor-token":
    "Check the processor token: it may be of another environment, or made by the wrong endpoint.",
  "advice.report-decision-again":
    "Report the debit as initiated by /signal/decision/report, then report its return again.",
  "advice.check-product": "Check the product: it may not be enabled for you, or not be one that Link takes.",
  "advice.mend-request": "Fix the request as Plaid's message says.",
  "advice.check-address": "Check the endpoint, the API version and the environment.",
  "advice.create-ruleset":
    "Create the ruleset in the Plaid Dashboard (Signal, Rules), in this environment and team; or read /accounts/balance/get (billed per call in production).",
  "advice.leave-out-user-and-device":
    "Leave `user` and `device` out of the request, or sign the Signal Addendum in the Plaid Dashboard.",
  "advice.enable-scores": "Use a ruleset with a balance rule alone, or have Plaid enable scores.",
  "advice.send-key-and-contact-plaid": "Contact Plaid; until then send the `ruleset_key` of a ruleset.",
  "advice.restart-sync": "Read again from the first cursor of the loop.",
  "advice.look-code-up": "Look the code up on Plaid's pages, beside the message of the call.",
  "advice.no-real-time-here": "Expected. For balances, the user must link with a bank login.",
  "advice.see-failure": "Open the call to see what it answered.",
  "advice.check-network": "Once the connection works, retry the failed calls: all of them are made again.",
  "advice.use-balance-only-ruleset": "Use a ruleset with a balance rule alone when the decision needs today's balance.",
  "advice.pass-ruleset-key": "Pass the ruleset_key of a ruleset with a balance rule.",
  "advice.update-mode-or-retry":
    "If the Item needs the user, open Link in update mode; else evaluate again (billed per call in production).",
  "advice.compare-again":
    "After Plaid's next update, compare again. Right after a real-time call the copy matches in any case.",
  "advice.use-new-transaction-id": "Send a new client_transaction_id for each evaluation.",
  "advice.compare-common-accounts": "Compare only the accounts that both answers list.",
  "advice.update-mode-account-selection":
    "If the account should be there, open Link in update mode with account selection.",
  "advice.read-account-ids-again": "Read /accounts/get again and replace the stored account ID.",
  "advice.read-cached-first":
    "To see the gap, read cached endpoints before the real-time one, as this comparison does.",
  "advice.keep-real-time-number": "Keep the number of the real-time answer; do not read it back from the cache.",
  "advice.cached-is-enough": "No real-time call is needed right after linking.",
  "advice.do-not-rely-on-cached":
    "Do not rely on it: where the number must be live, read /accounts/balance/get, or for a debit /signal/evaluate with a balance rule (both billed per call in production).",
  "advice.try-local":
    "To see a stale cache, a missing hold or an ended login as production has them, compare Items of the local sandbox.",
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
  "settle.watch-the-copy":
    "To confirm, read /accounts/get again in some hours, with no real-time call in between (no extra cost).",
  "settle.read-cached-later": "To confirm, read the cached endpoint once more after the next update.",
  "settle.refresh-transactions":
    "To confirm, compare the rows after the next update (no extra cost); /transactions/refresh brings it at once (an add-on, billed per call in production).",
  "settle.refresh-investments":
    "To confirm, compare the holdings after the next update (no extra cost); /investments/refresh brings it at once (an add-on, billed per call in production).",
  "settle.use-item-and-compare": "To confirm, see whether updates come again now that the Item is in use.",
  "settle.compare-after-update": "To confirm, wait for Plaid's next update of the Item, then compare (no extra cost).",
  "settle.wait-for-update": "To confirm, wait for the next update, then compare.",
  "settle.evaluate-again":
    "To confirm, evaluate once more with nothing else in between (billed per call in production).",
  "settle.evaluate-with-new-id":
    "To confirm, evaluate with a new client_transaction_id (billed per call in production).",
  "settle.look-at-ruleset": "To confirm, open the ruleset in the Plaid Dashboard: the API doesn't say what it holds.",
  "settle.compare-local": "To see how they relate in production, compare an Item of the local sandbox.",
  "settle.ask-the-bank": "To confirm, compare with what the bank's own site shows at a known time.",
  "settle.look-and-read-together":
    "To confirm, look at the bank's site and read /accounts/balance/get within the same minute (billed per call in production).",
  "settle.look-up-what-it-counts":
    "To confirm, look up what the bank counts into the number: its site or its help says.",
  "settle.look-again": "To confirm, look at the account on the bank's site again.",
  "settle.read-stamps": "To confirm, read /item/get right before and after (no extra cost).",
  "settle.read-accounts-again": "To confirm, read /accounts/get again without a filter (no extra cost).",
  "settle.name-the-endpoints":
    "To confirm, say which endpoint gave each response: name its file after it, or keep the request.",
  "settle.look-at-the-request": "To confirm, look up the request in your own log.",
  "settle.compare-account-numbers": "To confirm, compare the account numbers of both IDs.",
  "settle.look-at-link": "To confirm, check how the account was linked.",
  "settle.compare-tomorrow": "To confirm, compare again after the next update.",
} satisfies Messages;
