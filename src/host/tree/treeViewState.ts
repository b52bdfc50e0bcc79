import type { Memento } from "vscode";
import type { Environment } from "../../core/item/environment.ts";
import { type DisposableLike, Emitter } from "../emitter.ts";
import { stored } from "../storage/storageErrors.ts";

/** `added`: the order of the list itself. */
export type SortKey = "added" | "name" | "created" | "health" | "age";

export const sortKeys: readonly SortKey[] = ["added", "name", "created", "health", "age"];

const sortMemory = "tree.sort";
const groupsMemory = "tree.groups";

/** The tree's filter, order and open groups. */
export class TreeViewState implements DisposableLike {
  readonly #memento: Pick<Memento, "get" | "update">;
  readonly #changes = new Emitter<void>();
  readonly onDidChange = this.#changes.event;
  #filter = "";

  constructor(memento: Pick<Memento, "get" | "update">) {
    this.#memento = memento;
  }

  /**
   * The filter as typed, trimmed; empty shows every Item. Not kept beyond the window: a filter that hides Items must
   * not surprise.
   */
  get filter(): string {
    return this.#filter;
  }

  set filter(text: string) {
    if (text.trim() === this.#filter) return;
    this.#filter = text.trim();
    this.#changes.fire();
  }

  /**
   * The person's order. By default the order of the list (lessons in sequence), in Plaid Sandbox the most urgent Item
   * first.
   */
  sortIn(environment: Environment): SortKey {
    const kept = this.#memento.get(sortMemory);
    return sortKeys.find((key) => key === kept) ?? (environment === "local" ? "added" : "health");
  }

  /** Kept for every window. @throws BalanceLensError `storage-failed` */
  async sortBy(sort: SortKey): Promise<void> {
    await stored(this.#memento.update(sortMemory, sort));
    this.#changes.fire();
  }

  /** Whether a person opened or closed this group of rows, in any window; undefined when nobody has. */
  openedByPerson(group: string): boolean | undefined {
    return this.#memento.get<Readonly<Record<string, boolean>>>(groupsMemory)?.[group];
  }

  /** Stores the state without redrawing: the view already shows it. @throws BalanceLensError `storage-failed` */
  async setGroupOpen(group: string, isOpen: boolean): Promise<void> {
    const known = this.#memento.get<Readonly<Record<string, boolean>>>(groupsMemory) ?? {};
    if (known[group] !== isOpen) await stored(this.#memento.update(groupsMemory, { ...known, [group]: isOpen }));
  }

  /** True when a change of one Item cannot move another: no filter, and the order of the list. */
  isPlainIn(environment: Environment): boolean {
    return this.#filter === "" && this.sortIn(environment) === "added";
  }

  dispose(): void {
    this.#changes.dispose();
  }
}
