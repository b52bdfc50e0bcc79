import fc from "fast-check";
import { expect, test } from "vitest";
import { type Point, thin } from "../../../../src/emulator/timeline/thin.ts";

const amount = fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null });
const points = fc
  .array(
    fc.record({
      at: fc.nat({ max: 100_000 }),
      series: fc.constantFrom("bank", "copy item", "copy transactions"),
      available: amount,
      current: amount,
      besideCall: fc.boolean(),
    }),
    { minLength: 1, maxLength: 400 },
  )
  .map((list) => list.toSorted((one, other) => one.at - other.at));
const most = fc.integer({ min: 40, max: 200 });

const range = (line: readonly Point[], of: (point: Point) => number | null) => {
  const known = line.map(of).filter((each) => each !== null);
  return known.length === 0 ? null : [Math.min(...known), Math.max(...known)];
};

test("what is left is at most so much, in its order, and nothing new", () => {
  fc.assert(
    fc.property(points, most, (all, limit) => {
      const left = thin(all, limit);
      expect(left.length).toBeLessThanOrEqual(limit);
      expect(left).toEqual(all.filter((each) => left.includes(each)));
      if (all.length <= limit) expect(left).toBe(all);
      // The room that there is is used.
      else expect(left.length).toBeGreaterThan(limit / 2);
    }),
  );
});

test("of each line the first, the last and the extremes of both amounts stay", () => {
  fc.assert(
    fc.property(points, most, (all, limit) => {
      const left = thin(all, limit);
      for (const series of new Set(all.map((each) => each.series))) {
        const [before, after] = [all, left].map((list) => list.filter((each) => each.series === series));
        expect(after?.at(0)).toBe(before?.at(0));
        expect(after?.at(-1)).toBe(before?.at(-1));
        for (const of of [(point: Point) => point.available, (point: Point) => point.current]) {
          expect(range(after ?? [], of)).toEqual(range(before ?? [], of));
        }
      }
    }),
  );
});

test("points beside calls stay where they take no more than a quarter, and the newest of all", () => {
  fc.assert(
    fc.property(points, most, (all, limit) => {
      const left = new Set(thin(all, limit));
      const beside = all.filter((each) => each.besideCall);
      if (beside.length <= limit / 4) expect(beside.every((each) => left.has(each))).toBe(true);
      const newest = all.slice(-Math.floor(limit / 4));
      expect(newest.every((each) => left.has(each))).toBe(true);
    }),
  );
});

test("a dip that a person would see stays, long ago as it is", () => {
  const all = Array.from({ length: 5000 }, (_, at) => ({
    at,
    series: "bank",
    available: at === 1234 ? 400 : 500 + (at % 2),
    current: at === 77 ? 400 : at === 80 ? 9000 : 390,
    besideCall: false,
  }));
  const left = thin(all, 2000);
  expect(left).toContain(all[1234]);
  expect(left).toContain(all[80]);
  expect(left.length).toBeGreaterThan(1900);
});
