import { orderOfSeen } from "../../comparison/bankShown.ts";
import type { BankShown } from "../../comparison/comparison.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";
import { isSameMoney } from "../../money/money.ts";

/**
 * True where the bank's own site or app shows the cached number and not the real-time one, at the time of the call or
 * later: then the bank's balance has hardly changed in between.
 */
export function bankShowsCached(gap: Gap, evidence: Evidence): boolean {
  return shows(gap, evidence, "cached");
}

/** True where the bank's own site or app shows the real-time number, and not the cached one. */
export function bankShowsRealTime(gap: Gap, evidence: Evidence): boolean {
  return shows(gap, evidence, "bank");
}

function shows({ account, mainField, unit, bank }: Gap, evidence: Evidence, which: "cached" | "bank"): boolean {
  const entered = evidence.bankShows.get(account.accountId);
  const number = entered?.account.balances[mainField.field];
  if (entered === undefined || typeof number !== "number") return false;
  if (which === "cached" && isSeenBefore(entered.shown, bank, evidence)) return false;
  return (
    isSameMoney(number, mainField[which], unit) &&
    !isSameMoney(number, mainField[which === "cached" ? "bank" : "cached"], unit)
  );
}

function isSeenBefore(shown: BankShown, bank: Gap["bank"], { times }: Evidence): boolean {
  return orderOfSeen(shown, bank, times) === "before";
}
