import { isSameMoney } from "../money/money.ts";
import { accountsById } from "./accountsById.ts";
import { type Balances, currencyOf, type MoneyUnit, unitOf } from "./balances.ts";
import type { FailedReading, OkReading, Reading } from "./reading.ts";

/**
 * One call, several cached calls that agree, or several that failed in the same way; the first represents the others.
 */
export interface Fold {
  readonly members: readonly [Called, ...Called[]];
}

type Called = OkReading | FailedReading;

/** Finds the real-time response that one account of a cached response is compared with. */
type ComparedWith = (reading: OkReading, accountId: string) => OkReading | null;

/**
 * The readings of a comparison that were called, in their order, with equal ones of a step folded into one: cached
 * responses that agree about every account they share and are compared with the same real-time response, since one
 * difference is shown for them; and failures for the same reason.
 */
export function foldedReadings(readings: readonly Reading[], comparedWith: ComparedWith): readonly Fold[] {
  const steps: Called[][] = [];
  for (const reading of readings) {
    if (reading.outcome === "skipped") continue;
    const last = steps.at(-1);
    if (last?.[0]?.pass === reading.pass) last.push(reading);
    else steps.push([reading]);
  }
  return steps.flatMap((calls) => foldAlike(calls, comparedWith));
}

function foldAlike(calls: readonly Called[], comparedWith: ComparedWith): readonly Fold[] {
  const folds: { members: [Called, ...Called[]] }[] = [];
  for (const call of calls) {
    const home = folds.find(({ members }) => members.every((member) => isAlike(member, call, comparedWith)));
    if (home === undefined) folds.push({ members: [call] });
    else home.members.push(call);
  }
  return folds;
}

function isAlike(left: Called, right: Called, comparedWith: ComparedWith): boolean {
  if (left.outcome === "ok" && right.outcome === "ok") {
    return (
      left.kind === "cached" &&
      right.kind === "cached" &&
      agree(left, right) &&
      left.accounts.every(({ accountId: id }) => comparedWith(left, id) === comparedWith(right, id))
    );
  }
  return left.outcome === "failed" && right.outcome === "failed" && failureKey(left) === failureKey(right);
}

/** Failures with the same reason and the same code of Plaid's are shown as one. */
function failureKey({ failure }: FailedReading): string {
  return `${failure.reason} ${failure.provider?.errorCode ?? ""}`;
}

/** Two answers agree when every account that both return has the same money, nulls and currency in both. */
export function agree(left: OkReading, right: OkReading): boolean {
  const others = accountsById(right);
  return left.accounts.every(({ accountId, balances }) => {
    const other = others.get(accountId);
    return other === undefined || isSameBalances(balances, other.balances);
  });
}

/** The same money, nulls and currency. */
export function isSameBalances(left: Balances, right: Balances): boolean {
  const unit = unitOf(left);
  return (
    currencyOf(left) === currencyOf(right) &&
    (["available", "current", "limit"] as const).every((field) => isSameAmount(left[field], right[field], unit))
  );
}

function isSameAmount(left: number | null | undefined, right: number | null | undefined, unit: MoneyUnit): boolean {
  if (typeof left === "number" && typeof right === "number") return isSameMoney(left, right, unit);
  return left === right;
}
