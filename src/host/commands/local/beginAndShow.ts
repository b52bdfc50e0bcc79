import { textIn } from "../../ask/itemArgument.ts";
import { type BeginScenario, beginScenario } from "../../work/beginScenario.ts";
import type { CommandDependencies } from "../command.ts";

/** Loads or restarts the Item of a scenario, shows the local sandbox and selects the Item. */
export async function beginAndShow(
  deps: CommandDependencies,
  scenario: BeginScenario["scenario"],
  signal: AbortSignal,
): Promise<void> {
  const { environmentChoice, items, selectItem } = deps;
  const name = "name" in scenario ? scenario.name : textIn(scenario.scenario, "name");
  await deps.local.use();
  await environmentChoice.rememberLocal();
  await environmentChoice.switchTo("local");
  // Items made by hand have no scenario name either, so a file without a name must match none of them.
  const there = name === undefined ? undefined : items.list().find(({ item }) => item.scenario === name);
  await selectItem(await beginScenario(deps, { scenario, itemId: there?.item.itemId ?? null }, signal));
}
