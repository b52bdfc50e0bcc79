import type { Comparison } from "../../src/core/comparison.ts";
import type { PlanOptions } from "../../src/core/plan.ts";
import { planComparison } from "../../src/core/planner.ts";
import { runComparison } from "../../src/core/runComparison.ts";
import type { Emulator } from "../../src/emulator/emulator.ts";
import { control, emulatorSource, type ListedItem } from "./emulatorSource.ts";
import { FakeClock } from "./fakeClock.ts";

/** Compares the Item of a scenario as the terminal does: every endpoint its products allow. */
export async function compareScenario(
  emulator: Emulator,
  scenario: string,
  options: Partial<PlanOptions> = {},
): Promise<Comparison> {
  const { items } = await control<{ items: readonly ListedItem[] }>(emulator, "/items");
  const listed = items.find((item) => item.scenario === scenario);
  if (listed === undefined) throw new Error(`no Item of scenario ${scenario}`);
  const clock = new FakeClock();
  let count = 0;
  const never = new AbortController();
  return clock.runUntil(
    runComparison(
      {
        source: emulatorSource(emulator, listed.access_token),
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
          scenario,
        },
        environment: "local",
        plan: planComparison({
          products: listed.products,
          institutionId: listed.institution_id,
          options: { evaluate: null, ...options },
        }),
        lastOwnRealTimeAt: null,
        id: scenario,
      },
      { signal: never.signal, onProgress: () => undefined },
    ),
  );
}
