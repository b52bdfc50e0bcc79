import type { Memento } from "vscode";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { itemGapOf } from "../../core/comparison/itemGap.ts";
import { endpointEntry } from "../../core/endpoint/catalogue.ts";
import { isOpenTo } from "../../core/endpoint/isOpenTo.ts";
import type { Failure } from "../../core/failure/errors.ts";
import type { Environment } from "../../core/item/environment.ts";
import type { ItemFacts, ItemSummary } from "../../core/item/item.ts";
import { isWebhookMasked } from "../../core/masking/webhookAddress.ts";
import type { OkReading, Reading } from "../../core/reading/reading.ts";
import type { Clock, Ids } from "../../core/run/ports.ts";
import { readEndpoint } from "../../core/run/readEndpoint.ts";
import type { CallRecord } from "../connection/callRecord.ts";
import type { Connections } from "../connection/connections.ts";
import { failureOf, unknownItem } from "../failure/failures.ts";
import type { LocalItems } from "../local/localItems.ts";
import type { PendingWork } from "../pendingWork.ts";
import { withLocalAliases } from "../storage/localAliases.ts";
import type { RealTimeCalls } from "../storage/realTimeCalls.ts";
import type { SandboxItems } from "../storage/sandboxItems.ts";
import { accountEntries } from "../store/accountEntries.ts";
import type { ItemEntry, ItemStore } from "../store/itemStore.ts";
import { allowanceOf } from "./callBudget.ts";
import { SharedWork } from "./sharedWork.ts";
import { unplannedComparison } from "./unplannedComparison.ts";

export interface ItemReadsDependencies {
  readonly items: ItemStore;
  readonly connections: Connections;
  readonly calls: CallRecord;
  readonly localItems: LocalItems;
  readonly sandboxItems: SandboxItems;
  readonly realTimeCalls: RealTimeCalls;
  readonly memento: Pick<Memento, "get">;
  readonly pending: PendingWork;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The calls behind a row: both are free, and neither contacts the bank. */
const treeEndpoints = ["/item/get", "/accounts/get"] as const;

/** Loads the list of Items, and the facts and accounts of an Item, into the store. Concurrent calls share one reading. */
export class ItemReads {
  readonly #dependencies: ItemReadsDependencies;
  readonly #reading = new Map<string, SharedWork<void>>();
  #listing: { readonly environment: Environment; readonly work: SharedWork<void> } | null = null;

  constructor(dependencies: ItemReadsDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Reads which Items the current environment has. The local sandbox starts if it has to; Plaid is not called.
   * @throws BalanceLensError what made it fail; the store holds it too.
   */
  list(signal: AbortSignal): Promise<void> {
    const { environment } = this.#dependencies.items;
    if (this.#listing?.environment !== environment) {
      const work = this.#share(
        (stop) => this.#list(environment, stop),
        () => {
          if (this.#listing?.work === work) this.#listing = null;
        },
      );
      this.#listing = { environment, work };
    }
    return this.#listing.work.join(signal);
  }

  /**
   * As `list`, after a change of the list: a listing under way may have begun before the change, so it is not joined;
   * another follows it. @throws BalanceLensError as `list`
   */
  async relist(signal: AbortSignal): Promise<void> {
    await this.#listing?.work.join(signal).catch(() => undefined);
    return this.list(signal);
  }

  /**
   * Reads one Item through `/item/get` and `/accounts/get`, the account of a processor token through the second alone. A failed call is kept in the store as the Item's failure.
   * @throws BalanceLensError when no call could be made at all, `cancelled`
   */
  read(itemId: string, signal: AbortSignal): Promise<void> {
    const running = this.#reading.get(itemId) ?? this.#begin(itemId);
    return running.join(signal);
  }

  /** Stops loading this Item, or with null all Items. Known data stays. */
  stop(itemId: string | null): void {
    for (const [id, work] of this.#reading) {
      if (itemId === null || itemId === id) work.stop();
    }
  }

  /** Takes the newest data of a comparison into the store, so that the tree shows it. */
  learn(comparison: Comparison): void {
    const { items } = this.#dependencies;
    const entry = items.get(comparison.item.itemId);
    if (entry === null) return;
    const last = lastFacts(comparison.readings);
    const facts = last?.item ?? entry.facts;
    items.update(entry.item.itemId, {
      facts,
      ...(last !== null && { factsAt: timesOf(last) }),
      item: labelled(entry.item, facts),
      accounts: accountEntries(comparison, entry.accounts),
      gap: itemGapOf(comparison) ?? entry.gap,
      ...(comparison.readings.some(isAnswered) ? { failure: null } : {}),
    });
  }

  #begin(itemId: string): SharedWork<void> {
    const { items } = this.#dependencies;
    items.update(itemId, { busy: true });
    const work = this.#share(
      (stop) => this.#read(itemId, stop),
      () => {
        // After a stop it may end while a newer reading is under way.
        if (this.#reading.get(itemId) !== work) return;
        this.#reading.delete(itemId);
        items.update(itemId, { busy: false });
      },
    );
    this.#reading.set(itemId, work);
    return work;
  }

