import type { Evidence } from "../../evidence/evidence.ts";
import { meaningOfCode } from "../../failure/plaidCodes.ts";
import type { FindingCode } from "../../findings/findingCode.ts";
import { isGuessed } from "../../reading/isGuessed.ts";
import type { FailedReading, OkReading, Reading } from "../../reading/reading.ts";
import { type Codes, docs, type Rule, type Statement } from "../cause.ts";
import { timeParam } from "../params.ts";

export const codes: Codes = {
  "answered-later": { no: 42, most: "certain" },
};

/** What a code says of the Item or its bank, whichever call shows it. */
const ofTheItem: readonly FindingCode[] = [
  "login-required",
  "user-action-needed",
  "item-error",
  "no-accounts",
  "institution-trouble",
];

/** True for a real-time answer with a number of the bank's own: Capital One may give copies alone. */
export function isLive(answer: OkReading, { asOf }: Evidence): boolean {
  return answer.accounts.some(({ accountId }) => asOf(answer, accountId).provenance === "measured");
}

/** The first live answer after another reading: the Item could be read then, whatever that reading says of it. */
export function liveAfter(reading: Reading, evidence: Evidence): OkReading | undefined {
  const { realTimes, times } = evidence;
  return realTimes
    .slice(times.placesIn(realTimes).after(reading))
    .find((answer) => times.orderOf(reading, answer) === "before" && isLive(answer, evidence));
}

/**
 * What shows that a failure of the Item or its bank is over: a live answer since, or the first `/item/get` that gives no
 * error, with an update since. Without that update the missing error proves nothing, since it may lag; and it never
 * names trouble of the bank's.
 */
export function recoveryOf(failed: FailedReading, evidence: Evidence): OkReading | undefined {
  const { items, times, updates } = evidence;
  const span = times.spanOf(failed);
  const meaning = meaningOfCode(failed.failure.provider?.errorCode ?? "");
  if (meaning === null || !(meaning.variant === "revoked" || ofTheItem.includes(meaning.finding))) return undefined;
  const live = liveAfter(failed, evidence);
  if (live !== undefined || span === null || meaning.finding === "institution-trouble") return live;
  return items.slice(times.placesIn(items).after(failed)).find((answer) => {
    const hasWorked = updates.in(answer).some((at) => at > span.to + times.skewMs);
    return answer.item.error === null && hasWorked && times.orderOf(failed, answer) === "before";
  });
}

/**
 * A call that failed and was answered later is history. Certain: both are in the answers, and times of one clock, or
 * the steps of a run, give their order. Possible where one of the times was guessed.
 */
export const recoveredFailures: Rule = {
  place: 260,
  find: (evidence) => {
    const ended = evidence.failed.flatMap((failed) => {
      const answered = recoveryOf(failed, evidence);
      return answered === undefined ? [] : [{ failed, answered, variant: "item" }];
    });
    return [...evidence.past.map((each) => ({ ...each, variant: "call" })), ...ended].map(
      ({ failed, answered, variant }): Statement => ({
        fact: {
          code: "answered-later",
          variant,
          certainty: isGuessed(failed) || isGuessed(answered) ? "possible" : "certain",
          severity: "info",
          accountIds: [],
          readings: [failed.id, answered.id],
          evidence: [{ readingId: failed.id, field: "failure" }],
          params: {
            call: { kind: "endpoint", endpoint: failed.endpoint, readingId: failed.id },
            by: { kind: "endpoint", endpoint: answered.endpoint, readingId: answered.id },
            error: { kind: "text", value: failed.failure.provider?.errorCode ?? failed.failure.reason },
            ...timeParam("failedAt", isoOf(evidence, failed)),
            ...timeParam("answeredAt", isoOf(evidence, answered)),
          },
          advice: "none",
          docUrl: docs.errors,
        },
      }),
    );
  },
};

/** When a call began, ISO 8601; null where that is unknown. */
export function isoOf({ times }: Evidence, reading: Parameters<Evidence["times"]["spanOf"]>[0]): string | null {
  const span = times.spanOf(reading);
  return span === null ? null : new Date(span.from).toISOString();
}
