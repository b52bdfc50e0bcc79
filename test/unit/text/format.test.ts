import { describe, expect, test } from "vitest";
import type { Age } from "../../../src/core/age.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import {
  formatAge,
  formatClockTime,
  formatDateTime,
  formatDifference,
  formatDuration,
  formatLatency,
  formatMoney,
} from "../../../src/text/format.ts";

const english = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
const hourMs = 3_600_000;

function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, " ");
}

test.each([
  [1204.11, "USD", "$1,204.11"],
  [-5, "USD", "-$5.00"],
  [23631.9805, "USD", "$23,631.9805"],
  [0, "EUR", "€0.00"],
  [1500, "JPY", "¥1,500"],
  [0.00012345, "BTC", "BTC 0.00012345"],
  [12.5, "USDT2", "12.50 USDT2"],
  [12.5, null, "12.50"],
] as const)("%d %s is written %s", (value, currency, expected) => {
  expect(plain(formatMoney(value, currency, english))).toBe(expected);
});

test("a difference carries its sign, and none when it is zero", () => {
  const write = (value: number) => formatDifference(value, "USD", english);
  expect([write(84.2), write(-893.56), write(0)]).toEqual(["+$84.20", "-$893.56", "$0.00"]);
});

test.each([
  [340, "340 ms"],
  [75_000, "75 s"],
  [119 * 60_000, "119 min"],
  [18.4 * hourMs, "18 h"],
  [47.9 * hourMs, "48 h"],
  [75 * 24 * hourMs, "75 days"],
  [-5, "0 ms"],
])("%d ms is %s", (ms, expected) => {
  expect(formatDuration(ms, english)).toBe(expected);
});

test("a bound is rounded up, never down", () => {
  expect(formatDuration(18.4 * hourMs, english, { isBound: true })).toBe("19 h");
  expect(formatDuration(18 * hourMs, english, { isBound: true })).toBe("18 h");
});

test.each([
  [0.84, "0.8 ms"],
  [12.6, "13 ms"],
  [999.4, "999 ms"],
  [999.6, "1 s"],
  [3141, "3.1 s"],
])("a latency of %d is %s", (ms, expected) => {
  expect(formatLatency(ms, english)).toBe(expected);
});

describe("an age says how it is known", () => {
  const age = (provenance: Age["provenance"], ageMs: number | null): string =>
    formatAge({ provenance, source: "none", asOf: null, ageMs }, english);

  test("measured, reported, bounded, unknown", () => {
    expect(age("measured", 0)).toBe("measured now");
    expect(age("measured", 5 * hourMs)).toBe("5 h, measured");
    expect(age("reported", 20 * hourMs)).toBe("20 h, reported");
    expect(age("bounded", 18.4 * hourMs)).toBe("at most 19 h, bounded");
    expect(age("unknown", null)).toBe("age unknown");
  });

  test("under a second, in words: a bound of nothing is a number just refreshed", () => {
    expect([age("bounded", 0), age("bounded", 999)]).toEqual(["just refreshed, bounded", "just refreshed, bounded"]);
    expect(age("reported", 0)).toBe("just now, reported");
    expect(age("bounded", 1000)).toBe("at most 1 s, bounded");
    expect(formatDuration(0, english, { isBound: true })).toBe("1 s");
  });

  test("one day is singular", () => {
    const days = createTextContext({ messages: { "duration.days.one": "{value} Tag" }, locale: "de" });
    expect(formatDuration(50 * hourMs, days)).toBe("2 days");
    expect(formatDuration(24 * hourMs, english)).toBe("24 h");
  });
});

test("times are of the reader's zone and language, to the millisecond where calls are ordered by them", () => {
  const berlin = createTextContext({ messages: {}, locale: "de-DE", timeZone: "Europe/Berlin" });
  expect(formatClockTime("2026-03-01T12:00:00.123Z", english)).toBe("12:00:00.123");
  expect(formatClockTime("2026-03-01T12:00:00.123Z", berlin)).toBe("13:00:00,123");
  expect(formatDateTime("2026-03-01T12:00:00Z", english)).toBe("Mar 1, 2026, 12:00");
  expect(formatClockTime("no time", english)).toBe("no time");
  expect(formatDateTime("no time", english)).toBe("no time");
});

test("a context without formatters says the same, only slower", () => {
  const bare = { messages: {}, locale: "en-US", timeZone: "UTC" };
  expect(formatMoney(1, "USD", bare)).toBe(formatMoney(1, "USD", english));
  expect(formatClockTime("2026-03-01T12:00:00Z", bare)).toBe(formatClockTime("2026-03-01T12:00:00Z", english));
});
