import { expect, test } from "vitest";
import { isolateRuns } from "../../../src/text/bidi.ts";
import { markdownText } from "../../../src/text/export/markdownParts.ts";

const shown = (text: string) => text.replaceAll("\u2068", "<").replaceAll("\u2069", ">");

test.each([
  ["בנק לאומי ••0000  $100.00", "<בנק לאומי> ••0000  $100.00"],
  ["البنك الأهلي (123) 45", "<البنك الأهلي> (123) 45"],
  // Two columns: they must not change places.
  ["חשבון   בנק", "<חשבון>   <בנק>"],
  ["Plaid Checking ••0000", "Plaid Checking ••0000"],
  ["Zoë 中文 🏦", "Zoë 中文 🏦"],
])("%s", (text, expected) => expect(shown(isolateRuns(text))).toBe(expected));

test("in Markdown a bank's own direction marks are gone, and ours stand around its name", () => {
  expect(shown(markdownText("\u202eבנק\u202c 12"))).toBe("<בנק>  12");
});
