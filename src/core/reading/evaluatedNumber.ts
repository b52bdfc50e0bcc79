import type { Comparison } from "../comparison/comparison.ts";
import { isSameMoney } from "../money/money.ts";
import { oncePer } from "../oncePer.ts";
import { type AccountReading, type Balances, sharedUnit } from "./balances.ts";
import { byNumbers } from "./byNumbers.ts";
import type { CallTimes } from "./callTimes.ts";
import { inferredRulesetKind } from "./inferredRulesetKind.ts";
import { showing } from "./nextRealTime.ts";
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
 * Tells of each evaluation whether it seems to have contacted the bank: by the time it states, else by its numbers compared
 * with those of the other calls, else by the form of its ruleset. All of it is inference. Source:
 * https://plaid.com/docs/signal/signal-rules
 */
export function evaluatedNumbers(comparison: Comparison, times: CallTimes): (reading: OkReading) => EvaluatedNumber {
  const isBesides = shownBesides(comparison, times);
  return oncePer((reading): EvaluatedNumber => {
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
    const [isCached, isBank] = [isBesides.cached(reading, shown), isBesides.bank(reading, shown)];
    if (isBank === true && isCached === false) return { from: "bank", by: "numbers" };
    if (isCached === true && isBank === false) return { from: "copy", by: "numbers" };
    if (signal.warnings.length > 0) return unknown;
    return { from: inferredRulesetKind(signal) === "balance-only" ? "bank" : "copy", by: "shape" };
  });
}

/** Whether an answer of some kind shows an evaluation's numbers; null: none shows the account. */
type ShownBesides = (evaluation: OkReading, shown: AccountReading) => boolean | null;

/**
 * Looks for an evaluation's numbers in the cached responses that are not later, and in the bank's. In all of them: a copy that
 * a real-time call refreshed shows the bank's number, and an evaluation of that copy did not ask the bank.
 */
function shownBesides(
  { readings }: Comparison,
  times: CallTimes,
): { readonly cached: ShownBesides; readonly bank: ShownBesides } {
  const among = (kind: "cached" | "real-time", isOne: (evaluation: OkReading, each: OkReading) => boolean) => {
    const answers = readings.filter((each): each is OkReading => each.outcome === "ok" && each.kind === kind);
    const answersOf = showing(answers);
    const lookUp = byNumbers(answers);
    const find = (evaluation: OkReading, list: readonly OkReading[], passes: (each: OkReading) => boolean): boolean => {
      const end = kind === "cached" ? times.placesIn(list).endOfNotAfter(evaluation) : list.length;
      for (let place = 0; place < end; place += 1) {
        const each = list[place];
        if (each !== undefined && isOne(evaluation, each) && passes(each)) return true;
      }
      return false;
    };
    const isShown: ShownBesides = (evaluation, { accountId, balances }) => {
      if (!find(evaluation, answersOf(accountId), () => true)) return null;
      return lookUp(accountId, balances).some((list) =>
        find(evaluation, list, ({ accounts }) =>
          accounts.some((each) => each.accountId === accountId && sameNumbers(balances, each.balances)),
        ),
      );
    };
    return isShown;
  };
  return {
    cached: among("cached", (evaluation, each) => times.orderOf(evaluation, each) !== "before"),
    bank: among("real-time", () => true),
  };
}
