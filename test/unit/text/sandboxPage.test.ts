import { expect, test } from "vitest";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { sandboxPage } from "../../../src/text/documents/sandboxPage.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

test("what to expect in Plaid Sandbox says each thing with the page of Plaid's that says so", () => {
  const page = sandboxPage(context);
  const sections = page.split("\n## ").slice(1);
  expect(sections.length).toBeGreaterThanOrEqual(5);
  for (const section of sections) {
    expect(section).toMatch(/Plaid's page: <https:\/\/plaid\.com\/docs\/[a-z/-]+\/>/);
  }
  expect(page).toMatch(/Balances do not move[\s\S]+PRODUCT_NOT_READY[\s\S]+random[\s\S]+Rulesets/);
  // A sentence without its words would show its key.
  expect(page).not.toMatch(/expect\./);
});

test("it can be said in another language", () => {
  const messages = { "expect.title": "Was in Plaid Sandbox zu erwarten ist" };
  expect(sandboxPage(createTextContext({ messages, locale: "de-DE", timeZone: "UTC" }))).toMatch(/^# Was in Plaid/);
});
