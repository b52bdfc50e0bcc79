import { type Balances, currencyOf, type MoneyUnit, unitOf } from "./balances.ts";
import { isSameMoney } from "./money.ts";
import type { FailedReading, OkReading, Reading } from "./reading.ts";

/** One call, several cached calls that agree, or several that failed alike or were skipped; the first stands for the rest. */
export interface Fold<T> {
  readonly kind: "one" | "agree" | "failed" | "skipped";
  readonly members: readonly [T, ...T[]];
}

/** What became of a call, as far as folding asks; null for one that folds with none, such as one still to come. */
type Settled = OkReading | FailedReading | "skipped" | null;

/**
 * The calls of one step with those that say the same folded into one: cached answers that give every account they share
 * the same money, failures for the same reason, and calls that were skipped.
 */
function foldAlike<T>(calls: readonly T[], settledOf: (call: T) => Settled): readonly Fold<T>[] {
  const folds: { kind: Fold<T>["kind"]; members: [T, ...T[]] }[] = [];
  for (const call of calls) {
    const settled = settledOf(call);
    const kind = kindOf(settled);
    const home = folds.find(
      (fold) =>
        kind !== "one" && fold.kind === kind && fold.members.every((member) => isAlike(settledOf(member), settled)),
    );
    if (home === undefined) folds.push({ kind, members: [call] });
    else home.members.push(call);
  }
  return folds.map(({ kind, members }) => ({ kind: members.length === 1 ? "one" : kind, members }));
}

/** The readings of a comparison that were called, in their order, those of each step folded. */
export function foldedReadings(readings: readonly Reading[]): readonly Fold<OkReading | FailedReading>[] {
  const steps: (OkReading | FailedReading)[][] = [];
  for (const reading of readings) {
    if (reading.outcome === "skipped") continue;
    const last = steps.at(-1);
    if (last?.[0]?.pass === reading.pass) last.push(reading);
    else steps.push([reading]);
  }
  return steps.flatMap((step) => foldAlike(step, (reading) => reading));
}

function kindOf(settled: Settled): Fold<unknown>["kind"] {
  if (settled === null) return "one";
  if (settled === "skipped") return "skipped";
  if (settled.outcome === "failed") return "failed";
  return settled.kind === "cached" ? "agree" : "one";
}

function isAlike(left: Settled, right: Settled): boolean {
  if (left === null || right === null || left === "skipped" || right === "skipped") return left === right;
  if (left.outcome === "ok" && right.outcome === "ok") return agree(left, right);
  return left.outcome === "failed" && right.outcome === "failed" && failureKey(left) === failureKey(right);
}

/** Failures with the same reason and Plaid's same code are one thing to say. */
function failureKey({ failure }: FailedReading): string {
  return `${failure.reason} ${failure.provider?.errorCode ?? ""}`;
}

/** Two answers agree when every account that both return has the same money, nulls and currency in both. */
export function agree(left: OkReading, right: OkReading): boolean {
  const others = new Map(right.accounts.map((account) => [account.accountId, account]));
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
