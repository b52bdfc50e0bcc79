import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gapOf } from "../../../../src/core/timeline/gapOf.ts";
import { measuredTimeline } from "../../../../src/core/timeline/measuredTimeline.ts";
import type { Timeline } from "../../../../src/core/timeline/timeline.ts";
import { usualWindow } from "../../../../src/core/timeline/usualWindow.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { withFormats } from "../../../../src/text/intlFormats.ts";
import type { PlacedWords } from "../../../../webview/timeline/model/labelPlacement.ts";
import { extentOf, moneyScaleOf } from "../../../../webview/timeline/model/moneyScale.ts";
import { px } from "../../../../webview/timeline/model/stepPath.ts";
import { timelineDraftOf } from "../../../../webview/timeline/model/timelineDraft.ts";
import { type TimelineModel, timelineModelOf } from "../../../../webview/timeline/model/timelineModel.ts";
import { timeScaleOf } from "../../../../webview/timeline/model/timeScale.ts";
import { timeAt } from "../../../../webview/timeline/tools/timeAt.ts";
import {
  bankStep,
  callMark,
  comparedAt,
  comparedCalls,
  copyStep,
  dailyRefresh,
  hoursAgo,
  timelineOf,
} from "../../../builders/timelines/timelines.ts";

const context = withFormats(createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC", now: comparedAt }));
const measure = (text: string) => text.length * 6.4;
const numbers = new Map([
  ["cached:/accounts/get", 1],
  ["evaluated:/signal/evaluate", 2],
  ["real-time:/accounts/balance/get", 3],
]);

function modelOf(timeline: Timeline, more: Partial<Parameters<typeof timelineDraftOf>[0]> = {}): TimelineModel {
  const known = measuredTimeline(timeline, "comparison-1");
  const draft = timelineDraftOf({
    timeline: known,
    quantity: "available",
    window: known.windows.available,
    context,
    numbers,
    width: 480,
    height: 184,
    fontSize: 11.5,
    measure,
    ...more,
  });
  return timelineModelOf(draft);
}

/** Where the words of the picture are. */
function boxesOf(model: TimelineModel) {
  const all: readonly (PlacedWords | null)[] = [
    ...model.timeTicks,
    ...model.lines.map(({ label }) => label),
    ...model.refreshes.map(({ label }) => label),
    ...model.numbers,
    ...model.troubles.map(({ label }) => label),
    model.next?.label ?? null,
    model.holds?.label ?? null,
    model.gap?.label ?? null,
    model.magnified?.label ?? null,
  ];
  return all.flatMap((words) => {
    if (words === null) return [];
    const width = measure(words.text);
    const left = words.anchor === "start" ? words.x : words.anchor === "end" ? words.x - width : words.x - width / 2;
    return [{ text: words.text, left, right: left + width, top: words.y - 7, bottom: words.y + 7 }];
  });
}

/** The corners of a step line: `M x y`, then `H x` and `V y` in turn. */
function cornersOf(path: string): readonly (readonly [number, number])[] {
  const corners: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, command, numbersOf] of path.matchAll(/([MHV])([-\d. ]+)/g)) {
    const [first = 0, second = 0] = (numbersOf ?? "").trim().split(" ").map(Number);
    if (command === "M") [x, y] = [first, second];
    else if (command === "H") x = first;
    else y = first;
    corners.push([x, y]);
  }
  return corners;
}

