import type { Comparison } from "../../../core/comparison/comparison.ts";
import type { EndpointPath } from "../../../core/endpoint/endpoint.ts";
import { type Asked, firstRequest } from "../../../core/endpoint/firstRequest.ts";
import { type EvaluationAsked, evaluationOf } from "../../../core/plan/evaluationOf.ts";
import type { Reading } from "../../../core/reading/reading.ts";
import type { EndpointRequest } from "../../../core/run/ports.ts";

/** A field of a request's body that a snippet fills in when it runs. */
type RequestField = unknown;
type RequestFields = Readonly<Record<string, RequestField>>;

/** One call as Plaid takes it: the body's fields but for the keys, the token and an evaluation's fresh id. */
export interface ReadingRequest {
  readonly endpoint: EndpointPath;
  /** What makes the call again: what was sent, or where nobody knows that, what asks for every account. */
  readonly fields: RequestFields;
  /**
   * What was sent, as far as that is known, with an evaluation's own id: of a saved response what its kept request says; null where
   * no request was kept. For a call that was not made what it would have been sent.
   */
  readonly sent: RequestFields | null;
  /** An evaluation needs a new `client_transaction_id`: under the old one Plaid answers from the first. */
  readonly needsTransactionId: boolean;
}

/**
 * The request that made a reading, or would have made a skipped one: its first page. Null for an evaluation of which
 * nobody knows the account.
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
  const of = { endpoint: request.endpoint, fields, needsTransactionId: evaluate !== null };
  if (origin !== "saved") return { ...of, sent: { ...fields, ...transactionOf(reading) } };
  if (reading.outcome === "skipped" || reading.sent === undefined) return { ...of, sent: null };
  // Ranges of dates and sizes of pages are of a new call: those of the kept request were not read.
  const { startDate: _, endDate: __, count: ___, ...kept } = asked;
  return { ...of, sent: { ...fieldsOf(kept, evaluate), ...transactionOf(reading) } };
}

/** What the plan says of the call, for one that was not made, and for one of an earlier version, which kept the plan alone. */
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

/** The request with the accounts and the oldest acceptable time that were really sent, where that was kept. */
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
    // It takes one account, the others a list.
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

/** The id an evaluation was sent. An answered one of an earlier version kept it with its answer. */
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
