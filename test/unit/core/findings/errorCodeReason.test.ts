import { expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { itemFactsIn } from "../../../../src/core/extract/item.ts";
import { readDocument } from "../../../../src/core/saved/readDocument.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { comparisonJson } from "../../../../src/text/export/comparisonJson.ts";
import { comparisonMarkdown } from "../../../../src/text/export/comparisonMarkdown.ts";
import { plainText } from "../../../../src/text/fillSegments.ts";
import { findingSentence, plaidsWords } from "../../../../src/text/findings/findingSentence.ts";
import { compareItem, emulatorWith } from "../../../builders/compareScenario.ts";
import { comparisonOf, itemFacts } from "../../../builders/comparison.ts";
import { control } from "../../../builders/emulatorSource.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
const reason = "OAUTH_USER_REVOKED";

async function revoked() {
  const emulator = emulatorWith("daily-refresh");
  await control(emulator, "/faults", {
    endpoint: "/accounts/balance/get",
    effect: "error",
    error_code: "ITEM_LOGIN_REQUIRED",
    error_message: "the user took the access back",
    error_code_reason: reason,
  });
  return compareItem(emulator);
}

test("a reason beside a code comes through the client, is the cause, and stands in findings and exports", async () => {
  const comparison = await revoked();
  const findings = findingsOf(comparison);
  const fact = findings.find(({ code }) => code === "login-required");
  const cause = findings.find(({ explains }) => fact !== undefined && explains === fact.id);
  expect(cause).toMatchObject({ code: "oauth-access-ended", variant: "user-revoked", certainty: "certain" });
  if (fact === undefined || cause === undefined) return;
  expect(plaidsWords(fact, context)).toBe(`Plaid says: the user took the access back (${reason})`);
  expect(plainText(findingSentence(cause, context))).toContain(`took the access back`);
  expect(comparisonMarkdown(comparison, context)).toContain("Plaid says: the user took the access back");
});

test("an exported comparison keeps it", async () => {
  const comparison = await revoked();
  const text = comparisonJson(comparison);
  expect(JSON.parse(text).readings.find((each: { failure: unknown }) => each.failure !== null).failure).toMatchObject({
    errorCodeReason: reason,
  });
  const read = readDocument(JSON.parse(text), { openedAt: "2030-01-01T00:00:00.000Z" });
  expect(read.ok && findingsOf(read.comparison)).toEqual(findingsOf(comparison));
});

test("the Item's own error says it too", () => {
  const error = {
    error_type: "ITEM_ERROR",
    error_code: "ITEM_LOGIN_REQUIRED",
    error_message: "",
    error_code_reason: "OAUTH_CONSENT_EXPIRED",
  };
  const body = {
    item: { item_id: "i", products: [], available_products: [], billed_products: [], error },
    status: null,
  };
  const itemError = itemFactsIn(body).error;
  expect(itemError?.errorCodeReason).toBe("OAUTH_CONSENT_EXPIRED");
  const findings = findingsOf(comparisonOf({ item: itemFacts({ error: itemError }), cached: [] }));
  expect(findings.find(({ code }) => code === "oauth-access-ended")).toMatchObject({ variant: "consent-expired" });
});
