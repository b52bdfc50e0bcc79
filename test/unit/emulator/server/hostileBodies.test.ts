import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endpoints } from "../../../../src/emulator/handlers/endpoints.ts";
import { createTestWorld } from "../support/world.ts";

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

  it("so are custom users made to break: sizes, depths, numbers and dates", async () => {
    const account = (more: object) => ({
      override_accounts: [{ type: "depository", subtype: "checking", starting_balance: 10, ...more }],
    });
    const row = (more: object) => ({
      date_transacted: "2026-03-01",
      date_posted: "2026-03-01",
      amount: 1,
      description: "x",
      ...more,
    });
    const nested = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const bombs: readonly (object | string)[] = [
      nested,
      `{"override_accounts":${nested}}`,
      `{"override_accounts":[{"type":"loan","subtype":"student","liability":${nested}}]}`,
      `{"mfa":${nested}}`,
      "x".repeat(1_000_000),
      { override_accounts: Array.from({ length: 11 }, () => ({})) },
      { override_accounts: Array.from({ length: 2000 }, () => ({})) },
      account({ transactions: Array.from({ length: 251 }, () => row({})) }),
      account({ transactions: Array.from({ length: 250 }, () => row({ amount: 1.7e308 })) }),
      account({ starting_balance: -1.7e308, force_available_balance: 1.7e308 }),
      account({
        type: "investment",
        subtype: "ira",
        holdings: [{ institution_price: 1e308, quantity: 1e308, security: { name: "x" } }],
      }),
      account({ transactions: [row({ date_transacted: "0001-01-01", date_posted: "9999-12-31" })] }),
      account({ transactions: [row({ date_transacted: "9999-12-31", date_posted: "0001-01-01" })] }),
      account({ meta: { name: "\u0000\ud800", mask: "____" } }),
      account({ identity: { names: Array.from({ length: 3000 }, () => "n") } }),
      account({ inflow_model: { type: "monthly-income", income_amount: -1e300, payment_day_of_month: 31 } }),
      '{"override_accounts":[{"__proto__":{"type":"credit"},"constructor":{"prototype":1}}]}',
      '{"version":"__proto__","seed":{"toString":1}}',
    ];
    const keys = { client_id: "a", secret: "b" };
    const world = createTestWorld({ scenarios: ["just-linked"] });
    for (const bomb of bombs) {
      const override_password = typeof bomb === "string" ? bomb : JSON.stringify(bomb);
      const all = ["auth", "transactions", "identity", "liabilities", "investments"];
      const options = { override_username: "user_custom", override_password };
      const make = { institution_id: "ins_109508", initial_products: all, options };
      const made = await world.call("/sandbox/public_token/create", make);
      expectEnvelope(made);
      if (made.status !== 200) continue;
      const { access_token } = (
        await world.call("/item/public_token/exchange", { public_token: made.body.public_token })
      ).body;
      await world.advance(86_400);
      const dates = { start_date: "2025-01-01", end_date: "2026-12-31" };
      for (const path of paths.filter((each) => each.endsWith("/get") || each.endsWith("/sync"))) {
        const more = /transactions\/get/.test(path) ? dates : {};
        const answer = await world.call(path, { ...keys, access_token, ...more });
        expectEnvelope(answer);
        // Too large a number becomes a null in JSON: it must not have got in.
        expect(answer.text).not.toMatch(/"amount":null|"institution_value":null/);
      }
    }
  });

  it("so is whatever the control is sent", async () => {
    const world = createTestWorld({ scenarios: ["just-linked"] });
    const doors = [
      ["POST", "/faults"],
      ["PUT", "/rulesets"],
      ["POST", "/clock"],
      ["DELETE", "/faults"],
      ["POST", "/reset"],
    ] as const;
    const value = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          effect: fc.constantFrom("error", "null_fields", "stale", 7),
          calls: fc.jsonValue(),
          fields: fc.jsonValue(),
          rulesets: fc.dictionary(fc.string(), fc.jsonValue()),
        },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...doors), value, async ([method, path], body) => {
        const answer = await world.control(method, path, Object(body));
        if (answer.status !== 200) expectEnvelope(answer);
        // A clock moved by what was sent is a clock moved; it must still be one.
        expect((await world.control("GET", "/clock")).status).toBe(200);
      }),
      { numRuns: 300 },
    );
  });
});
