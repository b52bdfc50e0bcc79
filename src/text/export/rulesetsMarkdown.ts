import { ageLookup } from "../../core/age/ageLookup.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { evaluatedDebits } from "../../core/reading/evaluatedDebits.ts";
import { debitTitle } from "../findings/debitTitle.ts";
import { type RulesetRow, rulesetOrder, rulesetRows, rulesetsTitle } from "../findings/rulesetRows.ts";
import { formatAge } from "../format.ts";
import type { TextContext } from "../segment.ts";
import { sharedLabel } from "../sharedLabels.ts";
import { alignedTable, markdownCode, markdownText } from "./markdownParts.ts";

/** Each debit evaluated more than once, as a table; empty when there is none. */
export function rulesetsMarkdown(comparison: Comparison, context: TextContext): readonly string[] {
  const debits = evaluatedDebits(comparison);
  if (debits.length === 0) return [];
  const ages = ageLookup(comparison);
  return debits.flatMap((debit) => {
    const rows = rulesetRows(debit, ages, context);
    return [
      `## ${rulesetsTitle(rows, context)}`,
      markdownText(debitTitle(comparison, debit, context)),
      table(rows, context),
      markdownText(rulesetOrder(rows, context)),
    ].filter((part) => part !== "");
  });
}

function table(rows: readonly RulesetRow[], context: TextContext): string {
  const labels = [
    "rulesetColumn",
    "rulesetResult",
    "rulesetBalance",
    "rowAge",
    "rulesetScores",
    "rowLatency",
    "rulesetBilling",
  ] as const;
  const cells = rows.map((row) => {
    const name = row.isKey ? markdownCode(row.ruleset) : markdownText(row.ruleset);
    const decided = [
      row.result === null ? markdownText(row.noResult) : markdownCode(row.result),
      ...row.reasons.map(markdownCode),
    ];
    return [
      row.number,
      [name, row.note === "" ? "" : `(${markdownText(row.note)})`, markdownText(row.replay)]
        .filter((part) => part !== "")
        .join(" "),
      decided.filter((part) => part !== "").join(" "),
      markdownText(row.balance),
      row.age === null ? "" : markdownText(formatAge(row.age, context)),
      row.scores,
      row.latency,
      markdownText(row.billing),
    ];
  });
  return alignedTable(["", ...labels.map((label) => sharedLabel(label, context))], cells, {
    numbersFrom: labels.length + 1,
  });
}
