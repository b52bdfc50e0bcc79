import type { Scenario } from "../scenarios/itemSeed.ts";
import type { EmulatorRequest } from "../server/http.ts";
import type { RequestLog } from "../server/requestLog.ts";
import type { ControlChange, Journal, KeptWorld } from "../state/journal.ts";
import type { Machine, VirtualClock } from "../time/clock.ts";
import type { World } from "../world/world.ts";

/** What a control path is answered from. */
export interface ControlContext {
  readonly world: World;
  readonly clock: VirtualClock;
  readonly requests: RequestLog;
  readonly request: EmulatorRequest;
  readonly query: URLSearchParams;
  /** The part of the path that stands for an Item. */
  readonly itemId: string;
  /** Has a change kept, so that it outlives the process. */
  changed(change: ControlChange): void;
  /** What the world began with. */
  readonly scenarios: readonly Scenario[];
  /** Lets the world begin again, with other scenarios where some are given; answers its time. */
  reset(scenarios?: readonly Scenario[]): Promise<{ readonly now: string }>;
  /** Puts another world in the place of this one; answers its time. */
  replaceState(world: KeptWorld): Promise<{ readonly now: string }>;
  /** Where changes are kept; absent where they are not. */
  readonly journal: Journal | undefined;
  readonly machine: Machine;
  /** Virtual ms since the epoch: where this world began. */
  readonly start: number;
}

/** What readers of a world need of that. */
export type ReadContext = Pick<ControlContext, "world" | "clock" | "scenarios" | "query" | "itemId">;
