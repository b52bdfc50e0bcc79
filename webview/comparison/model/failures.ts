import { endpointEntry } from "../../../src/core/endpoint/catalogue.ts";
import type { Failure, FailureReason } from "../../../src/core/failure/errors.ts";
import { meaningOfCode } from "../../../src/core/failure/plaidCodes.ts";
import type { Severity } from "../../../src/core/findings/finding.ts";
import type { PanelCall } from "./panelCalls.ts";

type FailedCall = Extract<PanelCall, { readonly state: "failed" }>;

/** Calls that failed for the same reason, shown as one. */
export interface FailedAlike {
  readonly failure: Failure;
  /** `info`: expected of such an Item, by Plaid's design; `warning`: it passes by itself. */
  readonly severity: Severity;
  readonly calls: readonly [FailedCall, ...FailedCall[]];
  /**
   * When a limit that these calls met has room again, ms since the epoch; null where nothing tells when. An upper bound
   * where the response does not say it.
   */
  readonly retryAt: number | null;
}

const gravestFirst: readonly Severity[] = ["problem", "warning", "info"];
const passing: readonly FailureReason[] = ["rate-limited", "product-not-ready", "budget-spent"];

/**
 * The calls that failed without a later response, by reason and Plaid's code, the gravest first, and of these the most
 * calls. A call that was cancelled did not fail.
 */
export function failedAlike(calls: readonly PanelCall[]): readonly FailedAlike[] {
  const answered = new Set(
    calls.flatMap(({ pass, state, endpoint }) => (pass === "single" && state === "ok" ? [endpoint] : [])),
  );
  const byKind = new Map<string, [FailedCall, ...FailedCall[]]>();
  for (const call of calls) {
    if (call.state !== "failed" || answered.has(call.endpoint)) continue;
    const { reason, provider } = call.reading.failure;
    if (reason === "cancelled") continue;
    const key = [reason, provider?.errorCode, severityOf(call)].join(" ");
    const known = byKind.get(key);
    if (known === undefined) byKind.set(key, [call]);
    else known.push(call);
  }
  const rank = ({ severity, calls: { length } }: FailedAlike) => gravestFirst.indexOf(severity) - length / calls.length;
  return [...byKind.values()]
    .map((alike) => ({
      failure: alike[0].reading.failure,
      severity: severityOf(alike[0]),
      calls: alike,
      retryAt: alike
        .map(retryAtOf)
        .reduce((latest, at) => (latest === null || at === null ? null : Math.max(latest, at))),
    }))
    .sort((left, right) => rank(left) - rank(right));
}

function severityOf({ endpoint, reading: { failure } }: FailedCall): Severity {
  const meaning = failure.provider === undefined ? null : meaningOfCode(failure.provider.errorCode, endpoint);
  if (meaning?.class === "by-design") return "info";
  return passing.includes(failure.reason) ? "warning" : "problem";
}

/** As Plaid said, else once the limit's window has passed, whose calls are forgotten by then. */
function retryAtOf({ endpoint, reading: { failure, startedAt, latencyMs } }: FailedCall): number | null {
  const { limitCodes, sandboxLimit } = endpointEntry(endpoint);
  const isLimit = limitCodes.includes(failure.provider?.errorCode ?? "");
  const seconds = failure.retryAfterSeconds ?? (isLimit ? sandboxLimit.windowMs / 1000 : null);
  return seconds === null ? null : Date.parse(startedAt) + latencyMs + seconds * 1000;
}
