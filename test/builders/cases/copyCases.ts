import type { AccountReading } from "../../../src/core/reading/balances.ts";
import { checking, loan, savings } from "../accounts.ts";
import { okReading, signalFacts } from "../comparison.ts";
import { minutesAgo, secondsAgo } from "../times.ts";
import { type FindingCase, findingCase, moved, same, updated } from "./findingCase.ts";

function alsoCached(accounts: readonly AccountReading[], endpoint: "/auth/get" | "/transactions/sync" = "/auth/get") {
  return okReading("cached", endpoint, accounts);
}

/** Which accounts an answer lists, and cached copies that disagree or move. */
export const copyCases: readonly FindingCase[] = [
  findingCase(
    "an endpoint that lists its product's accounts alone",
    {
      cached: [...same, savings({ available: 5, current: 5 })],
      realTime: [...same, savings({ available: 5, current: 5 })],
      more: [alsoCached(same)],
    },
    [
      "agree certain",
      "< agree-nothing-moved possible",
      "account-not-in-answer certain",
      "< endpoint-lists-fewer possible",
    ],
  ),
  findingCase(
    "an endpoint that leaves out two accounts",
    {
      cached: [...same, savings({ available: 5, current: 5 }), loan({ current: 9 })],
      more: [alsoCached(same)],
    },
    ["account-not-in-answer certain", "< endpoint-lists-fewer possible"],
  ),
  findingCase(
    "an endpoint that leaves out one account without transactions",
    { cached: [...same, savings({ available: 5, current: 5 })], more: [alsoCached(same, "/transactions/sync")] },
    ["account-not-in-answer certain", "< endpoint-lists-fewer possible"],
  ),
  findingCase(
    "an endpoint that lists accounts with transactions alone",
    {
      cached: [...same, savings({ available: 5, current: 5 }), loan({ current: 9 })],
      realTime: [...same, savings({ available: 5, current: 5 }), loan({ current: 9 })],
      more: [alsoCached(same, "/transactions/sync")],
    },
    [
      "agree certain",
      "< agree-nothing-moved possible",
      "account-not-in-answer certain",
      "< endpoint-lists-fewer possible",
    ],
  ),
  findingCase("an account that is gone", { cached: [...same, savings({ available: 5, current: 5 })], realTime: same }, [
    "account-in-one-response certain",
    "< account-filtered possible",
    "< account-gone possible",
    "agree certain",
    "< agree-nothing-moved possible",
  ]),
  findingCase(
    "an account under a new id",
    { cached: same, realTime: [checking({ id: "checking-2", available: 500, current: 500 })] },
    ["account-in-one-response certain", "< account-replaced possible"],
  ),
  findingCase(
    "cached copies of two products",
    { cached: same, realTime: same, more: [alsoCached([checking({ available: 470, current: 500 })])] },
    [
      "cached-differs-from-real-time certain",
      "< hold-newer-than-update likely",
      "< cache-older-than-bank likely",
      "cached-responses-differ certain",
      "< cached-copies-differ likely",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "a cache that moved when an evaluation was made",
    {
      cached: same,
      realTime: moved,
      evaluation: { signal: signalFacts(), available: 400, current: 400 },
      more: [okReading("cached-after-evaluate", "/accounts/get", moved)],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "evaluated-differs certain",
      "< evaluate-asked-bank likely",
      "debit-covered certain",
      "changed-between-calls certain",
      "< cache-moved-at-evaluation possible",
    ],
  ),
  findingCase("a cache that moved on its own", { cached: same, again: moved }, [
    "changed-between-calls certain",
    "< cache-moved-without-stamp possible",
  ]),
  findingCase("a cache that was updated meanwhile", { itemAgain: updated(secondsAgo(1)), cached: same, again: moved }, [
    "changed-between-calls certain",
    "< cache-updated-meanwhile likely",
  ]),
  findingCase(
    "two real-time answers",
    {
      cached: same,
      realTime: same,
      more: [
        okReading("single", "/accounts/balance/get", moved, { startedAt: minutesAgo(-3), serverTime: minutesAgo(-3) }),
      ],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< bank-moved-between-calls likely",
    ],
  ),
  findingCase(
    "a write-through that moves the stamp",
    { itemAgain: updated(secondsAgo(1)), cached: same, realTime: moved },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through possible",
    ],
  ),
  findingCase(
    "a write-through of two accounts that moves the stamp",
    {
      itemAgain: updated(secondsAgo(1)),
      cached: [...same, savings({ available: 5, current: 5 })],
      realTime: [...moved, savings({ available: 6, current: 6 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through possible",
    ],
  ),
  findingCase(
    "a write-through of two accounts",
    {
      cached: [...same, savings({ available: 5, current: 5 })],
      realTime: [...moved, savings({ available: 6, current: 6 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "a write-through that reached one product's copy",
    {
      cached: same,
      realTime: moved,
      more: [alsoCached(same), okReading("cached-again", "/auth/get", same)],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "cached-responses-differ certain",
      "< cached-copies-differ likely",
      "cache-still-differs certain",
      "< not-written-through likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "a cache that moved after the comparison",
    {
      cached: same,
      realTime: same,
      more: [okReading("single", "/accounts/get", moved, { startedAt: minutesAgo(-30), serverTime: minutesAgo(-30) })],
    },
    [
      "cache-still-differs certain",
      "< bank-moved-again possible",
      "agree certain",
      "< agree-nothing-moved possible",
      "changed-between-calls certain",
      "< cache-moved-later possible",
    ],
  ),
];
