import type { BankAccount } from "../bank/account.ts";
import { type CopyHistory, createCopyHistory } from "../cache/copyHistory.ts";
import { parseFault } from "../faults/fault.ts";
import { createFaultBook, type FaultBook } from "../faults/faultBook.ts";
import { institutionOf } from "../institutions.ts";
import type { LinkToken } from "../link/linkToken.ts";
import { type BuildContext, buildItem } from "../scenarios/build/buildItem.ts";
import type { ItemSeed, Scenario } from "../scenarios/itemSeed.ts";
import { ScenarioError } from "../scenarios/parseScenario.ts";
import { type SignalSettings, usualSettings } from "../signal/rulesets.ts";
import type { Habits } from "../state/journal.ts";
import { minute } from "../time/time.ts";
import { createOutbox, type Outbox } from "../webhooks/outbox.ts";
import type { VerificationKey } from "../webhooks/webhookSender.ts";
import { checkAccountDetails } from "./checkAccountDetails.ts";
import { createEventLog, type EventLog } from "./eventLog.ts";
import { createEventQueue, type EventQueue } from "./eventQueue.ts";
import type { Item, ProcessorToken } from "./item.ts";
import type { MapLimits } from "./keepNewest.ts";
import { createMemoryBudget, type MemoryBudget } from "./memoryBudget.ts";
import { scheduleItem } from "./scheduleItem.ts";
import { checkItemSize, weightOf } from "./sizeLimits.ts";
import type { KeptUser } from "./user.ts";

/** How long a public token can be exchanged. */
export const publicTokenLasts = 30 * minute;

/** Bounds what callers can accumulate: a public token holds a whole custom user, an evaluation eighty attributes. */
export const publicTokenLimits: MapLimits<PublicToken> = {
  most: 1000,
  bytes: { most: 32 * 1024 * 1024, of: ({ bytes }) => bytes },
};
export const evaluationLimits: MapLimits<KeptEvaluation> = { most: 2000 };

/** A public token, which can be exchanged once. */
export interface PublicToken {
  readonly itemId: string;
  /** The seed of the Item that the exchange creates; null for an existing Item. */
  readonly seed: ItemSeed | null;
  /** The keys of the accounts that the person did not share. */
  readonly unshared: readonly string[];
  readonly madeAt: number;
  /** Bytes that its Item will take. */
  readonly bytes: number;
}

/** A stored evaluation: a repeated request gets the same response. */
export interface KeptEvaluation {
  readonly itemId: string;
  /** A digest of the request, to recognize a repeated one. */
  readonly request: string;
  readonly answer: Readonly<Record<string, unknown>>;
  /** Whether the client reported that it made the debit; null before any report. */
  initiated: boolean | null;
}

/** All state: the banks, Plaid's copies, and issued tokens. It holds no clock and no socket. */
export interface World {
  readonly seed: number;
  readonly habits: Habits;
  readonly eventQueue: EventQueue;
  readonly log: EventLog;
  /** What cached endpoints answered through time. */
  readonly copyHistory: CopyHistory;
  readonly items: Map<string, Item>;
  /** The scenario of each Item that came from one, by the Item's id: it can be restarted even if its file is gone. */
  readonly scenarios: Map<string, Scenario>;
  /** Item id by access token. Tokens of removed Items stay, to tell them from tokens that never existed. */
  readonly tokens: Map<string, string>;
  /** By the token. */
  readonly processorTokens: Map<string, ProcessorToken>;
  /** Item id by the `user_id` that it was imported for. */
  readonly imported: Map<string, string>;
  readonly publicTokens: Map<string, PublicToken>;
  readonly linkTokens: Map<string, LinkToken>;
  readonly evaluations: Map<string, KeptEvaluation>;
  /** By their id. */
  readonly users: Map<string, KeptUser>;
  signal: SignalSettings;
  readonly faults: FaultBook;
  readonly webhooks: Outbox;
  /** The memory left for Items. */
  readonly memory: MemoryBudget;
  /** The key that receivers verify webhooks with; null while none are sent. */
  verificationKey: VerificationKey | null;
  /** Removes an Item; its token still names it. */
  removeItem(itemId: string): void;
  /** @param input `unshared`: the keys of the accounts that the person keeps to themselves */
  addItem(
    seed: ItemSeed,
    input: {
      itemId: string;
      accessToken: string;
      scenario: string | null;
      start: number;
      unshared?: readonly string[];
    },
  ): Item;
}

