import type { Comparison } from "../../src/core/comparison/comparison.ts";
import type { FailedReading, OkReading, SkippedReading } from "../../src/core/reading/reading.ts";

/** A value with all its optional fields: one that is added to its type does not compile until it is here. */
type Whole<T> = T extends readonly []
  ? T
  : T extends readonly (infer Each)[]
    ? readonly Whole<Each>[]
    : T extends object
      ? { readonly [Name in keyof T]-?: Whole<Exclude<T[Name], undefined>> }
      : T;

const at = "2026-03-01T12:00:00.000Z";
const evaluate = { accountId: "a", amount: 25, rulesetKey: "default", clientTransactionId: "t-1" };
const status = { lastSuccessfulUpdate: at, lastFailedUpdate: at };
const risk = { score: 7, riskTier: 1 };

const answered = {
  startedAt: at,
  latencyMs: 210,
  timing: {
    startedAt: at,
    startedMonotonicMs: 5,
    latencyMs: 210,
    phases: { queueMs: 1, dnsMs: 2, connectMs: 3, tlsMs: 4, firstByteMs: 5, downloadMs: 6 },
    connection: "new",
    hostBusy: true,
  },
  attempts: 2,
  sent: { accountIds: ["a"], minLastUpdatedDatetime: at, evaluate },
  retries: [{ reason: "rate-limited", waitedMs: 500 }],
  requestId: "r-1",
  serverTime: at,
  isAnswerTime: true,
  timeResolutionMs: 1000,
  guessed: ["order"],
} as const;

const ok: Whole<Omit<OkReading, "notRecorded">> = {
  ...answered,
  id: "cached:/transactions/sync",
  endpoint: "/transactions/sync",
  pass: "cached",
  kind: "cached",
  outcome: "ok",
  accounts: [
    {
      accountId: "a",
      balances: {
        available: 1,
        current: 2,
        limit: 3,
        isoCurrencyCode: "USD",
        unofficialCurrencyCode: null,
        lastUpdatedDatetime: at,
        marginLoanAmount: 4,
      },
      name: "Checking",
      officialName: "Everyday Checking",
      mask: "0000",
      type: "depository",
      subtype: "checking",
    },
  ],
  item: {
    itemId: "item-1",
    institutionId: "ins_1",
    institutionName: "Bank",
    products: ["auth"],
    availableProducts: ["transactions"],
    billedProducts: ["auth"],
    createdAt: at,
    authMethod: "INSTANT_AUTH",
    updateType: "background",
    // Its address is kept nowhere: it may hold a key.
    webhook: null,
    consentExpirationTime: at,
    error: {
      errorType: "ITEM_ERROR",
      errorCode: "ITEM_LOGIN_REQUIRED",
      errorMessage: "again",
      errorCodeReason: "OAUTH_CONSENT_EXPIRED",
    },
    transactions: status,
    investments: status,
    lastWebhook: { sentAt: at, code: "DEFAULT_UPDATE" },
  },
  signal: {
    accountId: "a",
    amount: 25,
    clientTransactionId: "t-1",
    rulesetKey: "default",
    result: "ACCEPT",
    hasScores: true,
    coreAttributeCount: 1,
    balanceLastUpdated: at,
    transactionsLastUpdated: at,
    warnings: ["late"],
    triggeredRuleDetails: { customActionKey: "key", internalNote: "note" },
    scores: { customerInitiatedReturnRisk: risk, bankInitiatedReturnRisk: risk },
    coreAttributes: { days_since_first_plaid_connection: 5, is_savings_or_money_market_account: false },
  },
  transactions: {
    updateStatus: "HISTORICAL_UPDATE_COMPLETE",
    rows: [
      {
        transactionId: "row",
        accountId: "a",
        amount: 5,
        pending: true,
        date: "2026-03-01",
        datetime: at,
        isoCurrencyCode: null,
        unofficialCurrencyCode: "BTC",
        pendingTransactionId: "row-0",
        runningBalance: 9,
      },
    ],
    pages: 1,
    completeFrom: "2026-01-01",
  },
};

const failed: Whole<Omit<FailedReading, "notRecorded" | "failure">> & Pick<FailedReading, "failure"> = {
  ...answered,
  id: "real-time:/accounts/balance/get",
  endpoint: "/accounts/balance/get",
  pass: "real-time",
  kind: "real-time",
  outcome: "failed",
  accounts: [],
  failure: {
    reason: "item-login-required",
    requestId: "r-1",
    provider: {
      errorType: "ITEM_ERROR",
      errorCode: "ITEM_LOGIN_REQUIRED",
      errorMessage: "again",
      displayMessage: null,
      errorCodeReason: "OAUTH_CONSENT_EXPIRED",
      documentationUrl: null,
      httpStatus: 400,
    },
    httpStatus: 400,
  },
};

const skipped: Whole<SkippedReading> = {
  id: "cached:/auth/get",
  endpoint: "/auth/get",
  pass: "cached",
  kind: "cached",
  outcome: "skipped",
  skipReason: "not-asked",
  startedAt: null,
  latencyMs: null,
  accounts: [],
};

type Summary = Comparison["item"];

/** A comparison with every field that an export keeps: of the Item's summary, what the tree alone shows is in none. */
export const everyField: Whole<Omit<Comparison, "readings" | "item">> & Pick<Comparison, "readings" | "item"> = {
  schemaVersion: 2,
  id: "c-1",
  item: {
    itemId: "item-1",
    environment: "local",
    institutionId: "ins_1",
    institutionName: "Bank",
    products: ["auth"],
    alias: "Mine",
    scenario: "daily-refresh",
  } satisfies Required<Omit<Summary, "lesson" | "debit" | "testUser" | "isProcessor">>,
  environment: "local",
  plan: {
    steps: [
      {
        pass: "evaluated",
        calls: [
          {
            id: "evaluated:/signal/evaluate",
            endpoint: "/signal/evaluate",
            kind: "evaluated",
            billing: "per-request",
            skip: "no-account",
            oldestAcceptableMs: 5,
            rulesetKey: "default",
            allowance: 3,
          },
        ],
      },
    ],
    options: {
      evaluate,
      rulesetKeys: ["default", null],
      without: ["/auth/get"],
      addProducts: ["/identity/get"],
      accountIds: ["a"],
      minLastUpdatedDatetime: at,
    },
  },
  status: "complete",
  startedAt: at,
  // Nobody timed what was saved.
  wallMs: null,
  readings: [ok, failed, skipped],
  bankShows: [{ accountId: "a", available: 1, current: 2, seenAt: at }],
  institutionStatus: {
    institutionId: "ins_1",
    toldAt: at,
    parts: [{ part: "item_logins", status: "DOWN", refreshInterval: "DELAYED", lastStatusChange: at }],
  },
  lastOwnRealTimeAt: at,
  origin: "saved",
};
