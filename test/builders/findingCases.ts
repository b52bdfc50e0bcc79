import type { AccountReading } from "../../src/core/balances.ts";
import type { Comparison } from "../../src/core/comparison.ts";
import type { ItemFacts } from "../../src/core/item.ts";
import { brokerage, checking, creditCard, loan, savings } from "./accounts.ts";
import {
  authOnly,
  comparisonOf,
  failedReading,
  itemFacts,
  okReading,
  pendingRow,
  signalFacts,
  type World,
} from "./comparison.ts";
import { daysAgo, hoursAgo, minutesAgo, secondsAgo } from "./times.ts";

/** A comparison, and the findings it must give: `code certainty`, no more and no fewer, in this order. */
export interface FindingCase {
  readonly name: string;
  readonly comparison: Comparison;
  readonly findings: readonly string[];
}

function of(name: string, world: World, findings: readonly string[]): FindingCase {
  return { name, comparison: comparisonOf(world), findings };
}

function updated(lastSuccessfulUpdate: string, overrides: Partial<ItemFacts> = {}): ItemFacts {
  return itemFacts({ transactions: { lastSuccessfulUpdate, lastFailedUpdate: null }, ...overrides });
}

const same = [checking({ available: 500, current: 500 })];
const moved = [checking({ available: 400, current: 400 })];
const brokenLogin = failedReading("real-time", "/accounts/balance/get", "item-login-required", "ITEM_LOGIN_REQUIRED");
const written = "written-through certain";

