import { BalanceLensError } from "../../core/failure/errors.ts";
import type { LocalAddress } from "./localSandbox.ts";
import { callLoopback, type LoopbackAnswer } from "./loopback.ts";

/** One request to the local sandbox's control API. */
export interface ControlQuestion {
  /** Relative to the control API's base URL; its segments are URL-encoded. */
  readonly path: string;
  /** Default: POST with a body, GET without one. */
  readonly method?: "DELETE" | "POST" | "PUT";
  readonly body?: unknown;
}

/**
 * Calls the local sandbox's control API and returns the parsed body; null when the body is not JSON. @throws
 * BalanceLensError `emulator-stopped` when nothing listens, `local-refused` with its reason, `malformed-answer`
 */
export async function callControl(
  address: LocalAddress,
  question: ControlQuestion,
  signal: AbortSignal,
): Promise<unknown> {
  const { status, body: text } = await send(address, question, signal);
  const body = jsonIn(text);
  if (status >= 200 && status < 300) return body;
  const { error_code: errorCode, error_type: errorType, error_message: errorMessage } = asRecord(body);
  if (typeof errorCode !== "string" || typeof errorMessage !== "string") {
    throw malformed(`control answered ${status}`);
  }
  throw new BalanceLensError({
    reason: "local-refused",
    requestId: null,
    provider: {
      errorCode,
      errorMessage,
      errorType: typeof errorType === "string" ? errorType : "",
      displayMessage: null,
      documentationUrl: null,
      httpStatus: status,
    },
  });
}

export function malformed(detail: string): BalanceLensError {
  return new BalanceLensError({ reason: "malformed-answer", requestId: null, detail });
}

/** The value as an object; an empty object when it is none. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The rows of a list that the response must have. @throws BalanceLensError `malformed-answer` */
export function listIn(body: unknown, name: string): readonly Readonly<Record<string, unknown>>[] {
  const list = asRecord(body)[name];
  if (!Array.isArray(list)) throw malformed(`control answered no list of ${name}`);
  return list.map(asRecord);
}

/** A field that may be absent. */
export function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** A field that may be absent. */
export function numberOrNull(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function send(
  address: LocalAddress,
  { path, body, method: asked }: ControlQuestion,
  signal: AbortSignal,
): Promise<LoopbackAnswer> {
  const headers = { authorization: `Bearer ${address.token}`, "content-type": "application/json" };
  const method = asked ?? (body === undefined ? "GET" : "POST");
  const written = body === undefined ? {} : { body: JSON.stringify(body) };
  try {
    return await callLoopback(`${address.control}/${path}`, { method, headers, signal, ...written });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw new BalanceLensError({ reason: "emulator-stopped", requestId: null }, { cause: error });
  }
}
