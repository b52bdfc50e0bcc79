import { endpointEntry } from "../endpoint/catalogue.ts";
import type { EndpointPath } from "../endpoint/endpoint.ts";
import { reasonOfStatus } from "../failure/providerFailure.ts";
import { type KnownCall, returnsBalances } from "./accountCalls.ts";
import { stepAt } from "./stepAt.ts";
import type { CallMark, CopyStep, DrawnBalances, Timeline } from "./timeline.ts";

/** A request that the local sandbox answered, from its request log. */
export interface LoggedCall {
  /** The local sandbox's time, ISO 8601. */
  readonly at: string;
  readonly endpoint: EndpointPath;
  /** See `CallMark`. */
  readonly partnerPath?: string;
  readonly status: number;
  readonly requestId: string;
  /** Null for a success, and for a failure without Plaid's error object. */
  readonly errorCode: string | null;
}

/**
 * The local sandbox's data of an account. Its logged calls become marks once they are matched with those of
 * comparisons.
 */
export interface LedgerTimeline extends Omit<Timeline, "calls"> {
  /** Oldest first. */
  readonly logged: readonly LoggedCall[];
  /** When the Item was last created or reset, ISO 8601, by this machine's clock; null when not known. */
  readonly begunAt: string | null;
}

/** A response's `Date` has whole seconds, and the log's time is just after it. */
const resolutionMs = 1000;

/**
 * The time line with its calls: those of comparisons, and those of other programs. A call that is also in the log gets
 * the log's time, which is exact.
 */
export function withCalls({ logged, begunAt: _, ...line }: LedgerTimeline, known: readonly KnownCall[]): Timeline {
  const loggedAt = new Map(logged.map(({ requestId, at }) => [requestId, at]));
  const own = known.map((call) => {
    const exact = loggedAt.get(call.requestId ?? "");
    return { ...call, mark: { ...call.mark, at: exact ?? call.mark.at }, isExact: exact !== undefined };
  });
  const shared = line.copies.filter(({ copy }) => copy === "item");
  const ownIds = new Set(known.map(({ requestId }) => requestId));
  const others = logged
    .filter((call) => returnsBalances(call.endpoint) && !ownIds.has(call.requestId) && !own.some(isPartOf(call)))
    .map((call) => markOf(call, shared));
  const calls = [...own.map(({ mark }) => mark), ...others].toSorted(
    (one, other) => Date.parse(one.at) - Date.parse(other.at),
  );
  return { ...line, calls };
}

/** Matches earlier pages of the same reading, and attempts that it repeated. */
function isPartOf(call: LoggedCall): (known: KnownCall & { readonly isExact: boolean }) => boolean {
  const at = Date.parse(call.at);
  return ({ mark, othersMs, isExact }) => {
    const slack = isExact ? 0 : resolutionMs;
    const end = Date.parse(mark.at);
    return mark.endpoint === call.endpoint && othersMs > 0 && at <= end + slack && at >= end - othersMs - slack;
  };
}

function markOf({ at, endpoint, partnerPath, status, errorCode }: LoggedCall, shared: readonly CopyStep[]): CallMark {
  const { kind } = endpointEntry(endpoint);
  const failed = status >= 200 && status < 300 ? null : (errorCode ?? reasonOfStatus(status) ?? "connection-lost");
  const nothing: DrawnBalances = { available: null, current: null };
  const { available, current } = failed === null ? (answeredFrom(kind, Date.parse(at), shared) ?? nothing) : nothing;
  return {
    at,
    endpoint,
    ...(partnerPath !== undefined && { partnerPath }),
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
 * The balances that an unrecorded call returned: for a cached call the shared copy at its time, for a real-time call
 * what it wrote into that copy. Null when neither is known.
 */
function answeredFrom(kind: CallMark["kind"], at: number, shared: readonly CopyStep[]): DrawnBalances | null {
  const copy = stepAt(shared, at);
  if (kind === "cached") return copy;
  const isWritten = copy?.cause === "balance-get" && at - Date.parse(copy.at) <= resolutionMs;
  return kind === "real-time" && isWritten ? copy : null;
}
