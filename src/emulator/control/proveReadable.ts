import type { Sliced } from "../state/slices.ts";
import type { ReadContext } from "./context.ts";
import { listEvents } from "./events.ts";
import { listFaults } from "./faults.ts";
import { listItems, readLedger } from "./items.ts";
import { listRefreshes } from "./refreshes.ts";
import { readRulesets } from "./rulesets.ts";
import { listScenarios } from "./scenarios.ts";
import { listWebhooks } from "./webhooks.ts";

/** All that is read of a world as a whole. */
const readers = [listItems, listRefreshes, listEvents, listFaults, listWebhooks, readRulesets, listScenarios];

/**
 * Reads everything of a world that the control reads: one that cannot be read must not come in the place of one that can.
 * @throws the error of the reader that cannot
 */
export function* proveReadable({
  world,
  clock,
  scenarios,
}: Pick<ReadContext, "world" | "clock" | "scenarios">): Sliced<void> {
  const context = { world, clock, scenarios, query: new URLSearchParams() };
  for (const read of readers) {
    JSON.stringify(read({ ...context, itemId: "" }));
    yield;
  }
  for (const itemId of world.items.keys()) {
    JSON.stringify(readLedger({ ...context, itemId }));
    yield;
  }
}
