import { BalanceLensError, type Failure } from "../core/failure/errors.ts";
import { textIn } from "../core/failure/providerFailure.ts";
import type { CancelSignal } from "../core/run/cancellation.ts";
import { linkSignal } from "../core/run/linkedSignal.ts";
import type { Clock } from "../core/run/ports.ts";
import type { CallTiming } from "../core/run/timing.ts";
import { isElsewhere, reasonOfErrorCode } from "./networkFailure.ts";
import type { HttpAnswer } from "./parseResponse.ts";
import { type TimedTransport, type Transport, timedTransport } from "./timedTransport.ts";

/** The outcome of one exchange: an HTTP response, or why there is none. */
export type Exchanged =
  | { readonly ok: true; readonly timing: CallTiming; readonly answer: HttpAnswer }
  | { readonly ok: false; readonly timing: CallTiming; readonly failure: Failure };

export interface ExchangeLimits {
  readonly clock: Clock;
  readonly signal: CancelSignal;
  /** For the whole exchange, getting the keys included: ms. */
  readonly timeoutMs: number;
  /** Where the call goes: a failure on the way there names it. */
  readonly destination: URL;
}

/**
 * Runs one call of the SDK under a stopwatch, a time limit and the caller's signal: the only place where a call is timed
 * and limited. `send` makes the call through the transport it is given, which this function can stop. Never rejects. No
 * error of the SDK's leaves this function, because such errors hold headers and bodies.
 */
export async function exchange(
  send: (transport: Transport) => Promise<unknown>,
  limits: ExchangeLimits,
): Promise<Exchanged> {
  const { clock } = limits;
  const wallAtEntry = clock.now();
  const entered = clock.monotonic();
  const watch = timedTransport(() => clock.monotonic());
  const early = earlyEnd(limits, watch);
  const outcome = limits.signal.aborted
    ? await early.stopped
    : await Promise.race([early.stopped, attempt(send, watch, limits.destination)]);
  early.release();

  const seen = watch.observed();
  const started = seen.startedAt ?? entered;
  const ended = outcome.ok && seen.endedAt !== null ? seen.endedAt : clock.monotonic();
  const timing: CallTiming = {
    // Fetching the keys comes before the call, and is not the server's time.
    startedAt: new Date(wallAtEntry + (started - entered)).toISOString(),
    startedMonotonicMs: started,
    latencyMs: ended - started,
    phases: seen.phases,
    connection: seen.connection,
    hostBusy: seen.hostBusy,
  };
  return { ...outcome, timing };
}

type Outcome = { readonly ok: true; readonly answer: HttpAnswer } | { readonly ok: false; readonly failure: Failure };

async function attempt(
  send: (transport: Transport) => Promise<unknown>,
  watch: TimedTransport,
  destination: URL,
): Promise<Outcome> {
  try {
    return { ok: true, answer: httpAnswerOf(await send(watch.transport)) };
  } catch (error) {
    return { ok: false, failure: failureOf(error, destination) };
  }
}

/**
 * Ends an exchange early: `stopped` resolves with the failure once the caller cancels or the time is up, and the
 * transport lets go of its connection.
 */
function earlyEnd({ clock, signal, timeoutMs, destination }: ExchangeLimits, watch: TimedTransport) {
  const timer = linkSignal(signal);
  let released = false;
  const stop = (reason: "timed-out" | "cancelled"): Outcome => {
    // After the release the connection may serve another call.
    if (!released) watch.destroy();
    const host = reason === "timed-out" ? { host: destination.host } : {};
    return { ok: false, failure: { reason, requestId: null, ...host } };
  };
  const stopped = clock.wait(timeoutMs, timer.signal).then(
    () => stop("timed-out"),
    // The signal of a whole comparison fires with this reason when its time is up; anything else is the person's wish.
    () => stop(signal.reason === "timed-out" ? "timed-out" : "cancelled"),
  );
  const release = () => {
    released = true;
    timer.cancel("settled");
  };
  return { stopped, release };
}

function failureOf(error: unknown, destination: URL): Failure {
  if (error instanceof BalanceLensError) return error.failure;
  const code = codeOf(error);
  if (code === null) return { reason: "internal", requestId: null };
  // A body past the size limit is not read to its end.
  const reason = code === "ERR_BAD_RESPONSE" ? "malformed-answer" : reasonOfErrorCode(code);
  if (reason === null) return { reason: "internal", requestId: null, detail: code };
  const isProxy = reason === "unreachable" && isElsewhere(error, destination);
  return { reason: isProxy ? "proxy-refused" : reason, requestId: null, host: destination.host, detail: code };
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/** The parts of the SDK's response that are used. Its request, which holds keys and token, is dropped here. */
function httpAnswerOf(response: unknown): HttpAnswer {
  const { status, headers, data } = response as { status: number; headers: object; data: unknown };
  return {
    status,
    contentType: textIn(headers, "content-type"),
    date: textIn(headers, "date"),
    retryAfter: textIn(headers, "retry-after"),
    text: typeof data === "string" ? data : "",
  };
}
