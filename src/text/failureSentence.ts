import type { Failure, FailureReason } from "../core/errors.ts";
import type { TextContext } from "./segment.ts";
import { fill, message } from "./translate.ts";

/** The one thing to offer beside a failure; the host owns what each does. */
export const failureActions = [
  "none",
  "retry",
  "retry-later",
  "repair-login",
  "set-keys",
  "add-token",
  "show-log",
  "open-docs",
  "start-local",
  "open-settings",
  "change-request",
  "create-item",
  "manage-trust",
] as const;

export type FailureAction = (typeof failureActions)[number];

const actions: Readonly<Record<FailureReason, FailureAction>> = {
  "item-login-required": "repair-login",
  "item-not-found": "add-token",
  "item-error": "open-docs",
  "institution-error": "retry-later",
  "rate-limited": "retry-later",
  "invalid-keys": "set-keys",
  "invalid-access-token": "add-token",
  "invalid-account": "change-request",
  "consent-required": "open-docs",
  "product-not-ready": "retry-later",
  "product-not-supported": "open-docs",
  "invalid-request": "open-docs",
  "nothing-fresh-enough": "change-request",
  "signal-error": "open-docs",
  "sync-mutated": "retry",
  "plaid-error": "retry-later",
  "plaid-maintenance": "retry-later",
  "unknown-plaid-error": "open-docs",
  unreachable: "retry",
  "tls-failed": "show-log",
  "proxy-refused": "show-log",
  "connection-lost": "retry",
  "timed-out": "retry",
  cancelled: "retry",
  "malformed-answer": "show-log",
  "budget-spent": "retry-later",
  "keys-missing": "set-keys",
  "keys-lost": "set-keys",
  "token-missing": "add-token",
  "local-item-gone": "create-item",
  "production-refused": "open-settings",
  "workspace-untrusted": "manage-trust",
  "emulator-stopped": "start-local",
  "scenario-unknown": "open-settings",
  "storage-failed": "show-log",
  internal: "show-log",
};

/** What went wrong in one sentence, and the one action that helps. Plaid's own code is named where there is one. */
export function failureSentence(
  failure: Failure,
  context: TextContext,
): { readonly sentence: string; readonly action: FailureAction } {
  const code = failure.provider?.errorCode;
  const reason = `failure.${failure.reason}`;
  const sentence = message(code === undefined ? [reason] : [`${reason}.${code}`, reason], context);
  const coded = code === undefined ? sentence : fill(message(["failure.with-code"], context), { sentence, code });
  return { sentence: coded, action: actions[failure.reason] };
}
