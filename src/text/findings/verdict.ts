import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Certainty, Finding } from "../../core/findings/finding.ts";
import { explanationOf, type FindingGroup, findingGroups } from "../../core/findings/findingGroups.ts";
import { fillSegments } from "../fillSegments.ts";
import { wordMessages } from "../messages/words.ts";
import type { Segment, TextContext } from "../segment.ts";
import { counted, type KeyIn, message } from "../translate.ts";
import { findingSentence } from "./findingSentence.ts";

/** The gravest fact of a comparison with its best cause, or the plain statement that there is none. */
export interface Verdict {
  /** The fact, and the number of other accounts it applies to. */
  readonly fact: readonly Segment[];
  /** Its best cause, or that nothing explains it; empty when the fact needs no cause. */
  readonly explanation: readonly Segment[];
  /** Both as one text. */
  readonly segments: readonly Segment[];
  /** How sure the fact is; null: no finding. */
  readonly factCertainty: Certainty | null;
  /** How sure the cause is; null: none is told. */
  readonly causeCertainty: Certainty | null;
  /**
   * The certainty to show beside the verdict: that of the cause where there is one, since it is the less certain of the
   * two.
   */
  readonly certainty: Certainty | null;
  /** The findings that the verdict names: the fact first. */
  readonly told: readonly [] | readonly [Finding] | readonly [Finding, Finding];
}

function plain(key: KeyIn<typeof wordMessages>, context: TextContext): Verdict {
  const fact = [{ text: message([key], wordMessages, context) }];
  const sure = { factCertainty: null, causeCertainty: null, certainty: null };
  return { fact, explanation: [], segments: fact, ...sure, told: [] };
}

/**
 * The verdict of a comparison: its gravest fact, the number of other accounts that applies to, and its best cause.
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
  const told = explanationOf(first);
  const explanation = told === null ? [] : findingSentence(told, context);
  const factCertainty = first.fact.certainty;
  const causeCertainty = told?.explains === undefined ? null : told.certainty;
  return {
    fact,
    explanation,
    segments: explanation.length === 0 ? fact : [...fact, { text: " " }, ...explanation],
    factCertainty,
    causeCertainty,
    certainty: causeCertainty ?? factCertainty,
    told: told === null ? [first.fact] : [first.fact, told],
  };
}

/** Each account once: a fact may be told of two fields of it. */
function moreAccounts(fact: Finding, groups: readonly FindingGroup[], context: TextContext): readonly Segment[] {
  const alike = groups.filter((group) => group.fact.code === fact.code);
  const others = new Set(alike.flatMap((group) => group.fact.accountIds));
  for (const accountId of fact.accountIds) others.delete(accountId);
  if (others.size === 0) return [];
  const count = { kind: "count", value: others.size } as const;
  const template = message(counted("verdict.more", others.size, context), wordMessages, context);
  return [{ text: " " }, ...fillSegments(template, { count }, context)];
}
