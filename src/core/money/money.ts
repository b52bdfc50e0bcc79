import type { MoneyUnit } from "../reading/balances.ts";

/** Plaid's numbers are doubles with up to seven decimals in practice; sums are made on whole units of 1e-8. */
const decimals = 8;
const unitsInOne = 10 ** decimals;

/** Below this, an amount in units is exact in a double, and so is the sum of a few. Above it, big integers are used. */
const exactBelow = 10 ** 7;

function isPlain(value: number): boolean {
  return Math.abs(value) < exactBelow;
}

/**
 * Converted from the shortest decimal that is this double, as JSON wrote it: `toFixed` would show the error of large
 * amounts.
 */
function toBigUnits(value: number): bigint {
  const [whole = "0", fraction = ""] = String(value).split(".");
  const isShort = !whole.includes("e") && !fraction.includes("e") && fraction.length <= decimals;
  return BigInt(isShort ? whole + fraction.padEnd(decimals, "0") : value.toFixed(decimals).replace(".", ""));
}

function fromBigUnits(units: bigint): number {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const split = digits.length - decimals;
  const amount = Number(`${digits.slice(0, split)}.${digits.slice(split)}`);
  return units < 0n ? -amount : amount;
}

/** The sum of amounts of one currency, without the drift of adding doubles: 0.1 + 0.2 is 0.3. */
export function sumMoney(amounts: readonly number[]): number {
  const greatest = amounts.reduce((total, amount) => total + Math.abs(amount), 0);
  // Whole units add up exactly while their sum is a safe integer.
  if (greatest < exactBelow)
    return amounts.reduce((sum, amount) => sum + Math.round(amount * unitsInOne), 0) / unitsInOne;
  return fromBigUnits(amounts.reduce((sum, amount) => sum + toBigUnits(amount), 0n));
}

/** `left` minus `right`, without drift. */
export function subtractMoney(left: number, right: number): number {
  if (left === right) return 0;
  if (isPlain(left) && isPlain(right)) {
    return (Math.round(left * unitsInOne) - Math.round(right * unitsInOne)) / unitsInOne;
  }
  return fromBigUnits(toBigUnits(left) - toBigUnits(right));
}

/** Decimal digits by ISO 4217 code: asking `Intl` costs more than the comparison it is needed for. */
const knownDigits = new Map<string, number>();

/** `Intl` has three digits for KWD and too few for HUF, COP, IDR, PKR and others; it throws for invalid codes. */
function digitsOf(currency: string): number {
  const known = knownDigits.get(currency);
  if (known !== undefined) return known;
  let digits = 2;
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    digits = Math.max(2, format.resolvedOptions().maximumFractionDigits ?? 2);
  } catch {
    // An invalid code has the digits of most currencies.
  }
  knownDigits.set(currency, digits);
  return digits;
}

/**
 * Amounts closer than this are the same money: half the smallest unit, of at least two digits; 0 for unofficial currencies
 * and where none is named, since it may be one.
 */
export function toleranceOf({ currency, isUnofficial }: MoneyUnit): number {
  return currency === null || isUnofficial ? 0 : 0.5 * 10 ** -digitsOf(currency);
}

/**
 * True when two amounts are the same money: less than half of 10^-max(2, the currency's digits) apart. Amounts of an
 * unofficial or unknown currency are so only when they are equal.
 */
export function isSameMoney(left: number, right: number, unit: MoneyUnit): boolean {
  return left === right || Math.abs(subtractMoney(left, right)) < toleranceOf(unit);
}
