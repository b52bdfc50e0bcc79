import { isoTime } from "../time/time.ts";
import { bankFaultAt } from "../world/bankTrouble.ts";
import type { Item } from "../world/item.ts";

/**
 * `InstitutionStatus` of https://plaid.com/docs/api/institutions/, from what one Item meets at its institution: down
 * while the bank can't be reached, with its updates stopped meanwhile and where the Item is no longer refreshed.
 */
export function institutionStatusBody(item: Item, now: number) {
  const fault = bankFaultAt(item, now);
  const ended = item.faults.flatMap(({ until }) => (until !== null && until <= now ? [until] : []));
  const changedAt = fault?.from ?? Math.max(item.createdAt, ...ended);
  const isDown = fault !== undefined;
  const plan = item.refreshPlans.find(({ product }) => product === "transactions");
  const status = (breakdown: object) => ({
    status: isDown ? "DOWN" : "HEALTHY",
    last_status_change: isoTime(changedAt),
    breakdown: { success: isDown ? 0 : 1, error_plaid: 0, error_institution: isDown ? 1 : 0, ...breakdown },
  });
  return {
    item_logins: status({}),
    transactions_updates:
      plan === undefined ? null : status({ refresh_interval: isDown || plan.every === null ? "STOPPED" : "NORMAL" }),
    investments_updates: null,
    liabilities_updates: null,
    health_incidents: null,
  };
}
