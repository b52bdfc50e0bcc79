import { numberIn, textIn } from "../../ask/itemArgument.ts";
import type { ClockMove } from "../../local/clockControl.ts";

/** The move of the clock in a command's argument; null when it has none, or an invalid one. */
export function readClockMove(argument: unknown): ClockMove | null {
  const seconds = numberIn(argument, "seconds");
  if (seconds !== undefined) return seconds >= 0 ? { seconds } : null;
  const frozen: unknown = Reflect.get(Object(argument), "frozen");
  if (typeof frozen === "boolean") return { frozen };
  const to = textIn(argument, "to");
  // A time needs its offset: without one it would differ by time zone.
  const isTime =
    to !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/i.test(to) && !Number.isNaN(Date.parse(to));
  return isTime ? { to: new Date(to).toISOString() } : null;
}
