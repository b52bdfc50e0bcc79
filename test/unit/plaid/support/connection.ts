import type { PlaidConnection } from "../../../../src/core/run/ports.ts";
import { type ConnectOptions, connectPlaid } from "../../../../src/plaid/connect.ts";
import { systemClock } from "../../../../src/systemClock.ts";

export const keys = { clientId: "5f0000000000000000000001", secret: "0123456789abcdef0123456789abcd" };
export const accessToken = "access-sandbox-11111111-2222-3333-4444-555555555555";

/** A connection to `basePath` with the test's keys and token. */
export function connected(basePath: string, options: Partial<ConnectOptions> = {}): PlaidConnection {
  return connectPlaid({
    environment: "sandbox",
    basePath,
    credentials: async () => keys,
    accessTokenOf: async () => accessToken,
    clock: systemClock,
    ...options,
  });
}

/** A signal that nobody will fire. */
export function never(): AbortSignal {
  return new AbortController().signal;
}
