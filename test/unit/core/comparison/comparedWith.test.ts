import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { defaultBaseline } from "../../../../src/core/comparison/differenceFrom.ts";
import { itemGapOf } from "../../../../src/core/comparison/itemGap.ts";
import { matrixCellsOf, matrixOf } from "../../../../src/core/comparison/matrix.ts";
import { findingGroups } from "../../../../src/core/findings/findingGroups.ts";
import type { OkReading } from "../../../../src/core/reading/reading.ts";
import { openSaved } from "../../../../src/core/saved/openSaved.ts";
import { checking } from "../../../builders/accounts.ts";
import { accountsBody } from "../../../builders/bodies.ts";
import { comparisonOf, okReading } from "../../../builders/comparison.ts";

const cached = "/accounts/get";
const realTime = "/accounts/balance/get";
const hourLater = { startedAt: "2026-08-11T03:00:00.000Z", serverTime: "2026-08-11T03:00:00.000Z" };

/** A log in which both endpoints are called twice and more, a line a call. */
function logOf(...calls: readonly (readonly [time: string, endpoint: string, amount: number])[]): Comparison {
  const lines = calls.map(([time, endpoint, amount], index) => {
    const body = { ...accountsBody({ available: amount, current: amount }), request_id: `request-${index}` };
    return `2026-03-${time}Z INFO POST ${endpoint} 200 ${JSON.stringify(body)}`;
  });
  const { comparisons } = openSaved([{ source: "app.log", text: lines.join("\n") }], {
    openedAt: "2026-06-01T00:00:00.000Z",
    id: "saved",
  });
  const [only] = comparisons;
  if (only === undefined) throw new Error("the log was not read");
  return only;
}

const log = logOf(
  ["01T10:00:00", cached, 100],
  ["01T10:00:05", realTime, 90],
  ["01T10:00:10", cached, 90],
  ["02T10:00:00", cached, 80],
  ["02T10:00:05", realTime, 75],
  ["02T10:00:10", cached, 70],
);

/** By the time of each cached call: its difference, and the time of the call it is measured against. */
function measured(comparison: Comparison, chosen: OkReading | null = null) {
  const { columns, cellOf } = matrixCellsOf(comparison, chosen ?? defaultBaseline(comparison), chosen !== null);
  const [account] = matrixOf(comparison, null).rows;
  const startedAt = (id: string | null) => columns.find((each) => each.id === id)?.startedAt?.slice(8, 19);
  return columns.flatMap((column) => {
    if (column.kind !== "cached") return [];
    const { difference, againstId } = cellOf(column, account?.account.accountId ?? "");
    const { available } = difference;
    return [[startedAt(column.id), startedAt(againstId), available.kind === "differs" ? available.value : 0]];
  });
}

describe("with several real-time calls each cached one is compared with the next, in the table as in the findings", () => {
  test("the table's pairs", () => {
    expect(measured(log)).toEqual([
      ["01T10:00:00", "01T10:00:05", 10],
      ["01T10:00:10", "02T10:00:05", 15],
      ["02T10:00:00", "02T10:00:05", 5],
      // None came after it: it is compared with the last.
      ["02T10:00:10", "02T10:00:05", -5],
    ]);
  });

  test("every difference in the table is a finding about the same two calls", () => {
    const { columns, rows } = matrixOf(log, defaultBaseline(log));
    const told = findingsOf(log).flatMap(({ code, readings, cachedMinusRealTime }) =>
      code === "cached-differs-from-real-time" || code === "cache-still-differs"
        ? [{ readings: readings.slice(0, 2).toSorted(), cachedMinusRealTime }]
        : [],
    );
    for (const { cells } of rows) {
      for (const [index, { difference, againstId }] of cells.entries()) {
        const column = columns[index];
        if (column?.kind !== "cached" || difference.available.kind !== "differs") continue;
        const pair = [column.id, againstId].toSorted();
        expect(told).toContainEqual({ readings: pair, cachedMinusRealTime: difference.available.value });
      }
    }
  });

  test("the verdict is about two calls that the table compares", () => {
    const fact = findingGroups(findingsOf(log))[0]?.fact;
    const [left, right] = fact?.readings ?? [];
    const { columns, rows } = matrixOf(log, defaultBaseline(log));
    expect(fact?.code).toBe("cached-differs-from-real-time");
    expect(rows[0]?.cells[columns.findIndex(({ id }) => id === left)]?.againstId).toBe(right);
  });

  test("later minus earlier between two real-time calls", () => {
    const { columns, rows } = matrixOf(log, defaultBaseline(log));
    const later = columns.findLastIndex(({ kind }) => kind === "real-time");
    expect(rows[0]?.cells[later]?.difference.available).toMatchObject({ kind: "differs", value: -15 });
  });
});

