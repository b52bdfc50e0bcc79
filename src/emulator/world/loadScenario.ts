import type { Scenario } from "../scenarios/itemSeed.ts";
import { ScenarioError } from "../scenarios/parseScenario.ts";
import { addScenario, freezeCopies, itemFrom, scenarioItemId, type World } from "./world.ts";

/**
 * Brings the Item of a scenario into a running world; one that is there begins again. What happened to it before this
 * moment happens now, in order, and none of it is sent. Answers the Item's id.
 * @throws ScenarioError when an Item of something else has its access token, or its Item cannot be made; nothing has
 * changed then
 */
export function loadScenario(world: World, scenario: Scenario, at: number): string {
  const itemId = scenarioItemId(world, scenario);
  const holder = world.tokens.get(scenario.access_token);
  if (holder !== undefined && holder !== itemId) {
    throw new ScenarioError(`Another Item has the access token of ${scenario.name}.`);
  }
  // Made once to be refused, should it have to be, while nothing has been taken away yet.
  itemFrom(scenario, { itemId, accessToken: scenario.access_token, scenario: scenario.name, start: at });
  for (const { id, spec } of [...world.faults.read()]) if (spec.item_id === itemId) world.faults.clear(id);
  world.removeItem(itemId);
  // A token it was given since opens nothing any more.
  for (const [token, named] of world.tokens) if (named === itemId) world.tokens.delete(token);
  addScenario(world, scenario, at);
  world.runTo(at);
  world.webhooks.forget(itemId);
  freezeCopies(world);
  return itemId;
}
