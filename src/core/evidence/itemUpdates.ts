import { firstPlace } from "../firstPlace.ts";
import type { FactsReading } from "../item/itemReadings.ts";
import { oncePer } from "../oncePer.ts";

/** The update stamps that the answers of `/item/get` state, ms since the epoch. */
export interface ItemUpdates {
  in(answer: FactsReading): readonly number[];
  /** True where no answer states any. */
  readonly isNone: boolean;
  /** True where some answer states one after the first moment, and not after the second. */
  isBetween(from: number, to: number): boolean;
  /** The first answer from this place on whose stamps are all at or before a moment, and that passes; undefined: none. */
  findUntil(moment: number, from: number, passes: (answer: FactsReading) => boolean): FactsReading | undefined;
}

/** `items`: the answers of `/item/get`, by time. */
export function itemUpdates(items: readonly FactsReading[]): ItemUpdates {
  const updatesIn = oncePer(({ item }: FactsReading): readonly number[] =>
    [item.transactions, item.investments]
      .map((status) => Date.parse(status?.lastSuccessfulUpdate ?? ""))
      .filter((at) => !Number.isNaN(at)),
  );
  const all = [...new Set(items.flatMap(updatesIn))].sort((left, right) => left - right);
  const latest = items.map((answer) => Math.max(...updatesIn(answer)));
  const least: number[] = [];
  for (let place = items.length - 1; place >= 0; place -= 1) {
    const at = latest[place] ?? -Infinity;
    least[place] = Math.min(Number.isFinite(at) ? at : Infinity, least[place + 1] ?? Infinity);
  }
  return {
    in: updatesIn,
    isNone: all.length === 0,
    isBetween: (from, to) => (all[firstPlace(all, (at) => at > from)] ?? Infinity) <= to,
    findUntil(moment, from, passes) {
      // Stamps grow with time: soon no answer further on can pass.
      for (let place = from; (least[place] ?? Infinity) <= moment; place += 1) {
        const [answer, at] = [items[place], latest[place] ?? -Infinity];
        if (answer !== undefined && Number.isFinite(at) && at <= moment && passes(answer)) return answer;
      }
      return undefined;
    },
  };
}
