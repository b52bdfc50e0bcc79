import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { accountsOf } from "../../../../src/core/item/accountsOf.ts";
import { inShort } from "../../../builders/cases/findingCase.ts";
import { compareScenario, scenarioNames } from "../../../builders/compareScenario.ts";
// The findings of each scenario: no more and no fewer, in the order they are told.
import expected from "./scenarioFindings.json" with { type: "json" };

/** Each finding as `code certainty masks residue`, causes behind their facts. */
async function findings(scenario: string, evaluate: "default" | null): Promise<string[]> {
  const comparison = await compareScenario(scenario, { evaluate });
  const masks = new Map(accountsOf(comparison).map((account) => [account.accountId, account.mask ?? "?"]));
  return findingsOf(comparison).map((finding) => {
    const accounts = finding.accountIds.map((id) => masks.get(id) ?? "?").join(",");
    const residue = finding.residue === undefined ? "" : ` ${finding.residue.value}`;
    return `${inShort(finding)} ${accounts}${residue}`.trim();
  });
}

describe.each(Object.entries(expected))("%s", (scenario, { plain, evaluated }) => {
  test("compared", async () => {
    expect(await findings(scenario, null)).toEqual(plain);
  });

  test("compared with an evaluation", async () => {
    expect(await findings(scenario, "default")).toEqual(evaluated);
  });
});

test("every scenario of the emulator has its findings named here", () => {
  expect(scenarioNames().toSorted()).toEqual(Object.keys(expected).toSorted());
});
