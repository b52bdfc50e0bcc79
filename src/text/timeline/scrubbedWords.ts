import type { Quantity } from "../../core/timeline/quantity.ts";
import { stepAt } from "../../core/timeline/stepAt.ts";
import type { CallMark, ScrubbedMoment, Timeline } from "../../core/timeline/timeline.ts";
import { formatMoment, formatMoney } from "../format.ts";
import type { TextContext } from "../segment.ts";
import { troubleWord } from "./timelineWords.ts";
import { kindWord, toolsText } from "./toolsWords.ts";

/** A value that is known at a moment. */
export interface ScrubbedValue {
  readonly key: string;
  /** The kind of call; null for the bank itself. */
  readonly kind: CallMark["kind"] | null;
  readonly name: string;
  readonly value: string;
  /** More about the value: a decision, or the time that it is of. */
  readonly note: string | null;
}

/** The moment itself, with seconds when they matter. */
export function momentWords(at: number, context: TextContext, isFine = false): string {
  return formatMoment(new Date(at).toISOString(), context, {
    precision: isFine ? "millisecond" : "minute",
    isDated: true,
  });
}

const kinds = ["cached", "evaluated", "real-time"] as const;

/**
 * What the bank's ledger says at a moment, and what each kind of call would have returned. `moment` comes from the
 * host; while it is null, those values are shown as dots.
 */
export function scrubbedValues(
  timeline: Timeline,
  quantity: Quantity,
  { at, moment }: { readonly at: number; readonly moment: ScrubbedMoment | null },
  context: TextContext,
): readonly ScrubbedValue[] {
  const { currency } = timeline.unit;
  const money = (amount: number | null) =>
    amount === null ? toolsText("null", context) : formatMoney(amount, currency, context);
  const bank = stepAt(timeline.bank, at);
  const answers = kinds.map((kind): ScrubbedValue => {
    const answer = moment?.answers.find((each) => each.kind === kind);
    const name = kindWord({ kind }, context);
    if (answer === undefined) return { key: kind, kind, name, value: moment === null ? "…" : "–", note: null };
    if (answer.failed !== null)
      return { key: kind, kind, name, value: troubleWord(answer.failed, context), note: null };
    return { key: kind, kind, name, value: money(answer[quantity]), note: answer.decision ?? null };
  });
  if (bank === null) return answers;
  return [
    { key: "bank", kind: null, name: toolsText("bank", context), value: money(bank[quantity]), note: null },
    ...answers,
  ];
}

/** What a call returned, when there is no ledger. */
export function markValue(
  call: CallMark,
  quantity: Quantity,
  { unit }: Pick<Timeline, "unit">,
  context: TextContext,
): ScrubbedValue {
  const amount = call[quantity];
  const answered = amount === null ? toolsText("null", context) : formatMoney(amount, unit.currency, context);
  return {
    key: call.kind,
    kind: call.kind,
    name: `${call.endpoint} · ${kindWord(call, context)}`,
    value: call.failed === null ? answered : troubleWord(call.failed, context),
    note: call.failed !== null || call.asOf === null ? null : asOfWords(call.asOf, context),
  };
}

/** The interval that a balance is of. */
export function asOfWords({ from, to }: NonNullable<CallMark["asOf"]>, context: TextContext): string {
  const words = (iso: string) => formatMoment(iso, context, { isDated: true });
  if (from === to) return words(to);
  if (from === null) return toolsText("up-to", context, { to: words(to) });
  return toolsText("between", context, { from: words(from), to: words(to) });
}
