import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import type { HistoryLabels, HistoryRow, ShownHistory } from "../../../src/protocol/history.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { formatDateTime } from "../../../src/text/format.ts";
import { historyFactsOf } from "../../../src/text/history/historyFacts.ts";
import { checking, savings } from "../../builders/accounts.ts";
import { comparisonOf, failedReading, itemFacts } from "../../builders/comparison.ts";
import { hoursAgo, secondsAgo } from "../../builders/times.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

const labels: HistoryLabels = {
  search: "Search: Item, finding, amount, request ID or date",
  item: "Item",
  when: "When",
  verdict: "Verdict",
  gap: "Difference",
  age: "Cache age",
  actions: "Actions",
  select: "Select for Diff",
  pin: "Pin",
  unpin: "Unpin",
  pinned: "pinned",
  timeline: "Open Time Line",
  delete: "Delete",
  diff: "Diff Selected",
  deleteUnpinned: "Delete All Unpinned…",
  everyItem: "Show Every Item",
  folder: "Show in Folder",
  log: "Show Log",
  again: "Try Again",
  opening: "{0} still to be read",
  shown: "Comparisons: {0} of {1}",
  empty: "There is no comparison yet.",
  compare: "Compare Balances",
  noMatch: "No comparison matches.",
  clear: "Clear Search",
  keys: "Arrow keys move, Enter opens, P pins, Space selects, D compares two, Delete deletes",
  failed: "That didn't work. See the log.",
};

/** An Item that was updated nine hours ago, whose cached balances are off by that much. */
function off(by: { readonly available: number; readonly current: number }, currency = "USD"): Comparison {
  const shown = (available: number, current: number) => [
    checking({ available, current, currency }),
    savings({ current: 5 }),
  ];
  const item = itemFacts({
    itemId: "i",
    transactions: { lastSuccessfulUpdate: hoursAgo(9), lastFailedUpdate: null },
  });
  const cached = shown(1000 + by.available, 1000 + by.current);
  return comparisonOf({ item, cached, realTime: shown(1000, 1000) });
}

function unanswered(): Comparison {
  const realTime = failedReading("real-time", "/accounts/balance/get", "institution-error", "INSTITUTION_DOWN");
  const cached = [checking({ available: 1, current: 1 })];
  return comparisonOf({ item: itemFacts({ itemId: "i" }), cached, realTime });
}

function justLinked(): Comparison {
  const accounts = [checking({ available: 1000, current: 1000 }), savings({ current: 5 })];
  const item = itemFacts({ itemId: "i", createdAt: secondsAgo(40), transactions: null });
  return comparisonOf({ item, cached: accounts, realTime: accounts });
}

/** Items of the local sandbox, each with what comparing it says. */
const compared = [
  ["Stale cache: daily refresh", "Tattersall Federal Credit Union", off({ available: 214.25, current: 216.62 })],
  ["Hold missing from cache", "First Platypus Bank", off({ available: 450, current: 0 })],
  ["Canada: CAD, USD, BTC", "Tartan-Dominion Bank of Canada", off({ available: 20, current: 20 }, "CAD")],
  ["Bank is down", "Tartan Bank", unanswered()],
  ["Just linked: all match", "First Platypus Bank", justLinked()],
] as const;

/** Comparisons with facts of their own time: those that are first drawn. */
const timed = 60;

/** The same, made so many hours before. */
function earlier(comparison: Comparison, hours: number): Comparison {
  const isTime = /^\d{4}-\d\d-\d\dT.+Z$/;
  return JSON.parse(JSON.stringify(comparison), (_, value: unknown) =>
    typeof value === "string" && isTime.test(value)
      ? new Date(Date.parse(value) - hours * 3_600_000).toISOString()
      : value,
  );
}

function rows(count: number): readonly HistoryRow[] {
  const all: HistoryRow[] = [];
  for (let index = 0; index < count; index += 1) {
    const [item, bank, comparison] = compared[index % compared.length] ?? compared[0];
    all.push({
      key: `row ${index + 1}`,
      item,
      about: `${bank} · Local Sandbox`,
      when: formatDateTime(hoursAgo(index * 5), context),
      isPinned: index % 6 === 1,
      facts: all[index - timed]?.facts ?? historyFactsOf(earlier(comparison, index * 5), context),
    });
  }
  return all;
}

function shown(change: Partial<ShownHistory>): ShownHistory {
  const usual = {
    title: "History",
    itemId: null,
    rows: rows(12),
    unopened: 0,
    unreadable: null,
    failure: null,
    labels,
  };
  return { ...usual, ...change };
}

const long = "A household account that somebody gave a very long name to, with no end in sight ".repeat(2);

/** The states of the history's page. */
export const historyCases = {
  usual: () => shown({}),
  ofItem: () => shown({ title: "History: Stale cache", itemId: "item-1", rows: rows(3) }),
  empty: () => shown({ rows: [] }),
  opening: () =>
    shown({ rows: rows(12).map((row, index) => (index < 4 ? row : { ...row, facts: null })), unopened: 8 }),
  unreadable: () =>
    shown({
      unreadable: {
        title: "3 files could not be read. They stay where they are.",
        reasons: ["Written by a newer version of Balance Lens: 1", "Damaged, or not a comparison: 2"],
      },
    }),
  failed: () => shown({ rows: [], failure: "Balance Lens could not read or write its files." }),
  longNames: () =>
    shown({
      rows: rows(4).map((row, index) => ({
        ...row,
        item:
          index === 0
            ? long
            : index === 1
              ? "<img src=x onerror=alert(1)>"
              : "Müllerstraßensparkassenhauptkontoverbindung",
        about: long,
      })),
    }),
  tenThousand: () => shown({ rows: rows(10_000) }),
} satisfies Readonly<Record<string, () => ShownHistory>>;

export type HistoryCaseName = keyof typeof historyCases;
