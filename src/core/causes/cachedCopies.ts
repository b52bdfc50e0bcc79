import type { Evidence } from "../evidence/evidence.ts";
import type { DraftFinding } from "../findings/finding.ts";
import { isGuessed } from "../reading/isGuessed.ts";
import type { OkReading } from "../reading/reading.ts";
import { differingFields, pairDifference } from "./answerPair.ts";
import { type Codes, docs, type Rule, type Statement } from "./cause.ts";

export const codes: Codes = {
  "cached-responses-differ": { no: 7, most: "certain" },
  "cached-copies-differ": { no: 7, most: "likely", settledBy: "wait-for-update" },
  "cache-moved-later": { no: 7, most: "possible", settledBy: "read-stamps" },
};

/**
 * Two cached endpoints give an account different numbers. Certain: both are in the answers. That each product has a
 * copy of its own is likely where no update came between the two calls; else an update of one copy explains it as well.
 */
export const cachedCopies: Rule = {
  place: 150,
  find: (evidence) => {
    const before = differing(evidence, evidence.cachedBefore, new Set());
    const known = new Set(before.flatMap(({ fact }) => fact.accountIds));
    // After the real-time call only accounts whose copies matched before it: the call refreshed one of the copies.
    return [...before, ...differing(evidence, evidence.cachedAfter, known)];
  },
};

/** Compares the first answer that shows an account with the others; those with the same numbers count as one copy. */
function differing(
  evidence: Evidence,
  readings: readonly OkReading[],
  known: ReadonlySet<string>,
): readonly Statement[] {
  return [...evidence.accounts.keys()].flatMap((id): Statement[] => {
    if (known.has(id)) return [];
    const showing = firstOfEach(readings.filter((reading) => evidence.shown(reading, id) !== undefined));
    const [left, ...others] = showing;
    if (left === undefined) return [];
    const distinct: OkReading[] = [left];
    return others.flatMap((right): Statement[] => {
      const isKnown = distinct.some((each) => sameAs(evidence, each, right, id));
      if (isKnown) return [];
      distinct.push(right);
      const alike = evidence.cached.filter(
        (each) => each !== left && each !== right && [left, right].some((side) => sameAs(evidence, each, side, id)),
      );
      const found = pairDifference(evidence, { left, right }, id, false);
      if (found === null) return [];
      const { field: _, value: __, ...rest } = found;
      const base = {
        ...rest,
        readings: [...found.readings, ...alike.map((each) => each.id)],
        severity: "warning",
      } as const;
      return [{ fact: factOf(base), causes: [causeOf(base, evidence, left, right)] }];
    });
  });
}

type Base = Omit<DraftFinding, "code" | "certainty" | "advice" | "docUrl">;

function factOf(base: Base): DraftFinding {
  return { ...base, code: "cached-responses-differ", certainty: "certain", advice: "none", docUrl: docs.balance };
}

function causeOf(base: Base, evidence: Evidence, left: OkReading, right: OkReading): DraftFinding {
  const isSideBySide = evidence.comparison.origin !== "saved" && left.pass === right.pass;
  // Time passed between the two calls: an update of a single copy explains that better than two copies.
  if (!isSideBySide) {
    const later = { code: "cache-moved-later", variant: "copies", certainty: "possible" } as const;
    return { ...base, ...later, advice: "read-real-time", docUrl: docs.item };
  }
  const certainty = !isGuessed(left) && !isGuessed(right) && !stampMoved(evidence) ? "likely" : "possible";
  return { ...base, code: "cached-copies-differ", certainty, advice: "read-real-time", docUrl: docs.balance };
}

/** True where two answers of `/item/get` give different update stamps, or it was not read twice. */
function stampMoved({ items }: Evidence): boolean {
  const stamps = items.map(
    ({ item }) => `${item.transactions?.lastSuccessfulUpdate} ${item.investments?.lastSuccessfulUpdate}`,
  );
  return stamps.length < 2 || new Set(stamps).size > 1;
}

/** The first answer of each endpoint: what an endpoint gives later is reported as a change of its copy. */
function firstOfEach(readings: readonly OkReading[]): readonly OkReading[] {
  const seen = new Set<string>();
  return readings.filter(({ endpoint }) => !seen.has(endpoint) && seen.add(endpoint));
}

function sameAs({ shown }: Evidence, left: OkReading, right: OkReading, id: string): boolean {
  const [one, other] = [shown(left, id), shown(right, id)];
  return one !== undefined && other !== undefined && differingFields(one, other).length === 0;
}
