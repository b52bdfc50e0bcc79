import type { BankShown, Comparison } from "../../src/core/comparison/comparison.ts";
import { endpointEntry } from "../../src/core/endpoint/catalogue.ts";
import type { EndpointPath } from "../../src/core/endpoint/endpoint.ts";
import type { Failure, FailureReason } from "../../src/core/failure/errors.ts";
import type { Environment } from "../../src/core/item/environment.ts";
import type { ItemFacts } from "../../src/core/item/item.ts";
import { planComparison } from "../../src/core/plan/planner.ts";
import { readingIdOf } from "../../src/core/plan/readingId.ts";
import type { AccountReading } from "../../src/core/reading/balances.ts";
import type {
  FailedReading,
  OkReading,
  Pass,
  Reading,
  SignalFacts,
  SkippedReading,
  SkipReason,
  TransactionFact,
} from "../../src/core/reading/reading.ts";
import type { CallTiming } from "../../src/core/run/timing.ts";
import { daysAgo, hoursAgo, minutesAgo, serverNow } from "./times.ts";

export function timing(overrides: Partial<CallTiming> = {}): CallTiming {
  return {
    startedAt: serverNow,
    startedMonotonicMs: 0,
    latencyMs: 20,
    phases: {},
    connection: "reused",
    hostBusy: false,
    ...overrides,
  };
}

/** A healthy Item with Transactions, linked a year ago and updated five hours ago. */
export function itemFacts(overrides: Partial<ItemFacts> = {}): ItemFacts {
  return {
    itemId: "item-1",
    institutionId: "ins_109508",
    institutionName: "First Platypus Bank",
    products: ["transactions"],
    availableProducts: [],
    billedProducts: ["transactions"],
    createdAt: daysAgo(365),
    authMethod: null,
    updateType: "background",
    webhook: null,
    consentExpirationTime: null,
    error: null,
    transactions: { lastSuccessfulUpdate: hoursAgo(5), lastFailedUpdate: null },
    investments: null,
    lastWebhook: null,
    ...overrides,
  };
}

/** An Item without a product that Plaid refreshes in the background, linked 75 days ago. */
export function authOnly(overrides: Partial<ItemFacts> = {}): ItemFacts {
  return itemFacts({
    products: ["auth"],
    billedProducts: ["auth"],
    createdAt: daysAgo(75),
    transactions: null,
    ...overrides,
  });
}

type ReadingOverrides = Partial<Omit<OkReading, "outcome" | "accounts" | "endpoint" | "pass">> & { id?: string };

export function okReading(
  pass: Pass,
  endpoint: EndpointPath,
  accounts: readonly AccountReading[],
  overrides: ReadingOverrides = {},
): OkReading {
  return {
    id: readingIdOf(pass, endpoint),
    endpoint,
    pass,
    kind: endpointEntry(endpoint).kind,
    outcome: "ok",
    startedAt: serverNow,
    latencyMs: 20,
    timing: timing(),
    attempts: 1,
    requestId: "request-1",
    serverTime: serverNow,
    accounts,
    ...overrides,
  };
}

export function itemReading(pass: Pass, facts: ItemFacts): OkReading {
  return okReading(pass, "/item/get", [], { item: facts });
}

export function failedReading(
  pass: Pass,
  endpoint: EndpointPath,
  reason: FailureReason,
  errorCode?: string,
  errorMessage = "",
): FailedReading {
  const failure: Failure = {
    reason,
    requestId: "request-failed",
    ...(errorCode !== undefined && {
      httpStatus: 400,
      provider: {
        errorType: "ITEM_ERROR",
        errorCode,
        errorMessage,
        displayMessage: null,
        documentationUrl: null,
        httpStatus: 400,
      },
    }),
  };
  const { accounts: _, item: __, ...base } = okReading(pass, endpoint, []);
  return { ...base, outcome: "failed", failure, accounts: [] };
}

export function skippedReading(
  pass: Pass,
  endpoint: EndpointPath,
  skipReason: SkipReason = "product-not-on-item",
): SkippedReading {
  return {
    id: readingIdOf(pass, endpoint),
    endpoint,
    pass,
    kind: endpointEntry(endpoint).kind,
    outcome: "skipped",
    skipReason,
    startedAt: null,
    latencyMs: null,
    accounts: [],
  };
}

export function pendingRow(overrides: Partial<TransactionFact> & { amount: number }): TransactionFact {
  return {
    transactionId: `row-${overrides.amount}`,
    accountId: "checking",
    pending: true,
    date: "2026-03-01",
    datetime: null,
    isoCurrencyCode: "USD",
    pendingTransactionId: null,
    ...overrides,
  };
}

