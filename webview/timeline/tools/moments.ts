import type { Timeline } from "../../../src/core/timeline/timeline.ts";

/** Every moment with an event, past or upcoming, ms since the epoch, sorted and without duplicates. */
export function momentsOf({ bank, copies, calls, troubles, now, nextRefreshAt, from }: Timeline): readonly number[] {
  const times = [
    ...bank.map(({ at }) => at),
    ...copies.map(({ at }) => at),
    ...calls.map(({ at }) => at),
    ...troubles.flatMap((trouble) => (trouble.until === null ? [trouble.from] : [trouble.from, trouble.until])),
    now,
    ...(nextRefreshAt === null ? [] : [nextRefreshAt]),
  ].map((at) => Date.parse(at));
  const start = Date.parse(from);
  return [...new Set(times.map((ms) => Math.max(ms, start)))].sort((left, right) => left - right);
}
