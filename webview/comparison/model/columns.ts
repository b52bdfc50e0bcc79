import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { endpointEntry } from "../../../src/core/endpoint/catalogue.ts";
import type { EndpointPath, ReadingKind } from "../../../src/core/endpoint/endpoint.ts";
import type { BillingClass } from "../../../src/core/plan/plan.ts";
import type { OkReading, Pass, Reading, SkipReason } from "../../../src/core/reading/reading.ts";
import type { CallInFlight } from "../../../src/protocol/messages.ts";

interface ColumnBase {
  /** The id of its reading, also before the reading exists. */
  readonly id: string;
  readonly endpoint: EndpointPath;
  readonly pass: Pass;
  readonly kind: ReadingKind;
  readonly billing: BillingClass;
}

/** One call in any state. */
export type Column =
  | (ColumnBase & { readonly state: "ok"; readonly reading: OkReading })
  | (ColumnBase & { readonly state: "failed"; readonly reading: Extract<Reading, { outcome: "failed" }> })
  | (ColumnBase & { readonly state: "skipped"; readonly skipReason: SkipReason })
  | (ColumnBase & { readonly state: "waiting"; readonly elapsedMs: number })
  | (ColumnBase & { readonly state: "queued" })
  | (ColumnBase & { readonly state: "not-made" });

export type OkColumn = Extract<Column, { state: "ok" }>;

export type AnsweredColumn = Extract<Column, { state: "ok" | "failed" }>;

/** True for a call with a reading to show in the drawer. */
export function isAnswered(column: Column): column is AnsweredColumn {
  return column.state === "ok" || column.state === "failed";
}

/** Every call of a comparison in the order of its plan; calls made outside the plan (a single fetch) come last. */
export function columnsOf(comparison: Comparison, inFlight: readonly CallInFlight[]): readonly Column[] {
  const readings = new Map(comparison.readings.map((reading) => [reading.id, reading]));
  const waiting = new Map(inFlight.map((call) => [call.readingId, call.elapsedMs]));
  const planned = comparison.plan.steps.flatMap((step) =>
    step.calls.map((call): Column => {
      const base = {
        id: call.id,
        endpoint: call.endpoint,
        pass: step.pass,
        kind: call.kind,
        billing: call.billing,
      };
      const reading = readings.get(call.id);
      readings.delete(call.id);
      if (reading !== undefined) return settled(base, reading);
      if (call.skip !== null) return { ...base, state: "skipped", skipReason: call.skip };
      const elapsedMs = waiting.get(call.id);
      if (elapsedMs !== undefined) return { ...base, state: "waiting", elapsedMs };
      return { ...base, state: comparison.status === "running" ? "queued" : "not-made" };
    }),
  );
  const alone = [...readings.values()].map((reading) =>
    settled(
      {
        id: reading.id,
        endpoint: reading.endpoint,
        pass: reading.pass,
        kind: reading.kind,
        billing: endpointEntry(reading.endpoint).billing,
      },
      reading,
    ),
  );
  return [...planned, ...alone, ...inFlight.flatMap(waitingAlone)];
}

/** A call outside the plan that is under way. */
function waitingAlone({ readingId: id, endpoint, elapsedMs }: CallInFlight): readonly Column[] {
  if (endpoint === undefined) return [];
  const { kind, billing } = endpointEntry(endpoint);
  return [{ id, endpoint, pass: "single", kind, billing, state: "waiting", elapsedMs }];
}

/** The calls that can carry a balance: `/item/get` has none, so it is shown with the calls, not in the matrix. */
export function hasBalances(column: Column): boolean {
  return endpointEntry(column.endpoint).numbersAt !== null;
}

/** True for a call that left this machine. */
export function wasMade(column: Column): boolean {
  return column.state === "ok" || column.state === "failed" || column.state === "waiting";
}

/**
 * True when production bills the call itself: a flat fee for each success, or a fee for each request. Calls of products
 * billed by subscription, or once for each Item, cost nothing more. Source: https://plaid.com/docs/account/billing
 */
export function isBilledByCall(column: Column): boolean {
  return column.state === "ok" && (column.billing === "flat-fee" || column.billing === "per-request");
}

function settled(base: ColumnBase, reading: Reading): Column {
  switch (reading.outcome) {
    case "ok":
      return { ...base, state: "ok", reading };
    case "failed":
      return { ...base, state: "failed", reading };
    case "skipped":
      return { ...base, state: "skipped", skipReason: reading.skipReason };
  }
}
