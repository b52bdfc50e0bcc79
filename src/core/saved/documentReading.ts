import { endpointEntry } from "../endpoint/catalogue.ts";
import { endpointPaths } from "../endpoint/endpoint.ts";
import {
  asArray,
  asBoolean,
  asNullableNumber,
  asNullableString,
  asNumber,
  asObject,
  asOptionalArray,
  asOptionalObject,
  asString,
  type JsonObject,
} from "../extract/json.ts";
import { type Failure, failureReasons, type ProviderError } from "../failure/errors.ts";
import type { AccountReading, Balances } from "../reading/balances.ts";
import type { EvaluateRequest, Pass, Reading, Retry, Sent, SkipReason } from "../reading/reading.ts";
import type { CallTiming, TimingPhases } from "../run/timing.ts";
import {
  asInstant,
  asNullableInstant,
  asOneOf,
  asSomeOf,
  itemFactsOf,
  signalFactsOf,
  transactionFactsOf,
} from "./documentFacts.ts";

export const documentPasses: readonly Pass[] = [
  "cached",
  "evaluated",
  "cached-after-evaluate",
  "real-time",
  "cached-again",
  "single",
];

export const documentSkips: readonly SkipReason[] = [
  "product-not-on-item",
  "not-asked",
  "no-account",
  "budget-spent",
  "not-supported",
  "cancelled",
];

const phaseNames = ["queueMs", "dnsMs", "connectMs", "tlsMs", "firstByteMs", "downloadMs"] as const;

/**
 * A reading of a document, as the comparison had it. `openedAt` (ISO 8601) replaces a time that was not recorded.
 * @throws ShapeError which field is not as it should be
 */
export function readingOf(value: unknown, path: string, openedAt: string): Reading {
  const reading = asObject(value, path);
  const at = (key: string): string => `${path}.${key}`;
  const endpoint = asOneOf(reading.endpoint, endpointPaths, at("endpoint"));
  const base = {
    id: asString(reading.id, at("id")),
    endpoint,
    pass: asOneOf(reading.pass, documentPasses, at("pass")),
    kind: endpointEntry(endpoint).kind,
  } as const;
  const outcome = asOneOf(reading.outcome, ["ok", "failed", "skipped"], at("outcome"));
  if (outcome === "skipped") {
    const skipReason = asOneOf(reading.skipReason, documentSkips, at("skipReason"));
    return { ...base, outcome, skipReason, startedAt: null, latencyMs: null, accounts: [] };
  }
  const notRecorded = asSomeOf(reading.notRecorded, ["startedAt", "latencyMs"], at("notRecorded"));
  const startedAt = notRecorded.includes("startedAt") ? openedAt : asInstant(reading.startedAt, at("startedAt"));
  const latencyMs = notRecorded.includes("latencyMs") ? 0 : asNumber(reading.latencyMs, at("latencyMs"));
  const guessed = asSomeOf(reading.guessed, ["endpoint", "time", "order"], at("guessed"));
  const requestId = asNullableString(reading.requestId, at("requestId"));
  const answered = {
    ...base,
    startedAt,
    latencyMs,
    timing: { startedAt, latencyMs, ...timingOf(reading.timing, { path: at("timing"), startedAt }) },
    attempts: asNumber(reading.attempts, at("attempts")),
    ...("retries" in reading && { retries: retriesOf(reading.retries, at("retries")) }),
    requestId,
    serverTime: asNullableInstant(reading.serverTime, at("serverTime")),
    ...(notRecorded.length > 0 && { notRecorded }),
    ...(reading.isAnswerTime === true && { isAnswerTime: true as const }),
    ...(reading.timeResolutionMs !== undefined && {
      timeResolutionMs: asNumber(reading.timeResolutionMs, at("timeResolutionMs")),
    }),
    ...(guessed.length > 0 && { guessed }),
    ...sentIn(reading.sent, at("sent")),
  };
  if (outcome === "failed") {
    const failure = failureOf(asObject(reading.failure, at("failure")), at("failure"), requestId);
    return { ...answered, outcome, failure, accounts: [] };
  }
  const accounts = asArray(reading.accounts, at("accounts"));
  return {
    ...answered,
    outcome,
    accounts: accounts.map((account, index) => accountOf(account, `${at("accounts")}[${index}]`)),
    ...(reading.item !== undefined && { item: itemFactsOf(reading.item, at("item")) }),
    ...(reading.signal !== undefined && { signal: signalFactsOf(reading.signal, at("signal")) }),
    ...(reading.transactions !== undefined && {
      transactions: transactionFactsOf(reading.transactions, at("transactions")),
    }),
  };
}

/** Null, or absent in a document of version 1: what was sent is unknown. */
function sentIn(value: unknown, path: string): { readonly sent?: Sent } {
  const sent = asOptionalObject(value, path);
  if (sent === null) return {};
  const evaluate = asOptionalObject(sent.evaluate, `${path}.evaluate`);
  return {
    sent: {
      accountIds:
        sent.accountIds === null
          ? null
          : asArray(sent.accountIds, `${path}.accountIds`).map((id) => asString(id, `${path}.accountIds`)),
      minLastUpdatedDatetime: asNullableInstant(sent.minLastUpdatedDatetime, `${path}.minLastUpdatedDatetime`),
      ...(evaluate !== null && { evaluate: evaluateOf(evaluate, `${path}.evaluate`) }),
    },
  };
}

