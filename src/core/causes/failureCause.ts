import { capitalOneId } from "../capitalOneId.ts";
import type { FailureReason } from "../errors.ts";
import type { DraftFinding } from "../finding.ts";
import type { FailedReading } from "../reading.ts";
import { isCapitalOneRefusal } from "./capitalOne.ts";
import { docs } from "./cause.ts";

/** The cause that a failure is by itself, whatever else is known. */
export type FailureCause = Pick<DraftFinding, "code" | "severity" | "advice" | "docUrl">;

/** Reasons that are a cause of their own; any other is told as `call-failed`. */
const causeOfReason: Readonly<Partial<Record<FailureReason, FailureCause>>> = {
  "item-login-required": {
    code: "login-required",
    severity: "problem",
    advice: "update-mode",
    docUrl: docs.itemErrors,
  },
  "institution-error": {
    code: "institution-trouble",
    severity: "warning",
    advice: "retry-later-use-cached",
    docUrl: docs.institutionErrors,
  },
  "plaid-error": {
    code: "plaid-trouble",
    severity: "warning",
    advice: "retry-later-use-cached",
    docUrl: docs.apiErrors,
  },
  "plaid-maintenance": {
    code: "plaid-trouble",
    severity: "warning",
    advice: "retry-later-use-cached",
    docUrl: docs.apiErrors,
  },
  "rate-limited": { code: "rate-limited", severity: "warning", advice: "spread-calls", docUrl: docs.rateLimits },
  "product-not-ready": {
    code: "product-not-ready",
    severity: "info",
    advice: "wait-for-first-data",
    docUrl: docs.itemErrors,
  },
  "invalid-account": {
    code: "account-unknown",
    severity: "warning",
    advice: "read-account-ids-again",
    docUrl: docs.accounts,
  },
  "consent-required": { code: "consent-required", severity: "warning", advice: "update-mode", docUrl: docs.updateMode },
};

/** The user stopped it, or our own budget did: nothing to learn about a balance. */
const silent: readonly FailureReason[] = ["cancelled"];

/** Nos. 5 and 19: codes of Plaid's that mean more than their type. */
const causeOfCode: Readonly<Record<string, FailureCause>> = {
  NO_ACCOUNTS: {
    code: "no-accounts",
    severity: "problem",
    advice: "update-mode-account-selection",
    docUrl: docs.itemErrors,
  },
  ...Object.fromEntries(
    [
      "USER_SETUP_REQUIRED",
      "USER_INPUT_TIMEOUT",
      "INSUFFICIENT_CREDENTIALS",
      "INVALID_CREDENTIALS",
      "INVALID_MFA",
      "INVALID_UPDATED_USERNAME",
      "ITEM_LOCKED",
      "MFA_NOT_SUPPORTED",
      "PASSWORD_RESET_REQUIRED",
    ].map((code) => [
      code,
      { code: "user-action-needed", severity: "problem", advice: "update-mode", docUrl: docs.itemErrors },
    ]),
  ),
};

function causeOf(code: string | undefined): FailureCause | undefined {
  return code !== undefined && Object.hasOwn(causeOfCode, code) ? causeOfCode[code] : undefined;
}

/** The cause that an Item's own error is. */
export function itemErrorCause(errorCode: string): FailureCause {
  const isLogin = errorCode === "ITEM_LOGIN_REQUIRED";
  const code = isLogin ? "login-required" : "item-error";
  return causeOf(errorCode) ?? { code, severity: "problem", advice: "update-mode", docUrl: docs.itemErrors };
}

/** The cause that a failed call is; null when another rule tells of it, or when there is nothing to learn from it. */
export function failureCause(reading: FailedReading, institutionId: string | null): FailureCause | null {
  const { reason, provider } = reading.failure;
  if (silent.includes(reason)) return null;
  const isRealTime = reading.kind === "real-time";
  if (isRealTime && reason === "nothing-fresh-enough") return null;
  const isToldElsewhere =
    reason === "invalid-request" && institutionId === capitalOneId && isCapitalOneRefusal(provider);
  if (isRealTime && isToldElsewhere) return null;
  if (reading.kind === "evaluated" && reason === "product-not-supported") {
    return { code: "evaluate-not-supported", severity: "info", advice: "read-real-time", docUrl: docs.signalApi };
  }
  if (isRealTime && reason === "product-not-supported") {
    return { code: "manual-account", severity: "info", advice: "no-real-time-here", docUrl: docs.itemErrors };
  }
  const severity = isRealTime ? "problem" : "warning";
  const other: FailureCause = { code: "call-failed", severity, advice: "see-failure", docUrl: docs.errors };
  return causeOf(provider?.errorCode) ?? causeOfReason[reason] ?? other;
}
