import { type FailureReason, failureReasons } from "../core/failure/errors.ts";

/** What crosses the wire between the host and its page. Everything in it survives structured cloning and JSON. */
export type Envelope =
  | { readonly kind: "request"; readonly id: number; readonly name: string; readonly payload: unknown }
  | { readonly kind: "reply"; readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly kind: "reply"; readonly id: number; readonly ok: false; readonly reason: FailureReason }
  | { readonly kind: "event"; readonly name: string; readonly payload: unknown };

/** Reads an arriving message; null when it is not one of ours. Payloads stay `unknown`: their guards come later. */
export function readEnvelope(message: unknown): Envelope | null {
  if (!isRecord(message)) return null;
  const { kind, id, name, payload } = message;
  switch (kind) {
    case "request":
      return isId(id) && isName(name) ? { kind, id, name, payload } : null;
    case "event":
      return isName(name) ? { kind, name, payload } : null;
    case "reply":
      return isId(id) ? readReply(message, id) : null;
    default:
      return null;
  }
}

function readReply(message: Readonly<Record<string, unknown>>, id: number): Envelope | null {
  if (message.ok === true) return { kind: "reply", id, ok: true, result: message.result };
  const reason = failureReasons.find((known) => known === message.reason);
  return message.ok === false && reason !== undefined ? { kind: "reply", id, ok: false, reason } : null;
}

/** A plain object, not an array and not null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True for one word: unknown names are logged. */
function isName(value: unknown): value is string {
  return typeof value === "string" && /^[\w/]{1,60}$/.test(value);
}

function isId(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

export function isNull(value: unknown): value is null {
  return value === null;
}

export function isOneOf(allowed: readonly unknown[], value: unknown): boolean {
  return allowed.includes(value);
}
