import { checking, creditCard } from "../accounts.ts";
import { itemFacts, okReading, pendingRow } from "../comparison.ts";
import { type FindingCase, findingCase, same } from "./findingCase.ts";

/** Sums of dollars, to the cent. */
function cents(value: number): number {
  return Math.round(value * 100) / 100;
}

/** What pending rows, and holds without a row, do to `available`. */
export const holdCases: readonly FindingCase[] = [
  findingCase(
    "a hold that no row shows",
    { cached: same, rows: [], realTime: [checking({ available: 415.8, current: 500 })] },
    [
      "cached-differs-from-real-time certain",
      "< hold-newer-than-update likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "a hold on a card",
    {
      cached: [creditCard({ available: 1500, current: 500, limit: 2000 })],
      realTime: [creditCard({ available: 1420, current: 500, limit: 2000 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< hold-newer-than-update likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "a hold on an Item without Transactions, which nothing refreshes at will",
    {
      item: itemFacts({ products: ["liabilities"], billedProducts: ["liabilities"], transactions: null }),
      cached: same,
      realTime: [checking({ available: 450, current: 500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< hold-newer-than-update likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "a hold that the copy's own list shows, of an amount that many have",
    { cached: same, rows: [pendingRow({ amount: 20 })], realTime: [checking({ available: 480, current: 500 })] },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "< hold-newer-than-update possible",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
      "< pending-explains-available possible",
    ],
  ),
  findingCase(
    "two holds that only a list of after the real-time call shows",
    {
      cached: same,
      rows: [],
      realTime: [checking({ available: 480, current: 500 })],
      more: [
        okReading("cached-again", "/transactions/sync", [checking({ available: 480, current: 500 })], {
          transactions: {
            updateStatus: "HISTORICAL_UPDATE_COMPLETE",
            rows: [pendingRow({ amount: 13.5 }), pendingRow({ amount: 6.5 })],
            pages: 1,
          },
        }),
      ],
    },
    [
      "cached-differs-from-real-time certain",
      "< hold-newer-than-update likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "a hold on an Item without any time",
    {
      item: itemFacts({ transactions: null, createdAt: null }),
      cached: same,
      realTime: [checking({ available: 450, current: 500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< hold-newer-than-update likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "more available than before, with no row to tell why",
    {
      cached: [checking({ available: 450, current: 500 })],
      rows: [],
      realTime: [checking({ available: 500, current: 500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< hold-newer-than-update likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "the same without any time",
    {
      item: itemFacts({ transactions: null, createdAt: null }),
      cached: [checking({ available: 450, current: 500 })],
      realTime: [checking({ available: 500, current: 500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< hold-newer-than-update likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "rows that the cached number has not counted",
    {
      cached: same,
      rows: [pendingRow({ amount: 40 }), pendingRow({ amount: 44.2 })],
      realTime: [checking({ available: 415.8, current: 500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< adjusted-by-plaid likely",
      "< cache-older-than-bank possible",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
      "< pending-explains-available possible",
    ],
  ),
  findingCase(
    "one row that the cached number has not counted",
    {
      cached: same,
      rows: [pendingRow({ amount: 84.2 })],
      realTime: [checking({ available: 415.8, current: 500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< adjusted-by-plaid likely",
      "< cache-older-than-bank possible",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
      "< pending-explains-available possible",
    ],
  ),
  findingCase(
    "a pending row that posted",
    {
      cached: [checking({ available: 399.53, current: 500 })],
      rows: [pendingRow({ amount: 70.35 }), pendingRow({ amount: 30.12 })],
      realTime: [checking({ available: 399.53, current: 429.65 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "< pending-posted possible",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
      "< pending-explains-available likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "a card's pending purchases that posted",
    {
      cached: [creditCard({ available: 1399.17, current: 500, limit: 2000 })],
      rows: [pendingRow({ accountId: "card", amount: 60.71 }), pendingRow({ accountId: "card", amount: 40.12 })],
      realTime: [creditCard({ available: 1399.17, current: 600.83, limit: 2000 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "< pending-posted possible",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
      "< pending-explains-available likely",
    ],
  ),
  ...(
    [
      ["one hold", [["pump", 100, 42.15]]],
      [
        "two holds",
        [
          ["pump", 100, 42.15],
          ["tip", 30, 36.5],
        ],
      ],
    ] as const
  ).map(([name, holds]) => {
    const held = holds.reduce((sum, [, amount]) => sum + amount, 0);
    const posted = holds.reduce((sum, [, , amount]) => sum + amount, 0);
    const after = checking({ available: cents(500 - posted), current: cents(500 - posted) });
    return findingCase(
      `${name} settled for another amount`,
      {
        cached: [checking({ available: cents(500 - held), current: 500 })],
        rows: holds.map(([id, amount]) => pendingRow({ transactionId: id, amount })),
        realTime: [after],
        more: [
          okReading("cached-again", "/transactions/sync", [after], {
            transactions: {
              updateStatus: "HISTORICAL_UPDATE_COMPLETE",
              rows: holds.map(([id, , amount]) =>
                pendingRow({ transactionId: `${id}-posted`, amount, pending: false, pendingTransactionId: id }),
              ),
              pages: 1,
            },
          }),
        ],
      },
      [
        "cached-differs-from-real-time certain",
        "< pending-settled-otherwise likely",
        "< cache-older-than-bank likely",
        "changed-between-calls certain",
        "< written-through likely",
        "available-differs-from-current certain",
        "< pending-explains-available possible",
      ],
    );
  }),
  findingCase(
    "a hold settled for another amount, while something else moved",
    {
      cached: [checking({ available: 400, current: 500 })],
      rows: [pendingRow({ transactionId: "pump", amount: 100 })],
      realTime: [checking({ available: 450, current: 450 })],
      more: [
        okReading("cached-again", "/transactions/sync", [checking({ available: 450, current: 450 })], {
          transactions: {
            updateStatus: "HISTORICAL_UPDATE_COMPLETE",
            rows: [
              pendingRow({ transactionId: "posted", amount: 42.15, pending: false, pendingTransactionId: "pump" }),
            ],
            pages: 1,
          },
        }),
      ],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
      "< pending-explains-available possible",
    ],
  ),
  ...(
    [
      ["that was pending", true, []],
      ["that is paid back", false, [{ transactionId: "return", amount: 250, pending: false }]],
      ["that stays", false, []],
    ] as const
  ).map(([what, pending, rows]) => {
    const deposit = pendingRow({ transactionId: "deposit", amount: -250, pending });
    const after = checking({ available: 250, current: 250 });
    return findingCase(
      `a deposit ${what}`,
      {
        cached: [checking({ available: 500, current: 500 })],
        rows: [deposit],
        realTime: [after],
        more: [
          okReading("cached-again", "/transactions/sync", [after], {
            transactions: {
              updateStatus: "HISTORICAL_UPDATE_COMPLETE",
              rows: [...(pending ? [] : [deposit]), ...rows.map((row) => pendingRow(row))],
              pages: 1,
            },
          }),
        ],
      },
      [
        "cached-differs-from-real-time certain",
        "< cache-older-than-bank likely",
        ...(what === "that stays" ? [] : ["< deposit-reversed possible"]),
        "changed-between-calls certain",
        "< written-through likely",
      ],
    );
  }),
  findingCase(
    "a pending row that was let go",
    {
      cached: [checking({ available: 399.53, current: 500 })],
      rows: [pendingRow({ amount: 70.35 }), pendingRow({ amount: 30.12 })],
      realTime: [checking({ available: 469.88, current: 500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< hold-newer-than-update likely",
      "< cache-older-than-bank likely",
      "< pending-released possible",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
      "< pending-explains-available likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "all pending rows let go",
    {
      cached: [checking({ available: 399.53, current: 500 })],
      rows: [pendingRow({ amount: 70.35 }), pendingRow({ amount: 30.12 })],
      realTime: [checking({ available: 500, current: 500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< hold-newer-than-update likely",
      "< cache-older-than-bank likely",
      "< pending-released possible",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
      "< pending-explains-available likely",
    ],
  ),
  findingCase(
    "a row that was pending before it posted, counted twice",
    {
      cached: [checking({ available: 459.87, current: 500 })],
      rows: [pendingRow({ amount: 40.13, pending: false, pendingTransactionId: "earlier" })],
      realTime: [checking({ available: 500, current: 500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< adjusted-by-plaid likely",
      "< cache-older-than-bank possible",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "one row counted twice, another not at all",
    {
      cached: [checking({ available: 460, current: 500 })],
      rows: [pendingRow({ amount: 40, pending: false, pendingTransactionId: "earlier" }), pendingRow({ amount: 25 })],
      realTime: [checking({ available: 475, current: 500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "< adjusted-by-plaid possible",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
      "< pending-explains-available possible",
      "available-differs-from-current certain",
      "< pending-explains-available possible",
    ],
  ),
  findingCase(
    "a row that was not counted, and a hold newer than the rows",
    {
      cached: same,
      rows: [pendingRow({ amount: 40 })],
      realTime: [checking({ available: 430, current: 500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< hold-newer-than-update likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
      "< pending-explains-available possible",
    ],
  ),
  findingCase(
    "two rows that were not counted, and money that left since",
    {
      cached: same,
      rows: [pendingRow({ amount: 40 }), pendingRow({ amount: 25 })],
      realTime: [checking({ available: 400, current: 465 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
      "< pending-explains-available possible",
    ],
  ),
  findingCase(
    "a hold on an Item without any time, with rows",
    {
      item: itemFacts({ transactions: null, createdAt: null }),
      cached: same,
      rows: [],
      realTime: [checking({ available: 450, current: 500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< hold-newer-than-update likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "more available than before on an Item without any time, with rows",
    {
      item: itemFacts({ transactions: null, createdAt: null }),
      cached: same,
      rows: [],
      realTime: [checking({ available: 550, current: 500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< hold-newer-than-update likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "more available than before, rows unread",
    { cached: same, realTime: [checking({ available: 550, current: 500 })] },
    [
      "cached-differs-from-real-time certain",
      "< hold-newer-than-update likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
    ],
  ),
];
