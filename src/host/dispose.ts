import type { DisposableLike } from "./emitter.ts";

/**
 * Runs every clean-up, newest first, even when one throws; what was thrown is then thrown together.
 * @throws AggregateError
 */
function disposeAll(disposables: readonly DisposableLike[]): void {
  const errors: unknown[] = [];
  for (const disposable of [...disposables].reverse()) {
    try {
      disposable.dispose();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, "some clean-ups failed");
}

/** Holds what was created until it is disposed. What is registered later than that is disposed at once. */
export class DisposableStore implements DisposableLike {
  #held: DisposableLike[] | null = [];

  add<T extends DisposableLike>(disposable: T): T {
    if (this.#held === null) disposable.dispose();
    else this.#held.push(disposable);
    return disposable;
  }

  dispose(): void {
    const held = this.#held ?? [];
    this.#held = null;
    disposeAll(held);
  }
}

/** Opens what registers clean-ups on its way, into `held`: of what could not be opened, no half stays. */
export function openWhole<T>(held: DisposableStore, open: (own: DisposableStore) => T): T {
  const own = new DisposableStore();
  try {
    return open(own);
  } catch (error) {
    own.dispose();
    throw error;
  } finally {
    held.add(own);
  }
}
