import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { defaultBaseline } from "../../../../src/core/comparison/differenceFrom.ts";
import { itemGapOf } from "../../../../src/core/comparison/itemGap.ts";
import { matrixOf } from "../../../../src/core/comparison/matrix.ts";
import { openSaved } from "../../../../src/core/saved/openSaved.ts";
import { outcomeOf } from "../../../../src/core/summaries/itemOutcomes.ts";
import { ticketsOf } from "../../../../src/core/summaries/ticketFacts.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { comparisonCsv } from "../../../../src/text/export/comparisonCsv.ts";
import { comparisonMarkdown } from "../../../../src/text/export/comparisonMarkdown.ts";
import { checking, savings } from "../../../builders/accounts.ts";
import { accountsBody } from "../../../builders/bodies.ts";
import { comparisonOf, failedReading, okReading, pendingRow } from "../../../builders/comparison.ts";
import { cachedAt, evaluatedAt, itemAt, realTimeAt, rowsAt, savedComparisonOf } from "../../../builders/savedCalls.ts";

const of = (amount: number) => checking({ available: amount, current: amount });
const ofSavings = (amount: number) => savings({ available: amount, current: amount });

/** What the table measures a cell against, and by how much available differs. */
function cell(comparison: Comparison, readingId: string, accountId: string) {
  const { columns, rows } = matrixOf(comparison, defaultBaseline(comparison));
  const found = rows.find(({ account }) => account.accountId === accountId)?.cells;
  const { againstId, difference } = found?.[columns.findIndex(({ id }) => id === readingId)] ?? {};
  return [
    againstId,
    difference?.available.kind === "differs" ? difference.available.value : difference?.available.kind,
  ];
}

function found(comparison: Comparison, code: string) {
  return findingsOf(comparison).filter((finding) => finding.code === code);
}

describe("a real-time call for each account", () => {
  const only = (id: string) => ({ sent: { accountIds: [id], minLastUpdatedDatetime: null } });
  const comparison = savedComparisonOf(
    cachedAt("c1", "10:00:00", [of(90), ofSavings(200)]),
    realTimeAt("r1", "10:00:10", [of(90)], only("checking")),
    realTimeAt("r2", "10:00:20", [ofSavings(150)], only("savings")),
    cachedAt("c2", "10:00:30", [of(70), ofSavings(150)]),
  );

  test("each account is compared with the next that shows it", () => {
    expect(cell(comparison, "c1", "checking")).toEqual(["r1", "same"]);
    expect(cell(comparison, "c1", "savings")).toEqual(["r2", 50]);
    expect(found(comparison, "cached-differs-from-real-time")).toMatchObject([
      { accountIds: ["savings"], readings: ["c1", "r2"], cachedMinusRealTime: 50 },
    ]);
  });

  test("after all of them with the last that shows it", () => {
    expect(cell(comparison, "c2", "checking")).toEqual(["r1", -20]);
    expect(found(comparison, "cache-still-differs")).toMatchObject([
      { accountIds: ["checking"], readings: ["r1", "c2"], cachedMinusRealTime: -20 },
    ]);
  });

  test("nothing says that the two match", () => {
    expect(found(comparison, "agree")).toEqual([]);
  });

  test("the summaries and the CSV say the same", () => {
    expect(itemGapOf(comparison)).toMatchObject({ kind: "read", widest: { value: 50, currency: "USD" } });
    expect(outcomeOf(comparison).gap).toEqual({ value: 50, currency: "USD" });
    const lines = comparisonCsv(comparison).split("\r\n");
    expect(lines.filter((line) => line.startsWith("savings,")).map((line) => line.split(",")[13])).toEqual([
      "50",
      "",
      "",
      "0",
    ]);
  });
});

describe("a debit is held against the balances of its time", () => {
  test("of two real-time answers that follow the evaluation, the next", () => {
    const comparison = savedComparisonOf(
      cachedAt("c1", "10:00:00", [of(100)]),
      evaluatedAt("e1", "10:00:05", 100, 95),
      realTimeAt("r1", "10:00:10", [of(98)]),
      realTimeAt("r2", "15:00:00", [of(10)]),
    );
    expect(found(comparison, "debit-not-covered")).toEqual([]);
    expect(found(comparison, "debit-covered")).toMatchObject([{ variant: "both", readings: ["c1", "r1", "e1"] }]);
  });

  test("an evaluation after a real-time answer has the cached balance of then", () => {
    const comparison = savedComparisonOf(
      cachedAt("c1", "10:00:00", [of(20)]),
      realTimeAt("r1", "10:00:10", [of(100)]),
      cachedAt("c2", "15:00:00", [of(100)]),
      evaluatedAt("e1", "15:00:05", 100, 95),
      realTimeAt("r2", "15:00:10", [of(10)]),
    );
    expect(found(comparison, "debit-not-covered")).toMatchObject([
      { variant: "cached-alone", severity: "problem", readings: ["c2", "r2", "e1"] },
    ]);
    expect(cell(comparison, "e1", "checking")).toEqual(["r2", 90]);
  });
});

test("an evaluation with the number of a copy that a real-time call refreshed did not ask the bank", () => {
  const comparison = savedComparisonOf(
    cachedAt("c1", "10:00:00", [of(100)]),
    realTimeAt("r1", "10:00:10", [of(90)]),
    cachedAt("c2", "15:00:00", [of(90)]),
    evaluatedAt("e1", "15:00:05", 90, 20),
    realTimeAt("r2", "15:00:20", [of(60)]),
  );
  expect(found(comparison, "evaluate-asked-bank")).toEqual([]);
});

