import type { Age } from "../../core/age/age.ts";
import type { ItemGap } from "../../core/comparison/itemGap.ts";
import type { EndpointPath } from "../../core/endpoint/endpoint.ts";
import type { Failure } from "../../core/failure/errors.ts";
import type { Environment } from "../../core/item/environment.ts";
import type { ItemFacts, ItemSummary } from "../../core/item/item.ts";
import type { Balances } from "../../core/reading/balances.ts";
import { type DisposableLike, Emitter } from "../emitter.ts";

/** The newest number this extension has read of one account, and how old it was when it was answered. */
export interface KnownBalance {
  readonly balances: Balances;
  readonly endpoint: EndpointPath;
  readonly age: Age;
  /** Wall clock, ms: what the age has grown by since. */
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
  /** Null until `/item/get` has answered. */
  readonly facts: ItemFacts | null;
  /** When they were answered, by the server's clock and by this machine's, ms. */
  readonly factsAt: { readonly server: number; readonly answered: number } | null;
  /** Null until they have been read: not the same as none. */
  readonly accounts: readonly AccountEntry[] | null;
  /** What the last comparison said of it; null while there was none. */
  readonly gap: ItemGap | null;
  /** Why the last read failed; kept until it is retried. */
  readonly failure: Failure | null;
  readonly busy: boolean;
}

export type ListStatus = "unread" | "loading" | "ready" | "failed";

/** What changed: the whole list, or one Item of it. */
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

  /** Why the list itself could not be had. */
  get failure(): Failure | null {
    return this.#failure;
  }

  list(): readonly ItemEntry[] {
    return [...this.#entries.values()];
  }

  get(itemId: string): ItemEntry | null {
    return this.#entries.get(itemId) ?? null;
  }

  /** Forgets everything: the list is of another environment, or of another local sandbox. */
  reset(environment: Environment): void {
    this.#environment = environment;
    this.#entries.clear();
    this.#failure = null;
    this.#become("unread");
  }

  /** Does not redraw: a view that waits for the list shows that itself. */
  listLoading(): void {
    if (this.#status !== "ready") this.#status = "loading";
  }

  /** Takes the new list; what is already known of an Item stays. */
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

  /** Forgets what was read of an Item that was reset; does nothing when it is gone. */
  forget(itemId: string): void {
    const entry = this.#entries.get(itemId);
    if (entry !== undefined) this.update(itemId, { ...unread(entry.item), busy: entry.busy });
  }

  /** Changes one Item; does nothing when it is gone. */
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
