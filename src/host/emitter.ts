/** Anything that can be disposed: VS Code's own `Disposable` fits. */
export interface DisposableLike {
  dispose(): void;
}

/** A typed event that needs no editor, so that the stores can be tested without one. */
export class Emitter<T> implements DisposableLike {
  readonly #listeners = new Set<(value: T) => void>();

  /** Registers a listener; disposing the result removes it. */
  readonly event = (listener: (value: T) => void): DisposableLike => {
    // A closure of our own, so that the same function registered twice is called twice and removed once.
    const registered = (value: T) => listener(value);
    this.#listeners.add(registered);
    return { dispose: () => void this.#listeners.delete(registered) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
