import { expect, test } from "vitest";
import { openSaved } from "../../../src/core/saved/openSaved.ts";
import { latencyWords, startedWords } from "../../../src/text/callWords.ts";
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
  [`2026-03-01T12:00:00Z /accounts/get ${body}`, "by Mar 1, 2026, 12:00:00"],
  [`2026-03-01 12:00:00 /accounts/get ${body}`, "by Mar 1, 2026, 12:00:00 (zone guessed)"],
  [`2026-03-01 12:00:00 ${body}`, "by Mar 1, 2026, 12:00:00 (endpoint guessed, zone guessed)"],
  [`2026-03-01T12:00:00.125Z /accounts/get ${body}`, "by Mar 1, 2026, 12:00:00.125"],
  [`2026-03-01T12:00Z /accounts/get ${body}`, "by Mar 1, 2026, 12:00"],
  [`2026-03-01T12:00:00Z /accounts/get 200 in 812ms ${body}`, "Mar 1, 2026, 11:59:59"],
  [`2026-03-01T12:00:01.001Z /accounts/get 200 in 812ms ${body}`, "Mar 1, 2026, 12:00:00.189"],
  [body, "not recorded (endpoint guessed)"],
])("wherever a call is shown, what of it was guessed stands beside its time: %s", (text, words) => {
  const comparison = opened(text);
  const said = startedWords(comparison, context);
  expect(comparison.readings.flatMap((each) => (each.outcome === "skipped" ? [] : [said(each)]))).toEqual([words]);
});

test.each([
  ["12:00:00", "12:00:02", "≈ 2 s"],
  ["12:00:00", "12:00:00", "< 1 s"],
  ["12:00:00.100", "12:00:02.300", "2.2 s"],
])("a latency between two times is as exact as they are: %s to %s", (asked, answered, words) => {
  const comparison = opened(
    `2026-03-01T${asked}Z [req-12] POST /accounts/get\n2026-03-01T${answered}Z [req-12] /accounts/get ${body}`,
  );
  expect(
    comparison.readings.flatMap((each) => (each.outcome === "skipped" ? [] : [latencyWords(each, context)])),
  ).toEqual([words]);
});

test("an exported table says what was guessed", () => {
  expect(comparisonMarkdown(opened(`2026-03-01 12:00:00 /accounts/get ${body}`), context)).toContain("(zone guessed)");
});
