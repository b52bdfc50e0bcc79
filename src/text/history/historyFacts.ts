import type { Comparison } from "../../core/comparison/comparison.ts";
import { agrees, type ComparedItem, outcomeOf } from "../../core/summaries/itemOutcomes.ts";
import { whyWords } from "../documents/manySentences.ts";
import { findingTitle } from "../findings/findingTitle.ts";
import { formatAge, formatDifference, formatMoney } from "../format.ts";
import { historyMessages } from "../messages/history.ts";
import type { TextContext } from "../segment.ts";
import { message } from "../translate.ts";

/** What a row of the history says of its comparison. */
export interface HistoryFacts {
  /** A few words: the cause, else the fact, else that all match. */
  readonly verdict: string;
  /** The same in sentences; empty where the verdict needs none. */
  readonly why: string;
  readonly tone: "good" | "warning" | "dim";
  /** By how much the cached balances are off, with its sign; empty where nothing differs. */
  readonly gap: string;
  /** Of the oldest cached balance; empty where none was read. */
  readonly age: string;
}

/** What a row of the history says of a comparison, in the reader's language. */
export function historyFactsOf(comparison: Comparison, context: TextContext): HistoryFacts {
  const outcome = outcomeOf(comparison);
  return {
    ...verdictIn(outcome, context),
    gap: gapIn(outcome, context),
    age: outcome.oldest === null ? "" : formatAge(outcome.oldest, context),
  };
}

function verdictIn(outcome: ComparedItem, context: TextContext): Pick<HistoryFacts, "verdict" | "why" | "tone"> {
  const { gravest, explanation } = outcome;
  const finding = explanation ?? gravest;
  const isMatch = agrees(outcome);
  const isWarning = gravest !== null && gravest.severity !== "info";
  const verdict =
    finding !== null && (isWarning || !isMatch)
      ? findingTitle(finding.code, context)
      : message([isMatch ? "history.match" : "history.unknown"], historyMessages, context);
  return { verdict, why: whyWords(outcome, context), tone: isWarning ? "warning" : isMatch ? "good" : "dim" };
}

/** Cached minus real-time; without a real-time balance, how far the responses are apart. */
function gapIn({ gap, disagreements: [widest] }: ComparedItem, context: TextContext): string {
  if (gap !== null) return formatDifference(gap.value, gap.currency, context);
  return widest === undefined ? "" : formatMoney(widest.widest, widest.currency, context);
}
