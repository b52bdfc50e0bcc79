import type { CopyStep, TroubleSpan } from "../../core/timeline/timeline.ts";
import { timelineMessages } from "../messages/timeline.ts";
import type { TextContext } from "../segment.ts";
import { message } from "../translate.ts";

type Word = keyof typeof timelineMessages extends `timeline.${infer Name}` ? Name : never;

/** A word of the time line in the reader's language. */
function timelineWord(name: Word, context: TextContext): string {
  return message([`timeline.${name}`], timelineMessages, context);
}

const causes: readonly (readonly [shape: RegExp, name: Word])[] = [
  [/^link$/, "cause.link"],
  [/^(background-|initial-update$|historical-update$|product-added$)/, "cause.update"],
  [/-refresh$/, "cause.refresh"],
  [/^(balance-get|other-client)$/, "cause.real-time"],
  [/^signal-evaluate$/, "cause.evaluation"],
  [/^update-mode$/, "cause.update-mode"],
];

/** What wrote the copy, in one or two words. */
export function causeWord({ cause }: Pick<CopyStep, "cause">, context: TextContext): string {
  return timelineWord(causes.find(([shape]) => shape.test(cause))?.[1] ?? "cause.other", context);
}

/** What failed, and why. */
export function spanWords({ code, endpoint }: Pick<TroubleSpan, "code" | "endpoint">, context: TextContext): string {
  const word = troubleWord(code, context);
  return endpoint == null ? word : `${endpoint}: ${word}`;
}

/** The name of a Plaid `error_code`; the code itself when it has none. */
export function troubleWord(code: string, context: TextContext): string {
  const key = `timeline.trouble.${code}`;
  return Object.hasOwn(timelineMessages, key)
    ? timelineWord(`trouble.${code}` as Word, context)
    : (context.messages[key] ?? code);
}
