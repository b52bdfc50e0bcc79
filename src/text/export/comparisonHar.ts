import type { Comparison } from "../../core/comparison/comparison.ts";
import { redact, redacted } from "../../core/masking/redact.ts";
import { answerBody } from "../../core/reading/answerBody.ts";
import type { FailedReading, OkReading } from "../../core/reading/reading.ts";
import { passName } from "../passName.ts";
import type { TextContext } from "../segment.ts";
import { plainUrl } from "./callAsCode/plainUrl.ts";
import { readingRequest } from "./callAsCode/readingRequest.ts";
import { plaidVersion, wellFormed } from "./callAsCode/snippet.ts";

type Called = OkReading | FailedReading;

const notRecorded = { cookies: [], headersSize: -1, httpVersion: "HTTP/1.1" } as const;

/**
 * The calls of a comparison, in order, as a HAR 1.2 log, for network tools and for *Compare Saved Responses*. Bodies
 * are rebuilt from the stored part of each response. What a saved response did not record of its call is listed in
 * `_notRecorded`: `startedDateTime` is then the time it was opened, and `time` is -1.
 * Source: http://www.softwareishard.com/blog/har-12-spec/
 * @param baseUrl the server, without a trailing slash
 */
export function comparisonHar(comparison: Comparison, baseUrl: string, context: TextContext): string {
  const called = comparison.readings.filter((reading) => reading.outcome !== "skipped");
  const log = {
    version: "1.2",
    creator: { name: "Balance Lens", version: String(comparison.schemaVersion) },
    entries: called.map((reading) => entryOf(comparison, reading, { baseUrl: plainUrl(baseUrl), context })),
    comment: "Bodies hold what Balance Lens keeps of each response; keys and tokens are masked.",
  };
  return `${redact(JSON.stringify({ log }, null, 2), [])}\n`;
}

function entryOf(
  comparison: Comparison,
  reading: Called,
  { baseUrl, context }: { readonly baseUrl: string; readonly context: TextContext },
): object {
  const { notRecorded = [] } = reading;
  return {
    startedDateTime: reading.startedAt,
    time: notRecorded.includes("latencyMs") ? -1 : reading.latencyMs,
    request: requestOf(comparison, reading, baseUrl),
    response: responseOf(comparison, reading),
    cache: {},
    timings: timingsOf(reading),
    comment: passName(reading.pass, context),
    ...(notRecorded.length > 0 && { _notRecorded: notRecorded }),
  };
}

function requestOf(comparison: Comparison, reading: Called, baseUrl: string): object {
  const sent = readingRequest(comparison, reading)?.sent;
  // Comparisons contain no keys and no token.
  const keys = { client_id: redacted, secret: redacted, access_token: redacted };
  const text = JSON.stringify({ ...keys, ...sent });
  return {
    ...notRecorded,
    method: "POST",
    url: `${baseUrl}${reading.endpoint}`,
    headers: [
      { name: "Content-Type", value: "application/json" },
      { name: "Plaid-Version", value: plaidVersion },
    ],
    queryString: [],
    // Nothing is known of a request that was not kept, not even whether it named accounts.
    ...(sent == null ? { bodySize: -1 } : { postData: { mimeType: "application/json", text }, bodySize: -1 }),
  };
}

function responseOf(comparison: Comparison, reading: Called): object {
  const body = answerBody(reading, comparison.item);
  const status = reading.outcome === "ok" ? 200 : (reading.failure.httpStatus ?? 0);
  const text = body === null ? "" : wellFormed(JSON.stringify(body));
  return {
    ...notRecorded,
    status,
    statusText: reading.outcome === "ok" ? "OK" : (reading.failure.provider?.errorCode ?? reading.failure.reason),
    headers: reading.serverTime === null ? [] : [{ name: "Date", value: new Date(reading.serverTime).toUTCString() }],
    content: { size: bytesOf(text), mimeType: "application/json", text },
    redirectURL: "",
    bodySize: -1,
  };
}

/**
 * HAR counts the TLS handshake as part of `connect`. What was not measured is -1; the rest of the latency is counted
 * as waiting.
 */
function timingsOf({ latencyMs, timing: { phases }, notRecorded }: Called): object {
  if (notRecorded?.includes("latencyMs")) return { send: -1, wait: -1, receive: -1 };
  const { queueMs = -1, dnsMs = -1, tlsMs = -1, connectMs, downloadMs = 0 } = phases;
  const connect = connectMs === undefined ? -1 : connectMs + Math.max(0, tlsMs);
  const others = [queueMs, dnsMs, connect, downloadMs].reduce((sum, each) => sum + Math.max(0, each), 0);
  return {
    blocked: queueMs,
    dns: dnsMs,
    connect,
    ssl: tlsMs,
    send: 0,
    wait: Math.max(0, latencyMs - others),
    receive: downloadMs,
  };
}

/** The number of bytes in UTF-8. */
function bytesOf(text: string): number {
  return encodeURIComponent(text).replaceAll(/%[0-9A-F]{2}/g, " ").length;
}