  #share(begin: (stop: AbortSignal) => Promise<void>, onOver: () => void): SharedWork<void> {
    const { pending } = this.#dependencies;
    return new SharedWork((stop) => pending.track(begin(stop)), onOver);
  }

  async #list(environment: Environment, signal: AbortSignal): Promise<void> {
    const { items, localItems, sandboxItems, memento } = this.#dependencies;
    items.listLoading();
    try {
      const list =
        environment === "local" ? withLocalAliases(memento, await localItems.list(signal)) : await sandboxItems.list();
      if (items.environment === environment) items.listLoaded(list);
    } catch (error) {
      if (items.environment === environment) items.listFailed(failureOf(error));
      throw error;
    }
  }

  async #read(itemId: string, signal: AbortSignal): Promise<void> {
    const { items, realTimeCalls, ids, clock } = this.#dependencies;
    const entry = items.get(itemId);
    if (entry === null) throw unknownItem(items.environment);
    try {
      const startedAt = new Date(clock.now()).toISOString();
      const readings = await this.#readRow(entry.item, signal);
      if (signal.aborted) throw signal.reason;
      const lastOwnRealTimeAt = realTimeCalls.lastOf(itemId, entry.item.environment);
      this.learn(unplannedComparison({ id: ids.uuid(), item: entry.item, startedAt, lastOwnRealTimeAt, readings }));
      items.update(itemId, { failure: failureIn(readings) });
    } catch (error) {
      const failure = failureOf(error);
      // An Item without any data would otherwise look as if it had no accounts.
      if (failure.reason !== "cancelled" || items.get(itemId)?.accounts === null) items.update(itemId, { failure });
      throw error;
    }
  }

  async #readRow(item: ItemSummary, signal: AbortSignal): Promise<readonly Reading[]> {
    const { connections, calls, clock, ids } = this.#dependencies;
    const source = await connections.of(item.environment);
    return Promise.all(
      treeEndpoints
        .flatMap((endpoint) => (isOpenTo(item, endpoint) ? endpoint : []))
        .map((endpoint) =>
          readEndpoint(
            { source, clock, ids },
            { endpoint, item, pass: "single", id: `single:${endpoint}`, ...allowanceOf(calls, item, endpoint) },
            signal,
          ),
        ),
    );
  }
}

function isAnswered(reading: Reading): boolean {
  return reading.outcome === "ok" && endpointEntry(reading.endpoint).numbersAt !== null;
}

/** The row shows balances, so facts alone do not count as a success. */
function failureIn(readings: readonly Reading[]): Failure | null {
  const failed = readings.filter((reading) => reading.outcome === "failed");
  return failed.find(({ endpoint }) => endpoint === "/accounts/get")?.failure ?? failed[0]?.failure ?? null;
}

function lastFacts(readings: readonly Reading[]): (OkReading & { readonly item: ItemFacts }) | null {
  const isOf = (reading: Reading): reading is OkReading & { readonly item: ItemFacts } =>
    // What was read back from the history is older than what the row shows, and knows no webhook's address.
    reading.outcome === "ok" && reading.item !== undefined && !isWebhookMasked(reading.item);
  return readings.filter(isOf).at(-1) ?? null;
}

function timesOf({ startedAt, latencyMs, serverTime }: OkReading): ItemEntry["factsAt"] {
  const answered = Date.parse(startedAt) + latencyMs;
  return { server: serverTime === null ? answered : Date.parse(serverTime), answered };
}

/** `/item/get` overrides what the Item was added with: products change. */
function labelled(item: ItemSummary, facts: ItemFacts | null): ItemSummary {
  if (facts === null) return item;
  return {
    ...item,
    institutionId: facts.institutionId ?? item.institutionId,
    institutionName: facts.institutionName ?? item.institutionName,
    products: facts.products,
  };
}
