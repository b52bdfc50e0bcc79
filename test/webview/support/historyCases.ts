import type { HistoryLabels, HistoryRow, ShownHistory } from "../../../src/protocol/history.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { formatDateTime } from "../../../src/text/format.ts";
import { type HistoryFacts, historyFactsOf } from "../../../src/text/history/historyFacts.ts";
import { checking, savings } from "../../builders/accounts.ts";
import { comparisonOf, failedReading, itemFacts } from "../../builders/comparison.ts";
import { hoursAgo, serverNow } from "../../builders/times.ts";

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

function off(by: number, currency = "USD"): HistoryFacts {
  const shown = (value: number) => [checking({ available: value, current: value, currency }), savings({ current: 5 })];
  const item = itemFacts({
    itemId: "i",
    transactions: { lastSuccessfulUpdate: hoursAgo(9), lastFailedUpdate: null },
  });
  return historyFactsOf(comparisonOf({ item, cached: shown(1000 + by), realTime: shown(1000) }), context);
}

function unanswered(): HistoryFacts {
  const realTime = failedReading("real-time", "/accounts/balance/get", "institution-error", "INSTITUTION_DOWN");
  const cached = [checking({ available: 1, current: 1 })];
  return historyFactsOf(comparisonOf({ item: itemFacts({ itemId: "i" }), cached, realTime }), context);
}

const names = ["Stale cache", "Hold missing", "Canada", "Bank is down", "Fresh"];
const banks = ["Tattersall Federal Credit Union", "First Platypus Bank", "Tartan Bank"];

function rows(count: number): readonly HistoryRow[] {
  const facts = [off(214.25), off(-893.56), off(20, "CAD"), unanswered(), off(0)];
  return Array.from({ length: count }, (_, index) => ({
    key: `row ${index + 1}`,
    item: `${names[index % names.length]} ${index + 1}`,
    about: `${banks[index % banks.length]} · Local Sandbox`,
    when: formatDateTime(new Date(Date.parse(serverNow) - index * 5 * 3_600_000).toISOString(), context),
    isPinned: index % 6 === 1,
    facts: facts[index % facts.length] ?? null,
  }));
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
