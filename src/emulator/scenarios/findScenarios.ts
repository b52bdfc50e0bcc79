import { builtInScenarios } from "./builtInScenarios.ts";
import type { Scenario } from "./itemSeed.ts";
import { parseScenario, ScenarioError } from "./parseScenario.ts";
import { scenariosByNameAlone } from "./scenariosByNameAlone.ts";

/**
 * The scenarios asked for, by name or whole; every built-in one when none is asked for, or for the name `all`. @throws
 * ScenarioError for an unknown name, or a scenario that cannot be used
 */
export function findScenarios(asked: readonly (string | object)[] = ["all"]): readonly Scenario[] {
  const builtIn = builtInScenarios.map(parseScenario);
  const found = asked.flatMap((each) => {
    if (typeof each !== "string") return [parseScenario(each)];
    if (each === "all") return builtIn;
    const nameable = [...builtIn, ...scenariosByNameAlone.map(parseScenario)];
    const named = nameable.find((scenario) => scenario.name === each);
    if (named === undefined) {
      const names = nameable.map((scenario) => scenario.name).join(", ");
      throw new ScenarioError(`There is no scenario ${each}. There are: ${names}, all.`);
    }
    return [named];
  });
  return [...new Map(found.map((scenario) => [scenario.name, scenario])).values()];
}
