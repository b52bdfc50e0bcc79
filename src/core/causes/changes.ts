import { hasSubscription } from "../age/ageClass.ts";
import type { Evidence } from "../findings/evidence.ts";
import { hasBalances } from "../findings/evidence.ts";
import type { DraftFinding } from "../findings/finding.ts";
import type { FactsReading } from "../item/itemReadings.ts";
import { isSameMoney } from "../money/money.ts";
import { sharedUnit } from "../reading/balances.ts";
import { sameNumbers } from "../reading/evaluatedNumber.ts";
import type { OkReading } from "../reading/reading.ts";
import { differingFields, pairDifference } from "./answerPair.ts";
import { type Codes, docs, type Rule, type Statement } from "./cause.ts";
import { isGuessed } from "./guessed.ts";
import { countOf } from "./params.ts";

export const codes: Codes = {
  "changed-between-calls": { no: 20, most: "certain" },
  "written-through": { no: 20, most: "likely", settledBy: "read-stamps" },
  "cache-moved-at-evaluation": { no: 20, most: "possible", settledBy: "evaluate-again" },
  "cache-updated-meanwhile": { no: 31, most: "likely", settledBy: "read-stamps" },
  "cache-moved-without-stamp": { no: 31, most: "possible", settledBy: "read-stamps" },
  "bank-moved-between-calls": { no: 33, most: "likely", settledBy: "refresh-transactions" },
};

type Base = Omit<DraftFinding, "code" | "certainty" | "advice" | "docUrl" | "severity">;

interface Change {
  readonly left: OkReading;
  readonly right: OkReading;
  readonly accountId: string;
  readonly base: Base;
}

/** Compares each answer of an endpoint with the next one of the same endpoint, in the order of time. */
function changesOf(evidence: Evidence): readonly Change[] {
  const byEndpoint = new Map<string, OkReading[]>();
  for (const reading of evidence.ok) {
    if (reading.kind === "evaluated" || !hasBalances(reading)) continue;
    const known = byEndpoint.get(reading.endpoint);
    if (known === undefined) byEndpoint.set(reading.endpoint, [reading]);
    else known.push(reading);
  }
  return [...byEndpoint.values()].flatMap((readings) =>
    [...evidence.accounts.keys()].flatMap((accountId): Change[] => {
      const showing = readings.filter((reading) => evidence.shown(reading, accountId) !== undefined);
      return showing.slice(1).flatMap((right, index): Change[] => {
        const left = showing[index];
        if (left === undefined || showSame(evidence, left, right, accountId)) return [];
        const found = pairDifference(evidence, { left, right }, accountId, isLater(evidence, left, right));
        if (found === null) return [];
        const { field: _, value: __, ...base } = found;
        return [{ left, right, accountId, base }];
      });
    }),
  );
}

/** True where the second answer is known to be the later one; a guessed time or order does not count. */
function isLater({ times }: Evidence, left: OkReading, right: OkReading): boolean {
  return !isGuessed(left) && !isGuessed(right) && times.orderOf(left, right) === "before";
}

/** Calls that began after the first answer of a change and ended before the second. */
function between({ times }: Evidence, readings: readonly OkReading[], { left, right }: Change): readonly OkReading[] {
  return readings.filter(
    (reading) => times.orderOf(left, reading) === "before" && times.orderOf(reading, right) === "before",
  );
}

/** The `/accounts/get` that the plan makes right after an evaluation. */
function afterEvaluation({ cached }: Evidence): OkReading | undefined {
  return cached.find(({ pass }) => pass === "cached-after-evaluate");
}

type Stamps = "moved" | "stood-still" | "unread" | "none";

/**
 * Whether Plaid updated the Item between two answers, by the stamps of `/item/get`. `stood-still`: every stamp that was
 * read at or after the second answer is from before the first. `unread`: no stamp tells. `none`: `/item/get` was read,
 * and no product of the Item has a stamp.
 */
function stampsAround({ items, times }: Evidence, { left, right }: Change): Stamps {
  const [from, to] = [times.spanOf(left)?.from, times.spanOf(right)?.to];
  if (from === undefined || to === undefined) return "unread";
  const isBetween = (at: number): boolean => at > from && at <= to;
  if (items.some((answer) => updatesIn(answer).some(isBetween))) return "moved";
  // A stamp read beside the two answers covers the time between them; one read long before or after covers more.
  const atLeft = items.filter(
    (answer) => times.orderOf(answer, left) !== "before" && times.orderOf(answer, right) === "before",
  );
  const atRight = items.filter((answer) => times.orderOf(answer, right) === "unknown");
  const known = atLeft.at(-1);
  if (known !== undefined && atRight.some((answer) => updatesIn(answer).join() !== updatesIn(known).join()))
    return "moved";
  const readAfter = items.filter((answer) => times.orderOf(answer, right) !== "before");
  if (readAfter.length > 0 && items.every((answer) => updatesIn(answer).length === 0)) return "none";
  const isOfBefore = (answer: FactsReading): boolean => {
    const updates = updatesIn(answer);
    return updates.length > 0 && updates.every((at) => at <= from);
  };
  return readAfter.some(isOfBefore) ? "stood-still" : "unread";
}

