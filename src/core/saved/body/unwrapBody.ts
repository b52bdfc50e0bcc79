import type { EndpointPath } from "../../endpoint/endpoint.ts";
import { isObject, type JsonObject } from "../../extract/json.ts";
import { endpointIn, instantIn, startHints } from "../hints/hintsIn.ts";
import { keptOptions, keptRequest, objectFrom } from "../hints/keptRequest.ts";
import { recogniseEndpoint } from "../hints/recogniseEndpoint.ts";
import { timeFrom, type WrittenTime } from "../hints/writtenTime.ts";
import type { CallHints } from "../savedBody.ts";

/** The fields in which loggers and HTTP clients put a response's body. */
const bodyKeys = ["body", "data", "response", "response_body", "responseBody", "payload", "json"] as const;
const endpointKeys = ["endpoint", "path", "url", "request_url", "requestUrl", "route"] as const;
const timeKeys = ["startedAt", "started_at", "at", "time", "timestamp", "@timestamp", "ts", "date"] as const;
const latencyKeys = ["latencyMs", "latency_ms", "durationMs", "duration_ms", "elapsed_ms"] as const;
const statusKeys = ["status", "statusCode", "status_code"] as const;
const requestKeys = ["request", "request_body", "requestBody", "config", "params"] as const;

/** The most wrappers around a body: an HTTP client's error has three. */
const deepest = 4;

function firstOf<Found>(wrapper: JsonObject, keys: readonly string[], read: (value: unknown) => Found | null) {
  for (const key of keys) {
    const found = read(wrapper[key]);
    if (found !== null) return found;
  }
  return null;
}

function instantFrom(value: unknown): WrittenTime | null {
  if (typeof value === "string") return instantIn(value);
  // Loggers write numbers as ms since the epoch; a smaller number is no time of this century.
  return typeof value === "number" && value > 1e12 && value < 1e13 ? timeFrom(value) : null;
}

const numberFrom = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;

function namedIn(around: JsonObject): EndpointPath | null {
  return firstOf(around, endpointKeys, (value) => (typeof value === "string" ? endpointIn(value) : null));
}

function hintsOf(wrapper: JsonObject): CallHints {
  const request = firstOf(wrapper, requestKeys, objectFrom);
  const endpoint = namedIn(wrapper) ?? (request === null ? null : namedIn(request));
  const kept = firstOf(wrapper, requestKeys, keptRequest) ?? keptOptions(wrapper.options);
  const startedAt = firstOf(wrapper, timeKeys, instantFrom);
  const latencyMs = firstOf(wrapper, latencyKeys, numberFrom);
  const httpStatus = firstOf(wrapper, statusKeys, numberFrom);
  return {
    ...kept,
    ...(endpoint !== null && { endpoint }),
    ...startHints(startedAt),
    ...(latencyMs !== null && { latencyMs }),
    ...(httpStatus !== null && Number.isInteger(httpStatus) && { httpStatus }),
  };
}

/**
 * Takes a body out of what a logger or an HTTP client wrapped around it, with its hints; a bare body stays as it is.
 */
export function unwrapBody(value: unknown, depth = 0): { readonly body: unknown } & CallHints {
  if (!isObject(value) || recogniseEndpoint(value).kind !== "unknown" || depth === deepest) return { body: value };
  const inner = firstOf(value, bodyKeys, objectFrom);
  return inner === null ? { body: value } : { ...hintsOf(value), ...unwrapBody(inner, depth + 1) };
}
