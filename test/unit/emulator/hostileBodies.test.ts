import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endpoints } from "../../../src/emulator/handlers/endpoints.ts";
import { createTestWorld } from "./support/world.ts";

const world = createTestWorld();
const paths = [...endpoints.keys()];

async function send(
  path: string,
  body: string,
  headers: Record<string, string> = { "content-type": "application/json" },
) {
  const answer = await world.emulator.handle({ method: "POST", path, headers, body });
  return { status: answer.status, body: JSON.parse(answer.body) as Record<string, unknown> };
}

function expectEnvelope({ status, body }: { status: number; body: Record<string, unknown> }): void {
  expect([200, 400, 404]).toContain(status);
  expect(typeof body.request_id).toBe("string");
  if (status !== 200) {
    expect(Object.keys(body)).toEqual(
      expect.arrayContaining(["error_type", "error_code", "error_message", "display_message"]),
    );
    expect(body.error_code).not.toBe("INTERNAL_SERVER_ERROR");
  }
}

describe("whatever is sent", () => {
  it("any bytes and any JSON are answered in Plaid's envelope, never as a failure of ours", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.oneof(fc.string(), fc.json(), fc.string({ unit: "binary" })),
        async (path, body) => {
          expectEnvelope(await send(path, body));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("so are requests that are nearly right", async () => {
    const { access_token, evaluate } = await world.itemOf("daily-refresh");
    const right: Record<string, unknown> = {
      access_token,
      account_id: evaluate?.account_id,
      options: { account_ids: [evaluate?.account_id], count: 5 },
      start_date: "2026-01-01",
      end_date: "2026-03-01",
      count: 3,
      offset: 0,
      amount: 5,
      client_transaction_id: "x",
      country_codes: ["US"],
      institution_id: "ins_109508",
      initial_products: ["auth"],
      query: "bank",
      cursor: "",
      transactions: [{ date_transacted: "2026-03-01", date_posted: "2026-03-01", amount: 1, description: "x" }],
    };
    const names = Object.keys(right);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.subarray(names),
        fc.constantFrom(...names),
        fc.jsonValue(),
        async (path, kept, spoilt, value) => {
          const body = Object.fromEntries(kept.map((name) => [name, name === spoilt ? value : right[name]]));
          expectEnvelope(await send(path, JSON.stringify({ client_id: "a", secret: "b", ...body })));
        },
      ),
      { numRuns: 600 },
    );
  });

  it("so are bodies that nest, name a prototype, or have no type", async () => {
    const deep = (levels: number): string =>
      `{"client_id":"a","secret":"b","options":${"[".repeat(levels)}${"]".repeat(levels)}}`;
    for (const levels of [10, 100, 100_000]) {
      const { status, body } = await send("/accounts/get", deep(levels));
      expect([status, body.error_code]).toEqual([400, levels > 32 ? "INVALID_BODY" : "MISSING_FIELDS"]);
    }
    const brackets = { client_id: "a", secret: "b", access_token: "[".repeat(1000) };
    expect((await send("/accounts/get", JSON.stringify(brackets))).body.error_code).toBe("INVALID_ACCESS_TOKEN");
    const proto = '{"client_id":"a","secret":"b","access_token":"x","__proto__":{"a":1},"constructor":1}';
    const { body } = await send("/accounts/get", proto);
    expect(body.error_code).toBe("UNKNOWN_FIELDS");
    expect(body.error_message).toContain("__proto__");
    expect((await send("/accounts/get", "{}", {})).body.error_code).toBe("INVALID_BODY");
  });
});