/** An evaluation by a Balance-only ruleset that accepted. */
export function signalFacts(overrides: Partial<SignalFacts> = {}): SignalFacts {
  return {
    accountId: "checking",
    amount: 100,
    clientTransactionId: "transaction-1",
    rulesetKey: "default",
    result: "ACCEPT",
    hasScores: false,
    coreAttributeCount: 2,
    balanceLastUpdated: null,
    transactionsLastUpdated: null,
    warnings: [],
    ...overrides,
  };
}

/** An evaluation by a Scores ruleset whose rule says why it sent the debit elsewhere. */
export function scoredFacts(overrides: Partial<SignalFacts> = {}): SignalFacts {
  return signalFacts({
    rulesetKey: "scores",
    result: "REROUTE",
    hasScores: true,
    coreAttributeCount: 81,
    triggeredRuleDetails: { customActionKey: "high-risk", internalNote: "high risk of a return" },
    scores: {
      customerInitiatedReturnRisk: { score: 90, riskTier: 5 },
      bankInitiatedReturnRisk: { score: 41, riskTier: null },
    },
    coreAttributes: { is_account_closed: false, days_since_account_opening: 812 },
    ...overrides,
  });
}

/** What a person saw of the checking account a minute after the calls. */
export function bankShown(overrides: Partial<BankShown> = {}): BankShown {
  return { accountId: "checking", available: null, current: null, seenAt: minutesAgo(-1), ...overrides };
}

export interface World {
  readonly item?: ItemFacts;
  /** The Item as `/item/get` tells it after the real-time call; as before when absent. */
  readonly itemAgain?: ItemFacts;
  /** What `/accounts/get` shows first; an empty list leaves the call out. */
  readonly cached?: readonly AccountReading[];
  /** What `/transactions/sync` shows first. */
  readonly rows?: readonly TransactionFact[];
  readonly realTime?: readonly AccountReading[] | FailedReading;
  /** What `/accounts/get` shows after; what the real-time call answered when absent, as Plaid writes through. */
  readonly again?: readonly AccountReading[];
  readonly evaluation?: {
    readonly signal: SignalFacts;
    readonly available?: number | null;
    readonly current?: number | null;
  };
  readonly more?: readonly Reading[];
  /** What a person saw at the bank itself. */
  readonly bankShows?: readonly BankShown[];
  readonly environment?: Environment;
  readonly lastOwnRealTimeAt?: string;
}

/** A complete comparison of one Item; a test says only what matters to its case. */
export function comparisonOf(world: World): Comparison {
  const item = world.item ?? itemFacts();
  const environment = world.environment ?? "local";
  const { cached = [], realTime = [] } = world;
  const bankAccounts = "outcome" in realTime ? [] : realTime;
  const again = world.again ?? (bankAccounts.length > 0 ? bankAccounts : cached);
  const { evaluation } = world;
  const readings: Reading[] = [
    itemReading("cached", item),
    ...(cached.length > 0 ? [okReading("cached", "/accounts/get", cached)] : []),
    ...(world.rows === undefined
      ? []
      : [
          okReading("cached", "/transactions/sync", cached, {
            transactions: { updateStatus: "HISTORICAL_UPDATE_COMPLETE", rows: world.rows, pages: 1 },
          }),
        ]),
    ...(evaluation === undefined
      ? []
      : [okReading("evaluated", "/signal/evaluate", [evaluatedAccount(evaluation)], { signal: evaluation.signal })]),
    ...("outcome" in realTime
      ? [realTime]
      : realTime.length > 0
        ? [okReading("real-time", "/accounts/balance/get", realTime, { latencyMs: 1500 })]
        : []),
    itemReading("cached-again", world.itemAgain ?? item),
    ...(again.length > 0 ? [okReading("cached-again", "/accounts/get", again)] : []),
    ...(world.more ?? []),
  ];
  return {
    schemaVersion: 2,
    id: "comparison-1",
    item: {
      itemId: item.itemId,
      environment,
      institutionId: item.institutionId,
      institutionName: item.institutionName,
      products: item.products,
    },
    environment,
    plan: planComparison({
      products: item.products,
      institutionId: item.institutionId,
      options: { evaluate: evaluation === undefined ? null : "default" },
    }),
    status: "complete",
    startedAt: serverNow,
    wallMs: 2000,
    readings,
    ...(world.bankShows !== undefined && { bankShows: world.bankShows }),
    lastOwnRealTimeAt: world.lastOwnRealTimeAt ?? null,
  };
}

function evaluatedAccount(evaluation: NonNullable<World["evaluation"]>): AccountReading {
  const { available, current } = evaluation;
  return {
    accountId: evaluation.signal.accountId,
    balances: { ...(available !== undefined && { available }), ...(current !== undefined && { current }) },
  };
}
