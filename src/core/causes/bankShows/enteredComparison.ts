import type { EnteredAccount } from "../../evidence/evidence.ts";
import type { AccountReading, BalanceField, MoneyUnit } from "../../reading/balances.ts";
import type { OkReading } from "../../reading/reading.ts";

/** A number of one answer beside the number that was entered. */
export interface AnsweredBalance {
  readonly reading: OkReading;
  readonly account: AccountReading;
  readonly value: number;
  readonly unit: MoneyUnit;
  readonly isSame: boolean;
}

/** The number entered for one account, and what the answers give in the same field. */
export interface EnteredComparison {
  readonly entered: EnteredAccount;
  readonly field: BalanceField;
  readonly seen: number;
  /** From the real-time answer nearest in time to the reading; null: none gives this number. */
  readonly realTime: AnsweredBalance | null;
  /** From the first cached answer before the real-time call; null: none gives this number. */
  readonly cached: AnsweredBalance | null;
}
