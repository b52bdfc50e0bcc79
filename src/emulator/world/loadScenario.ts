import type { Scenario } from "../scenarios/itemSeed.ts";
import { ScenarioError } from "../scenarios/parseScenario.ts";
import { weightOf } from "./extent.ts";
import { addScenario, createWorld, freezeCopies, scenarioItemId, type World } from "./world.ts";

/**
 * Brings the Item of a scenario into a running world; one that is there begins again. What happened to it before this
 * moment happens now, in order, and none of it is sent. Answers the Item's id.
 * @throws ScenarioError when an Item of something else has its access token, its institution is not there, or
 * its past cannot be run; PlaidFailure when there is no room for it. Then nothing has changed
 */
export function loadScenario(world: World, scenario: Scenario, at: number): string {
  const itemId = scenarioItemId(world, scenario);
  const holder = world.tokens.get(scenario.access_token);
  if (holder !== undefined && holder !== itemId) {
    throw new ScenarioError(`Another Item has the access token of ${scenario.name}.`);
  }
  // Its whole past is run aside first: what cannot be used leaves the Item that is there as it is.
  const aside = createWorld(world.seed);
  aside.signal = world.signal;
  addScenario(aside, scenario, at);
  aside.runTo(at);
  world.room.checkInstead(itemId, weightOf(scenario));
  for (const { id, spec } of [...world.faults.read()]) if (spec.item_id === itemId) world.faults.clear(id);
  world.removeItem(itemId);
  // The same request again would be answered out of its life before.
  for (const [id, kept] of world.evaluations) if (kept.itemId === itemId) world.evaluations.delete(id);
  // A token it was given since opens nothing any more.
  for (const [token, named] of world.tokens) if (named === itemId) world.tokens.delete(token);
  addScenario(world, scenario, at);
  world.runTo(at);
  world.webhooks.forget(itemId);
  freezeCopies(world);
  return itemId;
}
