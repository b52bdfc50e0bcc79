import type { FindingCode } from "../../core/findings/findingCode.ts";
import type { Messages } from "../segment.ts";

/**
 * Titles and sentences of findings. `why.<code>` is the title: a fact's says what the responses show, a cause's what
 * would have caused it. `finding.<code>`, then `.<variant>`, then the plural form, is the sentence: a fact's says what
 * the responses contain; a cause's says what probably happened, with `{sure}` in place of *probably* or *perhaps*.
 * `{gap}` opens with the balances; `{when}` and `{live}` are the parts of a failure's sentence that depend on what is
 * known.
 */
export const findingMessages = {
  // Differences between a cached and a real-time response.
  "why.cached-differs-from-real-time": "Cached and real-time differ",
  "finding.cached-differs-from-real-time.too-high": "{gap}, {amount} too high. The bank says {bank}.",
  "finding.cached-differs-from-real-time.too-low": "{gap}, {amount} too low. The bank says {bank}.",
  "finding.cached-differs-from-real-time.higher": "{gap}, {amount} higher than the real-time balance of {bank}.",
  "finding.cached-differs-from-real-time.lower": "{gap}, {amount} lower than the real-time balance of {bank}.",
  "finding.cached-differs-from-real-time.too-high-split":
    "{gap}, {amount} too high. The bank says {bank}. Current differs by {posted}, what is held by {held}.",
  "finding.cached-differs-from-real-time.too-low-split":
    "{gap}, {amount} too low. The bank says {bank}. Current differs by {posted}, what is held by {held}.",
  "finding.cached-differs-from-real-time.higher-split":
    "{gap}, {amount} higher than the real-time balance of {bank}. Current differs by {posted}, what is held by {held}.",
  "finding.cached-differs-from-real-time.lower-split":
    "{gap}, {amount} lower than the real-time balance of {bank}. Current differs by {posted}, what is held by {held}.",
  "finding.cached-differs-from-real-time.owed-too-high":
    "{account}: the cached amount owed is {cached}, {amount} too high. The bank says {bank}.",
  "finding.cached-differs-from-real-time.owed-too-low":
    "{account}: the cached amount owed is {cached}, {amount} too low. The bank says {bank}.",
  "finding.cached-differs-from-real-time.owed-higher":
    "{account}: the cached amount owed is {cached}, {amount} higher than the real-time {bank}.",
  "finding.cached-differs-from-real-time.owed-lower":
    "{account}: the cached amount owed is {cached}, {amount} lower than the real-time {bank}.",
  "why.cached-differs-from-evaluated": "Cached and evaluated differ",
  "finding.cached-differs-from-evaluated.higher": "{gap}, {amount} higher than the evaluated balance of {bank}.",
  "finding.cached-differs-from-evaluated.lower": "{gap}, {amount} lower than the evaluated balance of {bank}.",
  "why.rounding": "Rounding",
  "finding.rounding":
    "{gap}, in real time {bank}. They are closer than half the smallest unit of the currency: a matter of rounding.",
  "why.unexplained": "Unexplained",
  "finding.unexplained.from-to":
    "Nothing in the responses settles what explains {amount}. The change falls between {from} and {to}.",
  "finding.unexplained.from": "Nothing in the responses settles what explains {amount}. The change falls after {from}.",
  "finding.unexplained.to": "Nothing in the responses settles what explains {amount}. The change falls before {to}.",
  "finding.unexplained.open":
    "Nothing in the responses settles what explains {amount}, and no recorded time says when it happened.",

  // Balances that a person read at the bank, and why they may differ.
  "why.bank-shows-both": "Bank shows the same",
  "finding.bank-shows-both":
    "{account}: the bank itself shows {seen} as {field} (entered by hand, {seenAt}). The cached and the real-time balance are the same.",
  "why.bank-shows-real-time": "Bank shows the real-time number",
  "finding.bank-shows-real-time.higher":
    "{account}: the bank itself shows {seen} as {field} (entered by hand, {seenAt}), the same as real-time. The cached balance is {cached}, {amount} higher.",
  "finding.bank-shows-real-time.lower":
    "{account}: the bank itself shows {seen} as {field} (entered by hand, {seenAt}), the same as real-time. The cached balance is {cached}, {amount} lower.",
  "finding.bank-shows-real-time.alone":
    "{account}: the bank itself shows {seen} as {field} (entered by hand, {seenAt}), the same as real-time. No cached response gives this number.",
  "why.bank-shows-cached": "Bank shows the cached number",
  "finding.bank-shows-cached.higher":
    "{account}: the bank itself shows {seen} as {field} (entered by hand, {seenAt}), the same as the cached balance. Real-time says {bank}, {amount} higher.",
  "finding.bank-shows-cached.lower":
    "{account}: the bank itself shows {seen} as {field} (entered by hand, {seenAt}), the same as the cached balance. Real-time says {bank}, {amount} lower.",
  "finding.bank-shows-cached.alone":
    "{account}: the bank itself shows {seen} as {field} (entered by hand, {seenAt}), the same as the cached balance. No real-time response gives this number.",
  "why.bank-shows-another": "Bank shows another number",
  "finding.bank-shows-another.both":
    "{account}: the bank itself shows {seen} as {field} (entered by hand, {seenAt}). Real-time says {bank}, and the cached balance is {cached}.",
  "finding.bank-shows-another.real-time-higher":
    "{account}: the bank itself shows {seen} as {field} (entered by hand, {seenAt}). Real-time says {bank}, {amount} higher.",
  "finding.bank-shows-another.real-time-lower":
    "{account}: the bank itself shows {seen} as {field} (entered by hand, {seenAt}). Real-time says {bank}, {amount} lower.",
  "finding.bank-shows-another.cached-higher":
    "{account}: the bank itself shows {seen} as {field} (entered by hand, {seenAt}). The cached balance is {cached}, {amount} higher.",
  "finding.bank-shows-another.cached-lower":
    "{account}: the bank itself shows {seen} as {field} (entered by hand, {seenAt}). The cached balance is {cached}, {amount} lower.",
  "why.bank-shows-alone": "Only the bank shows it",
  "finding.bank-shows-alone":
    "{account}: the bank itself shows {seen} as {field} (entered by hand, {seenAt}). No cached or real-time response gives this number.",
  "finding.cache-older-than-bank.bank-shows":
    "The bank itself and the real-time response say the same, so the cached copy is {sure} behind.",
  "why.bank-moved-since-seen": "Bank changed in between",
  "finding.bank-moved-since-seen.still-cached":
    "When it was seen, it still was the cached number: the bank's balance has {sure} changed between then and the real-time call.",
  "finding.bank-moved-since-seen.before":
    "The bank's balance has {sure} changed between the time it was seen and the response. The bank's site may also count pending transactions, holds or an overdraft differently.",
  "finding.bank-moved-since-seen.after":
    "The bank's balance has {sure} changed between the response and the time it was seen. The bank's site may also count pending transactions, holds or an overdraft differently.",
  "finding.bank-moved-since-seen.unknown":
    "The bank's balance has {sure} changed between the two. The bank's site may also count pending transactions, holds or an overdraft differently.",
  "why.bank-site-counts-otherwise": "Bank's site counts otherwise",
  "finding.bank-site-counts-otherwise.held":
    "The difference is the {counted} that real-time leaves out of available: {sure} the bank's site doesn't take pending transactions and holds off, or the number entered is its current balance.",
  "finding.bank-site-counts-otherwise.overdraft-in":
    "The difference is the overdraft limit of {counted}: {sure} the bank's site counts it in.",
  "finding.bank-site-counts-otherwise.overdraft-out":
    "The difference is the overdraft limit of {counted}: {sure} real-time counts it in and the bank's site doesn't.",
  "why.entered-for-another-account": "Entered for another account",
  "finding.entered-for-another-account":
    "In the real-time response this is the balance of {other}: {sure} it was entered for the wrong account.",

  // Why a copy is stale.
  "why.cache-older-than-bank": "Stale cache",
  "finding.cache-older-than-bank.transactions-status":
    "Plaid last updated this Item {age} ago (Transactions), so the cached balance is at most {age} old. The bank's balance has {sure} changed since.",
  "finding.cache-older-than-bank.investments-status":
    "Plaid last updated this Item {age} ago (Investments), so the cached balance is at most {age} old. The bank's balance has {sure} changed since.",
  "finding.cache-older-than-bank.link-time":
    "Only the time of linking bounds the cached balance: it is at most {age} old. The bank's balance has {sure} changed since.",
  "finding.cache-older-than-bank.own-real-time-call":
    "The last real-time call made here was {age} ago, so the cached balance is at most {age} old. The bank's balance has {sure} changed since.",
  "finding.cache-older-than-bank.last-updated-datetime":
    "The bank dates the cached balance {age} before this response. Its balance has {sure} changed since.",
  "finding.cache-older-than-bank.unknown-age":
    "No response says how old the cached balance is. The bank's balance has {sure} changed since.",
  "why.moved-between-reads": "Moved between the calls",
  "finding.moved-between-reads":
    "The bank's balance has {sure} changed between the two. Which response came first isn't recorded, so either may be the newer.",
  "why.no-subscription-product": "Rarely refreshed",
  "finding.no-subscription-product":
    "This Item has only {products}, so Plaid rarely updates it: the cached balance can be up to {age} old. The bank's balance has {sure} changed since.",
  "finding.no-subscription-product.link-time":
    "This Item has only {products}, so Plaid rarely updates it: the cached balance can be as old as the link, {age}. The bank's balance has {sure} changed since.",
  "finding.no-subscription-product.own-real-time-call":
    "This Item has only {products}, so Plaid rarely updates it. The last real-time call made here was {age} ago. The bank's balance has {sure} changed since.",
  "finding.no-subscription-product.unknown-age":
    "This Item has only {products}, so Plaid rarely updates it. No response says how old the cached balance is. The bank's balance has {sure} changed since.",
  "finding.no-subscription-product.no-product":
    "No product of this Item makes Plaid update it: the cached balance can be up to {age} old. The bank's balance has {sure} changed since.",
  "finding.no-subscription-product.no-product-unknown-age":
    "No product of this Item makes Plaid update it, and no response says how old the cached balance is. The bank's balance has {sure} changed since.",
  "finding.no-subscription-product.own-updates":
    "This Item has only {products}: when those refresh the copy, no response says. The bank's balance has {sure} changed since.",
  "why.refresh-paused": "Refreshes paused",
  "finding.refresh-paused":
    "The last update was {age} ago and none has failed: Plaid may have paused the updates of this Item, as it does for Items that aren't used. It may also check this bank that rarely.",
  "why.institution-updates-slowed": "Institution's updates slowed",
  "finding.institution-updates-slowed":
    "Plaid reported {word} updates for this institution at {toldAt}, and its status last changed at {changedAt}: the copy may be older for it, or the bank has only moved since the last regular update.",
  "why.updates-failing": "Updates failing",
  "finding.updates-failing":
    "Plaid's last update attempt for {product} failed ({failedAt}). The last one that worked was {workedAt}, and the bank's balance has {sure} changed since.",
  "finding.updates-failing.never-worked":
    "Plaid's last update attempt for {product} failed ({failedAt}), and none is known to have worked. The bank's balance has {sure} changed since the copy was made.",

  // What changed at the bank.
  "why.hold-newer-than-update": "Hold newer than the update",
  "finding.hold-newer-than-update.held":
    "Available is {amount} lower at the bank and current is the same: {sure} a hold placed in the last {age}. No transaction shows it yet.",
  "finding.hold-newer-than-update.held-unknown-age":
    "Available is {amount} lower at the bank and current is the same: {sure} a hold placed since the copy was made. No transaction shows it yet.",
  "finding.hold-newer-than-update.held-listed.one":
    "Available is {amount} lower at the bank and current is the same: {sure} a hold placed since the copy was made. {count} pending transaction in Plaid's list adds up to it.",
  "finding.hold-newer-than-update.held-listed.other":
    "Available is {amount} lower at the bank and current is the same: {sure} a hold placed since the copy was made. {count} pending transactions in Plaid's list add up to it.",
  "finding.hold-newer-than-update.held-rows-unread":
    "Available is {amount} lower at the bank and current is the same: {sure} a hold placed in the last {age}. Not all transactions are known.",
  "finding.hold-newer-than-update.held-rows-unread-unknown-age":
    "Available is {amount} lower at the bank and current is the same: {sure} a hold placed since the copy was made. Not all transactions are known.",
  "finding.hold-newer-than-update.released":
    "Available is {amount} higher at the bank and current is the same: {sure} a hold released, or a deposit made available, in the last {age}.",
  "finding.hold-newer-than-update.released-unknown-age":
    "Available is {amount} higher at the bank and current is the same: {sure} a hold released, or a deposit made available, since the copy was made.",
  "finding.hold-newer-than-update.released-rows-unread":
    "Available is {amount} higher at the bank and current is the same: {sure} a hold released, or a deposit made available, in the last {age}. Not all transactions are known.",
  "finding.hold-newer-than-update.released-rows-unread-unknown-age":
    "Available is {amount} higher at the bank and current is the same: {sure} a hold released, or a deposit made available, since the copy was made. Not all transactions are known.",
  "why.pending-posted": "Pending transactions posted",
  "finding.pending-posted.one":
    "{count} pending transaction over {pending} adds up to the difference and has {sure} posted. Another movement of the same amount fits as well.",
  "finding.pending-posted.other":
    "{count} pending transactions over {pending} add up to the difference and have {sure} posted. Another movement of the same amount fits as well.",
  "why.pending-settled-otherwise": "Hold settled for another amount",
  "finding.pending-settled-otherwise.one":
    "{count} transaction that was pending over {pending} has {sure} posted for {settled}. Other movements of the same amounts fit as well.",
  "finding.pending-settled-otherwise.other":
    "{count} transactions that were pending over {pending} have {sure} posted for {settled}. Other movements of the same amounts fit as well.",
  "why.deposit-reversed": "Deposit taken back",
  "finding.deposit-reversed":
    "A deposit of {deposit} that the copy counts was {sure} taken back. Another debit of that amount fits as well.",
  "why.pending-released": "Pending transactions dropped",
  "finding.pending-released.one":
    "{count} pending transaction over {pending} adds up to the difference and has {sure} been released. It may also settle later, under a new ID.",
  "finding.pending-released.other":
    "{count} pending transactions over {pending} add up to the difference and have {sure} been released. They may also settle later, under new IDs.",
  "why.adjusted-by-plaid": "Adjusted by Plaid",
  "finding.adjusted-by-plaid.not-counted.one":
    "{count} pending transaction in Plaid's list adds up to the difference. Plaid has {sure} adjusted its copy, or copied balance and list at different times.",
  "finding.adjusted-by-plaid.not-counted.other":
    "{count} pending transactions in Plaid's list add up to the difference. Plaid has {sure} adjusted its copy, or copied balance and list at different times.",
  "finding.adjusted-by-plaid.counted-twice.one":
    "{count} transaction that posted adds up to the difference. Plaid has {sure} counted it twice in its copy: as pending and as posted.",
  "finding.adjusted-by-plaid.counted-twice.other":
    "{count} transactions add up to the difference. Plaid has {sure} counted in its copy what posted a second time.",
  "why.limit-changed": "Limit changed",
  "finding.limit-changed.whole":
    "The credit limit was {limitBefore} in the copy and is {limitNow} at the bank, and available changed by as much: {sure} the limit was changed.",
  "finding.limit-changed.limit-alone":
    "The credit limit was {limitBefore} in the copy and is {limitNow} at the bank: it has {sure} been changed.",
  "finding.limit-changed.part":
    "The credit limit was {limitBefore} in the copy and is {limitNow} at the bank: it has {sure} been changed, which explains part of the difference in available.",
  "why.investments-priced-apart": "Priced at different times",
  "finding.investments-priced-apart":
    "Investments are priced about once a day, after the market closes, and the copy is at most {age} old: {sure} a newer price. Money moved in or out, or a trade, changes the value as well.",
  "finding.investments-priced-apart.unknown-age":
    "Investments are priced about once a day, after the market closes: {sure} a newer price. Money moved in or out, or a trade, changes the value as well.",
  "why.capital-one-no-real-time": "No real-time balance here",
  "finding.capital-one-no-real-time.gap":
    "Capital One has no real-time balance for cards and loans: the number in the real-time response is of {reportedAt}.",
  "finding.capital-one-no-real-time.dated":
    "{account}: Capital One has no real-time balance for cards and loans. The number in the real-time response is of {reportedAt}.",
  "finding.capital-one-no-real-time.time-required":
    "Capital One has no real-time balance for cards and loans. {call} needs `min_last_updated_datetime`: the oldest balance you accept.",
  "finding.capital-one-no-real-time.nothing-fresh-enough":
    "Capital One has no real-time balance for cards and loans, and none as new as {call} asked for.",

  // The cache after the real-time call, and two calls of one endpoint at different times.
  "why.cache-still-differs": "Cache still differs",
  "finding.cache-still-differs.higher":
    "{account}: read after the real-time call, the cached {field} balance is {cached}, {amount} higher than the {bank} of that call.",
  "finding.cache-still-differs.lower":
    "{account}: read after the real-time call, the cached {field} balance is {cached}, {amount} lower than the {bank} of that call.",
  "why.not-written-through": "Cache not refreshed",
  "finding.not-written-through":
    "The real-time call has {sure} not refreshed this copy. An update in between, or a bank that moved again, fits as well.",
  "why.bank-moved-again": "Bank moved again",
  "finding.bank-moved-again":
    "Time passed between the two calls: the bank has {sure} moved again, and an update has noticed it.",
  "why.changed-between-calls": "Changed between calls",
  "finding.changed-between-calls.up":
    "{account}: {secondCall} says {field} is {second}, {amount} more than when it was called before ({first}).",
  "finding.changed-between-calls.down":
    "{account}: {secondCall} says {field} is {second}, {amount} less than when it was called before ({first}).",
  "finding.changed-between-calls.unordered":
    "{account}: {secondCall} was called twice and said {field} is {first} and {second}, {amount} apart. Which came first isn't recorded.",
  "finding.changed-between-calls.several.one":
    "After the real-time call, {count} account read from the cache matches it. Before it, it didn't.",
  "finding.changed-between-calls.several.other":
    "After the real-time call, {count} accounts read from the cache match it. Before it, they didn't.",
  "why.written-through": "Cached again: now matches the bank",
  "finding.written-through":
    "The real-time call has {sure} refreshed Plaid's copy. A background update in between fits as well.",
  "finding.written-through.stood-still":
    "The real-time call has {sure} refreshed Plaid's copy. The last update in /item/get stayed the same.",
  "finding.written-through.none":
    "The real-time call has {sure} refreshed Plaid's copy. /item/get has no update time of any product.",
  "why.cache-moved-at-evaluation": "Evaluation refreshed the cache",
  "finding.cache-moved-at-evaluation":
    "The evaluation in between has {sure} refreshed Plaid's copy. A background update fits as well.",
  "finding.cache-moved-at-evaluation.copy-older":
    "The two are {sure} of different moments: Plaid's copy was made before or after the evaluation's.",
  "why.cache-updated-meanwhile": "Updated in between",
  "finding.cache-updated-meanwhile": "Plaid has {sure} updated the Item in between: its last update is of that time.",
  "why.cache-moved-without-stamp": "Changed without a stamp",
  "finding.cache-moved-without-stamp":
    "The last update in /item/get stayed the same. {sureCapital} something refreshed the copy that leaves no time there: Signal, a report, or another program's real-time call.",
  "why.cache-moved-later": "Cache changed since",
  "finding.cache-moved-later.copies":
    "Plaid has {sure} updated the Item between the two calls. The two copies may also have been made at different times.",
  "finding.cache-moved-later": "Plaid has {sure} updated the Item in between. /item/get wasn't read to tell.",
  "why.bank-moved-between-calls": "Bank changed in between",
  "finding.bank-moved-between-calls":
    "The bank's balance has {sure} moved between the two real-time calls. One of them may also have lagged behind.",
  "why.cached-responses-differ": "Cached responses differ",
  "finding.cached-responses-differ":
    "{account}: {firstCall} says {field} is {first} and {secondCall} says {second}, {amount} apart, both cached.",
  "why.cached-copies-differ": "Each product has its own copy",
  "finding.cached-copies-differ":
    "Plaid has {sure} made the two copies at different times: each product's copy is updated on its own. An update between the two calls fits as well.",
  "why.other-responses-differ": "Other responses differ",
  "finding.other-responses-differ": "{account}: {count} responses give different numbers: {calls}.",

  // Evaluations.
  "why.rulesets-disagree": "Rulesets decide differently",
  "finding.rulesets-disagree": "{account}: one debit of {debit}, different decisions: {decisions}.",
  "why.rulesets-agree": "Rulesets agree",
  "finding.rulesets-agree": "{account}: {count} evaluations of one debit of {debit}, and all of them decide {result}.",
  "why.rulesets-used-other-balances": "Different balances",
  "finding.rulesets-used-other-balances":
    "The balance of {liveRulesets} is {sure} live ({bank}), that of {copyRulesets} Plaid's copy ({cached}).",
  "finding.rulesets-used-other-balances.scored":
    "The balance of {liveRulesets} is {sure} live ({bank}), that of {copyRulesets} Plaid's copy ({cached}). Evaluated with risk scores too: {scoredRulesets}.",
  "why.rulesets-judge-otherwise": "Different rules",
  "finding.rulesets-judge-otherwise": "All were given the same balance, so {sure} the rules or the scores decide.",
  "finding.rulesets-judge-otherwise.sandbox":
    "In Plaid's Sandbox scores and attributes are random: another run may decide otherwise.",
  "why.decision-without-balance": "Decision without a balance",
  "finding.decision-without-balance": "{account}: evaluate returned {result}{debited} without a balance.",
  "finding.decision-without-balance.warned":
    "{account}: evaluate returned {result}{debited} without a balance (warning {warnings}).",
  "why.evaluation-without-number": "Evaluation without a balance",
  "finding.evaluation-without-number": "{account}: the evaluation has no balance.",
  "finding.evaluation-without-number.warned": "{account}: the evaluation has no balance (warning {warnings}).",
  "why.evaluate-fell-back": "Evaluation fell back",
  "finding.evaluate-fell-back":
    "The bank {sure} couldn't be read for this evaluation: the warning {warnings} says that data was missing.",
  "finding.evaluate-fell-back.to-copy":
    "The bank {sure} couldn't be read for this evaluation ({warnings}), so its balance is Plaid's copy.",
  "why.evaluation-warned": "Evaluation warned",
  "finding.evaluation-warned": "{account}: evaluate returned a balance with the warning {warnings}.",
  "why.evaluate-scored": "Evaluate scored the debit",
  "finding.evaluate-scored": "{account}: evaluate scored the debit and returned {result}.",
  "why.evaluate-without-decision": "No decision",
  "finding.evaluate-without-decision": "{account}: the evaluation used no ruleset, so it has no result.",
  "why.evaluate-used-scores": "Evaluated balance may be cached",
  "finding.evaluate-used-scores":
    "Its balance is {sure} Plaid's copy: a ruleset that scores contacts the bank only where it has a balance rule, or where data is missing.",
  "finding.evaluate-used-scores.sandbox":
    "In Plaid's Sandbox scores and attributes are random; the balance may be too.",
  "why.evaluate-scored-live": "Scored, and looks live",
  "finding.evaluate-scored-live":
    "Its balance is {sure} live: the ruleset may have a balance rule beside its scores, or data was missing. Plaid's pages differ on whether such a ruleset contacts the bank.",
  "why.evaluation-id-chosen": "Transaction ID of your own",
  "finding.evaluation-id-chosen":
    "{account}: the evaluation was sent with a transaction ID of your own. If it was used before, Plaid may have repeated its earlier response, so the balance's age can't be known.",
  "why.evaluation-account-unknown": "Evaluation of an unknown account",
  "finding.evaluation-account-unknown":
    "The saved evaluation doesn't say which account it is of, so its balance ({evaluated}) isn't compared.",
  "why.evaluate-without-ruleset": "No ruleset",
  "finding.evaluate-without-ruleset": "Its balance is {sure} Plaid's copy: without a ruleset the bank isn't contacted.",
  "why.evaluate-without-balance-rule": "No balance rule",
  "finding.evaluate-without-balance-rule":
    "The evaluation has {sure} used Plaid's copy: it repeats the cached number. The ruleset may have no balance rule; the bank may also have moved since.",
  "why.evaluated-differs": "Evaluated balance differs",
  "finding.evaluated-differs.real-time":
    "{account}: evaluate says {field} is {evaluated}, {call} says {other}, {amount} apart.",
  "finding.evaluated-differs.cached":
    "{account}: evaluate says {field} is {evaluated}, cached {call} says {other}, {amount} apart.",
  "why.evaluate-asked-bank": "Evaluated balance looks live",
  "finding.evaluate-asked-bank": "The evaluated balance looks live: evaluate has {sure} contacted the bank.",
  "why.bank-moved-since-evaluation": "Bank changed in between",
  "finding.bank-moved-since-evaluation":
    "The bank's balance has {sure} moved between the evaluation and the real-time call. The evaluation may also have used a copy.",
  "why.sandbox-data-unrelated": "Unrelated Sandbox data",
  "finding.sandbox-data-unrelated":
    "In Plaid's Sandbox an evaluation and a balance may come from unrelated data. The evaluation may also have used a copy.",
  "why.evaluation-id-repeated": "Transaction ID repeated",
  "finding.evaluation-id-repeated": "{account}: this evaluation was sent with a transaction ID that was used before.",
  "why.evaluation-replayed": "Evaluation replayed",
  "finding.evaluation-replayed.unordered":
    "Plaid has {sure} repeated one of the two: its numbers are from the other's time. It may also have evaluated anew.",
  "finding.evaluation-replayed": "Plaid has {sure} repeated its response of {firstAt}: the numbers are from that time.",

  "why.debit-not-covered": "Debit not covered",
  "finding.debit-not-covered.cached-alone":
    "{account}: the cached available balance ({cached}) covers the debit of {debit}, the bank's ({bank}) doesn't.",
  "finding.debit-not-covered.cached-alone-evaluated":
    "{account}: the cached available balance ({cached}) covers the debit of {debit}, the evaluated one ({bank}) doesn't.",
  "finding.debit-not-covered.neither":
    "{account}: neither the cached available balance ({cached}) nor the bank's ({bank}) covers the debit of {debit}.",
  "finding.debit-not-covered.neither-evaluated":
    "{account}: neither the cached available balance ({cached}) nor the evaluated one ({bank}) covers the debit of {debit}.",
  "why.debit-covered": "Debit covered",
  "finding.debit-covered.bank-alone":
    "{account}: the bank's available balance ({bank}) covers the debit of {debit}, the cached one ({cached}) doesn't.",
  "finding.debit-covered.bank-alone-evaluated":
    "{account}: the evaluated available balance ({bank}) covers the debit of {debit}, the cached one ({cached}) doesn't.",
  "finding.debit-covered.both":
    "{account}: the cached available balance ({cached}) and the bank's ({bank}) both cover the debit of {debit}.",
  "finding.debit-covered.both-evaluated":
    "{account}: the cached available balance ({cached}) and the evaluated one ({bank}) both cover the debit of {debit}.",

  // Accounts.
  "why.account-in-one-response": "Account in one response only",
  "finding.account-in-one-response.gone": "{account} is in {call} and missing from the later {otherCall}.",
  "finding.account-in-one-response.new": "{account} is in {call} and missing from the earlier {otherCall}.",
  "finding.account-in-one-response.unordered": "{account} is in {call} and missing from {otherCall}.",
  "why.account-gone": "Account gone",
  "finding.account-gone":
    "It may be closed, no longer shared, or have a new ID, or the bank may have left it out this time.",
  "why.account-replaced": "Account ID replaced",
  "finding.account-replaced":
    "It has {sure} a new account ID, {successor}: the same mask, name and type. The Item was linked again, or the account changed at the bank.",
  "why.account-filtered": "Filtered request",
  "finding.account-filtered": "The request wasn't recorded: it may have named other accounts (`account_ids`).",
  "why.account-new": "New account",
  "finding.account-new": "It may have been opened or shared since, or the bank may have left it out before.",
  "why.account-not-in-answer": "Account not returned",
  "finding.account-not-in-answer.one": "{count} account of /accounts/get is missing from {calls}.",
  "finding.account-not-in-answer.other": "{count} accounts of /accounts/get are missing from {calls}.",
  "why.endpoint-lists-fewer": "Lists fewer by design",
  "finding.endpoint-lists-fewer.accounts-of-product":
    "{sureCapital} by design: the endpoint of a product lists only accounts that the product works with and the user shared with it.",
  "finding.endpoint-lists-fewer.accounts-with-transactions":
    "{sureCapital} by design: /transactions/sync lists only accounts that have transactions.",

  "why.account-not-asked-for": "Account not asked for",
  "finding.account-not-asked-for.one": "{count} account wasn't asked for in {call}: its request named others.",
  "finding.account-not-asked-for.other": "{count} accounts weren't asked for in {call}: its request named others.",

  // Matches.
  "why.agree": "Match",
  "finding.agree.one": "Cached and real-time balances match ({count} account).",
  "finding.agree.other": "Cached and real-time balances match ({count} accounts).",
  "why.agree-just-linked": "Match: just linked",
  "finding.agree-just-linked":
    "{sureCapital} since the Item was linked {age} ago: Plaid reads the bank when it is linked.",
  "why.agree-after-real-time": "Match: just refreshed",
  "finding.agree-after-real-time": "{sureCapital} since a real-time call {age} ago refreshed the copy.",
  "why.agree-sandbox-static": "Match: Sandbox is static",
  "finding.agree-sandbox-static": "{sureCapital} since balances in Plaid's Sandbox hardly ever move.",
  "why.agree-just-updated": "Match: just updated",
  "finding.agree-just-updated": "{sureCapital} since Plaid updated this Item {age} ago.",
  "why.agree-nothing-moved": "Match: nothing moved",
  "finding.agree-nothing-moved":
    "Nothing may have moved at the bank since the last update. A debit and its reversal, or another program's real-time call, fit as well.",
  "why.agree-by-chance": "Match: by chance",
  "finding.agree-by-chance":
    "Nothing keeps it so: no product of this Item makes Plaid update it. The bank's balance may simply not have moved.",

  // Calls that failed, and the Item's state.
  "why.login-required": "Sign-in required",
  "finding.login-required.plain":
    "The user has to sign in again before Plaid can read the bank ({error}). When Plaid last reached it isn't known.",
  "finding.login-required.last-contact":
    "The user has to sign in again. Plaid's last known contact with the bank was {lastContact}.",
  "why.oauth-access-ended": "OAuth access ended",
  "finding.oauth-access-ended.consent-expired": "The user's consent at the bank has expired ({codeReason}).",
  "finding.oauth-access-ended.user-revoked": "The user took the access back, at the bank or at Plaid ({codeReason}).",
  "finding.oauth-access-ended.invalid-token":
    "The bank no longer accepts the OAuth access it gave Plaid ({codeReason}).",
  "why.copy-as-of": "Cached as of",
  "finding.copy-as-of.from.one":
    "{account}: the newest cached balance was updated at {from} or later, or hasn't changed since.",
  "finding.copy-as-of.from.other":
    "In {count} accounts the newest cached balance was updated at {from} or later, or hasn't changed since.",
  "finding.copy-as-of.unknown.one": "{account}: no response says how old the newest cached balance is.",
  "finding.copy-as-of.unknown.other": "In {count} accounts no response says how old the newest cached balance is.",
  "why.item-error": "Item error",
  "finding.item-error": "The Item is in an error state ({error}).{live}",
  "why.institution-status": "Institution's status",
  "finding.institution-status.updates":
    "At {toldAt} Plaid reported {word} for {part} of this institution: how often it reads there, for all of its clients.",
  "finding.institution-status.updates-undated":
    "Plaid reported {word} for {part} of this institution, at an unrecorded time: how often it reads there, for all of its clients.",
  "finding.institution-status.requests":
    "At {toldAt} Plaid reported {word} for {part} of this institution: how many of the requests of all of its clients work there.",
  "finding.institution-status.requests-undated":
    "Plaid reported {word} for {part} of this institution, at an unrecorded time: how many of the requests of all of its clients work there.",
  "why.institution-trouble": "Bank unreachable",
  "finding.institution-trouble": "Plaid couldn't read the bank{when} ({error}).{live}",
  "finding.institution-trouble.for-good":
    "Plaid couldn't read the bank{when} ({error}), and this doesn't pass by itself.{live}",
  "why.plaid-trouble": "Plaid trouble",
  "finding.plaid-trouble": "Plaid couldn't answer{when} ({error}).{live}",
  "why.rate-limited": "Rate limited",
  "finding.rate-limited.plain": "A rate limit was reached{when} ({error}).{live}",
  "finding.rate-limited.item": "The rate limit of this Item was reached{when} ({error}).{live}",
  "finding.rate-limited.client": "The rate limit of this client ID was reached{when} ({error}).{live}",
  "finding.rate-limited.bank":
    "The bank limits Plaid ({error}{when}): the limit applies to all of Plaid's clients.{live}",
  "finding.rate-limited.credits": "Your free calls are used up ({error}).{live}",
  "why.product-not-ready": "Not ready yet",
  "finding.product-not-ready.plain": "Plaid has no data for this call yet.{live}",
  "finding.product-not-ready.first-read":
    "Plaid hasn't finished its first read of the transactions, or it keeps failing.{live}",
  "finding.product-not-ready.verification": "The account's micro-deposits aren't verified yet.{live}",
  "finding.product-not-ready.evaluation":
    "Plaid had no cached balance for the evaluation, and got none from the bank within 15 seconds.{live}",
  "finding.product-not-ready.historical": "Plaid hasn't read the investment transactions yet.{live}",
  "why.limit-reached-here": "Limit reached here",
  "finding.limit-reached-here.real-time":
    "{calls} wasn't called: Plaid's documented limit leaves no room now. No live balance to compare with.",
  "finding.limit-reached-here.other": "{calls} wasn't called: Plaid's documented limit leaves no room now.",
  "why.consent-required": "Consent missing",
  "finding.consent-required": "The user hasn't consented to a product that was asked for ({error}).{live}",
  "finding.consent-required.not-granted": "Plaid wasn't granted access to the data that was asked for ({error}).{live}",
  "finding.consent-required.revoked": "The user revoked the permission ({error}): this Item can't be used again.{live}",
  "finding.consent-required.account-revoked":
    "The user no longer shares an account that was asked for ({error}).{live}",
  "why.manual-account": "Verified without a bank login",
  "finding.manual-account":
    "This account was verified without a bank login ({error}), so Plaid can't read its balance.",
  "why.call-failed": "Call failed",
  "finding.call-failed": "{calls} failed{when} ({error}).{live}",
  "finding.call-failed.field": "{calls} failed{when} ({error}): Plaid's message names `{requestField}`.{live}",
  "finding.call-failed.unknown-code":
    "{calls} failed{when} with {error} ({errorType}), a code this version doesn't know.{live}",
  "finding.call-failed.none-answered.one":
    "{failure} The one call that was made got no response, so there is nothing to compare.",
  "finding.call-failed.none-answered.other":
    "{failure} None of the {count} calls got a response, so there is nothing to compare.",
  "why.user-action-needed": "User action needed",
  "finding.user-action-needed": "Plaid can't refresh this Item without the user.",
  "finding.user-action-needed.refused": "The user has to act before Plaid can read the bank again ({error}).",
  "why.no-accounts": "No accounts left",
  "finding.no-accounts": "Plaid found no account it can read ({error}).{live}",
  "why.account-unknown": "Account unknown",
  "finding.account-unknown": "{calls} asked for an account this Item doesn't have ({error}): its ID may have changed.",
  "why.consent-expired": "Consent expired",
  "finding.consent-expired": "The user's consent expired on {expiredAt}.",
  "why.evaluate-not-supported": "Signal not supported",
  "finding.evaluate-not-supported":
    "Signal doesn't work with this bank or account ({error}); it is for US accounts only.",
  "why.last-update-failed": "Last update failed",
  "finding.last-update-failed.worked-before":
    "Plaid's last update attempt for {product} failed ({failedAt}). The last one that worked was {workedAt}.",
  "finding.last-update-failed.never-worked":
    "Plaid's last update attempt for {product} failed ({failedAt}). None is known to have worked.",
  "why.answered-later": "Answered later",
  "finding.answered-later.call": "{call} failed at {failedAt} ({error}) and was answered at {answeredAt}.",
  "finding.answered-later.item":
    "{call} failed at {failedAt} ({error}). At {answeredAt} {by} was answered without an error.",
  "why.clock-skew": "Clocks disagree",
  "finding.clock-skew":
    "The times of the responses contradict the order of the calls, by {skew}. Every age and window here is taken that much wider.",

  // Differences within one response.
  "why.available-differs-from-current": "Available isn't current",
  "finding.available-differs-from-current.lower":
    "{account}: available is {amount} below {against}. Available and current measure different things.",
  "finding.available-differs-from-current.higher":
    "{account}: available is {amount} above {against}. Available and current measure different things.",
  "finding.available-differs-from-current.lower-in":
    "{account}: in {calls} available is {amount} below {against}. Available and current measure different things.",
  "finding.available-differs-from-current.higher-in":
    "{account}: in {calls} available is {amount} above {against}. Available and current measure different things.",
  "why.pending-explains-available": "Pending transactions add up to the difference",
  "finding.pending-explains-available.whole.one":
    "{count} pending transaction adds up to exactly that: {sure} the reason.",
  "finding.pending-explains-available.whole.other":
    "{count} pending transactions add up to exactly that: {sure} the reason.",
  "finding.pending-explains-available.part.one":
    "{count} pending transaction accounts for {pending} of it, if it is counted; {residue} is left, such as a hold without a transaction.",
  "finding.pending-explains-available.part.other":
    "{count} pending transactions account for {pending} of it, if they are counted; {residue} is left, such as a hold without a transaction.",
  "why.funds-locked": "Funds may be locked",
  "finding.funds-locked":
    "This is a certificate of deposit: its money is {sure} locked until it matures, or a hold of the bank's lowers available.",
  "why.available-not-given": "No available balance",
  "finding.available-not-given.everywhere.one":
    "{account}: no response has an available balance (null, which isn't zero).",
  "finding.available-not-given.everywhere.other":
    "In {count} accounts no response has an available balance (null, which isn't zero).",
  "finding.available-not-given.in.one": "{account}: available is null in {calls} (not given, which isn't zero).",
  "finding.available-not-given.in.other":
    "In {count} accounts available is null in {calls} (not given, which isn't zero).",
  "why.no-balance-given": "No balance at all",
  "finding.no-balance-given.one": "{account}: neither available nor current is given, in any response.",
  "finding.no-balance-given.other": "In {count} accounts neither available nor current is given, in any response.",
  "why.limited-purpose": "Limited-purpose account",
  "finding.limited-purpose":
    "{sureCapital} a limited-purpose account (rent, mortgage). The bank may also have left the numbers out this time.",
  "why.has-overdraft-limit": "Has overdraft limit",
  "finding.has-overdraft-limit.one": "{account} has an overdraft limit.",
  "finding.has-overdraft-limit.other": "{count} accounts have an overdraft limit.",
  "why.overdraft-not-in-available": "Overdraft left out",
  "finding.overdraft-not-in-available": "By Plaid's rule available {sure} doesn't include it. Some banks count it in.",
  "why.overdraft-in-available": "Overdraft counted in",
  "finding.overdraft-in-available":
    "Available is above current by exactly the limit: this bank {sure} counts the overdraft in.",
  "why.current-is-negative": "Current is negative",
  "finding.current-is-negative.everywhere.one": "{account}: current is negative in every response.",
  "finding.current-is-negative.everywhere.other": "In {count} accounts current is negative in every response.",
  "finding.current-is-negative.in.one": "{account}: current is negative in {calls}.",
  "finding.current-is-negative.in.other": "In {count} accounts current is negative in {calls}.",
  "why.owed-to-holder": "Owed to the holder",
  "finding.owed-to-holder":
    "By Plaid's rule the bank {sure} owes the holder. Some banks send debts with the wrong sign.",
  "why.has-margin-loan": "Margin loan",
  "finding.has-margin-loan": "{account}: {call} lists a margin loan of {loan}.",
  "why.margin-loan-counted": "Margin loan counted",
  "finding.margin-loan-counted":
    "The difference is exactly the margin loan ({loan}): one of the numbers {sure} counts it and the other doesn't. Prices may also have moved by as much.",
  "why.loan-includes-interest": "Loan includes interest",
  "finding.loan-includes-interest.one":
    "{account}: this lender's current is principal and interest, not principal alone.",
  "finding.loan-includes-interest.other":
    "In {count} loans this lender's current is principal and interest, not principal alone.",
  "why.null-in-one-answer": "Null in one response",
  "finding.null-in-one-answer.null": "{account}: {field} is null in {calls} and {given} in {otherCalls}.",
  "finding.null-in-one-answer.absent": "{account}: {calls} has no {field}; it is {given} in {otherCalls}.",
  "why.identity-match-gives-no-balance": "Null by design",
  "finding.identity-match-gives-no-balance":
    "In {call} every balance is null, which is by design and says nothing about the bank.",
  "why.currency-differs": "Currencies differ",
  "finding.currency-differs": "{account}: one response is in {one}, another in {other}. Their numbers aren't compared.",
  "why.currency-missing": "Currency missing",
  "finding.currency-missing":
    "{account}: {calls} names no currency. Its numbers are compared as if they were in {one}.",
  "why.unofficial-currency": "Unofficial currency",
  "finding.unofficial-currency.one": "{count} account is in a unit that isn't an official currency: {currencies}.",
  "finding.unofficial-currency.other": "{count} accounts are in units that aren't official currencies: {currencies}.",
  "why.running-balance-differs": "Running balance differs",
  "finding.running-balance-differs":
    "{account}: the newest running balance of a transaction is {running}, current is {current}. The two need not agree.",
} satisfies Messages & Readonly<Record<`why.${FindingCode}`, string>>;
