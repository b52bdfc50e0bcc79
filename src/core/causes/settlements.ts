import { hasSubscription } from "../age/ageClass.ts";
import type { DraftFinding } from "../findings/finding.ts";

/** What would make a `likely` or `possible` finding certain; a code that `text/` has a sentence for. */
const settlements: Readonly<Record<string, string>> = {
  "no-subscription-product": "watch-the-copy",
  "cache-older-than-bank": "wait-for-update",
  "moved-between-reads": "look-at-the-request",
  "refresh-paused": "use-item-and-compare",
  "updates-failing": "wait-for-update",
  "institution-updates-slowed": "wait-for-update",
  "investments-priced-apart": "refresh-investments",
  "limit-changed": "ask-the-bank",
  "margin-loan-counted": "ask-the-bank",
  "hold-newer-than-update": "refresh-transactions",
  "pending-settled-otherwise": "refresh-transactions",
  "deposit-reversed": "refresh-transactions",
  "funds-locked": "ask-the-bank",
  "pending-posted": "refresh-transactions",
  "pending-released": "refresh-transactions",
  "adjusted-by-plaid": "refresh-transactions",
  "pending-explains-available": "refresh-transactions",
  "capital-one-no-real-time": "ask-the-bank",
  "written-through": "read-stamps",
  "not-written-through": "read-cached-later",
  "bank-moved-again": "refresh-transactions",
  "cached-copies-differ": "wait-for-update",
  "cache-moved-at-evaluation": "evaluate-again",
  "cache-updated-meanwhile": "read-stamps",
  "cache-moved-without-stamp": "read-stamps",
  "cache-moved-later": "read-stamps",
  "bank-moved-between-calls": "refresh-transactions",
  "bank-moved-since-seen": "look-and-read-together",
  "bank-site-counts-otherwise": "look-up-what-it-counts",
  "entered-for-another-account": "look-again",
  "evaluate-used-scores": "look-at-ruleset",
  "evaluate-scored-live": "look-at-ruleset",
  "evaluate-without-ruleset": "look-at-ruleset",
  "evaluate-without-balance-rule": "look-at-ruleset",
  "evaluate-asked-bank": "look-at-ruleset",
  "rulesets-used-other-balances": "look-at-ruleset",
  "rulesets-judge-otherwise": "look-at-ruleset",
  "evaluate-fell-back": "evaluate-again",
  "evaluation-replayed": "evaluate-with-new-id",
  "sandbox-data-unrelated": "compare-local",
  "bank-moved-since-evaluation": "look-at-ruleset",
  "account-gone": "read-accounts-again",
  "account-new": "read-accounts-again",
  "account-replaced": "compare-account-numbers",
  "account-filtered": "look-at-the-request",
  "endpoint-lists-fewer": "look-at-link",
  "manual-account": "look-at-link",
  "owed-to-holder": "ask-the-bank",
  "limited-purpose": "look-at-link",
  "overdraft-not-in-available": "ask-the-bank",
  "overdraft-in-available": "ask-the-bank",
  "agree-just-linked": "compare-tomorrow",
  "agree-after-real-time": "compare-tomorrow",
  "agree-just-updated": "compare-tomorrow",
  "agree-nothing-moved": "compare-tomorrow",
  "agree-by-chance": "compare-tomorrow",
  "agree-sandbox-static": "compare-tomorrow",
};

/** The finding with what would settle it on an Item with these products; a certain one needs nothing. */
export function withSettlement(finding: DraftFinding, products: readonly string[]): DraftFinding {
  if (finding.certainty === "certain") return finding;
  // A fact is uncertain only where it was guessed which call gave one of its answers.
  const settledBy = settlements[finding.code] ?? "name-the-endpoints";
  return { ...finding, settledBy: settledBy === "refresh-transactions" ? settledByUpdate(products) : settledBy };
}

/** Only an Item with Transactions can be refreshed by it: /transactions/refresh on another adds the product, or fails. */
function settledByUpdate(products: readonly string[]): string {
  if (products.includes("transactions")) return "refresh-transactions";
  return hasSubscription(products) ? "compare-after-update" : "ask-the-bank";
}
