import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import type { Balances } from "../../../src/core/reading/balances.ts";
import type { TableColumn } from "./tableColumns.ts";

/** The balances of a comparison by response and account. */
export interface Answers {
  /** The balances of an account in a column: those of the first response that has it. Null where none does. */
  in(column: Pick<TableColumn, "calls">, accountId: string): Balances | null;
}

/** Each response is indexed when first asked for. */
export function answersOf({ readings }: Comparison): Answers {
  const byReading = new Map<string, ReadonlyMap<string, Balances>>();
  const balancesOf = (readingId: string): ReadonlyMap<string, Balances> => {
    const known = byReading.get(readingId);
    if (known !== undefined) return known;
    const reading = readings.find(({ id }) => id === readingId);
    const balances = new Map(reading?.accounts.map((account) => [account.accountId, account.balances]));
    byReading.set(readingId, balances);
    return balances;
  };
  return {
    in({ calls }, accountId) {
      for (const call of calls) {
        const balances = call.state === "ok" ? balancesOf(call.id).get(accountId) : undefined;
        if (balances !== undefined) return balances;
      }
      return null;
    },
  };
}
