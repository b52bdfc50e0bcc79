import { BalanceLensError } from "../../core/errors.ts";
import type { LocalAddress } from "./localSandbox.ts";

/** One call of the local sandbox's control. */
export interface ControlQuestion {
  /** Below the control's own path, its parts encoded. */
  readonly path: string;
  /** GET without a body, POST with one, unless told. */
  readonly method?: "DELETE" | "POST" | "PUT";
  readonly body?: unknown;
}

/**
 * Calls a control path of the local sandbox, and answers the parsed body; null where that is no JSON.
 * @throws BalanceLensError `emulator-stopped` when nothing answers, `local-refused` with its reason, `malformed-answer`
 */
export async function callControl(
  address: LocalAddress,
  question: ControlQuestion,
  signal: AbortSignal,
): Promise<unknown> {
  const response = await send(address, question, signal);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body;
  const { error_code: errorCode, error_type: errorType, error_message: errorMessage } = asRecord(body);
  if (typeof errorCode !== "string" || typeof errorMessage !== "string") {
    throw malformed(`control answered ${response.status}`);
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
      httpStatus: response.status,
    },
  });
}

export function malformed(detail: string): BalanceLensError {
  return new BalanceLensError({ reason: "malformed-answer", requestId: null, detail });
}

/** A value as an object whose fields can be looked at; one without any when it is none. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The rows of a list that an answer must have. @throws BalanceLensError `malformed-answer` */
export function listIn(body: unknown, name: string): readonly Readonly<Record<string, unknown>>[] {
  const list = asRecord(body)[name];
  if (!Array.isArray(list)) throw malformed(`control answered no list of ${name}`);
  return list.map(asRecord);
}

async function send(
  address: LocalAddress,
  { path, body, method = body === undefined ? undefined : "POST" }: ControlQuestion,
  signal: AbortSignal,
): Promise<Response> {
  const headers = { authorization: `Bearer ${address.token}`, "content-type": "application/json" };
  const written = {
    ...(method !== undefined && { method }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  try {
    return await fetch(`${address.control}/${path}`, { headers, signal, ...written });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw new BalanceLensError({ reason: "emulator-stopped", requestId: null }, { cause: error });
  }
}
