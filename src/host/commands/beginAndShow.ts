import { type BeginScenario, beginScenario } from "../work/beginScenario.ts";
import type { CommandDependencies } from "./command.ts";

/** Begins the Item of a scenario, shows the local sandbox and selects it there. */
export async function beginAndShow(
  deps: CommandDependencies,
  scenario: BeginScenario["scenario"],
  signal: AbortSignal,
): Promise<void> {
  const { environmentChoice, items, selectItem } = deps;
  const name: unknown = "name" in scenario ? scenario.name : Reflect.get(Object(scenario.scenario), "name");
  await deps.local.use();
  await environmentChoice.rememberLocal();
  await environmentChoice.switchTo("local");
  const there = items.list().find(({ item }) => item.scenario === name);
  await selectItem(await beginScenario(deps, { scenario, itemId: there?.item.itemId ?? null }, signal));
}
