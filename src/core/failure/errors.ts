/** Why a call, or the work around it, failed. A closed set: nothing decides by message text. */
export const failureReasons = [
  "item-login-required",
  "item-not-found",
  "item-error",
  "institution-error",
  "rate-limited",
  "invalid-keys",
  "invalid-access-token",
  "invalid-account",
  "consent-required",
  "product-not-ready",
  "product-not-supported",
  "invalid-request",
  "nothing-fresh-enough",
  "signal-error",
  "sync-mutated",
  "plaid-error",
  "plaid-maintenance",
  "unknown-plaid-error",
  "unreachable",
  "tls-failed",
  "proxy-refused",
  "connection-lost",
  "timed-out",
  "cancelled",
  "malformed-answer",
  "budget-spent",
  "keys-missing",
  "keys-lost",
  "token-missing",
  "local-item-gone",
  "production-refused",
  "workspace-untrusted",
  "emulator-stopped",
  "local-busy",
  "local-refused",
  "scenario-unknown",
  "storage-failed",
  "secrets-unavailable",
  "file-unusable",
  "internal",
] as const;

export type FailureReason = (typeof failureReasons)[number];

/** What Plaid said of a failure, in its own words. Source: https://plaid.com/docs/errors/ */
export interface ProviderError {
  readonly errorType: string;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly displayMessage: string | null;
  /** `error_code_reason`: why an OAuth login ended. Absent where Plaid gave none. */
  readonly errorCodeReason?: string;
  readonly documentationUrl: string | null;
  readonly httpStatus: number;
}

/** A failure as data: what a reading, a tree row and a notification are made from. Carries no secret. */
export interface Failure {
  readonly reason: FailureReason;
  readonly requestId: string | null;
  /** Set when Plaid answered in its envelope. */
  readonly provider?: ProviderError;
  /** Set when there was an HTTP answer at all. */
  readonly httpStatus?: number;
  /** Seconds the server asked us to wait, when it did. */
  readonly retryAfterSeconds?: number;
  /**
   * Host, and port where one was given, that the call went to: set where something on the way, or what answered instead
   * of Plaid, may be the cause. In no export.
   */
  readonly host?: string;
  /** For the log alone, already redacted. */
  readonly detail?: string;
}

/** The one error class that crosses rooms. `failure` is what matters; the message is for the log. */
export class BalanceLensError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, options?: ErrorOptions) {
    super(`${failure.reason}${failure.detail ? `: ${failure.detail}` : ""}`, options);
    this.name = "BalanceLensError";
    this.failure = failure;
  }

  /**
   * By what it carries, not by which class made it: the client is a bundle of its own with its own copy of this class,
   * and an error has to be recognised on both sides of that line.
   */
  static override [Symbol.hasInstance](value: unknown): value is BalanceLensError {
    return value instanceof Error && value.name === "BalanceLensError" && isFailure(Reflect.get(value, "failure"));
  }
}

function isFailure(value: unknown): value is Failure {
  if (typeof value !== "object" || value === null) return false;
  return failureReasons.some((reason) => reason === Reflect.get(value, "reason"));
}
