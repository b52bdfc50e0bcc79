import type { Evidence } from "../../evidence/evidence.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import { docs } from "../cause.ts";
import { listOf } from "../params.ts";

/** `/transactions/sync` answered before Plaid has read the first rows: no failure, but nothing to read. Certain: the answer says so. */
export function firstReadNotReady(evidence: Evidence, stated: readonly DraftFinding[]): readonly DraftFinding[] {
  const readings = evidence.ok.filter((reading) => reading.transactions?.updateStatus === "NOT_READY");
  if (readings.length === 0 || stated.some(isOfFirstRead)) return [];
  return [
    {
      code: "product-not-ready",
      variant: "first-read",
      certainty: "certain",
      severity: "info",
      accountIds: [],
      readings: readings.map((reading) => reading.id),
      evidence: readings.map((reading) => ({ readingId: reading.id, field: "transactions.updateStatus" })),
      params: { calls: listOf(readings.map((reading) => reading.endpoint)), live: { kind: "text", value: "affected" } },
      advice: "wait-for-first-data",
      docUrl: docs.transactions,
    },
  ];
}

function isOfFirstRead({ code, variant }: DraftFinding): boolean {
  return code === "product-not-ready" && variant === "first-read";
}
