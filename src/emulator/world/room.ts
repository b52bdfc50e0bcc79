import { PlaidFailure } from "../wire/plaidFailure.ts";

/** Bytes that all Items together may take, as `weightOf` counts them. */
const mostOfWorld = 128 * 1024 * 1024;

/** How much a world holds: callers make Items, and transactions in them, for as long as they like. */
export interface Room {
  /** @throws PlaidFailure when it would be more than there is room for; then nothing is taken */
  take(itemId: string, bytes: number): void;
  /** The same question for what would come in the place of all that an Item has taken. */
  checkInstead(itemId: string, bytes: number): void;
  /** What an Item took is free again. */
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