describe("the line of the bank", () => {
  const amounts = fc.option(
    fc.integer({ min: -2_000_000, max: 2_000_000 }).map((cents) => cents / 100),
    { nil: null },
  );
  const steps = fc.array(fc.record({ hours: fc.double({ min: 0, max: 200, noNaN: true }), amount: amounts }), {
    minLength: 1,
    maxLength: 40,
  });

  it("turns where the scales say, at every step", () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 300, max: 1600 }), (made, width) => {
        const bank = made
          .toSorted((one, other) => other.hours - one.hours)
          .map(({ hours, amount }) => bankStep(hours, amount, amount));
        const timeline = timelineOf({ bank });
        const window = { from: comparedAt - 201 * 3_600_000, to: comparedAt + 6000 };
        const model = modelOf(timeline, { window, width });
        const line = model.lines.find(({ what }) => what === "bank");
        const corners = cornersOf(line?.path ?? "").map(([x, y]) => `${x} ${y}`);
        for (const [place, { at, available }] of bank.entries()) {
          if (available === null) continue;
          const x = px(model.time.x(Date.parse(at)));
          expect(corners).toContain(`${x} ${px(model.y(available))}`);
          // Level up to the step, and only then up or down.
          const before = bank[place - 1]?.available ?? null;
          if (before !== null) expect(corners).toContain(`${x} ${px(model.y(before))}`);
          expect(x).toBeGreaterThanOrEqual(model.plot.left);
          expect(x).toBeLessThanOrEqual(model.plot.right);
          expect(model.y(available)).toBeGreaterThanOrEqual(model.plot.top);
          expect(model.y(available)).toBeLessThanOrEqual(model.plot.bottom);
        }
      }),
    );
  });

  it("breaks where nothing is known, and does not fall to zero", () => {
    const bank = [bankStep(30, 100, 100), bankStep(20, null, null), bankStep(10, 90, 90)];
    const path = modelOf(timelineOf({ bank }), {}).lines[0]?.path ?? "";
    expect(path.match(/M/g)).toHaveLength(2);
    const heights = cornersOf(path).map(([, y]) => y);
    expect(new Set(heights).size).toBe(2);
  });

  it("is drawn of a single step, and of several at one instant", () => {
    const one = modelOf(timelineOf({ bank: [bankStep(0.01, 110, 110)] })).lines[0]?.path ?? "";
    expect(cornersOf(one).length).toBeGreaterThanOrEqual(2);
    const at = [bankStep(20, 100, 100), bankStep(5, 80, 80), bankStep(5, 60, 60)];
    const corners = cornersOf(modelOf(timelineOf({ bank: at })).lines[0]?.path ?? "");
    expect(new Set(corners.map(([, y]) => y)).size).toBe(3);
  });

  it("is whole with 2,000 steps", () => {
    const bank = Array.from({ length: 2000 }, (_, place) => bankStep(720 - place * 0.36, place % 97, place % 97));
    const timeline = timelineOf({ bank });
    const window = { from: Date.parse(hoursAgo(721)), to: comparedAt };
    const path = modelOf(timeline, { window }).lines[0]?.path ?? "";
    expect(path.match(/V/g)?.length).toBe(1999);
  });
});

describe("the scale of money", () => {
  it("has three to five round amounts, and holds all that is drawn", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e7, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (drawn) => {
          const { ticks, low, high, y } = moneyScaleOf(extentOf([drawn.map((value) => ({ value }))]), 20, 160);
          expect(ticks.length).toBeGreaterThanOrEqual(3);
          expect(ticks.length).toBeLessThanOrEqual(5);
          expect(low).toBeLessThanOrEqual(Math.min(...drawn));
          expect(high).toBeGreaterThanOrEqual(Math.max(...drawn));
          for (const amount of drawn) {
            expect(y(amount)).toBeGreaterThanOrEqual(20 - 1e-6);
            expect(y(amount)).toBeLessThanOrEqual(160 + 1e-6);
          }
        },
      ),
    );
  });
});

describe("the scale of time", () => {
  it("grows with time and can be turned around, with a magnified part too", () => {
    const moment = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 0, max: 990_000 }), (one, other, start) => {
        const magnify = { from: start, to: start + 5000, px: 90 };
        const scale = timeScaleOf({ window: { from: 0, to: 1_000_000 }, left: 60, right: 470, magnify });
        if (one < other) expect(scale.x(one)).toBeLessThan(scale.x(other));
        expect(timeAt(scale, scale.x(one))).toBeCloseTo(one, 3);
        expect(scale.x(start + 5000) - scale.x(start)).toBeCloseTo(90, 6);
        expect([scale.x(0), scale.x(1_000_000)]).toEqual([60, 470]);
      }),
    );
  });
});

