import type { Failure } from "../../../src/core/failure/errors.ts";
import type { PanelCall } from "./panelCalls.ts";

type FailedCall = Extract<PanelCall, { readonly state: "failed" }>;

/** Calls that failed for the same reason, shown as one. */
export interface FailedAlike {
  readonly failure: Failure;
  readonly calls: readonly [FailedCall, ...FailedCall[]];
}

/** The calls that failed without a later response, by reason and Plaid's code, the most calls first. */
export function failedAlike(calls: readonly PanelCall[]): readonly FailedAlike[] {
  const answered = new Set(
    calls.flatMap(({ pass, state, endpoint }) => (pass === "single" && state === "ok" ? [endpoint] : [])),
  );
  const byKind = new Map<string, [FailedCall, ...FailedCall[]]>();
  for (const call of calls) {
    if (call.state !== "failed" || answered.has(call.endpoint)) continue;
    const { reason, provider } = call.reading.failure;
    const key = `${reason} ${provider?.errorCode ?? ""}`;
    const known = byKind.get(key);
    if (known === undefined) byKind.set(key, [call]);
    else known.push(call);
  }
  return [...byKind.values()]
    .map((alike) => ({ failure: alike[0].reading.failure, calls: alike }))
    .sort((left, right) => right.calls.length - left.calls.length);
}
