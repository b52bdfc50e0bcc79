import { subtractMoney } from "../money/money.ts";
import type { Balances } from "../reading/balances.ts";

/**
 * The amount that `available` excludes, by account type: for depository `current - available`; for credit `limit -
 * current - available`. Null when the rule does not apply. Source: `AccountBalance`,
 * https://plaid.com/docs/api/accounts
 */
export function amountOnHold(type: string | undefined, { available, current, limit }: Balances): number | null {
  if (typeof available !== "number" || typeof current !== "number") return null;
  if (type === "depository") return subtractMoney(current, available);
  if (type === "credit" && typeof limit === "number") return subtractMoney(subtractMoney(limit, current), available);
  return null;
}
