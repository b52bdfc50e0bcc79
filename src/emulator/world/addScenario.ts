import { longId } from "../ids.ts";
import type { Scenario } from "../scenarios/itemSeed.ts";
import { ScenarioError } from "../scenarios/parseScenario.ts";
import { parseRulesets } from "../signal/parseSettings.ts";
import type { JournalHeader } from "../state/journal.ts";
import type { Sliced } from "../state/slices.ts";
import { runSomeDueEvents } from "./runDueEvents.ts";
import type { World } from "./world.ts";

/** Events run between two pauses. */
const eventsASlice = 200;
/** Characters of the rulesets of all scenarios together. */
const mostOfRulesets = 8 * 1024 * 1024;

/**
 * Adds the scenarios to a new world, and runs all events before its start.
 * @throws ScenarioError when two have the same token, or one names an unknown institution
 */
export function* addScenarios(
  world: World,
  { start, scenarios }: Pick<JournalHeader, "start" | "scenarios">,
): Sliced<void> {
  const keys = new Set(world.signal.rulesets.keys());
  for (const scenario of scenarios) {
    if (world.tokens.has(scenario.access_token)) {
      throw new ScenarioError(`Two scenarios have the access token of ${scenario.name}.`);
    }
    const twice = Object.keys(scenario.rulesets ?? {}).find((key) => keys.has(key));
    if (twice !== undefined)
      throw new ScenarioError(`The scenario ${scenario.name} names a ruleset ${twice} that is there already.`);
    addScenario(world, scenario, start);
    for (const key of world.signal.rulesets.keys()) keys.add(key);
    yield;
  }
  while (!runSomeDueEvents(world, start, eventsASlice)) yield;
  // Webhooks from before the start count as sent.
  world.webhooks.forgetAll();
}

/** Adds a scenario's Item and rulesets; its past is still to be run. @throws ScenarioError for an unknown institution */
export function addScenario(world: World, scenario: Scenario, start: number): void {
  // Rulesets belong to the client, not to an Item, so those of all scenarios are merged.
  if (scenario.rulesets !== undefined) {
    const rulesets = new Map([...world.signal.rulesets, ...parseRulesets(scenario.rulesets)]);
    if (JSON.stringify([...rulesets]).length > mostOfRulesets)
      throw new ScenarioError(`The rulesets of ${scenario.name} and those there are take too much room together.`);
    world.signal = { ...world.signal, rulesets };
  }
  const itemId = scenarioItemId(world, scenario);
  world.scenarios.set(itemId, scenario);
  world.addItem(scenario, {
    itemId,
    accessToken: scenario.access_token,
    scenario: scenario.name,
    start,
  });
}

/** The id of a scenario's Item: the same for the same seed. */
export function scenarioItemId(world: World, { name }: Pick<Scenario, "name">): string {
  return longId(world.seed, "scenario", name);
}
