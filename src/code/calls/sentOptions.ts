import type { MaskedSource } from "../languages/maskedSource.ts";
import type { PlaidCall } from "./plaidCall.ts";

/** What a call is written with that a comparison can be made with too; absent where it is not written out. */
export interface SentOptions {
  /** US dollars. */
  readonly amount?: number;
  readonly rulesetKey?: string;
  /** ISO 8601. */
  readonly minLastUpdatedDatetime?: string;
}

/** A name as JSON, an object, a keyword argument or a setter in Go and Java has it, and what separates it from its value. */
const given = (name: string) => `\\b${name}["']?\\s*(?:=>|[:=(])\\s*`;
const amount = new RegExp(`${given("amount")}(\\d{1,7}(?:\\.\\d{1,2})?)(?![\\w.])`, "i");
const rulesetKey = new RegExp(`${given("(?:set)?ruleset_?key")}["']([\\w-]{1,80})["']`, "i");
const oldest = new RegExp(
  `${given("min_?last_?updated_?datetime")}["'](\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:\\d\\d))["']`,
  "i",
);

/** The values that a call is written with. Those of a variable are not known; accounts are those of another Item. */
export function sentOptions({ text }: MaskedSource, call: PlaidCall): SentOptions {
  const sent = text.slice(call.argumentsStart, call.argumentsEnd);
  const [, debit] = amount.exec(sent) ?? [];
  const [, key] = rulesetKey.exec(sent) ?? [];
  const [, since] = oldest.exec(sent) ?? [];
  const isEvaluation = call.endpoint.endsWith("/signal/evaluate");
  return {
    ...(isEvaluation && debit !== undefined && Number(debit) > 0 && { amount: Number(debit) }),
    ...(isEvaluation && key !== undefined && { rulesetKey: key }),
    ...(since !== undefined && { minLastUpdatedDatetime: since }),
  };
}