describe("the transactions beside a later real-time answer", () => {
  const posted = [pendingRow({ amount: 5, pending: false })];
  const before = [
    itemAt("i1", "09:59:00", "06:00:00"),
    cachedAt("c1", "10:00:00", [of(100)]),
    rowsAt("t1", "10:00:05", [of(100)], posted),
    realTimeAt("r1", "10:00:10", [of(100)]),
    rowsAt("t2", "10:00:15", [of(100)], posted),
    realTimeAt("r2", "15:00:20", [of(60)]),
    itemAt("i2", "18:00:00", "17:00:00"),
  ] as const;

  test("a list from before it does not say that nothing is listed after it", () => {
    const comparison = savedComparisonOf(...before);
    expect(found(comparison, "cache-older-than-bank")).toMatchObject([
      { certainty: "likely", readings: ["t2", "r2", "i2"] },
    ]);
    expect(ticketsOf(comparison)).toEqual([]);
  });

  test("a list from after it does", () => {
    const comparison = savedComparisonOf(...before, rowsAt("t3", "18:00:05", [of(60)], posted));
    expect(found(comparison, "cache-older-than-bank")).toMatchObject([{ certainty: "possible" }]);
    const [ticket] = ticketsOf(comparison);
    expect(ticket?.ruledOut.map(({ code }) => code)).toContain("nothing-listed-since");
    expect(ticket?.rows.map(({ reading, isAfterRealTime }) => [reading.id, isAfterRealTime])).toEqual([
      ["t2", false],
      ["t3", true],
    ]);
  });
});

test("the same copy beside two real-time answers shows both differences", () => {
  const log = [
    ["09:00:00", "/accounts/get", 90],
    ["10:00:00", "/accounts/balance/get", 90],
    ["11:00:00", "/accounts/get", 100],
    ["12:00:00", "/accounts/balance/get", 95],
    ["13:00:00", "/accounts/get", 100],
    ["14:00:00", "/accounts/balance/get", 40],
  ] as const;
  const lines = log.map(([time, endpoint, amount]) => {
    const body = { ...accountsBody({ available: amount, current: amount }), request_id: time };
    return `2026-03-02T${time}Z INFO POST ${endpoint} 200 ${JSON.stringify(body)}`;
  });
  const opened = { openedAt: "2026-06-01T00:00:00.000Z", id: "saved" };
  const [comparison] = openSaved([{ source: "app.log", text: lines.join("\n") }], opened).comparisons;
  if (comparison === undefined) throw new Error("the log was not read");
  const markdown = comparisonMarkdown(
    comparison,
    createTextContext({ locale: "en-US", messages: {}, timeZone: "UTC" }),
  );
  expect(markdown).toContain("$100.00 (+$5.00)");
  expect(markdown).toContain("$100.00 (+$60.00)");
});

describe("the summaries of an Item", () => {
  test("a real-time call that fails later takes nothing away from the comparison", () => {
    const failed = { ...failedReading("single", "/accounts/balance/get", "rate-limited", "BALANCE_LIMIT") };
    const comparison = comparisonOf({
      cached: [of(100)],
      realTime: [of(90)],
      more: [{ ...failed, startedAt: "2026-08-11T03:00:00.000Z", serverTime: null }],
    });
    expect(itemGapOf(comparison)).toMatchObject({ kind: "read", widest: { value: 10 } });
  });

  test("an Item whose current alone differs does not match", () => {
    const comparison = comparisonOf({
      cached: [checking({ available: 100, current: 120 })],
      realTime: [checking({ available: 100, current: 100 })],
    });
    expect(itemGapOf(comparison)).toMatchObject({ kind: "read", widest: { value: 20 }, gaps: new Map() });
    expect(outcomeOf(comparison).gap).toEqual({ value: 20, currency: "USD" });
  });

  test("an Item with a product's copy that differs does not match", () => {
    const own = okReading("cached", "/auth/get", [of(70)]);
    const comparison = comparisonOf({
      cached: [of(100), ofSavings(5)],
      realTime: [of(100), ofSavings(5)],
      more: [own],
    });
    expect(found(comparison, "cached-differs-from-real-time")).toMatchObject([{ cachedMinusRealTime: -30 }]);
    expect(itemGapOf(comparison)).toMatchObject({ kind: "read", widest: { value: -30 }, gaps: new Map() });
  });

  test("nothing is too high where nobody knows which number is the newer", () => {
    const undated = { notRecorded: ["startedAt", "latencyMs"] } as const;
    const readings = [cachedAt("c1", "10:00:00", [of(100)]), realTimeAt("r1", "10:00:10", [of(90)])];
    const comparison = savedComparisonOf(...readings.map((each) => ({ ...each, ...undated, serverTime: null })));
    expect(found(comparison, "cached-differs-from-real-time")).toMatchObject([{ variant: "higher" }]);
    expect(itemGapOf(comparison)).toBeNull();
    expect(outcomeOf(comparison)).toMatchObject({ gap: null, disagreements: [{ widest: 10 }] });
  });

  test("of two pairs the summary names the one of the verdict", () => {
    const comparison = savedComparisonOf(
      cachedAt("c1", "10:00:00", [of(100)]),
      realTimeAt("r1", "10:00:10", [of(100)]),
      cachedAt("c2", "15:00:00", [of(100)]),
      realTimeAt("r2", "15:00:10", [of(60)]),
    );
    expect(findingsOf(comparison)[0]).toMatchObject({ cachedMinusRealTime: 40 });
    expect(outcomeOf(comparison).gap).toEqual({ value: 40, currency: "USD" });
  });
});
