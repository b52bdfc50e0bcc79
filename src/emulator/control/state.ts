import { checkMoments } from "../scenarios/build/checkMoments.ts";
import { parseScenario } from "../scenarios/parseScenario.ts";
import { safeErrorMessage, UserFacingError } from "../server/safeErrorMessage.ts";
import { checkHeader } from "../state/checkJournal.ts";
import { compactJournal } from "../state/compactJournal.ts";
import type { JournalChange } from "../state/journal.ts";
import { isRecord } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { largestState, readBody } from "../wire/readBody.ts";
import type { ControlContext } from "./context.ts";

/** Identifies a saved state, so that no other JSON is taken for one. */
const kind = "balance-lens-local-sandbox";

/**
 * `GET state`: all that is kept, as one JSON document that `PUT state` takes.
 * @throws PlaidFailure when it would be more than `PUT state` takes
 */
export function readState({ journal, clock, machine }: ControlContext): object {
  if (journal === undefined) throw notKept();
  const { header, changes } = journal.read();
  // The moment of saving, from which the clock goes on wherever the state is loaded.
  const last = { kind: "clock", frozen: clock.frozen, at: clock.now(), real: machine.now() } as const;
  const state = { kind, ...compactJournal({ header, changes: [...changes, last] }) };
  const bytes = Buffer.byteLength(JSON.stringify(state));
  if (bytes > largestState) {
    throw new PlaidFailure(
      "INVALID_FIELD",
      `the state is too large to be loaded again (${megabytes(bytes)} of ${megabytes(largestState)} MB): it is not saved`,
    );
  }
  return state;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}

/** `PUT state`: that world in the place of this one, its clock where it was when it was saved; all of it, or nothing. */
export async function replaceState(context: ControlContext): Promise<object> {
  const { journal, machine, request } = context;
  if (journal === undefined) throw notKept();
  const { header, changes, kind: said } = readBody(request, largestState);
  if (said !== kind || !isRecord(header) || !Array.isArray(changes)) {
    throw new PlaidFailure("INVALID_FIELD", "this is no saved state");
  }
  if (header.format !== 1) throw new PlaidFailure("INVALID_FIELD", "this state was saved by another version");
  const real = machine.now();
  try {
    const begun = { ...checkHeader(header), real };
    const last: unknown = changes.at(-1);
    const resumed = isRecord(last) ? [...changes.slice(0, -1), { ...last, real }] : changes;
    for (const scenario of begun.scenarios) checkMoments(scenario, begun.start);
    for (const change of changes) checkBegun(change);
    // Each change is checked before it is done.
    return await context.replaceState({ header: begun, changes: resumed as readonly JournalChange[] });
  } catch (error) {
    if (error instanceof StateNotKeptError) throw error.cause;
    throw new PlaidFailure("INVALID_FIELD", `this state cannot be used: ${safeErrorMessage(error)}`.slice(0, 500));
  }
}

/** The state could be used but not kept, which is not the sender's fault. */
export class StateNotKeptError extends UserFacingError {}

/** Checks what a person may have written by hand as a loaded scenario is checked. @throws ScenarioError */
function checkBegun(change: unknown): void {
  if (!isRecord(change) || change.kind !== "scenario" || typeof change.at !== "number") return;
  checkMoments(parseScenario(change.scenario), change.at);
}

function notKept(): PlaidFailure {
  return new PlaidFailure("INVALID_FIELD", "an emulator that was started without a state folder keeps no state");
}
