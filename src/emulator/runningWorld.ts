import { createOccurrences } from "./server/occurrences.ts";
import type { EmulatorOptions } from "./server/options.ts";
import { createPlaidPaths, type PlaidPaths } from "./server/plaidPaths.ts";
import { createRequestLog, type RequestLog } from "./server/requestLog.ts";
import { createWaits, type Waits } from "./server/waits.ts";
import type { JournalHeader, KeptWorld } from "./state/journal.ts";
import { replay } from "./state/replay.ts";
import type { Sliced } from "./state/slices.ts";
import { type ClockState, createVirtualClock, type Machine, type VirtualClock } from "./time/virtualClock.ts";
import { createDeliveries, type Deliveries } from "./webhooks/retryDeliveries.ts";
import { addScenarios } from "./world/addScenario.ts";
import { runSomeDueEvents } from "./world/runDueEvents.ts";
import { createWorld, type World } from "./world/world.ts";

/** A world with its clock, its paths and its deliveries. A reset replaces it by another. */
export interface RunningWorld {
  readonly header: JournalHeader;
  readonly world: World;
  readonly clock: VirtualClock;
  readonly waits: Waits;
  readonly requests: RequestLog;
  readonly plaid: PlaidPaths;
  readonly deliveries: Deliveries;
  /** Runs due events for a few milliseconds at most. @returns whether the world has caught up with its clock */
  catchUp(): boolean;
}

/** A world's beginning, and the changes since. */
export interface WorldStart extends KeptWorld {
  /** The state of its clock; null: it stands at the start in the header. */
  readonly clock: ClockState | null;
}

const requestsKept = 500;
const distinctRequestsKept = 50_000;
/** Events run in one go: a few milliseconds. */
const eventsAtOnce = 200;

/** Where what nobody may guess comes from; undefined: it follows from the seed. */
export function secretsOf({ linkTokens }: EmulatorOptions): (() => string) | undefined {
  return linkTokens === "seeded" ? undefined : () => crypto.randomUUID();
}

/**
 * Makes a world and replays its changes.
 * @param begun its beginning, and the changes since
 * @throws ScenarioError when a scenario cannot be used; ReplayError when a change cannot be replayed
 */
export function* openWorld(options: EmulatorOptions, machine: Machine, begun: WorldStart): Sliced<RunningWorld> {
  const { header } = begun;
  const world = createWorld(header.seed, header.habits);
  if (options.sender !== undefined) {
    const created_at = Math.floor(header.start / 1000);
    world.verificationKey = { ...options.sender.key, created_at, expired_at: null };
  }
  const clock = createVirtualClock(machine, header.start);
  const occurrences = createOccurrences(distinctRequestsKept);
  yield* addScenarios(world, header);
  yield* replay({ world, occurrences, kept: begun });
  if (begun.clock !== null) clock.resume(begun.clock);
  const catchUp = (): boolean => runSomeDueEvents(world, clock.now(), eventsAtOnce);
  while (!catchUp()) yield;
  const waits = createWaits(machine);
  const plaid = createPlaidPaths({
    world,
    clock,
    machine,
    waits,
    latency: options.latency ?? "sandbox",
    rateLimits: options.rateLimits === true ? "sandbox" : options.rateLimits || "off",
    occurrences,
    journal: options.journal,
    draw: secretsOf(options),
    hint: options.hint,
  });
  const deliveries = createDeliveries({
    outbox: world.webhooks,
    sender: options.sender,
    machine,
    waits,
    settled(settlement) {
      try {
        options.journal?.append({ kind: "webhook-settled", settlement, at: clock.now(), real: machine.now() });
      } catch {
        // The disk is full. No caller waits for this, and an outcome that was not stored is decided again after the next start.
      }
    },
  });
  const requests = createRequestLog(requestsKept);
  return { header, world, clock, waits, requests, plaid, deliveries, catchUp };
}
