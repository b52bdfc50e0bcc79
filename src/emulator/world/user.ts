import type { MapLimits } from "./keepNewest.ts";

/** A person made by `/user/create`, of whom Link sessions and reports are. */
export interface KeptUser {
  readonly userId: string;
  /** Null for a user of the newer API, which knows people by their id alone. */
  readonly userToken: string | null;
  readonly clientUserId: string;
  /** `ClientUserIdentity` as it was sent. */
  readonly identity: object | null;
  /** Virtual ms since the epoch. */
  readonly madeAt: number;
  readonly bytes: number;
}

/** Bounds what callers can accumulate. */
export const userLimits: MapLimits<KeptUser> = {
  most: 1000,
  bytes: { most: 8 * 1024 * 1024, of: ({ bytes }) => bytes },
};