describe("the window", () => {
  it("begins two writes of the copy before the gap began, and ends now", () => {
    const timeline = dailyRefresh();
    const gap = gapOf(timeline, "available", "comparison-1");
    const { from, to } = usualWindow(timeline, gap);
    expect(gap).toMatchObject({ amount: 214.25, began: Date.parse(hoursAgo(5.2)) });
    expect(from).toBeLessThan(Date.parse(hoursAgo(32.7)));
    expect(from).toBeGreaterThan(Date.parse(hoursAgo(36)));
    expect(to).toBe(Date.parse(timeline.now));
  });

  it("leaves refreshes out that would make the gap a hair", () => {
    const timeline = timelineOf({
      bank: [bankStep(24 * 89, 500, 500), bankStep(0.5, 450, 450)],
      copies: [copyStep(24 * 80, 500, 500), copyStep(24 * 60, 500, 500)],
    });
    const gap = gapOf(timeline, "available", null);
    const { from, to } = usualWindow(timeline, gap);
    expect(to - from).toBeLessThan(4 * 3_600_000);
    expect(from).toBeLessThan(Date.parse(hoursAgo(0.5)));
  });
});

const endpoint = "/accounts/balance/get";
const fault = { from: hoursAgo(11), until: null, code: "INSTITUTION_DOWN", endpoint } as const;

/** One endpoint fails, an hour ago and in the comparison. */
function faulty(): Timeline {
  const failed = { failed: "INSTITUTION_DOWN", current: null } as const;
  return dailyRefresh({
    calls: [
      callMark(endpoint, 0, null, { ...failed, at: hoursAgo(5), comparisonId: null, readingId: null }),
      callMark("/accounts/get", 120, 1975.77),
      callMark(endpoint, 2290, null, failed),
    ],
    troubles: [fault],
  });
}

describe("a fault of one endpoint", () => {
  it("is shaded below the plot, in the row of the calls that fail by it, as long as it lasts", () => {
    const model = modelOf(faulty(), { width: 900 });
    const [trouble] = model.troubles;
    expect(trouble?.words).toBe("/accounts/balance/get: bank down");
    expect(trouble?.top).toBeGreaterThan(model.plot.bottom);
    expect(trouble?.left).toBeCloseTo(model.time.x(Date.parse(fault.from)), 1);
    expect(trouble?.right).toBeCloseTo(model.time.x(comparedAt + 6000), 1);
    for (const { y } of model.marks.filter(({ state }) => state === "failed")) {
      expect(y).toBeGreaterThan(trouble?.top ?? Infinity);
      expect(y).toBeLessThan(trouble?.bottom ?? 0);
    }
    expect(trouble?.label?.text).toBe(trouble?.words);
  });

  it("has its row without a call that failed, and none before it begins", () => {
    const heightOf = (timeline: Timeline) => modelOf(timeline, { width: 900 }).plot.bottom;
    const quiet = heightOf(dailyRefresh());
    expect(heightOf(dailyRefresh({ troubles: [fault] }))).toBeLessThan(quiet);
    expect(heightOf(dailyRefresh({ troubles: [{ ...fault, from: hoursAgo(-2) }] }))).toBe(quiet);
    const past = { ...fault, from: hoursAgo(900), until: hoursAgo(800) };
    expect(heightOf(dailyRefresh({ troubles: [past] }))).toBe(quiet);
    expect(modelOf(dailyRefresh({ troubles: [past, { ...past, endpoint: null }] })).troubles).toEqual([]);
  });

  it("does not stop the next update, as a login that ended does", () => {
    const window = { from: Date.parse(hoursAgo(24)), to: Date.parse(hoursAgo(-20)) };
    const nextOf = (more: Partial<Timeline>) => modelOf(dailyRefresh(more), { window }).next;
    expect(nextOf({ troubles: [fault] })).not.toBeNull();
    expect(nextOf({ troubles: [{ ...fault, endpoint: null }] })).toBeNull();
  });
});

