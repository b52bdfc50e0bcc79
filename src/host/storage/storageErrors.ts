import { BalanceLensError } from "../../core/failure/errors.ts";
import { foreignError } from "../../core/failure/foreignError.ts";
import { redact } from "../../core/masking/redact.ts";
import type { SecretValues } from "../secretValues.ts";

/**
 * Waits for VS Code's storage and turns a rejection into a BalanceLensError. The log gets the error's message without
 * the `known` secrets; of a disk error only its code.
 */
export async function stored<T>(work: Thenable<T>, known?: SecretValues): Promise<T> {
  return reasoned(work, "storage-failed", known);
}

/** Waits for VS Code's secret storage, as `stored` does; a missing or locked keyring has a reason of its own. */
export async function storedSecret<T>(work: Thenable<T>, known: SecretValues): Promise<T> {
  return reasoned(work, "secrets-unavailable", known);
}

async function reasoned<T>(
  work: Thenable<T>,
  reason: "storage-failed" | "secrets-unavailable",
  known: SecretValues | undefined,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isOfDisk = error instanceof Error && "code" in error;
    const detail = isOfDisk ? foreignError(error) : redact(String(error), known?.list() ?? []);
    throw new BalanceLensError({ reason, requestId: null, detail }, { cause: error });
  }
}
