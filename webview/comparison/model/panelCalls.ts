import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { endpointEntry } from "../../../src/core/endpoint/catalogue.ts";
import type { EndpointPath, ReadingKind } from "../../../src/core/endpoint/endpoint.ts";
import { isBilledPerCall } from "../../../src/core/plan/isBilledPerCall.ts";
import type { BillingClass } from "../../../src/core/plan/plan.ts";
import type { OkReading, Pass, Reading, SkipReason } from "../../../src/core/reading/reading.ts";
import type { CallInFlight } from "../../../src/protocol/messages.ts";

interface CallBase {
  /** The id of its reading, also before the reading exists. */
  readonly id: string;
  readonly endpoint: EndpointPath;
  readonly pass: Pass;
  readonly kind: ReadingKind;
  readonly billing: BillingClass;
}

/** One call in any state. */
export type PanelCall =
  | (CallBase & { readonly state: "ok"; readonly reading: OkReading })
  | (CallBase & { readonly state: "failed"; readonly reading: Extract<Reading, { outcome: "failed" }> })
  | (CallBase & { readonly state: "skipped"; readonly skipReason: SkipReason })
  | (CallBase & { readonly state: "waiting"; readonly elapsedMs: number })
  | (CallBase & { readonly state: "queued" })
  | (CallBase & { readonly state: "not-made" });

export type OkCall = Extract<PanelCall, { state: "ok" }>;

export type AnsweredCall = Extract<PanelCall, { state: "ok" | "failed" }>;

/** True for a call with a reading to show in the drawer. */
export function isAnswered(call: PanelCall): call is AnsweredCall {
  return call.state === "ok" || call.state === "failed";
}

/** Every call of a comparison in the order of its plan; calls made outside the plan (a single fetch) come last. */
export function panelCallsOf(comparison: Comparison, inFlight: readonly CallInFlight[]): readonly PanelCall[] {
  const readings = new Map(comparison.readings.map((reading) => [reading.id, reading]));
  const waiting = new Map(inFlight.map((call) => [call.readingId, call.elapsedMs]));
  const planned = comparison.plan.steps.flatMap((step) =>
    step.calls.map((call): PanelCall => {
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
function waitingAlone({ readingId: id, endpoint, elapsedMs }: CallInFlight): readonly PanelCall[] {
  if (endpoint === undefined) return [];
  const { kind, billing } = endpointEntry(endpoint);
  return [{ id, endpoint, pass: "single", kind, billing, state: "waiting", elapsedMs }];
}

/** The calls that can carry a balance: `/item/get` has none, so it is shown with the calls, not in the matrix. */
export function hasBalances(call: PanelCall): boolean {
  return endpointEntry(call.endpoint).numbersAt !== null;
}

/** True for a call that left this machine. */
export function wasMade(call: PanelCall): boolean {
  return call.state === "ok" || call.state === "failed" || call.state === "waiting";
}

/** True when production bills the call itself: a call that failed costs no flat fee. */
export function isBilledByCall(call: PanelCall): boolean {
  return call.state === "ok" && isBilledPerCall(call.billing);
}

function settled(base: CallBase, reading: Reading): PanelCall {
  switch (reading.outcome) {
    case "ok":
      return { ...base, state: "ok", reading };
    case "failed":
      return { ...base, state: "failed", reading };
    case "skipped":
      return { ...base, state: "skipped", skipReason: reading.skipReason };
  }
}