/** The update stamps in an answer of `/item/get`, ms since the epoch. */
function updatesIn({ item }: FactsReading): readonly number[] {
  return [item.transactions, item.investments]
    .map((status) => Date.parse(status?.lastSuccessfulUpdate ?? ""))
    .filter((at) => !Number.isNaN(at));
}

/**
 * True where the later answer gives the numbers of a real-time call in between, the limit included, and the earlier one
 * does not.
 */
function showsLive(evidence: Evidence, { left, right, accountId }: Change, live: OkReading): boolean {
  const [now, bank] = [evidence.shown(right, accountId), evidence.shown(live, accountId)];
  if (now === undefined || bank === undefined || !sameNumbers(now.balances, bank.balances)) return false;
  return showSame(evidence, right, live, accountId) && !showSame(evidence, left, live, accountId);
}

/** True where the copy had this number right after the evaluation already, before the real-time call. */
function wasSoAfterEvaluation(evidence: Evidence, change: Change): boolean {
  const reread = afterEvaluation(evidence);
  if (reread === undefined) return false;
  const [now, then] = [evidence.shown(change.right, change.accountId), evidence.shown(reread, change.accountId)];
  const before = evidence.cachedBefore.find(({ pass, endpoint }) => pass === "cached" && endpoint === "/accounts/get");
  const first = before && evidence.shown(before, change.accountId);
  const unit = now && then && sharedUnit(now.balances, then.balances);
  if (now === undefined || then === undefined || first === undefined || unit === null || unit === undefined)
    return false;
  const same = (one: number | null | undefined, other: number | null | undefined): boolean =>
    typeof one !== "number" || typeof other !== "number" || isSameMoney(one, other, unit);
  const isSame =
    same(now.balances.available, then.balances.available) && same(now.balances.current, then.balances.current);
  const hadMoved =
    !same(first.balances.available, then.balances.available) || !same(first.balances.current, then.balances.current);
  return isSame && hadMoved;
}

/** True where `/accounts/get` right after the evaluation still gave the numbers from before it. */
function didNothing(evidence: Evidence, { accountId, right }: Change): boolean {
  const reread = afterEvaluation(evidence);
  const before = evidence.cachedBefore.find(({ pass, endpoint }) => pass === "cached" && endpoint === "/accounts/get");
  if (reread === undefined || before === undefined || right === reread) return false;
  return showSame(evidence, before, reread, accountId);
}

function showSame({ shown }: Evidence, left: OkReading, right: OkReading, accountId: string): boolean {
  const [one, other] = [shown(left, accountId), shown(right, accountId)];
  return one !== undefined && other !== undefined && differingFields(one, other).length === 0;
}

/** Why an endpoint's number changed between two calls, and how certain that is. */
function causeOf(evidence: Evidence, change: Change): Pick<DraftFinding, "code" | "variant" | "certainty"> {
  const live = between(evidence, evidence.realTimes, change);
  const stamps = stampsAround(evidence, change);
  const evaluations = didNothing(evidence, change) ? [] : between(evidence, evidence.evaluated, change);
  const isSure = isLater(evidence, change.left, change.right);
  if (change.right.kind === "real-time") {
    // Capital One answers from a copy, whose number may have changed long before.
    const isLive = [change.left, change.right].every(
      (reading) => evidence.asOf(reading, change.accountId).provenance === "measured",
    );
    return { code: "bank-moved-between-calls", certainty: isSure && isLive ? "likely" : "possible" };
  }
  if (wasSoAfterEvaluation(evidence, change) || (live.length === 0 && evaluations.length > 0)) {
    return { code: "cache-moved-at-evaluation", certainty: "possible" };
  }
  const wroteThrough = live.some((reading) => showsLive(evidence, change, reading));
  if (wroteThrough) {
    // An Item without stamps: the calls of a run are seconds apart, and nothing else is known to refresh an Item
    // without a product that is updated in the background.
    const isRare = evidence.comparison.origin !== "saved" || !hasSubscription(evidence.products);
    const isStill = stamps === "stood-still" || (stamps === "none" && isRare);
    const isAlone = isSure && isStill && evaluations.length === 0;
    return { code: "written-through", variant: stamps, certainty: isAlone ? "likely" : "possible" };
  }
  if (stamps === "moved") return { code: "cache-updated-meanwhile", certainty: isSure ? "likely" : "possible" };
  return { code: stamps === "stood-still" ? "cache-moved-without-stamp" : "cache-moved-later", certainty: "possible" };
}

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
export const changes: Rule = {
  place: 200,
  find: (evidence) => {
    const found = changesOf(evidence).map((change) => ({ change, cause: causeOf(evidence, change) }));
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
      const all: Base = {
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
function alikeTo(evidence: Evidence, { left, right, accountId }: Change): readonly string[] {
  const before = evidence.cachedBefore.filter((reading) => showSame(evidence, reading, left, accountId));
  const after = evidence.cachedAfter.filter((reading) => showSame(evidence, reading, right, accountId));
  return [...before, ...after].map(({ id }) => id);
}

/** Several accounts share no amount by which they changed. */
function omitNumbers({ window: _, split: __, change: ___, ...base }: Base): Base {
  return base;
}

function statementOf(
  base: Base,
  { right }: Change,
  cause: Pick<DraftFinding, "code" | "variant" | "certainty">,
  isTogether = false,
): Statement {
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
