import type { CancelSignal } from "./cancellation.ts";

/** A signal that fires when its parent does, or when `cancel` is called. */
export interface LinkedSignal {
  readonly signal: CancelSignal;
  cancel(reason: unknown): void;
  /** Stops listening to the parent. */
  dispose(): void;
}

/** `AbortSignal.any` for core, which compiles without the types of the platform. */
export function linkSignal(parent: CancelSignal): LinkedSignal {
  const listeners = new Set<() => void>();
  const cancel = (reason: unknown): void => {
    if (signal.aborted) return;
    signal.aborted = true;
    signal.reason = reason;
    parent.removeEventListener("abort", onParent);
    const called = [...listeners];
    listeners.clear();
    for (const listener of called) listener();
  };
  const onParent = (): void => cancel(parent.reason);
  const signal = {
    aborted: false,
    reason: undefined as unknown,
    addEventListener: (_type: "abort", listener: () => void): void => {
      listeners.add(listener);
    },
    removeEventListener: (_type: "abort", listener: () => void): void => {
      listeners.delete(listener);
    },
  };
  if (parent.aborted) cancel(parent.reason);
  else parent.addEventListener("abort", onParent, { once: true });
  return { signal, cancel, dispose: () => parent.removeEventListener("abort", onParent) };
}
