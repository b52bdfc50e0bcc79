import { type Field, type Fields, isRecord, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";
import { accountsBalanceGet } from "./accountsBalanceGet.ts";
import { accountsGet } from "./accountsGet.ts";
import { authGet } from "./authGet.ts";
import type { Call, Endpoint } from "./endpoint.ts";
import { identityGet } from "./identityGet.ts";
import { identityMatch } from "./identityMatch.ts";
import { investmentsAuthGet } from "./investmentsAuthGet.ts";
import { investmentsHoldingsGet } from "./investmentsHoldingsGet.ts";
import { investmentsTransactionsGet } from "./investmentsTransactionsGet.ts";
import { liabilitiesGet } from "./liabilitiesGet.ts";
import { processorTokenOf } from "./processorTokens.ts";
import { signalDecisionReport } from "./signalDecisionReport.ts";
import { signalEvaluate } from "./signalEvaluate.ts";
import { signalPrepare } from "./signalPrepare.ts";
import { signalReturnReport } from "./signalReturnReport.ts";
import { transactionsGet } from "./transactionsGet.ts";
import { transactionsRecurringGet } from "./transactionsRecurringGet.ts";
import { transactionsRefresh } from "./transactionsRefresh.ts";
import { transactionsSync } from "./transactionsSync.ts";

type Answer = Readonly<Record<string, unknown>>;

/** How a partner's endpoint differs from the one whose answer it gives for one account. */
interface Difference {
  /** Fields that it does not take, of the request or of its `options`: `account_ids`, unless others are named. */
  readonly without?: readonly string[];
  body?(answer: Answer, item: Item): Answer;
}

/**
 * What Plaid's partners call with a processor token: https://plaid.com/docs/api/processor-partners/. Each is run by the
 * endpoint that answers the same of a whole Item, for the one account of the token, so both say the same.
 */
export const processorEndpoints: readonly Endpoint[] = [
  twin(accountsGet, "/processor/account/get", {
    without: ["options"],
    body: ({ account }, item) => ({ account, institution_id: item.institutionId }),
  }),
  twin(accountsBalanceGet, "/processor/balance/get"),
  twin(authGet, "/processor/auth/get", {
    without: ["options"],
    body: ({ account, numbers }) => ({ account, numbers: firstOfEach(numbers) }),
  }),
  twin(identityGet, "/processor/identity/get", { without: ["options"] }),
  twin(identityMatch, "/processor/identity/match", { without: ["options"] }),
  twin(investmentsAuthGet, "/processor/investments/auth/get", {
    without: ["options"],
    body: (answer) => ({ ...answer, account: withoutMargin(answer.account) }),
  }),
  twin(investmentsHoldingsGet, "/processor/investments/holdings/get", { without: ["options"] }),
  twin(investmentsTransactionsGet, "/processor/investments/transactions/get", { without: [] }),
  twin(liabilitiesGet, "/processor/liabilities/get", { without: ["options"] }),
  twin(signalEvaluate, "/processor/signal/evaluate", { without: ["risk_profile_key"] }),
  twin(signalDecisionReport, "/processor/signal/decision/report", { without: ["submitted_at"] }),
  twin(signalReturnReport, "/processor/signal/return/report"),
  twin(signalPrepare, "/processor/signal/prepare"),
  twin(transactionsGet, "/processor/transactions/get", {
    without: ["account_ids", "personal_finance_category_version", "days_requested"],
  }),
  twin(transactionsSync, "/processor/transactions/sync"),
  twin(transactionsRefresh, "/processor/transactions/refresh"),
  twin(transactionsRecurringGet, "/processor/transactions/recurring/get"),
];

function twin(like: Endpoint, path: string, { without = ["account_ids"], body }: Difference = {}): Endpoint {
  const { access_token, account_id, ...rest } = like.fields;
  const fields = { processor_token: required(text()), ...lessOf(rest, without) };
  const known = (call: Call<unknown>) => {
    const { processor_token, ...input } = call.input as Answer;
    const { item, made } = processorTokenOf(call.world, String(processor_token));
    return { item, call: { ...call, input: inputFor(like, input, { item, accountId: made.accountId }) } };
  };
  return {
    path,
    fields,
    like: like.path,
    waitsFor: (call) => like.waitsFor(known(call).call),
    run(call) {
      const { item, call: same } = known(call);
      const { accounts, item: _, ...answer } = like.run(same) as Answer;
      const whole = Array.isArray(accounts) ? { ...answer, account: accounts[0] ?? null } : answer;
      return body?.(whole, item) ?? whole;
    },
  };
}

/** These fields without those of these names, also inside `options`. */
function lessOf(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]): [string, Field<unknown>][] => {
      if (names.includes(name)) return [];
      const { shape } = field;
      if (name !== "options" || shape.kind !== "record") return [[name, field]];
      return [[name, { ...field, shape: { ...shape, fields: lessOf(shape.fields, names) } }]];
    }),
  );
}

/** The request that the other endpoint gets for the one account. @throws PlaidFailure when it names another one */
function inputFor(like: Endpoint, input: Answer, { item, accountId }: { item: Item; accountId: string }): Answer {
  const { access_token, account_id, account_ids, options } = like.fields;
  const inOptions = options?.shape.kind === "record" ? options.shape.fields : {};
  const given = isRecord(input.options) ? input.options : {};
  const named = [given.account_id ?? [], given.account_ids ?? []].flat();
  if (named.some((each) => each !== accountId)) throw new PlaidFailure("INVALID_ACCOUNT_ID");
  return {
    ...input,
    ...(access_token && { access_token: item.accessToken }),
    ...(account_id && { account_id: accountId }),
    ...(account_ids && { account_ids: [accountId] }),
    ...(inOptions.account_ids && { options: { ...given, account_ids: [accountId] } }),
    ...(inOptions.account_id && { options: { ...given, account_id: accountId } }),
  };
}

/** Of each list its only entry, or null: a partner's numbers are of one account. */
function firstOfEach(numbers: unknown): Answer {
  return Object.fromEntries(
    Object.entries(isRecord(numbers) ? numbers : {}).map(([scheme, all]) => [
      scheme,
      (Array.isArray(all) ? all[0] : null) ?? null,
    ]),
  );
}

/** Of the investments endpoints of partners this one alone shows an ordinary account (`AccountBase`). */
function withoutMargin(account: unknown): Answer {
  const { balances, ...rest } = isRecord(account) ? account : {};
  const { margin_loan_amount, ...ordinary } = isRecord(balances) ? balances : {};
  return { ...rest, balances: ordinary };
}