const eventsKept = 20_000;
const bytesOfEventsKept = 16 * 1024 * 1024;
/** A write takes some 200 bytes, measured: 10 MB together. */
const copyHistoryLimits = { mostOfCopy: 2000, most: 50_000 };
/** Tokens of removed Items that are remembered, to tell them from tokens that never existed. */
const mostTokens = 100_000;

export function createWorld(seed: number, habits: Habits = {}): World {
  const eventQueue = createEventQueue();
  const webhooks = createOutbox(seed);
  const copyHistory = createCopyHistory(copyHistoryLimits);
  const log = createEventLog({ capacity: eventsKept, mostBytes: bytesOfEventsKept }, (event) => {
    webhooks.take(event);
    if (event.copied !== undefined) copyHistory.add(event.accountId ?? "", event.copied);
  });
  const items = new Map<string, Item>();
  const tokens = new Map<string, string>();
  const world: World = {
    seed,
    habits,
    eventQueue,
    log,
    copyHistory,
    items,
    scenarios: new Map(),
    tokens,
    processorTokens: new Map(),
    imported: new Map(),
    publicTokens: new Map(),
    linkTokens: new Map(),
    evaluations: new Map(),
    users: new Map(),
    signal: usualSettings,
    faults: createFaultBook(seed),
    webhooks,
    memory: createMemoryBudget(),
    verificationKey: null,
    removeItem(itemId) {
      copyHistory.forget(items.get(itemId)?.accounts.map(({ accountId }) => accountId) ?? []);
      for (const { token } of items.get(itemId)?.processors ?? []) world.processorTokens.delete(token);
      items.delete(itemId);
      world.scenarios.delete(itemId);
      eventQueue.forget(itemId);
      world.memory.free(itemId);
      if (tokens.size <= mostTokens) return;
      for (const [token, named] of tokens) {
        if (items.has(named)) continue;
        tokens.delete(token);
        break;
      }
    },
    addItem(itemSeed, { itemId, accessToken, scenario, start, unshared = [] }) {
      const bytes = weightOf(itemSeed);
      checkAccountDetails(itemSeed);
      const item = itemFrom(itemSeed, { itemId, accessToken, scenario, start });
      checkItemSize(item, start);
      const isShared = ({ key }: BankAccount): boolean => !unshared.includes(key);
      item.unshared = item.accounts.filter((account) => !isShared(account));
      item.accounts = item.accounts.filter(isShared);
      world.memory.take(itemId, bytes);
      items.set(itemId, item);
      tokens.set(accessToken, itemId);
      for (const fault of itemSeed.call_faults ?? []) {
        world.faults.add(parseFault({ ...fault, item_id: itemId }), start);
      }
      if (habits.readyAtOnce === true && scenario === null) item.pullsAfter = { first: 0, history: 0 };
      item.copyFrozen = world.faults.freezes(item);
      scheduleItem(world, item);
      return item;
    },
  };
  return world;
}

/**
 * Makes the Item of a seed, without adding it to a world.
 * @throws ScenarioError when it cannot be made
 */
function itemFrom(seed: ItemSeed, context: Omit<BuildContext, "institution">): Item {
  const institution = institutionOf(seed.institution_id);
  if (institution === undefined) throw new ScenarioError(`There is no institution ${seed.institution_id}.`);
  return buildItem(seed, { ...context, institution });
}

/** Updates which cached balances are frozen. To be called after faults have changed. */
export function freezeCopies(world: World): void {
  for (const item of world.items.values()) item.copyFrozen = world.faults.freezes(item);
}
