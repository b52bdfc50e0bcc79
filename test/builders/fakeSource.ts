import { endpointEntry } from "../../src/core/endpoint/catalogue.ts";
import type { EndpointPath } from "../../src/core/endpoint/endpoint.ts";
import type { Failure, FailureReason } from "../../src/core/failure/errors.ts";
import type { CancelSignal } from "../../src/core/run/cancellation.ts";
import type { BalanceSource, CallResult, Clock, EndpointRequest } from "../../src/core/run/ports.ts";
import { timing } from "./comparison.ts";
import { serverNow } from "./times.ts";

/** What the server does with one request: a body, a failure, or silence for ever. */
export type Answer =
  | { readonly body: unknown; readonly afterMs?: number }
  | { readonly failure: FailureReason; readonly retryAfterSeconds?: number; readonly afterMs?: number }
  | "never";

export type Answers = Partial<
  Record<EndpointPath, Answer | readonly Answer[] | ((request: EndpointRequest) => Answer)>
>;

/**
 * A `BalanceSource` with a script: the answers of a list are given in turn, the last for ever. It keeps the port's promise:
 * a call ends at its endpoint's limit, and at once when the signal fires.
 */
export class FakeSource implements BalanceSource {
  readonly requests: EndpointRequest[] = [];
  /** Calls under way now, and the most there ever were. */
  underWay = 0;
  mostUnderWay = 0;
  readonly #answers: Answers;
  readonly #clock: Clock;

  constructor(clock: Clock, answers: Answers) {
    this.#clock = clock;
    this.#answers = answers;
  }

  async call(request: EndpointRequest, signal: CancelSignal): Promise<CallResult> {
    const answer = this.#answerTo(request);
    this.requests.push(request);
    this.underWay += 1;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
    const startedMonotonicMs = this.#clock.monotonic();
    const startedAt = new Date(this.#clock.now()).toISOString();
    try {
      const { timeoutMs } = endpointEntry(request.endpoint);
      const afterMs = answer === "never" ? Infinity : (answer.afterMs ?? 10);
      const stopped = await this.#clock.wait(Math.min(afterMs, timeoutMs), signal).then(
        () => (afterMs > timeoutMs ? "timed-out" : null),
        () => (signal.reason === "timed-out" ? "timed-out" : "cancelled"),
      );
      const latencyMs = this.#clock.monotonic() - startedMonotonicMs;
      const timed = timing({ startedAt, startedMonotonicMs, latencyMs });
      if (answer === "never" || stopped !== null) {
        const failure: Failure = { reason: stopped ?? "timed-out", requestId: null };
        return { ok: false, failure, requestId: null, serverTime: null, timing: timed };
      }
      const common = {
        requestId: `request-${this.requests.length}`,
        serverTime: serverNow,
        timing: timed,
      };
      if ("body" in answer) return { ...common, ok: true, body: answer.body };
      const failure: Failure = {
        reason: answer.failure,
        requestId: common.requestId,
        ...(answer.retryAfterSeconds !== undefined && { retryAfterSeconds: answer.retryAfterSeconds }),
      };
      return { ...common, ok: false, failure };
    } finally {
      this.underWay -= 1;
    }
  }

  #answerTo(request: EndpointRequest): Answer {
    const scripted = this.#answers[request.endpoint] ?? { failure: "product-not-supported" };
    if (typeof scripted === "function") return scripted(request);
    if (!Array.isArray(scripted)) return scripted as Answer;
    const before = this.requests.filter((each) => each.endpoint === request.endpoint).length;
    return scripted[Math.min(before, scripted.length - 1)] ?? "never";
  }
}
