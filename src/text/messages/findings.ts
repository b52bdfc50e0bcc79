import type { Messages } from "../segment.ts";

/** What each finding says: `finding.<code>`, then `.<variant>`, then the plural form. `{gap}` opens with the numbers. */
export const findingMessages: Messages = {
  "finding.no-subscription-product":
    "{gap} This Item has only {products}, so Plaid rarely refreshes it; the cached number can be up to {age} old.",
  "finding.no-subscription-product.link-time":
    "{gap} This Item has only {products}, so Plaid rarely refreshes it; the cached number can be up to {age} old, its age since linking.",
  "finding.no-subscription-product.own-real-time-call":
    "{gap} This Item has only {products}, so Plaid rarely refreshes it; the cached number is at most {age} old, the time since the last real-time call made here.",
  "finding.no-subscription-product.unknown-age":
    "{gap} This Item has only {products}, so Plaid rarely refreshes it; nothing tells how old the cached number is.",
  "finding.no-subscription-product.no-product":
    "{gap} No product of this Item makes Plaid refresh it, so it rarely does; the cached number can be up to {age} old.",
  "finding.no-subscription-product.no-product-unknown-age":
    "{gap} No product of this Item makes Plaid refresh it, so it rarely does; nothing tells how old the cached number is.",
  "finding.refresh-paused":
    "{gap} The last update was {age} ago without an error: Plaid pauses background updates of Items that are not used for long.",
  "finding.updates-failing":
    "{gap} Background updates have been failing since {failedAt}, so the cached number stands still; it is at most {age} old.",
  "finding.updates-failing.unknown-age":
    "{gap} Background updates have been failing since {failedAt}, so the cached number stands still.",
  "finding.investments-priced-apart":
    "{gap} Investments are priced about once a day, after the market closes; the cached value is at most {age} old.",
  "finding.investments-priced-apart.unknown-age":
    "{gap} Investments are priced about once a day, after the market closes.",
  "finding.cache-older-than-bank": "{gap} The cached number is at most {age} old; the bank's number has moved since.",
  "finding.cache-older-than-bank.transactions-status":
    "{gap} By the last update of Transactions the cached number is at most {age} old; the bank's number has moved since.",
  "finding.cache-older-than-bank.link-time":
    "{gap} Nothing but the link time bounds the cached number: it is at most {age} old, and the bank's number has moved since.",
  "finding.cache-older-than-bank.own-real-time-call":
    "{gap} The last real-time call made here was {age} ago; the bank's number has moved since.",
  "finding.cache-older-than-bank.unknown-age":
    "{gap} Nothing tells how old the cached number is; the bank's number is another one now.",
  "finding.hold-newer-than-update.held":
    "{account}: available is {amount} lower at the bank, current is the same. This looks like a hold newer than the last update (at most {age} ago); no transaction shows it yet.",
  "finding.hold-newer-than-update.held-unknown-age":
    "{account}: available is {amount} lower at the bank, current is the same. This looks like a hold newer than the last update; no transaction shows it yet.",
  "finding.hold-newer-than-update.held-rows-unread":
    "{account}: available is {amount} lower at the bank, current is the same. This looks like a hold newer than the last update (at most {age} ago); transactions were not read.",
  "finding.hold-newer-than-update.held-rows-unread-unknown-age":
    "{account}: available is {amount} lower at the bank, current is the same. This looks like a hold newer than the last update; transactions were not read.",
  "finding.hold-newer-than-update.released":
    "{account}: available is {amount} higher at the bank, current is the same. This looks like a hold that was released, or money on its way in, since the last update (at most {age} ago).",
  "finding.hold-newer-than-update.released-unknown-age":
    "{account}: available is {amount} higher at the bank, current is the same. This looks like a hold that was released, or money on its way in, since the last update.",
  "finding.hold-newer-than-update.released-rows-unread":
    "{account}: available is {amount} higher at the bank, current is the same. This looks like a hold that was released, or money on its way in, since the last update (at most {age} ago); transactions were not read.",
  "finding.hold-newer-than-update.released-rows-unread-unknown-age":
    "{account}: available is {amount} higher at the bank, current is the same. This looks like a hold that was released, or money on its way in, since the last update; transactions were not read.",
  "finding.adjusted-by-plaid.not-counted.one":
    "{gap} {count} pending transaction that Plaid already has makes up the difference: the cached number is not the bank's of the last update, Plaid seems to have adjusted it.",
  "finding.adjusted-by-plaid.not-counted.other":
    "{gap} {count} pending transactions that Plaid already has make up the difference: the cached number is not the bank's of the last update, Plaid seems to have adjusted it.",
  "finding.adjusted-by-plaid.in-part.one":
    "{account}: {uncounted} of the difference is {count} pending transaction that Plaid already has and the cached number leaves out: Plaid seems to have adjusted it.",
  "finding.adjusted-by-plaid.in-part.other":
    "{account}: {uncounted} of the difference is {count} pending transactions that Plaid already has and the cached number leaves out: Plaid seems to have adjusted it.",
  "finding.adjusted-by-plaid.counted-twice.one":
    "{gap} {count} transaction that was pending before it posted makes up the difference: Plaid seems to have adjusted the cached number and counted it twice.",
  "finding.adjusted-by-plaid.counted-twice.other":
    "{gap} {count} transactions make up the difference, of which one was pending before it posted: Plaid seems to have adjusted the cached number and counted it twice.",
  "finding.rounding": "{gap} That is less than a hundredth: a matter of rounding.",
  "finding.unexplained":
    "{gap} Nothing in the answers accounts for {difference}: the cached number is at most {age} old.",
  "finding.capital-one-no-real-time.gap":
    "{gap} Capital One gives no real-time balance of cards and loans; the bank's number is of {reportedAt}.",
  "finding.capital-one-no-real-time.dated":
    "{account}: Capital One gives no real-time balance of cards and loans; the number in the real-time answer is of {reportedAt}.",
  "finding.capital-one-no-real-time.time-required":
    "Capital One gives no real-time balance of cards and loans: {call} must say how old an answer may be.",
  "finding.capital-one-no-real-time.nothing-fresh-enough":
    "Capital One gives no real-time balance of cards and loans, and has none as new as {call} asked for.",
  "finding.login-required.plain":
    "The bank wants the user to sign in again, so Plaid cannot read it; cached numbers stand still until then.",
  "finding.login-required.frozen":
    "The bank wants the user to sign in again, so Plaid cannot read it; cached numbers stand still since {lastUpdate}.",
  "finding.item-error": "The Item is in an error state ({error}); cached numbers stand still until it is mended.",
  "finding.institution-trouble.real-time":
    "The bank does not answer Plaid right now ({error}), so there is no real-time number to compare with.",
  "finding.institution-trouble.other": "The bank does not answer Plaid right now ({error}): {calls} failed.",
  "finding.plaid-trouble.real-time":
    "Plaid had trouble answering ({error}), so there is no real-time number to compare with.",
  "finding.plaid-trouble.other": "Plaid had trouble answering ({error}): {calls} failed.",
  "finding.rate-limited.real-time":
    "Plaid's rate limit is reached ({error}), so there is no real-time number to compare with.",
  "finding.rate-limited.other": "Plaid's rate limit is reached ({error}): {calls} failed.",
  "finding.product-not-ready": "Plaid has not finished its first read: {calls} not ready yet.",
  "finding.limit-reached-here.real-time":
    "{calls} was not called: Plaid's documented limit leaves no room now. Without it there is no real-time number to compare with.",
  "finding.limit-reached-here.other": "{calls} was not called: Plaid's documented limit leaves no room now.",
  "finding.consent-required": "The user has not consented to what {calls} would read.",
  "finding.manual-account":
    "This Item has no link to the bank ({error}): it was verified by hand, so there is no real-time balance.",
  "finding.call-failed.real-time": "{calls} failed ({error}), so there is no real-time number to compare with.",
  "finding.call-failed.other": "{calls} failed ({error}).",
  "finding.call-failed.none-answered.one":
    "{failure} The one call that was made got no answer, so there is nothing to compare.",
  "finding.call-failed.none-answered.other":
    "{failure} None of the {count} calls got an answer, so there is nothing to compare.",
  "finding.evaluate-used-scores.cached":
    "{account}: the ruleset seems to score the transaction, so {result} rests on cached data and says little about today's balance.",
  "finding.evaluate-used-scores.sandbox":
    "{account}: the ruleset seems to score the transaction; in Plaid's Sandbox its scores and attributes are random.",
  "finding.evaluate-without-ruleset":
    "{account}: no ruleset was used, so the evaluation carries no decision and, as it seems, no fresh balance.",
  "finding.evaluate-without-balance-rule":
    "{result} says nothing about today's balance of {account}: this ruleset seems to have no balance rule, so the bank was not asked.",
  "finding.evaluate-fell-back.warned":
    "{account}: the evaluation could not use fresh data ({warnings}); its decision rests on less.",
  "finding.evaluate-fell-back.verified-by-hand":
    "{account}: the evaluation of an account verified by hand carries no balance.",
  "finding.evaluate-fell-back.no-numbers": "{account}: the evaluation answered without a balance.",
  "finding.evaluate-asked-bank":
    "{account}: the evaluation gives {evaluated}, the cached answer {other}. It seems to have asked the bank.",
  "finding.bank-moved-since-evaluation":
    "{account}: the evaluation gives {evaluated}, the real-time answer {other} ({difference}). The bank's number may have moved between the two calls.",
  "finding.sandbox-data-unrelated":
    "{account}: the evaluation gives {evaluated}, the real-time answer {other} ({difference}). In Plaid's Sandbox the two come from unrelated data.",
  "finding.evaluation-replayed":
    "{account}: this evaluation repeats an earlier transaction ID, so Plaid seems to have answered it from {firstAt}.",
  "finding.account-not-in-answer.accounts-of-product.one":
    "{count} account is missing from {calls}: the endpoint of a product lists only accounts the product works with.",
  "finding.account-not-in-answer.accounts-of-product.other":
    "{count} accounts are missing from {calls}: the endpoint of a product lists only accounts the product works with.",
  "finding.account-not-in-answer.accounts-with-transactions.one":
    "{count} account is missing from {calls}, which lists only accounts that have transactions.",
  "finding.account-not-in-answer.accounts-with-transactions.other":
    "{count} accounts are missing from {calls}, which lists only accounts that have transactions.",
  "finding.account-gone":
    "{account} is in the cached answer but no longer in the real-time one: closed, or no longer shared.",
  "finding.account-replaced":
    "{account} seems to have a new account ID, {successor}: the Item was linked again or the account changed at the bank.",
  "finding.written-through.stamp-stood-still.one":
    "The real-time call refreshed the cache: {count} account now shows the bank's number when read from it. The last update in /item/get did not move.",
  "finding.written-through.stamp-stood-still.other":
    "The real-time call refreshed the cache: {count} accounts now show the bank's number when read from it. The last update in /item/get did not move.",
  "finding.written-through.stamp-moved.one":
    "The real-time call refreshed the cache: {count} account now shows the bank's number when read from it.",
  "finding.written-through.stamp-moved.other":
    "The real-time call refreshed the cache: {count} accounts now show the bank's number when read from it.",
  "finding.not-written-through":
    "{account}: {field} was {bank} in real time, and the cache still says {cached} afterwards ({difference}).",
  "finding.agree-just-linked":
    "Cached and real-time balances agree, as they should: the Item was linked {age} ago, when Plaid read the bank.",
  "finding.agree-after-real-time":
    "Cached and real-time balances agree, as they should: a real-time call {age} ago refreshed the cache.",
  "finding.agree-sandbox-static":
    "Cached and real-time balances agree, as nearly always in Plaid's Sandbox: its balances do not move.",
  "finding.agree-just-updated": "Cached and real-time balances agree, as expected: Plaid updated this Item {age} ago.",
  "finding.agree-nothing-moved":
    "Cached and real-time balances agree: nothing has moved at the bank since the last update.",
  "finding.agree-by-chance":
    "Cached and real-time balances agree, but nothing keeps it so: no product of this Item refreshes its balances regularly.",
  "finding.pending-posted.one":
    "{gap} {count} pending transaction over {pending} has posted since: available had counted it already.",
  "finding.pending-posted.other":
    "{gap} {count} pending transactions over {pending} have posted since: available had counted them already.",
  "finding.pending-released.one":
    "{gap} {count} pending transaction over {pending} is gone at the bank without having posted: a hold that was let go.",
  "finding.pending-released.other":
    "{gap} {count} pending transactions over {pending} are gone at the bank without having posted: holds that were let go.",
  "finding.updates-failing.quiet":
    "Background updates have been failing since {failedAt}. No number shows it yet: nothing has moved at the bank.",
  "finding.user-action-needed.refused":
    "The bank wants the user to act ({error}) before it lets Plaid read again; cached numbers stand still until then.",
  "finding.no-accounts": "No account of this Item can be read any more ({error}): closed, or no longer shared.",
  "finding.account-unknown": "{calls} asked for an account this Item does not have ({error}): its ID may have changed.",
  "finding.user-action-needed": "This Item cannot be refreshed without the user: the bank wants them present.",
  "finding.consent-expired": "The user's consent ran out on {expiredAt}; cached numbers stand still from then on.",
  "finding.evaluate-not-supported":
    "Signal does not work with this bank or account ({error}); it is for US accounts only.",
  "finding.pending-explains-available.whole.one":
    "{account}: available differs from {against} by {held}. {count} pending transaction adds up to exactly that.",
  "finding.pending-explains-available.whole.other":
    "{account}: available differs from {against} by {held}. {count} pending transactions add up to exactly that.",
  "finding.pending-explains-available.part.one":
    "{account}: available differs from {against} by {held}. {count} pending transaction accounts for {pending} of it; {residue} is left, such as a hold without a transaction.",
  "finding.pending-explains-available.part.other":
    "{account}: available differs from {against} by {held}. {count} pending transactions account for {pending} of it; {residue} is left, such as a hold without a transaction.",
  "finding.available-differs-from-current.one":
    "{account}: available differs from what posted transactions give, since it counts holds and pending ones too. It is another quantity than current.",
  "finding.available-differs-from-current.other":
    "In {count} accounts available differs from what posted transactions give, since it counts holds and pending ones too. It is another quantity than current.",
  "finding.available-not-given.one": "{account}: the bank gives no available balance (null, which is not zero).",
  "finding.available-not-given.other": "{count} accounts have no available balance (null, which is not zero).",
  "finding.limited-purpose.one":
    "{account}: neither available nor current is given, as for accounts of limited purpose (rent, mortgage).",
  "finding.limited-purpose.other":
    "{count} accounts give neither available nor current, as accounts of limited purpose (rent, mortgage) do.",
  "finding.overdraft-not-in-available.one": "{account} has an overdraft limit; available does not include it.",
  "finding.overdraft-not-in-available.other":
    "{count} accounts have an overdraft limit; available does not include it.",
  "finding.owed-to-holder.one": "{account}: current is negative, so the bank owes the holder.",
  "finding.owed-to-holder.other": "In {count} accounts current is negative, so the bank owes the holder.",
  "finding.loan-includes-interest.one":
    "{account}: this lender's current is principal and interest, not principal alone.",
  "finding.loan-includes-interest.other":
    "In {count} loans this lender's current is principal and interest, not principal alone.",
  "finding.null-in-one-answer.cached": "{account}: {field} is null in the cached answer and {given} in real time.",
  "finding.null-in-one-answer.real-time": "{account}: {field} is {given} cached and null in the real-time answer.",
  "finding.identity-match-gives-no-balance":
    "In {call} every balance is null, which is by design and says nothing about the bank.",
  "finding.currency-differs": "{account}: one answer is in {one}, another in {other}. Their numbers are not compared.",
  "finding.unofficial-currency.one": "{count} account is in a unit that is no official currency: {currencies}.",
  "finding.unofficial-currency.other": "{count} accounts are in units that are no official currency: {currencies}.",
  "finding.cached-copies-differ":
    "{account}: {firstCall} says {first} and {secondCall} {second} ({difference}), both cached. Each product's copy is updated at its own time.",
  "finding.cache-moved-at-evaluation":
    "{account}: {firstCall} said {first} before the evaluation and {second} after it ({difference}). The evaluation seems to have refreshed the cache.",
  "finding.cache-moved-without-stamp":
    "{account}: {firstCall} said {first}, then {second} ({difference}), while the last update in /item/get stood still.",
  "finding.cache-updated-meanwhile":
    "{account}: {firstCall} said {first}, then {second} ({difference}): Plaid updated the Item in between.",
  "finding.cache-moved-later":
    "{account}: {firstCall} said {first}, and {second} when it was fetched again on its own ({difference}). The cache has moved since.",
  "finding.bank-moved-between-calls":
    "{account}: the bank said {first}, then {second} ({difference}): it moved between the two real-time calls.",
  "finding.running-balance-differs":
    "{account}: the newest transaction's running balance is {running}, current is {current}. The two need not agree.",
};
