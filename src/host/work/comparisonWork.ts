import type { Comparison } from "../../core/comparison/comparison.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import type { PlanOptions } from "../../core/plan/plan.ts";
import { planComparison } from "../../core/plan/planner.ts";
import type { Reading } from "../../core/reading/reading.ts";
import type { Clock, Ids } from "../../core/run/ports.ts";
import { runComparison } from "../../core/run/runComparison.ts";
import type { CallRecord } from "../connection/callRecord.ts";
import type { Connections } from "../connection/connections.ts";
import { failureOf } from "../failure/failures.ts";
import type { Log } from "../log.ts";
import type { PendingWork } from "../pendingWork.ts";
import type { ResponseBodies } from "../responses/responseBodies.ts";
import type { History } from "../storage/history.ts";
import type { RealTimeCalls } from "../storage/realTimeCalls.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import type { ItemStore } from "../store/itemStore.ts";
import { budgetFor } from "./callBudget.ts";
import { isDeepEqual } from "./isDeepEqual.ts";
import { ItemQueues } from "./itemQueues.ts";
import type { ItemReads } from "./itemReads.ts";
import { saveComparison } from "./saveComparison.ts";
import { SharedWork } from "./sharedWork.ts";
import { type SingleFetch, SingleReads } from "./singleReads.ts";

export interface ComparisonWorkDependencies {
  readonly items: ItemStore;
  readonly comparisons: ComparisonStore;
  readonly itemReads: ItemReads;
  readonly connections: Connections;
  readonly calls: CallRecord;
  readonly realTimeCalls: RealTimeCalls;
  readonly history: History;
  readonly responses: ResponseBodies;
  readonly pending: PendingWork;
  readonly log: Log;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A comparison that runs or is queued. */
interface Comparing {
  readonly itemId: string;
  readonly options: PlanOptions;
  readonly work: SharedWork<Comparison>;
}

/** Makes readings of an Item and puts them into the store. The work of one Item is queued. */
export class ComparisonWork {
  readonly #dependencies: ComparisonWorkDependencies;
  readonly #queues: ItemQueues;
  readonly #single: SingleReads;
  readonly #comparing = new Set<Comparing>();

  constructor(dependencies: ComparisonWorkDependencies) {
    this.#dependencies = dependencies;
    this.#queues = new ItemQueues(dependencies.pending);
    this.#single = new SingleReads(dependencies);
  }

  /**
   * Runs a whole comparison. A second call with equal options joins the running comparison of the Item; one with other
   * options is queued. The signal ends the waiting at once, and the comparison itself when nobody else waits for it.
   * @throws BalanceLensError when no call could be made at all: the panel shows it too. A failed reading is no error.
   */
  compare(item: ItemSummary, options: PlanOptions, signal: AbortSignal): Promise<Comparison> {
    const { itemId } = item;
    for (const running of this.#comparing) {
      if (running.itemId === itemId && isDeepEqual(running.options, options)) return running.work.join(signal);
    }
    const work = new SharedWork(
      (stop) => this.#queues.run(itemId, (either) => this.#compare(item, options, either), stop),
      () => void this.#comparing.delete(comparing),
    );
    const comparing = { itemId, options, work };
    this.#comparing.add(comparing);
    return work.join(signal);
  }

  /** Stops the running and queued work of this Item, or with null of every Item. Finished readings stay. */
  cancel(itemId: string | null): void {
    for (const comparing of this.#comparing) {
      if (itemId === null || itemId === comparing.itemId) comparing.work.stop();
    }
    this.#queues.stop(itemId);
  }

  /** Resolves once this Item has no running or queued work, cancelled work included. */
  async settled(itemId: string): Promise<void> {
    await this.#queues.settled(itemId);
  }

  /**
   * Reads one endpoint, once. The reading becomes the last column of the Item's open comparison, or of a new one.
   * @throws BalanceLensError when the call could not be made at all, `budget-spent`, `cancelled`
   */
  fetch(item: ItemSummary, single: SingleFetch, signal: AbortSignal): Promise<Reading> {
    return this.#queues.run(item.itemId, (either) => this.#single.fetch(item, single, either), signal);
  }

  /**
   * Repeats the calls of the Item's open comparison that failed and have not succeeded since, or only those of `only`:
   * one after another in the order of its plan, each as a column of its own. A failure does not stop the others.
   * @throws BalanceLensError why the first call could not be made at all, `cancelled`
   */
  retryFailed(
    item: ItemSummary,
    only: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<readonly Reading[]> {
    const retry = (either: AbortSignal) => this.#single.retryFailed(item, only, either);
    return this.#queues.run(item.itemId, retry, signal);
  }

  /**
   * Calls one endpoint several times, as far as the budget allows, to measure its latency. The readings become no columns:
   * the panel shows them as a repeat, and the tree takes their facts. A cancel keeps the finished ones.
   * @throws BalanceLensError when no call could be made at all
   */
  repeat(
    item: ItemSummary,
    repeated: SingleFetch & { readonly times: number },
    hooks: { readonly signal: AbortSignal; onReading(reading: Reading): void },
  ): Promise<readonly Reading[]> {
    const repeat = (signal: AbortSignal) => this.#single.repeat(item, repeated, { ...hooks, signal });
    return this.#queues.run(item.itemId, repeat, hooks.signal);
  }

  /** Opens the newest kept comparison of an Item, unless one is open. */
  async openLatest(itemId: string): Promise<void> {
    const { comparisons, history } = this.#dependencies;
    if (comparisons.get(itemId).comparison !== null) return;
    const kept = await history.find((file) => file.itemId === itemId);
    if (kept !== null && comparisons.get(itemId).comparison === null) comparisons.set(itemId, { comparison: kept });
  }

  async #compare(item: ItemSummary, options: PlanOptions, signal: AbortSignal): Promise<Comparison> {
    const { comparisons, connections, calls, realTimeCalls, responses, clock, ids } = this.#dependencies;
    const { itemId, institutionId, products, isProcessor, environment } = item;
    comparisons.set(itemId, { failure: null });
    try {
      const source = await connections.of(environment);
      const id = ids.uuid();
      const comparison = await runComparison(
        { source, clock, ids },
        {
          item,
          environment,
          plan: planComparison({ products, institutionId, isProcessor, options, ...budgetFor(calls, item) }),
          lastOwnRealTimeAt: realTimeCalls.lastOf(itemId, environment),
          id,
        },
        {
          signal,
          onProgress: (progress) => comparisons.set(itemId, progress),
          bodiesOf: (readingId) => responses.sinkOf({ id, environment }, readingId),
        },
      );
      await saveComparison(this.#dependencies, comparison);
      return comparison;
    } catch (error) {
      comparisons.set(itemId, { inFlight: [], failure: failureOf(error) });
      throw error;
    }
  }
}
