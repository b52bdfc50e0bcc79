import type { EmulatorResponse } from "../server/http.ts";
import { httpDate } from "../time/time.ts";
import { errorFacts } from "./errorFacts.ts";
import { jsonText } from "./jsonText.ts";
import { errorBody, type PlaidFailure } from "./plaidFailure.ts";

export interface Stamp {
  readonly requestId: string;
  /** Virtual ms since the epoch: what the `Date` header says. */
  readonly now: number;
}

export function jsonAnswer(status: number, body: object, now: number): EmulatorResponse {
  const { text, bytes } = jsonText(body);
  return {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      date: httpDate(now),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
    body: text,
    bytes,
  };
}

export function plaidAnswer(body: object, { requestId, now }: Stamp): EmulatorResponse {
  return jsonAnswer(200, { ...body, request_id: requestId }, now);
}

/** Plaid's error envelope: https://plaid.com/docs/errors/ */
export function failureAnswer(failure: PlaidFailure, { requestId, now }: Stamp, status?: number): EmulatorResponse {
  const body = { ...errorBody(failure.code, failure.message), request_id: requestId };
  return jsonAnswer(status ?? errorFacts[failure.code].status, body, now);
}
