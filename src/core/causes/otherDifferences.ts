import type { Evidence } from "../evidence/evidence.ts";
import { hasBalances } from "../evidence/evidence.ts";
import type { DraftFinding } from "../findings/finding.ts";
import type { FindingCode } from "../findings/findingCode.ts";
import { groupBy } from "../groupBy.ts";
import { oncePer } from "../oncePer.ts";
import type { OkReading } from "../reading/reading.ts";
import { differingFields } from "./answerPair.ts";
import { type Codes, docs, type Statement } from "./cause.ts";
import { accountParam, countOf, listOf, moneyRef } from "./params.ts";

export const codes: Codes = {
  "other-responses-differ": { no: 44, most: "certain" },
};

/**
 * Differences between two answers that no other fact reports: one fact for each account, with all answers concerned.
 * Certain: the numbers are in the answers. Most are cached answers from different times.
 */
export function otherDifferences(evidence: Evidence, statements: readonly Statement[]): readonly Statement[] {
  const isCovered = coveredBy(statements);
  return [...evidence.accounts.values()].flatMap((account): Statement[] => {
    const id = account.accountId;
    const readings = evidence.ok.filter((reading) => hasBalances(reading) && evidence.shown(reading, id) !== undefined);
    const open = openAmong(evidence, readings, id, (left, right) => !isCovered(id, left, right));
    if (open.size === 0) return [];
    const all = readings.filter((reading) => open.has(reading));
    const fact: DraftFinding = {
      code: "other-responses-differ",
      certainty: "certain",
      severity: "info",
      accountIds: [id],
      readings: all.map((reading) => reading.id),
      evidence: all.map((reading) => moneyRef(reading.id, id, "current")),
      params: {
        account: accountParam(account),
        count: countOf(all.length),
        calls: listOf(all.map(({ endpoint }) => endpoint)),
      },
      advice: "none",
      docUrl: docs.balance,
    };
    return [{ fact }];
  });
}

/**
 * The answers that differ from one of another endpoint in a way that nothing reports. Of thousands most do, from those
 * furthest away soonest of all; those of one endpoint with the same numbers are compared with others once.
 */
function openAmong(
  { shown }: Evidence,
  readings: readonly OkReading[],
  accountId: string,
  isOpen: (left: OkReading, right: OkReading) => boolean,
): ReadonlySet<OkReading> {
  const groups = [
    ...groupBy(readings, (reading) => JSON.stringify([reading.endpoint, shown(reading, accountId)?.balances])).values(),
  ];
  const open = new Set<OkReading>();
  const differ = ([left]: readonly OkReading[], [right]: readonly OkReading[]): boolean => {
    // Two answers of one endpoint are reported as a change, next to each other in time.
    if (left === undefined || right === undefined || left.endpoint === right.endpoint) return false;
    const [one, other] = [shown(left, accountId), shown(right, accountId)];
    return one !== undefined && other !== undefined && differingFields(one, other).length > 0;
  };
  const fromBehind = groups.toReversed();
  for (const [place, group] of groups.entries()) {
    const others = place * 2 > groups.length ? groups : fromBehind;
    for (const left of group) {
      if (open.has(left)) continue;
      for (const other of others) {
        const right = differ(group, other) ? other.find((each) => isOpen(left, each)) : undefined;
        if (right === undefined) continue;
        open.add(left).add(right);
        break;
      }
    }
  }
  return open;
}

/**
 * Facts about the numbers of all answers they name. `rounding` is none of them: two cached answers that match a
 * real-time one but for rounding may differ by money in a field that the real-time answer lacks.
 */
const aboutNumbers: readonly FindingCode[] = [
  "cached-differs-from-real-time",
  "cached-differs-from-evaluated",
  "cached-responses-differ",
  "changed-between-calls",
  "cache-still-differs",
  "evaluated-differs",
];

/** Whether some fact about numbers names the account and both answers. */
function coveredBy(
  statements: readonly Statement[],
): (accountId: string, left: OkReading, right: OkReading) => boolean {
  // A log has thousands of answers and as many facts, of which each answer is in few.
  const factsOf = oncePer((_accountId: string) => new Map<string, Set<DraftFinding>>());
  for (const { fact } of statements) {
    if (!aboutNumbers.includes(fact.code)) continue;
    for (const accountId of fact.accountIds) {
      const ofAccount = factsOf(accountId);
      for (const readingId of fact.readings) {
        const known = ofAccount.get(readingId);
        if (known === undefined) ofAccount.set(readingId, new Set([fact]));
        else known.add(fact);
      }
    }
  }
  return (accountId, left, right) => {
    const ofAccount = factsOf(accountId);
    const [one, other] = [ofAccount.get(left.id), ofAccount.get(right.id)];
    if (one === undefined || other === undefined) return false;
    const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
    for (const fact of fewer) if (more.has(fact)) return true;
    return false;
  };
}
