import { fields, shownAt } from "../bankAccount.ts";
import { iso, second } from "../spans.ts";
import type { NumberTruth, World } from "../truth.ts";
import { asOfClaimsOf } from "./asOfClaim.ts";
import { okReadings } from "./claim.ts";

/** Numbers whose true moment lies outside the interval that the product states, and how many have one stated. */
export function agesOutside(world: World): { readonly agesOutside: readonly string[]; readonly ages: number } {
  const outside: string[] = [];
  let ages = 0;
  const claims = asOfClaimsOf(world.comparison);
  for (const reading of okReadings(world)) {
    for (const [accountId, number] of world.readings.get(reading.id)?.numbers ?? []) {
      const { earliest, latest } = claims(reading, accountId);
      if (earliest === null && latest === null) continue;
      // Numbers that are of no moment at all have no true age.
      if (number.from === "chance" || number.from === "none" || number.adjustedUpTo !== null) continue;
      ages += 1;
      const { toldAt } = number;
      const isOutside =
        (earliest !== null && toldAt < earliest - second) || (latest !== null && toldAt > latest + second);
      if (!isOutside || isStillShown(number, earliest, world.setting.bankLag)) continue;
      const by = number.copy === null ? "the bank" : number.copy.reason;
      const said = `${earliest === null ? "…" : iso(earliest)} to ${latest === null ? "…" : iso(latest)}`;
      outside.push(`${reading.id} ${number.account.kind}: of ${iso(toldAt)} by ${by}, said to be of ${said}`);
    }
  }
  return { agesOutside: outside, ages };
}

/** Of an earlier moment, yet the bank told the same numbers at the first moment that is stated: it is of that one too. */
export function isStillShown(
  { account, numbers, toldAt }: NumberTruth,
  earliest: number | null,
  bankLag: number,
): boolean {
  if (earliest === null || toldAt > earliest) return false;
  // A bank whose answers lag tells at one moment what it held at an earlier one.
  return [0, bankLag].some((lag) => {
    const then = shownAt(account, earliest - lag);
    return fields.every((field) => isNumberOf(numbers[field], then[field]));
  });
}

/** Copies may be cut to the cent. */
function isNumberOf(shown: number | null, given: number | null): boolean {
  return shown === null || (given !== null && Math.abs(shown - given) < 0.005);
}
