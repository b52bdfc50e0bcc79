import type { Evidence } from "../evidence/evidence.ts";
import { groupBy } from "../groupBy.ts";
import { byNumbers } from "../reading/byNumbers.ts";
import type { OkReading } from "../reading/reading.ts";
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
    const groups = groupBy(found.filter(isTogether), ({ cause }) => `${cause.variant} ${cause.certainty}`);
    const alikeTo = alikeIn(evidence);
    const together = [...groups.values()].flatMap((group): Statement[] => {
      const [first] = group;
      if (first === undefined) return [];
      const { change: _, ...base } = first.change.base;
      const accountIds = [...new Set(group.map(({ change }) => change.accountId))];
      const all: ChangeBase = {
        ...(group.length === 1 ? first.change.base : omitNumbers(base)),
        accountIds,
        readings: alikeTo(group.map(({ change }) => change)),
        evidence: group.flatMap(({ change }) => change.base.evidence),
        params: { ...first.change.base.params, count: countOf(accountIds.length) },
      };
      return [statementOf(all, first.change, first.cause, true)];
    });
    return [...single, ...together];
  },
};

/** Finds the answers before and after changes with the same numbers as their two: the same event changed them. */
function alikeIn(evidence: Evidence): (changes: readonly AnswerChange[]) => readonly string[] {
  const before = alikeAmong(evidence, evidence.cachedBefore);
  const after = alikeAmong(evidence, evidence.cachedAfter);
  return (changes) => {
    const ids = new Set<string>();
    const told = new Set<string>();
    // Thousands of changes may have few numbers.
    const tell = (side: typeof before, like: OkReading, accountId: string): void => {
      const numbers = JSON.stringify([side === before, accountId, evidence.shown(like, accountId)?.balances]);
      if (told.has(numbers)) return;
      told.add(numbers);
      for (const id of side(like, accountId)) ids.add(id);
    };
    for (const { left, right, accountId } of changes) {
      tell(before, left, accountId);
      tell(after, right, accountId);
    }
    return [...ids];
  };
}

/** Finds those of a list that show an account with the same numbers, in its order. */
function alikeAmong(
  evidence: Evidence,
  readings: readonly OkReading[],
): (like: OkReading, accountId: string) => readonly string[] {
  const lookUp = byNumbers(readings);
  const places = new Map(readings.map((reading, place) => [reading, place]));
  return (like, accountId) => {
    const balances = evidence.shown(like, accountId)?.balances;
    if (balances === undefined) return [];
    return lookUp(accountId, balances)
      .flatMap((list) => list.filter((reading) => showSame(evidence, reading, like, accountId)))
      .sort((left, right) => (places.get(left) ?? 0) - (places.get(right) ?? 0))
      .map(({ id }) => id);
  };
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
