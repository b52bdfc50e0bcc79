import type { BankShown, Comparison } from "../comparison/comparison.ts";
import { isKnownVersion, newerVersionOf } from "../documents/schemaVersion.ts";
import { endpointEntry } from "../endpoint/catalogue.ts";
import { endpointPaths } from "../endpoint/endpoint.ts";
import {
  asArray,
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
import type { Plan, PlannedCall, PlanOptions, PlanStep } from "../plan/plan.ts";
import type { EvaluateRequest, Reading } from "../reading/reading.ts";
import { asInstant, asNullableInstant, asOneOf, asSomeOf, institutionStatusOf } from "./documentFacts.ts";
import { documentPasses, documentSkips, readingOf } from "./documentReading.ts";

export type ReadDocument =
  | { readonly ok: true; readonly comparison: Comparison }
  /** The field that is not as it should be; for the log, and for the person who edited the file. */
  | { readonly ok: false; readonly detail: string }
  /** Written by a later version, where fields may have other meanings. */
  | { readonly ok: false; readonly newerVersion: number };

/** True for a value that looks like the document of a comparison, whole or damaged. */
export function isDocument(value: unknown): value is JsonObject {
  return (
    typeof value === "object" && value !== null && "schemaVersion" in value && "readings" in value && "item" in value
  );
}

/**
 * Reads a document back into its comparison: the same readings give the same table and findings. The findings and ages
 * in the document are ignored, since they follow from the rest. Never throws. `openedAt`, ISO 8601, replaces times that
 * a saved response never had. In a document of version 1, what was sent is unknown.
 */
export function readDocument(value: unknown, { openedAt }: { openedAt: string }): ReadDocument {
  const newerVersion = newerVersionOf(value);
  if (newerVersion !== null) return { ok: false, newerVersion };
  try {
    return { ok: true, comparison: comparisonOf(asObject(value, "document"), openedAt) };
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return { ok: false, detail: error.message };
  }
}

function comparisonOf(document: JsonObject, openedAt: string): Comparison {
  if (!isKnownVersion(document.schemaVersion)) throw new ShapeError("schemaVersion", "1 or 2");
  const item = asObject(document.item, "item");
  const alias = asNullableString(item.alias, "item.alias");
  const scenario = asNullableString(item.scenario, "item.scenario");
  const environment = asOneOf(document.environment, ["local", "sandbox"], "environment");
  const readings = asArray(document.readings, "readings").map((each, index) =>
    readingOf(each, `readings[${index}]`, openedAt),
  );
  const isSaved = document.origin === "saved";
  const bankShows = asOptionalArray(document.bankShows, "bankShows").map((each, index) =>
    bankShownOf(each, `bankShows[${index}]`),
  );
  return {
    schemaVersion: 2,
    id: asString(document.id, "id"),
    item: {
      itemId: asString(item.itemId, "item.itemId"),
      environment,
      institutionId: asNullableString(item.institutionId, "item.institutionId"),
      institutionName: asNullableString(item.institutionName, "item.institutionName"),
      products: asStrings(item.products, "item.products"),
      ...(alias !== null && { alias }),
      ...(scenario !== null && { scenario }),
    },
    environment,
    plan: document.plan === undefined ? planFrom(readings) : planOf(asObject(document.plan, "plan")),
    // A comparison that was running when the file was written has stopped since.
    status:
      asOneOf(document.status, ["running", "complete", "cancelled"], "status") === "complete"
        ? "complete"
        : "cancelled",
    startedAt: asInstant(document.startedAt, "startedAt"),
    wallMs: isSaved ? null : asNullableNumber(document.wallMs, "wallMs"),
    readings,
    ...(bankShows.length > 0 && { bankShows }),
    ...(document.institutionStatus !== undefined && {
      institutionStatus: institutionStatusOf(document.institutionStatus, "institutionStatus"),
    }),
    lastOwnRealTimeAt: asNullableInstant(document.lastOwnRealTimeAt, "lastOwnRealTimeAt"),
    ...(isSaved && { origin: "saved" as const }),
  };
}

/** A number that was not entered is absent in a document. */
function bankShownOf(value: unknown, path: string): BankShown {
  const shown = asObject(value, path);
  return {
    accountId: asString(shown.accountId, `${path}.accountId`),
    available: asNullableNumber(shown.available, `${path}.available`),
    current: asNullableNumber(shown.current, `${path}.current`),
    seenAt: asInstant(shown.seenAt, `${path}.seenAt`),
  };
}

const billingClasses = ["free", "subscription", "one-time", "per-request", "flat-fee"] as const;

function callOf(value: unknown, path: string): PlannedCall {
  const call = asObject(value, path);
  const endpoint = asOneOf(call.endpoint, endpointPaths, `${path}.endpoint`);
  const skip = asNullableString(call.skip, `${path}.skip`);
  return {
    id: asString(call.id, `${path}.id`),
    endpoint,
    kind: endpointEntry(endpoint).kind,
    billing: asOneOf(call.billing, billingClasses, `${path}.billing`),
    skip: skip === null ? null : asOneOf(skip, documentSkips, `${path}.skip`),
    ...(call.oldestAcceptableMs !== undefined && {
      oldestAcceptableMs: asNumber(call.oldestAcceptableMs, `${path}.oldestAcceptableMs`),
    }),
    ...(call.rulesetKey !== undefined && { rulesetKey: asNullableString(call.rulesetKey, `${path}.rulesetKey`) }),
    ...(call.allowance !== undefined && { allowance: asNumber(call.allowance, `${path}.allowance`) }),
  };
}

function evaluateOf(value: unknown): PlanOptions["evaluate"] {
  if (value === "default") return "default";
  const evaluate = asOptionalObject(value, "plan.options.evaluate");
  if (evaluate === null) return null;
  const at = (key: string): string => `plan.options.evaluate.${key}`;
  return {
    ...(evaluate.accountId !== undefined && { accountId: asString(evaluate.accountId, at("accountId")) }),
    ...(evaluate.amount !== undefined && { amount: asNumber(evaluate.amount, at("amount")) }),
    ...(evaluate.rulesetKey !== undefined && { rulesetKey: asNullableString(evaluate.rulesetKey, at("rulesetKey")) }),
    ...(evaluate.clientTransactionId !== undefined && {
      clientTransactionId: asString(evaluate.clientTransactionId, at("clientTransactionId")),
    }),
  } satisfies Partial<EvaluateRequest>;
}

function planOf(plan: JsonObject): Plan {
  const options = asOptionalObject(plan.options, "plan.options") ?? {};
  const steps = asArray(plan.steps, "plan.steps").map((value, index): PlanStep => {
    const path = `plan.steps[${index}]`;
    const step = asObject(value, path);
    return {
      pass: asOneOf(step.pass, documentPasses, `${path}.pass`),
      calls: asOptionalArray(step.calls, `${path}.calls`).map((call, at) => callOf(call, `${path}.calls[${at}]`)),
    };
  });
  return {
    steps,
    options: {
      evaluate: evaluateOf(options.evaluate),
      ...(options.rulesetKeys !== undefined && {
        rulesetKeys: asArray(options.rulesetKeys, "plan.options.rulesetKeys").map((key, index) =>
          asNullableString(key, `plan.options.rulesetKeys[${index}]`),
        ),
      }),
      ...(options.without !== undefined && {
        without: asSomeOf(options.without, endpointPaths, "plan.options.without"),
      }),
      ...(options.addProducts !== undefined && {
        addProducts: asSomeOf(options.addProducts, endpointPaths, "plan.options.addProducts"),
      }),
      ...(options.accountIds !== undefined && { accountIds: asStrings(options.accountIds, "plan.options.accountIds") }),
      ...(options.minLastUpdatedDatetime !== undefined && {
        minLastUpdatedDatetime: asInstant(options.minLastUpdatedDatetime, "plan.options.minLastUpdatedDatetime"),
      }),
    },
  };
}

/** The plan of a document without one: its readings, step by step, since nothing else is known. */
export function planFrom(readings: readonly Reading[]): Plan {
  const steps = documentPasses.flatMap((pass): PlanStep[] => {
    const calls = readings.filter((reading) => reading.pass === pass);
    if (calls.length === 0) return [];
    return [
      {
        pass,
        calls: calls.map((reading) => ({
          id: reading.id,
          endpoint: reading.endpoint,
          kind: reading.kind,
          billing: endpointEntry(reading.endpoint).billing,
          skip: reading.outcome === "skipped" ? reading.skipReason : null,
        })),
      },
    ];
  });
  return { steps, options: { evaluate: null } };
}
