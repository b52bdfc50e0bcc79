import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Certainty, Finding } from "../../core/findings/finding.ts";
import { explanationOf, type FindingGroup, findingGroups } from "../../core/findings/findingGroups.ts";
import { fillSegments } from "../fillSegments.ts";
import { wordMessages } from "../messages/words.ts";
import type { Segment, TextContext } from "../segment.ts";
import { counted, type KeyIn, message } from "../translate.ts";
import { findingSentence } from "./findingSentence.ts";

/** The most severe fact of a comparison with its best cause, or the statement that there is none. */
export interface Verdict {
  /** The fact, with the number of other accounts it applies to. */
  readonly fact: readonly Segment[];
  /** Its best cause, or that it is unexplained; empty when the fact needs no cause. */
  readonly explanation: readonly Segment[];
  /** Both as one text. */
  readonly segments: readonly Segment[];
  /** The fact's certainty; null: no finding. */
  readonly factCertainty: Certainty | null;
  /** The cause's certainty; null: no cause is shown. */
  readonly causeCertainty: Certainty | null;
  /** The certainty shown beside the verdict: the cause's if there is one, since it is the lower of the two. */
  readonly certainty: Certainty | null;
  /** The findings in the verdict, the fact first. */
  readonly told: readonly [] | readonly [Finding] | readonly [Finding, Finding];
}

function plain(key: KeyIn<typeof wordMessages>, context: TextContext): Verdict {
  const fact = [{ text: message([key], wordMessages, context) }];
  const sure = { factCertainty: null, causeCertainty: null, certainty: null };
  return { fact, explanation: [], segments: fact, ...sure, told: [] };
}

/**
 * The verdict of a comparison: its most severe fact, the number of other accounts it applies to, and its best cause.
 * `findings` are those of `findingsOf(comparison)`, in that order.
 */
export function verdictOf(comparison: Comparison, findings: readonly Finding[], context: TextContext): Verdict {
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
  const factCertainty = first.fact.certainty;
  const causeCertainty = best?.explains === undefined ? null : best.certainty;
  return {
    fact,
    explanation,
    segments: explanation.length === 0 ? fact : [...fact, { text: " " }, ...explanation],
    factCertainty,
    causeCertainty,
    certainty: causeCertainty ?? factCertainty,
    told: best === null ? [first.fact] : [first.fact, best],
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
