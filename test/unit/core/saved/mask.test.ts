import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { maskBody } from "../../../../src/core/saved/body/maskBody.ts";
import { compareSaved } from "../../../../src/core/saved/compareSaved.ts";
import { openSaved } from "../../../../src/core/saved/openSaved.ts";
import { accountBody } from "../../../builders/bodies.ts";
import * as print from "./support/printers.ts";

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
  expect(result.comparisons).toHaveLength(1);
  for (const secret of secrets) {
    expect(masked).not.toContain(secret);
    expect(JSON.stringify(result)).not.toContain(secret);
  }
});

test.each<readonly [string, (value: unknown) => string]>([
  ["JSON", JSON.stringify],
  ["JSON in a string of JSON", (value) => JSON.stringify({ message: JSON.stringify(value) })],
  ["Node's util.inspect", (value) => inspect(value, { depth: 9 })],
  ["Python's repr", print.python],
  ["Ruby's inspect", print.ruby],
  ["Go's map", print.go],
  ["Java's map", print.java],
  ["PHP's var_export", print.varExport],
  ["PHP's short arrays", print.php],
  ["Plaid's Java classes", (value) => `${print.javaModel(value)}\n`],
])(
  "nothing secret of a request or an answer printed as %s reaches a comparison or what is said of it",
  (_name, printed) => {
    const { owners: _, name: __, ...account } = record.response.accounts[0] ?? {};
    // Without the address, whose signs some languages print so that it could be read two ways.
    const item = { item_id: "item-1" };
    const response = { ...record.response, item, accounts: [{ ...account, name: "Giro 1111 2222 3333" }] };
    const text = `2026-03-01T12:00:00Z POST /accounts/get ${printed(record.request)} ${printed(response)}`;
    const opened = openSaved([{ source: "app.log", text }], { openedAt: "2026-03-01T12:00:00.000Z", id: "x" });
    expect(opened.read).toBe(1);
    for (const secret of secrets) expect(JSON.stringify(opened)).not.toContain(secret);
  },
);

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
