import fc from "fast-check";
import { expect, test } from "vitest";
import { mostTransactions, parseTransactions, transactionDays } from "../../../../src/core/item/parseTransactions.ts";

const typed = fc.record({
  amount: fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => cents / 100),
  description: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 .,']{0,30}[A-Za-z]$/),
});

test("what is written out is read back, whatever spaces and last semicolon are around it", () => {
  fc.assert(
    fc.property(fc.array(typed, { minLength: 1, maxLength: mostTransactions }), fc.boolean(), (list, ends) => {
      const text = list.map(({ amount, description }) => `  ${amount.toFixed(2)}   ${description} `).join(";");
      expect(parseTransactions(ends ? `${text};` : text)).toEqual(list);
    }),
  );
});

test.each([
  "",
  ";",
  "Coffee",
  "12.50",
  "12.505 Coffee",
  "1e3 Coffee",
  "$12 Coffee",
  "1 a;;2 b",
  "NaN x",
  "1234567890 x",
  Array.from({ length: mostTransactions + 1 }, () => "1 a").join(";"),
])("%j is no list of transactions", (text) => {
  expect(parseTransactions(text)).toBeNull();
});

test("the days are fifteen, today first, over the end of a month", () => {
  const days = transactionDays(Date.parse("2026-03-02T23:59:59Z"), 14);
  expect(days).toHaveLength(15);
  expect([days[0], days[1], days[2], days[14]]).toEqual(["2026-03-02", "2026-03-01", "2026-02-28", "2026-02-16"]);
});
