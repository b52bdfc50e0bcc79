import type { AccountReading } from "./balances.ts";
import type { Reading } from "./reading.ts";

/** The accounts of a response, by id; none where there is no response. */
export function accountsById(reading: Pick<Reading, "accounts"> | null): ReadonlyMap<string, AccountReading> {
  return new Map(reading?.accounts.map((account) => [account.accountId, account]));
}
