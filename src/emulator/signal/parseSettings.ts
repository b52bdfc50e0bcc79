import { checkFields } from "../wire/checkFields.ts";
import { anything, flag, isRecord } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { type Ruleset, type RuleTest, rulesetFields, type SignalSettings, usualSettings } from "./rulesets.ts";

const settingsFields = { rulesets: anything(), addendum_signed: flag(), scores_enabled: flag(), opted_out: flag() };
const mostRulesets = 100;
const longestKey = 200;

/**
 * What the control's `PUT rulesets` takes, and `settingsBody` gives. What is not named is as in a new emulator.
 * @throws PlaidFailure naming what is wrong
 */
export function parseSettings(body: Readonly<Record<string, unknown>>): SignalSettings {
  const { rulesets, addendum_signed, scores_enabled, opted_out } = checkFields(body, settingsFields);
  return {
    rulesets: rulesets === undefined ? usualSettings.rulesets : parseRulesets(rulesets),
    addendumSigned: addendum_signed ?? usualSettings.addendumSigned,
    scoresEnabled: scores_enabled ?? usualSettings.scoresEnabled,
    optedOut: opted_out ?? usualSettings.optedOut,
  };
}

export function settingsBody({ rulesets, addendumSigned, scoresEnabled, optedOut }: SignalSettings) {
  return {
    rulesets: Object.fromEntries(rulesets),
    addendum_signed: addendumSigned,
    scores_enabled: scoresEnabled,
    opted_out: optedOut,
  };
}

/**
 * Rulesets by their keys.
 * @throws PlaidFailure naming the ruleset and what is wrong with it, a missing fallback included
 */
export function parseRulesets(value: unknown): ReadonlyMap<string, Ruleset> {
  return parseRulesetsEach(value, (_key, error) => {
    throw error;
  });
}

/**
 * The rulesets that can be used. @param onProblem called with each that cannot, or with null for a problem of the whole
 * document
 */
export function parseRulesetsEach(
  value: unknown,
  onProblem: (key: string | null, error: unknown) => void,
): ReadonlyMap<string, Ruleset> {
  const rulesets = new Map<string, Ruleset>();
  if (!isRecord(value)) {
    onProblem(
      null,
      new PlaidFailure("INVALID_FIELD", "rulesets must be an object of rulesets by their keys", "rulesets"),
    );
    return rulesets;
  }
  const entries = Object.entries(value);
  if (entries.length > mostRulesets) {
    onProblem(
      null,
      new PlaidFailure("INVALID_FIELD", `rulesets must have at most ${mostRulesets} entries`, "rulesets"),
    );
    return rulesets;
  }
  for (const [key, each] of entries) {
    try {
      rulesets.set(key, parseRuleset(key, each));
    } catch (error) {
      onProblem(key, error);
    }
  }
  return rulesets;
}

function parseRuleset(key: string, value: unknown): Ruleset {
  const name = key.slice(0, 100);
  if (key === "") throw new PlaidFailure("INVALID_FIELD", "the key of a ruleset must not be empty");
  if (key.length > longestKey)
    throw new PlaidFailure("INVALID_FIELD", `the key of a ruleset must be at most ${longestKey} characters`);
  if (!isRecord(value)) throw new PlaidFailure("INVALID_FIELD", `the ruleset ${name} must be an object`);
  try {
    const ruleset = checkFields(value, rulesetFields);
    for (const [index, rule] of ruleset.rules.entries()) {
      for (const [place, test] of rule.when.entries()) checkTest(test, `rules[${index}].when[${place}]`);
    }
    return ruleset;
  } catch (error) {
    if (!(error instanceof PlaidFailure)) throw error;
    throw new PlaidFailure(error.code, `the ruleset ${name}: ${error.message}`, error.field);
  }
}

const numberTests = ["customer_risk", "bank_risk", "attribute"];

function checkTest({ test, above, below, attribute }: RuleTest, field: string): void {
  if (numberTests.includes(test) && above === undefined && below === undefined) {
    throw new PlaidFailure("INVALID_FIELD", `the test ${test} needs above or below`, field);
  }
  if (test === "attribute" && attribute === undefined) {
    throw new PlaidFailure("INVALID_FIELD", "the test attribute needs the name of the core attribute", field);
  }
}
