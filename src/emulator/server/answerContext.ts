import type { Machine } from "../time/virtualClock.ts";
import type { WorldSwitch } from "../worldSwitch.ts";
import type { CallCounts } from "./callCounts.ts";
import type { EmulatorOptions } from "./options.ts";

/** What the answers of every kind of path need. */
export interface AnswerContext {
  readonly options: EmulatorOptions;
  readonly machine: Machine;
  readonly seed: number;
  readonly worlds: WorldSwitch;
  readonly counts: CallCounts;
}
