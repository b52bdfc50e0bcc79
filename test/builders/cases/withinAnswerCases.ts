import { checking, creditCard, loan, savings } from "../accounts.ts";
import { itemFacts, okReading, pendingRow } from "../comparison.ts";
import { type FindingCase, findingCase, matching, same } from "./findingCase.ts";

/** Numbers of one answer that are easily misread. */
export const withinAnswerCases: readonly FindingCase[] = [
  ...(
    [
      ["available left null", [creditCard({ current: 410, limit: 2000 })], ["available-not-given certain"]],
      [
        "available left null twice",
        [creditCard({ current: 410, limit: 2000 }), savings({ current: 5 })],
        ["available-not-given certain", "available-not-given certain"],
      ],
      ["neither number", [checking({})], ["no-balance-given certain", "< limited-purpose likely"]],
      ["neither number twice", [checking({}), savings({})], ["no-balance-given certain", "< limited-purpose likely"]],
      [
        "an overdraft",
        [checking({ available: 5, current: 5, limit: 300 })],
        ["has-overdraft-limit certain", "< overdraft-not-in-available possible"],
      ],
      [
        "an overdraft that the bank counts in",
        [checking({ available: 305, current: 5, limit: 300 })],
        ["available-differs-from-current certain", "has-overdraft-limit certain", "< overdraft-in-available likely"],
      ],
      [
        "more available than current",
        [checking({ available: 120, current: 110 })],
        ["available-differs-from-current certain"],
      ],
      [
        "available left null by two cards",
        [creditCard({ current: 5 }), { ...creditCard({ current: 6 }), accountId: "card-2" }],
        ["available-not-given certain"],
      ],
      [
        "two overdrafts",
        [checking({ available: 5, current: 5, limit: 300 }), savings({ available: 5, current: 5, limit: 9 })],
        ["has-overdraft-limit certain", "< overdraft-not-in-available possible"],
      ],
      [
        "a card overpaid",
        [creditCard({ available: 2010, current: -10, limit: 2000 })],
        ["current-is-negative certain", "< owed-to-holder likely"],
      ],
      [
        "two debts overpaid",
        [creditCard({ available: 2010, current: -10, limit: 2000 }), loan({ current: -1 })],
        ["current-is-negative certain", "< owed-to-holder likely"],
      ],
      [
        "numbers apart without rows",
        [checking({ available: 100, current: 110 })],
        ["available-differs-from-current certain"],
      ],
      [
        "numbers apart without rows, twice",
        [checking({ available: 100, current: 110 }), savings({ available: 200, current: 210 })],
        ["available-differs-from-current certain", "available-differs-from-current certain"],
      ],
      [
        "an unofficial currency",
        [checking({ available: 1, current: 1, currency: null, unofficialCurrencyCode: "DOGE" })],
        ["unofficial-currency certain"],
      ],
    ] as const
  ).map(([name, accounts, found]) =>
    findingCase(
      name,
      { cached: accounts, realTime: accounts },
      found[0]?.startsWith("no-balance") ? found : [...matching, ...found],
    ),
  ),
  findingCase(
    "two accounts in unofficial units",
    {
      cached: [
        checking({ available: 1, current: 1, currency: null, unofficialCurrencyCode: "DOGE" }),
        checking({ id: "coins", available: 1, current: 1, currency: null, unofficialCurrencyCode: "ETH" }),
      ],
    },
    ["unofficial-currency certain"],
  ),
  findingCase(
    "a student loan of a lender that counts interest",
    {
      item: itemFacts({ institutionId: "ins_116944" }),
      cached: [loan({ current: 900 })],
      realTime: [loan({ current: 900 })],
    },
    ["agree certain", "< agree-nothing-moved possible", "loan-includes-interest certain"],
  ),
  findingCase(
    "two of them",
    {
      item: itemFacts({ institutionId: "ins_116944" }),
      cached: [loan({ current: 900 }), { ...loan({ current: 1 }), accountId: "loan-2" }],
    },
    ["loan-includes-interest certain"],
  ),
  ...(
    [
      ["one pending row that adds up", [pendingRow({ amount: 10.13 })]],
      ["two pending rows that add up", [pendingRow({ amount: 4.09 }), pendingRow({ amount: 6.04 })]],
    ] as const
  ).map(([name, rows]) =>
    findingCase(
      name,
      {
        cached: [checking({ available: 100, current: 110.13 })],
        rows,
        realTime: [checking({ available: 100, current: 110.13 })],
      },
      [...matching, "available-differs-from-current certain", "< pending-explains-available likely"],
    ),
  ),
  ...(
    [
      ["one pending row that falls short", [pendingRow({ amount: 3.31 })]],
      ["two pending rows that fall short", [pendingRow({ amount: 3.31 }), pendingRow({ amount: 2.07 })]],
    ] as const
  ).map(([name, rows]) =>
    findingCase(
      name,
      {
        cached: [checking({ available: 100, current: 110.13 })],
        rows,
        realTime: [checking({ available: 100, current: 110.13 })],
      },
      [...matching, "available-differs-from-current certain", "< pending-explains-available possible"],
    ),
  ),
  findingCase("a number that only the bank gives", { cached: [checking({ current: 500 })], realTime: same }, [
    "null-in-one-answer certain",
  ]),
  findingCase(
    "a number that only the bank gives, beside an account that agrees",
    {
      cached: [checking({ current: 500 }), savings({ available: 5, current: 5 })],
      realTime: [...same, savings({ available: 5, current: 5 })],
    },
    ["null-in-one-answer certain"],
  ),
  findingCase("a number that only the cache has", { cached: same, realTime: [checking({ available: 500 })] }, [
    "null-in-one-answer certain",
  ]),
  findingCase(
    "two currencies of one account",
    { cached: same, realTime: [checking({ available: 400, current: 400, currency: "CAD" })] },
    ["currency-differs certain"],
  ),
  findingCase(
    "a running balance of another mind",
    {
      cached: same,
      rows: [pendingRow({ amount: 3, pending: false, runningBalance: 512 })],
      realTime: same,
    },
    ["agree certain", "< agree-nothing-moved possible", "running-balance-differs certain"],
  ),
  findingCase(
    "match scores without a balance, beside numbers that agree",
    {
      cached: same,
      realTime: same,
      more: [okReading("cached", "/identity/match", [checking({ currency: null })])],
    },
    ["agree certain", "< agree-nothing-moved possible", "identity-match-gives-no-balance certain"],
  ),
  findingCase(
    "match scores of accounts that no other cached endpoint shows, which are no evidence of the cache",
    {
      realTime: [...same, savings({ available: 5, current: 5 })],
      more: [okReading("cached", "/identity/match", [checking({ currency: null }), savings({ currency: null })])],
    },
    ["identity-match-gives-no-balance certain"],
  ),
  findingCase(
    "a certificate of deposit of which less can be spent",
    { cached: [{ ...savings({ available: 0, current: 1000 }), subtype: "cd" }] },
    ["available-differs-from-current certain", "< funds-locked possible"],
  ),
  findingCase(
    "a certificate of deposit that can be spent",
    { cached: [{ ...savings({ available: 1000, current: 1000 }), subtype: "cd" }] },
    [],
  ),
  findingCase(
    "available null beside no number at all",
    { cached: [creditCard({ current: 5 })], realTime: [creditCard({})] },
    ["null-in-one-answer certain", "available-not-given certain"],
  ),
  findingCase(
    "available null beside no number at all, of two cards",
    {
      cached: [creditCard({ current: 5 }), { ...creditCard({ current: 6 }), accountId: "card-2" }],
      realTime: [creditCard({}), { ...creditCard({}), accountId: "card-2" }],
    },
    ["null-in-one-answer certain", "null-in-one-answer certain", "available-not-given certain"],
  ),
  findingCase(
    "a card that was overpaid and is no more",
    { cached: [creditCard({ current: -10, limit: 2000 })], realTime: [creditCard({ current: 15, limit: 2000 })] },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-not-given certain",
      "current-is-negative certain",
      "< owed-to-holder likely",
    ],
  ),
  findingCase(
    "two debts that are overpaid at the bank alone",
    {
      cached: [creditCard({ current: 10, limit: 2000 }), loan({ current: 4 })],
      realTime: [creditCard({ current: -10, limit: 2000 }), loan({ current: -1 })],
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
      "available-not-given certain",
      "current-is-negative certain",
      "< owed-to-holder likely",
    ],
  ),
];
