import { moneyTolerance } from "./balances.ts";

/** Plaid's numbers are doubles with up to seven decimals in practice; sums are made on whole units of 1e-8. */
const decimals = 8;

function toUnits(value: number): bigint {
  return BigInt(value.toFixed(decimals).replace(".", ""));
}

function fromUnits(units: bigint): number {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const split = digits.length - decimals;
  const amount = Number(`${digits.slice(0, split)}.${digits.slice(split)}`);
  return units < 0n ? -amount : amount;
}

/** The sum of amounts of one currency, without the drift of adding doubles: 0.1 + 0.2 is 0.3. */
export function sumMoney(amounts: readonly number[]): number {
  return fromUnits(amounts.reduce((sum, amount) => sum + toUnits(amount), 0n));
}

/** `left` minus `right`, without drift. */
export function subtractMoney(left: number, right: number): number {
  return fromUnits(toUnits(left) - toUnits(right));
}

/** True when two amounts of one currency are the same money: less than half a hundredth apart. */
export function isSameMoney(left: number, right: number): boolean {
  return Math.abs(subtractMoney(left, right)) < moneyTolerance;
}
