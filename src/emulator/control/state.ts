import { compactJournal } from "../compactJournal.ts";
import { parseFault } from "../faults/fault.ts";
import type { JournalChange, JournalHeader } from "../journal.ts";
import { checkMoments } from "../scenarios/checkMoments.ts";
import type { Scenario } from "../scenarios/itemSeed.ts";
import { parseScenario } from "../scenarios/parseScenario.ts";
import { day } from "../time.ts";
import { isRecord } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { readBody } from "../wire/readBody.ts";
import type { ControlContext } from "./control.ts";

/** What a saved state says it is, so that no other JSON is taken for one. */
const kind = "balance-lens-local-sandbox";
/** Everything up to the last change is done again when it is loaded. */
const furthest = 36_500 * day;

/** `GET state`: all that is kept, as one JSON document that `PUT state` takes. */
export function readState({ journal, clock, machine }: ControlContext): object {
  if (journal === undefined) throw notKept();
  const { header, changes } = journal.read();
  // The moment of saving, at which it goes on wherever it is loaded.
  const last = { kind: "clock", frozen: clock.frozen, at: clock.now(), real: machine.now() } as const;
  return { kind, ...compactJournal({ header, changes: [...changes, last] }) };
}

/** `PUT state`: that world in the place of this one, its clock where it was when it was saved. */
export function replaceState(context: ControlContext): object {
  const { journal, machine, request } = context;
  if (journal === undefined) throw notKept();
  const body = readBody(request);
  const { header, changes } = body;
  if (body.kind !== kind || !isHeader(header) || !Array.isArray(changes) || !changes.every(isChange)) {
    throw new PlaidFailure("INVALID_FIELD", "this is no saved state");
  }
  if (header.format !== 1) throw new PlaidFailure("INVALID_FIELD", "this state was saved by another version");
  const moments = [header.start, ...changes.map(({ at }) => at)];
  if (moments.some((at, index) => at < (moments[index - 1] ?? at) || at > header.start + furthest)) {
    throw new PlaidFailure("INVALID_FIELD", "the changes of this state are not in their order");
  }
  const real = machine.now();
  try {
    const scenarios = header.scenarios.map((scenario) => usableFrom(scenario, header.start));
    const resumed = changes.map((change, index) => ({
      ...checked(change),
      ...(index === changes.length - 1 && { real }),
    }));
    return context.replaceState({ header: { ...header, scenarios, real }, changes: resumed });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlaidFailure("INVALID_FIELD", `this state cannot be used: ${reason}`.slice(0, 500));
  }
}

/** What a person may have written by hand is held against what the control itself would take. */
function checked(change: JournalChange): JournalChange {
  if (change.kind === "scenario") return { ...change, scenario: usableFrom(change.scenario, change.at) };
  if (change.kind === "fault") return { ...change, fault: parseFault(change.fault) };
  return change;
}

/** @throws ScenarioError */
function usableFrom(value: unknown, start: number): Scenario {
  const scenario = parseScenario(value);
  checkMoments(scenario, start);
  return scenario;
}

function notKept(): PlaidFailure {
  return new PlaidFailure("INVALID_FIELD", "an emulator that was started without a state folder keeps no state");
}

function isHeader(value: unknown): value is JournalHeader {
  return (
    isRecord(value) &&
    value.kind === "begin" &&
    typeof value.format === "number" &&
    typeof value.seed === "number" &&
    typeof value.start === "number" &&
    Array.isArray(value.scenarios)
  );
}

/** What it says is found out by doing it again. */
function isChange(value: unknown): value is JournalChange {
  return (
    isRecord(value) &&
    typeof value.kind === "string" &&
    value.kind !== "reset" &&
    Number.isFinite(value.at) &&
    Number.isFinite(value.real)
  );
}
