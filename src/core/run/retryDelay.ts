import type { EndpointPath } from "../endpoint/endpoint.ts";
import type { Failure, FailureReason } from "../failure/errors.ts";
import { meaningOfCode } from "../failure/plaidCodes.ts";

/** How often, and after how long, a failure is worth another try. ms. */
interface Backoff {
  readonly attempts: number;
  readonly firstMs: number;
  readonly longestMs: number;
}

const overload: Backoff = { attempts: 3, firstMs: 1000, longestMs: 20_000 };
const outage: Backoff = { attempts: 2, firstMs: 1000, longestMs: 4000 };
/** Plaid's own clients ask every one to three seconds until the first extraction is done. */
const notReady: Backoff = { attempts: 5, firstMs: 1500, longestMs: 3000 };
const restart: Backoff = { attempts: 4, firstMs: 500, longestMs: 4000 };

/** The failures that Plaid advises to retry; any other is returned at once. Source: https://plaid.com/docs/errors/ */
const backoffs: Readonly<Partial<Record<FailureReason, Backoff>>> = {
  "rate-limited": overload,
  "plaid-error": outage,
  "product-not-ready": notReady,
  "sync-mutated": restart,
};

/** An evaluation is never sent again: a replay under the same id is another question, and it may be billed. */
const neverAgain: readonly EndpointPath[] = ["/signal/evaluate"];

/** A number in [0, 1) from a text, so that jitter comes from the injected ids and tests can foresee it. */
export function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash / 2 ** 32;
}

/** Used-up credits come with the status of a limit, and unverified micro-deposits with the code of a first read: no wait ends either. */
function isLasting({ provider }: Failure, endpoint: EndpointPath): boolean {
  const meaning = provider === undefined ? null : meaningOfCode(provider.errorCode, endpoint);
  return meaning !== null && meaning.class !== "retry";
}

/**
 * How long to wait before the next try, in ms; null when there is none. The wait doubles each time, half of it
 * jittered; a `Retry-After` is honoured when it is not longer than the longest wait.
 * @param attempt tries made so far, from 1
 * @param jitter in [0, 1)
 */
export function retryDelay(input: {
  endpoint: EndpointPath;
  failure: Failure;
  attempt: number;
  jitter: number;
}): number | null {
  const { endpoint, failure, attempt, jitter } = input;
  const backoff = neverAgain.includes(endpoint) ? undefined : backoffs[failure.reason];
  if (backoff === undefined || attempt >= backoff.attempts || isLasting(failure, endpoint)) return null;
  const asked = failure.retryAfterSeconds;
  if (asked !== undefined && asked * 1000 > backoff.longestMs) return null;
  const doubled = Math.min(backoff.longestMs, backoff.firstMs * 2 ** (attempt - 1));
  return Math.max((asked ?? 0) * 1000, doubled / 2 + (doubled / 2) * jitter);
}
