import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaBetween, levelsOf, type StepPoint, stepPath } from "../../../../webview/timeline/model/stepPath.ts";

const points = fc
  .array(fc.record({ at: fc.integer({ min: 0, max: 99 }), value: fc.option(fc.integer({ min: 0, max: 9 })) }), {
    maxLength: 12,
  })
  .map((all): readonly StepPoint[] => all.toSorted((one, other) => one.at - other.at));

function valueAt(all: readonly StepPoint[], at: number): number | null {
  return all.findLast((point) => point.at <= at)?.value ?? null;
}

const identity = { x: (ms: number) => ms, y: (amount: number) => amount };

describe("the area between two lines", () => {
  it("covers a moment where both are known there and differ, and no other", () => {
    fc.assert(
      fc.property(points, points, fc.integer({ min: 0, max: 50 }), (upper, lower, from) => {
        const [one, other] = [levelsOf(upper, 100, identity), levelsOf(lower, 100, identity)];
        const area = areaBetween(one, other, from, 90).path;
        const parts = [...area.matchAll(/M([\d.]+) [\d.]+H([\d.]+)V/g)].map(([, left, right]) => [
          Number(left),
          Number(right),
        ]);
        for (let at = 0; at < 100; at += 1) {
          const [above, below] = [valueAt(upper, at), valueAt(lower, at)];
          const isBetween = at >= from && at < 90 && above !== null && below !== null && above !== below;
          expect(
            parts.some(([left = 0, right = 0]) => at >= left && at < right),
            `${at} of ${area}`,
          ).toBe(isBetween);
        }
      }),
    );
  });

  it("has one rectangle a px at most, as high as all that is in it", () => {
    const at = (share: number, value: number) => ({ at: share, value });
    const upper = levelsOf([at(0, 5), at(0.2, 9), at(0.4, 4), at(3, 4)], 4, identity);
    const lower = levelsOf([at(0, 1)], 4, identity);
    expect(areaBetween(upper, lower, 0, 9).path).toBe("M0 1H0.4V9H0ZM0.4 1H3V4H0.4ZM3 1H4V4H3Z");
  });
});

it("a line is level until the next step, and is not drawn where nothing is known", () => {
  const levels = levelsOf(
    [
      { at: 1, value: 5 },
      { at: 3, value: 7 },
      { at: 4, value: null },
      { at: 6, value: 2 },
    ],
    9,
    identity,
  );
  expect(stepPath(levels)).toBe("M1 5H3V7H4M6 2H9");
});
