import { isSameMoney } from "../money/money.ts";
import { accountsById } from "./accountsById.ts";
import { type AccountReading, type Balances, currencyOf, type MoneyUnit, unitOf } from "./balances.ts";
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
  const folds: OpenFold[] = [];
  const failures = new Map<string, OpenFold>();
  const copies = new CopyFolds(comparedWith);
  for (const call of calls) {
    const isCopy = call.outcome === "ok" && call.kind === "cached";
    const home = call.outcome === "failed" ? failures.get(failureKey(call)) : isCopy ? copies.homeOf(call) : undefined;
    if (home !== undefined) {
      home.members.push(call);
      continue;
    }
    const fold: OpenFold = { members: [call] };
    folds.push(fold);
    if (call.outcome === "failed") failures.set(failureKey(call), fold);
    else if (isCopy) copies.add(fold, call);
  }
  return folds;
}

interface OpenFold extends Fold {
  readonly members: [Called, ...Called[]];
}

interface Copies {
  readonly fold: OpenFold;
  readonly place: number;
  /** One of the members for all that say the same: of thousands of equal answers one has to be compared. */
  readonly unlike: Map<string, OkReading>;
}

/** The folds of cached calls, found by the first account of their first member: a log has thousands of them. */
class CopyFolds {
  readonly #comparedWith: ComparedWith;
  readonly #byAccount = new Map<string, Map<string, Copies[]>>();
  #count = 0;

  constructor(comparedWith: ComparedWith) {
    this.#comparedWith = comparedWith;
  }

  /** The first fold all of whose members are like the call, which becomes one of them; undefined: there is none. */
  homeOf(call: OkReading): OpenFold | undefined {
    const [home] = this.#possible(call)
      .filter(({ unlike }) => [...unlike.values()].every((member) => this.#isAlike(member, call)))
      .sort((left, right) => left.place - right.place);
    const said = this.#saidBy(call);
    if (home !== undefined && !home.unlike.has(said)) home.unlike.set(said, call);
    return home?.fold;
  }

  add(fold: OpenFold, call: OkReading): void {
    const [first] = call.accounts;
    const byKey = this.#byAccount.get(first?.accountId ?? "") ?? new Map<string, Copies[]>();
    this.#byAccount.set(first?.accountId ?? "", byKey);
    const key = first === undefined ? "" : this.#keyOf(call, first, 0);
    const copies = { fold, place: this.#count++, unlike: new Map([[this.#saidBy(call), call]]) };
    byKey.set(key, [...(byKey.get(key) ?? []), copies]);
  }

  /** Those that it may belong to; of an account that it does not show, any. */
  #possible(call: OkReading): Copies[] {
    const accounts = accountsById(call);
    return [...this.#byAccount].flatMap(([accountId, byKey]) => {
      const own = accounts.get(accountId);
      if (own === undefined) return [...byKey.values()].flat();
      const keys = new Set([-1, 0, 1].map((apart) => this.#keyOf(call, own, apart)));
      return [...keys].flatMap((key) => byKey.get(key) ?? []);
    });
  }

  #keyOf(call: OkReading, { accountId, balances: { available } }: AccountReading, apart: number): string {
    // Amounts of the same money are at most a cent apart.
    const cents = typeof available === "number" ? Math.round(available * 100) + apart : available;
    return `${cents} ${this.#comparedWith(call, accountId)?.id}`;
  }

  #isAlike(left: OkReading, right: OkReading): boolean {
    return (
      agree(left, right) &&
      left.accounts.every(({ accountId: id }) => this.#comparedWith(left, id) === this.#comparedWith(right, id))
    );
  }

  #saidBy(call: OkReading): string {
    return JSON.stringify(
      call.accounts.map(({ accountId, balances }) => [accountId, balances, this.#comparedWith(call, accountId)?.id]),
    );
  }
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
