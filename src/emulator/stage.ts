import { endpoints } from "./handlers/endpoints.ts";
import { createOccurrences } from "./server/occurrences.ts";
import type { EmulatorOptions } from "./server/options.ts";
import { createPlaidPaths, type PlaidPaths } from "./server/plaidPaths.ts";
import { createRequestLog, type RequestLog } from "./server/requestLog.ts";
import { createWaitingRoom, type WaitingRoom } from "./server/waitingRoom.ts";
import type { JournalHeader, KeptWorld } from "./state/journal.ts";
import { replay } from "./state/replay.ts";
import type { Sliced } from "./state/slices.ts";
import { type ClockState, createClock, type Machine, type VirtualClock } from "./time/clock.ts";
import { createDeliveries, type Deliveries } from "./webhooks/deliveries.ts";
import { addScenarios, createWorld, type World } from "./world/world.ts";

/** One world with all that belongs to it. A reset puts another in its place. */
export interface Stage {
  readonly header: JournalHeader;
  readonly world: World;
  readonly clock: VirtualClock;
  readonly room: WaitingRoom;
  readonly requests: RequestLog;
  readonly plaid: PlaidPaths;
  readonly deliveries: Deliveries;
  /** Brings the world nearer to the clock, by so much as holds up nobody: whether it is there. */
  catchUp(): boolean;
}

/** What a world begins as, and goes on from. */
export interface Begun extends KeptWorld {
  /** Where its clock stands; null: at the header's start. */
  readonly clock: ClockState | null;
}

const requestsKept = 500;
const distinctRequestsKept = 50_000;
/** Some milliseconds of them. */
const eventsAtOnce = 200;

/**
 * @param begun what the world began as, and what was changed in it since
 * @throws ScenarioError when a scenario cannot be used; ReplayError when a change cannot be done again
 */
export function* openStage(options: EmulatorOptions, machine: Machine, begun: Begun): Sliced<Stage> {
  const { header } = begun;
  const world = createWorld(header.seed);
  if (options.sender !== undefined) {
    const created_at = Math.floor(header.start / 1000);
    world.verificationKey = { ...options.sender.key, created_at, expired_at: null };
  }
  const clock = createClock(machine, header.start);
  const occurrences = createOccurrences(distinctRequestsKept);
  yield* addScenarios(world, header);
  yield* replay({ world, occurrences, kept: begun });
  if (begun.clock !== null) clock.resume(begun.clock);
  const catchUp = (): boolean => world.runSome(clock.now(), eventsAtOnce);
  while (!catchUp()) yield;
  const room = createWaitingRoom(machine);
  const plaid = createPlaidPaths({
    world,
    clock,
    machine,
    room,
    latency: options.latency ?? "sandbox",
    rateLimits: options.rateLimits ?? false,
    occurrences,
    journal: options.journal,
  });
  const deliveries = createDeliveries({
    outbox: world.webhooks,
    sender: options.sender,
    machine,
    room,
    settled(settlement) {
      try {
        options.journal?.append({ kind: "webhook-settled", settlement, at: clock.now(), real: machine.now() });
      } catch {
        // A full disk. Nobody waits to be told, and a fate that was not kept is decided again after the next start.
      }
    },
  });
  const requests = createRequestLog(requestsKept, endpoints.keys());
  return { header, world, clock, room, requests, plaid, deliveries, catchUp };
}
