import { checking } from "../accounts.ts";
import { authOnly, okReading, signalFacts } from "../comparison.ts";
import { hoursAgo, minutesAgo } from "../times.ts";
import { type FindingCase, findingCase, moved, same, written } from "./findingCase.ts";

/** What evaluations rest on. */
export const evaluationCases: readonly FindingCase[] = [
  findingCase(
    "an evaluation that asked the bank, it seems",
    { cached: same, realTime: moved, evaluation: { signal: signalFacts(), available: 400, current: 400 } },
    ["cache-older-than-bank likely", "evaluate-asked-bank likely", written],
  ),
  findingCase(
    "an evaluation that repeats the cache",
    { cached: same, realTime: moved, evaluation: { signal: signalFacts(), available: 500, current: 500 } },
    ["cache-older-than-bank likely", "evaluate-without-balance-rule likely", written],
  ),
  findingCase(
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
  findingCase(
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
  findingCase(
    "an evaluation without a ruleset",
    {
      cached: same,
      realTime: same,
      evaluation: { signal: signalFacts({ rulesetKey: null, result: null }), available: 500, current: 500 },
    },
    ["evaluate-without-ruleset likely", "agree-nothing-moved likely"],
  ),
  findingCase(
    "an evaluation that warns",
    {
      cached: same,
      realTime: same,
      evaluation: { signal: signalFacts({ warnings: ["ITEM_LOGIN_REQUIRED"] }), available: 500, current: 500 },
    },
    ["evaluate-fell-back certain", "agree-nothing-moved likely"],
  ),
  findingCase(
    "an evaluation without a number",
    { cached: same, realTime: same, evaluation: { signal: signalFacts(), available: null, current: null } },
    ["evaluate-fell-back certain", "agree-nothing-moved likely"],
  ),
  findingCase(
    "an evaluation of an account that has no number anywhere",
    { cached: [checking({})], evaluation: { signal: signalFacts(), available: null, current: null } },
    ["limited-purpose certain"],
  ),
  findingCase(
    "an evaluation of an account verified by hand",
    {
      item: authOnly({ authMethod: "SAME_DAY_MICRODEPOSITS" }),
      cached: same,
      evaluation: { signal: signalFacts({ coreAttributeCount: 0 }) },
    },
    ["evaluate-fell-back certain", "manual-account certain"],
  ),
  findingCase(
    "the bank moved between evaluation and real-time call",
    { cached: same, realTime: same, evaluation: { signal: signalFacts(), available: 480, current: 500 } },
    ["agree-nothing-moved likely", "bank-moved-since-evaluation possible"],
  ),
  findingCase(
    "an evaluation in Plaid's Sandbox that is unlike the balance",
    {
      environment: "sandbox",
      cached: same,
      realTime: same,
      evaluation: { signal: signalFacts(), available: 480, current: 500 },
    },
    ["agree-sandbox-static likely", "sandbox-data-unrelated likely"],
  ),
  findingCase(
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
