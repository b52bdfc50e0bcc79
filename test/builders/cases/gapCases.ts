import { brokerage, checking, creditCard } from "../accounts.ts";
import { authOnly, itemFacts } from "../comparison.ts";
import { daysAgo, hoursAgo, minutesAgo } from "../times.ts";
import { type FindingCase, findingCase, moved, same, updated, written } from "./findingCase.ts";

/** Cached and real-time numbers that differ. */
export const gapCases: readonly FindingCase[] = [
  findingCase("no product keeps balances moving", { item: authOnly(), cached: same, realTime: moved }, [
    "no-subscription-product certain",
    written,
  ]),
  findingCase(
    "no such product, and the cache does not follow",
    { item: authOnly(), cached: same, realTime: moved, again: same },
    ["no-subscription-product likely", "not-written-through certain"],
  ),
  findingCase(
    "no such product, linked hours ago",
    { item: authOnly({ createdAt: hoursAgo(5) }), cached: same, realTime: moved },
    ["no-subscription-product likely", written],
  ),
  findingCase(
    "no such product, after a real-time call of our own",
    { item: authOnly(), cached: same, realTime: moved, lastOwnRealTimeAt: hoursAgo(3) },
    ["no-subscription-product likely", written],
  ),
  findingCase(
    "no such product, and no time to go by",
    { item: authOnly({ createdAt: null }), cached: same, realTime: moved },
    ["no-subscription-product likely", written],
  ),
  findingCase("no product at all", { item: authOnly({ products: [] }), cached: same, realTime: moved }, [
    "no-subscription-product certain",
    written,
  ]),
  findingCase(
    "no product at all, and no time to go by",
    { item: authOnly({ products: [], createdAt: null }), cached: same, realTime: moved },
    ["no-subscription-product likely", written],
  ),
  findingCase(
    "no such product any more, but a last update",
    {
      item: authOnly({ transactions: { lastSuccessfulUpdate: daysAgo(9), lastFailedUpdate: null } }),
      cached: same,
      realTime: moved,
    },
    ["no-subscription-product certain", written],
  ),
  findingCase(
    "a bank that dates its cached number",
    {
      item: itemFacts({ institutionId: "ins_128026" }),
      cached: [checking({ available: 500, current: 500, lastUpdatedDatetime: hoursAgo(6) })],
      realTime: moved,
    },
    ["cache-older-than-bank likely", written],
  ),
  findingCase("updated hours ago", { cached: same, realTime: moved }, ["cache-older-than-bank likely", written]),
  findingCase(
    "updated hours ago, and a real-time call since",
    { cached: same, realTime: moved, lastOwnRealTimeAt: hoursAgo(2) },
    ["cache-older-than-bank likely", written],
  ),
  findingCase(
    "a subscription that never updated",
    { item: itemFacts({ transactions: null }), cached: same, realTime: moved },
    ["cache-older-than-bank likely", written],
  ),
  findingCase(
    "a subscription without any time",
    { item: itemFacts({ transactions: null, createdAt: null }), cached: same, realTime: moved },
    ["cache-older-than-bank likely", written],
  ),
  findingCase("updated 40 days ago without an error", { item: updated(daysAgo(40)), cached: same, realTime: moved }, [
    "refresh-paused likely",
    written,
  ]),
  findingCase(
    "background updates fail",
    {
      item: itemFacts({ transactions: { lastSuccessfulUpdate: daysAgo(3), lastFailedUpdate: hoursAgo(4) } }),
      cached: same,
      realTime: moved,
    },
    ["updates-failing likely", written],
  ),
  findingCase(
    "background updates never worked",
    {
      item: itemFacts({ createdAt: null, transactions: { lastSuccessfulUpdate: null, lastFailedUpdate: hoursAgo(4) } }),
      cached: same,
      realTime: moved,
    },
    ["updates-failing likely", written],
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
    ["investments-priced-apart likely", written],
  ),
  findingCase(
    "an investment account without any time",
    {
      item: itemFacts({ products: ["investments"], transactions: null, createdAt: null }),
      cached: [brokerage({ available: 20, current: 1000 })],
      realTime: [brokerage({ available: 20, current: 1012.5 })],
    },
    ["investments-priced-apart likely", written],
  ),
  findingCase(
    "a gap that a copy of ten minutes cannot explain",
    { item: updated(minutesAgo(10)), cached: same, realTime: moved },
    ["unexplained certain", written],
  ),
  findingCase("a sub-cent gap", { cached: same, realTime: [checking({ available: 500.004, current: 500 })] }, [
    "rounding certain",
  ]),
  findingCase(
    "a limit that moved",
    {
      cached: [creditCard({ available: 1500, current: 500, limit: 2000 })],
      realTime: [creditCard({ available: 1500, current: 500, limit: 2500 })],
    },
    ["cache-older-than-bank likely", written],
  ),
];
