import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { customUserTemplate, customUserTemplates } from "../../../../src/core/customUser/customUserTemplate.ts";
import { parseJson } from "../../../../src/core/customUser/parseJson.ts";
import { customUserLimits, readCustomUser } from "../../../../src/core/customUser/readCustomUser.ts";
import { itNeeding } from "../../../builders/needs.ts";

const root = path.resolve(import.meta.dirname, "../../../..");
const schema = JSON.parse(readFileSync(path.join(root, "schemas/customUser.schema.json"), "utf8"));

const read = (text: string) => readCustomUser(text, schema);
const readValue = (value: unknown) => read(JSON.stringify(value, null, 2));
const withAccount = (account: object) => ({ override_accounts: [account] });

function firstFault(text: string) {
  const result = read(text);
  if (result.ok) throw new Error("it was taken");
  return result.faults[0];
}

const aTransaction = { date_transacted: "2026-03-01", date_posted: "2026-03-02", amount: 5, description: "Coffee" };

describe("what is sent", () => {
  test("is the same value, without the indentation", () => {
    const value = withAccount({ type: "depository", starting_balance: 12.5, meta: { name: 'A "name" — é' } });
    const result = readValue(value);
    expect(result).toEqual({ ok: true, password: JSON.stringify(value) });
  });

  test("an empty object, nulls, and names Plaid may have added are taken", () => {
    for (const value of [
      {},
      { override_accounts: null },
      withAccount({ type: null, transactions: [{ amount: null }] }),
    ])
      expect(readValue(value).ok).toBe(true);
    expect(readValue(withAccount({ type: "credit", brand_new_field: 1 })).ok).toBe(true);
  });

  test.each(customUserTemplates)("the template %s is taken on any day", (template) => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 0) }), (now) => {
        expect(read(customUserTemplate(template, now)).ok).toBe(true);
      }),
    );
  });

  test("a template's hold posts in the future, and has happened", () => {
    const now = Date.UTC(2026, 1, 27, 12);
    const [account] = JSON.parse(customUserTemplate("pending-hold", now)).override_accounts;
    const days = account.transactions.map((each: typeof aTransaction) => [each.date_transacted, each.date_posted]);
    expect(days).toContainEqual(["2026-02-27", "2026-03-01"]);
  });
});