function evaluateOf(evaluate: JsonObject, path: string): EvaluateRequest {
  return {
    accountId: asString(evaluate.accountId, `${path}.accountId`),
    amount: asNumber(evaluate.amount, `${path}.amount`),
    rulesetKey: asNullableString(evaluate.rulesetKey, `${path}.rulesetKey`),
    clientTransactionId: asString(evaluate.clientTransactionId, `${path}.clientTransactionId`),
  };
}

type Rest = Omit<CallTiming, "startedAt" | "latencyMs">;

/** A call without timing is placed by the wall clock, which is all there is. */
function timingOf(value: unknown, { path, startedAt }: { path: string; startedAt: string }): Rest {
  const timing = asOptionalObject(value, path) ?? {};
  const phases = asOptionalObject(timing.phases, `${path}.phases`) ?? {};
  const seen = phaseNames.flatMap((name) =>
    phases[name] === undefined ? [] : [[name, asNumber(phases[name], `${path}.phases.${name}`)] as const],
  );
  return {
    startedMonotonicMs:
      asNullableNumber(timing.startedMonotonicMs, `${path}.startedMonotonicMs`) ?? Date.parse(startedAt),
    phases: Object.fromEntries(seen) satisfies TimingPhases,
    connection: asOneOf(timing.connection ?? "unknown", ["new", "reused", "unknown"], `${path}.connection`),
    hostBusy: asBoolean(timing.hostBusy ?? false, `${path}.hostBusy`),
  };
}

function retriesOf(value: unknown, path: string): readonly Retry[] {
  return asOptionalArray(value, path).map((each, index) => {
    const retry = asObject(each, `${path}[${index}]`);
    return {
      reason: asOneOf(retry.reason, failureReasons, `${path}[${index}].reason`),
      waitedMs: asNumber(retry.waitedMs, `${path}[${index}].waitedMs`),
    };
  });
}

function failureOf(failure: JsonObject, path: string, requestId: string | null): Failure {
  const httpStatus = asNullableNumber(failure.httpStatus, `${path}.httpStatus`);
  const errorType = asNullableString(failure.errorType, `${path}.errorType`);
  const errorCode = asNullableString(failure.errorCode, `${path}.errorCode`);
  const provider: ProviderError | null =
    errorType === null || errorCode === null
      ? null
      : {
          errorType,
          errorCode,
          errorMessage: asNullableString(failure.errorMessage, `${path}.errorMessage`) ?? "",
          displayMessage: null,
          ...(typeof failure.errorCodeReason === "string" && { errorCodeReason: failure.errorCodeReason }),
          documentationUrl: null,
          httpStatus: httpStatus ?? 0,
        };
  return {
    reason: asOneOf(failure.reason, failureReasons, `${path}.reason`),
    requestId,
    ...(provider !== null && { provider }),
    ...(httpStatus !== null && { httpStatus }),
  };
}

function accountOf(value: unknown, path: string): AccountReading {
  const account = asObject(value, path);
  const text = (key: string): string | null => asNullableString(account[key], `${path}.${key}`);
  const [name, type] = [text("name"), text("type")];
  return {
    accountId: asString(account.accountId, `${path}.accountId`),
    balances: balancesOf(account, path),
    ...(name !== null && { name }),
    ...("officialName" in account && { officialName: text("officialName") }),
    mask: text("mask"),
    ...(type !== null && { type }),
    subtype: text("subtype"),
  };
}

/** A document of an earlier version has only `currency`: three letters are an official code. */
function currencyFields(account: JsonObject, path: string): Balances {
  const text = (key: string): string | null => asNullableString(account[key], `${path}.${key}`);
  if ("isoCurrencyCode" in account || "unofficialCurrencyCode" in account) {
    return {
      ...("isoCurrencyCode" in account && { isoCurrencyCode: text("isoCurrencyCode") }),
      ...("unofficialCurrencyCode" in account && { unofficialCurrencyCode: text("unofficialCurrencyCode") }),
    };
  }
  const currency = text("currency");
  if (currency === null) return {};
  return /^[A-Z]{3}$/.test(currency) ? { isoCurrencyCode: currency } : { unofficialCurrencyCode: currency };
}

function balancesOf(account: JsonObject, path: string): Balances {
  const number = (key: string): number | null => asNullableNumber(account[key], `${path}.${key}`);
  return {
    ...("available" in account && { available: number("available") }),
    ...("current" in account && { current: number("current") }),
    ...("limit" in account && { limit: number("limit") }),
    ...currencyFields(account, path),
    ...("marginLoanAmount" in account && {
      marginLoanAmount: asNullableNumber(account.marginLoanAmount, `${path}.marginLoanAmount`),
    }),
    ...("lastUpdatedDatetime" in account && {
      lastUpdatedDatetime: asNullableInstant(account.lastUpdatedDatetime, `${path}.lastUpdatedDatetime`),
    }),
  };
}
