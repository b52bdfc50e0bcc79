import { parseFault } from "../faults/fault.ts";
import { checkLinkStep } from "../link/linkStep.ts";
import { parseScenario } from "../scenarios/parseScenario.ts";
import { endpointAt } from "../server/plaidCall.ts";
import { parseSettings } from "../signal/parseSettings.ts";
import { day } from "../time/time.ts";
import { checkFields } from "../wire/checkFields.ts";
import {
  anything,
  type Fields,
  flag,
  isRecord,
  list,
  nullable,
  number,
  oneOf,
  record,
  required,
  text,
} from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { isOnCalendar } from "../world/sizeLimits.ts";
import type { JournalChange, JournalHeader } from "./journal.ts";

/** A world runs no longer than this from its start: 100 years of virtual ms. */
export const longestWorld = 36_500 * day;

/** Virtual or real: ms since the epoch. */
const moment = required(number());
const id = required(text());
const always = { kind: id, at: moment, real: moment };
const attempt = record({
  at: moment,
  ms: required(number()),
  status: required(nullable(number({ min: 100, max: 999, whole: true }))),
  answer: text({ min: 0 }),
  error: text({ min: 0 }),
});

const drawn = list(text({ max: 36 }), { max: 3 });

/** A reset discards what was before it and begins the world anew, so no kept world has one in it. */
type Kind = Exclude<JournalChange["kind"], "reset">;

/** The fields of each kind of change, and a check of their values. */
const kinds: Readonly<Record<Kind, { readonly fields: Fields; check?(change: Record<string, unknown>): void }>> = {
  repair: { fields: { itemId: id } },
  clock: { fields: { frozen: required(flag()) } },
  rulesets: {
    fields: { settings: required(anything()) },
    check: ({ settings }) => void parseSettings(recordIn(settings, "settings")),
  },
  fault: { fields: { fault: required(anything()) }, check: ({ fault }) => void parseFault(recordIn(fault, "fault")) },
  "faults-cleared": { fields: { id: required(nullable(text())) } },
  webhook: { fields: { itemId: id, webhook: required(record({ url: id, body: required(anything()) })) } },
  "fault-met": { fields: { id } },
  scenario: { fields: { scenario: required(anything()) }, check: ({ scenario }) => void parseScenario(scenario) },
  "webhook-settled": {
    fields: {
      settlement: required(
        record({
          id,
          state: required(oneOf(["waiting", "delivered", "failed", "refused"])),
          reason: required(nullable(text({ min: 0 }))),
          attempts: required(list(attempt, { max: 100 })),
        }),
      ),
    },
    check({ settlement }) {
      const { attempts } = recordIn(settlement, "settlement");
      if (Array.isArray(attempts))
        for (const each of attempts) checkMoment(recordIn(each, "attempts").at, "attempts.at");
    },
  },
  call: {
    fields: {
      path: id,
      occurrence: required(number({ min: 0, whole: true })),
      stale: flag(),
      body: required(anything()),
      drawn,
    },
    check({ path, body }) {
      endpointAt(String(path));
      recordIn(body, "body");
    },
  },
  link: {
    fields: { step: required(anything()), drawn },
    check: ({ step }) => void checkLinkStep(recordIn(step, "step")),
  },
};

/** Whether a change of this kind can be in a kept world. */
export function isKind(kind: unknown): kind is Kind {
  return typeof kind === "string" && Object.hasOwn(kinds, kind);
}

/** Checks that a value is the header of a kept world. @throws Error saying what is wrong with it */
export function checkHeader(value: unknown): JournalHeader {
  const header = recordIn(value, "header");
  const { kind, start, real, scenarios } = header;
  const shape = {
    kind: id,
    format: required(number()),
    seed: required(number({ whole: true })),
    start: moment,
    real: number(),
    habits: record({ readyAtOnce: flag(), publicTokensReusable: flag() }),
  };
  checkFields(header, { ...shape, scenarios: required(list(anything())) });
  if (kind !== "begin") throw invalid("header.kind must be begin");
  checkMoment(start, "header.start");
  if (real !== undefined) checkMoment(real, "header.real");
  if (Array.isArray(scenarios)) for (const each of scenarios) parseScenario(each);
  // Every field has just been checked.
  return value as JournalHeader;
}

/**
 * Checks that a value is a change that can be replayed: its kind, every field, its moment after the one before it.
 * @param after the moment of the change before it, or the start @throws Error saying what is wrong with it
 */
export function checkChange(
  value: unknown,
  { header, after }: { header: JournalHeader; after: number },
): JournalChange {
  const change = recordIn(value, "change");
  const { kind, at, real } = change;
  const found = isKind(kind) ? kinds[kind] : undefined;
  if (found === undefined) throw invalid("there is no change of this kind");
  checkFields(change, { ...always, ...found.fields });
  checkMoment(at, "at");
  checkMoment(real, "real");
  if (Number(at) < after) throw invalid("at lies before the change before it");
  if (Number(at) > header.start + longestWorld) throw invalid("at lies more than 100 years after the start");
  found.check?.(change);
  // Every field has just been checked.
  return value as JournalChange;
}

function checkMoment(value: unknown, name: string): void {
  if (typeof value !== "number" || !isOnCalendar(value))
    throw invalid(`${name} is no moment between the years 0 and 9999`);
}

function recordIn(value: unknown, name: string): Record<string, unknown> {
  if (isRecord(value)) return value;
  throw invalid(`${name} must be an object`);
}

function invalid(problem: string): PlaidFailure {
  return new PlaidFailure("INVALID_FIELD", problem);
}
