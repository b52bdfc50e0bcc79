import { longestWorld } from "../state/checkJournal.ts";
import { day, isoTime, parseTime } from "../time/time.ts";
import { checkFields } from "../wire/checkFields.ts";
import { flag, number, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { readBody } from "../wire/readBody.ts";
import type { ControlContext } from "./context.ts";

/** One move may not go further: everything in between has to happen, one thing after another. */
const furthestMove = 1000 * day;

const fields = { seconds: number({ min: 0 }), to: text({ form: "time" }), frozen: flag() };

/** `POST clock`: one of `{"seconds":N}`, `{"to":ISO}`, `{"frozen":true|false}`; answers once all that fell due has happened. */
export function moveClock({ request, clock, start, changed }: ControlContext): object {
  const { seconds, to, frozen } = checkFields(readBody(request), fields);
  const named = [seconds, to, frozen].filter((each) => each !== undefined);
  if (named.length !== 1) throw new PlaidFailure("INVALID_FIELD", "name exactly one of seconds, to and frozen");
  const now = clock.now();
  if (frozen !== undefined) clock.freeze(frozen);
  else {
    const target = to === undefined ? now + Math.round((seconds ?? 0) * 1000) : (parseTime(to) ?? now);
    if (target < now) throw new PlaidFailure("INVALID_FIELD", "the clock moves forward only");
    if (target - now > furthestMove)
      throw new PlaidFailure("INVALID_FIELD", "the clock moves at most 1000 days at a time");
    if (target > start + longestWorld)
      throw new PlaidFailure("INVALID_FIELD", "the clock moves at most 100 years from the start: reset to begin again");
    clock.moveTo(target);
  }
  // What falls due until then happens before this is answered.
  changed({ kind: "clock", frozen: clock.frozen });
  return { now: isoTime(clock.now()) };
}
