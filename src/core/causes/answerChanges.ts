import type { Evidence } from "../evidence/evidence.ts";
import { hasBalances } from "../evidence/evidence.ts";
import type { DraftFinding } from "../findings/finding.ts";
import { isGuessed } from "../reading/isGuessed.ts";
import type { OkReading } from "../reading/reading.ts";
import { differingFields, pairDifference } from "./answerPair.ts";

/** The parts that the fact of a change and its cause share. */
export type ChangeBase = Omit<DraftFinding, "code" | "certainty" | "advice" | "docUrl" | "severity">;

/** An account's numbers in an answer of an endpoint, and other numbers in the next one of the same endpoint. */
export interface AnswerChange {
  readonly left: OkReading;
  readonly right: OkReading;
  readonly accountId: string;
  readonly base: ChangeBase;
}

/** Compares each answer of an endpoint with the next one of the same endpoint, in the order of time. */
export function answerChanges(evidence: Evidence): readonly AnswerChange[] {
  const byEndpoint = new Map<string, OkReading[]>();
  for (const reading of evidence.ok) {
    if (reading.kind === "evaluated" || !hasBalances(reading)) continue;
    const known = byEndpoint.get(reading.endpoint);
    if (known === undefined) byEndpoint.set(reading.endpoint, [reading]);
    else known.push(reading);
  }
  return [...byEndpoint.values()].flatMap((readings) =>
    [...evidence.accounts.keys()].flatMap((accountId): AnswerChange[] => {
      const showing = readings.filter((reading) => evidence.shown(reading, accountId) !== undefined);
      return showing.slice(1).flatMap((right, index): AnswerChange[] => {
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
export function isLater({ times }: Evidence, left: OkReading, right: OkReading): boolean {
  return !isGuessed(left) && !isGuessed(right) && times.orderOf(left, right) === "before";
}

/** True where both answers show the account with the same numbers. */
export function showSame({ shown }: Evidence, left: OkReading, right: OkReading, accountId: string): boolean {
  const [one, other] = [shown(left, accountId), shown(right, accountId)];
  return one !== undefined && other !== undefined && differingFields(one, other).length === 0;
}