const gaps: readonly FindingCase[] = [
  of("no product keeps balances moving", { item: authOnly(), cached: same, realTime: moved }, [
    "no-subscription-product certain",
    written,
  ]),
  of(
    "no such product, and the cache does not follow",
    { item: authOnly(), cached: same, realTime: moved, again: same },
    ["no-subscription-product likely", "not-written-through certain"],
  ),
  of(
    "no such product, linked hours ago",
    { item: authOnly({ createdAt: hoursAgo(5) }), cached: same, realTime: moved },
    ["no-subscription-product likely", written],
  ),
  of(
    "no such product, after a real-time call of our own",
    { item: authOnly(), cached: same, realTime: moved, lastOwnRealTimeAt: hoursAgo(3) },
    ["no-subscription-product likely", written],
  ),
  of("no such product, and no time to go by", { item: authOnly({ createdAt: null }), cached: same, realTime: moved }, [
    "no-subscription-product likely",
    written,
  ]),
  of("updated hours ago", { cached: same, realTime: moved }, ["cache-older-than-bank likely", written]),
  of(
    "updated hours ago, and a real-time call since",
    { cached: same, realTime: moved, lastOwnRealTimeAt: hoursAgo(2) },
    ["cache-older-than-bank likely", written],
  ),
  of("a subscription that never updated", { item: itemFacts({ transactions: null }), cached: same, realTime: moved }, [
    "cache-older-than-bank likely",
    written,
  ]),
  of(
    "a subscription without any time",
    { item: itemFacts({ transactions: null, createdAt: null }), cached: same, realTime: moved },
    ["cache-older-than-bank likely", written],
  ),
  of("updated 40 days ago without an error", { item: updated(daysAgo(40)), cached: same, realTime: moved }, [
    "refresh-paused likely",
    written,
  ]),
  of(
    "background updates fail",
    {
      item: itemFacts({ transactions: { lastSuccessfulUpdate: daysAgo(3), lastFailedUpdate: hoursAgo(4) } }),
      cached: same,
      realTime: moved,
    },
    ["updates-failing likely", written],
  ),
  of(
    "background updates never worked",
    {
      item: itemFacts({ createdAt: null, transactions: { lastSuccessfulUpdate: null, lastFailedUpdate: hoursAgo(4) } }),
      cached: same,
      realTime: moved,
    },
    ["updates-failing likely", written],
  ),
  of(
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
  of(
    "an investment account without any time",
    {
      item: itemFacts({ products: ["investments"], transactions: null, createdAt: null }),
      cached: [brokerage({ available: 20, current: 1000 })],
      realTime: [brokerage({ available: 20, current: 1012.5 })],
    },
    ["investments-priced-apart likely", written],
  ),
  of(
    "a gap that a copy of ten minutes cannot explain",
    { item: updated(minutesAgo(10)), cached: same, realTime: moved },
    ["unexplained certain", written],
  ),
  of("a sub-cent gap", { cached: same, realTime: [checking({ available: 500.004, current: 500 })] }, [
    "rounding certain",
  ]),
  of(
    "a limit that moved",
    {
      cached: [creditCard({ available: 1500, current: 500, limit: 2000 })],
      realTime: [creditCard({ available: 1500, current: 500, limit: 2500 })],
    },
    ["cache-older-than-bank likely", written],
  ),
];

const holds: readonly FindingCase[] = [
  of("a hold that no row shows", { cached: same, rows: [], realTime: [checking({ available: 415.8, current: 500 })] }, [
    "hold-newer-than-update likely",
    written,
  ]),
  of(
    "a hold on a card",
    {
      cached: [creditCard({ available: 1500, current: 500, limit: 2000 })],
      realTime: [creditCard({ available: 1420, current: 500, limit: 2000 })],
    },
    ["hold-newer-than-update likely", written],
  ),
  of(
    "a hold on an Item without any time",
    {
      item: itemFacts({ transactions: null, createdAt: null }),
      cached: same,
      realTime: [checking({ available: 450, current: 500 })],
    },
    ["hold-newer-than-update likely", written],
  ),
  of(
    "more available than before, with no row to tell why",
    {
      cached: [checking({ available: 450, current: 500 })],
      rows: [],
      realTime: [checking({ available: 500, current: 500 })],
    },
    ["hold-newer-than-update likely", written, "available-differs-from-current certain"],
  ),
  of(
    "the same without any time",
    {
      item: itemFacts({ transactions: null, createdAt: null }),
      cached: [checking({ available: 450, current: 500 })],
      realTime: [checking({ available: 500, current: 500 })],
    },
    ["hold-newer-than-update likely", written, "available-differs-from-current certain"],
  ),
  of(
    "rows that the cached number has not counted",
    {
      cached: same,
      rows: [pendingRow({ amount: 40 }), pendingRow({ amount: 44.2 })],
      realTime: [checking({ available: 415.8, current: 500 })],
    },
    ["pending-explains-gap likely", written],
  ),
  of(
    "one row that the cached number has not counted",
    {
      cached: same,
      rows: [pendingRow({ amount: 84.2 })],
      realTime: [checking({ available: 415.8, current: 500 })],
    },
    ["pending-explains-gap likely", written],
  ),
  of(
    "a pending row that posted",
    {
      cached: [checking({ available: 400, current: 500 })],
      rows: [pendingRow({ amount: 70 }), pendingRow({ amount: 30 })],
      realTime: [checking({ available: 400, current: 430 })],
    },
    ["pending-posted likely", written, "pending-explains-available certain"],
  ),
  of(
    "a card's pending purchases that posted",
    {
      cached: [creditCard({ available: 1400, current: 500, limit: 2000 })],
      rows: [pendingRow({ accountId: "card", amount: 60 }), pendingRow({ accountId: "card", amount: 40 })],
      realTime: [creditCard({ available: 1400, current: 600, limit: 2000 })],
    },
    ["pending-posted likely", written, "pending-explains-available certain"],
  ),
  of(
    "a pending row that was let go",
    {
      cached: [checking({ available: 400, current: 500 })],
      rows: [pendingRow({ amount: 70 }), pendingRow({ amount: 30 })],
      realTime: [checking({ available: 470, current: 500 })],
    },
    ["pending-released likely", written, "pending-explains-available certain"],
  ),
  of(
    "all pending rows let go",
    {
      cached: [checking({ available: 400, current: 500 })],
      rows: [pendingRow({ amount: 70 }), pendingRow({ amount: 30 })],
      realTime: [checking({ available: 500, current: 500 })],
    },
    ["pending-released likely", written, "pending-explains-available certain"],
  ),
];

const login: readonly FindingCase[] = [
  of("the bank wants a login", { cached: same, realTime: brokenLogin }, ["login-required certain"]),
  of("the bank wants a login and nothing was ever updated", { item: authOnly(), cached: same, realTime: brokenLogin }, [
    "login-required certain",
  ]),
  of(
    "the Item says so itself, and the call too",
    {
      item: itemFacts({ error: { errorType: "ITEM_ERROR", errorCode: "ITEM_LOGIN_REQUIRED", errorMessage: "" } }),
      cached: same,
      realTime: brokenLogin,
    },
    ["login-required certain"],
  ),
  of(
    "the Item is locked at the bank",
    {
      item: itemFacts({ error: { errorType: "ITEM_ERROR", errorCode: "ITEM_LOCKED", errorMessage: "" } }),
      cached: same,
    },
    ["item-error certain"],
  ),
  of(
    "the Item needs the user present",
    { item: itemFacts({ updateType: "user_present_required" }), cached: same, realTime: moved },
    ["cache-older-than-bank likely", "user-action-needed certain", written],
  ),
  of(
    "a consent that ran out",
    { item: itemFacts({ consentExpirationTime: daysAgo(2) }), cached: same, realTime: moved },
    ["cache-older-than-bank likely", "consent-expired certain", written],
  ),
  of(
    "updates fail while nothing moves",
    {
      item: itemFacts({ transactions: { lastSuccessfulUpdate: daysAgo(3), lastFailedUpdate: hoursAgo(4) } }),
      cached: same,
      realTime: same,
    },
    ["updates-failing certain", "agree-nothing-moved likely"],
  ),
];

function realTimeFails(
  name: string,
  reason: Parameters<typeof failedReading>[2],
  code: string,
  found: string,
): FindingCase {
  const realTime = failedReading("real-time", "/accounts/balance/get", reason, code);
  return of(name, { cached: same, realTime }, [found]);
}

const capitalOne = itemFacts({ institutionId: "ins_128026", institutionName: "Capital One" });

const failures: readonly FindingCase[] = [
  realTimeFails("the bank is down", "institution-error", "INSTITUTION_DOWN", "institution-trouble certain"),
  realTimeFails("Plaid has an error", "plaid-error", "INTERNAL_SERVER_ERROR", "plaid-trouble certain"),
  realTimeFails("Plaid is under maintenance", "plaid-maintenance", "PLANNED_MAINTENANCE", "plaid-trouble certain"),
  realTimeFails("the limit is reached", "rate-limited", "BALANCE_LIMIT", "rate-limited certain"),
  realTimeFails("no link to the bank", "product-not-supported", "PRODUCTS_NOT_SUPPORTED", "manual-account likely"),
  realTimeFails("no answer in time", "timed-out", "", "call-failed certain"),
  realTimeFails("nothing as new as asked", "nothing-fresh-enough", "X", "capital-one-no-real-time certain"),
  of(
    "verified by micro-deposits, and refused",
    {
      item: authOnly({ authMethod: "SAME_DAY_MICRODEPOSITS" }),
      cached: same,
      realTime: failedReading("real-time", "/accounts/balance/get", "product-not-supported", "PRODUCTS_NOT_SUPPORTED"),
    },
    ["manual-account certain"],
  ),
  of("verified by micro-deposits, and not asked", { item: authOnly({ authMethod: "DATABASE_MATCH" }), cached: same }, [
    "manual-account certain",
  ]),
  of(
    "Capital One refuses a call without a time",
    {
      item: capitalOne,
      cached: same,
      realTime: failedReading("real-time", "/accounts/balance/get", "invalid-request", "INVALID_FIELD"),
    },
    ["capital-one-no-real-time certain"],
  ),
  of(
    "Capital One dates its number",
    {
      item: capitalOne,
      cached: [creditCard({ available: 1500, current: 500, limit: 2000, lastUpdatedDatetime: daysAgo(2) })],
      realTime: [creditCard({ available: 1450, current: 550, limit: 2000, lastUpdatedDatetime: hoursAgo(20) })],
    },
    ["capital-one-no-real-time certain", written],
  ),
  of(
    "a cancelled call teaches nothing",
    { cached: same, realTime: failedReading("real-time", "/accounts/balance/get", "cancelled") },
    [],
  ),
  ...(
    [
      ["institution-error", "institution-trouble certain"],
      ["plaid-error", "plaid-trouble certain"],
      ["rate-limited", "rate-limited certain"],
      ["product-not-ready", "product-not-ready certain"],
      ["consent-required", "consent-required certain"],
      ["malformed-answer", "call-failed certain"],
    ] as const
  ).map(([reason, found]) =>
    of(
      `a cached call fails: ${reason}`,
      { cached: same, realTime: same, more: [failedReading("cached", "/auth/get", reason, "CODE")] },
      found.startsWith("product-not-ready")
        ? ["agree-nothing-moved likely", found]
        : [found, "agree-nothing-moved likely"],
    ),
  ),
  of(
    "an evaluation where Signal does not work",
    {
      cached: same,
      realTime: same,
      more: [failedReading("evaluated", "/signal/evaluate", "product-not-supported", "PRODUCTS_NOT_SUPPORTED")],
    },
    ["agree-nothing-moved likely", "evaluate-not-supported certain"],
  ),
];

const evaluations: readonly FindingCase[] = [
  of(
    "an evaluation that asked the bank, it seems",
    { cached: same, realTime: moved, evaluation: { signal: signalFacts(), available: 400, current: 400 } },
    ["cache-older-than-bank likely", "evaluate-asked-bank likely", written],
  ),
  of(
    "an evaluation that repeats the cache",
    { cached: same, realTime: moved, evaluation: { signal: signalFacts(), available: 500, current: 500 } },
    ["cache-older-than-bank likely", "evaluate-without-balance-rule likely", written],
  ),
  of(
    "an evaluation that scores",
    {
      cached: same,
      realTime: same,
      evaluation: {
        signal: signalFacts({ hasScores: true, coreAttributeCount: 81, balanceLastUpdated: hoursAgo(5) }),
        available: 500,
        current: 500,
      },
    },
    ["evaluate-used-scores likely", "agree-nothing-moved likely"],
  ),
  of(
    "an evaluation that scores, in Plaid's Sandbox",
    {
      environment: "sandbox",
      cached: same,
      realTime: same,
      evaluation: {
        signal: signalFacts({ hasScores: true, coreAttributeCount: 81 }),
        available: 12.5,
        current: 12.5,
      },
    },
    ["evaluate-used-scores likely", "agree-sandbox-static likely"],
  ),
  of(
    "an evaluation without a ruleset",
    {
      cached: same,
      realTime: same,
      evaluation: { signal: signalFacts({ rulesetKey: null, result: null }), available: 500, current: 500 },
    },
    ["evaluate-without-ruleset likely", "agree-nothing-moved likely"],
  ),
  of(
    "an evaluation that warns",
    {
      cached: same,
      realTime: same,
      evaluation: { signal: signalFacts({ warnings: ["ITEM_LOGIN_REQUIRED"] }), available: 500, current: 500 },
    },
    ["evaluate-fell-back certain", "agree-nothing-moved likely"],
  ),
  of(
    "an evaluation without a number",
    { cached: same, realTime: same, evaluation: { signal: signalFacts(), available: null, current: null } },
    ["evaluate-fell-back certain", "agree-nothing-moved likely"],
  ),
  of(
    "the bank moved between evaluation and real-time call",
    { cached: same, realTime: same, evaluation: { signal: signalFacts(), available: 480, current: 500 } },
    ["agree-nothing-moved likely", "bank-moved-since-evaluation possible"],
  ),
  of(
    "an evaluation under a used transaction id",
    {
      cached: same,
      realTime: same,
      evaluation: { signal: signalFacts(), available: 500, current: 500 },
      more: [
        okReading(
          "single",
          "/signal/evaluate",
          [{ accountId: "checking", balances: { available: 500, current: 500 } }],
          {
            id: "single:2",
            signal: signalFacts(),
            startedAt: minutesAgo(-2),
            serverTime: minutesAgo(-2),
          },
        ),
      ],
    },
    ["evaluation-replayed likely", "agree-nothing-moved likely"],
  ),
];

function alsoCached(accounts: readonly AccountReading[], endpoint: "/auth/get" | "/transactions/sync" = "/auth/get") {
  return okReading("cached", endpoint, accounts);
}

const sets: readonly FindingCase[] = [
  of(
    "an endpoint that lists its product's accounts alone",
    {
      cached: [...same, savings({ available: 5, current: 5 })],
      realTime: [...same, savings({ available: 5, current: 5 })],
      more: [alsoCached(same)],
    },
    ["agree-nothing-moved likely", "account-not-in-answer certain"],
  ),
  of(
    "an endpoint that lists accounts with transactions alone",
    {
      cached: [...same, savings({ available: 5, current: 5 }), loan({ current: 9 })],
      realTime: [...same, savings({ available: 5, current: 5 }), loan({ current: 9 })],
      more: [alsoCached(same, "/transactions/sync")],
    },
    ["agree-nothing-moved likely", "account-not-in-answer certain"],
  ),
  of("an account that is gone", { cached: [...same, savings({ available: 5, current: 5 })], realTime: same }, [
    "account-gone certain",
    "agree-nothing-moved likely",
  ]),
  of(
    "an account under a new id",
    { cached: same, realTime: [checking({ id: "checking-2", available: 500, current: 500 })] },
    ["account-replaced likely"],
  ),
  of(
    "cached copies of two products",
    { cached: same, realTime: same, more: [alsoCached([checking({ available: 470, current: 500 })])] },
    ["cached-copies-differ likely", "agree-nothing-moved likely"],
  ),
  of(
    "a cache that moved when an evaluation was made",
    {
      cached: same,
      realTime: moved,
      evaluation: { signal: signalFacts(), available: 400, current: 400 },
      more: [okReading("cached-after-evaluate", "/accounts/get", moved)],
    },
    ["cache-older-than-bank likely", "cache-moved-at-evaluation likely", "evaluate-asked-bank likely", written],
  ),
  of("a cache that moved on its own", { cached: same, again: moved }, ["cache-moved-without-stamp certain"]),
  of("a cache that was updated meanwhile", { itemAgain: updated(secondsAgo(1)), cached: same, again: moved }, [
    "cache-updated-meanwhile certain",
  ]),
  of(
    "two real-time answers",
    {
      cached: same,
      realTime: same,
      more: [okReading("single", "/accounts/balance/get", moved, { startedAt: minutesAgo(-3) })],
    },
    ["agree-nothing-moved likely", "bank-moved-between-calls certain"],
  ),
  of("a write-through that moves the stamp", { itemAgain: updated(secondsAgo(1)), cached: same, realTime: moved }, [
    "cache-older-than-bank likely",
    written,
  ]),
  of(
    "a write-through of two accounts",
    {
      cached: [...same, savings({ available: 5, current: 5 })],
      realTime: [...moved, savings({ available: 6, current: 6 })],
    },
    ["cache-older-than-bank likely", "cache-older-than-bank likely", written],
  ),
];

const within: readonly FindingCase[] = [
  ...(
    [
      ["available left null", [creditCard({ current: 410, limit: 2000 })], "available-not-given certain"],
      [
        "available left null twice",
        [creditCard({ current: 410, limit: 2000 }), savings({ current: 5 })],
        "available-not-given certain",
      ],
      ["neither number", [checking({})], "limited-purpose certain"],
      ["neither number twice", [checking({}), savings({})], "limited-purpose certain"],
      ["an overdraft", [checking({ available: 5, current: 5, limit: 300 })], "overdraft-not-in-available certain"],
      [
        "two overdrafts",
        [checking({ available: 5, current: 5, limit: 300 }), savings({ available: 5, current: 5, limit: 9 })],
        "overdraft-not-in-available certain",
      ],
      ["a card overpaid", [creditCard({ available: 2010, current: -10, limit: 2000 })], "owed-to-holder certain"],
      [
        "two debts overpaid",
        [creditCard({ available: 2010, current: -10, limit: 2000 }), loan({ current: -1 })],
        "owed-to-holder certain",
      ],
      [
        "numbers apart without rows",
        [checking({ available: 100, current: 110 })],
        "available-differs-from-current certain",
      ],
      [
        "numbers apart without rows, twice",
        [checking({ available: 100, current: 110 }), savings({ available: 200, current: 210 })],
        "available-differs-from-current certain",
      ],
      [
        "an unofficial currency",
        [checking({ available: 1, current: 1, currency: null, unofficialCurrencyCode: "DOGE" })],
        "unofficial-currency certain",
      ],
    ] as const
  ).map(([name, accounts, found]) =>
    of(
      name,
      { cached: accounts, realTime: accounts },
      found.startsWith("limited") ? [found] : ["agree-nothing-moved likely", found],
    ),
  ),
  of(
    "two accounts in unofficial units",
    {
      cached: [
        checking({ available: 1, current: 1, currency: null, unofficialCurrencyCode: "DOGE" }),
        checking({ id: "coins", available: 1, current: 1, currency: null, unofficialCurrencyCode: "ETH" }),
      ],
    },
    ["unofficial-currency certain"],
  ),
  of(
    "a student loan of a lender that counts interest",
    {
      item: itemFacts({ institutionId: "ins_116944" }),
      cached: [loan({ current: 900 })],
      realTime: [loan({ current: 900 })],
    },
    ["agree-nothing-moved likely", "loan-includes-interest certain"],
  ),
  of(
    "two of them",
    {
      item: itemFacts({ institutionId: "ins_116944" }),
      cached: [loan({ current: 900 }), { ...loan({ current: 1 }), accountId: "loan-2" }],
    },
    ["loan-includes-interest certain"],
  ),
  ...(
    [
      ["one pending row that adds up", [pendingRow({ amount: 10 })]],
      ["two pending rows that add up", [pendingRow({ amount: 4 }), pendingRow({ amount: 6 })]],
    ] as const
  ).map(([name, rows]) =>
    of(
      name,
      {
        cached: [checking({ available: 100, current: 110 })],
        rows,
        realTime: [checking({ available: 100, current: 110 })],
      },
      ["agree-nothing-moved likely", "pending-explains-available certain"],
    ),
  ),
  ...(
    [
      ["one pending row that falls short", [pendingRow({ amount: 3 })]],
      ["two pending rows that fall short", [pendingRow({ amount: 3 }), pendingRow({ amount: 2 })]],
    ] as const
  ).map(([name, rows]) =>
    of(
      name,
      {
        cached: [checking({ available: 100, current: 110 })],
        rows,
        realTime: [checking({ available: 100, current: 110 })],
      },
      ["agree-nothing-moved likely", "pending-explains-available likely"],
    ),
  ),
  of("a number that only the bank gives", { cached: [checking({ current: 500 })], realTime: same }, [
    "null-in-one-answer certain",
    "available-not-given certain",
  ]),
  of("a number that only the cache has", { cached: same, realTime: [checking({ available: 500 })] }, [
    "null-in-one-answer certain",
  ]),
  of(
    "two currencies of one account",
    { cached: same, realTime: [checking({ available: 400, current: 400, currency: "CAD" })] },
    ["currency-differs certain"],
  ),
  of(
    "a running balance of another mind",
    {
      cached: same,
      rows: [pendingRow({ amount: 3, pending: false, runningBalance: 512 })],
      realTime: same,
    },
    ["agree-nothing-moved likely", "running-balance-differs certain"],
  ),
];

const agreements: readonly FindingCase[] = [
  of("just linked", { item: itemFacts({ createdAt: secondsAgo(40) }), cached: same, realTime: same }, [
    "agree-just-linked likely",
  ]),
  of("after a real-time call of our own", { cached: same, realTime: same, lastOwnRealTimeAt: minutesAgo(20) }, [
    "agree-after-real-time likely",
  ]),
  of("Plaid's Sandbox", { environment: "sandbox", cached: same, realTime: same }, ["agree-sandbox-static likely"]),
  of("updated a moment ago", { item: updated(minutesAgo(6)), cached: same, realTime: same }, [
    "agree-just-updated likely",
  ]),
  of("nothing moved", { cached: same, realTime: same }, ["agree-nothing-moved likely"]),
  of("nothing moved, and nothing keeps it so", { item: authOnly(), cached: same, realTime: same }, [
    "agree-by-chance likely",
  ]),
  of("nothing to compare", { cached: same }, []),
];

export const findingCases: Readonly<Record<string, readonly FindingCase[]>> = {
  "a gap between cached and real-time": gaps,
  "holds and pending rows": holds,
  "the Item's own state": login,
  "calls that fail": failures,
  evaluations,
  "sets and copies": sets,
  "within one answer": within,
  "when all agree": agreements,
};