describe("calls without a balance", () => {
  it("are named beside the newest of them", () => {
    const model = modelOf({ ...faulty(), troubles: [] }, { width: 900 });
    const newest = Math.max(...model.marks.filter(({ state }) => state === "failed").map(({ x }) => x));
    const { label } = model.lane ?? {};
    expect(label).toMatchObject({ text: "failed calls", y: model.marks.find(({ state }) => state === "failed")?.y });
    const width = measure("failed calls");
    const nearest = label?.anchor === "end" ? label.x : (label?.x ?? 0) + (label?.anchor === "start" ? 0 : -width);
    expect(Math.abs(newest - nearest)).toBeLessThan(60);
  });
});

describe("an evaluation", () => {
  const evaluated = (...amounts: readonly number[]) => {
    const calls = amounts.map((amount, place) => callMark("/signal/evaluate", 1000 + place, amount));
    const [first, ...rest] = comparedCalls(1975.77, 1761.52).filter(({ kind }) => kind !== "evaluated");
    return modelOf(dailyRefresh({ calls: [...(first === undefined ? [] : [first]), ...calls, ...rest] })).evaluated;
  };

  it("says whose number it returned, where the two differ and all say the same", () => {
    expect(evaluated(1761.52)).toBe("bank");
    expect(evaluated(1975.77, 1975.77)).toBe("copy");
    expect(evaluated(1975.77, 1761.52)).toBeNull();
    expect(evaluated(5)).toBeNull();
    expect(evaluated()).toBeNull();
  });

  it("says nothing of it without a ledger, nor where there is no gap", () => {
    expect(modelOf(timelineOf({ calls: comparedCalls(1300, 1180) })).evaluated).toBeNull();
    expect(modelOf(dailyRefresh({ calls: comparedCalls(1761.52, 1761.52) })).evaluated).toBeNull();
  });
});

describe("the words of the picture", () => {
  const pictures = {
    daily: dailyRefresh(),
    trouble: dailyRefresh({ troubles: [{ from: hoursAgo(20), until: null, code: "ITEM_LOGIN_REQUIRED" }] }),
    fault: faulty(),
    flat: dailyRefresh({ bank: [bankStep(300, 100, 100)], copies: [copyStep(200, 100, 100)], calls: [] }),
    calls: timelineOf({ calls: comparedCalls(1300, 1180) }),
  };

  it.each(Object.entries(pictures))("stand clear of each other: %s", (_, timeline) => {
    for (const width of [300, 360, 480, 720, 1200]) {
      const boxes = boxesOf(modelOf(timeline, { width }));
      for (const [place, one] of boxes.entries()) {
        for (const other of boxes.slice(place + 1)) {
          const isClear =
            one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
          expect(isClear, `${width}: ${one.text} and ${other.text}`).toBe(true);
        }
      }
    }
  });

  it("name the days and the moment that is now", () => {
    const texts = modelOf(dailyRefresh(), { width: 900 }).timeTicks.map(({ text }) => text);
    expect(texts.at(-1)).toBe("now 14:03");
    expect(texts[0]).toMatch(/^Mon /);
    expect(texts.length).toBeGreaterThanOrEqual(3);
    expect(texts.length).toBeLessThanOrEqual(5);
  });

  it("number the calls of the comparison that is shown, and none of another", () => {
    const timeline = dailyRefresh();
    expect(
      modelOf(timeline)
        .numbers.map(({ text }) => text)
        .sort(),
    ).toEqual(["①", "②", "③"]);
    const earlier = { ...timeline, calls: timeline.calls.map((call) => ({ ...call, comparisonId: "another" })) };
    expect(modelOf(earlier).numbers).toEqual([]);
  });

  it("are said by a key where no place is free", () => {
    const model = modelOf(dailyRefresh(), { width: 120, height: 60 });
    expect(model.unplaced.map(({ words }) => words)).toContain("bank’s ledger, available (local sandbox only)");
  });
});

describe("the strip above the plot", () => {
  it("names the next update first: the newest write beside it has its words on its other side", () => {
    const copies = [copyStep(24 * 45, 2412.1, 2412.1, { cause: "link" }), copyStep(4, 1761.52, 1843.27)];
    const line = dailyRefresh({ copies, calls: [], nextRefreshAt: hoursAgo(-2) });
    const model = modelOf(line, { window: { from: Date.parse(hoursAgo(20)), to: Date.parse(hoursAgo(-2.5)) } });
    expect(model.next?.label).toMatchObject({ text: "next update", anchor: "end" });
    expect(model.refreshes[0]?.label).toMatchObject({ text: "update", anchor: "end" });
  });
});

