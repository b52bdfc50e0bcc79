import type { Failure } from "../core/errors.ts";
import { providerErrorOf, reasonOfProviderError, reasonOfStatus, textIn } from "./plaidFailure.ts";

/** An HTTP answer with its body still as text. Header names are lower case. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The same answer understood: a JSON object of Plaid's, or why not. */
export type Understood =
  | { readonly ok: true; readonly body: object; readonly requestId: string | null }
  | { readonly ok: false; readonly failure: Failure };

/** `malformed-answer` for anything but a JSON object where Plaid promises one. Nothing of such a body is kept. */
export function understand(answer: HttpAnswer): Understood {
  const body = parseJsonObject(answer);
  const requestId = body === null ? null : textIn(body, "request_id");
  const succeeded = answer.status >= 200 && answer.status < 300;
  if (succeeded && body !== null) return { ok: true, body, requestId };

  const provider = succeeded ? null : providerErrorOf(body, answer.status);
  const retryAfterSeconds = retryAfterOf(answer.headers);
  return {
    ok: false,
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
export function serverTimeOf(headers: HttpAnswer["headers"]): string | null {
  const time = Date.parse(headers.date ?? "");
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** `Retry-After` in seconds, given as a number or as a date by the server's clock. */
function retryAfterOf(headers: HttpAnswer["headers"]): number | null {
  const value = headers["retry-after"]?.trim() ?? "";
  if (/^\d+$/.test(value)) return Number(value);
  const seconds = (Date.parse(value) - Date.parse(headers.date ?? "")) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}

function parseJsonObject({ headers, text }: HttpAnswer): object | null {
  const type = headers["content-type"];
  if (type !== undefined && !/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type.trim())) return null;
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && !Array.isArray(body) ? body : null;
  } catch {
    return null;
  }
}
