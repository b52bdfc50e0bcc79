import { isObject, type JsonObject } from "../../core/extract/json.ts";

/** What a local sandbox was asked since it started, of `GET coverage`. */
export interface Calls {
  /** Endpoints that were called, in the order of the catalogue. */
  readonly endpoints: readonly EndpointCalls[];
  /** Calls of paths that are not modelled, the most called first. */
  readonly notModelled: readonly { readonly path: string; readonly calls: number }[];
  /** Calls of paths that are neither modelled nor named. */
  readonly notNamed: number;
}

export interface EndpointCalls {
  readonly path: string;
  /** All of them. */
  readonly calls: number;
  /** Those that did not end with 200, by error code or status. */
  readonly failed: readonly { readonly outcome: string; readonly calls: number }[];
  /** Those that met a fault. */
  readonly faulted: number;
}

/** @returns null for anything that is not what `GET coverage` answers */
export function callsIn(body: unknown): Calls | null {
  if (!isObject(body) || !Array.isArray(body.endpoints) || !isObject(body.not_modelled)) return null;
  return {
    endpoints: body.endpoints.map(endpointCalls).filter((each) => each !== null),
    notModelled: countsIn(body.not_modelled).map(([path, calls]) => ({ path, calls })),
    notNamed: numberOr0(body.not_named),
  };
}

function endpointCalls(entry: unknown): EndpointCalls | null {
  if (!isObject(entry) || typeof entry.path !== "string" || !isObject(entry.calls)) return null;
  const outcomes = countsIn(entry.calls);
  if (outcomes.length === 0) return null;
  return {
    path: entry.path,
    calls: outcomes.reduce((sum, [, calls]) => sum + calls, 0),
    failed: outcomes.filter(([outcome]) => outcome !== "200").map(([outcome, calls]) => ({ outcome, calls })),
    faulted: numberOr0(entry.faulted),
  };
}

function countsIn(counts: JsonObject): readonly (readonly [string, number])[] {
  return Object.entries(counts).flatMap(([name, count]) => (typeof count === "number" ? [[name, count] as const] : []));
}

function numberOr0(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
