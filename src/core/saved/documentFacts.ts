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
  asStrings,
  type JsonObject,
  ShapeError,
} from "../extract/json.ts";
import { connectionParts, type InstitutionStatus } from "../item/institutionStatus.ts";
import type { ItemFacts, ProductStatus } from "../item/item.ts";
import { freeName } from "../masking/freeText.ts";
import { coreAttributesIn } from "../reading/coreAttributes.ts";
import type { ReturnRisk, SignalFacts, TransactionFact, TransactionFacts } from "../reading/reading.ts";

/** A required time, ISO 8601. */
export function asInstant(value: unknown, path: string): string {
  const text = asString(value, path);
  if (Number.isNaN(Date.parse(text))) throw new ShapeError(path, "a time");
  return text;
}

export function asNullableInstant(value: unknown, path: string): string | null {
  return value === undefined || value === null ? null : asInstant(value, path);
}

/** One value of a closed set. */
export function asOneOf<const Value extends string>(value: unknown, allowed: readonly Value[], path: string): Value {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new ShapeError(path, `one of ${allowed.join(", ")}`);
  return found;
}

function statusOf(value: unknown, path: string): ProductStatus | null {
  const status = asOptionalObject(value, path);
  return status === null
    ? null
    : {
        lastSuccessfulUpdate: asNullableInstant(status.lastSuccessfulUpdate, `${path}.lastSuccessfulUpdate`),
        lastFailedUpdate: asNullableInstant(status.lastFailedUpdate, `${path}.lastFailedUpdate`),
      };
}

/** The facts of `/item/get` in the document of a comparison. */
export function itemFactsOf(value: unknown, path: string): ItemFacts {
  const item = asObject(value, path);
  const at = (key: string): string => `${path}.${key}`;
  const text = (key: string): string | null => asNullableString(item[key], at(key));
  const error = asOptionalObject(item.error, at("error"));
  const lastWebhook = asOptionalObject(item.lastWebhook, at("lastWebhook"));
  return {
    itemId: asString(item.itemId, at("itemId")),
    institutionId: text("institutionId"),
    institutionName: text("institutionName"),
    products: asStrings(item.products, at("products")),
    availableProducts: asStrings(item.availableProducts, at("availableProducts")),
    billedProducts: asStrings(item.billedProducts, at("billedProducts")),
    createdAt: asNullableInstant(item.createdAt, at("createdAt")),
    authMethod: text("authMethod"),
    updateType: text("updateType"),
    webhook: text("webhook"),
    consentExpirationTime: asNullableInstant(item.consentExpirationTime, at("consentExpirationTime")),
    error: error && {
      errorType: asString(error.errorType, at("error.errorType")),
      errorCode: asString(error.errorCode, at("error.errorCode")),
      errorMessage: asNullableString(error.errorMessage, at("error.errorMessage")) ?? "",
      ...(typeof error.errorCodeReason === "string" && { errorCodeReason: error.errorCodeReason }),
    },
    transactions: statusOf(item.transactions, at("transactions")),
    investments: statusOf(item.investments, at("investments")),
    lastWebhook: lastWebhook && {
      sentAt: asInstant(lastWebhook.sentAt, at("lastWebhook.sentAt")),
      code: asString(lastWebhook.code, at("lastWebhook.code")),
    },
  };
}

/** The status of the institution in the document of a comparison. */
export function institutionStatusOf(value: unknown, path: string): InstitutionStatus {
  const status = asObject(value, path);
  const parts = asArray(status.parts, `${path}.parts`).map((each, index) => {
    const at = `${path}.parts[${index}]`;
    const part = asObject(each, at);
    return {
      part: asOneOf(part.part, connectionParts, `${at}.part`),
      status: asNullableString(part.status, `${at}.status`),
      refreshInterval: asNullableString(part.refreshInterval, `${at}.refreshInterval`),
      lastStatusChange: asNullableInstant(part.lastStatusChange, `${at}.lastStatusChange`),
    };
  });
  return {
    institutionId: asString(status.institutionId, `${path}.institutionId`),
    toldAt: asNullableInstant(status.toldAt, `${path}.toldAt`),
    parts,
  };
}

