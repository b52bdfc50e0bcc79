import type { EndpointPath } from "../../../src/core/endpoint/endpoint.ts";
import type { Reading } from "../../../src/core/reading/reading.ts";
import type { RepeatedCall } from "../../../src/protocol/messages.ts";
import { failed, ok } from "./fixtures.ts";

/** A repeat whose calls took so long, ms; null for one that failed. */
export function repeatOf(
  endpoint: EndpointPath,
  took: readonly (number | null)[],
  more: Partial<RepeatedCall> = {},
): RepeatedCall {
  const readings = took.map((latencyMs, index): Reading => {
    const at = { pass: "single", at: 1000 * index } as const;
    const reading =
      latencyMs === null
        ? failed(endpoint, { reason: "institution-error" }, { ...at, latencyMs: 400 })
        : ok(endpoint, [], { ...at, latencyMs });
    return { ...reading, id: `repeat-${index + 1}:${endpoint}` };
  });
  return { endpoint, environment: "local", times: took.length, running: false, readings, ...more };
}

/** As Plaid's real-time call spreads, with one that failed. */
export const usualTimes = [2810, 3120, 2690, 9800, 3340, null, 2950, 4210, 3050, 3600] as const;
