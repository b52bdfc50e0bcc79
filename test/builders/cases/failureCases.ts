import { creditCard } from "../accounts.ts";
import { authOnly, failedReading, itemFacts, okReading, skippedReading } from "../comparison.ts";
import { daysAgo, hoursAgo } from "../times.ts";
import { type FindingCase, findingCase, matching, same } from "./findingCase.ts";

function realTimeFails(
  name: string,
  reason: Parameters<typeof failedReading>[2],
  code: string,
  found: string,
): FindingCase {
  const realTime = failedReading("real-time", "/accounts/balance/get", reason, code);
  return findingCase(name, { cached: same, realTime }, [found]);
}

const capitalOne = itemFacts({ institutionId: "ins_128026", institutionName: "Capital One" });

/** A comparison in which these calls were all, and each failed for the same reason. */
function noneAnswers(name: string, calls: readonly ReturnType<typeof failedReading>[]): FindingCase {
  const { comparison, ...rest } = findingCase(name, { more: calls }, ["call-failed certain"]);
  return { ...rest, comparison: { ...comparison, readings: calls } };
}

/** Calls that failed. */
export const failureCases: readonly FindingCase[] = [
  realTimeFails("the bank is down", "institution-error", "INSTITUTION_DOWN", "institution-trouble certain"),
  realTimeFails("Plaid has an error", "plaid-error", "INTERNAL_SERVER_ERROR", "plaid-trouble certain"),
  realTimeFails("Plaid is under maintenance", "plaid-maintenance", "PLANNED_MAINTENANCE", "plaid-trouble certain"),
  realTimeFails("the limit is reached", "rate-limited", "BALANCE_LIMIT", "rate-limited certain"),
  realTimeFails("no link to the bank", "product-not-supported", "PRODUCTS_NOT_SUPPORTED", "manual-account likely"),
  realTimeFails("no account left", "item-error", "NO_ACCOUNTS", "no-accounts certain"),
  realTimeFails("an account that is not there", "invalid-account", "INVALID_ACCOUNT_ID", "account-unknown certain"),
  realTimeFails("no answer in time", "timed-out", "", "call-failed certain"),
  noneAnswers("nothing can be reached", [
    failedReading("cached", "/item/get", "unreachable"),
    failedReading("cached", "/accounts/get", "unreachable"),
    failedReading("real-time", "/accounts/balance/get", "unreachable"),
  ]),
  noneAnswers("one call, which is not understood", [failedReading("cached", "/auth/get", "malformed-answer")]),
  realTimeFails("nothing as new as asked", "nothing-fresh-enough", "X", "capital-one-no-real-time certain"),
  findingCase(
    "verified by micro-deposits, and refused",
    {
      item: authOnly({ authMethod: "SAME_DAY_MICRODEPOSITS" }),
      cached: same,
      realTime: failedReading("real-time", "/accounts/balance/get", "product-not-supported", "PRODUCTS_NOT_SUPPORTED"),
    },
    ["manual-account certain"],
  ),
  findingCase(
    "verified by micro-deposits, and not asked",
    { item: authOnly({ authMethod: "DATABASE_MATCH" }), cached: same },
    ["manual-account likely"],
  ),
  findingCase(
    "Capital One refuses a call without a time",
    {
      item: capitalOne,
      cached: same,
      realTime: failedReading(
        "real-time",
        "/accounts/balance/get",
        "invalid-request",
        "INVALID_FIELD",
        "options.min_last_updated_datetime must be provided for this institution",
      ),
    },
    ["capital-one-no-real-time certain"],
  ),
  findingCase(
    "Capital One dates its number",
    {
      item: capitalOne,
      cached: [creditCard({ available: 1500, current: 500, limit: 2000, lastUpdatedDatetime: daysAgo(2) })],
      realTime: [creditCard({ available: 1450, current: 550, limit: 2000, lastUpdatedDatetime: hoursAgo(20) })],
    },
    [
      "cached-differs-from-real-time certain",
      "< capital-one-no-real-time certain",
      "< cache-older-than-bank likely",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "Capital One dates a number that has not moved",
    {
      item: capitalOne,
      cached: [creditCard({ available: 1500, current: 500, limit: 2000, lastUpdatedDatetime: hoursAgo(20) })],
      realTime: [creditCard({ available: 1500, current: 500, limit: 2000, lastUpdatedDatetime: hoursAgo(20) })],
    },
    ["capital-one-no-real-time certain", "agree certain", "< agree-nothing-moved possible"],
  ),
  findingCase(
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
    findingCase(
      `a cached call fails: ${reason}`,
      { cached: same, realTime: same, more: [failedReading("cached", "/auth/get", reason, "CODE")] },
      found.startsWith("product-not-ready") ? [...matching, found] : [found, ...matching],
    ),
  ),
  findingCase(
    "an evaluation where Signal does not work",
    {
      cached: same,
      realTime: same,
      more: [failedReading("evaluated", "/signal/evaluate", "product-not-supported", "PRODUCTS_NOT_SUPPORTED")],
    },
    ["agree certain", "< agree-nothing-moved possible", "evaluate-not-supported certain"],
  ),
  findingCase(
    "transactions that are not ready yet",
    {
      cached: same,
      realTime: same,
      more: [
        okReading("cached", "/transactions/sync", [], {
          transactions: { updateStatus: "NOT_READY", rows: [], pages: 1 },
        }),
      ],
    },
    ["agree certain", "< agree-nothing-moved possible", "product-not-ready certain"],
  ),
  findingCase(
    "a real-time call for which there was no room",
    { cached: same, more: [skippedReading("real-time", "/accounts/balance/get", "budget-spent")] },
    ["limit-reached-here certain"],
  ),
  findingCase(
    "another call for which there was no room",
    { cached: same, realTime: same, more: [skippedReading("cached", "/liabilities/get", "budget-spent")] },
    ["limit-reached-here certain", "agree certain", "< agree-nothing-moved possible"],
  ),
];