test("a baseline that the person chose is everyone's", () => {
  const chosen = log.readings.findLast((each): each is OkReading => each.outcome === "ok" && each.kind === "real-time");
  expect(measured(log, chosen).map(([, against, value]) => [against, value])).toEqual([
    ["02T10:00:05", 25],
    ["02T10:00:05", 15],
    ["02T10:00:05", 5],
    ["02T10:00:05", -5],
  ]);
});

test("without times the first real-time answer is the one compared with", () => {
  const undated = logOf(["01T10:00:00", cached, 100], ["01T10:00:05", realTime, 90], ["02T10:00:05", realTime, 75]);
  const readings = undated.readings.map((each) => ({ ...each, notRecorded: ["startedAt", "latencyMs"] as const }));
  const comparison = { ...undated, readings } as Comparison;
  expect(measured(comparison).map(([, , value]) => value)).toEqual([10]);
  const gap = findingsOf(comparison).find(({ code }) => code === "cached-differs-from-real-time");
  expect(gap?.cachedMinusRealTime).toBe(10);
});

test("a real-time call made alone, later, does not change what the comparison before it says", () => {
  const comparison = comparisonOf({
    cached: [checking({ available: 100, current: 100 })],
    realTime: [checking({ available: 90, current: 90 })],
    more: [okReading("single", realTime, [checking({ available: 40, current: 40 })], hourLater)],
  });
  const { columns, rows } = matrixOf(comparison, defaultBaseline(comparison));
  const first = columns.findIndex(({ kind }) => kind === "cached");
  expect(rows[0]?.cells[first]?.difference.available).toMatchObject({ kind: "differs", value: 10 });
  const ofFirst = findingsOf(comparison).filter(({ code }) => code === "cached-differs-from-real-time");
  expect(ofFirst.find(({ readings }) => readings.includes(columns[first]?.id ?? ""))?.cachedMinusRealTime).toBe(10);
  expect(itemGapOf(comparison)).toMatchObject({ widest: { value: 10 } });
});

test.each([
  ["the bank", realTime, 40, true],
  ["the bank, which says the same again", realTime, 90, false],
  ["the cache", cached, 80, true],
] as const)(
  "an Item that matched is said to have changed where a later call alone of %s differs",
  (_, endpoint, available, isChanged) => {
    const comparison = comparisonOf({
      cached: [checking({ available: 90, current: 90 })],
      realTime: [checking({ available: 90, current: 90 })],
      more: [okReading("single", endpoint, [checking({ available, current: available })], hourLater)],
    });
    expect(itemGapOf(comparison)).toMatchObject({ widest: null, hasChangedSince: isChanged });
  },
);

test("a difference names the last fifty answers of a copy that nothing refreshes, however many a log has", () => {
  const clock = (minute: number) =>
    `01T${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`;
  const calls = Array.from(
    { length: 100 },
    (_, index) =>
      [
        [clock(2 * index), cached, 100],
        [clock(2 * index + 1), realTime, 200 + index],
      ] as const,
  );
  const told = findingsOf(logOf(...calls.flat())).filter(({ code }) => code === "cached-differs-from-real-time");
  expect(told).toHaveLength(100);
  const named = told.map(({ readings }) => readings.length);
  // Two more: the one that is compared with the real-time answer, and that answer.
  expect(Math.min(...named)).toBeLessThan(10);
  expect(Math.max(...named)).toBe(52);
});
