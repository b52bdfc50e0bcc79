import * as vscode from "vscode";
import type { Comparison } from "../../../core/comparison/comparison.ts";
import type { ItemSummary } from "../../../core/item/item.ts";
import { unnamedAccount } from "../../../text/nameWithMask.ts";
import { askDebit, type Debit } from "../../ask/askDebit.ts";
import { askRulesetKeys } from "../../ask/askRulesetKeys.ts";
import { chooseItem } from "../../ask/chooseItem.ts";
import { knownRulesets } from "../../ask/knownRulesets.ts";
import { Refusal } from "../../failure/refusal.ts";
import { forgetRuleset, keepRulesets } from "../../storage/rulesetKeys.ts";
import { textContext } from "../../window/textContext.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { compareWith, refuseBeyondBudget } from "./compareOne.ts";

const signalDocs = "https://plaid.com/docs/signal/signal-rules/";

/**
 * Evaluates one debit with several rulesets, one after another, and shows their decisions and the balances they used side
 * by side. The argument may name `accountId`, `amount` and `rulesetKeys`; an empty key sends none.
 */
export const compareRulesets: Command = async (deps, argument) => {
  const title = vscode.l10n.t("Compare Rulesets");
  const item = await chooseItem(deps, argument, title);
  const debit = await askDebit(deps, item, { argument, title });
  refuseNoDebit(deps, item, debit);
  const rulesetKeys = keysIn(argument) ?? (await askKeys(deps, item, debit));
  const options = { evaluate: debit, rulesetKeys };
  refuseBeyondBudget(deps, item, options);
  const named = rulesetKeys.filter((key) => key !== null);
  await keepRulesets(deps.memento, item.environment, named);
  const comparison = await compareWith(deps, item, options);
  // A key that Plaid does not know is not offered again.
  for (const key of unknownIn(comparison)) await forgetRuleset(deps.memento, item.environment, key);
};

async function askKeys(deps: CommandDependencies, item: ItemSummary, debit: Debit) {
  const known = await knownRulesets(deps, item, debit);
  const keys = known.map(({ rulesetKey }) => rulesetKey);
  // The scenario of a client that opted out: without a key no ruleset decides, which is worth a row of its own.
  const isOptedOut = item.debit?.rulesetKey === null;
  return askRulesetKeys(known, keys.length < 2 || isOptedOut ? [...keys, null] : keys, { isOptedOut });
}

/**
 * Refuses before the first call what Plaid would refuse in each of them: an account that cannot be debited, or that is
 * not in US dollars.
 * @throws Refusal `invalid-account`
 */
function refuseNoDebit({ items }: CommandDependencies, { itemId }: ItemSummary, { accountId }: Debit): void {
  const account = items.get(itemId)?.accounts?.find((each) => each.accountId === accountId);
  if (account === undefined) return;
  const { type, name, balance } = account;
  const currency = balance?.balances.isoCurrencyCode ?? null;
  const called = name ?? unnamedAccount(textContext());
  const sentence =
    type !== null && type !== "depository"
      ? vscode.l10n.t("{0} cannot be debited: /signal/evaluate takes deposit accounts. No call was made.", called)
      : currency !== null && currency !== "USD"
        ? vscode.l10n.t(
            "{0} is in {1}: /signal/evaluate takes debits in US dollars. No call was made.",
            called,
            currency,
          )
        : null;
  if (sentence === null) return;
  throw new Refusal(
    { reason: "invalid-account", requestId: null, detail: "no debit" },
    { kind: "docs", label: vscode.l10n.t("Open Plaid's Page"), url: signalDocs },
    sentence,
  );
}

function keysIn(argument: unknown): readonly (string | null)[] | null {
  const named: unknown = Reflect.get(Object(argument), "rulesetKeys");
  if (!Array.isArray(named)) return null;
  const keys = named.filter((key) => typeof key === "string").map((key) => (key === "" ? null : key));
  return keys.length < 2 ? null : [...new Set(keys)];
}

function unknownIn({ readings }: Comparison): readonly string[] {
  return readings.flatMap((reading) => {
    if (reading.outcome !== "failed" || reading.failure.provider?.errorCode !== "RULESET_NOT_FOUND") return [];
    return reading.sent?.evaluate?.rulesetKey ?? [];
  });
}
