import { ruleSeverities } from "../../code/chosenRules.ts";
import type { FileRemark } from "./lintFiles.ts";
import type { LintFailCondition } from "./lintOptions.ts";

/** Which conditions of `--fail-on` are met, in one line, and by how many remarks; null when none is met. */
export function lintFailOnSentence(
  remarks: readonly FileRemark[],
  conditions: readonly LintFailCondition[],
): string | null {
  const parts = conditions.flatMap((condition) => {
    const count = remarks.filter((remark) => isMetBy(condition, remark)).length;
    const what = condition.kind === "rule" ? condition.rule : condition.severity;
    return count === 0 ? [] : [`${what} (${count === 1 ? "1 remark" : `${count} remarks`})`];
  });
  return parts.length === 0 ? null : `Failed by --fail-on: ${parts.join(", ")}.`;
}

function isMetBy(condition: LintFailCondition, { rule, severity }: FileRemark): boolean {
  if (condition.kind === "rule") return condition.rule === rule;
  return ruleSeverities.indexOf(severity) <= ruleSeverities.indexOf(condition.severity);
}
