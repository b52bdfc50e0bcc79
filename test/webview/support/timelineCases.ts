import { measuredTimeline } from "../../../src/core/timeline/measuredTimeline.ts";
import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import type { ShownTimeline } from "../../../src/protocol/timelines.ts";
import {
  bankStep,
  callMark,
  comparedAt,
  copyStep,
  dailyRefresh,
  hoursAgo,
  timelineOf,
} from "../../builders/timelines/timelines.ts";

/** The page of an account over time, as the host tells it. */
export function shownTimeline(timeline: Timeline | null, more: Partial<ShownTimeline> = {}): ShownTimeline {
  return {
    itemId: "item-local-7f3a91c2",
    accountId: timeline?.accountId ?? "account-Tattersall Checking",
    institution: "Tattersall Federal Credit Union",
    timeline: timeline === null ? null : measuredTimeline(timeline, null),
    locale: "en-US",
    messages: {},
    ...more,
  };
}

/** A hold that the copy does not have: current is the same, available is not. */
function pendingHold(): Timeline {
  return timelineOf({
    name: "Travel Checking",
    mask: "1180",
    bank: [
      bankStep(24 * 90, 1320, 1320, { change: "opening" }),
      bankStep(52, 1000, 1000, { name: "Rent", amount: 320 }),
      bankStep(29, 967.6, 1000, { change: "pending", name: "Café", amount: 32.4 }),
      bankStep(4.2, 517.6, 1000, { change: "pending", name: "Hotel hold", amount: 450 }),
    ],
    copies: [
      copyStep(24 * 60, 1320, 1320, { cause: "link" }),
      copyStep(29, 967.6, 1000),
      copyStep(5, 967.6, 1000),
      copyStep(-0.001, 517.6, 1000, { cause: "balance-get" }),
    ],
    calls: [
      callMark("/accounts/get", 120, 967.6, { current: 1000 }),
      callMark("/signal/evaluate", 1500, 517.6, { current: 1000, decision: "REROUTE" }),
      callMark("/accounts/balance/get", 3290, 517.6, { current: 1000 }),
    ],
  });
}

/** The user has to sign in again: no refresh since, and each call fails. */
function loginRequired(): Timeline {
  const failed = { failed: "ITEM_LOGIN_REQUIRED", current: null } as const;
  return timelineOf({
    name: "Checking",
    mask: "6604",
    bank: [
      bankStep(24 * 90, 910, 910, { change: "opening" }),
      bankStep(150, 544.1, 544.1, { name: "Rent", amount: 365.9 }),
      bankStep(60, 431.55, 431.55, { name: "Grocer", amount: 112.55 }),
      bankStep(22, 380.05, 402.05, { change: "pending", name: "Fuel", amount: 22 }),
    ],
    copies: [
      copyStep(24 * 60, 910, 910, { cause: "link" }),
      copyStep(144, 544.1, 544.1),
      copyStep(120, 544.1, 544.1),
      copyStep(96, 544.1, 544.1),
    ],
    calls: [
      callMark("/accounts/get", 90, null, failed),
      callMark("/signal/evaluate", 1100, null, { current: null, decision: "ACCEPT" }),
      callMark("/accounts/balance/get", 1700, null, failed),
    ],
    troubles: [{ from: hoursAgo(90), until: null, code: "ITEM_LOGIN_REQUIRED" }],
  });
}

/** One endpoint fails for hours, while the others are answered. */
function endpointFault(): Timeline {
  const [code, endpoint] = ["INSTITUTION_DOWN", "/accounts/balance/get"] as const;
  const failed = { failed: code, current: null } as const;
  return dailyRefresh({
    copies: [
      copyStep(24 * 45, 2412.1, 2412.1, { cause: "link" }),
      copyStep(32.7, 2152.3, 2152.3),
      copyStep(8.7, 1975.77, 2059.89),
    ],
    calls: [
      callMark(endpoint, 0, null, { ...failed, at: hoursAgo(5), comparisonId: null, readingId: null }),
      callMark("/accounts/get", 120, 1975.77, { current: 2059.89 }),
      callMark("/signal/evaluate", 1525, 1975.77, { current: 2059.89, decision: "ACCEPT" }),
      callMark(endpoint, 2290, null, failed),
    ],
    troubles: [{ from: hoursAgo(11), until: null, code, endpoint }],
  });
}

