import type { Comparison } from "../../core/comparison.ts";
import type { EndpointPath } from "../../core/endpoint.ts";
import { BalanceLensError } from "../../core/errors.ts";
import type { ItemSummary } from "../../core/item.ts";
import type { EvaluateRequest, PlanOptions } from "../../core/plan.ts";
import type { Clock, Ids } from "../../core/ports.ts";
import type { Reading } from "../../core/reading.ts";
import type { CallRecord } from "../callRecord.ts";
import type { Connections } from "../connections.ts";
import { cancelled, failureOf } from "../failures.ts";
import type { Log } from "../log.ts";
import type { LoadOnDemand } from "../onDemand.ts";
import type { PendingWork } from "../pendingWork.ts";
import type { History } from "../storage/history.ts";
import type { RealTimeCalls } from "../storage/realTimeCalls.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import { allowanceOf, budgetFor } from "./allowance.ts";
import type { ItemReads } from "./itemReads.ts";
import { looseComparison } from "./looseComparison.ts";
import { sameData } from "./sameData.ts";
import { SharedWork } from "./sharedWork.ts";
import { untilAborted } from "./untilAborted.ts";

export interface ComparisonWorkDependencies {
  readonly comparisons: ComparisonStore;
  readonly itemReads: ItemReads;
  readonly connections: Connections;
  readonly calls: CallRecord;
  readonly realTimeCalls: RealTimeCalls;
  readonly history: History;
  readonly pending: PendingWork;
  readonly log: Log;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly loadOnDemand: LoadOnDemand<
    "oldestAcceptable" | "planComparison" | "readEndpoint" | "repeatReading" | "runComparison"
  >;
}

export interface SingleFetch {
  readonly endpoint: EndpointPath;
  readonly evaluate?: EvaluateRequest | undefined;
}

/** A comparison that runs or waits for its turn. */
interface Comparing {
  readonly itemId: string;
  readonly options: PlanOptions;
  readonly work: SharedWork<Comparison>;
}

/** Makes readings of an Item and puts them where the panels look. One Item's work runs one after another. */
export class ComparisonWork {
  readonly #dependencies: ComparisonWorkDependencies;
  readonly #queues = new Map<string, Promise<unknown>>();
  readonly #comparing = new Set<Comparing>();

  constructor(dependencies: ComparisonWorkDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Runs a whole comparison. Asked again in the same words while one of the same Item runs, it joins that one; asked
   * otherwise, it waits for its turn. The signal ends the waiting at once, and the comparison when nobody else waits.
   * @throws BalanceLensError when no call could be made at all: the panel shows it too. A failed reading is no error.
   */
  compare(item: ItemSummary, options: PlanOptions, signal: AbortSignal): Promise<Comparison> {
    const { itemId } = item;
    for (const running of this.#comparing) {
      if (running.itemId === itemId && sameData(running.options, options)) return running.work.join(signal);
    }
    const work = new SharedWork(
      (stop) => this.#queue(itemId, () => this.#compare(item, options, stop), stop),
      () => void this.#comparing.delete(comparing),
    );
    const comparing = { itemId, options, work };
    this.#comparing.add(comparing);
    return work.join(signal);
  }

  /** Stops the comparisons of this Item, or with null every one that runs. What was read stays. */
  cancel(itemId: string | null): void {
    for (const comparing of this.#comparing) {
      if (itemId === null || itemId === comparing.itemId) comparing.work.stop();
    }
  }

  /** Resolves once nothing of this Item runs or waits any more, what was cancelled included. */
  async settled(itemId: string): Promise<void> {
    await this.#queues.get(itemId);
  }

  /**
   * Reads one endpoint, once. The reading becomes the last column of the Item's open comparison, or of a new one.
   * @throws BalanceLensError when the call could not be made at all, `budget-spent`, `cancelled`
   */
  fetch(item: ItemSummary, single: SingleFetch, signal: AbortSignal): Promise<Reading> {
    return this.#queue(item.itemId, () => this.#fetch(item, single, signal), signal);
  }

  /**
   * Reads one endpoint several times, as often as the budget allows, to learn how long it takes. The readings are
   * nobody's columns, but what they say of the Item is learned. A cancel keeps what is done.
   * @throws BalanceLensError when no call could be made at all
   */
  repeat(
    item: ItemSummary,
    repeated: SingleFetch & { readonly times: number },
    hooks: { readonly signal: AbortSignal; onReading(reading: Reading): void },
  ): Promise<readonly Reading[]> {
    return this.#queue(item.itemId, () => this.#repeat(item, repeated, hooks), hooks.signal);
  }

  /** Opens the newest kept comparison of an Item, unless one is open. */
  async openLatest(itemId: string): Promise<void> {
    const { comparisons, history } = this.#dependencies;
    if (comparisons.get(itemId).comparison !== null) return;
    const kept = await history.find((file) => file.itemId === itemId);
    if (kept !== null && comparisons.get(itemId).comparison === null) comparisons.set(itemId, { comparison: kept });
  }

  async #compare(item: ItemSummary, options: PlanOptions, signal: AbortSignal): Promise<Comparison> {
    const { comparisons, connections, calls, realTimeCalls, clock, ids, loadOnDemand } = this.#dependencies;
    const { itemId, institutionId, products } = item;
    comparisons.set(itemId, { failure: null });
    try {
      const source = await connections.of(item.environment);
      const { planComparison, runComparison } = await loadOnDemand();
      const comparison = await runComparison(
        { source, clock, ids },
        {
          item,
          environment: item.environment,
          plan: planComparison({ products, institutionId, options, ...budgetFor(calls, item) }),
          lastOwnRealTimeAt: realTimeCalls.lastOf(itemId, item.environment),
          id: ids.uuid(),
        },
        { signal, onProgress: (progress) => comparisons.set(itemId, progress) },
      );
      await this.#keep(comparison);
      return comparison;
    } catch (error) {
      comparisons.set(itemId, { inFlight: [], failure: failureOf(error) });
      throw error;
    }
  }

