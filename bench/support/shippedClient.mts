import { createRequire } from "node:module";
import path from "node:path";
import { ensureBuilt } from "../../scripts/lib/build.mts";
import { dist } from "../../scripts/lib/places.mts";

/** The client as it ships, bundled and minified; built first when its sources changed. */
export async function shippedClient(): Promise<typeof import("../../src/plaid/connect.ts")> {
  await ensureBuilt();
  return loadClient();
}

/** The same, where it is built already: loads it, and does nothing else. */
export function loadClient(): typeof import("../../src/plaid/connect.ts") {
  return createRequire(import.meta.url)(path.join(dist, "plaid.js"));
}

/** What the measured server does not look at. */
export const anyKeys = {
  environment: "sandbox",
  credentials: async () => ({ clientId: "bench-client-id", secret: "bench-secret" }),
  accessTokenOf: async () => "access-sandbox-bench",
} as const;
