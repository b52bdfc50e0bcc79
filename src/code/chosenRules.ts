import type { RuleId, RuleSeverity } from "./rules/rule.ts";
import { rules } from "./rules/rules.ts";

/** How loudly a rule may speak, the loudest first. */
export const ruleSeverities: readonly RuleSeverity[] = ["error", "warning", "information", "hint"];

/** How each rule speaks. */
export interface ChosenRules {
  isOn(rule: RuleId): boolean;
  /** @param usual what the rule itself says */
  severityOf(rule: RuleId, usual: RuleSeverity): RuleSeverity;
}

/**
 * What a person has chosen in `balanceLens.code.rules`: a severity for a rule, or `off`. A value that is none of those it may have
 * counts as none.
 */
export function chosenRules(table: unknown): ChosenRules {
  const of = (rule: RuleId): RuleSeverity | "off" | null => {
    const value = typeof table === "object" && table !== null ? (table as Record<string, unknown>)[rule] : undefined;
    return value === "off" ? value : (ruleSeverities.find((each) => each === value) ?? null);
  };
  return {
    isOn(rule) {
      const value = of(rule);
      return value === null ? isOnByDefault(rule) : value !== "off";
    },
    severityOf(rule, usual) {
      const value = of(rule);
      return value === null || value === "off" ? usual : value;
    },
  };
}

function isOnByDefault(rule: RuleId): boolean {
  return rules.some(({ id, isOnByDefault: isOn }) => id === rule && isOn);
}
