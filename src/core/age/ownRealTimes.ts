import { groupBy } from "../groupBy.ts";
import { isSameMoney } from "../money/money.ts";
import { oncePer } from "../oncePer.ts";
import { type AccountReading, type Balances, sharedUnit } from "../reading/balances.ts";
import { byNumbers } from "../reading/byNumbers.ts";
import { type CallTimes, isZoneGuessed } from "../reading/callTimes.ts";
import type { OkReading, Reading } from "../reading/reading.ts";

interface Input {
  readonly realTimes: readonly OkReading[];
  readonly times: CallTimes;
  accountsIn(reading: OkReading): ReadonlyMap<string, AccountReading>;
  /** ISO 8601: the earliest moment of an account's balance in a real-time answer; null: unknown. */
  earliestOf(realTime: OkReading, accountId: string): string | null;
}

/** From so many real-time answers on it is worth while to look them up by their numbers. */
const leastIndexed = 16;

/**
 * Finds the newest moment that a response's number of an account is known to be from since a real-time call that was over
 * before shows it too: ms since the epoch, null where none does. A call whose answer shows another number than the response
 * for any account has not reached that copy, and an account with the same number matches by coincidence.
 */
export function ownRealTimes(input: Input): (reading: OkReading, account: AccountReading) => number | null {
  const { times, accountsIn } = input;
  // A time in a guessed zone bounds no stamp in its answer.
  const endOf = (realTime: Reading): number =>
    (isZoneGuessed(realTime) ? null : times.spanOf(realTime))?.to ?? Number.POSITIVE_INFINITY;
  const byEnd = input.realTimes.toSorted((left, right) => endOf(left) - endOf(right) || 0);
  const candidates = byEnd.length < leastIndexed ? () => [byEnd] : oncePer(thoseLike(byEnd, accountsIn));
  const reachedBy = oncePer((reading: OkReading) =>
    oncePer((realTime: OkReading): boolean =>
      realTime.accounts.every((live) => {
        const shown = accountsIn(reading).get(live.accountId);
        return shown === undefined || showsSame(live.balances, shown.balances);
      }),
    ),
  );
  return (reading, { accountId, balances }) => {
    let newest: number | null = null;
    const isReached = reachedBy(reading);
    for (const list of candidates(reading)) {
      for (let place = times.placesIn(list).endOfBefore(reading) - 1; place >= 0; place -= 1) {
        const realTime = list[place];
        // No moment of an answer is later than the answer, and none further ahead came later than this one.
        if (realTime === undefined || (newest !== null && endOf(realTime) + times.skewMs <= newest)) break;
        if (times.orderOf(realTime, reading) !== "before") continue;
        const live = accountsIn(realTime).get(accountId);
        if (live === undefined || !showsSame(live.balances, balances) || !isReached(realTime)) continue;
        const earliest = Date.parse(input.earliestOf(realTime, accountId) ?? "");
        if (!Number.isNaN(earliest) && (newest === null || earliest > newest)) newest = earliest;
      }
    }
    return newest;
  };
}

/** So few are as soon compared as looked up by another account. */
const fewEnough = 4;

/** Real-time answers in the order of their ends. */
type List = readonly OkReading[];

/**
 * Looks up the real-time answers that may show the numbers of a response, by one account of it: of the accounts that a group
 * of them shows, the one with the fewest.
 */
function thoseLike(realTimes: List, accountsIn: Input["accountsIn"]): (reading: OkReading) => readonly List[] {
  const groups = groupBy(realTimes, (realTime) => [...accountsIn(realTime).keys()].sort().join(" "));
  const lookUps = [...groups.values()].map((group) => {
    const lookUp = byNumbers(group);
    const shown = group[0] === undefined ? new Map() : accountsIn(group[0]);
    return (reading: OkReading): readonly List[] => {
      let fewest: readonly List[] | null = null;
      for (const { accountId, balances } of reading.accounts) {
        if (!shown.has(accountId)) continue;
        const lists = lookUp(accountId, balances);
        if (fewest === null || sizeOf(lists) < sizeOf(fewest)) fewest = lists;
        if (sizeOf(fewest) <= fewEnough) break;
      }
      return fewest ?? [];
    };
  });
  return (reading) => lookUps.flatMap((lookUp) => lookUp(reading));
}

function sizeOf(lists: readonly List[]): number {
  return lists.reduce((sum, { length }) => sum + length, 0);
}

function showsSame(left: Balances, right: Balances): boolean {
  const unit = sharedUnit(left, right);
  if (unit === null) return false;
  return (["available", "current"] as const).every((field) => {
    const [one, other] = [left[field], right[field]];
    return typeof one !== "number" || typeof other !== "number" || isSameMoney(one, other, unit);
  });
}
