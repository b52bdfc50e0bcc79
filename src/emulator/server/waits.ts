import type { Machine } from "../time/virtualClock.ts";

/** The calls that wait for the bank, or out a fault. A wait ends early when its caller leaves, or with the emulator. */
export interface Waits {
  /**
   * Resolves after `ms` of real time, at once for 0. @throws the signal's reason when the caller leaves, an Error once
   * this is closed
   */
  wait(ms: number, caller: AbortSignal | undefined): Promise<void>;
  readonly closed: boolean;
  close(): void;
}

export function createWaits(machine: Machine): Waits {
  // One controller for each wait: thousands of listeners on one long-lived signal would pile up.
  const waiting = new Set<AbortController>();
  let closed = false;
  const end = (): Error => new Error("the emulator is closed");
  return {
    async wait(ms, caller) {
      if (closed) throw end();
      if (ms === 0) return;
      const controller = new AbortController();
      const leave = (): void => controller.abort(caller?.reason);
      if (caller?.aborted === true) leave();
      caller?.addEventListener("abort", leave, { once: true });
      waiting.add(controller);
      try {
        await machine.wait(ms, controller.signal);
      } finally {
        waiting.delete(controller);
        caller?.removeEventListener("abort", leave);
      }
    },
    get closed() {
      return closed;
    },
    close() {
      closed = true;
      for (const controller of waiting) controller.abort(end());
    },
  };
}
