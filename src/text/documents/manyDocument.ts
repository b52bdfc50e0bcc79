import { disagreeMost, type ItemOutcome, oldestFirst } from "../../core/summaries/itemOutcomes.ts";
import { linkedTwice } from "../../core/summaries/linkedTwice.ts";
import { markdownTable, markdownText } from "../export/markdownParts.ts";
import { failureSentence } from "../findings/failureSentence.ts";
import { formatAge, formatDateTime, formatMoney } from "../format.ts";
import { formatsOf } from "../intlFormats.ts";
import { manyItemsMessages } from "../messages/manyItems.ts";
import type { TextContext } from "../segment.ts";
import { fill, type KeyIn, message } from "../translate.ts";
import { linkedTwiceWords, manySentences, manyTitle, outcomeWords, whyWords } from "./manySentences.ts";

export interface ManyDocumentInput {
  readonly outcomes: readonly ItemOutcome[];
  /** Comparisons not started before the cancel. */
  readonly left: number;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly environment: string;
  /** The name that an Item is shown under. */
  nameOf(outcome: ItemOutcome): string;
}

/**
 * Several comparisons as Markdown: the largest differences per currency and their causes, the oldest balances, and
 * failures.
 */
export function manyDocument(input: ManyDocumentInput, context: TextContext): string {
  const { outcomes, left, startedAt, environment, nameOf } = input;
  const say = (key: KeyIn<typeof manyItemsMessages>) => message([key], manyItemsMessages, context);
  const name = (outcome: ItemOutcome) => markdownText(nameOf(outcome));
  const rankings = disagreeMost(outcomes).flatMap(({ currency, rows }) => [
    `## ${
      currency === null
        ? say("many.section.no-currency")
        : fill(say("many.section.currency"), { currency: markdownText(currency) })
    }`,
    markdownTable(
      (
        [
          "many.column.item",
          "many.column.widest",
          "many.column.accounts",
          "many.column.age",
          "many.column.why",
        ] as const
      ).map(say),
      rows.map(({ outcome, disagreement }) => [
        name(outcome),
        markdownText(formatMoney(disagreement.widest, currency, context)),
        formatsOf(context).count(disagreement.accounts),
        outcome.oldest === null ? "" : formatAge(outcome.oldest, context),
        markdownText(whyWords(outcome, context)),
      ]),
    ),
  ]);
  const aged = oldestFirst(outcomes);
  const twice = linkedTwice(outcomes);
  const failures = outcomes.filter((outcome) => outcome.kind === "not-compared" || outcome.failedCalls > 0);
  return [
    `# ${manyTitle(outcomes, context)}`,
    `${markdownText(environment)}, ${formatDateTime(startedAt, context)}`,
    manySentences(outcomes, left, context)
      .map((sentence) => `- ${sentence}`)
      .join("\n"),
    ...rankings,
    ...(aged.length === 0
      ? []
      : [
          `## ${say("many.section.oldest")}`,
          markdownTable(
            (["many.column.item", "many.column.age"] as const).map(say),
            aged.map((outcome) => [name(outcome), formatAge(outcome.oldest, context)]),
          ),
        ]),
    ...(twice.length === 0
      ? []
      : [
          `## ${say("many.section.twice")}`,
          twice
            .map(({ items, ...group }) => {
              const ofGroup = outcomes.filter(({ item }) => items.includes(item));
              const names = ofGroup.map((outcome) => `${nameOf(outcome)} (${outcome.item.itemId})`);
              return `- ${markdownText(linkedTwiceWords({ ...group, names }, context))}`;
            })
            .join("\n"),
        ]),
    ...(failures.length === 0
      ? []
      : [
          `## ${say("many.section.failures")}`,
          failures
            .map((outcome) =>
              outcome.kind === "not-compared"
                ? `- ${name(outcome)}: ${markdownText(failureSentence(outcome.failure, context).sentence)}`
                : `- ${name(outcome)}: ${markdownText(outcomeWords(outcome, context))}`,
            )
            .join("\n"),
        ]),
    "",
  ].join("\n\n");
}
