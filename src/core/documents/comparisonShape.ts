import type { BankShown, Comparison } from "../comparison/comparison.ts";
import { endpointPaths } from "../endpoint/endpoint.ts";
import { type Failure, failureReasons, type ProviderError } from "../failure/errors.ts";
import { type ConnectionStatus, connectionParts, type InstitutionStatus } from "../item/institutionStatus.ts";
import type { ItemError, ItemFacts, ProductStatus } from "../item/item.ts";
import { environment, isItemSummary } from "../item/itemShape.ts";
import type { Plan, PlannedCall, PlanOptions, PlanStep } from "../plan/plan.ts";
import type { AccountReading, Balances } from "../reading/balances.ts";
import { mostCoreAttributes } from "../reading/coreAttributes.ts";
import type {
  EvaluateRequest,
  FailedReading,
  OkReading,
  Retry,
  ReturnRisk,
  Sent,
  SignalFacts,
  SkippedReading,
  TransactionFact,
  TransactionFacts,
  TriggeredRuleDetails,
} from "../reading/reading.ts";
import type { CallTiming, TimingPhases } from "../run/timing.ts";
import { documentPasses, documentSkips } from "../saved/documentReading.ts";
import type { KeptComparison } from "./earlierComparison.ts";
import { isKnownVersion } from "./schemaVersion.ts";
import {
  amount,
  either,
  finite,
  flag,
  instant,
  list,
  named,
  nullable,
  oneOf,
  optional,
  record,
  text,
} from "./shape.ts";

const endpoint = oneOf(endpointPaths);
const pass = oneOf(documentPasses);
const kind = oneOf(["cached", "evaluated", "real-time"]);

const evaluate = record<EvaluateRequest>({
  accountId: text,
  amount,
  rulesetKey: nullable(text),
  clientTransactionId: text,
});

const accounts = list(
  record<AccountReading>({
    accountId: text,
    balances: record<Balances>({
      available: optional(nullable(amount)),
      current: optional(nullable(amount)),
      limit: optional(nullable(amount)),
      isoCurrencyCode: optional(nullable(text)),
      unofficialCurrencyCode: optional(nullable(text)),
      lastUpdatedDatetime: optional(nullable(instant)),
      marginLoanAmount: optional(nullable(amount)),
    }),
    name: optional(text),
    officialName: optional(nullable(text)),
    mask: optional(nullable(text)),
    type: optional(text),
    subtype: optional(nullable(text)),
  }),
);

const updates = nullable(
  record<ProductStatus>({ lastSuccessfulUpdate: nullable(instant), lastFailedUpdate: nullable(instant) }),
);

const itemFacts = record<ItemFacts>({
  itemId: text,
  institutionId: nullable(text),
  institutionName: nullable(text),
  products: list(text),
  availableProducts: list(text),
  billedProducts: list(text),
  createdAt: nullable(instant),
  authMethod: nullable(text),
  updateType: nullable(text),
  webhook: nullable(text),
  consentExpirationTime: nullable(instant),
  error: nullable(
    record<ItemError>({ errorType: text, errorCode: text, errorMessage: text, errorCodeReason: optional(text) }),
  ),
  transactions: updates,
  investments: updates,
  lastWebhook: nullable(record<NonNullable<ItemFacts["lastWebhook"]>>({ sentAt: instant, code: text })),
});

const returnRisk = record<ReturnRisk>({ score: amount, riskTier: nullable(amount) });

const signalFacts = record<SignalFacts>({
  accountId: text,
  amount,
  clientTransactionId: text,
  rulesetKey: nullable(text),
  result: nullable(text),
  hasScores: flag,
  coreAttributeCount: amount,
  balanceLastUpdated: nullable(instant),
  transactionsLastUpdated: nullable(instant),
  warnings: list(text),
  triggeredRuleDetails: optional(
    record<TriggeredRuleDetails>({ customActionKey: optional(text), internalNote: optional(text) }),
  ),
  scores: optional(
    record<NonNullable<SignalFacts["scores"]>>({
      customerInitiatedReturnRisk: optional(returnRisk),
      bankInitiatedReturnRisk: optional(returnRisk),
    }),
  ),
  coreAttributes: optional(named(either(finite, flag), mostCoreAttributes)),
});

const transactionFacts = record<TransactionFacts>({
  updateStatus: nullable(text),
  rows: list(
    record<TransactionFact>({
      transactionId: text,
      accountId: text,
      amount,
      pending: flag,
      date: text,
      datetime: nullable(instant),
      isoCurrencyCode: nullable(text),
      unofficialCurrencyCode: optional(text),
      pendingTransactionId: nullable(text),
      runningBalance: optional(nullable(amount)),
    }),
  ),
  pages: amount,
});

const phase = optional(amount);

