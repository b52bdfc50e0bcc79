import { type Checked, list, number, oneOf, record, required, text } from "../wire/fields.ts";

const outcome = {
  result: required(oneOf(["ACCEPT", "REROUTE", "REVIEW"])),
  custom_action_key: text(),
  internal_note: text(),
};

/**
 * A ruleset as data. A `balance` one has the bank asked and gives two attributes; a `scores` one works from the cached
 * data, unless a rule looks at the balance against the amount, and gives scores and every attribute. The first rule all
 * of whose tests hold decides; a rule whose data is missing is passed over; the fallback decides when none does
 * (https://plaid.com/docs/signal/signal-rules/).
 */
export const rulesetFields = {
  kind: required(oneOf(["balance", "scores"])),
  rules: required(
    list(
      record({
        when: required(
          list(
            record({
              test: required(
                oneOf([
                  "login_required",
                  "bank_failed",
                  "manually_verified",
                  /** `available`, or `current` where there is none, is at most the amount. */
                  "balance_at_most_amount",
                  "customer_risk",
                  "bank_risk",
                  "attribute",
                ]),
              ),
              /** A test of a number: it is above, below, or between. */
              above: number(),
              below: number(),
              /** The core attribute that the test `attribute` looks at. */
              attribute: text(),
            }),
            { min: 1, max: 20 },
          ),
        ),
        ...outcome,
      }),
      { max: 100 },
    ),
  ),
  fallback: required(record(outcome)),
};

export type Ruleset = Checked<typeof rulesetFields>;
export type Rule = Ruleset["rules"][number];
export type RuleTest = Rule["when"][number];
export type Outcome = Ruleset["fallback"];

/** A client's setup for Signal: at Plaid it is made in the Dashboard, here through the control. */
export interface SignalSettings {
  readonly rulesets: ReadonlyMap<string, Ruleset>;
  /** Without it a request must not hold `user` and `device`. */
  readonly addendumSigned: boolean;
  /** Whether rulesets of scores may be used. */
  readonly scoresEnabled: boolean;
  /** A call that names no ruleset uses none. */
  readonly optedOut: boolean;
}

/** Whether an evaluation by this ruleset asks the bank. */
export function contactsBank(ruleset: Ruleset): boolean {
  return (
    ruleset.kind === "balance" ||
    ruleset.rules.some((rule) => rule.when.some(({ test }) => test === "balance_at_most_amount"))
  );
}

/**
 * One of each kind. `default` is modelled on the ruleset that Plaid provisions
 * (https://plaid.com/docs/transfer/signal-rules/). `scores-and-balance` is a ruleset of scores with a balance rule, which
 * therefore asks the bank.
 */
const builtInRulesets: ReadonlyMap<string, Ruleset> = new Map<string, Ruleset>([
  [
    "default",
    {
      kind: "balance",
      rules: [
        { when: [{ test: "login_required" }], result: "ACCEPT", custom_action_key: "ITEM_LOGIN_REQUIRED" },
        { when: [{ test: "manually_verified" }], result: "ACCEPT", custom_action_key: "MANUALLY_VERIFIED_ITEM" },
        { when: [{ test: "bank_failed" }], result: "ACCEPT", custom_action_key: "ERROR" },
        { when: [{ test: "balance_at_most_amount" }], result: "REROUTE", custom_action_key: "NSF" },
      ],
      fallback: { result: "ACCEPT" },
    },
  ],
  [
    "scores",
    {
      kind: "scores",
      rules: [
        {
          when: [{ test: "customer_risk", above: 80 }],
          result: "REROUTE",
          internal_note: "high risk of a return",
        },
        {
          when: [{ test: "customer_risk", above: 50 }],
          result: "REVIEW",
          internal_note: "medium risk of a return",
        },
      ],
      fallback: { result: "ACCEPT" },
    },
  ],
  [
    "scores-and-balance",
    {
      kind: "scores",
      rules: [
        { when: [{ test: "balance_at_most_amount" }], result: "REROUTE", custom_action_key: "NSF" },
        {
          when: [{ test: "customer_risk", above: 50 }],
          result: "REVIEW",
          internal_note: "medium risk of a return",
        },
      ],
      fallback: { result: "ACCEPT" },
    },
  ],
]);

export const usualSettings: SignalSettings = {
  rulesets: builtInRulesets,
  addendumSigned: true,
  scoresEnabled: true,
  optedOut: false,
};
