import { checkMoments } from "../scenarios/build/checkMoments.ts";
import { builtInScenarios } from "../scenarios/builtInScenarios.ts";
import { findScenarios } from "../scenarios/findScenarios.ts";
import { parseScenario, ScenarioError } from "../scenarios/parseScenario.ts";
import { checkFields } from "../wire/checkFields.ts";
import { anything, isRecord, list, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { readBody } from "../wire/readBody.ts";
import { addOrRestartScenario } from "../world/addOrRestartScenario.ts";
import type { ControlContext, ReadContext } from "./context.ts";

/** `GET scenarios`: those that come with the emulator, those it was started with and those loaded since; `loaded` ones have an Item. */
export function listScenarios({ world, scenarios }: ReadContext): object {
  const loaded = new Set([...world.items.values()].map((item) => item.scenario));
  const known = [...builtInScenarios.map(parseScenario), ...scenarios, ...world.scenarios.values()];
  const all = new Map(known.map((each) => [each.name, each]));
  return {
    scenarios: [...all.values()].map(({ name, summary, lesson = null, access_token }) => ({
      name,
      summary,
      lesson,
      access_token,
      loaded: loaded.has(name),
    })),
  };
}

/** `POST scenarios`: `{"name":NAME}` or `{"scenario":{…}}`, a scenario file's content: its Item begins, or begins again, now. */
export function startScenario({ world, scenarios, clock, machine, request, changed }: ControlContext): object {
  const { name, scenario } = checkFields(readBody(request), { name: text({ max: 200 }), scenario: anything() });
  if ((name === undefined) === (scenario === undefined))
    throw new PlaidFailure("INVALID_FIELD", "name exactly one of name and scenario");
  const known = [...world.scenarios.values(), ...scenarios].find((each) => each.name === name);
  const [chosen] = usable(() => (known === undefined ? findScenarios([name ?? Object(scenario)]) : [known]));
  if (chosen === undefined || name === "all") throw new PlaidFailure("INVALID_FIELD", "name one scenario");
  const itemId = usable(() => {
    checkMoments(chosen, clock.now());
    return addOrRestartScenario(world, chosen, { at: clock.now(), real: machine.now() });
  });
  changed({ kind: "scenario", scenario: chosen });
  return { item_id: itemId, scenario: chosen.name };
}

/** `POST reset`: the world begins again; with `{"scenarios":[NAME…]}` with others than it had. */
export async function resetWorld({ request, reset }: ControlContext): Promise<object> {
  if (request.body === "") return reset();
  const { scenarios } = checkFields(readBody(request), { scenarios: list(anything(), { max: 1000 }) });
  const asked = usable(() => (scenarios === undefined ? undefined : findScenarios(scenarios.map(nameOrContent))));
  try {
    return await reset(asked);
  } catch (error) {
    throw asField(error);
  }
}

function nameOrContent(value: unknown): string | Readonly<Record<string, unknown>> {
  if (typeof value === "string" || isRecord(value)) return value;
  throw new PlaidFailure("INVALID_FIELD", "scenarios are names, or the content of scenario files");
}

function usable<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asField(error);
  }
}

/** Turns the error of a scenario that cannot be used into one about a field of the request. */
function asField(error: unknown): unknown {
  return error instanceof ScenarioError
    ? new PlaidFailure("INVALID_FIELD", error.message.slice(0, 1000), error.field)
    : error;
}
