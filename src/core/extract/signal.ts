import type { AccountReading, Balances } from "../reading/balances.ts";
import type { EvaluateRequest, SignalFacts } from "../reading/reading.ts";
import { evaluationDetails } from "./evaluationDetails.ts";
import {
  asNullableNumber,
  asNullableString,
  asObject,
  asOptionalArray,
  asOptionalObject,
  asTime,
  type JsonObject,
} from "./json.ts";

function balancesIn(core: JsonObject | null): Balances {
  if (core === null) return {};
  return {
    ...("available_balance" in core && {
      available: asNullableNumber(core.available_balance, "core_attributes.available_balance"),
    }),
    ...("current_balance" in core && {
      current: asNullableNumber(core.current_balance, "core_attributes.current_balance"),
    }),
  };
}

function warningCode(value: unknown, index: number): string {
  const warning = asObject(value, `warnings[${index}]`);
  return asNullableString(warning.warning_code, `warnings[${index}].warning_code`) ?? "UNKNOWN";
}

/** What `/signal/evaluate` answered; `request` is what it was asked, which the answer does not repeat. */
export function signalIn(
  body: JsonObject,
  request: EvaluateRequest,
): { signal: SignalFacts; accounts: readonly AccountReading[] } {
  const core = asOptionalObject(body.core_attributes, "core_attributes");
  const scores = asOptionalObject(body.scores, "scores");
  const ruleset = asOptionalObject(body.ruleset, "ruleset");
  return {
    accounts: [{ accountId: request.accountId, balances: balancesIn(core) }],
    signal: {
      accountId: request.accountId,
      amount: request.amount,
      clientTransactionId: request.clientTransactionId,
      rulesetKey: asNullableString(ruleset?.ruleset_key, "ruleset.ruleset_key"),
      result: asNullableString(ruleset?.result, "ruleset.result"),
      hasScores: scores !== null,
      coreAttributeCount: core === null ? 0 : Object.keys(core).length,
      balanceLastUpdated: asTime(core?.balance_last_updated, "core_attributes.balance_last_updated"),
      transactionsLastUpdated: asTime(core?.transactions_last_updated, "core_attributes.transactions_last_updated"),
      warnings: asOptionalArray(body.warnings, "warnings").map(warningCode),
      ...evaluationDetails({ core, scores, rule: ruleset?.triggered_rule_details }),
    },
  };
}
