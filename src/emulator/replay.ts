import type { JournalChange } from "./journal.ts";
import type { Occurrences } from "./occurrences.ts";
import { contentOf, endpointAt, itemIdIn, keyOf, markOf, runCall } from "./plaidPaths.ts";
import { parseSettings } from "./signal/parseSettings.ts";
import { checkFields } from "./wire/checkFields.ts";
import { PlaidFailure } from "./wire/plaidFailure.ts";
import { loadScenario } from "./world/loadScenario.ts";
import { repairLogin } from "./world/schedule.ts";
import { freezeCopies, type World } from "./world/world.ts";

/** Does again, in order and at their moments, the changes of a journal. */
export function replay(input: { world: World; occurrences: Occurrences; changes: readonly JournalChange[] }): void {
  const { world, occurrences, changes } = input;
  for (const change of changes) {
    world.runTo(change.at);
    if (change.kind === "repair") {
      const item = world.items.get(change.itemId);
      if (item !== undefined) repairLogin(world, item, change.at);
    }
    if (change.kind === "fault") world.faults.add(change.fault);
    if (change.kind === "faults-cleared") world.faults.clear(change.id);
    if (change.kind === "fault" || change.kind === "faults-cleared") freezeCopies(world);
    if (change.kind === "webhook-settled") world.webhooks.settle(change.settlement);
    if (change.kind === "fault-met") world.faults.spend(change.id);
    if (change.kind === "scenario") loadScenario(world, change.scenario, change.at);
    if (change.kind === "rulesets") world.signal = parseSettings(change.settings);
    if (change.kind === "call") {
      const content = contentOf(change.path, change.body);
      occurrences.restore(markOf(content), change.occurrence + 1);
      runAgain(world, change, keyOf(world.seed, change.occurrence, content));
    }
  }
}

function runAgain(world: World, change: Extract<JournalChange, { kind: "call" }>, key: string): void {
  const found = endpointAt(change.path);
  try {
    const call = { input: checkFields(change.body, found.fields), world, now: change.at, key };
    runCall(found, call, { itemId: itemIdIn(world, change.body), stale: change.stale === true });
  } catch (error) {
    // It was refused the first time too, after having changed something.
    if (!(error instanceof PlaidFailure)) throw error;
  }
}