/** Plaid Sandbox: three comparisons, and nothing known between them. */
function withoutLedger(): Timeline {
  const compared = (comparison: number, hours: number, cached: number, live: number) => {
    const at = (ms: number) => new Date(comparedAt - hours * 3_600_000 + ms).toISOString();
    const more = { comparisonId: `comparison-${comparison}` };
    return [
      callMark("/accounts/get", 0, cached, {
        ...more,
        at: at(120),
        asOf: { from: hoursAgo(hours + 7.5), to: at(120) },
      }),
      callMark("/accounts/balance/get", 0, live, { ...more, at: at(3000), asOf: { from: at(1200), to: at(3000) } }),
    ];
  };
  return timelineOf({
    calls: [...compared(3, 31, 1300, 1180), ...compared(2, 12.4, 1180, 1180), ...compared(1, 0, 1180, 1042.18)],
  });
}

/** A card: what is owed is its current balance, and what is available is no part of it. */
function card(): Timeline {
  return timelineOf({
    name: "Tattersall Rewards Card",
    mask: "3391",
    type: "credit",
    bank: [
      bankStep(24 * 90, 4600, 400, { change: "opening" }),
      bankStep(26, 4357.9, 583.5, { name: "Outfitter", amount: 183.5 }),
      bankStep(3, 4228.9, 642.1, { name: "Fuel", amount: 58.6 }),
    ],
    copies: [copyStep(24 * 45, 4600, 400, { cause: "link" }), copyStep(33, 4600, 400), copyStep(8.7, 4357.9, 583.5)],
    calls: [
      callMark("/accounts/get", 120, 4357.9, { current: 583.5 }),
      callMark("/accounts/balance/get", 3290, 4228.9, { current: 642.1 }),
    ],
  });
}

/** As many steps as the control tells at most, over a month. */
export function longLedger(count = 2000): Timeline {
  const bank = Array.from({ length: count }, (_, place) => {
    const amount = 3000 + Math.round(90_000 * Math.sin(place / 97) + 40_000 * Math.sin(place / 13)) / 100;
    return bankStep(720 - (place * 719) / count, amount, amount + (place % 7) * 12.5, {
      name: `Merchant ${place}`,
      amount: 12.5,
    });
  });
  const copies = Array.from({ length: 120 }, (_, place) => {
    const hours = 720 - place * 6 + 0.5;
    const step = bank.findLast(({ at }) => at <= hoursAgo(hours)) ?? bank[0];
    return copyStep(hours, step?.available ?? null, step?.current ?? null);
  });
  return timelineOf({ bank, copies, leftOut: 812, calls: [] });
}

/** Every state that the picture of an account can be in. */
export const timelineCases = {
  dailyRefresh: () => dailyRefresh(),
  pendingHold,
  loginRequired,
  endpointFault,
  withoutLedger,
  card,
  longLedger: () => longLedger(),
  /** Amounts as long as they get, below zero too, in a name that reads from the right. */
  longNumbers: () =>
    dailyRefresh({
      name: "حساب جاري للتوفير",
      bank: [bankStep(2000, -12_204_111.11, -12_204_111.11), bankStep(6, -12_881_999.05, -12_881_000)],
      copies: [copyStep(1000, -12_204_111.11, -12_204_111.11), copyStep(20, -12_204_111.11, -12_204_111.11)],
      calls: [],
    }),
  yen: () =>
    dailyRefresh({
      unit: { currency: "JPY", isUnofficial: false },
      bank: [bankStep(2000, 120_400, 120_400), bankStep(6, 98_700, 98_700)],
      copies: [copyStep(1000, 120_400, 120_400, { cause: "link" })],
      calls: [],
    }),
  onePoint: () =>
    timelineOf({
      bank: [bankStep(0.01, 110, 110, { change: "opening" })],
      copies: [copyStep(0.01, 110, 110, { cause: "link" })],
    }),
  nothingKnown: () => timelineOf(),
} satisfies Record<string, () => Timeline>;

export type TimelineCaseName = keyof typeof timelineCases;
