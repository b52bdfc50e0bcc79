import type { Evidence } from "../evidence/evidence.ts";
import { type AnswerChange, answerChanges, type ChangeBase, showSame } from "./answerChanges.ts";
import { type Codes, docs, type Rule, type Statement } from "./cause.ts";
import { type ChangeCause, changeCause } from "./changeCause.ts";
import { countOf } from "./params.ts";

export const codes: Codes = {
  "changed-between-calls": { no: 20, most: "certain" },
};

const advices: Readonly<Record<string, string>> = {
  "written-through": "read-cached-first",
  "cache-moved-at-evaluation": "read-cached-first",
  "bank-moved-between-calls": "none",
};

/**
 * One endpoint gave an account different numbers at two times. Certain: both are in the answers, and which came first
 * is said only where it is known. What happened in between is inferred. The accounts that one real-time call refreshed
 * are reported together, since that is one event.
 */
export const changedBetweenCalls: Rule = {
  place: 200,
  find: (evidence) => {
    const found = answerChanges(evidence).map((change) => ({ change, cause: changeCause(evidence, change) }));
    const isTogether = ({ cause }: (typeof found)[number]): boolean => cause.code === "written-through";
    const single = found
      .filter((each) => !isTogether(each))
      .map(({ change, cause }) => statementOf(change.base, change, cause));
    const groups = new Map<string, (typeof found)[number][]>();
    for (const each of found.filter(isTogether)) {
      const key = `${each.cause.variant} ${each.cause.certainty}`;
      groups.set(key, [...(groups.get(key) ?? []), each]);
    }
    const together = [...groups.values()].flatMap((group): Statement[] => {
      const [first] = group;
      if (first === undefined) return [];
      const { change: _, ...base } = first.change.base;
      const accountIds = [...new Set(group.map(({ change }) => change.accountId))];
      const all: ChangeBase = {
        ...(group.length === 1 ? first.change.base : omitNumbers(base)),
        accountIds,
        readings: [...new Set(group.flatMap(({ change }) => alikeTo(evidence, change)))],
        evidence: group.flatMap(({ change }) => change.base.evidence),
        params: { ...first.change.base.params, count: countOf(accountIds.length) },
      };
      return [statementOf(all, first.change, first.cause, true)];
    });
    return [...single, ...together];
  },
};

/** The answers before and after the change with the same numbers as its two: the same event changed them. */
function alikeTo(evidence: Evidence, { left, right, accountId }: AnswerChange): readonly string[] {
  const before = evidence.cachedBefore.filter((reading) => showSame(evidence, reading, left, accountId));
  const after = evidence.cachedAfter.filter((reading) => showSame(evidence, reading, right, accountId));
  return [...before, ...after].map(({ id }) => id);
}

/** Several accounts share no amount by which they changed. */
function omitNumbers({ window: _, split: __, change: ___, ...base }: ChangeBase): ChangeBase {
  return base;
}

function statementOf(base: ChangeBase, { right }: AnswerChange, cause: ChangeCause, isTogether = false): Statement {
  const docUrl = right.kind === "real-time" ? docs.balance : docs.item;
  return {
    fact: {
      ...base,
      code: "changed-between-calls",
      variant: isTogether ? "several" : base.change === undefined ? "unordered" : base.change < 0 ? "down" : "up",
      certainty: "certain",
      severity: "info",
      advice: "none",
      docUrl,
    },
    causes: [{ ...base, ...cause, severity: "info", advice: advices[cause.code] ?? "compare-again", docUrl }],
  };
}
