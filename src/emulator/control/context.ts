import type { Scenario } from "../scenarios/itemSeed.ts";
import type { CallCounts } from "../server/callCounts.ts";
import type { EmulatorRequest } from "../server/http.ts";
import type { RequestLog } from "../server/requestLog.ts";
import type { ControlChange, Journal, KeptWorld } from "../state/journal.ts";
import type { Machine, VirtualClock } from "../time/virtualClock.ts";
import type { World } from "../world/world.ts";

/** What handlers of control paths work with. */
export interface ControlContext {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly requests: RequestLog;
  readonly counts: CallCounts;
  readonly request: EmulatorRequest;
  readonly query: URLSearchParams;
  /** The part of the path that stands for an Item. */
  readonly itemId: string;
  /** Records a change, so that it outlives the process. */
  changed(change: ControlChange): void;
  /** What the world began with. */
  readonly scenarios: readonly Scenario[];
  /** Restarts the world, with other scenarios where some are given; returns its time. */
  reset(scenarios?: readonly Scenario[]): Promise<{ readonly now: string }>;
  /** Replaces the world by another; returns its time. */
  replaceState(world: KeptWorld): Promise<{ readonly now: string }>;
  /** The record of changes; absent where none is kept. */
  readonly journal: Journal | undefined;
  readonly machine: Machine;
  /** Virtual ms since the epoch: where this world began. */
  readonly start: number;
  /** The same moment in real ms since the epoch; undefined for a state that an earlier program kept. */
  readonly startReal: number | undefined;
}

/** The part of the context that readers of a world need. */
export type ReadContext = Pick<ControlContext, "world" | "clock" | "scenarios" | "query" | "itemId">;
