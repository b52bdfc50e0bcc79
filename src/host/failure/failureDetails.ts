import type { Failure } from "../../core/failure/errors.ts";

/** The circumstances of a failure. */
export interface FailureOccasion {
  /** The sentence shown to the person. */
  readonly sentence: string;
  /** The command or other work that failed. */
  readonly name: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * A failure as text for a support request, to Plaid or elsewhere: codes and the request id, without body or stack. In
 * English, like the codes. The caller removes secrets.
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
