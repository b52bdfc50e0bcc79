import { type BankChange, bankChanges, type CallMark, type CopyStep } from "../../core/timeline/timeline.ts";
import { timelineMessages } from "../messages/timeline.ts";
import type { TextContext } from "../segment.ts";
import { counted, fill, message } from "../translate.ts";

/** The key of a time line text, without its family. */
export type TimelineText = keyof typeof timelineMessages extends `timeline.${infer Name}` ? Name : never;

/** A text of the time line in the reader's language. */
export function timelineText(
  name: TimelineText,
  context: TextContext,
  values: Readonly<Record<string, string>> = {},
): string {
  return fill(message([`timeline.${name}`], timelineMessages, context), values);
}

/** A time line text with a count. */
export function timelineCount(name: "left-out" | "more-rows", count: number, context: TextContext): string {
  return fill(message(counted(`timeline.${name}`, count, context), timelineMessages, context), {
    count: new Intl.NumberFormat(context.locale).format(count),
  });
}

const causes: readonly (readonly [shape: RegExp, name: TimelineText])[] = [
  [/^link$/, "cause.link"],
  [/^(background-|initial-update$|historical-update$|product-added$)/, "cause.update"],
  [/-refresh$/, "cause.refresh"],
  [/^(balance-get|other-client)$/, "cause.real-time"],
  [/^signal-evaluate$/, "cause.evaluation"],
  [/^update-mode$/, "cause.update-mode"],
];

/** What wrote the copy, in one or two words. */
export function causeWord({ cause }: Pick<CopyStep, "cause">, context: TextContext): string {
  return timelineText(causes.find(([shape]) => shape.test(cause))?.[1] ?? "cause.other", context);
}

/** What changed the balance at the bank. */
export function changeWord(change: BankChange, context: TextContext): string {
  return timelineText(`change.${bankChanges.find((each) => each === change) ?? "several"}`, context);
}

/** The name of a Plaid `error_code`; the code itself when it has none. */
export function troubleWord(code: string, context: TextContext): string {
  const key = `timeline.trouble.${code}`;
  return Object.hasOwn(timelineMessages, key)
    ? timelineText(`trouble.${code}` as TimelineText, context)
    : (context.messages[key] ?? code);
}

/** The kind of a call, as in the table's column heading. */
export function kindWord({ kind }: Pick<CallMark, "kind">, context: TextContext): string {
  return timelineText(`kind.${kind}`, context);
}
