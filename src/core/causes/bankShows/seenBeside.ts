import type { EnteredAccount } from "../../findings/evidence.ts";
import type { AccountReading, BalanceField, MoneyUnit } from "../../reading/balances.ts";
import type { OkReading } from "../../reading/reading.ts";

/** One number of an answer beside the one that was entered. */
export interface Beside {
  readonly reading: OkReading;
  readonly account: AccountReading;
  readonly value: number;
  readonly unit: MoneyUnit;
  readonly isSame: boolean;
}

/** What was entered of one account, and what the answers give in the same field. */
export interface SeenBeside {
  readonly entered: EnteredAccount;
  readonly field: BalanceField;
  readonly seen: number;
  /** Of the real-time answer nearest to the moment it was seen; null: none gives this number. */
  readonly realTime: Beside | null;
  /** Of the first cached answer from before the real-time call; null: none gives this number. */
  readonly cached: Beside | null;
}
