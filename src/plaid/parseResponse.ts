import type { Failure } from "../core/failure/errors.ts";
import { providerErrorOf, reasonOfProviderError, reasonOfStatus, textIn } from "../core/failure/providerFailure.ts";

/** An HTTP response: its body as text, and the headers that the client reads. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly date: string | null;
  readonly retryAfter: string | null;
  readonly text: string;
}

/** A response, parsed: Plaid's JSON object, or why there is none. */
export type ParsedResponse =
  | { readonly ok: true; readonly body: object; readonly requestId: string | null }
  | {
      readonly ok: false;
      readonly failure: Failure;
      /** Absent for anything but a JSON object. */
      readonly body?: object;
    };

/**
 * Parses a response. Anything but a JSON object where Plaid promises one is `malformed-answer`, and nothing of its body
 * is kept.
 */
export function parseResponse(answer: HttpAnswer): ParsedResponse {
  const body = parseJsonObject(answer);
  const requestId = body === null ? null : textIn(body, "request_id");
  const succeeded = answer.status >= 200 && answer.status < 300;
  if (succeeded && body !== null) return { ok: true, body, requestId };

  const provider = succeeded ? null : providerErrorOf(body, answer.status);
  const retryAfterSeconds = retryAfterOf(answer);
  return {
    ok: false,
    ...(body !== null && { body }),
    failure: {
      reason:
        provider === null ? (reasonOfStatus(answer.status) ?? "malformed-answer") : reasonOfProviderError(provider),
      requestId,
      httpStatus: answer.status,
      ...(provider === null ? { detail: `HTTP ${answer.status} without Plaid's error object` } : { provider }),
      ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
    },
  };
}

/** The `Date` header as ISO 8601; null when absent or unreadable. */
export function serverTimeOf({ date }: HttpAnswer): string | null {
  const time = Date.parse(date ?? "");
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** `Retry-After` in seconds, given as a number or as a date by the server's clock. */
function retryAfterOf({ retryAfter, date }: HttpAnswer): number | null {
  const value = retryAfter?.trim() ?? "";
  if (/^\d+$/.test(value)) return Number(value);
  const seconds = (Date.parse(value) - Date.parse(date ?? "")) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}

function parseJsonObject({ contentType, text }: HttpAnswer): object | null {
  const isJson = contentType === null || /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType.trim());
  if (!isJson) return null;
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && !Array.isArray(body) ? body : null;
  } catch {
    return null;
  }
}
