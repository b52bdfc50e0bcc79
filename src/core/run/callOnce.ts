import { BalanceLensError, type Failure, type FailureReason } from "../failure/errors.ts";
import type { CancelSignal } from "./cancellation.ts";
import { linkSignal } from "./linkedSignal.ts";
import type { BalanceSource, CallResult, Clock, EndpointRequest } from "./ports.ts";

export interface CallDependencies {
  readonly source: BalanceSource;
  readonly clock: Clock;
}

/**
 * Sends one request and waits for it no longer than `timeoutMs`, nor past a cancel: a source that does not react to
 * its signal is left behind. Never rejects.
 */
export async function callOnce(
  deps: CallDependencies,
  request: EndpointRequest,
  limits: { timeoutMs: number; signal: CancelSignal },
): Promise<CallResult> {
  const { clock, source } = deps;
  const startedAt = new Date(clock.now()).toISOString();
  const startedMonotonicMs = clock.monotonic();
  const failed = (failure: Failure): CallResult => ({
    ok: false,
    failure,
    requestId: failure.requestId,
    serverTime: null,
    timing: {
      startedAt,
      startedMonotonicMs,
      latencyMs: clock.monotonic() - startedMonotonicMs,
      phases: {},
      connection: "unknown",
      hostBusy: false,
    },
  });
  const plain = (reason: FailureReason): CallResult => failed({ reason, requestId: null });
  // Whoever ran out of time for the whole comparison says so; anything else is the person's own wish.
  const stopped = (): CallResult => plain(limits.signal.reason === "timed-out" ? "timed-out" : "cancelled");

  if (limits.signal.aborted) return stopped();
  const call = linkSignal(limits.signal);
  const timer = linkSignal(limits.signal);
  try {
    return await Promise.race([
      source.call(request, call.signal).catch((error: unknown) => {
        if (error instanceof BalanceLensError) return failed(error.failure);
        return failed({ reason: "internal", requestId: null, detail: "the source rejected" });
      }),
      // A wait that is cancelled rejects at once, and that settles the race though the source may never answer.
      clock.wait(limits.timeoutMs, timer.signal).then(
        () => plain("timed-out"),
        () => stopped(),
      ),
    ]);
  } finally {
    call.cancel("done");
    timer.cancel("done");
    call.dispose();
    timer.dispose();
  }
}
