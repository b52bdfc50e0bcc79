import { expect, test } from "vitest";
import { factsOfCall } from "../../../../src/code/facts.ts";
import { callLines } from "../../../../src/text/code/callLines.ts";
import { countWords } from "../../../../src/text/code/countWords.ts";
import { fixTitle } from "../../../../src/text/code/remarkSentence.ts";

const context = { messages: {}, locale: "en-US", timeZone: "UTC" };

test("a call's hover says what it reads, how long it takes, what it costs and how often it may be made", () => {
  expect(callLines(factsOfCall("/accounts/balance/get"), context)).toEqual([
    "Asks the bank for the live balance, and updates Plaid's cache.",
    "Takes about 3 s (95 in 100 within 11 s). Sometimes 30 s or more.",
    "Flat fee per call. At most 5 a minute per Item in Production.",
  ]);
  expect(callLines(factsOfCall("/accounts/get"), context)[0]).toBe(
    "Reads Plaid's cached balances: usually at most 2 days old on Items with Transactions, Investments or Liabilities, up to 90 days on others.",
  );
  expect(callLines(factsOfCall("/signal/evaluate"), context)).toContain(
    "Billed for each call. At most 70 an hour per Item in Production.",
  );
});

test("a comment that ignores is offered by its rule, as several may be at one place", () => {
  expect(fixTitle("ignore", { rule: "card-sign" }, context)).toBe("Ignore card-sign with a comment");
});

test("the status of a file's language says whose calls it counts", () => {
  expect([countWords("calls", 1, context), countWords("calls", 4, context)]).toEqual(["1 Plaid call", "4 Plaid calls"]);
});
