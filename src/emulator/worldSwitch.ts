import { StateNotKeptError } from "./control/state.ts";
import { openReadableWorld } from "./openKeptWorld.ts";
import type { RunningWorld, WorldStart } from "./runningWorld.ts";
import { checkMoments } from "./scenarios/build/checkMoments.ts";
import type { Scenario } from "./scenarios/itemSeed.ts";
import type { EmulatorOptions } from "./server/options.ts";
import type { KeptWorld } from "./state/journal.ts";
import { inSlices } from "./state/slices.ts";
import { clockAfterRestart } from "./time/clockAfterRestart.ts";
import { isoTime } from "./time/time.ts";
import type { Machine } from "./time/virtualClock.ts";

/** The world that answers now. A reset, and a state that is put in its place, replace it by another. */
export interface WorldSwitch {
  current(): RunningWorld;
  /** Begins anew. @param asked other scenarios than it had @throws ScenarioError when one cannot be used */
  reset(asked?: readonly Scenario[]): Promise<{ now: string }>;
  /** Continues a kept world instead. @throws StateNotKeptError when it cannot be stored; then nothing has changed */
  replaceState(kept: KeptWorld): Promise<{ now: string }>;
  /** Resolves once all due events have run, with pauses between slices. */
  caughtUp(): Promise<void>;
}

export function createWorldSwitch(options: EmulatorOptions, machine: Machine, first: RunningWorld): WorldSwitch {
  let running = first;
  // Replacements are made one after another.
  let replacing: Promise<unknown> = Promise.resolve();

  /** Replaces the world. @param keep stores the new one; where it throws, the old one stays */
  const replace = (begun: WorldStart, keep: () => void): Promise<{ now: string }> => {
    const work = replacing.then(async () => {
      const next = await inSlices(openReadableWorld(options, machine, begun));
      keep();
      const before = running;
      running = next;
      // Calls that still wait belong to the old world.
      before.waits.close();
      return { now: isoTime(running.clock.now()) };
    });
    replacing = work.catch(() => undefined);
    return work;
  };

  return {
    current: () => running,
    reset(asked) {
      const { header, clock } = running;
      const real = machine.now();
      const start = options.now === undefined ? real : header.start;
      for (const scenario of asked ?? []) checkMoments(scenario, start);
      const scenarios = asked ?? header.scenarios;
      const begun = { header: { ...header, start, real, scenarios }, changes: [], clock: null };
      return replace(begun, () => options.journal?.append({ kind: "reset", start, scenarios, at: clock.now(), real }));
    },
    replaceState(kept) {
      const clock = clockAfterRestart(kept, { ranUntil: undefined, now: machine.now() });
      return replace({ ...kept, clock }, () => {
        try {
          options.journal?.replace(kept);
        } catch (cause) {
          throw new StateNotKeptError("the state cannot be kept", { cause });
        }
      });
    },
    async caughtUp() {
      while (!running.catchUp()) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
