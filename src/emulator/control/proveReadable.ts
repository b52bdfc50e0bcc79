import type { Sliced } from "../state/slices.ts";
import type { ReadContext } from "./context.ts";
import { listEvents } from "./events.ts";
import { listFaults } from "./faults.ts";
import { listItems, readLedger } from "./items.ts";
import { listRefreshes } from "./refreshes.ts";
import { readRulesets } from "./rulesets.ts";
import { listScenarios } from "./scenarios.ts";
import { listWebhooks } from "./webhooks.ts";

/** Every reader of a world. */
const readers = [listItems, listRefreshes, listEvents, listFaults, listWebhooks, readRulesets, listScenarios];

/**
 * Runs every reader of the control on a world: one that cannot be read must not replace one that can. @throws the error
 * of the reader that failed
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
