import { freeName } from "../masking/freeText.ts";
import { coreAttributesIn } from "../reading/coreAttributes.ts";
import type { ReturnRisk, SignalFacts } from "../reading/reading.ts";
import { isAmount, isObject, type JsonObject } from "./json.ts";

type Details = Pick<SignalFacts, "triggeredRuleDetails" | "scores" | "coreAttributes">;

/**
 * Why an evaluation decided as it did. Details that are not as Plaid documents them are left out, so that no balance is
 * lost because of one. Notes and action keys are written by people in Plaid's Dashboard, so tokens and account numbers
 * in them are masked.
 */
export function evaluationDetails(answer: {
  readonly core: JsonObject | null;
  readonly scores: JsonObject | null;
  readonly rule: unknown;
}): Details {
  const triggeredRuleDetails = ruleDetailsIn(answer.rule);
  const scores = scoresIn(answer.scores);
  const coreAttributes = coreAttributesIn(answer.core ?? {});
  return {
    ...(hasAny(triggeredRuleDetails) && { triggeredRuleDetails }),
    ...(hasAny(scores) && { scores }),
    ...(hasAny(coreAttributes) && { coreAttributes }),
  };
}

function ruleDetailsIn(rule: unknown) {
  const { custom_action_key: key, internal_note: note }: JsonObject = isObject(rule) ? rule : {};
  return {
    ...(isText(key) && { customActionKey: freeName(key) }),
    ...(isText(note) && { internalNote: freeName(note) }),
  };
}

function scoresIn(scores: JsonObject | null) {
  const customer = riskIn(scores?.customer_initiated_return_risk);
  const bank = riskIn(scores?.bank_initiated_return_risk);
  return {
    ...(customer !== null && { customerInitiatedReturnRisk: customer }),
    ...(bank !== null && { bankInitiatedReturnRisk: bank }),
  };
}

function riskIn(risk: unknown): ReturnRisk | null {
  if (!isObject(risk) || !isAmount(risk.score)) return null;
  return { score: risk.score, riskTier: isAmount(risk.risk_tier) ? risk.risk_tier : null };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function hasAny(fields: object): boolean {
  return Object.keys(fields).length > 0;
}
