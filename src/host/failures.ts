import type { Environment } from "../core/environment.ts";
import { BalanceLensError, type Failure } from "../core/errors.ts";

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

/** Whatever was thrown, as data. Anything that is not ours is a defect of ours, and says so. */
export function failureOf(error: unknown): Failure {
  if (error instanceof BalanceLensError) return error.failure;
  if (isAbort(error)) return { reason: "cancelled", requestId: null };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { reason: "internal", requestId: null, detail };
}

/** A failure for the log: everything that helps to look it up at Plaid, and nothing that was sent. */
export function failureLine({ reason, provider, requestId, detail }: Failure): string {
  const words = [reason, provider && `${provider.errorType}/${provider.errorCode}`, requestId, detail];
  return words.filter((word) => word != null && word !== "").join(" ");
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
