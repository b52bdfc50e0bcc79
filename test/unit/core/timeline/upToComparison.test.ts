import { describe, expect, test } from "vitest";
import { upToComparison } from "../../../../src/core/timeline/upToComparison.ts";
import { callMark, dailyRefresh, hoursAgo, timelineOf } from "../../../builders/timelines/timelines.ts";

describe("a time line up to a comparison", () => {
  test("a trouble that ended later lasts, one that began later had not begun", () => {
    const line = dailyRefresh({
      troubles: [
        { from: hoursAgo(20), until: hoursAgo(18), code: "INSTITUTION_DOWN" },
        { from: hoursAgo(5), until: hoursAgo(-3), code: "INSTITUTION_NOT_RESPONDING" },
        { from: hoursAgo(-1), until: null, code: "ITEM_LOGIN_REQUIRED" },
      ],
    });
    expect(upToComparison(line, "comparison-1")?.troubles).toEqual([
      { from: hoursAgo(20), until: hoursAgo(18), code: "INSTITUTION_DOWN" },
      { from: hoursAgo(5), until: null, code: "INSTITUTION_NOT_RESPONDING" },
    ]);
  });

  test("calls of others up to its last one stay, later ones go", () => {
    const line = timelineOf({
      calls: [
        callMark("/accounts/get", 0, 1, { at: hoursAgo(3), comparisonId: null }),
        callMark("/accounts/get", 120, 2),
        callMark("/accounts/balance/get", 3290, 3),
        callMark("/accounts/get", 0, 4, { at: hoursAgo(-3), comparisonId: "later" }),
      ],
    });
    expect(upToComparison(line, "comparison-1")?.calls.map(({ available }) => available)).toEqual([1, 2, 3]);
  });

  test("one that has no call of the comparison is none", () => {
    expect(upToComparison(dailyRefresh(), "another")).toBeNull();
  });
});
