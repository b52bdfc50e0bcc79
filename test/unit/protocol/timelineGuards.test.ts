import { expect, test } from "vitest";
import { measuredTimeline } from "../../../src/core/timeline/measuredTimeline.ts";
import { hostGuards, pageGuards } from "../../../src/protocol/guards.ts";
import { timelineHostGuards, timelinePageGuards } from "../../../src/protocol/timelineGuards.ts";

const at = "2026-03-02T15:00:00.000Z";
const timeline = measuredTimeline(
  {
    ...{ itemId: "item", accountId: "account", name: "Checking", mask: "0001", type: "depository" },
    ...{ unit: { currency: "USD", isUnofficial: false }, from: at, to: at, now: at },
    ...{ bank: [], copies: [], calls: [], troubles: [], nextRefreshAt: null, realTimeLagMs: 0, leftOut: 0 },
  },
  null,
);

test("the host takes an account's id and a moment, and nothing else for them", () => {
  for (const requests of [hostGuards.requests, timelineHostGuards.requests]) {
    expect(requests["timeline/scrub"]({ accountId: "account", at })).toBe(true);
    for (const value of [null, {}, { accountId: "", at }, { accountId: "account" }, { accountId: "a", at: "soon" }]) {
      expect(requests["timeline/scrub"](value)).toBe(false);
    }
    expect(requests["timeline/setClock"]({ at })).toBe(true);
    for (const value of [null, {}, { at: 5 }, { at: "" }]) expect(requests["timeline/setClock"](value)).toBe(false);
  }
  expect(hostGuards.requests["timeline/get"]({ accountId: "account" })).toBe(true);
  for (const value of [null, {}, { accountId: 7 }]) expect(hostGuards.requests["timeline/get"](value)).toBe(false);
});

test("the page takes a time line, or that there is none, and no part of one", () => {
  const isTimeline = pageGuards.replies["timeline/get"];
  expect([isTimeline(timeline), isTimeline(null)]).toEqual([true, true]);
  for (const part of ["bank", "calls", "unit", "now", "gaps", "windows"] as const) {
    expect([part, isTimeline({ ...timeline, [part]: undefined })]).toEqual([part, false]);
  }
  const shown = { itemId: "item", accountId: "account", institution: null, timeline, locale: "en", messages: {} };
  expect(timelinePageGuards.events["timeline/shown"](shown)).toBe(true);
  expect(timelinePageGuards.replies["timeline/ready"]({ ...shown, timeline: {} })).toBe(false);
});
