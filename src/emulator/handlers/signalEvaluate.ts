import type { BankAccount } from "../bank/account.ts";
import type { BankBalances } from "../bank/balancesAt.ts";
import { cachedBalances, realTimeBalances } from "../cache/balanceCopy.ts";
import { hexId } from "../ids.ts";
import { institutionOf } from "../institutions.ts";
import { builtInRulesets, type Rule, type Ruleset } from "../signal/rulesets.ts";
import { scoreAttributes, scoresFor } from "../signal/scores.ts";
import { canonicalJson } from "../wire/canonicalJson.ts";
import { type ErrorCode, errorFacts } from "../wire/errorFacts.ts";
import { type Checked, flag, nullable, number, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";
import { keepNewest } from "../world/keepNewest.ts";
import { bankTrouble, writeCopy } from "../world/refresh.ts";
import { type Call, endpoint } from "./endpoint.ts";
import { accountOf, isManual, itemOf } from "./itemAccess.ts";

const words = nullable(text({ min: 0 }));
const fields = {
  access_token: required(text()),
  account_id: required(text()),
  client_transaction_id: required(text({ max: 36 })),
  amount: required(number()),
  user_present: nullable(flag()),
  client_user_id: text({ min: 0 }),
  is_recurring: nullable(flag()),
  default_payment_method: words,
  user: record({
    name: record({ prefix: words, given_name: words, middle_name: words, family_name: words, suffix: words }),
    phone_number: words,
    email_address: words,
    address: record({ city: words, region: words, street: words, postal_code: words, country: words }),
  }),
  device: record({ ip_address: words, user_agent: words }),
  risk_profile_key: words,
  ruleset_key: nullable(text()),
};

type Input = Checked<typeof fields>;

/**
 * Evaluates a debit: https://plaid.com/docs/api/products/signal/#signalevaluate. The ruleset decides whether the bank is
 * asked. The `client_transaction_id` is an idempotency key: the same request again is answered with the first evaluation.
 */
export const signalEvaluate = endpoint({
  path: "/signal/evaluate",
  fields,
  asksBank(call) {
    const { item, ruleset } = subjectOf(call);
    return (
      earlierEvaluation(call) === null &&
      ruleset?.set.kind === "balance" &&
      bankTrouble(item, call.now) === null &&
      !isManual(item)
    );
  },
  run(call) {
    const earlier = earlierEvaluation(call);
    if (earlier !== null) return earlier;
    const answer = evaluate(call);
    keepNewest(call.world.evaluations, call.input.client_transaction_id, { request: digestOf(call.input), answer });
    const { item, account } = subjectOf(call);
    call.world.log.record({
      at: call.now,
      itemId: item.itemId,
      what: "evaluated",
      cause: "signal-evaluate",
      accountId: account.accountId,
    });
    return answer;
  },
});

function digestOf(input: Input): string {
  return hexId(32, canonicalJson(input));
}

/** @throws PlaidFailure `CLIENT_TRANSACTION_ID_ALREADY_IN_USE` when the id was used for another request */
function earlierEvaluation({ input, world }: Call<Input>): Readonly<Record<string, unknown>> | null {
  const kept = world.evaluations.get(input.client_transaction_id);
  if (kept === undefined) return null;
  if (kept.request !== digestOf(input)) throw new PlaidFailure("CLIENT_TRANSACTION_ID_ALREADY_IN_USE");
  return kept.answer;
}

function subjectOf({ input, world }: Call<Input>) {
  const item = itemOf(world, input.access_token);
  const account = accountOf(item, input.account_id, "account_id");
  if (institutionOf(item.institutionId)?.products.includes("signal") !== true)
    throw new PlaidFailure("PRODUCTS_NOT_SUPPORTED");
  const key = input.ruleset_key ?? item.implicitRuleset;
  if (key === null) return { item, account, ruleset: null };
  const set = Object.hasOwn(builtInRulesets, key) ? builtInRulesets[key] : undefined;
  if (set === undefined) throw new PlaidFailure("RULESET_NOT_FOUND");
  return { item, account, ruleset: { key, set } };
}

function evaluate(call: Call<Input>): Readonly<Record<string, unknown>> {
  const { input, now } = call;
  const { item, account, ruleset } = subjectOf(call);
  const trouble = bankTrouble(item, now);
  if (ruleset?.set.kind !== "balance") {
    const cached = cachedBalances(item, account, null);
    const scores = isManual(item) ? null : scoresFor(input.amount, input.client_transaction_id);
    const facts = {
      item,
      trouble,
      balances: cached,
      amount: input.amount,
      score: scores?.customer_initiated_return_risk.score ?? null,
    };
    return {
      ...(isManual(item)
        ? {}
        : {
            core_attributes: scoreAttributes(item, account, {
              cached,
              amount: input.amount,
              now,
              key: input.client_transaction_id,
            }),
          }),
      ...(ruleset === null ? {} : { ruleset: rulesetBody(ruleset, facts) }),
      scores,
      warnings: trouble === null ? [] : [warning(trouble)],
    };
  }
  const balances = trouble !== null || isManual(item) ? null : askBank(call, item, account);
  return {
    ...(balances === null
      ? {}
      : { core_attributes: { available_balance: balances.available, current_balance: balances.current } }),
    ruleset: rulesetBody(ruleset, { item, trouble, balances, amount: input.amount, score: null }),
    scores: null,
    warnings: trouble === null ? [] : [warning(trouble)],
  };
}

function askBank({ world, now }: Call<Input>, item: Item, account: BankAccount): BankBalances {
  if (item.switches.evaluateWritesThrough) {
    writeCopy(item, world.log, { at: now, cause: "signal-evaluate", accountIds: [account.accountId] });
  }
  return realTimeBalances(item, account, now);
}

interface RuleFacts {
  readonly item: Item;
  readonly trouble: ErrorCode | null;
  readonly balances: BankBalances | null;
  readonly amount: number;
  readonly score: number | null;
}

function rulesetBody(ruleset: { key: string; set: Ruleset }, facts: RuleFacts) {
  const rule = ruleset.set.rules.find((each) => matches(each, facts));
  if (rule === undefined) throw new Error(`the ruleset ${ruleset.key} has no rule that always matches`);
  return {
    result: rule.result,
    ruleset_key: ruleset.key,
    triggered_rule_details:
      rule.customActionKey === undefined && rule.note === undefined
        ? null
        : {
            ...(rule.customActionKey === undefined ? {} : { custom_action_key: rule.customActionKey }),
            ...(rule.note === undefined ? {} : { internal_note: rule.note }),
          },
  };
}

function matches({ when }: Rule, facts: RuleFacts): boolean {
  switch (when.kind) {
    case "always":
      return true;
    case "login-required":
      return facts.trouble === "ITEM_LOGIN_REQUIRED";
    case "manually-verified":
      return isManual(facts.item);
    case "bank-failed":
      return facts.trouble !== null;
    case "balance-below-amount": {
      const balance = facts.balances?.available ?? facts.balances?.current ?? null;
      return balance !== null && balance <= facts.amount;
    }
    case "customer-risk-above":
      return facts.score !== null && facts.score > when.score;
  }
}

function warning(code: ErrorCode) {
  const facts = errorFacts[code];
  return { warning_code: code, warning_message: facts.message, warning_type: facts.type };
}
