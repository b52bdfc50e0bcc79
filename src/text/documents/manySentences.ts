import { agrees, type ComparedItem, type Disagreement, type ItemOutcome } from "../../core/summaries/itemOutcomes.ts";
import { plainText } from "../fillSegments.ts";
import { failureSentence } from "../findings/failureSentence.ts";
import { findingSentence } from "../findings/findingSentence.ts";
import { formatAge, formatMoney } from "../format.ts";
import { formatsOf } from "../intlFormats.ts";
import { manyItemsMessages } from "../messages/manyItems.ts";
import type { TextContext } from "../segment.ts";
import { counted, fill, type KeyIn, message } from "../translate.ts";

function count(
  key: KeyIn<typeof manyItemsMessages>,
  value: number,
  context: TextContext,
  more: Readonly<Record<string, string>> = {},
): string {
  return fill(message(counted(key, value, context), manyItemsMessages, context), {
    count: formatsOf(context).count(value),
    ...more,
  });
}

/** How many Items differ, match, are unknown, failed and were left out; zero counts are omitted. */
function parts(outcomes: readonly ItemOutcome[], left: number): readonly (readonly [string, number])[] {
  const compared = outcomes.filter((outcome) => outcome.kind === "compared");
  const disagreeing = compared.filter(({ disagreements }) => disagreements.length > 0).length;
  const agreeing = compared.filter(agrees).length;
  const all: readonly (readonly [string, number])[] = [
    ["disagree", disagreeing],
    ["agree", agreeing],
    ["unsure", compared.length - disagreeing - agreeing],
    ["failed", outcomes.length - compared.length],
    ["stopped", left],
  ];
  return all.filter(([, value]) => value > 0);
}

/** The result of several comparisons in a few sentences. `left`: comparisons not started before the cancel. */
export function manySentences(outcomes: readonly ItemOutcome[], left: number, context: TextContext): readonly string[] {
  return parts(outcomes, left).map(([key, value]) => count(`many.${key}`, value, context));
}

/** The same in one line: `12 differ, 5 match`. */
export function manyHeadline(outcomes: readonly ItemOutcome[], left: number, context: TextContext): string {
  const words = parts(outcomes, left).map(([key, value]) => count(`many.short.${key}`, value, context));
  return words.join(", ");
}

/** The title of such a summary. */
export function manyTitle(outcomes: readonly ItemOutcome[], context: TextContext): string {
  return count("many.title", outcomes.filter(({ kind }) => kind === "compared").length, context);
}

/** `$893.56 in 1 account`. */
function disagreementWords({ widest, currency, accounts }: Disagreement, context: TextContext): string {
  return count("many.accounts", accounts, context, { widest: formatMoney(widest, currency, context) });
}

/** An Item's result in a few words: its differences per currency, the age of its cached balances, and failures. */
export function outcomeWords(outcome: ItemOutcome, context: TextContext): string {
  if (outcome.kind === "not-compared") return failureSentence(outcome.failure, context).sentence;
  const { disagreements, oldest, failedCalls } = outcome;
  return [
    ...(disagreements.length === 0
      ? [message([agrees(outcome) ? "many.agrees" : "many.unsure-words"], manyItemsMessages, context)]
      : disagreements.map((each) => disagreementWords(each, context))),
    ...(oldest === null ? [] : [formatAge(oldest, context)]),
    ...(failedCalls === 0 ? [] : [count("many.failed-calls", failedCalls, context)]),
  ].join(" · ");
}

/** An Item's most severe fact and the best cause as one text; empty without a fact. */
export function whyWords(
  { gravest, explanation }: Pick<ComparedItem, "gravest" | "explanation">,
  context: TextContext,
): string {
  return [gravest, explanation]
    .filter((finding) => finding !== null)
    .map((finding) => plainText(findingSentence(finding, context)))
    .join(" ");
}

/** Items that may be one login linked twice, with advice. `names`: the Items' names. */
export function linkedTwiceWords(
  { names, accounts }: { readonly names: readonly string[]; readonly accounts: number },
  context: TextContext,
): string {
  return count("many.twice", accounts, context, { items: formatsOf(context).list(names) });
}