  async #fetch(item: ItemSummary, single: SingleFetch, signal: AbortSignal): Promise<Reading> {
    try {
      return await this.#append(item, single, signal);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.reason !== "cancelled") this.#dependencies.comparisons.set(item.itemId, { failure });
      throw error;
    }
  }

  async #append(item: ItemSummary, { endpoint, evaluate }: SingleFetch, signal: AbortSignal): Promise<Reading> {
    const { comparisons, connections, calls, clock, ids, loadOnDemand } = this.#dependencies;
    const limit = allowanceOf(calls, item, endpoint);
    if (limit.allowance === 0) throw new BalanceLensError({ reason: "budget-spent", requestId: null });
    const source = await connections.of(item.environment);
    const { oldestAcceptable, readEndpoint } = await loadOnDemand();
    const startedAt = new Date(clock.now()).toISOString();
    const oldest = oldestAcceptable(item, endpoint, clock.now());
    const open = comparisons.get(item.itemId).comparison ?? this.#blank(item, startedAt);
    const reading = await readEndpoint(
      { source, clock, ids },
      { ...inputOf(item, { endpoint, evaluate }, oldest), ...limit, pass: "single", id: singleId(open, endpoint) },
      signal,
    );
    if (signal.aborted) throw cancelled();
    await this.#keep({ ...open, readings: [...open.readings, reading] });
    return reading;
  }

  async #repeat(
    item: ItemSummary,
    { endpoint, evaluate, times }: SingleFetch & { readonly times: number },
    hooks: { readonly signal: AbortSignal; onReading(reading: Reading): void },
  ): Promise<readonly Reading[]> {
    const { connections, calls, itemReads, clock, ids, loadOnDemand } = this.#dependencies;
    const source = await connections.of(item.environment);
    const { oldestAcceptable, repeatReading } = await loadOnDemand();
    const blank = this.#blank(item, new Date(clock.now()).toISOString());
    const oldest = oldestAcceptable(item, endpoint, clock.now());
    const readings = await repeatReading(
      { source, clock, ids },
      { ...inputOf(item, { endpoint, evaluate }, oldest), times, ...budgetFor(calls, item) },
      hooks,
    );
    const loose = { ...blank, readings };
    await Promise.all([itemReads.learn(loose), this.#rememberRealTime(loose)]);
    return readings;
  }

  #blank(item: ItemSummary, startedAt: string): Comparison {
    const { realTimeCalls, ids } = this.#dependencies;
    const lastOwnRealTimeAt = realTimeCalls.lastOf(item.itemId, item.environment);
    return looseComparison({ id: ids.uuid(), item, startedAt, lastOwnRealTimeAt, readings: [] });
  }

  /** The person has the answers already, so a disk that is full spoils nothing but the history. */
  async #keep(comparison: Comparison): Promise<void> {
    const { comparisons, itemReads, history, log } = this.#dependencies;
    comparisons.set(comparison.item.itemId, { comparison, inFlight: [], failure: null });
    const onError = (error: unknown) => log.error(`a comparison could not be kept: ${String(error)}`);
    await Promise.all([
      itemReads.learn(comparison),
      this.#rememberRealTime(comparison),
      history.save(comparison).catch(onError),
    ]);
  }

  async #rememberRealTime(comparison: Comparison): Promise<void> {
    const { realTimeCalls, log } = this.#dependencies;
    await realTimeCalls
      .learn(comparison)
      .catch((error: unknown) => log.error(`a real-time call could not be remembered: ${String(error)}`));
  }

  /** Cancelled while it waits for its turn, the task never begins; whatever is behind it waits on. */
  #queue<T>(itemId: string, task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const before = this.#queues.get(itemId) ?? Promise.resolve();
    const work = this.#dependencies.pending.track(untilAborted(before, signal).then(task));
    // Settles last and never rejects: it is what the next one waits for.
    const turn = Promise.allSettled([before, work]);
    this.#queues.set(itemId, turn);
    void turn.then(() => {
      if (this.#queues.get(itemId) === turn) this.#queues.delete(itemId);
    });
    return work;
  }
}

/** What a call outside a plan has to say of itself. */
function inputOf(item: ItemSummary, { endpoint, evaluate }: SingleFetch, minLastUpdatedDatetime: string | undefined) {
  return {
    endpoint,
    item,
    ...(evaluate === undefined ? {} : { evaluate }),
    ...(minLastUpdatedDatetime === undefined ? {} : { minLastUpdatedDatetime }),
  };
}

/** Unique in its comparison: the same endpoint can be fetched again and again. */
function singleId(comparison: Comparison, endpoint: EndpointPath): string {
  const earlier = comparison.readings.filter((reading) => reading.pass === "single" && reading.endpoint === endpoint);
  return earlier.length === 0 ? `single:${endpoint}` : `single:${endpoint}#${earlier.length + 1}`;
}
