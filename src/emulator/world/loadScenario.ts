import type { Scenario } from "../scenarios/itemSeed.ts";
import { ScenarioError } from "../scenarios/parseScenario.ts";
import { weightOf } from "./extent.ts";
import { addScenario, createWorld, freezeCopies, scenarioItemId, type World } from "./world.ts";

/**
 * Adds the Item of a scenario to a running world; restarts one that is there. Everything that happened to it before
 * this moment happens now, in order, and none of its webhooks is sent. Returns the Item's id. @throws ScenarioError
 * when an Item of something else has its access token, its institution is unknown, or its past cannot be run;
 * PlaidFailure when there is no room for it. Then nothing has changed. @param input virtual and real ms since the epoch
 */
export function loadScenario(world: World, scenario: Scenario, { at, real }: { at: number; real: number }): string {
  const itemId = scenarioItemId(world, scenario);
  const holder = world.tokens.get(scenario.access_token);
  if (holder !== undefined && holder !== itemId) {
    throw new ScenarioError(`Another Item has the access token of ${scenario.name}.`);
  }
  // Its past is first run in another world: a scenario that cannot be used leaves the Item as it is.
  const aside = createWorld(world.seed);
  aside.signal = world.signal;
  addScenario(aside, scenario, at);
  aside.runTo(at);
  world.room.checkInstead(itemId, weightOf(scenario));
  world.faults.forget(itemId);
  world.removeItem(itemId);
  // The same request again would be answered from its previous life.
  for (const [id, kept] of world.evaluations) if (kept.itemId === itemId) world.evaluations.delete(id);
  // Tokens that it was given since are no longer valid.
  for (const [token, named] of world.tokens) if (named === itemId) world.tokens.delete(token);
  addScenario(world, scenario, at);
  const begun = world.items.get(itemId);
  if (begun !== undefined) begun.begunReal = real;
  world.runTo(at);
  world.webhooks.forget(itemId);
  freezeCopies(world);
  return itemId;
}
