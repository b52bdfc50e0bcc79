import { hexId } from "../ids.ts";
import { institutionOf } from "../institutions.ts";
import { asksBankNow, type EvaluationSubject, evaluate } from "../signal/evaluate.ts";
import { refuseNoDebit } from "../signal/refuseNoDebit.ts";
import { canonicalJson } from "../wire/canonicalJson.ts";
import { type Checked, flag, nullable, number, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { keepNewest } from "../world/keepNewest.ts";
import { evaluationLimits } from "../world/world.ts";
import { type Call, endpoint } from "./endpoint.ts";
import { accountOf, itemOf } from "./itemAccess.ts";

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
  waitsFor(call) {
    if (earlierEvaluation(call) !== null) return "cached";
    const subject = subjectOf(call);
    if (asksBankNow(subject, call.now)) return "bank";
    return subject.ruleset?.set.kind === "balance" ? "cached" : "scores";
  },
  run(call) {
    const { input, world, now } = call;
    const earlier = earlierEvaluation(call);
    if (earlier !== null) return earlier;
    const subject = subjectOf(call);
    const answer = evaluate(world, subject, { amount: input.amount, now, key: input.client_transaction_id });
    const request = digestOf(input);
    const value = { itemId: subject.item.itemId, request, answer, initiated: null };
    keepNewest(world.evaluations, { key: input.client_transaction_id, value }, evaluationLimits);
    world.log.record({
      at: now,
      itemId: subject.item.itemId,
      what: "evaluated",
      cause: "signal-evaluate",
      accountId: subject.account.accountId,
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

/** @throws PlaidFailure for an Item or an account that cannot be evaluated, and for what this client has not set up */
function subjectOf({ input, world }: Call<Input>): EvaluationSubject {
  const item = itemOf(world, input.access_token);
  const account = accountOf(item, input.account_id, "account_id");
  refuseNoDebit(account, input.amount);
  if (institutionOf(item.institutionId)?.products.includes("signal") !== true)
    throw new PlaidFailure("PRODUCTS_NOT_SUPPORTED");
  const { rulesets, addendumSigned, scoresEnabled, optedOut } = world.signal;
  if (!addendumSigned && (input.user !== undefined || input.device !== undefined))
    throw new PlaidFailure("ADDENDUM_NOT_SIGNED");
  const key = input.ruleset_key ?? (optedOut ? null : item.implicitRuleset);
  if (key === null) return { item, account, ruleset: null };
  const set = rulesets.get(key);
  if (set === undefined) throw new PlaidFailure("RULESET_NOT_FOUND");
  if (set.kind === "scores" && !scoresEnabled)
    throw new PlaidFailure("NOT_ENABLED_FOR_SIGNAL_TRANSACTION_SCORE_RULESETS");
  return { item, account, ruleset: { key, set } };
}
