import { type BankChange, bankChanges, type CallMark } from "../../core/timeline/timeline.ts";
import { formatsOf } from "../intlFormats.ts";
import { timelineToolsMessages } from "../messages/timeline.ts";
import type { TextContext } from "../segment.ts";
import { counted, fill, message } from "../translate.ts";

type ToolsText = keyof typeof timelineToolsMessages extends `timelineTools.${infer Name}` ? Name : never;

/** A text of the table, or of what is read of a moment, in the reader's language. */
export function toolsText(
  name: ToolsText,
  context: TextContext,
  values: Readonly<Record<string, string>> = {},
): string {
  return fill(message([`timelineTools.${name}`], timelineToolsMessages, context), values);
}

/** How many events the table does not show. */
export function moreRowsWords(count: number, context: TextContext): string {
  return countWords("timelineTools.more-rows", count, context);
}

/** How many events there are. */
export function eventCountWords(count: number, context: TextContext): string {
  return countWords("timelineTools.events", count, context);
}

function countWords(key: `timelineTools.${string}`, count: number, context: TextContext): string {
  const text = message(counted(key, count, context), timelineToolsMessages, context);
  return fill(text, { count: formatsOf(context).count(count) });
}

/** What changed the balance at the bank. */
export function changeWord(change: BankChange, context: TextContext): string {
  return toolsText(`change.${bankChanges.find((each) => each === change) ?? "several"}`, context);
}

/** The kind of a call, as in the table's column heading. */
export function kindWord({ kind }: Pick<CallMark, "kind">, context: TextContext): string {
  return toolsText(`kind.${kind}`, context);
}
