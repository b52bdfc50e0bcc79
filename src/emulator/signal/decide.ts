import type { ErrorCode } from "../wire/errorFacts.ts";
import type { Outcome, Rule, Ruleset, RuleTest } from "./rulesets.ts";

/** Everything that a rule can test; null where it is missing. */
export interface RuleFacts {
  /** Why the bank cannot be reached; null when it can. */
  readonly trouble: ErrorCode | null;
  readonly isManual: boolean;
  readonly amount: number;
  readonly attributes: Readonly<Record<string, unknown>> | null;
  readonly scores: {
    readonly bank_initiated_return_risk: { readonly score: number };
    readonly customer_initiated_return_risk: { readonly score: number };
  } | null;
}

/** The `ruleset` object of an evaluation: of the first rule that holds, else of the fallback. */
export function decide(named: { key: string; set: Ruleset }, facts: RuleFacts) {
  const rule: Rule | undefined = named.set.rules[decidingRule(named.set, facts) ?? -1];
  const outcome: Outcome = rule ?? named.set.fallback;
  const details = {
    ...(outcome.custom_action_key === undefined ? {} : { custom_action_key: outcome.custom_action_key }),
    ...(outcome.internal_note === undefined ? {} : { internal_note: outcome.internal_note }),
  };
  return {
    result: outcome.result,
    ruleset_key: named.key,
    triggered_rule_details: Object.keys(details).length === 0 ? null : details,
  };
}

/** The index of the first rule that holds; null when the fallback decides. */
export function decidingRule(set: Ruleset, facts: RuleFacts): number | null {
  const index = set.rules.findIndex((rule) => rule.when.every((test) => holds(test, facts)));
  return index < 0 ? null : index;
}

/** A test of a missing value does not hold, so its rule is skipped. */
function holds(test: RuleTest, facts: RuleFacts): boolean {
  switch (test.test) {
    case "login_required":
      return facts.trouble === "ITEM_LOGIN_REQUIRED";
    case "manually_verified":
      return facts.isManual;
    case "bank_failed":
      return facts.trouble !== null;
    case "balance_at_most_amount": {
      const balance = facts.attributes?.available_balance ?? facts.attributes?.current_balance;
      return typeof balance === "number" && balance <= facts.amount;
    }
    case "customer_risk":
      return lies(facts.scores?.customer_initiated_return_risk.score, test);
    case "bank_risk":
      return lies(facts.scores?.bank_initiated_return_risk.score, test);
    default:
      return lies(facts.attributes?.[test.attribute ?? ""], test);
  }
}

function lies(value: unknown, { above, below }: RuleTest): boolean {
  if (typeof value === "boolean") return lies(Number(value), { test: "attribute", above, below });
  return typeof value === "number" && value > (above ?? -Infinity) && value < (below ?? Infinity);
}
