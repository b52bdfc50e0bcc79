import { PlaidFailure } from "../wire/plaidFailure.ts";

/** Bytes that all Items together may take, as `weightOf` counts them. */
const mostOfWorld = 128 * 1024 * 1024;

/** Limits the memory of a world: callers may create any number of Items and transactions. */
export interface MemoryBudget {
  /** @throws PlaidFailure when there is not enough left; then nothing is taken */
  take(itemId: string, bytes: number): void;
  /** Checks, without taking, that this would fit in place of everything the Item takes now. */
  checkInstead(itemId: string, bytes: number): void;
  /** Frees what an Item took. */
  free(itemId: string): void;
}

export function createMemoryBudget(most = mostOfWorld): MemoryBudget {
  const taken = new Map<string, number>();
  let sum = 0;
  const check = (bytes: number): void => {
    if (sum + bytes <= most) return;
    throw new PlaidFailure(
      "INVALID_FIELD",
      `the local sandbox holds all it can (${Math.round(most / 1024 / 1024)} MB): remove Items, or reset it`,
    );
  };
  return {
    checkInstead: (itemId, bytes) => check(bytes - (taken.get(itemId) ?? 0)),
    take(itemId, bytes) {
      check(bytes);
      sum += bytes;
      taken.set(itemId, (taken.get(itemId) ?? 0) + bytes);
    },
    free(itemId) {
      sum -= taken.get(itemId) ?? 0;
      taken.delete(itemId);
    },
  };
}
