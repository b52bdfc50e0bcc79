import type { Comparison, ComparisonStatus } from "../comparison/comparison.ts";
import { accountsOf } from "../item/accountsOf.ts";
import type { Environment } from "../item/environment.ts";
import type { ItemSummary } from "../item/item.ts";
import { defaultEvaluate, defaultEvaluateAmount } from "../plan/defaultEvaluate.ts";
import type { Plan, PlannedCall } from "../plan/plan.ts";
import type { EvaluateRequest, Pass, Reading, SkipReason } from "../reading/reading.ts";
import type { CancelSignal } from "./cancellation.ts";
import { linkSignal } from "./linkedSignal.ts";
import type { BalanceSource, BodySink, Clock, Ids } from "./ports.ts";
import { type ReadInput, type ReadProgress, readEndpoint } from "./readEndpoint.ts";
import { runBounded } from "./runBounded.ts";

export interface RunDependencies {
  readonly source: BalanceSource;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface RunInput {
  readonly item: ItemSummary;
  readonly environment: Environment;
  readonly plan: Plan;
  readonly lastOwnRealTimeAt: string | null;
  readonly id: string;
}

/** A call under way: how long it has been waiting, and for what. */
interface CallUnderWay extends ReadProgress {
  readonly readingId: string;
  readonly elapsedMs: number;
}

export interface RunProgress {
  readonly comparison: Comparison;
  readonly inFlight: readonly CallUnderWay[];
}

export interface RunHooks {
  readonly signal: CancelSignal;
  onProgress(progress: RunProgress): void;
  /** Absent: nobody wants the bodies. */
  bodiesOf?(readingId: string): BodySink;
}

/** Calls side by side at most. Plaid names no limit; a desktop's usual six per host is kept below. */
const sideBySide = 4;
/** The whole comparison is given up after this, ms. */
const wholeTimeoutMs = 10 * 60_000;
/** ms between two reports of how long calls have been waiting. */
const tickMs = 1000;

/**
 * Runs a plan. Never rejects: every planned call ends as exactly one reading, in the plan's order, also when it is
 * cancelled at any point (calls under way fail as `cancelled`, the rest are skipped as `cancelled`).
 */
export async function runComparison(deps: RunDependencies, input: RunInput, hooks: RunHooks): Promise<Comparison> {
  const run = new ComparisonRun(deps, input, hooks);
  return run.finish();
}

class ComparisonRun {
  readonly #deps: RunDependencies;
  readonly #input: RunInput;
  readonly #hooks: RunHooks;
  readonly #startedAt: string;
  readonly #startedMs: number;
  readonly #readings = new Map<string, Reading>();
  readonly #underWay = new Map<string, { startedMs: number; progress: ReadProgress }>();

  constructor(deps: RunDependencies, input: RunInput, hooks: RunHooks) {
    this.#deps = deps;
    this.#input = input;
    this.#hooks = hooks;
    this.#startedAt = new Date(deps.clock.now()).toISOString();
    this.#startedMs = deps.clock.monotonic();
  }

  async finish(): Promise<Comparison> {
    const whole = linkSignal(this.#hooks.signal);
    const background = linkSignal(this.#hooks.signal);
    const { clock } = this.#deps;
    const ended = Promise.all([
      clock.wait(wholeTimeoutMs, background.signal).then(
        () => whole.cancel("timed-out"),
        () => undefined,
      ),
      this.#tick(background.signal),
    ]);
    for (const step of this.#input.plan.steps) {
      await runBounded(step.calls, sideBySide, (call) => this.#make(call, step.pass, whole.signal));
    }
    const cancelled = whole.signal.aborted;
    background.cancel("done");
    await ended;
    whole.dispose();
    background.dispose();
    const comparison = this.#snapshot(cancelled ? "cancelled" : "complete");
    this.#hooks.onProgress({ comparison, inFlight: [] });
    return comparison;
  }

  async #make(call: PlannedCall, pass: Pass, signal: CancelSignal): Promise<void> {
    const evaluate = call.endpoint === "/signal/evaluate" ? this.#evaluateRequest(call) : null;
    const skip = this.#skipReason(call, evaluate, signal);
    if (skip !== null) {
      this.#settle({
        ...this.#base(call, pass),
        outcome: "skipped",
        skipReason: skip,
        startedAt: null,
        latencyMs: null,
        accounts: [],
      });
      return;
    }
    const { options } = this.#input.plan;
    const bodies = this.#hooks.bodiesOf?.(call.id);
    const readInput: ReadInput = {
      ...this.#base(call, pass),
      item: this.#input.item,
      ...(options.accountIds !== undefined && { accountIds: options.accountIds }),
      ...this.#oldestAcceptable(call),
      ...(evaluate !== null && { evaluate }),
      ...(call.allowance !== undefined && { allowance: call.allowance }),
      nowMs: this.#serverNow(),
      ...(bodies !== undefined && { bodies }),
      onProgress: (progress) => this.#advance(call.id, progress),
    };
    this.#settle(await readEndpoint(this.#deps, readInput, signal));
  }

