import type { CodeFix } from "../../code/fixes/codeFix.ts";
import type { Remark } from "../../code/rules/rule.ts";
import { fixMessages } from "../messages/fixes.ts";
import { remarkMessages } from "../messages/remarks.ts";
import type { TextContext } from "../segment.ts";
import { fill, message } from "../translate.ts";

/** What is worth a second look, in a sentence. */
export function remarkSentence({ rule, named }: Pick<Remark, "rule" | "named">, context: TextContext): string {
  return fill(message([`remark.${rule}`], remarkMessages, context), { named });
}

/** What a fix of a remark does, as the title of an action. */
export function fixTitle(
  kind: CodeFix["kind"] | "ignore",
  { rule }: Pick<Remark, "rule">,
  context: TextContext,
): string {
  return fill(message([`fix.${kind}`], fixMessages, context), { rule });
}
