import { describe, expect, test } from "vitest";
import { amountIn, seenTimeIn } from "../../../src/core/money/enteredText.ts";

describe("an amount as a bank's page shows it", () => {
  test.each([
    ["1761.52", 1761.52],
    ["$1,761.52", 1761.52],
    ["1.761,52 €", 1761.52],
    ["1 761,52 EUR", 1761.52],
    ["USD 1761", 1761],
    ["CHF 12'345.60", 12345.6],
    ["1,234", 1234],
    ["1.234.567", 1234567],
    ["12,34,567.89", null],
    ["0.123", 0.123],
    ["0,5", 0.5],
    [".5", 0.5],
    ["-12.50", -12.5],
    ["−12.50", -12.5],
    ["-$12.50", -12.5],
    ["$-12.50", -12.5],
    ["12.50-", -12.5],
    ["(12.50)", -12.5],
    ["0", 0],
    ["-0", 0],
    ["0.00012345 BTC", 0.00012345],
    ["¥5,000", 5000],
  ])("%s", (text, amount) => {
    expect(amountIn(text)).toBe(amount);
  });

  test.each([
    "",
    "abc",
    "12.34.56",
    "1,23,4",
    "1,2345.6",
    "--5",
    "(-5)",
    "(5",
    "5)",
    "1e5",
    "NaN",
    "Infinity",
    "1 000 000 000 000 000",
    "12 and 13",
    "1.5,000",
    ".",
    ",",
    "$",
    "0.123456789",
  ])("%j is none", (text) => {
    expect(amountIn(text)).toBeNull();
  });
});

describe("when something was seen", () => {
  // A moment in this program's own zone, whichever that is.
  const now = Date.parse("2026-03-01T16:30:12.345");
  const seen = (text: string) => {
    const read = seenTimeIn(text, now);
    return read.ok ? Date.parse(read.seenAt) : read.problem;
  };

  test.each([
    ["", "2026-03-01T16:30:12.345"],
    ["now", "2026-03-01T16:30:12.345"],
    ["14:05", "2026-03-01T14:05"],
    ["9:05", "2026-03-01T09:05"],
    ["14:05:09", "2026-03-01T14:05:09"],
    ["2:05 pm", "2026-03-01T14:05"],
    ["12:05am", "2026-03-01T00:05"],
    ["12:05 PM", "2026-03-01T12:05"],
    ["2026-02-27 23:59", "2026-02-27T23:59"],
    ["2026-02-27T23:59", "2026-02-27T23:59"],
    ["2024-02-29 08:00", "2024-02-29T08:00"],
    ["2026-02-28T12:00:00Z", "2026-02-28T12:00:00Z"],
    ["2026-02-28T12:00:00.250+05:30", "2026-02-28T06:30:00.250Z"],
    ["2026-02-28T12:00-0800", "2026-02-28T20:00Z"],
  ])("%j", (text, iso) => {
    expect(seen(text)).toBe(Date.parse(iso));
  });

  test("a minute that has just begun, or was rounded up, is not still to come", () => {
    expect(seen("16:31")).toBe(now);
  });

  test.each(["16:35", "23:59", "2026-03-02 08:00", "2027-01-01T00:00:00Z"])("%j is still to come", (text) => {
    expect(seen(text)).toBe("still-to-come");
  });

  test.each([
    "noon",
    "25:00",
    "12:60",
    "13:05 pm",
    "0:05 am",
    "2026-02-30 12:00",
    "2026-13-01 12:00",
    "2026-03-01",
    "12",
    "14:05Z",
  ])("%j is no time", (text) => {
    expect(seen(text)).toBe("unreadable");
  });
});