export function signalFactsOf(value: unknown, path: string): SignalFacts {
  const signal = asObject(value, path);
  const at = (key: string): string => `${path}.${key}`;
  return {
    accountId: asString(signal.accountId, at("accountId")),
    amount: asNumber(signal.amount, at("amount")),
    clientTransactionId: asString(signal.clientTransactionId, at("clientTransactionId")),
    rulesetKey: asNullableString(signal.rulesetKey, at("rulesetKey")),
    result: asNullableString(signal.result, at("result")),
    hasScores: asBoolean(signal.hasScores, at("hasScores")),
    coreAttributeCount: asNumber(signal.coreAttributeCount, at("coreAttributeCount")),
    balanceLastUpdated: asNullableInstant(signal.balanceLastUpdated, at("balanceLastUpdated")),
    transactionsLastUpdated: asNullableInstant(signal.transactionsLastUpdated, at("transactionsLastUpdated")),
    warnings: asStrings(signal.warnings, at("warnings")),
    ...decisionOf(signal, path),
  };
}

type Decision = Pick<SignalFacts, "triggeredRuleDetails" | "scores" | "coreAttributes">;

/** Absent in a document of an earlier release. */
function decisionOf(signal: JsonObject, path: string): Decision {
  const rule = asOptionalObject(signal.triggeredRuleDetails, `${path}.triggeredRuleDetails`);
  const scores = asOptionalObject(signal.scores, `${path}.scores`);
  const attributes = asOptionalObject(signal.coreAttributes, `${path}.coreAttributes`);
  return {
    ...(rule !== null && {
      triggeredRuleDetails: {
        ...(typeof rule.customActionKey === "string" && { customActionKey: freeName(rule.customActionKey) }),
        ...(typeof rule.internalNote === "string" && { internalNote: freeName(rule.internalNote) }),
      },
    }),
    ...(scores !== null && {
      scores: {
        ...riskOf(scores, "customerInitiatedReturnRisk", `${path}.scores`),
        ...riskOf(scores, "bankInitiatedReturnRisk", `${path}.scores`),
      },
    }),
    ...(attributes !== null && { coreAttributes: coreAttributesIn(attributes) }),
  };
}

function riskOf<Name extends string>(scores: JsonObject, name: Name, path: string) {
  const risk = asOptionalObject(scores[name], `${path}.${name}`);
  if (risk === null) return {};
  const read: ReturnRisk = {
    score: asNumber(risk.score, `${path}.${name}.score`),
    riskTier: asNullableNumber(risk.riskTier, `${path}.${name}.riskTier`),
  };
  return { [name]: read };
}

function rowOf(row: JsonObject, path: string): TransactionFact {
  return {
    transactionId: asString(row.transactionId, `${path}.transactionId`),
    accountId: asString(row.accountId, `${path}.accountId`),
    amount: asNumber(row.amount, `${path}.amount`),
    pending: asBoolean(row.pending, `${path}.pending`),
    date: asString(row.date, `${path}.date`),
    datetime: asNullableInstant(row.datetime, `${path}.datetime`),
    isoCurrencyCode: asNullableString(row.isoCurrencyCode, `${path}.isoCurrencyCode`),
    ...(typeof row.unofficialCurrencyCode === "string" && { unofficialCurrencyCode: row.unofficialCurrencyCode }),
    pendingTransactionId: asNullableString(row.pendingTransactionId, `${path}.pendingTransactionId`),
    ...("runningBalance" in row && { runningBalance: asNullableNumber(row.runningBalance, `${path}.runningBalance`) }),
  };
}

export function transactionFactsOf(value: unknown, path: string): TransactionFacts {
  const facts = asObject(value, path);
  const rows = asArray(facts.rows, `${path}.rows`);
  return {
    updateStatus: asNullableString(facts.updateStatus, `${path}.updateStatus`),
    rows: rows.map((row, index) => rowOf(asObject(row, `${path}.rows[${index}]`), `${path}.rows[${index}]`)),
    pages: asNumber(facts.pages, `${path}.pages`),
    ...("completeFrom" in facts && { completeFrom: asNullableString(facts.completeFrom, `${path}.completeFrom`) }),
  };
}

/** Strings of a closed set; none where the list is absent. */
export function asSomeOf<const Value extends string>(value: unknown, allowed: readonly Value[], path: string) {
  return asOptionalArray(value, path).map((each, index) => asOneOf(each, allowed, `${path}[${index}]`));
}
