import type { Failure, FailureReason } from "../../core/failure/errors.ts";
import { type CodeClass, meaningOfCode } from "../../core/failure/plaidCodes.ts";
import { failureMessages } from "../messages/failures.ts";
import type { TextContext } from "../segment.ts";
import { fill, message } from "../translate.ts";

/** The action offered beside a failure; the host decides what each does. */
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
  "proxy-refused": "open-settings",
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
  "local-busy": "retry",
  "local-refused": "none",
  "scenario-unknown": "open-settings",
  "storage-failed": "show-log",
  "secrets-unavailable": "retry",
  "file-unusable": "change-request",
  internal: "show-log",
};

/** Reasons for which the action depends on Plaid's code. */
const byCode: readonly FailureReason[] = ["item-error", "institution-error", "consent-required", "rate-limited"];

const actionOfClass: Readonly<Record<CodeClass, FailureAction>> = {
  retry: "retry-later",
  "sign-in": "repair-login",
  "at-bank": "repair-login",
  "new-item": "open-docs",
  setup: "open-docs",
  plaid: "open-docs",
  "by-design": "open-docs",
};

function actionOf({ reason, provider, host }: Failure): FailureAction {
  // The cause may be gone once the person has looked.
  if (reason === "malformed-answer" && host !== undefined) return "retry";
  const meaning = provider === undefined || !byCode.includes(reason) ? null : meaningOfCode(provider.errorCode);
  // A code that this version does not know may be one that no retry resolves.
  const isUnknown = meaning === null && provider !== undefined && reason === "institution-error";
  return meaning === null ? (isUnknown ? "open-docs" : actions[reason]) : actionOfClass[meaning.class];
}

/**
 * What went wrong, in one sentence, and the action that helps. Contains Plaid's code if there is one; when Plaid did
 * not respond, the host and what to check.
 */
export function failureSentence(
  failure: Failure,
  context: TextContext,
): { readonly sentence: string; readonly action: FailureAction } {
  const code = failure.provider?.errorCode;
  const reason = `failure.${failure.reason}` as const;
  const action = actionOf(failure);
  const detail = failure.provider?.errorMessage.replace(/\.$/, "");
  if (failure.reason === "local-refused" && detail !== undefined) {
    // The detail describes the problem in the person's own file or form, so it is the whole sentence.
    return {
      sentence: fill(message(["failure.local-refused-because"], failureMessages, context), { message: detail }),
      action,
    };
  }
  const { host } = failure;
  const places = host === undefined ? [] : ([`${reason}.${placeOf(host)}`, `${reason}.at`] as const);
  const keys = code === undefined ? [...places, reason] : [`${reason}.${code}` as const, ...places, reason];
  const sentence = fill(message(keys, failureMessages, context), { host: host ?? "" });
  const shown = code ?? statusOf(failure);
  const coded =
    shown === null
      ? sentence
      : fill(message(["failure.with-code"], failureMessages, context), { sentence, code: shown });
  return { sentence: coded, action };
}

/** What to check depends on whose server it is. */
function placeOf(host: string): "plaid" | "here" | "at" {
  if (host === "sandbox.plaid.com") return "plaid";
  return /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(host) ? "here" : "at";
}

/** The HTTP status, when the response is not Plaid's: nothing else of it is meaningful. */
function statusOf({ httpStatus, host }: Failure): string | null {
  return httpStatus === undefined || host === undefined || httpStatus < 300 ? null : `HTTP ${httpStatus}`;
}
