import type { EndpointPath } from "../../../src/core/endpoint/endpoint.ts";
import type { SkipReason } from "../../../src/core/reading/reading.ts";
import type { PanelCall } from "./panelCalls.ts";

/** An endpoint that a comparison did not call, in one or several steps. */
export interface SkippedEndpoint {
  readonly endpoint: EndpointPath;
  readonly reason: SkipReason;
  /** The first of its skipped calls. */
  readonly id: string;
}

/** The skipped calls, each endpoint and reason once, in the order of the plan. */
export function skippedOf(calls: readonly PanelCall[]): readonly SkippedEndpoint[] {
  const found = new Map<string, SkippedEndpoint>();
  for (const call of calls) {
    if (call.state !== "skipped") continue;
    const { id, endpoint, skipReason: reason } = call;
    const key = `${endpoint} ${reason}`;
    if (!found.has(key)) found.set(key, { endpoint, reason, id });
  }
  return [...found.values()];
}

/**
 * The calls that get a column. A skipped call has no number to show; where every call was skipped, each gets a column
 * that says so.
 */
export function callsWithColumn(calls: readonly PanelCall[]): readonly PanelCall[] {
  const called = calls.filter((call) => call.state !== "skipped");
  return called.length === 0 ? calls : called;
}
