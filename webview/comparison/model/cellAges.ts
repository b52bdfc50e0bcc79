import { type Age, ageLookup } from "../../../src/core/age/ageLookup.ts";
import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import type { OkCall } from "./panelCalls.ts";

/** The ages of a comparison's balances, each worked out once. */
export interface CellAges {
  of(call: Pick<OkCall, "reading">, accountId: string): Age;
  /** The one age of every balance of an answer; null where they differ, or where there is none. */
  shared(call: OkCall): Age | null;
}

export function cellAges(comparison: Comparison): CellAges {
  const known = new Map<string, Age | null>();
  // What an age rests on is looked up once a reading, not once an account.
  const ageOf = ageLookup(comparison);

  function sharedAge({ accounts }: OkCall["reading"], of: (accountId: string) => Age): Age | null {
    const [first, ...rest] = accounts;
    if (first === undefined) return null;
    const age = of(first.accountId);
    return rest.every(({ accountId }) => isSameAge(of(accountId), age)) ? age : null;
  }

  return {
    of: ({ reading }, accountId) => ageOf(reading, accountId),
    shared({ id, reading }) {
      const before = known.get(id);
      if (before !== undefined) return before;
      const age = sharedAge(reading, (accountId) => ageOf(reading, accountId));
      known.set(id, age);
      return age;
    },
  };
}

/** Two ages read the same when a person could not tell them apart: within a second. */
export function isSameAge(left: Age, right: Age): boolean {
  if (left === right) return true;
  if (left.moment?.iso !== right.moment?.iso) return false;
  return left.provenance === right.provenance && Math.abs((left.ageMs ?? 0) - (right.ageMs ?? 0)) < 1000;
}
