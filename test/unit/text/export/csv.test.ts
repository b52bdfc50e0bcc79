import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparisonCsv, csvColumns } from "../../../../src/text/export/comparisonCsv.ts";
import { csvRecord } from "../../../../src/text/export/csvRecord.ts";
import { checking, creditCard } from "../../../builders/accounts.ts";
import { comparisonOf, failedReading, scoredFacts, skippedReading } from "../../../builders/comparison.ts";
import { readCsv } from "./rfc4180.ts";

function recordsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...records] = readCsv(csv);
  return records.map((record) => Object.fromEntries(head.map((name, index) => [name, record[index] ?? ""])));
}

describe("a comparison as CSV", () => {
  const comparison = comparisonOf({
    cached: [checking({ available: 1204.11, current: null })],
    realTime: [checking({ available: -310.55, current: null })],
    more: [
      failedReading("single", "/auth/get", "institution-error", "INSTITUTION_DOWN"),
      skippedReading("single", "/identity/get"),
    ],
  });
  const records = recordsOf(comparisonCsv(comparison));
  const find = (endpoint: string) => records.find((record) => record.endpoint === endpoint);

  test("has a head, and as many cells in each record", () => {
    const all = readCsv(comparisonCsv(comparison));
    expect(all[0]).toEqual(csvColumns);
    expect(new Set(all.map((record) => record.length))).toEqual(new Set([csvColumns.length]));
  });

  test("reads back: numbers as numbers, null apart from absent, differences and ages beside", () => {
    expect(find("/accounts/get")).toMatchObject({
      account_id: "checking",
      step: "cached",
      state: "answered",
      available: "1204.11",
      current: "null",
      currency: "USD",
      available_difference: "1514.66",
      age_known_by: "bounded",
      request_id: "request-1",
    });
    expect(find("/accounts/balance/get")).toMatchObject({ available: "-310.55", available_difference: "" });
    expect(find("/accounts/get")?.findings).toContain("cached-differs-from-real-time cache-older-than-bank");
  });

  test("says of a record without numbers which kind of nothing it is", () => {
    expect(find("/auth/get")).toMatchObject({ state: "failed", available: "", error_code: "INSTITUTION_DOWN" });
    expect(find("/identity/get")).toMatchObject({ state: "skipped: product-not-on-item", latency_ms: "" });
  });
});

test("has what an evaluation decided in the record of its account alone, behind all columns there were before", () => {
  const cached = [checking({ available: 1 }), creditCard({ available: 2, current: 3 })];
  const records = recordsOf(
    comparisonCsv(
      comparisonOf({ cached, evaluation: { signal: scoredFacts({ warnings: ["X", "Y"] }), available: 1 } }),
    ),
  );
  const decided = records.filter(({ decision }) => decision !== "");
  expect(decided).toMatchObject([
    {
      account_id: "checking",
      endpoint: "/signal/evaluate",
      decision: "REROUTE",
      ruleset_key: "scores",
      custom_action_key: "high-risk",
      internal_note: "high risk of a return",
      customer_initiated_return_risk: "90",
      bank_initiated_return_risk: "41",
      warnings: "X Y",
      core_attributes: JSON.stringify(scoredFacts({}).coreAttributes),
    },
  ]);
  expect(csvColumns.indexOf("decision")).toBe(csvColumns.indexOf("environment") + 1);
});

test("every difference is the call's number minus the baseline's", () => {
  const of = (available: number, limit: number) => [creditCard({ available, current: 500, limit })];
  const records = recordsOf(comparisonCsv(comparisonOf({ cached: of(1500, 2000), realTime: of(2600, 3100) })));
  expect(records.find(({ step, endpoint }) => step === "cached" && endpoint === "/accounts/get")).toMatchObject({
    available_difference: "-1100",
    current_difference: "0",
  });
});

describe("a cell holds no formula wherever it is opened", () => {
  const formula = /^[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

  /** As a spreadsheet reads it that separates by another sign: quotes count only where they begin a cell. */
  const cellsBy = (separator: string, record: string) =>
    record.split(/[\r\n]/).flatMap((line) => line.split(separator));

  test("separated by semicolons, tabs or bars, quoted or not", () => {
    const pieces = [";", "\t", "|", "\n", "\r\n", '"', " ", "=", "+", "-", "@", "\uff1d", "a", "1", ",", "'"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 10 }), (parts) => {
        const record = csvRecord(["id", parts.join(""), 5, null, "x"]);
        for (const separator of [";", "\t", "|"]) {
          for (const cell of cellsBy(separator, record)) expect([record, formula.test(cell)]).toEqual([record, false]);
        }
      }),
      { seed: 17, numRuns: 5000 },
    );
  });

  test("in a file of a comparison", () => {
    const name = 'x;=HYPERLINK("https://evil.example";"a")';
    const csv = comparisonCsv(comparisonOf({ cached: [{ ...checking({ available: 1 }), name }] }));
    expect(csv).toContain("x;'=HYPERLINK");
    for (const cell of cellsBy(";", csv)) expect(formula.test(cell)).toBe(false);
  });
});

describe("a cell", () => {
  test("of any text reads back as it was, but for an apostrophe before what would be a formula", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (texts) => {
        const [read] = readCsv(csvRecord(texts));
        const bare = (text: string) => text.replaceAll("'", "");
        expect(read?.map(bare)).toEqual(texts.map(bare));
        for (const [index, text] of texts.entries()) {
          if (!/[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text)) expect(read?.[index]).toBe(text);
        }
      }),
    );
  });

  test("never starts as a formula", () => {
    const start = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n=", " =", "＝", "＋", "－", "＠", "\u00a0=");
    fc.assert(
      fc.property(start, fc.string(), (first, rest) => {
        const [read] = readCsv(csvRecord([first + rest]));
        expect(read?.[0]?.startsWith("'")).toBe(true);
      }),
    );
  });

  test("that is a number stays one, also below zero", () => {
    expect(csvRecord([-12.5, 0, null, "x"])).toBe("-12.5,0,,x\r\n");
  });
});
