import { formatsOf } from "../intlFormats.ts";
import { planMessages } from "../messages/plans.ts";
import type { TextContext } from "../segment.ts";
import { counted, fill, type KeyIn, message } from "../translate.ts";

type PlanKey = KeyIn<typeof planMessages>;
type Values = Readonly<Record<string, string>>;

/** A message about a plan, in the reader's language. */
export function planWords(key: PlanKey, context: TextContext, values: Values = {}): string {
  return fill(message([key], planMessages, context), values);
}

/** One with a `{count}`, in the plural form of it. */
export function countedPlanWords(key: PlanKey, count: number, context: TextContext, values: Values = {}): string {
  const words = message(counted(key, count, context), planMessages, context);
  return fill(words, { count: formatsOf(context).count(count), ...values });
}
