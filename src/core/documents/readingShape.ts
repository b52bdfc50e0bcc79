import { endpointPaths } from "../endpoint/endpoint.ts";
import { type Failure, failureReasons, type ProviderError } from "../failure/errors.ts";
import type { ItemError, ItemFacts, ProductStatus } from "../item/item.ts";
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
import {
  either,
  finite,
  flag,
  instant,
  list,
  named,
  nullable,
  number,
  oneOf,
  optional,
  record,
  text,
} from "./shape.ts";

export const endpoint = oneOf(endpointPaths);
export const pass = oneOf(documentPasses);
export const kind = oneOf(["cached", "evaluated", "real-time"]);

const evaluate = record<EvaluateRequest>({
  accountId: text,
  amount: number,
  rulesetKey: nullable(text),
  clientTransactionId: text,
});

const accounts = list(
  record<AccountReading>({
    accountId: text,
    balances: record<Balances>({
      available: optional(nullable(number)),
      current: optional(nullable(number)),
      limit: optional(nullable(number)),
      isoCurrencyCode: optional(nullable(text)),
      unofficialCurrencyCode: optional(nullable(text)),
      lastUpdatedDatetime: optional(nullable(instant)),
      marginLoanAmount: optional(nullable(number)),
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

const returnRisk = record<ReturnRisk>({ score: number, riskTier: nullable(number) });

const signalFacts = record<SignalFacts>({
  accountId: text,
  amount: number,
  clientTransactionId: text,
  rulesetKey: nullable(text),
  result: nullable(text),
  hasScores: flag,
  coreAttributeCount: number,
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
      amount: number,
      pending: flag,
      date: text,
      datetime: nullable(instant),
      isoCurrencyCode: nullable(text),
      unofficialCurrencyCode: optional(text),
      pendingTransactionId: nullable(text),
      runningBalance: optional(nullable(number)),
    }),
  ),
  pages: number,
  completeFrom: optional(nullable(text)),
});

const phase = optional(number);

const answered = {
  id: text,
  endpoint,
  pass,
  kind,
  startedAt: instant,
  latencyMs: number,
  timing: record<CallTiming>({
    startedAt: instant,
    startedMonotonicMs: number,
    latencyMs: number,
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
  attempts: number,
  sent: optional(
    record<Sent>({
      accountIds: nullable(list(text)),
      minLastUpdatedDatetime: nullable(instant),
      evaluate: optional(evaluate),
    }),
  ),
  retries: optional(list(record<Retry>({ reason: oneOf(failureReasons), waitedMs: number }))),
  requestId: nullable(text),
  serverTime: nullable(instant),
  notRecorded: optional(list(oneOf(["startedAt", "latencyMs"]))),
  isAnswerTime: optional(oneOf([true])),
  timeResolutionMs: optional(number),
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
        httpStatus: number,
      }),
    ),
    httpStatus: optional(number),
    retryAfterSeconds: optional(number),
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

/** A reading of any outcome. */
export const readingShape = either(okReading, failedReading, skippedReading);
