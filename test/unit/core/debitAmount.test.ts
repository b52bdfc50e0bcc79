import { expect, test } from "vitest";
import { parseTransactions } from "../../../src/core/item/parseTransactions.ts";
import { debitAmountIn } from "../../../src/core/plan/debitAmount.ts";

test.each([
  ["100.00", 100],
  ["100,00", 100],
  ["1.234,56", 1234.56],
  ["1,234.56", 1234.56],
  [" 3.53 ", 3.53],
  ["0", null],
  ["-5", null],
  ["1.005,123", null],
  ["12.345678", null],
  ["1,000", null],
  ["", null],
  ["abc", null],
])("%j is %j", (text, amount) => expect(debitAmountIn(text)).toBe(amount));

test("a typed transaction may have a comma for its decimals too", () => {
  expect(parseTransactions("12,50 Coffee; -1.000,00 Payroll; +3 Tea")).toEqual([
    { amount: 12.5, description: "Coffee" },
    { amount: -1000, description: "Payroll" },
    { amount: 3, description: "Tea" },
  ]);
});
