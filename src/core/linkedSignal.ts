import type { CancelSignal } from "./cancellation.ts";

/** A signal that fires when its parent does, or when `cancel` is called. */
export interface LinkedSignal {
  readonly signal: CancelSignal;
  cancel(reason: unknown): void;
  /** Lets go of the parent. */
  dispose(): void;
}

/** What `AbortSignal.any` does, in the pure part of the language. */
export function linkSignal(parent: CancelSignal): LinkedSignal {
  const listeners = new Set<() => void>();
  const state = { aborted: false, reason: undefined as unknown };
  const cancel = (reason: unknown): void => {
    if (state.aborted) return;
    state.aborted = true;
    state.reason = reason;
    parent.removeEventListener("abort", onParent);
    const called = [...listeners];
    listeners.clear();
    for (const listener of called) listener();
  };
  const onParent = (): void => cancel(parent.reason);
  const signal: CancelSignal = {
    get aborted() {
      return state.aborted;
    },
    get reason() {
      return state.reason;
    },
    addEventListener: (_type, listener) => {
      listeners.add(listener);
    },
    removeEventListener: (_type, listener) => {
      listeners.delete(listener);
    },
  };
  if (parent.aborted) cancel(parent.reason);
  else parent.addEventListener("abort", onParent, { once: true });
  return { signal, cancel, dispose: () => parent.removeEventListener("abort", onParent) };
}
