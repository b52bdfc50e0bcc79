import type { DisposableLike } from "./emitter.ts";

/** Runs every clean-up, newest first, even when one throws; then throws what they threw. @throws AggregateError */
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

/** Holds disposables until it is disposed. One that is added later is disposed at once. */
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

/** Runs `open`, which registers clean-ups on its way: if it fails, everything that it registered is disposed. */
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
