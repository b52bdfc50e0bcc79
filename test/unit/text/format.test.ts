import { describe, expect, test } from "vitest";
import type { Age } from "../../../src/core/age/ageLookup.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { windowWords } from "../../../src/text/findings/windowWords.ts";
import {
  formatAge,
  formatDateTime,
  formatDifference,
  formatDuration,
  formatLatency,
  formatMoment,
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
    expect(age("measured", 0)).toBe("live");
    expect(age("measured", 5 * hourMs)).toBe("5 h old");
    expect(age("reported", 20 * hourMs)).toBe("20 h old");
    expect(age("bounded", 18.4 * hourMs)).toBe("≤ 19 h old");
    expect(age("unknown", null)).toBe("age unknown");
  });

  test("under a second, in words: a bound of nothing is one of a second", () => {
    expect([age("bounded", 0), age("bounded", 999)]).toEqual(["≤ 1 s old", "≤ 1 s old"]);
    expect(age("reported", 0)).toBe("just now");
    expect(age("bounded", 1000)).toBe("≤ 1 s old");
    expect(formatDuration(0, english, { isBound: true })).toBe("1 s");
  });

  test("one day is singular", () => {
    const days = createTextContext({ messages: { "duration.days.one": "{value} Tag" }, locale: "de" });
    expect(formatDuration(50 * hourMs, days)).toBe("2 days");
    expect(formatDuration(24 * hourMs, english)).toBe("24 h");
  });
});

test("times are of the reader's zone and language", () => {
  const berlin = createTextContext({ messages: {}, locale: "de-DE", timeZone: "Europe/Berlin" });
  expect(formatDateTime("2026-03-01T12:00:00Z", english)).toBe("Mar 1, 2026, 12:00");
  expect(formatDateTime("2026-03-01T12:00:00Z", berlin)).toBe("01.03.2026, 13:00");
  expect(formatDateTime("no time", english)).toBe("no time");
});

describe("a moment", () => {
  const at = (now: string, timeZone = "UTC", locale = "en-US") =>
    createTextContext({ messages: {}, locale, timeZone, now: Date.parse(now) });
  const noon = "2026-03-01T12:00:00.123Z";

  test("is its time alone on the reader's day, with the date on another, with the year in another", () => {
    expect(formatMoment(noon, at("2026-03-01T23:59:59Z"))).toBe("12:00");
    expect(formatMoment(noon, at("2026-03-02T00:00:00Z"))).toBe("Mar 1, 12:00");
    expect(formatMoment(noon, at("2026-02-28T12:00:00Z"))).toBe("Mar 1, 12:00");
    expect(formatMoment(noon, at("2027-03-01T12:00:00Z"))).toBe("Mar 1, 2026, 12:00");
  });

  test("is dated in full where nobody says which day it is", () => {
    expect(formatMoment(noon, english)).toBe("Mar 1, 2026, 12:00");
  });

  test("goes by the reader's day, not by the one of UTC, and reads in their language", () => {
    const late = "2026-03-01T23:30:00Z";
    expect(formatMoment(late, at("2026-03-02T10:00:00Z", "Europe/Berlin"))).toBe("00:30");
    expect(formatMoment(late, at("2026-03-01T10:00:00Z", "Europe/Berlin", "de-DE"))).toBe("2. März, 00:30");
  });

  test("is as precise as it is asked to be, and a text that is no time stays as it is", () => {
    const today = at(noon);
    expect(formatMoment(noon, today, { precision: "second" })).toBe("12:00:00");
    expect(formatMoment(noon, today, { precision: "millisecond" })).toBe("12:00:00.123");
    expect(formatMoment(noon, today, { precision: "millisecond", isDated: true })).toBe("Mar 1, 12:00:00.123");
    expect(formatMoment("no time", today)).toBe("no time");
  });
});

describe("a window", () => {
  const today = createTextContext({
    messages: {},
    locale: "en-US",
    timeZone: "UTC",
    now: Date.parse("2026-03-02T15:00Z"),
  });
  const say = (from: string | null, to: string | null, context = today) => windowWords({ from, to }, context);

  test("names the date of both ends once where they share it, and not at all today", () => {
    expect(say("2026-03-01T03:00:00Z", "2026-03-01T12:00:00Z")).toBe("between Mar 1, 03:00 and 12:00");
    expect(say("2026-03-02T03:00:00Z", "2026-03-02T12:00:00Z")).toBe("between 03:00 and 12:00");
    expect(say("2026-03-01T03:00:00Z", "2026-03-02T12:00:00Z")).toBe("between Mar 1, 03:00 and Mar 2, 12:00");
    expect(say("2026-02-27T03:00:00Z", "2026-03-01T12:00:00Z")).toBe("between Feb 27, 03:00 and Mar 1, 12:00");
    const exported = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
    expect(say("2026-03-02T03:00:00Z", "2026-03-02T12:00:00Z", exported)).toBe("between Mar 2, 2026, 03:00 and 12:00");
  });

  test("with an open end says only the other", () => {
    expect(say(null, "2026-03-02T12:00:00Z")).toBe("some time before 12:00");
    expect(say("2026-03-01T12:00:00Z", null)).toBe("some time after Mar 1, 12:00");
    expect(say(null, null)).toBe("at an unrecorded time");
  });

  test("shorter than a minute is told to the second, and of one moment is that moment", () => {
    expect(say("2026-03-02T12:00:01Z", "2026-03-02T12:00:09Z")).toBe("between 12:00:01 and 12:00:09");
    expect(say("2026-03-02T12:00:01.5Z", "2026-03-02T12:00:01.9Z")).toBe("between 12:00:01.500 and 12:00:01.900");
    expect(say("2026-03-02T12:00:01Z", "2026-03-02T12:00:01Z")).toBe("at 12:00:01");
  });
});

test("a context without formatters says the same, only slower", () => {
  const bare = { messages: {}, locale: "en-US", timeZone: "UTC" };
  expect(formatMoney(1, "USD", bare)).toBe(formatMoney(1, "USD", english));
  expect(formatMoment("2026-03-01T12:00:00Z", bare)).toBe(formatMoment("2026-03-01T12:00:00Z", english));
});
