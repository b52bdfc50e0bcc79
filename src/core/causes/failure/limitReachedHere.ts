import type { Evidence } from "../../evidence/evidence.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import { type Codes, docs } from "../cause.ts";
import { listOf } from "../params.ts";

export const codes: Codes = {
  "limit-reached-here": { no: 23, most: "certain" },
};

/** Calls that were not made, since Plaid's documented limit left no room. Certain: this program left them out. */
export function limitReachedHere(evidence: Evidence): readonly DraftFinding[] {
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
      params: { calls: listOf(readings.map((reading) => reading.endpoint)) },
      advice: "spread-calls",
      docUrl: docs.rateLimits,
    },
  ];
}
