import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEmulator } from "../../src/emulator/emulator.ts";
import { endpoints } from "../../src/emulator/handlers/endpoints.ts";
import { findScenarios } from "../../src/emulator/scenarios/findScenarios.ts";
import { modelledPaths } from "./support/modelledPaths.ts";
import { createSdkSchemas } from "./support/sdkSchemas.ts";

const schemas = createSdkSchemas();
const tokens = findScenarios().map((scenario) => scenario.access_token);
const typeOf = new Map(modelledPaths.map(({ path, responseType }) => [path, responseType]));

const dates = { start_date: "2025-12-01", end_date: "2026-06-01" };
/** What an endpoint needs besides the token. */
const more: Readonly<Record<string, object>> = {
  "/transactions/get": dates,
  "/investments/transactions/get": dates,
  "/accounts/balance/get": { options: { min_last_updated_datetime: "2026-01-01T00:00:00Z" } },
  "/item/webhook/update": { webhook: "http://127.0.0.1:9/hook" },
  "/sandbox/item/fire_webhook": { webhook_code: "SYNC_UPDATES_AVAILABLE" },
  "/webhook_verification_key/get": { key_id: "unknown" },
  "/signal/decision/report": { client_transaction_id: "one", initiated: true },
  "/signal/return/report": { client_transaction_id: "one", return_code: "R01" },
};
const paths = [...typeOf.keys()].filter(
  (path) => !/^\/institutions|public_token|signal\/evaluate|access_token|sandbox\/transactions/.test(path),
);

const step = fc.record({
  path: fc.constantFrom(...paths),
  token: fc.constantFrom(...tokens),
  waitHours: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 900 }) },
  ),
});

describe("any sequence of calls", () => {
  it("is answered in the shapes of the SDK, errors in PlaidError", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const emulator = createEmulator({ latency: "none", now: "2026-03-02T15:00:00Z", token: "t" });
        const send = async (path: string, body: object) => {
          const headers = { "content-type": "application/json", authorization: "Bearer t" };
          const answer = await emulator.handle({ method: "POST", path, headers, body: JSON.stringify(body) });
          return { status: answer.status, body: JSON.parse(answer.body) as unknown };
        };
        for (const { path, token, waitHours } of steps) {
          if (waitHours > 0) await send("/_emulator/clock", { seconds: waitHours * 3600 });
          const { status, body } = await send(path, {
            client_id: "a",
            secret: "b",
            ...(endpoints.get(path)?.fields.access_token === undefined ? {} : { access_token: token }),
            ...more[path],
          });
          expect(status).toBeLessThan(500);
          expect(schemas.problems(status === 200 ? (typeOf.get(path) ?? "") : "PlaidError", body)).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
