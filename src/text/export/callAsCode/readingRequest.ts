import type { Comparison } from "../../../core/comparison/comparison.ts";
import type { EndpointPath } from "../../../core/endpoint/endpoint.ts";
import { type Asked, firstRequest } from "../../../core/endpoint/firstRequest.ts";
import { type EvaluationAsked, evaluationOf } from "../../../core/plan/evaluationOf.ts";
import type { Reading } from "../../../core/reading/reading.ts";
import type { EndpointRequest } from "../../../core/run/ports.ts";

/** A field of a request's body, as JSON data. */
type RequestField = unknown;
type RequestFields = Readonly<Record<string, RequestField>>;

/** A call's request to Plaid: the body's fields without the keys, the token and an evaluation's new id. */
export interface ReadingRequest {
  readonly endpoint: EndpointPath;
  /**
   * The fields that repeat the call: those that were sent or, when they are unknown, those that ask for every account.
   */
  readonly fields: RequestFields;
  /**
   * The fields that were sent, as far as known, with an evaluation's own id; for a saved response, those of its stored
   * request; null when no request was stored. For a skipped call, those it would have sent.
   */
  readonly sent: RequestFields | null;
  /**
   * The call needs a new `client_transaction_id`: with the old one Plaid returns the first evaluation's response
   * again.
   */
  readonly needsTransactionId: boolean;
}

/**
 * The request of a reading, or the one that a skipped call would have made: its first page. Null for an evaluation
 * whose account is unknown.
 */
export function readingRequest(comparison: Comparison, reading: Reading): ReadingRequest | null {
  const { item, origin } = comparison;
  const calledAt = reading.outcome === "skipped" ? null : (reading.serverTime ?? reading.startedAt);
  const nowMs = Date.parse(calledAt ?? comparison.startedAt);
  const evaluate = reading.endpoint === "/signal/evaluate" ? evaluationOf(comparison, reading) : null;
  if (reading.endpoint === "/signal/evaluate" && evaluate === null) return null;
  const request = firstRequest(
    {
      endpoint: reading.endpoint,
      item,
      ...byPlan(comparison, reading, nowMs),
      ...(evaluate !== null && { evaluate: { ...evaluate, clientTransactionId: "" } }),
    },
    nowMs,
  );
  const asked = asSent(request, reading);
  const fields = fieldsOf(asked, evaluate);
  const base = { endpoint: request.endpoint, fields, needsTransactionId: evaluate !== null };
  if (origin !== "saved") return { ...base, sent: { ...fields, ...transactionOf(reading) } };
  if (reading.outcome === "skipped" || reading.sent === undefined) return { ...base, sent: null };
  // Date ranges and page sizes come from a new call: those of the stored request were not read.
  const { startDate: _, endDate: __, count: ___, ...kept } = asked;
  return { ...base, sent: { ...fieldsOf(kept, evaluate), ...transactionOf(reading) } };
}

/**
 * The plan's parameters of a call that was not made, and of one from an earlier version, which stored only the plan.
 */
function byPlan({ plan }: Comparison, reading: Reading, nowMs: number): Partial<Asked> {
  const planned = plan.steps.flatMap(({ calls }) => calls).find(({ id }) => id === reading.id);
  const oldest =
    plan.options.minLastUpdatedDatetime ??
    (planned?.oldestAcceptableMs === undefined
      ? undefined
      : new Date(nowMs - planned.oldestAcceptableMs).toISOString());
  const accountIds = reading.pass === "single" ? undefined : plan.options.accountIds;
  return given({ accountIds, minLastUpdatedDatetime: oldest });
}

/** The request with the accounts and the oldest acceptable time that were sent, if stored. */
function asSent(request: EndpointRequest, reading: Reading): EndpointRequest {
  if (reading.outcome === "skipped" || reading.sent === undefined) return request;
  const { accountIds: _, minLastUpdatedDatetime: __, ...rest } = request;
  const { accountIds, minLastUpdatedDatetime, evaluate } = reading.sent;
  return {
    ...rest,
    ...(accountIds !== null && evaluate === undefined && { accountIds }),
    ...(minLastUpdatedDatetime !== null && { minLastUpdatedDatetime }),
  };
}

function fieldsOf(request: EndpointRequest, evaluate: EvaluationAsked | null): RequestFields {
  const isSync = request.endpoint === "/transactions/sync";
  const options = given({
    // This endpoint takes one account id, the others take a list.
    account_id: isSync ? request.accountIds?.[0] : undefined,
    account_ids: isSync ? undefined : request.accountIds,
    min_last_updated_datetime: request.minLastUpdatedDatetime,
    count: isSync ? undefined : request.count,
  });
  return given({
    account_id: evaluate?.accountId,
    amount: evaluate?.amount,
    ruleset_key: evaluate?.rulesetKey ?? undefined,
    count: isSync ? request.count : undefined,
    start_date: request.startDate,
    end_date: request.endDate,
    options: Object.keys(options).length === 0 ? undefined : options,
  });
}

/** The id that an evaluation was sent with. Earlier versions stored it only with the response. */
function transactionOf(reading: Reading): RequestFields {
  if (reading.outcome === "skipped") return {};
  const answered = reading.outcome === "ok" ? reading.signal?.clientTransactionId : undefined;
  const id = reading.sent === undefined ? answered : reading.sent.evaluate?.clientTransactionId;
  return id === undefined || id === "" ? {} : { client_transaction_id: id };
}

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}
