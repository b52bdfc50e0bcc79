/** The machine's clock and timers, passed in so that tests control time. */
export interface Machine {
  /** Real wall clock, ms since the Unix epoch. */
  now(): number;
  /** Resolves after `ms` of real time, or rejects with the signal's reason. Never called with 0. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** The state of the virtual clock: its time was `virtual` when the real one was `real`. */
export interface ClockState {
  readonly virtual: number;
  readonly real: number;
  readonly frozen: boolean;
}

/** The virtual clock: ticks with real time unless frozen, and moves forward only. */
export interface VirtualClock {
  now(): number;
  readonly frozen: boolean;
  /** To this virtual time; an earlier one is ignored. */
  moveTo(at: number): void;
  freeze(frozen: boolean): void;
  /** Continues from the state of an earlier process: real time has passed since, unless the clock was frozen. */
  resume(state: ClockState): void;
}

/** @param start virtual ms since the epoch at which the clock begins. */
export function createVirtualClock(machine: Machine, start: number): VirtualClock {
  let state: ClockState = { virtual: start, real: machine.now(), frozen: false };
  // The machine's clock may be set back; the virtual one must not go back.
  let latest = start;
  const now = (): number => {
    latest = Math.max(latest, state.frozen ? state.virtual : state.virtual + machine.now() - state.real);
    return latest;
  };
  return {
    now,
    get frozen() {
      return state.frozen;
    },
    moveTo(at) {
      state = { ...state, virtual: Math.max(at, now()), real: machine.now() };
    },
    freeze(frozen) {
      state = { virtual: now(), real: machine.now(), frozen };
    },
    resume(earlier) {
      state = earlier;
      latest = Math.max(earlier.virtual, start);
    },
  };
}

/** The machine as it is. */
export const realMachine: Machine = {
  now: () => Date.now(),
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const stop = (): void => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener("abort", stop);
        resolve();
      }, ms);
      signal.addEventListener("abort", stop, { once: true });
    }),
};
