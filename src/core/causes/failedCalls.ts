import type { FailureReason } from "../errors.ts";
import type { Evidence } from "../evidence.ts";
import type { DraftFinding, FindingParam } from "../finding.ts";
import type { FailedReading } from "../reading.ts";
import { type Cause, docs } from "./cause.ts";
import { type FailureCause, failureCause, itemErrorCause } from "./failureCause.ts";
import { manualMethods } from "./itemState.ts";

/** The Item says so itself: nothing else is needed to know it. */
function itemErrorFinding(evidence: Evidence): DraftFinding | null {
  const error = evidence.item?.error;
  if (error === null || error === undefined || evidence.itemReadingId === null) return null;
  return {
    ...itemErrorCause(error.errorCode),
    certainty: "certain",
    accountIds: [],
    readings: [evidence.itemReadingId],
    evidence: [{ readingId: evidence.itemReadingId, field: "item.error" }],
    params: { error: { kind: "text", value: error.errorCode }, ...frozenSince(evidence) },
  };
}

/** The last time the cache moved, where `/item/get` says it. */
function frozenSince(evidence: Evidence): Readonly<Record<string, FindingParam>> {
  const worked = evidence.item?.transactions?.lastSuccessfulUpdate ?? evidence.item?.investments?.lastSuccessfulUpdate;
  return typeof worked === "string" ? { lastUpdate: { kind: "time", iso: worked } } : {};
}

/** The refusal alone has other reasons too; with the way it was linked it has this one. */
function isKnownManual(evidence: Evidence): boolean {
  return manualMethods.includes(evidence.item?.authMethod ?? "");
}

function variantOf(code: string, params: DraftFinding["params"], readings: readonly FailedReading[]): string {
  if (code === "user-action-needed") return "refused";
  if (code === "login-required") return params.lastUpdate === undefined ? "plain" : "frozen";
  return readings.some((reading) => reading.kind === "real-time") ? "real-time" : "other";
}

/** Reasons that lie on the way to the server: what helps is there, and every call is worth making again. */
const onTheWay: readonly FailureReason[] = ["unreachable", "connection-lost", "timed-out"];

function adviceWithoutAnswer(first: FailedReading | undefined): Partial<FailureCause> {
  const isOnTheWay = first !== undefined && onTheWay.includes(first.failure.reason);
  return { severity: "problem", ...(isOnTheWay && { advice: "check-network" }) };
}

/** `/transactions/sync` before its first rows: an answer, and no failure, that knows nothing yet. */
function notReadyYet(evidence: Evidence, told: readonly DraftFinding[]): readonly DraftFinding[] {
  const readings = evidence.ok.filter((reading) => reading.transactions?.updateStatus === "NOT_READY");
  if (readings.length === 0 || told.some((finding) => finding.code === "product-not-ready")) return [];
  return [
    {
      code: "product-not-ready",
      certainty: "certain",
      severity: "info",
      accountIds: [],
      readings: readings.map((reading) => reading.id),
      evidence: readings.map((reading) => ({ readingId: reading.id, field: "transactions.updateStatus" })),
      params: { calls: { kind: "list", values: [...new Set(readings.map((reading) => reading.endpoint))] } },
      advice: "wait-for-first-data",
      docUrl: docs.transactions,
    },
  ];
}

/** Calls that were not made because Plaid's documented limit left no room: what they would show is not known. */
function refusedByBudget(evidence: Evidence): readonly DraftFinding[] {
  const readings = evidence.skipped.filter((reading) => reading.skipReason === "budget-spent");
  if (readings.length === 0) return [];
  return [
    {
      code: "limit-reached-here",
      variant: readings.some((reading) => reading.kind === "real-time") ? "real-time" : "other",
      certainty: "certain",
      severity: "warning",
      accountIds: [],
      readings: readings.map((reading) => reading.id),
      evidence: readings.map((reading) => ({ readingId: reading.id, field: "skipReason" })),
      params: { calls: { kind: "list", values: [...new Set(readings.map((reading) => reading.endpoint))] } },
      advice: "spread-calls",
      docUrl: docs.rateLimits,
    },
  ];
}

/**
 * Nos. 3, 4, 18, 22 and 23: calls that failed, and what the Item says of itself, one finding for each cause with all
 * the calls that show it.
 */
export const failedCalls: Cause = (evidence) => {
  const groups = new Map<string, { told: FailureCause; readings: FailedReading[] }>();
  for (const reading of evidence.failed) {
    const cause = failureCause(reading, evidence.institutionId);
    if (cause === null) continue;
    const key = cause.code === "call-failed" ? `call-failed:${reading.failure.reason}` : cause.code;
    const group = groups.get(key) ?? { told: cause, readings: [] };
    group.readings.push(reading);
    groups.set(key, group);
  }
  const fromItem = itemErrorFinding(evidence);
  const findings = [...groups.values()].map(({ told: cause, readings }): DraftFinding => {
    const isOfItem = fromItem?.code === cause.code;
    const first = readings[0];
    const provider = first?.failure.provider;
    // Then one reason stands for them all, and is worth more than the names of fourteen calls.
    const noneAnswered = cause.code === "call-failed" && evidence.ok.length === 0 && groups.size === 1;
    const params: DraftFinding["params"] = {
      ...(cause.code === "login-required" && frozenSince(evidence)),
      error: { kind: "text", value: provider?.errorCode ?? first?.failure.reason ?? "" },
      reason: { kind: "text", value: first?.failure.reason ?? "" },
      ...(noneAnswered && first !== undefined && { failure: { kind: "text", value: first.failure.reason } }),
      calls: { kind: "list", values: [...new Set(readings.map((reading) => reading.endpoint))] },
      count: { kind: "count", value: readings.length },
    };
    return {
      ...cause,
      ...(noneAnswered && adviceWithoutAnswer(first)),
      variant: noneAnswered ? "none-answered" : variantOf(cause.code, params, readings),
      certainty: cause.code === "manual-account" && !isKnownManual(evidence) ? "likely" : "certain",
      accountIds: [],
      readings: [...readings.map((reading) => reading.id), ...(isOfItem ? fromItem.readings : [])],
      evidence: [
        ...readings.map((reading) => ({ readingId: reading.id, field: "failure" })),
        ...(isOfItem ? fromItem.evidence : []),
      ],
      params,
    };
  });
  findings.push(...notReadyYet(evidence, findings), ...refusedByBudget(evidence));
  const isTold = fromItem === null || findings.some((finding) => finding.code === fromItem.code);
  return isTold ? findings : [...findings, { ...fromItem, variant: variantOf(fromItem.code, fromItem.params, []) }];
};
