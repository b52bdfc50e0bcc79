import type { World } from "../truth.ts";
import { okReadings, type Pair, sideOf } from "./claim.ts";
import { gapCauses, mostSpecificCause } from "./gapCauses.ts";
import type { Judgement } from "./judgement.ts";
import { isSame, namedCurrency } from "./sameMoney.ts";

/** How the cause of one difference between a cached and a real-time number was told. */
export interface Covered {
  readonly accountId: string;
  /** The most specific cause that is true; null where none is. */
  readonly trueCause: string | null;
  /** A cause is stated at likely or better. */
  readonly hasLikely: boolean;
  /** And one that is right. */
  readonly hasRightLikely: boolean;
  readonly isRightAmongFirstTwo: boolean;
  readonly stated: readonly string[];
}

/** The first real-time answer, and each account that the cached one before it shows with other money. */
export function gapsOf(world: World): readonly Pair[] {
  const startOf = (id: string): number => world.readings.get(id)?.startedAt ?? 0;
  const all = okReadings(world).toSorted((one, other) => startOf(one.id) - startOf(other.id));
  const live = all.find(({ kind }) => kind === "real-time");
  const cached = all.find((reading) => reading.endpoint === "/accounts/get");
  if (live === undefined || cached === undefined || startOf(cached.id) > startOf(live.id)) return [];
  return live.accounts.flatMap(({ accountId, balances }): Pair[] => {
    const [left, right] = [sideOf(world, cached.id, accountId), sideOf(world, live.id, accountId)];
    if (left === null || right === null) return [];
    const shown = left.reading.accounts.find((account) => account.accountId === accountId);
    const [one, other] = [shown?.balances ?? {}, balances].map(namedCurrency);
    if (one !== null && other !== null && one !== other) return [];
    const field = (["available", "current"] as const).find((each) => {
      const [one, other] = [left.number.numbers[each], right.number.numbers[each]];
      return one !== null && other !== null && !isSame(one, other, balances);
    });
    return field === undefined ? [] : [{ accountId, field, left, right }];
  });
}

export function coverageOf(world: World, judgements: readonly Judgement[]): readonly Covered[] {
  return gapsOf(world).map((pair) => {
    const causes = judgements.filter(
      ({ code, finding }) =>
        code in gapCauses &&
        finding.accountIds.includes(pair.accountId) &&
        finding.readings.includes(pair.right.reading.id),
    );
    const likely = causes.filter(({ certainty }) => certainty !== "possible");
    return {
      accountId: pair.accountId,
      trueCause: mostSpecificCause(pair, world),
      hasLikely: likely.length > 0,
      hasRightLikely: likely.some(({ isRight }) => isRight),
      isRightAmongFirstTwo: causes.slice(0, 2).some(({ isRight }) => isRight),
      stated: causes.map(({ code, certainty }) => `${code} (${certainty})`),
    };
  });
}
