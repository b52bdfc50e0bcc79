import { takeLinkStep } from "../link/linkSteps.ts";
import { drawsAgain } from "../server/draws.ts";
import type { Occurrences } from "../server/occurrences.ts";
import { contentOf, endpointAt, itemIdIn, keyOf, requestFingerprint, runCall } from "../server/plaidCall.ts";
import { safeErrorMessage, UserFacingError } from "../server/safeErrorMessage.ts";
import { parseSettings } from "../signal/parseSettings.ts";
import { checkFields } from "../wire/checkFields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { addOrRestartScenario } from "../world/addOrRestartScenario.ts";
import { repairLogin } from "../world/login.ts";
import { runSomeDueEvents } from "../world/runDueEvents.ts";
import { recordWebhook } from "../world/webhooks.ts";
import { freezeCopies, type World } from "../world/world.ts";
import { checkChange, isKind } from "./checkJournal.ts";
import type { JournalChange, KeptWorld } from "./journal.ts";
import type { Sliced } from "./slices.ts";

/** A change that cannot be replayed. Its message is our own: it quotes no file and no parser. */
export class ReplayError extends UserFacingError {
  /** Its place among the changes, from 0. */
  readonly index: number;
  constructor(index: number, kind: unknown, cause: unknown) {
    super(`change ${index + 1} (${isKind(kind) ? kind : "of no known kind"}): ${safeErrorMessage(cause)}`, { cause });
    this.name = "ReplayError";
    this.index = index;
  }
}

/** Due events between two pauses. */
const eventsASlice = 200;

/**
 * Replays the changes of a journal in order, each at its moment. @throws ReplayError for the first that fails; those
 * before it are done
 */
export function* replay(input: { world: World; occurrences: Occurrences; kept: KeptWorld }): Sliced<void> {
  const { world, occurrences, kept } = input;
  let after = kept.header.start;
  for (const [index, each] of kept.changes.entries()) {
    try {
      const change = checkChange(each, { header: kept.header, after });
      after = change.at;
      while (!runSomeDueEvents(world, change.at, eventsASlice)) yield;
      redo({ world, occurrences, change });
    } catch (error) {
      throw new ReplayError(index, each?.kind, error);
    }
    yield;
  }
}

function redo({ world, occurrences, change }: { world: World; occurrences: Occurrences; change: JournalChange }): void {
  if (change.kind === "repair") {
    const item = world.items.get(change.itemId);
    if (item !== undefined) repairLogin(world, item, change.at);
  }
  if (change.kind === "fault") world.faults.add(change.fault, change.at);
  if (change.kind === "faults-cleared") world.faults.clear(change.id, change.at);
  if (change.kind === "fault" || change.kind === "faults-cleared") freezeCopies(world);
  if (change.kind === "webhook") {
    const { at, itemId, webhook } = change;
    recordWebhook(world.log, { at, itemId, webhook, cause: "sent-again" });
  }
  if (change.kind === "webhook-settled") world.webhooks.settle(change.settlement);
  if (change.kind === "fault-met") world.faults.spend(change.id, change.at);
  if (change.kind === "scenario") addOrRestartScenario(world, change.scenario, change);
  if (change.kind === "rulesets") world.signal = parseSettings(change.settings);
  if (change.kind === "link") {
    refusedAgain(() => takeLinkStep({ world, now: change.at, ...drawsAgain(change.drawn) }, change.step));
  }
  if (change.kind === "call") {
    const content = contentOf(change.path, change.body);
    occurrences.restore(requestFingerprint(content), change.occurrence + 1);
    runAgain(world, change, keyOf(world.seed, change.occurrence, content));
  }
}

function runAgain(world: World, change: Extract<JournalChange, { kind: "call" }>, key: string): void {
  const found = endpointAt(change.path);
  refusedAgain(() => {
    const input = checkFields(change.body, found.fields);
    const call = { input, world, now: change.at, key, ...drawsAgain(change.drawn) };
    runCall(found, call, { itemId: itemIdIn(world, change.body), stale: change.stale === true });
  });
}

function refusedAgain(again: () => unknown): void {
  try {
    again();
  } catch (error) {
    // The first run failed too, after it had changed something.
    if (!(error instanceof PlaidFailure)) throw error;
  }
}
