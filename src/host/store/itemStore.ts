import type { Age } from "../../core/age/ageLookup.ts";
import type { ItemGap } from "../../core/comparison/itemGap.ts";
import type { EndpointPath } from "../../core/endpoint/endpoint.ts";
import type { Failure } from "../../core/failure/errors.ts";
import type { Environment } from "../../core/item/environment.ts";
import type { ItemFacts, ItemSummary } from "../../core/item/item.ts";
import type { Balances } from "../../core/reading/balances.ts";
import { type DisposableLike, Emitter } from "../emitter.ts";

/** The newest balance that this extension has read of an account, with its age at the response. */
export interface KnownBalance {
  readonly balances: Balances;
  readonly endpoint: EndpointPath;
  readonly age: Age;
  /** Wall clock, ms: the age has grown since. */
  readonly answeredAt: number;
}

export interface AccountEntry {
  readonly accountId: string;
  readonly name: string | null;
  readonly mask: string | null;
  readonly type: string | null;
  readonly subtype: string | null;
  readonly balance: KnownBalance | null;
}

export interface ItemEntry {
  readonly item: ItemSummary;
  /** Null until `/item/get` has responded. */
  readonly facts: ItemFacts | null;
  /** The time of that response by the server's clock and by this machine's, ms. */
  readonly factsAt: { readonly server: number; readonly answered: number } | null;
  /** Null until accounts were read; an empty list means there are none. */
  readonly accounts: readonly AccountEntry[] | null;
  /** The difference that the last comparison found; null before one. */
  readonly gap: ItemGap | null;
  /** Why the last read failed; kept until the next read. */
  readonly failure: Failure | null;
  readonly busy: boolean;
}

export type ListStatus = "unread" | "loading" | "ready" | "failed";

/** What changed: the whole list, or one Item. */
export type ItemsChange = { readonly kind: "list" } | { readonly kind: "item"; readonly itemId: string };

/** The Items of the current environment. Views listen to it; nothing else updates them. */
export class ItemStore implements DisposableLike {
  readonly #changes = new Emitter<ItemsChange>();
  readonly onDidChange = this.#changes.event;
  readonly #entries = new Map<string, ItemEntry>();
  #environment: Environment;
  #status: ListStatus = "unread";
  #failure: Failure | null = null;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  get environment(): Environment {
    return this.#environment;
  }

  get status(): ListStatus {
    return this.#status;
  }

  /** Why the list itself could not be read. */
  get failure(): Failure | null {
    return this.#failure;
  }

  list(): readonly ItemEntry[] {
    return [...this.#entries.values()];
  }

  get(itemId: string): ItemEntry | null {
    return this.#entries.get(itemId) ?? null;
  }

  /** Clears everything: the list now belongs to another environment, or to another local sandbox. */
  reset(environment: Environment): void {
    this.#environment = environment;
    this.#entries.clear();
    this.#failure = null;
    this.#become("unread");
  }

  /** Does not fire a change: a view that waits for the list shows progress by itself. */
  listLoading(): void {
    if (this.#status !== "ready") this.#status = "loading";
  }

  /** Replaces the list; keeps what was read of each Item. */
  listLoaded(items: readonly ItemSummary[]): void {
    const before = new Map(this.#entries);
    this.#entries.clear();
    for (const item of items) this.#entries.set(item.itemId, { ...(before.get(item.itemId) ?? unread(item)), item });
    this.#failure = null;
    this.#become("ready");
  }

  listFailed(failure: Failure): void {
    this.#failure = failure;
    this.#become("failed");
  }

  remove(itemId: string): void {
    if (this.#entries.delete(itemId)) this.#changes.fire({ kind: "list" });
  }

  /** Clears what was read of an Item after its reset; does nothing when there is no such Item. */
  forget(itemId: string): void {
    const entry = this.#entries.get(itemId);
    if (entry !== undefined) this.update(itemId, { ...unread(entry.item), busy: entry.busy });
  }

  /** Changes one Item; does nothing when there is no such Item. */
  update(itemId: string, change: Partial<Omit<ItemEntry, "item">> & { readonly item?: ItemSummary }): void {
    const entry = this.#entries.get(itemId);
    if (entry === undefined) return;
    this.#entries.set(itemId, { ...entry, ...change });
    this.#changes.fire({ kind: "item", itemId });
  }

  dispose(): void {
    this.#changes.dispose();
  }

  #become(status: ListStatus): void {
    this.#status = status;
    this.#changes.fire({ kind: "list" });
  }
}

function unread(item: ItemSummary): ItemEntry {
  return { item, facts: null, factsAt: null, accounts: null, gap: null, failure: null, busy: false };
}
