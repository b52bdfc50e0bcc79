import type { Memento } from "vscode";
import { type DisposableLike, Emitter } from "../emitter.ts";
import { stored } from "../storage/sandboxKeys.ts";

/** `added` is the order of the list itself. */
export type SortKey = "added" | "name" | "created" | "health" | "age";

export const sortKeys: readonly SortKey[] = ["added", "name", "created", "health", "age"];

const sortMemory = "tree.sort";

/** Which Items the tree shows, and in what order: how a person looks at it, not what it is of. */
export class Arrangement implements DisposableLike {
  readonly #memento: Pick<Memento, "get" | "update">;
  readonly #changes = new Emitter<void>();
  readonly onDidChange = this.#changes.event;
  #filter = "";

  constructor(memento: Pick<Memento, "get" | "update">) {
    this.#memento = memento;
  }

  /** What was typed, trimmed; empty shows every Item. It goes with the window: a list that hides Items must not surprise. */
  get filter(): string {
    return this.#filter;
  }

  set filter(text: string) {
    if (text.trim() === this.#filter) return;
    this.#filter = text.trim();
    this.#changes.fire();
  }

  get sort(): SortKey {
    const kept = this.#memento.get(sortMemory);
    return sortKeys.find((key) => key === kept) ?? "added";
  }

  /** Remembered for every window. @throws BalanceLensError `storage-failed` */
  async sortBy(sort: SortKey): Promise<void> {
    await stored(this.#memento.update(sortMemory, sort));
    this.#changes.fire();
  }

  /** True when a change of one Item cannot move another. */
  get isPlain(): boolean {
    return this.#filter === "" && this.sort === "added";
  }

  dispose(): void {
    this.#changes.dispose();
  }
}
