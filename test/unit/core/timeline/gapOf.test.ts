import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timelineEvents } from "../../../../src/core/timeline/eventRows.ts";
import { gapOf } from "../../../../src/core/timeline/gapOf.ts";
import { usualQuantity } from "../../../../src/core/timeline/quantity.ts";
import { stepAt } from "../../../../src/core/timeline/stepAt.ts";
import {
  bankStep,
  callMark,
  comparedAt,
  copyStep,
  dailyRefresh,
  hoursAgo,
  timelineOf,
} from "../../../builders/timelines/timelines.ts";

describe("the gap", () => {
  it("is that of the comparison, also when the copy matches the bank by now", () => {
    expect(gapOf(dailyRefresh(), "available", "comparison-1")).toMatchObject({
      copy: 1975.77,
      bank: 1761.52,
      amount: 214.25,
    });
    expect(gapOf(dailyRefresh(), "available", null)).toBeNull();
  });

  it("is measured now where no comparison has both numbers, and is none where one is unknown", () => {
    const timeline = timelineOf({
      bank: [bankStep(50, 100, 100), bankStep(4, 70, 70)],
      copies: [copyStep(9, 100, 100)],
    });
    expect(gapOf(timeline, "available", "comparison-1")).toMatchObject({ amount: 30, began: Date.parse(hoursAgo(4)) });
    expect(gapOf({ ...timeline, copies: [copyStep(9, null, null)] }, "available", null)).toBeNull();
  });

  it("is that of the comparison's own real-time call, however many single calls came after it", () => {
    const calls = [
      callMark("/accounts/get", 100, 50),
      callMark("/accounts/balance/get", 200, 40),
      callMark("/accounts/balance/get", 90_000, 900, { readingId: "single:/accounts/balance/get" }),
    ];
    expect(gapOf(timelineOf({ calls }), "available", "comparison-1")).toMatchObject({ bank: 40, amount: 10 });
  });

  it("is none where the calls of the comparison agree, whatever happened since", () => {
    const calls = [callMark("/accounts/get", 100, 50), callMark("/accounts/balance/get", 200, 50)];
    const timeline = timelineOf({ calls, bank: [bankStep(9, 70, 70)], copies: [copyStep(9, 50, 50)] });
    expect(gapOf(timeline, "available", "comparison-1")).toBeNull();
    expect(gapOf(timeline, "available", null)).not.toBeNull();
  });

  it("takes no number of a call that failed", () => {
    const calls = [
      callMark("/accounts/get", 100, null, { failed: "ITEM_LOGIN_REQUIRED" }),
      callMark("/accounts/balance/get", 200, 10),
    ];
    expect(gapOf(timelineOf({ calls }), "available", "comparison-1")).toBeNull();
  });

  it("began when the two parted, and they have differed ever since", () => {
    const amount = fc.integer({ min: 0, max: 3 });
    const steps = fc.array(fc.record({ hours: fc.integer({ min: 1, max: 30 }), amount }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(steps, steps, (ofBank, ofCopy) => {
        const oldestFirst = (all: typeof ofBank) => all.toSorted((one, other) => other.hours - one.hours);
        const bank = oldestFirst(ofBank).map(({ hours, amount: each }) => bankStep(hours, each, each));
        const copies = oldestFirst(ofCopy).map(({ hours, amount: each }) => copyStep(hours, each, each));
        const gap = gapOf(timelineOf({ bank, copies }), "available", null);
        const differAt = (ms: number) => {
          const [one, other] = [stepAt(bank, ms)?.available ?? null, stepAt(copies, ms)?.available ?? null];
          return one !== null && other !== null && one !== other;
        };
        expect(gap !== null).toBe(differAt(comparedAt));
        if (gap?.began == null) return;
        for (let hours = 0; hours <= 31; hours += 1) {
          const ms = Date.parse(hoursAgo(hours));
          if (ms >= gap.began) expect(differAt(ms)).toBe(true);
        }
        expect(differAt(gap.began - 1)).toBe(false);
      }),
    );
  });
});

describe("the amount that is drawn", () => {
  it("is the available one where any is told, and the current one of loans and investments", () => {
    expect(usualQuantity(dailyRefresh())).toBe("available");
    expect(usualQuantity(dailyRefresh({ type: "investment" }))).toBe("current");
    expect(usualQuantity(timelineOf({ bank: [bankStep(5, null, 100)] }))).toBe("current");
  });
});

describe("the events", () => {
  it("are all there, oldest first, and what causes comes before what is caused", () => {
    const timeline = dailyRefresh({
      troubles: [{ from: hoursAgo(20), until: hoursAgo(18), code: "INSTITUTION_DOWN" }],
    });
    const events = timelineEvents(timeline);
    expect(events.length).toBe(timeline.bank.length + timeline.copies.length + timeline.calls.length + 2);
    const times = events.map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    const at = timeline.copies.at(-1)?.at;
    expect(events.filter((event) => event.at === at).map(({ what }) => what)).toEqual(["copy", "call"]);
  });
});
