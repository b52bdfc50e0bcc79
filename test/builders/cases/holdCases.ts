import { checking, creditCard } from "../accounts.ts";
import { itemFacts, pendingRow } from "../comparison.ts";
import { type FindingCase, findingCase, same, written } from "./findingCase.ts";

/** What pending rows, and holds without a row, do to `available`. */
export const holdCases: readonly FindingCase[] = [
  findingCase(
    "a hold that no row shows",
    { cached: same, rows: [], realTime: [checking({ available: 415.8, current: 500 })] },
    ["hold-newer-than-update likely", written],
  ),
  findingCase(
    "a hold on a card",
    {
      cached: [creditCard({ available: 1500, current: 500, limit: 2000 })],
      realTime: [creditCard({ available: 1420, current: 500, limit: 2000 })],
    },
    ["hold-newer-than-update likely", written],
  ),
  findingCase(
    "a hold on an Item without Transactions, which nothing refreshes at will",
    {
      item: itemFacts({ products: ["liabilities"], billedProducts: ["liabilities"], transactions: null }),
      cached: same,
      realTime: [checking({ available: 450, current: 500 })],
    },
    ["hold-newer-than-update likely", written],
  ),
  findingCase(
    "a hold on an Item without any time",
    {
      item: itemFacts({ transactions: null, createdAt: null }),
      cached: same,
      realTime: [checking({ available: 450, current: 500 })],
    },
    ["hold-newer-than-update likely", written],
  ),
  findingCase(
    "more available than before, with no row to tell why",
    {
      cached: [checking({ available: 450, current: 500 })],
      rows: [],
      realTime: [checking({ available: 500, current: 500 })],
    },
    ["hold-newer-than-update likely", written, "available-differs-from-current certain"],
  ),
  findingCase(
    "the same without any time",
    {
      item: itemFacts({ transactions: null, createdAt: null }),
      cached: [checking({ available: 450, current: 500 })],
      realTime: [checking({ available: 500, current: 500 })],
    },
    ["hold-newer-than-update likely", written, "available-differs-from-current certain"],
  ),
  findingCase(
    "rows that the cached number has not counted",
    {
      cached: same,
      rows: [pendingRow({ amount: 40 }), pendingRow({ amount: 44.2 })],
      realTime: [checking({ available: 415.8, current: 500 })],
    },
    ["adjusted-by-plaid likely", written],
  ),
  findingCase(
    "one row that the cached number has not counted",
    {
      cached: same,
      rows: [pendingRow({ amount: 84.2 })],
      realTime: [checking({ available: 415.8, current: 500 })],
    },
    ["adjusted-by-plaid likely", written],
  ),
  findingCase(
    "a pending row that posted",
    {
      cached: [checking({ available: 400, current: 500 })],
      rows: [pendingRow({ amount: 70 }), pendingRow({ amount: 30 })],
      realTime: [checking({ available: 400, current: 430 })],
    },
    ["pending-posted likely", written, "pending-explains-available certain"],
  ),
  findingCase(
    "a card's pending purchases that posted",
    {
      cached: [creditCard({ available: 1400, current: 500, limit: 2000 })],
      rows: [pendingRow({ accountId: "card", amount: 60 }), pendingRow({ accountId: "card", amount: 40 })],
      realTime: [creditCard({ available: 1400, current: 600, limit: 2000 })],
    },
    ["pending-posted likely", written, "pending-explains-available certain"],
  ),
  findingCase(
    "a pending row that was let go",
    {
      cached: [checking({ available: 400, current: 500 })],
      rows: [pendingRow({ amount: 70 }), pendingRow({ amount: 30 })],
      realTime: [checking({ available: 470, current: 500 })],
    },
    ["pending-released likely", written, "pending-explains-available certain"],
  ),
  findingCase(
    "all pending rows let go",
    {
      cached: [checking({ available: 400, current: 500 })],
      rows: [pendingRow({ amount: 70 }), pendingRow({ amount: 30 })],
      realTime: [checking({ available: 500, current: 500 })],
    },
    ["pending-released likely", written, "pending-explains-available certain"],
  ),
  findingCase(
    "a row that was pending before it posted, counted twice",
    {
      cached: [checking({ available: 460, current: 500 })],
      rows: [pendingRow({ amount: 40, pending: false, pendingTransactionId: "earlier" })],
      realTime: [checking({ available: 500, current: 500 })],
    },
    ["adjusted-by-plaid likely", written, "available-differs-from-current certain"],
  ),
  findingCase(
    "one row counted twice, another not at all",
    {
      cached: [checking({ available: 460, current: 500 })],
      rows: [pendingRow({ amount: 40, pending: false, pendingTransactionId: "earlier" }), pendingRow({ amount: 25 })],
      realTime: [checking({ available: 475, current: 500 })],
    },
    ["adjusted-by-plaid likely", written, "pending-explains-available likely"],
  ),
  findingCase(
    "a row that was not counted, and a hold newer than the rows",
    {
      cached: same,
      rows: [pendingRow({ amount: 40 })],
      realTime: [checking({ available: 430, current: 500 })],
    },
    ["hold-newer-than-update likely", "adjusted-by-plaid likely", written],
  ),
  findingCase(
    "two rows that were not counted, and money that left since",
    {
      cached: same,
      rows: [pendingRow({ amount: 40 }), pendingRow({ amount: 25 })],
      realTime: [checking({ available: 400, current: 465 })],
    },
    ["cache-older-than-bank likely", "adjusted-by-plaid likely", written],
  ),
  findingCase(
    "a hold on an Item without any time, with rows",
    {
      item: itemFacts({ transactions: null, createdAt: null }),
      cached: same,
      rows: [],
      realTime: [checking({ available: 450, current: 500 })],
    },
    ["hold-newer-than-update likely", written],
  ),
  findingCase(
    "more available than before on an Item without any time, with rows",
    {
      item: itemFacts({ transactions: null, createdAt: null }),
      cached: same,
      rows: [],
      realTime: [checking({ available: 550, current: 500 })],
    },
    ["hold-newer-than-update likely", written],
  ),
  findingCase(
    "more available than before, rows unread",
    { cached: same, realTime: [checking({ available: 550, current: 500 })] },
    ["hold-newer-than-update likely", written],
  ),
];
