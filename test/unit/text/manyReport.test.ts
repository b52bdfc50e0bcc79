import { describe, expect, test } from "vitest";
import { type ItemOutcome, outcomeOf } from "../../../src/core/summaries/itemOutcomes.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { manyCsv, manyJson } from "../../../src/text/export/manyRecords.ts";
import { manyReport, manyRow } from "../../../src/text/reports/manyReport.ts";
import { checking } from "../../builders/accounts.ts";
import { comparisonOf, failedReading, itemFacts } from "../../builders/comparison.ts";
import { hoursAgo, serverNow } from "../../builders/times.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

function compared(itemId: string, cached: number, bank: number, currency = "USD"): ItemOutcome {
  const shown = (value: number) => [checking({ available: value, current: value, currency })];
  const transactions = { lastSuccessfulUpdate: hoursAgo(19), lastFailedUpdate: null };
  return outcomeOf(
    comparisonOf({ item: itemFacts({ itemId, transactions }), cached: shown(cached), realTime: shown(bank) }),
  );
}

const down = failedReading("real-time", "/accounts/balance/get", "institution-error", "INSTITUTION_DOWN");
const unsure = outcomeOf(
  comparisonOf({ item: itemFacts({ itemId: "d" }), cached: [checking({ available: 1, current: 1 })], realTime: down }),
);
const failed: ItemOutcome = {
  kind: "not-compared",
  item: comparisonOf({ item: itemFacts({ itemId: "e" }) }).item,
  failure: { reason: "unreachable", requestId: null },
};
const outcomes = [compared("a", 1000, 106.44), compared("b", 3, 5, "EUR"), compared("c", 7, 7), unsure, failed];

function cellsOf(state: Parameters<typeof manyRow>[0]["state"]) {
  const { cells } = manyRow({ itemId: "a", name: "Tartan", bank: "Tartan Bank", state }, context);
  return cells.map(({ text }) => text);
}

describe("an Item among several, as a row", () => {
  test("says by how much its cached balance is off and which way, how old it is, why, and its slowest call", () => {
    const [row] = outcomes.map((state) =>
      manyRow({ itemId: "a", name: "Tartan", bank: "Tartan Bank", state }, context),
    );
    expect(row?.cells.map(({ text }) => text).slice(0, 3)).toEqual(["Tartan", "$893.56 too high", "≤ 19 h old"]);
    expect(row?.cells[1]).toMatchObject({ sort: { unit: "USD", amount: 893.56 }, note: "1 account differs" });
    expect(row?.cells[3]?.text).toBe("Stale cache");
    expect(row?.cells[4]?.note).toMatch(/^\/accounts\//);
    expect(row?.opens).toBe(true);
  });

  test("says what matches, what is not known and what could not be compared, and that calls failed", () => {
    expect(cellsOf(outcomes[1] ?? "left")[1]).toBe("€2.00 too low");
    expect(cellsOf(outcomes[2] ?? "left")[1]).toBe("Match");
    expect(cellsOf(unsure)[1]).toBe("Unknown");
    expect(cellsOf(unsure)[5]).toBe("1 failed");
    expect(cellsOf(failed)[1]).toBe("Not compared");
    expect(cellsOf(failed)[3]).toBe("Couldn't reach the server.");
  });

  test("opens nothing before it was compared, and leaves no key and no placeholder", () => {
    for (const state of ["waiting", "waiting-for-room", "comparing", "left"] as const) {
      const row = manyRow({ itemId: "a", name: "Tartan", bank: "", state }, context);
      expect(row.opens).toBe(false);
      expect(JSON.stringify(row)).not.toMatch(/many\.|[{]\w+[}]/);
    }
  });
});

const input = { outcomes, left: 2, startedAt: serverNow, nameOf: ({ item }: ItemOutcome) => item.itemId };

test("the answer over the rows counts them", () => {
  const { title, sentences } = manyReport({ ...input, environment: "Local Sandbox" }, context);
  expect(title).toBe("4 Items compared");
  expect(sentences).toEqual(["2 differ, 1 matches, 1 unknown, 1 not compared, 2 cancelled"]);
});

describe("the exports of several", () => {
  test("CSV has a record an Item and currency, numbers as numbers, and formulas as text", () => {
    const lines = manyCsv({ ...input, nameOf: () => "=1+1" }).split("\r\n");
    expect(lines[0]).toMatch(/^item_id,name,environment,institution_id,state,gap,widest_difference,iso_currency_code,/);
    expect(lines[1]).toMatch(/^a,'=1\+1,local,ins_109508,differs,893.56,893.56,USD,1,68400000,/);
    expect(lines[2]).toContain(",differs,-2,2,EUR,1,");
    expect(lines[5]).toMatch(/,not-compared,.*,unreachable$/);
    expect(lines).toHaveLength(7);
  });

  test("JSON has the same, and how many were left", () => {
    const read = JSON.parse(manyJson(input));
    expect(read).toMatchObject({ started_at: serverNow, left: 2 });
    expect(read.items.map(({ item_id }: { item_id: string }) => item_id)).toEqual(["a", "b", "c", "d", "e"]);
    expect(read.items[2]).toMatchObject({ state: "matches", gap: null, accounts_that_differ: 0 });
  });
});
