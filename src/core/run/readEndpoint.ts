import { endpointEntry } from "../endpoint/catalogue.ts";
import type { EndpointPath } from "../endpoint/endpoint.ts";
import { firstRequest } from "../endpoint/firstRequest.ts";
import { mergePages, nextRequest } from "../endpoint/pages.ts";
import { type Extracted, extract } from "../extract/extract.ts";
import type { Failure, FailureReason } from "../failure/errors.ts";
import type { ItemSummary } from "../item/item.ts";
import type { EvaluateRequest, Pass, Reading, Retry, Sent } from "../reading/reading.ts";
import type { CancelSignal } from "./cancellation.ts";
import type { BalanceSource, BodySink, CallResult, Clock, EndpointRequest, Ids } from "./ports.ts";
import { fractionOf, retryDelay } from "./retryDelay.ts";
import type { CallTiming, TimingPhases } from "./timing.ts";

export interface ReadDependencies {
  readonly source: BalanceSource;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface ReadInput {
  readonly id: string;
  readonly endpoint: EndpointPath;
  readonly pass: Pass;
  readonly item: ItemSummary;
  readonly accountIds?: readonly string[];
  readonly minLastUpdatedDatetime?: string;
  /** Needed by `/signal/evaluate`. */
  readonly evaluate?: EvaluateRequest;
  /** Requests it may send at most, pages and retries included. */
  readonly allowance?: number;
  /** The server's time as far as it is known, ms since the epoch; this machine's clock otherwise. */
  readonly nowMs?: number;
  /** Told before each request and each wait. */
  readonly onProgress?: (progress: ReadProgress) => void;
  /** Absent: nobody wants the bodies. */
  readonly bodies?: BodySink;
}

/** How far a reading has come. */
export interface ReadProgress {
  /** From 1. */
  readonly attempt: number;
  /** Pages answered in this attempt. */
  readonly pages: number;
  /** Why it is waiting before the next attempt; null while a request is under way. */
  readonly waitingFor: FailureReason | null;
}

type Failed = CallResult & { readonly ok: false };

interface Answered {
  readonly ok: true;
  readonly last: CallResult & { readonly ok: true };
  readonly timing: CallTiming;
  readonly pages: readonly Extracted[];
}

/** Reads all pages once, from the first. Stops at the first that fails. */
async function readAllPages(
  send: (request: EndpointRequest) => Promise<CallResult>,
  first: EndpointRequest,
  onNextPage: (pages: number) => void,
): Promise<Answered | Failed> {
  const pages: Extracted[] = [];
  const timings: CallTiming[] = [];
  let request: EndpointRequest | null = first;
  for (;;) {
    const result: CallResult = await send(request);
    if (!result.ok) return result;
    timings.push(result.timing);
    const extraction = extract(first.endpoint, result.body, request.evaluate ? { evaluate: request.evaluate } : {});
    if (!extraction.ok) {
      return { ...result, ok: false, failure: { ...extraction.failure, requestId: result.requestId } };
    }
    pages.push(extraction.value);
    request = nextRequest(request, pages);
    if (request === null) return { ok: true, last: result, timing: joinTimings(timings), pages };
    onNextPage(pages.length);
  }
}

/**
 * Reads one endpoint of one Item: all its pages, with the retries Plaid advises. Never rejects: whatever goes wrong is
 * a failed reading. A cancel ends it at once, with the reason `cancelled`. The reading keeps what its last try asked, a failed one too.
 */
export async function readEndpoint(deps: ReadDependencies, input: ReadInput, signal: CancelSignal): Promise<Reading> {
  const { source, clock, ids } = deps;
  const entry = endpointEntry(input.endpoint);
  const base = { id: input.id, endpoint: input.endpoint, pass: input.pass, kind: entry.kind } as const;
  const retries: Retry[] = [];
  let requestsLeft = input.allowance ?? Infinity;
  const report = (pages: number, waitingFor: FailureReason | null): void =>
    input.onProgress?.({ attempt: retries.length + 1, pages, waitingFor });
  const send = async (request: EndpointRequest): Promise<CallResult> => {
    if (requestsLeft < 1) return refused(deps, "budget-spent");
    requestsLeft -= 1;
    const result = await source.call(request, signal);
    if (result.body !== undefined) input.bodies?.take(result.body);
    return result;
  };
  const finish = (result: Answered | Failed, first: EndpointRequest): Reading => {
    const answer = result.ok ? result.last : result;
    const timing = result.timing;
    const common = {
      ...base,
      startedAt: timing.startedAt,
      latencyMs: timing.latencyMs,
      timing,
      attempts: retries.length + 1,
      sent: sentOf(first),
      ...(retries.length > 0 && { retries: [...retries] }),
      requestId: answer.requestId,
      serverTime: answer.serverTime,
    };
    if (!result.ok) return { ...common, outcome: "failed", failure: result.failure, accounts: [] };
    return { ...common, outcome: "ok", ...mergePages(result.pages) };
  };

  for (;;) {
    report(0, null);
    input.bodies?.begin();
    const first = firstRequest(input, input.nowMs ?? clock.now());
    const result = await readAllPages(send, first, (pages) => report(pages, null));
    const failure = worthAnotherTry(result);
    if (failure === null || signal.aborted) return finish(result, first);
    const jitter = fractionOf(ids.uuid());
    const delay = retryDelay({ endpoint: input.endpoint, failure, attempt: retries.length + 1, jitter });
    if (delay === null || requestsLeft < 1) return finish(result, first);
    report(0, failure.reason);
    const waited = await clock.wait(delay, signal).then(
      () => true,
      () => false,
    );
    if (!waited) return finish(result.ok ? result : { ...result, failure: cancelledAfter(failure) }, first);
    retries.push({ reason: failure.reason, waitedMs: delay });
  }
}

/** A failure, or an answer that says it is not ready: `/transactions/sync` gives no error before its first rows. */
function worthAnotherTry(result: Answered | Failed): Failure | null {
  if (!result.ok) return result.failure;
  const isReady = mergePages(result.pages).transactions?.updateStatus !== "NOT_READY";
  return isReady ? null : { reason: "product-not-ready", requestId: result.last.requestId };
}

/** The last failure stays in the detail: it is why there was a wait to cancel. */
function cancelledAfter(failure: Failure): Failure {
  return { reason: "cancelled", requestId: failure.requestId, detail: `while waiting after ${failure.reason}` };
}

function refused(deps: ReadDependencies, reason: FailureReason): CallResult {
  return {
    ok: false,
    failure: { reason, requestId: null },
    requestId: null,
    serverTime: null,
    timing: {
      startedAt: new Date(deps.clock.now()).toISOString(),
      startedMonotonicMs: deps.clock.monotonic(),
      latencyMs: 0,
      phases: {},
      connection: "unknown",
      hostBusy: false,
    },
  };
}

const phaseNames = ["queueMs", "dnsMs", "connectMs", "tlsMs", "firstByteMs", "downloadMs"] as const;

/** The timing of a reading that took several requests: from the start of the first, with the phases of all added up. */
function joinTimings(timings: readonly CallTiming[]): CallTiming {
  const [first, ...rest] = timings;
  if (first === undefined) throw new RangeError("a reading has at least one request");
  if (rest.length === 0) return first;
  const phases: { -readonly [name in keyof TimingPhases]: number } = {};
  for (const name of phaseNames) {
    const observed = timings.map((timing) => timing.phases[name]).filter((ms) => ms !== undefined);
    if (observed.length > 0) phases[name] = observed.reduce((sum, ms) => sum + ms, 0);
  }
  return {
    ...first,
    phases,
    latencyMs: timings.reduce((sum, timing) => sum + timing.latencyMs, 0),
    hostBusy: timings.some((timing) => timing.hostBusy),
  };
}

/**
 * What a reading keeps of its request: that of the first page, since later pages ask the same about other rows. An
 * empty list of accounts names none. Cursors, date ranges and page sizes are not kept: no balance depends on them.
 */
function sentOf({ accountIds = [], minLastUpdatedDatetime, evaluate }: EndpointRequest): Sent {
  const named = evaluate === undefined ? accountIds : [evaluate.accountId];
  return {
    accountIds: named.length === 0 ? null : [...named],
    minLastUpdatedDatetime: minLastUpdatedDatetime ?? null,
    ...(evaluate !== undefined && { evaluate }),
  };
}
