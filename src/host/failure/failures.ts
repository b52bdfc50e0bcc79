import { BalanceLensError, type Failure } from "../../core/failure/errors.ts";
import { foreignDefect } from "../../core/failure/foreignError.ts";
import type { Environment } from "../../core/item/environment.ts";

/** The error of a cancel: every layer passes it on, and nothing is shown. */
export function cancelled(): BalanceLensError {
  return new BalanceLensError({ reason: "cancelled", requestId: null });
}

/** The error of an Item that is unknown here; one of the local sandbox is lost with a reset of it. */
export function unknownItem(environment: Environment): BalanceLensError {
  return new BalanceLensError({
    reason: environment === "local" ? "local-item-gone" : "item-not-found",
    requestId: null,
  });
}

/**
 * Whatever was thrown, as data. An error that is not ours is a defect; the failure names its class and where it
 * happened, without its message, which may quote secrets.
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
