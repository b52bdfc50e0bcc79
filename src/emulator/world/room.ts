import { PlaidFailure } from "../wire/plaidFailure.ts";

/** Bytes that all Items together may take, as `weightOf` counts them. */
const mostOfWorld = 128 * 1024 * 1024;

/** The memory that a world takes: callers make Items, and transactions in them, for as long as they like. */
export interface Room {
  /** @throws PlaidFailure when there is not enough room; then nothing is taken */
  take(itemId: string, bytes: number): void;
  /** The same check for what would replace everything that an Item takes. */
  checkInstead(itemId: string, bytes: number): void;
  /** Frees what an Item took. */
  free(itemId: string): void;
}

export function createRoom(most = mostOfWorld): Room {
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
