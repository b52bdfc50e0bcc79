import { BalanceLensError, type Failure } from "../../core/failure/errors.ts";
import { foreignDefect } from "../../core/failure/foreignError.ts";
import type { Environment } from "../../core/item/environment.ts";

/** The error of a cancelled action: every layer passes it on, and nothing is shown. */
export function cancelled(): BalanceLensError {
  return new BalanceLensError({ reason: "cancelled", requestId: null });
}

/** The error for an Item that is not known here. A local sandbox loses its Items with a reset. */
export function unknownItem(environment: Environment): BalanceLensError {
  return new BalanceLensError({
    reason: environment === "local" ? "local-item-gone" : "item-not-found",
    requestId: null,
  });
}

/**
 * Anything thrown, as a Failure. An error that is not ours is a defect: its failure has the class and the place, but
 * not the message, which may quote secrets.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof BalanceLensError) return error.failure;
  if (isAbort(error)) return { reason: "cancelled", requestId: null };
  return { reason: "internal", requestId: null, detail: foreignDefect(error) };
}

/** A failure as a line of the log: what Plaid's support needs to look it up, and nothing that was sent. */
export function failureLine({ reason, provider, requestId, detail }: Failure): string {
  const words = [reason, provider && `${provider.errorType}/${provider.errorCode}`, requestId, detail];
  return words.filter((word) => word != null && word !== "").join(" ");
}

/** Anything thrown, as a line of the log. */
export function thrownLine(error: unknown): string {
  return failureLine(failureOf(error));
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