describe("what is refused, with its place and its reason", () => {
  const cases: readonly (readonly [string, string, object])[] = [
    [
      "a comma too many",
      '{\n  "seed": "a",\n}',
      { place: { line: 3, column: 1 }, problem: { code: "syntax", expected: "name" } },
    ],
    ["a comment", "{\n  // why\n}", { place: { line: 2, column: 3 }, problem: { expected: "name" } }],
    ["an end too early", '{"seed": "a"', { place: { line: 1, column: 13 }, problem: { expected: "comma" } }],
    ["text after the end", "{} {}", { place: { line: 1, column: 4 }, problem: { expected: "end" } }],
    [
      "a string without its end",
      '{"seed": "a\n"}',
      { place: { line: 1, column: 10 }, problem: { expected: "string-end" } },
    ],
    ["nothing at all", "", { place: { line: 1, column: 1 }, problem: { expected: "value" } }],
    ["a list", "[]", { path: "", problem: { code: "type", expected: ["object"] } }],
    ["null", "null", { path: "", problem: { code: "type", expected: ["object"] } }],
    [
      "a text for a number",
      '{"override_accounts":[\n{"starting_balance":"12"}]}',
      {
        place: { line: 2, column: 21 },
        path: "override_accounts[0].starting_balance",
        problem: { code: "type", expected: ["number"] },
      },
    ],
    ["an unknown type", JSON.stringify(withAccount({ type: "bank" })), { problem: { code: "choice" } }],
    [
      "a mask that is too long",
      JSON.stringify(withAccount({ meta: { mask: "12345" } })),
      {
        path: "override_accounts[0].meta.mask",
        problem: { code: "form", example: "0000" },
      },
    ],
    [
      "a day that is not in the calendar",
      JSON.stringify(withAccount({ transactions: [{ ...aTransaction, date_posted: "2026-02-30" }] })),
      {
        path: "override_accounts[0].transactions[0].date_posted",
        problem: { code: "form" },
      },
    ],
    [
      "a transaction without its amount",
      JSON.stringify(withAccount({ transactions: [{ ...aTransaction, amount: null }] })),
      {
        path: "override_accounts[0].transactions[0]",
        problem: { code: "missing", name: "amount" },
      },
    ],
    [
      "a sum beyond reason",
      JSON.stringify(withAccount({ starting_balance: 1e13 })),
      { problem: { code: "range", most: 1e12 } },
    ],
    [
      "more accounts than Plaid takes",
      JSON.stringify({ override_accounts: Array(11).fill({}) }),
      {
        path: "override_accounts",
        problem: { code: "too-many", count: 11, most: customUserLimits.accounts },
      },
    ],
    [
      "more transactions than Plaid takes",
      JSON.stringify({ override_accounts: Array(2).fill({ transactions: Array(130).fill(aTransaction) }) }),
      {
        problem: { code: "too-many-transactions", count: 260 },
      },
    ],
    [
      "two fields that exclude each other",
      JSON.stringify(withAccount({ force_available_balance: 0, has_null_available_balance: true })),
      {
        path: "override_accounts[0]",
        problem: { code: "exclusive" },
      },
    ],
    ["more than 55 kB", JSON.stringify({ seed: "é".repeat(28_000) }), { problem: { code: "too-long", bytes: 56_011 } }],
    ["a text of a megabyte", " ".repeat(1_000_001), { problem: { code: "too-long" } }],
    ["what is nested past all sense", `${"[".repeat(200)}${"]".repeat(200)}`, { problem: { expected: "shallower" } }],
  ];

  test.each(cases)("%s", (_name, text, expected) => {
    expect(firstFault(text)).toMatchObject(expected);
  });

  test("indentation does not count", () => {
    const value = { override_accounts: Array(10).fill({ transactions: Array(25).fill(aTransaction) }) };
    const text = JSON.stringify(value, null, 16);
    expect(text.length).toBeGreaterThan(customUserLimits.bytes);
    expect(read(text).ok).toBe(true);
  });

  test("every reason is told, in the order of the text", () => {
    const result = readValue({ override_accounts: [{ type: 1, starting_balance: "a" }, { meta: { mask: "?" } }] });
    expect(result.ok).toBe(false);
    const lines = result.ok ? [] : result.faults.map(({ place }) => place.line);
    expect(lines).toHaveLength(3);
    expect(lines).toEqual(lines.toSorted((left, right) => left - right));
  });
});

describe("the parser", () => {
  test("takes what JSON.parse takes, and stands on what it says", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        const parsed = parseJson(text);
        expect(parsed).toMatchObject({ ok: true, root: { start: 0, end: text.length } });
      }),
    );
  });

  test("refuses what JSON.parse refuses, at a place in the text", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom("", ",", "{", '"', "x", "0", "\\"), (json, at, put) => {
        const cut = at % (json.length + 1);
        const text = json.slice(0, cut) + put + json.slice(cut + 1);
        const parsed = parseJson(text);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(parsed.ok).toBe(isJson);
        if (!parsed.ok) expect(parsed.at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});

/** A clone of https://github.com/plaid/sandbox-custom-users, or any folder of its files. */
const published = process.env.PLAID_CUSTOM_USERS ?? "";

itNeeding("plaidUsers")("the users Plaid publishes are taken", () => {
  const files = readdirSync(published).filter((name) => name.endsWith(".json"));
  expect(files.length).toBeGreaterThan(15);
  for (const name of files) {
    const text = readFileSync(path.join(published, name), "utf8");
    expect([name, read(text)]).toEqual([name, { ok: true, password: JSON.stringify(JSON.parse(text)) }]);
  }
});
