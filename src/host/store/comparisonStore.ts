import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Failure } from "../../core/failure/errors.ts";
import type { CallInFlight, RepeatedCall } from "../../protocol/messages.ts";
import { type DisposableLike, Emitter } from "../emitter.ts";

/** An Item's open comparison, and the work in progress on it. */
export interface OpenComparison {
  readonly comparison: Comparison | null;
  readonly inFlight: readonly CallInFlight[];
  /** Why the comparison could not be made at all. */
  readonly failure: Failure | null;
  /** The last repeat of one of its calls. */
  readonly repeat: RepeatedCall | null;
}

const nothing: OpenComparison = { comparison: null, inFlight: [], failure: null, repeat: null };

/** The open comparisons, one per Item. Panels listen by the Item's id. */
export class ComparisonStore implements DisposableLike {
  readonly #open = new Map<string, OpenComparison>();
  readonly #changes = new Emitter<{ readonly itemId: string }>();
  readonly onDidChange = this.#changes.event;

  get(itemId: string): OpenComparison {
    return this.#open.get(itemId) ?? nothing;
  }

  set(itemId: string, change: Partial<OpenComparison>): void {
    this.#open.set(itemId, { ...this.get(itemId), ...change });
    this.#changes.fire({ itemId });
  }

  /** Drops an open comparison that no panel shows any more. */
  forget(itemId: string): void {
    if (this.#open.delete(itemId)) this.#changes.fire({ itemId });
  }

  /** The keys of all open comparisons: Items and saved responses. */
  keys(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** True while calls of an Item run whose times are measured: a comparison, a single call or a repeat. */
  isBusy(key: string): boolean {
    const { comparison, inFlight, repeat } = this.get(key);
    return comparison?.status === "running" || inFlight.length > 0 || repeat?.running === true;
  }

  isRunning(): boolean {
    return [...this.#open.values()].some(({ comparison }) => comparison?.status === "running");
  }

  dispose(): void {
    this.#changes.dispose();
  }
}
