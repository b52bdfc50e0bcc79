import { createRequire } from "node:module";
import path from "node:path";
import { ensureBuilt } from "../../scripts/lib/build.mts";
import { dist } from "../../scripts/lib/places.mts";
import { systemClock } from "../../src/systemClock.ts";

/** The client as it ships, bundled and minified; built first when its sources changed. */
export async function shippedClient(): Promise<typeof import("../../src/plaid/connect.ts")> {
  await ensureBuilt();
  return loadClient();
}

/** The same, where it is built already: loads it, and does nothing else. */
export function loadClient(): typeof import("../../src/plaid/connect.ts") {
  return createRequire(import.meta.url)(path.join(dist, "plaid.js"));
}

/** Nobody's, as long as Plaid's: they are written into each request and looked for in each answer. */
export const clientId = "5f8e7d6c5b4a39281706f5e4";
export const secret = "0a1b2c3d4e5f60718293a4b5c6d7e8";
export const accessToken = "access-sandbox-0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

/** What the measured server does not look at. */
export const anyKeys = {
  environment: "sandbox",
  credentials: async () => ({ clientId, secret }),
  accessTokenOf: async () => accessToken,
  clock: systemClock,
} as const;
