import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { type Reading, unknownAccountId } from "../../../src/core/reading/reading.ts";
import { checking, creditCard, savings } from "../accounts.ts";
import { bankShown, failedReading, itemFacts, okReading, signalFacts } from "../comparison.ts";
import { at, savedComparison, undated } from "../savedComparison.ts";
import { daysAgo, hoursAgo, minutesAgo, secondsAgo, serverNow } from "../times.ts";
import { type FindingCase, moved, same } from "./findingCase.ts";

function savedCase(name: string, readings: readonly Reading[], findings: readonly string[]): FindingCase {
  return { name, comparison: savedComparison(...readings), findings };
}

const item = okReading("cached", "/item/get", [], { ...at(minutesAgo(1)), item: itemFacts() });

/** A call that took four seconds, and began when the other was answered. */
const slow = { startedAt: serverNow, serverTime: secondsAgo(-4), latencyMs: 4000 };

/** Two answers of which only the number is known, and an Item that no product reads the rows of. */
const undatedPair = savedComparison(
  okReading("cached", "/accounts/get", same, undated),
  okReading("real-time", "/accounts/balance/get", moved, undated),
);
const withoutTransactions: Comparison = { ...undatedPair, item: { ...undatedPair.item, products: [] } };

/** Saved responses: hours apart, in an unknown order, without a time, once failed and then answered. */
export const savedCases: readonly FindingCase[] = [
  savedCase(
    "read at no time that anybody kept",
    [
      okReading("cached", "/accounts/get", same, undated),
      okReading("real-time", "/accounts/balance/get", moved, undated),
    ],
    ["cached-differs-from-real-time certain", "< moved-between-reads possible", "+ unexplained certain"],
  ),
  {
    name: "read at no time that anybody kept, of an Item without Transactions",
    comparison: withoutTransactions,
    findings: ["cached-differs-from-real-time certain", "< moved-between-reads possible", "+ unexplained certain"],
  },
  {
    name: "the same, and somebody looked at the bank's own site",
    comparison: { ...withoutTransactions, bankShows: [bankShown({ available: 450 })] },
    findings: [
      "cached-differs-from-real-time certain",
      "< moved-between-reads possible",
      "+ unexplained certain",
      "bank-shows-another certain",
      "< bank-moved-since-seen possible",
    ],
  },
  savedCase(
    "two evaluations of one transaction id, in no order",
    [
      okReading("evaluated", "/signal/evaluate", [{ accountId: "checking", balances: { available: 500 } }], {
        ...undated,
        signal: signalFacts(),
      }),
      okReading("single", "/signal/evaluate", [{ accountId: "checking", balances: { available: 500 } }], {
        ...undated,
        signal: signalFacts(),
      }),
    ],
    ["evaluation-id-repeated certain", "< evaluation-replayed possible"],
  ),
  savedCase(
    "a balance without a time beside a copy that has one",
    [okReading("cached", "/accounts/get", moved, undated), okReading("real-time", "/accounts/balance/get", same)],
    ["cached-differs-from-real-time certain", "< moved-between-reads possible", "+ unexplained certain"],
  ),
  savedCase(
    "a copy that was read while the bank was asked",
    [
      item,
      okReading("cached", "/accounts/get", same, at(serverNow)),
      okReading("real-time", "/accounts/balance/get", moved, slow),
    ],
    ["cached-differs-from-real-time certain", "< moved-between-reads possible", "+ unexplained certain"],
  ),
  savedCase(
    "a copy without any bound, read while the bank was asked",
    [
      okReading("cached", "/accounts/get", same, at(serverNow)),
      okReading("real-time", "/accounts/balance/get", moved, slow),
    ],
    ["cached-differs-from-real-time certain", "< moved-between-reads possible", "+ unexplained certain"],
  ),
  savedCase(
    "an Item whose link alone is known, its answers undated",
    [
      { ...item, ...undated },
      okReading("cached", "/accounts/get", same, undated),
      okReading("real-time", "/accounts/balance/get", moved, undated),
    ],
    ["cached-differs-from-real-time certain", "< moved-between-reads possible", "+ unexplained certain"],
  ),
  savedCase(
    "posted and held at once, in no order",
    [
      okReading("cached", "/accounts/get", [checking({ available: 450, current: 500 })], undated),
      okReading("real-time", "/accounts/balance/get", [checking({ available: 380, current: 440 })], undated),
    ],
    [
      "cached-differs-from-real-time certain",
      "< moved-between-reads possible",
      "+ unexplained certain",
      "available-differs-from-current certain",
      "available-differs-from-current certain",
    ],
  ),
  savedCase(
    "posted and let go at once, in no order",
    [
      okReading("cached", "/accounts/get", [checking({ available: 380, current: 440 })], undated),
      okReading("real-time", "/accounts/balance/get", [checking({ available: 450, current: 500 })], undated),
    ],
    [
      "cached-differs-from-real-time certain",
      "< moved-between-reads possible",
      "+ unexplained certain",
      "available-differs-from-current certain",
      "available-differs-from-current certain",
    ],
  ),
  ...(["higher", "lower"] as const).map((which) => {
    const [first, second] = which === "higher" ? [500, 400] : [400, 500];
    return savedCase(
      `a debt that is ${which}, in no order`,
      [
        okReading("cached", "/accounts/get", [creditCard({ current: first })], undated),
        okReading("real-time", "/accounts/balance/get", [creditCard({ current: second })], undated),
      ],
      [
        "cached-differs-from-real-time certain",
        "< moved-between-reads possible",
        "+ unexplained certain",
        "available-not-given certain",
      ],
    );
  }),
  savedCase(
    "one endpoint twice, hours apart",
    [
      okReading("cached", "/accounts/get", moved, { ...at(hoursAgo(6)), id: "cached:1" }),
      okReading("cached", "/accounts/get", same, { ...at(hoursAgo(1)), id: "cached:2" }),
    ],
    ["changed-between-calls certain", "< cache-moved-later possible"],
  ),
  savedCase(
    "one endpoint twice, without a time",
    [
      okReading("cached", "/accounts/get", moved, { ...undated, id: "cached:1" }),
      okReading("cached", "/accounts/get", same, { ...undated, id: "cached:2" }),
    ],
    ["changed-between-calls certain", "< cache-moved-later possible"],
  ),
  savedCase(
    "two accounts between which only one answer tells",
    [
      okReading("cached", "/accounts/get", [...same, savings({ available: 9, current: 9 })], at(hoursAgo(3))),
      okReading("real-time", "/accounts/balance/get", same, at(hoursAgo(2))),
      okReading("single", "/accounts/get", [...same, savings({ available: 9, current: 9 })], {
        ...at(hoursAgo(1)),
        id: "single:1",
      }),
    ],
    [
      "account-in-one-response certain",
      "< account-filtered possible",
      "< account-gone possible",
      "agree certain",
      "< agree-nothing-moved possible",
    ],
  ),
  savedCase(
    "an account that is in the later answer alone",
    [
      okReading("cached", "/accounts/get", same, at(hoursAgo(3))),
      okReading(
        "real-time",
        "/accounts/balance/get",
        [...same, savings({ available: 9, current: 9 })],
        at(hoursAgo(2)),
      ),
    ],
    [
      "account-in-one-response certain",
      "< account-filtered possible",
      "< account-new possible",
      "agree certain",
      "< agree-nothing-moved possible",
    ],
  ),
  savedCase(
    "an account in one of two answers without a time",
    [
      okReading("cached", "/accounts/get", same, undated),
      okReading("real-time", "/accounts/balance/get", [...same, savings({ available: 9, current: 9 })], undated),
    ],
    ["account-in-one-response certain", "< account-filtered possible", "< account-new possible", "agree certain"],
  ),
  savedCase(
    "two accounts that the request did not name",
    [
      okReading(
        "cached",
        "/accounts/get",
        [...same, savings({ available: 9, current: 9 }), creditCard({ current: 9 })],
        at(hoursAgo(3)),
      ),
      okReading("real-time", "/accounts/balance/get", same, {
        ...at(hoursAgo(2)),
        sent: { accountIds: ["checking"], minLastUpdatedDatetime: null },
      }),
    ],
    ["agree certain", "< agree-nothing-moved possible", "account-not-asked-for certain", "available-not-given certain"],
  ),
  savedCase(
    "one account that the request did not name",
    [
      okReading("cached", "/accounts/get", [...same, savings({ available: 9, current: 9 })], at(hoursAgo(3))),
      okReading("real-time", "/accounts/balance/get", same, {
        ...at(hoursAgo(2)),
        sent: { accountIds: ["checking"], minLastUpdatedDatetime: null },
      }),
    ],
    ["agree certain", "< agree-nothing-moved possible", "account-not-asked-for certain"],
  ),
  savedCase(
    "a call that was refused and then answered",
    [
      {
        ...failedReading("real-time", "/accounts/balance/get", "rate-limited", "BALANCE_LIMIT"),
        ...at(minutesAgo(20)),
        id: "failed",
      },
      okReading("real-time", "/accounts/balance/get", same, at(minutesAgo(10))),
    ],
    ["answered-later certain"],
  ),
  savedCase(
    "a login that was repaired",
    [
      {
        ...failedReading("real-time", "/accounts/balance/get", "item-login-required", "ITEM_LOGIN_REQUIRED"),
        ...at(daysAgo(1)),
      },
      item,
    ],
    ["answered-later certain"],
  ),
  savedCase(
    "an Item error without any time",
    [
      {
        ...failedReading("real-time", "/accounts/balance/get", "item-login-required", "ITEM_LOGIN_REQUIRED"),
        ...undated,
      },
    ],
    ["login-required certain"],
  ),
  savedCase(
    "a stamp later than the answer that gives it",
    [
      okReading("cached", "/item/get", [], { ...at(hoursAgo(7)), item: itemFacts() }),
      okReading("cached", "/accounts/get", same, at(hoursAgo(7))),
    ],
    ["clock-skew certain"],
  ),
  savedCase(
    "a currency that one answer leaves out",
    [
      okReading(
        "cached",
        "/accounts/get",
        [checking({ available: 500, current: 500, currency: null })],
        at(hoursAgo(2)),
      ),
      okReading("real-time", "/accounts/balance/get", same, at(hoursAgo(1))),
    ],
    ["agree certain", "< agree-nothing-moved possible", "currency-missing certain"],
  ),
  savedCase(
    "a field that one answer does not have",
    [
      okReading(
        "cached",
        "/accounts/get",
        same.map(({ balances: { available: _, ...rest }, ...account }) => ({ ...account, balances: rest })),
        at(hoursAgo(2)),
      ),
      okReading("real-time", "/accounts/balance/get", same, at(hoursAgo(1))),
    ],
    ["null-in-one-answer certain"],
  ),
  savedCase(
    "an evaluation whose request nobody kept, beside a copy of another time",
    [
      okReading("cached", "/accounts/get", same, at(hoursAgo(2))),
      okReading(
        "evaluated",
        "/signal/evaluate",
        [{ accountId: "checking", balances: { available: 400, current: 400 } }],
        {
          ...at(hoursAgo(1)),
          signal: signalFacts({ clientTransactionId: "" }),
        },
      ),
    ],
    [
      "cached-differs-from-evaluated certain",
      "< evaluate-asked-bank likely",
      "< cache-older-than-bank possible",
      "debit-covered certain",
    ],
  ),
  savedCase(
    "an answer whose endpoint was guessed",
    [
      okReading("cached", "/accounts/get", same, { ...undated, guessed: ["endpoint"] }),
      okReading("real-time", "/accounts/balance/get", moved, { ...undated, guessed: ["endpoint"] }),
    ],
    ["cached-differs-from-real-time possible", "< moved-between-reads possible", "+ unexplained certain"],
  ),
  savedCase(
    "three answers of which no two agree",
    [
      okReading("cached", "/accounts/get", same, at(hoursAgo(6))),
      okReading("real-time", "/accounts/balance/get", moved, at(hoursAgo(5))),
      okReading("cached-again", "/auth/get", [checking({ available: 300, current: 300 })], at(hoursAgo(4))),
    ],
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "cache-still-differs certain",
      "< bank-moved-again possible",
      "other-responses-differ certain",
    ],
  ),
  savedCase(
    "a copy read again between two others",
    [
      okReading("cached", "/accounts/get", same, at(hoursAgo(6))),
      okReading("cached", "/accounts/get", moved, { ...at(hoursAgo(3)), id: "cached:/accounts/get#2" }),
      okReading("cached", "/auth/get", moved, at(hoursAgo(5))),
    ],
    [
      "cached-responses-differ certain",
      "< cache-moved-later possible",
      "changed-between-calls certain",
      "< cache-moved-later possible",
    ],
  ),
  savedCase(
    "an evaluation of one of two accounts, of which nobody kept which",
    [
      okReading("cached", "/accounts/get", [...same, savings({ available: 900, current: 900 })], at(hoursAgo(2))),
      okReading(
        "evaluated",
        "/signal/evaluate",
        [{ accountId: unknownAccountId, balances: { available: 400, current: 400 } }],
        {
          ...at(hoursAgo(1)),
          signal: signalFacts({ accountId: unknownAccountId, amount: 0, clientTransactionId: "" }),
        },
      ),
    ],
    ["evaluation-account-unknown certain"],
  ),
  savedCase(
    "a decision without a balance, on a debit that nobody kept",
    [
      okReading("cached", "/accounts/get", same, at(hoursAgo(2))),
      okReading(
        "evaluated",
        "/signal/evaluate",
        [{ accountId: "checking", balances: { available: null, current: null } }],
        {
          ...at(hoursAgo(1)),
          signal: signalFacts({ amount: 0, clientTransactionId: "" }),
        },
      ),
    ],
    ["decision-without-balance certain"],
  ),
];
