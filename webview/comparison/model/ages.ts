import type { Age } from "../../../src/core/age.ts";
import { agesOf as ageLookup } from "../../../src/core/ageOf.ts";
import type { Comparison } from "../../../src/core/comparison.ts";
import type { OkColumn } from "./columns.ts";

/** The ages of a comparison's balances, each worked out once. */
export interface Ages {
  of(column: OkColumn, accountId: string): Age;
  /** The one age of every balance of an answer; null where they differ, or where there is none. */
  shared(column: OkColumn): Age | null;
}

interface ColumnAges {
  readonly byAccount: ReadonlyMap<string, Age>;
  readonly shared: Age | null;
}

export function agesOf(comparison: Comparison): Ages {
  const known = new Map<string, ColumnAges>();
  // What an age rests on is looked up once a reading, not once an account.
  const ageOf = ageLookup(comparison);

  function columnAges({ id, reading }: OkColumn): ColumnAges {
    const before = known.get(id);
    if (before !== undefined) return before;
    const byAccount = new Map(reading.accounts.map(({ accountId }) => [accountId, ageOf(reading, accountId)]));
    const [first, ...rest] = byAccount.values();
    const shared = first !== undefined && rest.every((age) => isSameAge(age, first)) ? first : null;
    const ages = { byAccount, shared };
    known.set(id, ages);
    return ages;
  }

  return {
    of: (column, accountId) => columnAges(column).byAccount.get(accountId) ?? ageOf(column.reading, accountId),
    shared: (column) => columnAges(column).shared,
  };
}

/** Two ages read the same when a person could not tell them apart: within a second. */
export function isSameAge(left: Age, right: Age): boolean {
  return left.provenance === right.provenance && Math.abs((left.ageMs ?? 0) - (right.ageMs ?? 0)) < 1000;
}
