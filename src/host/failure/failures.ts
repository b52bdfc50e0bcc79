import { BalanceLensError, type Failure } from "../../core/failure/errors.ts";
import { foreignDefect } from "../../core/failure/foreignError.ts";
import type { Environment } from "../../core/item/environment.ts";

/** The person changed their mind: every layer passes it on and nobody is told. */
export function cancelled(): BalanceLensError {
  return new BalanceLensError({ reason: "cancelled", requestId: null });
}

/** An Item nobody here knows: one of the local sandbox went with the sandbox it was in. */
export function unknownItem(environment: Environment): BalanceLensError {
  return new BalanceLensError({
    reason: environment === "local" ? "local-item-gone" : "item-not-found",
    requestId: null,
  });
}

/**
 * Whatever was thrown, as data. Anything that is not ours is a defect of ours, and says so: which and where, without its
 * words, which may quote what nobody knows to be secret.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof BalanceLensError) return error.failure;
  if (isAbort(error)) return { reason: "cancelled", requestId: null };
  return { reason: "internal", requestId: null, detail: foreignDefect(error) };
}

/** A failure for the log: everything that helps to look it up at Plaid, and nothing that was sent. */
export function failureLine({ reason, provider, requestId, detail }: Failure): string {
  const words = [reason, provider && `${provider.errorType}/${provider.errorCode}`, requestId, detail];
  return words.filter((word) => word != null && word !== "").join(" ");
}

/** Whatever was thrown, as a line of the log. */
export function thrownLine(error: unknown): string {
  return failureLine(failureOf(error));
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
