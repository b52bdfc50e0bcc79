import { fixOf } from "../../../../src/code/fixes/fixOf.ts";
import type { CodeLanguage } from "../../../../src/code/languages/language.ts";
import { remarksOn } from "../../../../src/code/rules/remarksOn.ts";
import type { RuleId } from "../../../../src/code/rules/rule.ts";
import { scanCode } from "../../../../src/code/scanCode.ts";

/** The remarks of one rule, or of all, each as what is marked. */
export function marked(language: CodeLanguage, text: string, only?: RuleId): readonly string[] {
  const code = scanCode(language, text);
  if (code === null) return [];
  return remarksOn(code, (rule) => only === undefined || rule === only).map(({ start, end }) => text.slice(start, end));
}

/** The text once the fix of a rule's first remark is applied. */
export function mended(language: CodeLanguage, text: string, rule: RuleId): string {
  const code = scanCode(language, text);
  const [remark] = code === null ? [] : remarksOn(code, (id) => id === rule);
  if (remark === undefined) throw new Error("there is no remark");
  const fix = code === null ? null : fixOf(code, remark);
  if (fix === null) throw new Error("there is no fix");
  return text.slice(0, fix.at.start) + fix.text + text.slice(fix.at.end);
}
