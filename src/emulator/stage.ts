import { createClock, type Machine, type VirtualClock } from "./clock.ts";
import { endpoints } from "./handlers/endpoints.ts";
import type { JournalChange, JournalHeader } from "./journal.ts";
import { createOccurrences } from "./occurrences.ts";
import type { EmulatorOptions } from "./options.ts";
import { createPlaidPaths, type PlaidPaths } from "./plaidPaths.ts";
import { replay } from "./replay.ts";
import { createRequestLog, type RequestLog } from "./requestLog.ts";
import { createWaitingRoom, type WaitingRoom } from "./waitingRoom.ts";
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
  /** Brings the world up to the clock. */
  catchUp(): void;
}

const requestsKept = 500;
const distinctRequestsKept = 50_000;

/**
 * @param begun what the world began as, and what was changed in it since
 * @throws ScenarioError when a scenario cannot be used
 */
export function openStage(
  options: EmulatorOptions,
  machine: Machine,
  begun: { header: JournalHeader; changes: readonly JournalChange[] },
): Stage {
  const { header, changes } = begun;
  const world = createWorld(header.seed);
  if (options.sender !== undefined) {
    const created_at = Math.floor(header.start / 1000);
    world.verificationKey = { ...options.sender.key, created_at, expired_at: null };
  }
  const clock = createClock(machine, header.start);
  const occurrences = createOccurrences(distinctRequestsKept);
  addScenarios(world, header);
  if (changes.length > 0) replay({ world, clock, occurrences, changes });
  const catchUp = (): void => world.runTo(clock.now());
  catchUp();
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
    settled: (settlement) =>
      options.journal?.append({ kind: "webhook-settled", settlement, at: clock.now(), real: machine.now() }),
  });
  const requests = createRequestLog(requestsKept, endpoints.keys());
  return { header, world, clock, room, requests, plaid, deliveries, catchUp };
}
