import { unknownCursor } from "../cache/cursor.ts";
import type { EmulatorResponse } from "../server/http.ts";
import { httpDate } from "../time/time.ts";
import { errorFacts, isErrorCode } from "../wire/errorFacts.ts";
import { isRecord } from "../wire/fields.ts";
import { envelope } from "../wire/plaidFailure.ts";
import { jsonAnswer, type Stamp } from "../wire/respond.ts";
import { codesOfSync, type FaultSpec } from "./fault.ts";

/** The response of a fault that prevents the call; null when the fault lets it run. */
export function faultResponse(spec: FaultSpec, stamp: Stamp): EmulatorResponse | null {
  switch (spec.effect) {
    case "error":
      return errorAnswer(spec, stamp);
    case "lost_cursor":
      return errorAnswer({ ...spec, error_message: unknownCursor }, stamp);
    case "mutation":
      return errorAnswer(spec, stamp);
    case "drop":
      return { ...bare(0, "", "text/plain", stamp), delivery: "dropped" };
    case "html":
      return bare(
        spec.status ?? 502,
        "<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>\n",
        "text/html; charset=utf-8",
        stamp,
      );
    case "bare_status":
      return bare(spec.status ?? 500, "upstream connect error or disconnect before headers\n", "text/plain", stamp);
    default:
      return null;
  }
}

/** The body of the response with the fault applied. */
export function corruptBody(spec: FaultSpec, body: object): object {
  if (spec.effect !== "null_fields") return body;
  const names = new Set(spec.fields);
  const withNulls = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(withNulls);
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      // `JSON.stringify` leaves undefined out.
      Object.entries(value).map(([name, each]) => [
        name,
        names.has(name) && each !== undefined ? null : withNulls(each),
      ]),
    );
  };
  return Object(withNulls(body));
}

/** The response with the fault applied to its delivery. */
export function corruptDelivery(spec: FaultSpec, answer: EmulatorResponse): EmulatorResponse {
  if (spec.effect === "truncate") return { ...answer, delivery: "truncated" };
  if (spec.effect !== "content_type") return answer;
  return { ...answer, headers: { ...answer.headers, "content-type": "text/plain; charset=utf-8" } };
}

function errorAnswer(spec: FaultSpec, { requestId, now }: Stamp): EmulatorResponse {
  const code = spec.error_code ?? codesOfSync.get(spec.effect) ?? "INTERNAL_SERVER_ERROR";
  const known = isErrorCode(code) ? errorFacts[code] : null;
  const facts = {
    type: spec.error_type ?? known?.type ?? "API_ERROR",
    message: spec.error_message ?? known?.message ?? "an error made by a fault of the emulator",
    ...(known?.display === undefined ? {} : { display: known.display }),
  };
  const reason = spec.error_code_reason === undefined ? {} : { error_code_reason: spec.error_code_reason };
  return jsonAnswer(
    spec.status ?? known?.status ?? 400,
    { ...envelope(code, facts), ...reason, request_id: requestId },
    now,
  );
}

function bare(status: number, body: string, type: string, { now }: Stamp): EmulatorResponse {
  return { status, headers: { "content-type": type, date: httpDate(now) }, body };
}
