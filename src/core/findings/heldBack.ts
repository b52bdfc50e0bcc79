import { subtractMoney } from "../money/money.ts";
import type { Balances } from "../reading/balances.ts";

/**
 * What `available` excludes, by the type's own rule: for depository `current` minus `available`, for credit what is
 * left of the limit. Null where the rule cannot be applied. Source: `AccountBalance`,
 * https://plaid.com/docs/api/accounts
 */
export function heldBack(type: string | undefined, { available, current, limit }: Balances): number | null {
  if (typeof available !== "number" || typeof current !== "number") return null;
  if (type === "depository") return subtractMoney(current, available);
  if (type === "credit" && typeof limit === "number") return subtractMoney(subtractMoney(limit, current), available);
  return null;
}
