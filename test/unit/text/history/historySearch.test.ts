import { describe, expect, test } from "vitest";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { historySearch } from "../../../../src/text/history/historySearch.ts";
import { searchEntryOf, unopenedEntry } from "../../../../src/text/history/searchEntry.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf, itemFacts } from "../../../builders/comparison.ts";

const now = Date.parse("2026-12-01T12:00:00Z");
const contextIn = (locale: string, messages = {}) => createTextContext({ messages, locale, timeZone: "UTC", now });
const english = contextIn("en-US");

const made = comparisonOf({
  item: itemFacts({ itemId: "Item9abcDEF" }),
  cached: [checking({ available: 1200, current: 1414.25 })],
  realTime: [checking({ available: 985.75, current: 1200 })],
});
const comparison = {
  ...made,
  id: "0f0f-one",
  startedAt: "2026-11-30T10:15:00.000Z",
  item: { ...made.item, alias: "Zoë's savings", institutionName: "Tartan Bank" },
  readings: made.readings.map((reading, index) =>
    reading.outcome === "ok" ? { ...reading, requestId: `rQ7xYz${index}` } : reading,
  ),
};

const finds = (typed: string, context = english) => historySearch(typed, context)(searchEntryOf(comparison, context));

describe("finds a comparison by", () => {
  test.each([
    ["nothing at all", ""],
    ["a part of its alias, without the accent", "zoe"],
    ["its institution, in any case", "TARTAN"],
    ["a finding's code", "stale"],
    ["a request id", "rQ7xYz1"],
    ["the beginning of a request id", "rq7xy"],
    ["the Item's id", "item9abcdef"],
    ["an amount", "1414.25"],
    ["with the currency before it", "$1,414.25"],
    ["with the currency behind it", "1414.25 USD"],
    ["with thousands parted", "1,200"],
    ["written as in Germany", "1.414,25"],
    ["written as in France", "1\u202f414,25"],
    ["with a plain space between thousands", "1 414,25"],
    ["as far as it is typed", "1414.2"],
    ["the whole part alone", "985"],
    ["a gap, whatever its sign", "+214.25"],
    ["a gap below zero", "-214.25"],
    ["what stands before an amount, while that is typed", "$"],
    ["its day", "2026-11-30"],
    ["its month while it is typed", "2026-1"],
    ["its month", "2026-11"],
    ["its day by name", "Nov 30"],
    ["the other way round, with the year", "30 November 2026"],
    ["as Americans write it", "Nov. 30th, 2026"],
    ["without a space before the year", "Nov 30,2026"],
    ["its month beside an amount", "nov 1,200"],
    ["an amount beside its month", "1414,25 nov"],
    ["with a slash", "11/30"],
    ["with slashes, day first", "30/11/2026"],
    ["with points", "30.11.2026"],
    ["the name of its month", "november"],
    ["its time", "10:15"],
    ["a word", "yesterday"],
    ["several of these", "tartan $214.25 nov 30"],
    ["several of these, in another order", "2026-11-30 zoe rq7x"],
  ])("%s", (_what, typed) => {
    expect(finds(typed)).toBe(true);
  });

  test("words of the reader's language, and English dates all the same", () => {
    const german = contextIn("de", { "history.yesterday": "gestern" });
    for (const typed of ["30. Nov. 2026", "30. November", "gestern", "yesterday", "Nov 30", "1.414,25 €"]) {
      expect([typed, finds(typed, german)]).toEqual([typed, true]);
    }
    const japanese = contextIn("ja");
    expect(finds("11月30日", japanese)).toBe(true);
    const french = contextIn("fr");
    expect(finds("30 novembre 2026", french)).toBe(true);
    expect(finds("30 décembre 2026", french)).toBe(false);
  });
});

describe("does not find it by", () => {
  test.each([
    ["another bank", "platypus"],
    ["the middle of a request id", "7xYz"],
    ["an amount that only begins alike", "14"],
    ["the end of an amount", "414.25"],
    ["another amount of the same digits", "1,414.52"],
    ["another day", "2026-11-29"],
    ["another day by name", "Nov 3"],
    ["the same day of another year", "Nov 30 2025"],
    ["another month", "2026-10"],
    ["today", "today"],
    ["one thing that fits and one that does not", "tartan 2026-11-29"],
    ["a date that is none", "13/32"],
  ])("%s", (_what, typed) => {
    expect(finds(typed)).toBe(false);
  });
});

test("a comparison whose file is not opened yet is found by its day and its ids", () => {
  const { startedAt, id, item } = comparison;
  const entry = unopenedEntry({ startedAt, itemId: item.itemId, comparisonId: id }, english);
  const test = (typed: string) => historySearch(typed, english)(entry);
  expect([test("nov 30"), test("yesterday"), test("Item9abc"), test("0f0f"), test("")]).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect([test("tartan"), test("1200"), test("dec 30")]).toEqual([false, false, false]);
});

test("a time that is no time is no day", () => {
  const entry = unopenedEntry({ startedAt: "never", itemId: "i", comparisonId: "c" }, english);
  expect(historySearch("today", english)(entry)).toBe(false);
  expect(historySearch("never", english)(entry)).toBe(true);
});
