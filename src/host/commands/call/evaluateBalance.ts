import type { Comparison } from "../../../core/comparison/comparison.ts";
import type { EvaluateRequest } from "../../../core/reading/reading.ts";
import { askDebit } from "../../ask/askDebit.ts";
import { evaluationTitle, rulesetKeyIn } from "../../ask/askEvaluation.ts";
import { askRulesetKeyOrSeveral, severalRulesets } from "../../ask/askRulesetKey.ts";
import { chooseItem } from "../../ask/chooseItem.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { failureOf } from "../../failure/failures.ts";
import { forgetRuleset, rememberRuleset } from "../../storage/rulesetKeys.ts";
import type { Command } from "../command.ts";
import { compareRulesets } from "../compare/compareRulesets.ts";
import { fetchOne } from "./fetchOne.ts";

/**
 * Asks Plaid whether an ACH debit would go through: `/signal/evaluate` for one account and amount, and one or several
 * rulesets. `argument.repeats` names an evaluation of the open comparison, which is sent again with its transaction id.
 */
export const evaluateBalance: Command = async (deps, argument) => {
  const title = evaluationTitle();
  const item = await chooseItem(deps, argument, title);
  const repeated = sentBefore(deps.comparisons.get(item.itemId).comparison, textIn(argument, "repeats"));
  const debit = repeated ?? (await askDebit(deps, item, { argument, title }));
  const named = repeated === null ? rulesetKeyIn(argument) : repeated.rulesetKey;
  const rulesetKey = named === undefined ? await askRulesetKeyOrSeveral(deps, { item, debit, title }) : named;
  if (rulesetKey === severalRulesets) return compareRulesets(deps, { itemId: item.itemId, ...debit });
  // A repeated id would replay the earlier response, so it is new unless `repeats` asks for that.
  const evaluate = { clientTransactionId: crypto.randomUUID(), ...debit, rulesetKey };
  try {
    await fetchOne(deps, item, { endpoint: "/signal/evaluate", evaluate });
  } catch (error) {
    const isUnknown = failureOf(error).provider?.errorCode === "RULESET_NOT_FOUND";
    // A key that Plaid does not know is neither offered again nor sent by the next comparison.
    if (isUnknown && rulesetKey !== null) await forgetRuleset(deps.memento, item.environment, rulesetKey);
    else await rememberRuleset(deps.memento, item.environment, rulesetKey);
    throw error;
  }
  await rememberRuleset(deps.memento, item.environment, rulesetKey);
};

/** The request of an evaluation of the open comparison; null where there is no such evaluation. */
function sentBefore(comparison: Comparison | null, readingId: string | undefined): EvaluateRequest | null {
  const reading = comparison?.readings.find(({ id }) => id === readingId);
  return reading === undefined || reading.outcome === "skipped" ? null : (reading.sent?.evaluate ?? null);
}