describe("the gap", () => {
  it("is told in the picture, or by a key where it has no free place", () => {
    for (const [width, height] of [
      [900, 300],
      [480, 184],
      [300, 120],
      [120, 60],
    ] as const) {
      const { gap, unplaced } = modelOf(dailyRefresh(), { width, height });
      const inKeys = unplaced.filter(({ what }) => what === "gap").map(({ words }) => words);
      expect([gap?.label?.text, ...inKeys].filter((words) => words !== undefined)).toEqual([
        "copy was $214.25 too high",
      ]);
    }
  });

  it("is shaded until the call that ended it changed the copy, else until now", () => {
    const endOf = (model: TimelineModel) => Math.max(...cornersOf(model.gapArea).map(([x]) => x));
    const lastStepOf = ({ lines }: TimelineModel) => {
      const corners = cornersOf(lines.find(({ what }) => what === "copy")?.path ?? "");
      return corners.findLast(([x, y], place) => corners[place - 1]?.[0] === x && corners[place - 1]?.[1] !== y)?.[0];
    };
    const ended = modelOf(dailyRefresh());
    expect(endOf(ended)).toBe(lastStepOf(ended));
    const { copies } = dailyRefresh();
    const open = modelOf(dailyRefresh({ copies: copies.slice(0, -1) }));
    // The bank's line is drawn until now.
    expect(endOf(open)).toBe(cornersOf(open.lines.find(({ what }) => what === "bank")?.path ?? "").at(-1)?.[0]);
  });

  it("says whether the copy is too high or too low, or was until a call mended it", () => {
    expect(modelOf(dailyRefresh()).gap?.label?.text).toBe("copy was $214.25 too high");
    const { copies } = dailyRefresh();
    const open = dailyRefresh({ copies: copies.slice(0, -1) });
    expect(modelOf(open).gap?.label?.text).toBe("copy $214.25 too high");
    const low = timelineOf({ calls: comparedCalls(1000, 1180) });
    expect(modelOf(low).gap?.label?.text).toBe("copy $180.00 too low");
  });
});

describe("a card", () => {
  it("has no band: what is owed is no part of what is available", () => {
    expect(modelOf(dailyRefresh()).holds).not.toBeNull();
    expect(modelOf(dailyRefresh({ type: "credit" })).holds).toBeNull();
  });
});

describe("without a ledger", () => {
  it("marks stand alone, each with the interval that it is of", () => {
    const calls = comparedCalls(1300, 1180).map((call) => ({ ...call, asOf: { from: hoursAgo(6), to: call.at } }));
    const model = modelOf(timelineOf({ calls }));
    expect(model.lines).toEqual([]);
    expect(model.gapArea).toBe("");
    expect(model.gap).not.toBeNull();
    for (const { bar, x } of model.marks) {
      expect(bar?.left).toBeLessThan(x);
      expect(bar?.isOpen).toBe(false);
    }
  });

  it("the present is named where there is one, and not at the last call of saved responses", () => {
    const calls = comparedCalls(1300, 1180);
    const words = (timeline: Timeline) => modelOf(timeline).timeTicks.map(({ text }) => text);
    expect(words(timelineOf({ calls })).join()).toContain("now");
    expect(words(timelineOf({ calls, now: calls.at(-1)?.at ?? "" })).join()).not.toContain("now");
  });

  it("the many calls of a log stay near their own moments", () => {
    const calls = Array.from({ length: 120 }, (_, place) =>
      callMark("/accounts/balance/get", place * 30_000, 100 + place, { readingId: `single:${place}` }),
    );
    const timeline = timelineOf({ calls, now: calls.at(-1)?.at ?? "" });
    const model = modelOf(timeline);
    expect(model.marks.length).toBeGreaterThan(10);
    for (const { x, calls: drawn } of model.marks) {
      expect(Math.abs(x - model.time.x(Date.parse(drawn[0]?.at ?? "")))).toBeLessThanOrEqual(40);
    }
  });
});
