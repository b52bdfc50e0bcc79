import type { Comparison } from "../comparison/comparison.ts";
import { keepable } from "../masking/webhookAddress.ts";
import type { EvaluateRequest, Reading } from "../reading/reading.ts";

/** A comparison as this or an earlier version kept it. */
export type KeptComparison = Omit<Comparison, "schemaVersion"> & { readonly schemaVersion: number };

/**
 * Converts a comparison of an earlier version to this one. Version 1 did not keep what was sent, so that stays unknown,
 * except for a failed evaluation, which kept its request to be repeated. The address of an Item's webhooks, which it
 * did keep, is removed.
 */
export function currentComparison(kept: KeptComparison): Comparison {
  return { ...kept, schemaVersion: 2, readings: kept.readings.map((reading) => keepable(withSent(reading))) };
}

function withSent(reading: Reading & { readonly evaluate?: unknown }): Reading {
  const { evaluate, ...rest } = reading;
  if (rest.outcome !== "failed" || rest.sent !== undefined || !isEvaluateRequest(evaluate)) return rest;
  return { ...rest, sent: { accountIds: [evaluate.accountId], minLastUpdatedDatetime: null, evaluate } };
}

function isEvaluateRequest(value: unknown): value is EvaluateRequest {
  if (typeof value !== "object" || value === null) return false;
  const { accountId, amount, rulesetKey, clientTransactionId } = value as Partial<Record<string, unknown>>;
  return (
    typeof accountId === "string" &&
    typeof amount === "number" &&
    (rulesetKey === null || typeof rulesetKey === "string") &&
    typeof clientTransactionId === "string"
  );
}
