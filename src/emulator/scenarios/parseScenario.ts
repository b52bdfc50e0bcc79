import { parseFault } from "../faults/fault.ts";
import { safeErrorMessage, UserFacingError } from "../server/safeErrorMessage.ts";
import { parseRulesets } from "../signal/parseSettings.ts";
import { checkFields } from "../wire/checkFields.ts";
import { isRecord } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { type Scenario, scenarioFields } from "./itemSeed.ts";

/** A scenario that cannot be used, with the reason in a sentence. */
export class ScenarioError extends UserFacingError {
  /** Which field of the scenario it is about, such as `refresh[0].every`; null where no one field is. */
  readonly field: string | null;
  constructor(reason: string, field: string | null = null) {
    super(reason);
    this.name = "ScenarioError";
    this.field = field;
  }
}

/**
 * A scenario from the parsed JSON of its file.
 * @throws ScenarioError saying what is wrong with it
 */
export function parseScenario(value: unknown): Scenario {
  if (!isRecord(value)) throw new ScenarioError("A scenario is a JSON object.");
  const name = typeof value.name === "string" ? value.name : "without a name";
  try {
    const scenario = checkFields(value, scenarioFields);
    if (!/^access-sandbox-[0-9a-f-]{36}$/.test(scenario.access_token)) {
      throw new PlaidFailure("INVALID_FIELD", "access_token must look like access-sandbox-<uuid>", "access_token");
    }
    if (scenario.rulesets !== undefined) parseRulesets(scenario.rulesets);
    for (const fault of scenario.call_faults ?? []) parseFault(fault);
    return scenario;
  } catch (error) {
    const field = error instanceof ScenarioError || error instanceof PlaidFailure ? error.field : null;
    throw new ScenarioError(`The scenario ${name.slice(0, 200)} cannot be used: ${safeErrorMessage(error)}.`, field);
  }
}
