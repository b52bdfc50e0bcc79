/** What is measured: what the rules say of a file, all of them switched on, as lines. */
import { languageOf } from "../../src/code/languages/language.ts";
import { remarksOn } from "../../src/code/rules/remarksOn.ts";
import type { RuleId } from "../../src/code/rules/rule.ts";
import { scanCode } from "../../src/code/scanCode.ts";

export interface FoundRemark {
  readonly rule: RuleId;
  /** From 1. */
  readonly line: number;
}

/** One a rule and line. */
export function foundRemarks(file: string, text: string): readonly FoundRemark[] {
  const language = languageOf(file);
  const scanned = language === null ? null : scanCode(language, text);
  if (scanned === null) return [];
  const found = new Map<string, FoundRemark>();
  for (const { rule, start } of remarksOn(scanned, () => true)) {
    const line = text.slice(0, start).split("\n").length;
    found.set(`${rule} ${line}`, { rule, line });
  }
  return [...found.values()];
}
