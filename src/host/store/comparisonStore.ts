import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Failure } from "../../core/failure/errors.ts";
import type { CallInFlight, RepeatedCall } from "../../protocol/messages.ts";
import { type DisposableLike, Emitter } from "../emitter.ts";

/** The open comparison of one Item, and what is under way in it. */
export interface OpenComparison {
  readonly comparison: Comparison | null;
  readonly inFlight: readonly CallInFlight[];
  /** Why it could not be made at all. */
  readonly failure: Failure | null;
  /** The last repeat of one of its endpoints. */
  readonly repeat: RepeatedCall | null;
}

const nothing: OpenComparison = { comparison: null, inFlight: [], failure: null, repeat: null };

/** One open comparison an Item. Panels follow it by the Item's id. */
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

  /** Forgets what is open: no panel shows it any more. */
  forget(itemId: string): void {
    if (this.#open.delete(itemId)) this.#changes.fire({ itemId });
  }

  /** The Items and saved responses that something is open of. */
  keys(): readonly string[] {
    return [...this.#open.keys()];
  }

  isRunning(): boolean {
    return [...this.#open.values()].some(({ comparison }) => comparison?.status === "running");
  }

  dispose(): void {
    this.#changes.dispose();
  }
}
