import { firstPlace } from "../firstPlace.ts";
import { groupBy } from "../groupBy.ts";
import { oncePer } from "../oncePer.ts";
import { showing } from "../reading/nextRealTime.ts";
import type { OkReading } from "../reading/reading.ts";

/**
 * So many answers of each endpoint before an evaluation are compared with it, and so many after it: as many as a comparison
 * with a single call has. A log of one Item has thousands, and what was answered weeks before says nothing about a debit.
 */
const mostOfEndpoint = 4;

/** Finds the answers around an evaluation that show an account, by time; `ok` are all answers, by time. */
export function besideEvaluation(
  ok: readonly OkReading[],
): (evaluation: OkReading, accountId: string) => readonly OkReading[] {
  const places = new Map(ok.map((reading, place) => [reading, place]));
  const placeOf = (reading: OkReading): number => places.get(reading) ?? 0;
  const answersOf = showing(ok);
  const byEndpoint = oncePer((answers: readonly OkReading[]) => [
    ...groupBy(answers, ({ endpoint }) => endpoint).values(),
  ]);
  return (evaluation, accountId) =>
    byEndpoint(answersOf(accountId))
      .flatMap((answers) => {
        const place = firstPlace(answers, (each) => placeOf(each) >= placeOf(evaluation));
        return answers.slice(Math.max(0, place - mostOfEndpoint), place + mostOfEndpoint);
      })
      .sort((left, right) => placeOf(left) - placeOf(right));
}
