import { BalanceLensError } from "../core/failure/errors.ts";
import { textIn } from "../core/failure/providerFailure.ts";
import type { CancelSignal } from "../core/run/cancellation.ts";
import type { CallResult } from "../core/run/ports.ts";
import type { Send, Sending } from "./callSender.ts";

/** A call that reads no balance, and its result. */
export interface AdministrationCall {
  /** Plaid's path. */
  readonly path: string;
  readonly result: CallResult;
}

/**
 * Makes one call and returns its body, or rejects with its failure. `timeoutMs` defaults to the limit of a cached call.
 */
export type BodyReader = (
  sending: Omit<Sending, "timeoutMs"> & { readonly path: string },
  signal: CancelSignal,
  timeoutMs?: number,
) => Promise<object>;

/** Makes the calls, and passes each to `onCall` once it has ended. */
export function bodyReader(options: {
  readonly send: Send;
  readonly timeouts: { readonly cachedMs: number };
  onCall(call: AdministrationCall): void;
}): BodyReader {
  return async ({ path, ...sending }, signal, timeoutMs = options.timeouts.cachedMs) => {
    const result = await options.send({ timeoutMs, ...sending }, signal);
    options.onCall({ path, result });
    if (!result.ok) throw new BalanceLensError(result.failure);
    if (typeof result.body !== "object" || result.body === null) throw malformed(result.requestId);
    return result.body;
  };
}

/** The object at `key` of a body. @throws BalanceLensError `malformed-answer` */
export function nested(body: object, key: string): object {
  const value: unknown = Reflect.get(body, key);
  if (typeof value !== "object" || value === null) throw malformed(textIn(body, "request_id"));
  return value;
}

/** The text at `key` of a body. @throws BalanceLensError `malformed-answer` */
export function required(body: object, key: string): string {
  const value = textIn(body, key);
  if (value === null || value === "") throw malformed(textIn(body, "request_id"));
  return value;
}

function malformed(requestId: string | null): BalanceLensError {
  return new BalanceLensError({ reason: "malformed-answer", requestId });
}
