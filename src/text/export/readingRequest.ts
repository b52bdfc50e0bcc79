import type { Comparison } from "../../core/comparison.ts";
import type { EndpointPath } from "../../core/endpoint.ts";
import { evaluationOf } from "../../core/evaluationOf.ts";
import { firstRequest } from "../../core/firstRequest.ts";
import type { Reading } from "../../core/reading.ts";

/** A field of a request's body that a snippet fills in when it runs. */
export type RequestField = unknown;

/** One call as Plaid takes it: the body's fields but for the keys, the token and an evaluation's fresh id. */
export interface ReadingRequest {
  readonly endpoint: EndpointPath;
  readonly fields: Readonly<Record<string, RequestField>>;
  /** An evaluation needs a new `client_transaction_id`: under the old one Plaid answers from the first. */
  readonly needsTransactionId: boolean;
}

/**
 * The request that made a reading, or would have made a skipped one: its first page. Null for an evaluation of which
 * nobody knows the account.
 */
export function readingRequest(comparison: Comparison, reading: Reading): ReadingRequest | null {
  const { plan, item } = comparison;
  const calledAt = reading.outcome === "skipped" ? null : (reading.serverTime ?? reading.startedAt);
  const nowMs = Date.parse(calledAt ?? comparison.startedAt);
  const evaluate = reading.endpoint === "/signal/evaluate" ? evaluationOf(comparison, reading) : null;
  if (reading.endpoint === "/signal/evaluate" && evaluate === null) return null;
  const planned = plan.steps.flatMap(({ calls }) => calls).find(({ id }) => id === reading.id);
  const oldest =
    plan.options.minLastUpdatedDatetime ??
    (planned?.oldestAcceptableMs === undefined
      ? undefined
      : new Date(nowMs - planned.oldestAcceptableMs).toISOString());
  const request = firstRequest(
    {
      endpoint: reading.endpoint,
      item,
      ...(plan.options.accountIds !== undefined && { accountIds: plan.options.accountIds }),
      ...(oldest !== undefined && { minLastUpdatedDatetime: oldest }),
      ...(evaluate !== null && { evaluate: { ...evaluate, clientTransactionId: "" } }),
    },
    nowMs,
  );
  const isSync = request.endpoint === "/transactions/sync";
  const options = given({
    account_ids: request.accountIds,
    min_last_updated_datetime: request.minLastUpdatedDatetime,
    count: isSync ? undefined : request.count,
  });
  return {
    endpoint: request.endpoint,
    fields: given({
      account_id: evaluate?.accountId,
      amount: evaluate?.amount,
      ruleset_key: evaluate?.rulesetKey ?? undefined,
      count: isSync ? request.count : undefined,
      start_date: request.startDate,
      end_date: request.endDate,
      options: Object.keys(options).length === 0 ? undefined : options,
    }),
    needsTransactionId: evaluate !== null,
  };
}

function given(fields: Readonly<Record<string, RequestField>>): Readonly<Record<string, RequestField>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
