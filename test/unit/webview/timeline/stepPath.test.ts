import fc from "fast-check";
import { expect, it } from "vitest";
import { areaBetween, type StepPoint } from "../../../../webview/timeline/model/stepPath.ts";

const points = fc
  .array(fc.record({ at: fc.integer({ min: 0, max: 100 }), value: fc.option(fc.integer({ min: 0, max: 9 })) }), {
    maxLength: 12,
  })
  .map((all): readonly StepPoint[] => all.toSorted((one, other) => one.at - other.at));

function valueAt(all: readonly StepPoint[], at: number): number | null {
  return all.findLast((point) => point.at <= at)?.value ?? null;
}

it("covers a moment where both lines are known there and differ, and no other", () => {
  const identity = { x: (ms: number) => ms, y: (amount: number) => amount };
  fc.assert(
    fc.property(points, points, fc.integer({ min: 0, max: 50 }), (upper, lower, from) => {
      const area = areaBetween(upper, lower, { from, to: 90 }, identity);
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
