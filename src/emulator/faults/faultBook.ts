import { hexId } from "../ids.ts";
import type { FaultSpec } from "./fault.ts";

/** A fault that is on. */
export interface Fault {
  readonly id: string;
  readonly spec: FaultSpec;
  /** Calls that it still applies to; null until it is cleared. */
  callsLeft: number | null;
}

/** What a call is about, as far as it is known. */
interface FaultScope {
  readonly path: string;
  readonly itemId: string | undefined;
  readonly institutionId: string | undefined;
}

/** The faults that are on, in the order in which they were added: the first that fits a call is applied to it. */
export interface FaultBook {
  add(spec: FaultSpec): Fault;
  read(): readonly Fault[];
  meet(scope: FaultScope): Fault | undefined;
  /** Counts a call; the last one turns the fault off. */
  spend(id: string): void;
  /** Clears one, or all; whether there was any. */
  clear(id: string | null): boolean;
  /** Whether the cached balances of an Item stay as they are. */
  freezes(item: { readonly itemId: string; readonly institutionId: string }): boolean;
}

/** Few enough to look through at each call. */
export const mostFaults = 1000;

export function createFaultBook(seed: number): FaultBook {
  let faults: Fault[] = [];
  let made = 0;
  const fits = ({ spec }: Fault, { path, itemId, institutionId }: FaultScope): boolean =>
    (spec.endpoint === undefined || spec.endpoint === path) &&
    (spec.item_id === undefined || spec.item_id === itemId) &&
    (spec.institution_id === undefined || spec.institution_id === institutionId);
  return {
    add(spec) {
      made += 1;
      const fault: Fault = { id: hexId(16, seed, "fault", made), spec, callsLeft: spec.calls ?? null };
      faults.push(fault);
      return fault;
    },
    read: () => faults,
    meet: (scope) => faults.find((fault) => !isStanding(fault) && fits(fault, scope)),
    spend(id) {
      const fault = faults.find((each) => each.id === id);
      if (fault?.callsLeft == null) return;
      fault.callsLeft -= 1;
      if (fault.callsLeft === 0) faults = faults.filter((each) => each !== fault);
    },
    clear(id) {
      const before = faults.length;
      faults = id === null ? [] : faults.filter((each) => each.id !== id);
      return faults.length < before;
    },
    freezes: ({ itemId, institutionId }) =>
      faults.some((fault) => isStanding(fault) && fits(fault, { path: "", itemId, institutionId })),
  };
}

/**
 * True for a stale cache that is not about one endpoint: it applies to background refreshes too, not to calls alone.
 */
function isStanding({ spec }: Fault): boolean {
  return spec.effect === "stale" && spec.endpoint === undefined;
}
