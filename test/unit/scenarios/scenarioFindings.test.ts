import { describe, expect, test } from "vitest";
import { accountsOf } from "../../../src/core/accountsOf.ts";
import { findingsOf } from "../../../src/core/findingsOf.ts";
import { createEmulator } from "../../../src/emulator/emulator.ts";
import { compareScenario } from "../../builders/compareScenario.ts";
import { control, type ListedItem } from "../../builders/emulatorSource.ts";
// The findings of each scenario: no more and no fewer, in the order they are told.
import expected from "./expectedFindings.json" with { type: "json" };

const now = "2026-03-02T15:00:00Z";

async function findings(scenario: string, evaluate: "default" | null): Promise<string[]> {
  const emulator = createEmulator({ seed: 1, now, latency: "none", scenarios: [scenario] });
  const comparison = await compareScenario(emulator, scenario, { evaluate });
  const masks = new Map(accountsOf(comparison).map((account) => [account.accountId, account.mask ?? "?"]));
  return findingsOf(comparison).map((finding) => {
    const accounts = finding.accountIds.map((id) => masks.get(id) ?? "?").join(",");
    const residue = finding.residue === undefined ? "" : ` ${finding.residue.value}`;
    return `${finding.code} ${finding.certainty} ${accounts}${residue}`.trim();
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

test("every scenario of the emulator has its findings named here", async () => {
  const emulator = createEmulator({ seed: 1, now, latency: "none" });
  const { items } = await control<{ items: readonly ListedItem[] }>(emulator, "/items");
  expect(items.map((item) => item.scenario).sort()).toEqual(Object.keys(expected).sort());
});
