import { faultEffects } from "../faults/fault.ts";
import { endpoints } from "../handlers/endpoints.ts";
import { errorFacts } from "../wire/errorFacts.ts";
import type { ControlContext } from "./context.ts";

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
