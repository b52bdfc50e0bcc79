/** What a rule may look at. A rule whose data is missing is passed over (https://plaid.com/docs/signal/signal-rules/). */
export type RuleTest =
  | { readonly kind: "login-required" }
  | { readonly kind: "bank-failed" }
  | { readonly kind: "manually-verified" }
  /** `available`, or `current` where there is none, does not cover the amount. */
  | { readonly kind: "balance-below-amount" }
  | { readonly kind: "customer-risk-above"; readonly score: number }
  | { readonly kind: "always" };

export interface Rule {
  readonly when: RuleTest;
  readonly result: "ACCEPT" | "REROUTE" | "REVIEW";
  readonly customActionKey?: string;
  readonly note?: string;
}

/** First match wins; the last rule must be one that always matches. */
export interface Ruleset {
  /** A `balance` ruleset contacts the bank; a `scores` one works from the cached data. */
  readonly kind: "balance" | "scores";
  readonly rules: readonly Rule[];
}

/** `default` is modelled on the ruleset that Plaid provisions: https://plaid.com/docs/transfer/signal-rules/ */
export const builtInRulesets: Readonly<Record<string, Ruleset>> = {
  default: {
    kind: "balance",
    rules: [
      { when: { kind: "login-required" }, result: "ACCEPT", customActionKey: "ITEM_LOGIN_REQUIRED" },
      { when: { kind: "manually-verified" }, result: "ACCEPT", customActionKey: "MANUALLY_VERIFIED_ITEM" },
      { when: { kind: "bank-failed" }, result: "ACCEPT", customActionKey: "ERROR" },
      { when: { kind: "balance-below-amount" }, result: "REROUTE", customActionKey: "NSF" },
      { when: { kind: "always" }, result: "ACCEPT" },
    ],
  },
  scores: {
    kind: "scores",
    rules: [
      { when: { kind: "customer-risk-above", score: 80 }, result: "REROUTE", note: "high risk of a return" },
      { when: { kind: "customer-risk-above", score: 50 }, result: "REVIEW", note: "medium risk of a return" },
      { when: { kind: "always" }, result: "ACCEPT" },
    ],
  },
};
