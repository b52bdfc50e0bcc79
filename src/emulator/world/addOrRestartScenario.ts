import type { Scenario } from "../scenarios/itemSeed.ts";
import { ScenarioError } from "../scenarios/parseScenario.ts";
import { addScenario, scenarioItemId } from "./addScenario.ts";
import { runDueEvents } from "./runDueEvents.ts";
import { weightOf } from "./sizeLimits.ts";
import { createWorld, freezeCopies, type World } from "./world.ts";

/**
 * Adds the Item of a scenario to a running world, or restarts the existing one. Its past up to this moment is run at
 * once, in order, without sending webhooks. After an error nothing has changed.
 * @param input virtual and real ms since the epoch
 * @returns the Item's id
 * @throws ScenarioError when another Item has its access token, its institution is unknown, or its past cannot be run;
 * PlaidFailure when there is no room for it
 */
export function addOrRestartScenario(
  world: World,
  scenario: Scenario,
  { at, real }: { at: number; real: number },
): string {
  const itemId = scenarioItemId(world, scenario);
  const holder = world.tokens.get(scenario.access_token);
  if (holder !== undefined && holder !== itemId) {
    throw new ScenarioError(`Another Item has the access token of ${scenario.name}.`);
  }
  // The past is run in a separate world first, so that an unusable scenario changes nothing.
  const aside = createWorld(world.seed);
  aside.signal = world.signal;
  addScenario(aside, scenario, at);
  runDueEvents(aside, at);
  world.memory.checkInstead(itemId, weightOf(scenario));
  world.faults.forget(itemId);
  world.removeItem(itemId);
  // Otherwise a repeated request would be answered from before the restart.
  for (const [id, kept] of world.evaluations) if (kept.itemId === itemId) world.evaluations.delete(id);
  // Tokens that it was given after its start are no longer valid.
  for (const [token, named] of world.tokens) if (named === itemId) world.tokens.delete(token);
  addScenario(world, scenario, at);
  const begun = world.items.get(itemId);
  if (begun !== undefined) begun.begunReal = real;
  runDueEvents(world, at);
  world.webhooks.forget(itemId);
  freezeCopies(world);
  return itemId;
}
