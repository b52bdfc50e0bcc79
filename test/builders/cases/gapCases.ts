import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import type { AccountReading } from "../../../src/core/reading/balances.ts";
import { brokerage, checking, creditCard, loan } from "../accounts.ts";
import { authOnly, comparisonOf, itemFacts, okReading } from "../comparison.ts";
import { daysAgo, hoursAgo, minutesAgo } from "../times.ts";
import { type FindingCase, findingCase, moved, same, updated } from "./findingCase.ts";

/** The same, with what its real-time call sent. */
function withSent(comparison: Comparison): Comparison {
  const sent = { accountIds: null, minLastUpdatedDatetime: daysAgo(1) };
  const readings = comparison.readings.map((reading) =>
    reading.outcome === "ok" && reading.kind === "real-time" ? { ...reading, sent } : reading,
  );
  return { ...comparison, readings };
}

/** The same account as the investments endpoints show it. */
const onMargin: AccountReading = {
  ...brokerage({ current: 12_500 }),
  balances: { ...brokerage({ current: 12_500 }).balances, marginLoanAmount: 2500 },
};

/** Cached and real-time numbers that differ. */
export const gapCases: readonly FindingCase[] = [
  findingCase("no product keeps balances moving", { item: authOnly(), cached: same, realTime: moved }, [
    "cached-differs-from-real-time certain",
    "< no-subscription-product likely",
    "changed-between-calls certain",
    "< written-through likely",
  ]),
  findingCase(
    "no such product, and the cache does not follow",
    { item: authOnly(), cached: same, realTime: moved, again: same },
    [
      "cached-differs-from-real-time certain",
      "< no-subscription-product likely",
      "cache-still-differs certain",
      "< not-written-through likely",
    ],
  ),
  findingCase(
    "no such product, linked hours ago",
    { item: authOnly({ createdAt: hoursAgo(5) }), cached: same, realTime: moved },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "< no-subscription-product possible",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "no such product, after a real-time call of our own",
    { item: authOnly(), cached: same, realTime: moved, lastOwnRealTimeAt: hoursAgo(3) },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "< no-subscription-product possible",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "no such product, and no time to go by",
    { item: authOnly({ createdAt: null }), cached: same, realTime: moved },
    [
      "cached-differs-from-real-time certain",
      "< no-subscription-product likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase("no product at all", { item: authOnly({ products: [] }), cached: same, realTime: moved }, [
    "cached-differs-from-real-time certain",
    "< no-subscription-product likely",
    "changed-between-calls certain",
    "< written-through likely",
  ]),
  findingCase(
    "no product at all, and no time to go by",
    { item: authOnly({ products: [], createdAt: null }), cached: same, realTime: moved },
    [
      "cached-differs-from-real-time certain",
      "< no-subscription-product likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "no such product any more, but a last update",
    {
      item: authOnly({ transactions: { lastSuccessfulUpdate: daysAgo(9), lastFailedUpdate: null } }),
      cached: same,
      realTime: moved,
    },
    [
      "cached-differs-from-real-time certain",
      "< no-subscription-product likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "a bank that dates its cached number",
    {
      item: itemFacts({ institutionId: "ins_128026" }),
      cached: [checking({ available: 500, current: 500, lastUpdatedDatetime: hoursAgo(6) })],
      realTime: moved,
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase("updated hours ago", { cached: same, realTime: moved }, [
    "cached-differs-from-real-time certain",
    "< cache-older-than-bank likely",
    "changed-between-calls certain",
    "< written-through likely",
  ]),
  findingCase(
    "updated hours ago, and a real-time call since",
    { cached: same, realTime: moved, lastOwnRealTimeAt: hoursAgo(2) },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "a subscription that never updated",
    { item: itemFacts({ transactions: null }), cached: same, realTime: moved },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "a subscription without any time",
    { item: itemFacts({ transactions: null, createdAt: null }), cached: same, realTime: moved },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "updated 40 days ago, where Signal pulls updates of its own",
    {
      item: updated(daysAgo(40), { products: ["transactions", "signal"] }),
      cached: same,
      realTime: moved,
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "updated 40 days ago, and refreshed by somebody's call while it was looked at",
    {
      item: updated(daysAgo(40)),
      cached: same,
      realTime: moved,
      more: [okReading("cached-after-evaluate", "/accounts/get", [checking({ available: 450, current: 450 })])],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< cache-moved-at-evaluation possible",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "investments whose updates fail",
    {
      item: itemFacts({
        products: ["investments"],
        transactions: null,
        investments: { lastSuccessfulUpdate: daysAgo(3), lastFailedUpdate: hoursAgo(9) },
      }),
      cached: [brokerage({ available: null, current: 1000 })],
      realTime: [brokerage({ available: null, current: 990 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< updates-failing likely",
      "last-update-failed certain",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  ...[brokerage({ current: 1000 }), loan({ current: 1000, subtype: "mortgage" })].map((account) =>
    findingCase(
      `no product keeps this balance moving: ${account.type}`,
      {
        item: authOnly(),
        cached: [account],
        realTime: [{ ...account, balances: { ...account.balances, current: 990 } }],
      },
      [
        "cached-differs-from-real-time certain",
        "< no-subscription-product likely",
        "changed-between-calls certain",
        "< written-through likely",
      ],
    ),
  ),
  findingCase(
    "an Item with Signal alone",
    { item: authOnly({ products: ["auth", "signal"] }), cached: same, realTime: moved },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "< no-subscription-product possible",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "an Item with Signal alone that matches",
    { item: authOnly({ products: ["auth", "signal"] }), cached: same, realTime: same },
    ["agree certain", "< agree-nothing-moved possible"],
  ),
  findingCase("updated 40 days ago without an error", { item: updated(daysAgo(40)), cached: same, realTime: moved }, [
    "cached-differs-from-real-time certain",
    "< cache-older-than-bank likely",
    "< refresh-paused possible",
    "changed-between-calls certain",
    "< written-through likely",
  ]),
  findingCase(
    "background updates fail",
    {
      item: itemFacts({ transactions: { lastSuccessfulUpdate: daysAgo(3), lastFailedUpdate: hoursAgo(4) } }),
      cached: same,
      realTime: moved,
    },
    [
      "cached-differs-from-real-time certain",
      "< updates-failing likely",
      "last-update-failed certain",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "background updates never worked",
    {
      item: itemFacts({ createdAt: null, transactions: { lastSuccessfulUpdate: null, lastFailedUpdate: hoursAgo(4) } }),
      cached: same,
      realTime: moved,
    },
    [
      "cached-differs-from-real-time certain",
      "< updates-failing likely",
      "last-update-failed certain",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "an investment account",
    {
      item: itemFacts({
        products: ["investments"],
        transactions: null,
        investments: { lastSuccessfulUpdate: hoursAgo(11), lastFailedUpdate: null },
      }),
      cached: [brokerage({ available: 20, current: 1000 })],
      realTime: [brokerage({ available: 20, current: 1012.5 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "< investments-priced-apart possible",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "an investment account without any time",
    {
      item: itemFacts({ products: ["investments"], transactions: null, createdAt: null }),
      cached: [brokerage({ available: 20, current: 1000 })],
      realTime: [brokerage({ available: 20, current: 1012.5 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "< investments-priced-apart possible",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "a gap that a copy of ten minutes cannot explain",
    { item: updated(minutesAgo(10)), cached: same, realTime: moved },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase("a sub-cent gap", { cached: same, realTime: [checking({ available: 500.004, current: 500 })] }, [
    "rounding certain",
  ]),
  findingCase(
    "a limit that moved, and available with it",
    {
      cached: [creditCard({ available: 1500, current: 500, limit: 2000 })],
      realTime: [creditCard({ available: 2000, current: 500, limit: 2500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< limit-changed likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "a limit that moved beside a payment",
    {
      cached: [creditCard({ available: 1500, current: 500, limit: 2000 })],
      realTime: [creditCard({ available: 2100, current: 400, limit: 2500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< limit-changed likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "a limit that moved beside a purchase",
    {
      cached: [creditCard({ available: 1500, current: 500, limit: 2000 })],
      realTime: [creditCard({ available: 1937.5, current: 500, limit: 2500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< limit-changed likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "less posted and more held",
    {
      cached: [checking({ available: 380, current: 440 })],
      realTime: [checking({ available: 450, current: 500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "a debt that the bank says is smaller",
    { cached: [creditCard({ current: 500 })], realTime: [creditCard({ current: 400 })] },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-not-given certain",
    ],
  ),
  findingCase(
    "a cached number that the bank dates, and the real-time one too, with the older time",
    {
      item: itemFacts({ institutionId: "ins_128026" }),
      cached: [creditCard({ current: 500, lastUpdatedDatetime: hoursAgo(6) })],
      realTime: [creditCard({ current: 400, lastUpdatedDatetime: hoursAgo(9) })],
    },
    [
      "cached-differs-from-real-time certain",
      "< capital-one-no-real-time certain",
      "changed-between-calls certain",
      "< written-through likely",
      "available-not-given certain",
    ],
  ),
  {
    name: "a card of Capital One, asked of with the oldest time that will do",
    comparison: withSent(
      comparisonOf({
        item: itemFacts({ institutionId: "ins_128026" }),
        cached: [creditCard({ current: 500 })],
        realTime: [creditCard({ current: 400, lastUpdatedDatetime: hoursAgo(9) })],
      }),
    ),
    findings: [
      "cached-differs-from-real-time certain",
      "< capital-one-no-real-time certain",
      "changed-between-calls certain",
      "< written-through likely",
      "available-not-given certain",
    ],
  },
  findingCase(
    "a limit that moved",
    {
      cached: [creditCard({ available: 1500, current: 500, limit: 2000 })],
      realTime: [creditCard({ available: 1500, current: 500, limit: 2500 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< limit-changed likely",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "a value that differs by the margin loan",
    {
      item: itemFacts({ products: ["investments"], transactions: null, investments: itemFacts().transactions }),
      cached: [brokerage({ current: 12_500 })],
      realTime: [brokerage({ current: 10_000 })],
      more: [okReading("cached", "/investments/holdings/get", [onMargin])],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "< margin-loan-counted possible",
      "< investments-priced-apart possible",
      "changed-between-calls certain",
      "< written-through likely",
      "has-margin-loan certain",
    ],
  ),
  findingCase(
    "a margin loan beside a value that moved by something else",
    {
      item: itemFacts({ products: ["investments"], transactions: null, investments: itemFacts().transactions }),
      cached: [brokerage({ current: 12_500 })],
      realTime: [brokerage({ current: 12_400 })],
      more: [okReading("cached", "/investments/holdings/get", [onMargin])],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "< investments-priced-apart possible",
      "changed-between-calls certain",
      "< written-through likely",
      "has-margin-loan certain",
    ],
  ),
];
