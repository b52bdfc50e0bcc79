import type { Evidence } from "../../evidence/evidence.ts";
import type { FailureReason } from "../../failure/errors.ts";
import type { FactsReading } from "../../item/itemReadings.ts";
import { isGuessed } from "../../reading/isGuessed.ts";
import type { FailedReading } from "../../reading/reading.ts";
import { type Codes, docs, type Rule, type Statement } from "../cause.ts";
import { timeParam } from "../params.ts";

export const codes: Codes = {
  "answered-later": { no: 42, most: "certain" },
};

/** Failures of the Item itself: an `/item/get` without an error shows that they are over. */
const ofTheItem: readonly FailureReason[] = ["item-login-required", "item-error"];

/**
 * The first `/item/get` after a failure of the Item that gives no error, with an update since. Without that update the
 * missing error proves nothing, since it may lag.
 */
export function recoveryOf(failed: FailedReading, { items, times, updates }: Evidence): FactsReading | undefined {
  const span = times.spanOf(failed);
  if (!ofTheItem.includes(failed.failure.reason) || span === null) return undefined;
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
