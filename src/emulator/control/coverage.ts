import { faultEffects } from "../faults/fault.ts";
import { endpoints } from "../handlers/endpoints.ts";
import { errorFacts } from "../wire/errorFacts.ts";
import type { ControlContext } from "./context.ts";

/**
 * `GET coverage`: what is modelled, how often each endpoint was called since the process started and with what outcome, and
 * which paths were called that are not modelled.
 */
export function readCoverage({ counts }: ControlContext): object {
  return {
    endpoints: [...endpoints.values()].map(({ path, fields }) => ({
      path,
      required: Object.keys(fields).filter((name) => fields[name]?.required === true),
      optional: Object.keys(fields).filter((name) => fields[name]?.required === false),
      calls: counts.outcomesOf(path),
      faulted: counts.faultedOf(path),
    })),
    not_modelled: counts.notModelled(),
    not_named: counts.notNamed(),
    error_codes: Object.keys(errorFacts),
    fault_effects: faultEffects,
  };
}
