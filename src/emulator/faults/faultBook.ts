import { isPageCursor } from "../cache/cursor.ts";
import { hexId } from "../ids.ts";
import type { FaultSpec } from "./fault.ts";

/** A fault that is on. */
export interface Fault {
  readonly id: string;
  /** Its place among all that were ever added. */
  readonly place: number;
  readonly spec: FaultSpec;
  /** Calls that it still applies to; null until it is cleared. */
  callsLeft: number | null;
  /** On since then, virtual ms since the epoch. */
  readonly since: number;
}

/** A fault that was on, and may still be. */
interface FaultSpan {
  readonly place: number;
  readonly spec: FaultSpec;
  readonly from: number;
  /** null: it is still on. */
  readonly until: number | null;
}

/** What a call is about, as far as it is known. */
interface FaultScope {
  readonly path: string;
  /** The path whose answer a partner's endpoint gives for one account. */
  readonly like?: string | undefined;
  readonly itemId: string | undefined;
  readonly institutionId: string | undefined;
  /** Of a call of `/transactions/sync`. */
  readonly cursor?: unknown;
}

/** The faults that are on, in the order in which they were added: the first that fits a call is applied to it. */
export interface FaultBook {
  add(spec: FaultSpec, at: number): Fault;
  read(): readonly Fault[];
  /** Those that are on, and the newest 1000 that were, in the order in which they were added. */
  past(): readonly FaultSpan[];
  meet(scope: FaultScope): Fault | undefined;
  /** What a call of this moment met, or would have met. */
  metAt(at: number, scope: FaultScope): FaultSpec | undefined;
  /** Counts a call; the last one turns the fault off. */
  spend(id: string, at: number): void;
  /** Clears one, or all; whether there was any. */
  clear(id: string | null, at: number): boolean;
  /** Drops those of an Item that begins again, the past ones too: they belong to its previous life. */
  forget(itemId: string): void;
  /** Whether the cached balances of an Item stay as they are. */
  freezes(item: { readonly itemId: string; readonly institutionId: string }): boolean;
}

/** Few enough to look through at each call. */
export const mostFaults = 1000;

export function createFaultBook(seed: number): FaultBook {
  let faults: Fault[] = [];
  let made = 0;
  let ended: FaultSpan[] = [];
  const fits = ({ spec }: Pick<Fault, "spec">, { path, like, itemId, institutionId, cursor }: FaultScope): boolean =>
    (spec.effect !== "lost_cursor" || (typeof cursor === "string" && cursor !== "")) &&
    (spec.effect !== "mutation" || isPageCursor(cursor)) &&
    (spec.endpoint === undefined || spec.endpoint === path || spec.endpoint === like) &&
    (spec.item_id === undefined || spec.item_id === itemId) &&
    (spec.institution_id === undefined || spec.institution_id === institutionId);
  const end = (gone: readonly Fault[], at: number): void => {
    faults = faults.filter((fault) => !gone.includes(fault));
    for (const fault of gone) ended.push({ place: fault.place, spec: fault.spec, from: fault.since, until: at });
    ended = ended.slice(-mostFaults);
  };
  const past = (): readonly FaultSpan[] =>
    [...ended, ...faults.map(({ place, spec, since }) => ({ place, spec, from: since, until: null }))].sort(
      (one, other) => one.place - other.place,
    );
  return {
    add(spec, at) {
      made += 1;
      const id = hexId(16, seed, "fault", made);
      const fault: Fault = { id, place: made, spec, callsLeft: spec.calls ?? null, since: at };
      faults.push(fault);
      return fault;
    },
    read: () => faults,
    past,
    meet: (scope) => faults.find((fault) => !isStanding(fault) && fits(fault, scope)),
    metAt: (at, scope) =>
      past().find(
        (span) => span.from <= at && (span.until === null || at < span.until) && !isStanding(span) && fits(span, scope),
      )?.spec,
    spend(id, at) {
      const fault = faults.find((each) => each.id === id);
      if (fault?.callsLeft == null) return;
      fault.callsLeft -= 1;
      if (fault.callsLeft === 0) end([fault], at);
    },
    clear(id, at) {
      const before = faults.length;
      end(id === null ? faults : faults.filter((each) => each.id === id), at);
      return faults.length < before;
    },
    forget(itemId) {
      faults = faults.filter(({ spec }) => spec.item_id !== itemId);
      ended = ended.filter(({ spec }) => spec.item_id !== itemId);
    },
    freezes: ({ itemId, institutionId }) =>
      faults.some((fault) => isStanding(fault) && fits(fault, { path: "", itemId, institutionId })),
  };
}

/**
 * True for a stale cache that is not about one endpoint: it applies to background refreshes too, not to calls alone.
 */
function isStanding({ spec }: Pick<Fault, "spec">): boolean {
  return spec.effect === "stale" && spec.endpoint === undefined;
}
