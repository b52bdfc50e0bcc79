import { expect, test } from "vitest";
import { generateWorld, profiles } from "../../builders/worlds/generateWorld.ts";
import { judgeWorld } from "../../builders/worlds/judgeWorld.ts";
import { unexplainedDifferences } from "../../builders/worlds/unexplainedDifferences.ts";

/** Other worlds than the bench counts, and few: this is to notice a break, not to measure. */
const seeds = Array.from({ length: 4 * profiles.length }, (_, index) => 100_000 + index);

test.each(seeds)("world %i: every cause at work is found, and no other", async (seed) => {
  const { truth, found, comparison } = await judgeWorld(generateWorld(seed));
  expect([...found.keys()].toSorted()).toEqual([...truth].toSorted());
  expect(unexplainedDifferences(comparison)).toEqual([]);
});

test("a world is the same each time", async () => {
  const [one, other] = await Promise.all([judgeWorld(generateWorld(5)), judgeWorld(generateWorld(5))]);
  expect(one.comparison).toEqual(other.comparison);
});
