import type { Security } from "../../bank/account.ts";
import { createTransactionFeed } from "../../cache/transactionFeed.ts";
import { longId } from "../../ids.ts";
import type { EmulatedInstitution } from "../../institutions.ts";
import { numbersFrom } from "../../random.ts";
import { day, hour, second } from "../../time/time.ts";
import { type ErrorCode, isErrorCode } from "../../wire/errorFacts.ts";
import { hasNoLogin } from "../../world/isManual.ts";
import type { Item, ItemSwitches, RefreshedProduct, RefreshPlan } from "../../world/item.ts";
import type { ItemSeed } from "../itemSeed.ts";
import { ScenarioError } from "../parseScenario.ts";
import { buildAccount } from "./buildAccount.ts";
import { lengthIn, momentIn } from "./moments.ts";

export interface BuildContext {
  readonly itemId: string;
  readonly accessToken: string;
  readonly scenario: string | null;
  readonly institution: EmulatedInstitution;
  /** ms since the epoch that relative moments count from. */
  readonly start: number;
}

/** As measured in Plaid's Sandbox. */
const usualPulls = { first: 4400, history: 9 * second };

const refreshed = ["transactions", "investments", "liabilities"] as const;

/** Makes an Item, with nothing cached yet: its events are scheduled afterwards. */
export function buildItem(seed: ItemSeed, context: BuildContext): Item {
  const { itemId, start, institution } = context;
  const moment = (text: string): number => momentIn(text, start);
  const securities = new Map((seed.securities ?? []).map((each) => [each.key, buildSecurity(each, itemId, moment)]));
  const createdAt = moment(seed.linked);
  const switches = seed.switches;
  const loginFaults = (seed.faults ?? []).filter((fault) => fault.code === "ITEM_LOGIN_REQUIRED");
  const bankFaults = (seed.faults ?? []).filter((fault) => fault.code !== "ITEM_LOGIN_REQUIRED");
  const accounts = seed.accounts.map((account) =>
    buildAccount(account, { itemId, start, securities, fillRates: seed.fill_rates ?? {} }),
  );
  return {
    itemId,
    accessToken: context.accessToken,
    scenario: context.scenario,
    institutionId: seed.institution_id,
    username: seed.username ?? "user_good",
    products: [...seed.products],
    consented: seed.consented_products ?? null,
    authMethod: seed.auth_method ?? (seed.products.includes("auth") ? "INSTANT_AUTH" : null),
    pairedItemId: seed.paired_item_id ?? null,
    webhook: seed.webhook ?? null,
    createdAt,
    begunReal: null,
    pullsAfter: usualPulls,
    daysRequested: seed.days_requested ?? 90,
    accounts,
    unshared: [],
    securities,
    switches: {
      cachedAnswersWhenBroken: switches?.cached_answers_when_broken ?? false,
      evaluateWritesThrough: switches?.evaluate_writes_through ?? false,
      copyPerProduct: switches?.copy_per_product ?? false,
      adjustedByTransactions: switches?.adjusted_by_transactions ?? false,
      transactionsLeaveBalance: switches?.transactions_leave_balance ?? false,
      bankListsPending: switches?.bank_lists_pending ?? institution.listsPending,
      runningBalance: switches?.running_balance ?? false,
      realTimeStartsUpdate: switches?.real_time_starts_update ?? false,
      manualBalance: switches?.manual_balance ?? false,
      institutionStatus: switches?.institution_status ?? false,
      asRecorded: switches?.as_recorded ?? false,
    } satisfies ItemSwitches,
    refreshPlans: refreshPlans(seed, context),
    login: null,
    loginSpans: [],
    loginLasts: seed.login_lasts === undefined || seed.login_lasts === "never" ? null : lengthIn(seed.login_lasts),
    loginGoodSince: createdAt,
    loginBreaks: loginFaults.map((fault) => moment(fault.from)),
    faults: bankFaults.map((fault) => ({
      code: errorCodeIn(fault.code),
      from: moment(fault.from),
      until: fault.until === undefined ? null : moment(fault.until),
    })),
    realTimeCalls: (seed.real_time_calls ?? []).map(moment),
    realTimeLags: seed.real_time_lags === undefined ? 0 : lengthIn(seed.real_time_lags),
    copyFrozen: false,
    verification: new Map(
      seed.accounts.flatMap(({ verification_status: status }, index) => {
        const account = accounts[index];
        return status === undefined || account === undefined ? [] : [[account.accountId, status]];
      }),
    ),
    copies: new Map(),
    productAsOf: new Map(),
    feed: createTransactionFeed(itemId),
    status: {
      transactions: { lastSuccessfulUpdate: null, lastFailedUpdate: null },
      investments: { lastSuccessfulUpdate: null, lastFailedUpdate: null },
    },
    processors: [],
    lastWebhook: null,
    refreshesAsked: 0,
    evaluate:
      seed.evaluate === undefined
        ? null
        : {
            account: seed.evaluate.account,
            amount: seed.evaluate.amount,
            rulesetKey: seed.evaluate.ruleset_key ?? null,
          },
    implicitRuleset: seed.implicit_ruleset === undefined ? "default" : seed.implicit_ruleset,
  };
}

/** As the seed says, else as the institution does it, at a time of day that the Item's id decides. */
function refreshPlans(seed: ItemSeed, context: BuildContext): RefreshPlan[] {
  const named = (seed.refresh ?? []).map((plan) => ({
    product: plan.product as RefreshedProduct,
    every: plan.every === "stopped" ? null : lengthIn(plan.every),
    anchor: momentIn(plan.last, context.start),
  }));
  const draw = numbersFrom(`${context.itemId} refresh`);
  const usual = refreshed
    .filter((product) => seed.products.includes(product) && !named.some((plan) => plan.product === product))
    .map((product) => usualRefreshPlan(product, context.institution, context.start, draw()));
  const plans = [...named, ...usual];
  // Without a login there is nobody to ask, now or later.
  if (plans.length > 0 || hasNoLogin(seed.auth_method ?? null)) return plans;
  const every = Math.round(30 + 60 * draw()) * day;
  return [{ product: "rare-check", every, anchor: momentIn(seed.linked, context.start) }];
}

/** @param phase in [0, 1): where in its period the refresh lies */
export function usualRefreshPlan(
  product: (typeof refreshed)[number],
  institution: EmulatedInstitution,
  start: number,
  phase: number,
): RefreshPlan {
  const every = product === "transactions" ? institution.transactionsEvery : 24 * hour;
  return { product, every, anchor: start - Math.round(phase * (every ?? day)) };
}

function buildSecurity(
  seed: NonNullable<ItemSeed["securities"]>[number],
  itemId: string,
  moment: (text: string) => number,
): Security {
  return {
    id: longId(itemId, "security", seed.key),
    key: seed.key,
    name: seed.name,
    ticker: seed.ticker ?? null,
    type: seed.type,
    currency: seed.iso_currency_code ?? "USD",
    isCash: seed.cash ?? false,
    prices: seed.prices
      .map((step) => ({ at: moment(step.at), price: step.price }))
      .sort((one, other) => one.at - other.at),
  };
}

function errorCodeIn(text: string): ErrorCode {
  if (!isErrorCode(text)) throw new ScenarioError(`"${text}" is no error code that the emulator knows.`);
  return text;
}
