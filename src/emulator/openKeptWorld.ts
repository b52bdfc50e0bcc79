import { proveReadable } from "./control/proveReadable.ts";
import { openWorld, type RunningWorld, type WorldStart } from "./runningWorld.ts";
import { checkMoments } from "./scenarios/build/checkMoments.ts";
import { findScenarios } from "./scenarios/findScenarios.ts";
import type { EmulatorOptions } from "./server/options.ts";
import { safeErrorMessage, UserFacingError } from "./server/safeErrorMessage.ts";
import { checkHeader } from "./state/checkJournal.ts";
import { compactJournal } from "./state/compactJournal.ts";
import type { JournalHeader } from "./state/journal.ts";
import { ReplayError } from "./state/replay.ts";
import type { Sliced } from "./state/slices.ts";
import { clockAfterRestart } from "./time/clockAfterRestart.ts";
import { parseTime } from "./time/time.ts";
import { type Machine, realMachine } from "./time/virtualClock.ts";

/** Makes a world, and proves that its state can be replayed and read. */
export function* openReadableWorld(
  options: EmulatorOptions,
  machine: Machine,
  begun: WorldStart,
): Sliced<RunningWorld> {
  checkHeader(begun.header);
  const running = yield* openWorld(options, machine, begun);
  yield* proveReadable({ world: running.world, clock: running.clock, scenarios: begun.header.scenarios });
  return running;
}

export interface OpenedWorld {
  readonly running: RunningWorld;
  /** For the person: what is wrong with the stored state, such as damage; null when nothing is. */
  readonly stateWarning: string | null;
}

/** Continues the stored world, if there is one; else begins a new one by the options. */
export function* openOrCreateWorld(options: EmulatorOptions): Sliced<OpenedWorld> {
  const machine = options.machine ?? realMachine;
  const { journal } = options;
  let kept = journal?.kept ?? null;
  let stateWarning: string | null = null;
  while (journal !== undefined && kept !== null) {
    try {
      const compact = compactJournal(kept);
      const clock = clockAfterRestart(compact, { ranUntil: journal.ranUntil, now: machine.now() });
      return { running: yield* openReadableWorld(options, machine, { ...compact, clock }), stateWarning };
    } catch (error) {
      const before = compactJournal(kept);
      const all = before.changes.length;
      // Changes after one that cannot be replayed are dropped too: they may depend on it.
      kept = error instanceof ReplayError ? { ...before, changes: before.changes.slice(0, error.index) } : null;
      const problem = safeErrorMessage(error).slice(0, 300);
      stateWarning = journal.setAside(kept, { problem, lost: all - (kept?.changes.length ?? 0) });
    }
  }
  const start = options.now === undefined ? machine.now() : parseTime(options.now);
  if (start === null) throw new UserFacingError(`"${options.now}" is no ISO 8601 time with its offset.`);
  const scenarios = findScenarios(options.scenarios);
  // Stored scenarios were checked when they were new.
  for (const scenario of scenarios) checkMoments(scenario, start);
  const header: JournalHeader = {
    kind: "begin",
    format: 1,
    seed: options.seed ?? 1,
    start,
    real: machine.now(),
    scenarios,
    ...(options.habits !== undefined && { habits: options.habits }),
  };
  // Fails for scenarios that do not go together before anything is stored.
  const running = yield* openWorld(options, machine, { header, changes: [], clock: null });
  journal?.replace({ header, changes: [] });
  return { running, stateWarning };
}
