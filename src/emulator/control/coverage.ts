import { faultEffects } from "../faults/fault.ts";
import { endpoints } from "../handlers/endpoints.ts";
import { builtInScenarios } from "../scenarios/builtInScenarios.ts";
import { parseScenario } from "../scenarios/parseScenario.ts";
import { errorFacts } from "../wire/errorFacts.ts";
import type { ControlContext } from "./control.ts";

/** `GET scenarios`: those that come with the emulator and those it was started with; `loaded` ones have an Item. */
export function listScenarios({ world, scenarios }: ControlContext): object {
  const loaded = new Set([...world.items.values()].map((item) => item.scenario));
  const all = new Map([...builtInScenarios.map(parseScenario), ...scenarios].map((each) => [each.name, each]));
  return {
    scenarios: [...all.values()].map(({ name, summary, access_token }) => ({
      name,
      summary,
      access_token,
      loaded: loaded.has(name),
    })),
  };
}

/** `GET coverage`: what is modelled, and how often each endpoint was called since the start and with what outcome. */
export function readCoverage({ requests }: ControlContext): object {
  const counts = requests.counts();
  return {
    endpoints: [...endpoints.values()].map(({ path, fields }) => ({
      path,
      required: Object.keys(fields).filter((name) => fields[name]?.required === true),
      optional: Object.keys(fields).filter((name) => fields[name]?.required === false),
      calls: Object.fromEntries(counts.get(path) ?? []),
    })),
    error_codes: Object.keys(errorFacts),
    fault_effects: faultEffects,
  };
}
