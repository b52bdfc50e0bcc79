import { expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { readDocument } from "../../../../src/core/saved/readDocument.ts";
import { comparisonJson } from "../../../../src/text/export/comparisonJson.ts";
import { compareItem, emulatorWith } from "../../../builders/compareScenario.ts";

const scenario = {
  name: "on-margin",
  summary: "An investment account with a margin loan, which the investments endpoints alone list.",
  access_token: "access-sandbox-00000000-0000-4000-8000-000000000056",
  institution_id: "ins_109508",
  products: ["investments"],
  linked: "-30d",
  accounts: [
    {
      key: "brokerage",
      name: "Brokerage",
      mask: "5150",
      type: "investment",
      subtype: "brokerage",
      current: 12_500,
      margin_loan: 2500,
    },
  ],
};

test("a margin loan of the local sandbox is told with the endpoint that lists it, and kept by an export", async () => {
  const comparison = await compareItem(emulatorWith(scenario));
  const finding = findingsOf(comparison).find(({ code }) => code === "has-margin-loan");
  expect(finding).toMatchObject({
    certainty: "certain",
    params: { loan: { value: 2500, currency: "USD" }, call: { endpoint: "/investments/holdings/get" } },
  });
  const read = readDocument(JSON.parse(comparisonJson(comparison)), { openedAt: "2030-01-01T00:00:00.000Z" });
  expect(read.ok && findingsOf(read.comparison)).toEqual(findingsOf(comparison));
});
