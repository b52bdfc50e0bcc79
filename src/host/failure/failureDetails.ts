import type { Failure } from "../../core/failure/errors.ts";

/** Where and when a failure happened. */
export interface FailureOccasion {
  /** The sentence that the person was shown. */
  readonly sentence: string;
  /** The command, or other work, that failed. */
  readonly name: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * A failure as text for whoever is asked for help, Plaid included: codes and the request id, no body and no stack. In
 * English, as the codes are. The caller blanks the secrets.
 */
export function failureDetails(failure: Failure, { sentence, name, at }: FailureOccasion): string {
  const { reason, provider, httpStatus, requestId, detail } = failure;
  const lines: readonly (readonly [string, string | number | null | undefined])[] = [
    ["what", name],
    ["when", at],
    ["reason", reason],
    ["Plaid error type", provider?.errorType],
    ["Plaid error code", provider?.errorCode],
    ["Plaid error message", provider?.errorMessage],
    ["HTTP status", httpStatus ?? provider?.httpStatus],
    ["request id", requestId],
    ["detail", detail?.split("\n")[0]],
  ];
  const known = lines.filter(([, value]) => value != null && value !== "");
  return [sentence, ...known.map(([label, value]) => `${label}: ${value}`), ""].join("\n");
}
