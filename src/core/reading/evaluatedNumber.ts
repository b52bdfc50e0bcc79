import type { Comparison } from "../comparison/comparison.ts";
import { isSameMoney } from "../money/money.ts";
import { type Balances, sharedUnit } from "./balances.ts";
import type { CallTimes } from "./callTimes.ts";
import { inferredRulesetKind } from "./inferredRulesetKind.ts";
import type { OkReading } from "./reading.ts";

/** Where the number of an evaluation seems to come from, and the evidence. Plaid's API does not say. */
export interface EvaluatedNumber {
  readonly from: "bank" | "copy" | "unknown";
  /**
   * `stamp`: the response dates its balance. `numbers`: it equals one response and not the other. `shape`: of the
   * ruleset.
   */
  readonly by: "stamp" | "numbers" | "shape" | null;
}

const unknown: EvaluatedNumber = { from: "unknown", by: null };

/** A stamp in whole seconds may lie this much before the call that it belongs to. */
const stampResolutionMs = 1000;

/** True when both answers give at least one number of the same name, and each such pair is the same money. */
export function sameNumbers(left: Balances, right: Balances): boolean {
  const unit = sharedUnit(left, right);
  if (unit === null) return false;
  const pairs = (["available", "current"] as const).flatMap((field) => {
    const [a, b] = [left[field], right[field]];
    return typeof a === "number" && typeof b === "number" ? [[a, b] as const] : [];
  });
  return pairs.length > 0 && pairs.every(([a, b]) => isSameMoney(a, b, unit));
}

/**
 * Whether an evaluation seems to have contacted the bank: by the time it states, else by its numbers compared with
 * those of the other calls, else by the form of its ruleset. All of it is inference. Source:
 * https://plaid.com/docs/signal/signal-rules
 */
export function evaluatedNumberOf(comparison: Comparison, reading: OkReading, times: CallTimes): EvaluatedNumber {
  const { signal } = reading;
  const shown = reading.accounts[0];
  if (signal === undefined || shown === undefined) return unknown;
  const { available, current } = shown.balances;
  if (typeof available !== "number" && typeof current !== "number") return unknown;
  const stated = Date.parse(signal.balanceLastUpdated ?? "");
  const span = times.spanOf(reading);
  if (!Number.isNaN(stated) && span !== null && stated <= span.to + times.skewMs) {
    return { from: stated >= span.from - stampResolutionMs ? "bank" : "copy", by: "stamp" };
  }
  const { cached, bank } = besides(comparison, reading, times);
  if (cached.length > 0 && bank.length > 0) {
    const isShown = (others: readonly Balances[]) => others.some((each) => sameNumbers(shown.balances, each));
    const [isCached, isBank] = [isShown(cached), isShown(bank)];
    if (isBank && !isCached) return { from: "bank", by: "numbers" };
    if (isCached && !isBank) return { from: "copy", by: "numbers" };
  }
  if (signal.warnings.length > 0) return unknown;
  return { from: inferredRulesetKind(signal) === "balance-only" ? "bank" : "copy", by: "shape" };
}

/**
 * The account's balances in the cached responses that are not later, and in the bank's. All of them: a copy that a real-time
 * call refreshed shows the bank's number, and an evaluation of that copy did not ask the bank.
 */
function besides(
  comparison: Comparison,
  reading: OkReading,
  times: CallTimes,
): { readonly cached: readonly Balances[]; readonly bank: readonly Balances[] } {
  const cached: Balances[] = [];
  const bank: Balances[] = [];
  const id = reading.accounts[0]?.accountId;
  for (const each of comparison.readings) {
    if (each.outcome !== "ok" || each.kind === "evaluated") continue;
    const balances = each.accounts.find(({ accountId }) => accountId === id)?.balances;
    if (balances === undefined) continue;
    if (each.kind === "real-time") bank.push(balances);
    else if (times.orderOf(reading, each) !== "before") cached.push(balances);
  }
  return { cached, bank };
}
