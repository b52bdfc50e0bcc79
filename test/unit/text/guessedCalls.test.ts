import { expect, test } from "vitest";
import { openSaved } from "../../../src/core/saved/openSaved.ts";
import { startedWords } from "../../../src/text/callWords.ts";
import { comparisonMarkdown } from "../../../src/text/export/comparisonMarkdown.ts";
import { accountBody } from "../../builders/bodies.ts";

const context = { locale: "en", timeZone: "UTC", messages: {} };
const body = JSON.stringify({ accounts: [accountBody({ id: "a", available: 1, current: 2 })], item: { item_id: "i" } });

function opened(text: string) {
  const [comparison] = openSaved([{ source: "app.log", text }], {
    openedAt: "2026-06-01T00:00:00.000Z",
    id: "saved",
  }).comparisons;
  if (comparison === undefined) throw new Error("no answer was read");
  return comparison;
}

test.each([
  [`2026-03-01T12:00:00Z /accounts/get ${body}`, "by Mar 1, 2026, 12:00:00.000"],
  [`2026-03-01 12:00:00 /accounts/get ${body}`, "by Mar 1, 2026, 12:00:00.000 (zone guessed)"],
  [`2026-03-01 12:00:00 ${body}`, "by Mar 1, 2026, 12:00:00.000 (endpoint guessed, zone guessed)"],
  [`2026-03-01T12:00:00Z /accounts/get 200 in 812ms ${body}`, "Mar 1, 2026, 11:59:59.188"],
  [body, "not recorded (endpoint guessed)"],
])("wherever a call is shown, what of it was guessed stands beside its time: %s", (text, words) => {
  const comparison = opened(text);
  const said = startedWords(comparison, context);
  expect(comparison.readings.flatMap((each) => (each.outcome === "skipped" ? [] : [said(each)]))).toEqual([words]);
});

test("an exported table says what was guessed", () => {
  expect(comparisonMarkdown(opened(`2026-03-01 12:00:00 /accounts/get ${body}`), context)).toContain("(zone guessed)");
});
