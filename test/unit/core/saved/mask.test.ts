import fc from "fast-check";
import { expect, test } from "vitest";
import { compareSaved } from "../../../../src/core/saved/compareSaved.ts";
import { maskBody } from "../../../../src/core/saved/maskBody.ts";
import { accountBody } from "../../../builders/bodies.ts";

const token = "access-production-0a1b2c3d-0000-4000-8000-000000000000";
const secrets = [token, "topsecret", "client-7", "111122223333", "Ada Lovelace", "011401533", "key=hook"];

/** An answer as production logs hold it: request and response in one record, with all that is secret in them. */
const record = {
  request: { client_id: "client-7", secret: "topsecret", access_token: token },
  response: {
    accounts: [
      {
        ...accountBody({ available: 1, current: 2 }),
        name: "Giro 1111 2222 3333",
        official_name: `of ${token}`,
        owners: [{ names: ["Ada Lovelace"] }],
      },
    ],
    numbers: { ach: [{ account: "111122223333", routing: "011401533" }] },
    item: { item_id: "item-1", webhook: "https://x.example/?key=hook" },
    request_id: "r1",
  },
};

test("nothing secret survives masking, nor reaches a comparison", () => {
  const masked = JSON.stringify(maskBody(record));
  const result = compareSaved({
    bodies: [{ source: "log.json", body: record }],
    openedAt: "2026-03-01T12:00:00.000Z",
    id: "x",
  });
  expect(result.ok).toBe(true);
  for (const secret of secrets) {
    expect(masked).not.toContain(secret);
    expect(JSON.stringify(result)).not.toContain(secret);
  }
});

test("ids, amounts, times and the last four digits are kept", () => {
  const masked = maskBody(record) as typeof record;
  const [account] = masked.response.accounts;
  expect(account).toMatchObject({ account_id: "checking", mask: "0000", balances: { available: 1, current: 2 } });
  expect(account?.name).toBe("Giro ••3333");
  expect(masked.response.request_id).toBe("r1");
});

test("any JSON can be masked, and the second time changes nothing", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const once = maskBody(value);
      expect(maskBody(once)).toEqual(once);
    }),
  );
});

test("a body nested beyond reason is cut off, not a stack overflow", () => {
  const deep = JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`) as unknown;
  expect(JSON.stringify(maskBody(deep))).toContain("[redacted]");
});
