import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Certainty, Finding } from "../../core/findings/finding.ts";
import { explanationOf, type FindingGroup, findingGroups } from "../../core/findings/findingGroups.ts";
import { fillSegments } from "../fillSegments.ts";
import { wordMessages } from "../messages/words.ts";
import type { Segment, TextContext } from "../segment.ts";
import { counted, type KeyIn, message } from "../translate.ts";
import { findingSentence } from "./findingSentence.ts";

/** The most severe fact of a comparison with its best cause, or the statement that there is none. */
export interface VerdictSentence {
  /** The fact, with the number of other accounts it applies to. */
  readonly fact: readonly Segment[];
  /** Its best cause, or that it is unexplained; empty when the fact needs no cause. */
  readonly explanation: readonly Segment[];
  /** Both as one text. */
  readonly segments: readonly Segment[];
  /** The cause's certainty if there is one, since it is the lower of the two, else the fact's; null: no finding. */
  readonly certainty: Certainty | null;
}

function plain(key: KeyIn<typeof wordMessages>, context: TextContext): VerdictSentence {
  const fact = [{ text: message([key], wordMessages, context) }];
  return { fact, explanation: [], segments: fact, certainty: null };
}

/**
 * The verdict of a comparison: its most severe fact, the number of other accounts it applies to, and its best cause.
 * `findings` are those of `findingsOf(comparison)`, in that order.
 */
export function verdictSentence(
  comparison: Comparison,
  findings: readonly Finding[],
  context: TextContext,
): VerdictSentence {
  const groups = findingGroups(findings);
  const [first] = groups;
  if (first === undefined) {
    if (comparison.status === "running") return plain("verdict.running", context);
    const answered = comparison.readings.some((reading) => reading.outcome === "ok" && reading.accounts.length > 0);
    if (answered) return plain("verdict.no-finding", context);
    return plain(comparison.status === "cancelled" ? "verdict.cancelled" : "verdict.no-answer", context);
  }
  const fact = [...findingSentence(first.fact, context), ...moreAccounts(first.fact, groups, context)];
  const best = explanationOf(first);
  const explanation = best === null ? [] : findingSentence(best, context);
  return {
    fact,
    explanation,
    segments: explanation.length === 0 ? fact : [...fact, { text: " " }, ...explanation],
    certainty: best?.explains === undefined ? first.fact.certainty : best.certainty,
  };
}

/** Counts each account once: two findings may be about two fields of one account. */
function moreAccounts(fact: Finding, groups: readonly FindingGroup[], context: TextContext): readonly Segment[] {
  const alike = groups.filter((group) => group.fact.code === fact.code);
  const others = new Set(alike.flatMap((group) => group.fact.accountIds));
  for (const accountId of fact.accountIds) others.delete(accountId);
  if (others.size === 0) return [];
  const count = { kind: "count", value: others.size } as const;
  const template = message(counted("verdict.more", others.size, context), wordMessages, context);
  return [{ text: " " }, ...fillSegments(template, { count }, context)];
}