  #base(call: PlannedCall, pass: Pass) {
    return { id: call.id, endpoint: call.endpoint, pass, kind: call.kind };
  }

  #skipReason(call: PlannedCall, evaluate: EvaluateRequest | null, signal: CancelSignal): SkipReason | null {
    if (call.skip !== null) return call.skip;
    if (signal.aborted) return "cancelled";
    return call.endpoint === "/signal/evaluate" && evaluate === null ? "no-account" : null;
  }

  #oldestAcceptable(call: PlannedCall): Pick<ReadInput, "minLastUpdatedDatetime"> {
    const chosen = this.#input.plan.options.minLastUpdatedDatetime;
    if (chosen !== undefined) return { minLastUpdatedDatetime: chosen };
    if (call.oldestAcceptableMs === undefined) return {};
    return { minLastUpdatedDatetime: new Date(this.#serverNow() - call.oldestAcceptableMs).toISOString() };
  }

  /** The server's clock as the newest answer tells it: the local sandbox may live in another year. */
  #serverNow(): number {
    const times = [...this.#readings.values()].flatMap((reading) =>
      reading.outcome !== "skipped" && reading.serverTime !== null ? [Date.parse(reading.serverTime)] : [],
    );
    return times.length === 0 ? this.#deps.clock.now() : Math.max(...times);
  }

  /** What to ask of an evaluation: what was chosen, the rest by default; null without an account. */
  #evaluateRequest({ rulesetKey }: PlannedCall): EvaluateRequest | null {
    const { evaluate } = this.#input.plan.options;
    if (evaluate === null) return null;
    const chosen = evaluate === "default" ? {} : evaluate;
    const fallback = defaultEvaluate(accountsOf(this.#snapshot("running")));
    const accountId = chosen.accountId ?? fallback?.accountId;
    if (accountId === undefined) return null;
    const debit = { accountId, amount: chosen.amount ?? defaultEvaluateAmount };
    // One id is of one evaluation: sent with another ruleset, Plaid would refuse it.
    if (rulesetKey !== undefined) return { ...debit, rulesetKey, clientTransactionId: this.#deps.ids.uuid() };
    return {
      ...debit,
      rulesetKey: chosen.rulesetKey ?? null,
      clientTransactionId: chosen.clientTransactionId ?? this.#deps.ids.uuid(),
    };
  }

  #advance(readingId: string, progress: ReadProgress): void {
    const startedMs = this.#underWay.get(readingId)?.startedMs ?? this.#deps.clock.monotonic();
    this.#underWay.set(readingId, { startedMs, progress });
    this.#reportProgress();
  }

  #settle(reading: Reading): void {
    this.#underWay.delete(reading.id);
    this.#readings.set(reading.id, reading);
    this.#reportProgress();
  }

  /** Tells the waiting time each second. A clock that does not move ends it, or a still one would spin for ever. */
  async #tick(signal: CancelSignal): Promise<void> {
    const { clock } = this.#deps;
    for (let last = clock.monotonic(); !signal.aborted; last = clock.monotonic()) {
      const waited = await clock.wait(tickMs, signal).then(
        () => true,
        () => false,
      );
      if (!waited || clock.monotonic() <= last) return;
      if (this.#underWay.size > 0) this.#reportProgress();
    }
  }

  #reportProgress(): void {
    const now = this.#deps.clock.monotonic();
    const inFlight = [...this.#underWay].map(([readingId, { startedMs, progress }]) => ({
      readingId,
      elapsedMs: now - startedMs,
      ...progress,
    }));
    this.#hooks.onProgress({ comparison: this.#snapshot("running"), inFlight });
  }

  #snapshot(status: ComparisonStatus): Comparison {
    const { plan, item, environment, id, lastOwnRealTimeAt } = this.#input;
    const order = plan.steps.flatMap((step) => step.calls.map((call) => call.id));
    return {
      schemaVersion: 2,
      id,
      item,
      environment,
      plan,
      status,
      startedAt: this.#startedAt,
      wallMs: status === "running" ? null : this.#deps.clock.monotonic() - this.#startedMs,
      readings: order.map((readingId) => this.#readings.get(readingId)).filter((reading) => reading !== undefined),
      lastOwnRealTimeAt,
    };
  }
}
