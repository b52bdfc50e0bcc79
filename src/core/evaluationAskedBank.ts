import type { AccountReading } from "./balances.ts";
import type { Comparison } from "./comparison.ts";
import { isSameMoney } from "./money.ts";
import type { OkReading } from "./reading.ts";
import { rulesetLook } from "./ruleset.ts";

type Numbers = Pick<AccountReading["balances"], "available" | "current">;

/** True when both answers give at least one number of the same name, and each such pair is the same money. */
function sameNumbers(left: Numbers, right: Numbers): boolean {
  const pairs = (["available", "current"] as const).flatMap((field) => {
    const [a, b] = [left[field], right[field]];
    return typeof a === "number" && typeof b === "number" ? [[a, b] as const] : [];
  });
  return pairs.length > 0 && pairs.every(([a, b]) => isSameMoney(a, b));
}

function numbersIn(
  comparison: Comparison,
  accountId: string,
  isWanted: (reading: OkReading) => boolean,
): Numbers | null {
  for (const reading of comparison.readings) {
    if (reading.outcome !== "ok" || !isWanted(reading)) continue;
    const account = reading.accounts.find((each) => each.accountId === accountId);
    if (account !== undefined) return account.balances;
  }
  return null;
}

/**
 * Whether an evaluation seems to have contacted the bank. Nothing in the answer says so; two core attributes without
 * scores look like a balance rule, unless the numbers repeat the cached ones while the bank's own differ.
 * "no" and "likely" are both inferences.
 */
export function evaluationAskedBank(comparison: Comparison, reading: OkReading): "likely" | "no" {
  const { signal } = reading;
  const shown = reading.accounts[0];
  if (signal === undefined || shown === undefined) return "no";
  if (rulesetLook(signal) !== "balance-only" || signal.warnings.length > 0) return "no";
  const { available, current } = shown.balances;
  if (typeof available !== "number" && typeof current !== "number") return "no";
  const id = shown.accountId;
  const cached = numbersIn(comparison, id, (each) => each.pass === "cached");
  const bank = numbersIn(comparison, id, (each) => each.kind === "real-time");
  if (cached === null || bank === null || sameNumbers(cached, bank)) return "likely";
  const repeatsCache = sameNumbers(shown.balances, cached) && !sameNumbers(shown.balances, bank);
  return repeatsCache ? "no" : "likely";
}
