import * as vscode from "vscode";
import type { RuleId, RuleSeverity } from "../../code/rules/rule.ts";
import { rules } from "../../code/rules/rules.ts";

/** What a person has chosen for a rule: nothing, to hear nothing of it, or how loudly. */
const chosen: readonly unknown[] = ["off", "error", "warning", "information", "hint"];

/** How each rule speaks in one file. */
export interface CodeSettings {
  isOn(rule: RuleId): boolean;
  /** @param usual what the rule itself says */
  severityOf(rule: RuleId, usual: RuleSeverity): RuleSeverity;
}

/** Reads `balanceLens.code.rules`, as it counts for a file. A value that is none of those it may have counts as none. */
export function codeSettings(document: Pick<vscode.TextDocument, "uri" | "languageId">): CodeSettings {
  const table: unknown = vscode.workspace.getConfiguration("balanceLens.code", document).get("rules");
  const of = (rule: RuleId): RuleSeverity | "off" | null => {
    const value = typeof table === "object" && table !== null ? (table as Record<string, unknown>)[rule] : undefined;
    return chosen.includes(value) ? (value as RuleSeverity | "off") : null;
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
