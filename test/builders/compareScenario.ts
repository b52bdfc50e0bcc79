import type { Comparison } from "../../src/core/comparison/comparison.ts";
import type { PlanOptions } from "../../src/core/plan/plan.ts";
import { planComparison } from "../../src/core/plan/planner.ts";
import type { BalanceSource } from "../../src/core/run/ports.ts";
import { runComparison } from "../../src/core/run/runComparison.ts";
import { createEmulator, type Emulator } from "../../src/emulator/emulator.ts";
import { findScenarios } from "../../src/emulator/scenarios/findScenarios.ts";
import { control, emulatorSource, type ListedItem } from "./emulatorSource.ts";
import { FakeClock } from "./fakeClock.ts";

/** A Monday afternoon, when banks have been at work. */
const scenarioNow = "2026-03-02T15:00:00Z";

export function scenarioNames(): readonly string[] {
  return findScenarios().map((scenario) => scenario.name);
}

/** An emulator with one Item, at the same moment each time: a built-in scenario by name, or one of its own. */
export function emulatorWith(scenario: string | Readonly<Record<string, unknown>>): Emulator {
  return createEmulator({ seed: 1, now: scenarioNow, latency: "none", scenarios: [scenario] });
}

/**
 * Compares the one Item of an emulator as the terminal does: every endpoint its products allow.
 * @param through what the calls go through on their way, to look at them
 */
export async function compareItem(
  emulator: Emulator,
  options: Partial<PlanOptions> = {},
  through: (source: BalanceSource) => BalanceSource = (source) => source,
): Promise<Comparison> {
  const { items } = await control<{ items: readonly ListedItem[] }>(emulator, "/items");
  const [listed] = items;
  if (listed === undefined) throw new Error("the emulator has no Item");
  const clock = new FakeClock();
  let count = 0;
  const never = new AbortController();
  return clock.runUntil(
    runComparison(
      {
        source: through(emulatorSource(emulator, listed.access_token)),
        clock,
        ids: { uuid: () => `00000000-0000-4000-8000-${String(++count).padStart(12, "0")}` },
      },
      {
        item: {
          itemId: listed.item_id,
          environment: "local",
          institutionId: listed.institution_id,
          institutionName: null,
          products: listed.products,
          ...(listed.scenario !== null && { scenario: listed.scenario }),
        },
        environment: "local",
        plan: planComparison({
          products: listed.products,
          institutionId: listed.institution_id,
          options: { evaluate: null, ...options },
        }),
        lastOwnRealTimeAt: null,
        id: listed.item_id,
      },
      { signal: never.signal, onProgress: () => undefined },
    ),
  );
}

export function compareScenario(name: string, options: Partial<PlanOptions> = {}): Promise<Comparison> {
  return compareItem(emulatorWith(name), options);
}
