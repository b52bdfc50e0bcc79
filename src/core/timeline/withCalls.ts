import { endpointEntry } from "../endpoint/catalogue.ts";
import type { EndpointPath } from "../endpoint/endpoint.ts";
import { reasonOfStatus } from "../failure/providerFailure.ts";
import { type KnownCall, returnsBalances } from "./accountCalls.ts";
import { stepAt } from "./stepAt.ts";
import type { CallMark, CopyStep, DrawnBalances, Timeline } from "./timeline.ts";

/** A request that the local sandbox answered, as its log has it. */
export interface LoggedCall {
  /** The local sandbox's time, ISO 8601. */
  readonly at: string;
  readonly endpoint: EndpointPath;
  readonly status: number;
  readonly requestId: string;
  /** Null for an answer, and for a failure without Plaid's error object. */
  readonly errorCode: string | null;
}

/** What the local sandbox tells of an account; calls are marks once it is known whose they are. */
export interface LedgerTimeline extends Omit<Timeline, "calls"> {
  /** Oldest first. */
  readonly logged: readonly LoggedCall[];
  /** When this life of the Item began, ISO 8601, this machine's clock; null where nobody knows. */
  readonly begunAt: string | null;
}

/** The `Date` of an answer is in whole seconds, and a log has the moment just after it. */
const resolutionMs = 1000;

/**
 * The time line with its calls: those of comparisons, and those of other programs. A call that the log has too stands at
 * the log's moment, which is exact.
 */
export function withCalls({ logged, begunAt: _, ...line }: LedgerTimeline, known: readonly KnownCall[]): Timeline {
  const loggedAt = new Map(logged.map(({ requestId, at }) => [requestId, at]));
  const own = known.map((call) => {
    const exact = loggedAt.get(call.requestId ?? "");
    return { ...call, mark: { ...call.mark, at: exact ?? call.mark.at }, isExact: exact !== undefined };
  });
  const ownIds = new Set(known.map(({ requestId }) => requestId));
  const others = logged
    .filter((call) => returnsBalances(call.endpoint) && !ownIds.has(call.requestId) && !own.some(isPartOf(call)))
    .map((call) => markOf(call, line.copies));
  const calls = [...own.map(({ mark }) => mark), ...others].toSorted(
    (one, other) => Date.parse(one.at) - Date.parse(other.at),
  );
  return { ...line, calls };
}

/** Earlier pages of the same reading, and attempts that it repeated. */
function isPartOf(call: LoggedCall): (known: KnownCall & { readonly isExact: boolean }) => boolean {
  const at = Date.parse(call.at);
  return ({ mark, othersMs, isExact }) => {
    const slack = isExact ? 0 : resolutionMs;
    const end = Date.parse(mark.at);
    return mark.endpoint === call.endpoint && othersMs > 0 && at <= end + slack && at >= end - othersMs - slack;
  };
}

function markOf({ at, endpoint, status, errorCode }: LoggedCall, copies: readonly CopyStep[]): CallMark {
  const { kind } = endpointEntry(endpoint);
  const failed = status >= 200 && status < 300 ? null : (errorCode ?? reasonOfStatus(status) ?? "connection-lost");
  const nothing: DrawnBalances = { available: null, current: null };
  const { available, current } = failed === null ? (answeredFrom(kind, Date.parse(at), copies) ?? nothing) : nothing;
  return {
    at,
    endpoint,
    kind,
    available,
    current,
    failed,
    asOf: null,
    comparisonId: null,
    readingId: null,
    decision: null,
  };
}

/**
 * What a call without a record of its answer returned: a cached one the shared copy of its moment, a real-time one what it
 * wrote into that. Null where neither tells.
 */
function answeredFrom(kind: CallMark["kind"], at: number, copies: readonly CopyStep[]): DrawnBalances | null {
  const copy = stepAt(
    copies.filter((each) => each.copy === "item"),
    at,
  );
  if (kind === "cached" || copy === null) return kind === "cached" ? copy : null;
  const isWritten = copy.cause === "balance-get" && at - Date.parse(copy.at) <= resolutionMs;
  return kind === "real-time" && isWritten ? copy : null;
}