const answered = {
  id: text,
  endpoint,
  pass,
  kind,
  startedAt: instant,
  latencyMs: amount,
  timing: record<CallTiming>({
    startedAt: instant,
    startedMonotonicMs: amount,
    latencyMs: amount,
    phases: record<TimingPhases>({
      queueMs: phase,
      dnsMs: phase,
      connectMs: phase,
      tlsMs: phase,
      firstByteMs: phase,
      downloadMs: phase,
    }),
    connection: oneOf(["new", "reused", "unknown"]),
    hostBusy: flag,
  }),
  attempts: amount,
  sent: optional(
    record<Sent>({
      accountIds: nullable(list(text)),
      minLastUpdatedDatetime: nullable(instant),
      evaluate: optional(evaluate),
    }),
  ),
  retries: optional(list(record<Retry>({ reason: oneOf(failureReasons), waitedMs: amount }))),
  requestId: nullable(text),
  serverTime: nullable(instant),
  notRecorded: optional(list(oneOf(["startedAt", "latencyMs"]))),
  guessed: optional(list(oneOf(["endpoint", "time", "order"]))),
};

const okReading = record<OkReading>({
  ...answered,
  outcome: oneOf(["ok"]),
  accounts,
  item: optional(itemFacts),
  signal: optional(signalFacts),
  transactions: optional(transactionFacts),
});

const nothing = (value: unknown) => Array.isArray(value) && value.length === 0;

const failedReading = record<FailedReading>({
  ...answered,
  outcome: oneOf(["failed"]),
  failure: record<Failure>({
    reason: oneOf(failureReasons),
    requestId: nullable(text),
    provider: optional(
      record<ProviderError>({
        errorType: text,
        errorCode: text,
        errorMessage: text,
        displayMessage: nullable(text),
        errorCodeReason: optional(text),
        documentationUrl: nullable(text),
        httpStatus: amount,
      }),
    ),
    httpStatus: optional(amount),
    retryAfterSeconds: optional(amount),
    host: optional(text),
    detail: optional(text),
  }),
  accounts: nothing,
});

const skippedReading = record<SkippedReading>({
  id: text,
  endpoint,
  pass,
  kind,
  outcome: oneOf(["skipped"]),
  skipReason: oneOf(documentSkips),
  startedAt: oneOf([null]),
  latencyMs: oneOf([null]),
  accounts: nothing,
});

/** What was chosen before a comparison. */
export const planOptionsShape = record<PlanOptions>({
  evaluate: either(
    oneOf([null, "default"]),
    record<EvaluateRequest>({
      accountId: optional(text),
      amount: optional(amount),
      rulesetKey: optional(nullable(text)),
      clientTransactionId: optional(text),
    }),
  ),
  rulesetKeys: optional(list(nullable(text))),
  without: optional(list(endpoint)),
  addProducts: optional(list(endpoint)),
  accountIds: optional(list(text)),
  minLastUpdatedDatetime: optional(instant),
});

const plan = record<Plan>({
  steps: list(
    record<PlanStep>({
      pass,
      calls: list(
        record<PlannedCall>({
          id: text,
          endpoint,
          kind,
          billing: oneOf(["free", "subscription", "one-time", "per-request", "flat-fee"]),
          skip: nullable(oneOf(documentSkips)),
          oldestAcceptableMs: optional(amount),
          rulesetKey: optional(nullable(text)),
          allowance: optional(amount),
        }),
      ),
    }),
  ),
  options: planOptionsShape,
});

const bankShown = record<BankShown>({
  accountId: text,
  available: nullable(amount),
  current: nullable(amount),
  seenAt: instant,
});

const institutionStatus = record<InstitutionStatus>({
  institutionId: text,
  toldAt: nullable(instant),
  parts: list(
    record<ConnectionStatus>({
      part: oneOf(connectionParts),
      status: nullable(text),
      refreshInterval: nullable(text),
      lastStatusChange: nullable(instant),
    }),
  ),
});

const isOfShape = record<Comparison>({
  schemaVersion: isKnownVersion,
  id: text,
  item: isItemSummary,
  environment,
  plan,
  status: oneOf(["running", "complete", "cancelled"]),
  startedAt: instant,
  wallMs: nullable(amount),
  readings: list(either(okReading, failedReading, skippedReading)),
  bankShows: optional(list(bankShown)),
  institutionStatus: optional(institutionStatus),
  lastOwnRealTimeAt: nullable(instant),
  origin: optional(oneOf(["saved"])),
});

/**
 * True for a comparison that this or an earlier version kept: each field has its type, each name is of its closed set,
 * each time is valid, so every reader of comparisons can use it.
 */
export function isKeptComparison(value: unknown): value is KeptComparison {
  return isOfShape(value);
}
