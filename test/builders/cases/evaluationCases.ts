import type { OkReading, SignalFacts } from "../../../src/core/reading/reading.ts";
import { checking } from "../accounts.ts";
import { authOnly, failedReading, okReading, scoredFacts, signalFacts } from "../comparison.ts";
import { hoursAgo, minutesAgo, serverNow } from "../times.ts";
import { type FindingCase, findingCase, moved, same } from "./findingCase.ts";

const limited = failedReading("real-time", "/accounts/balance/get", "rate-limited", "BALANCE_LIMIT");

/** The same, with a `client_transaction_id` of the person's own. */
function withChosenId({ comparison, ...rest }: FindingCase): FindingCase {
  const options = { ...comparison.plan.options, evaluate: { clientTransactionId: "transaction-1" } };
  return { ...rest, comparison: { ...comparison, plan: { ...comparison.plan, options } } };
}

/** The debit of the first evaluation, sent once more: with another ruleset, or under its id. */
function evaluatedToo(id: string, signal: SignalFacts, available: number, minutes = -1): OkReading {
  const { accountId, amount, rulesetKey, clientTransactionId } = signal;
  const at = minutesAgo(minutes);
  return okReading("single", "/signal/evaluate", [{ accountId, balances: { available, current: available } }], {
    id,
    signal,
    sent: {
      accountIds: [accountId],
      minLastUpdatedDatetime: null,
      evaluate: { accountId, amount, rulesetKey, clientTransactionId },
    },
    startedAt: at,
    serverTime: at,
  });
}

/** What evaluations rest on. */
export const evaluationCases: readonly FindingCase[] = [
  findingCase(
    "an evaluation that asked the bank, it seems",
    { cached: same, realTime: moved, evaluation: { signal: signalFacts(), available: 400, current: 400 } },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "evaluated-differs certain",
      "< evaluate-asked-bank likely",
      "debit-covered certain",
      "changed-between-calls certain",
      "< written-through possible",
    ],
  ),
  findingCase(
    "an evaluation that repeats the cache",
    { cached: same, realTime: moved, evaluation: { signal: signalFacts(), available: 500, current: 500 } },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "evaluated-differs certain",
      "< evaluate-without-balance-rule possible",
      "debit-covered certain",
      "changed-between-calls certain",
      "< written-through possible",
    ],
  ),
  ...(
    [
      [
        "a decision without a balance, and a warning",
        { warnings: ["ITEM_LOGIN_REQUIRED"] },
        ["decision-without-balance certain", "< evaluate-fell-back likely"],
      ],
      ["a decline without a balance", { result: "REROUTE" }, ["evaluation-without-number certain"]],
      [
        "a decline without a balance, and a warning",
        { result: "REROUTE", warnings: ["ITEM_LOGIN_REQUIRED"] },
        ["evaluation-without-number certain", "< evaluate-fell-back likely"],
      ],
    ] as const
  ).map(([name, signal, findings]) =>
    findingCase(
      name,
      { cached: same, evaluation: { signal: signalFacts(signal), available: null, current: null } },
      findings,
    ),
  ),
  findingCase(
    "an evaluation under an id that was used, of a number that no other answer has",
    {
      cached: same,
      evaluation: { signal: signalFacts({ balanceLastUpdated: hoursAgo(7) }), available: 300, current: 300 },
    },
    ["cached-differs-from-evaluated certain", "debit-covered certain"],
  ),
  findingCase(
    "an evaluation of neither the cached nor the bank's number",
    {
      cached: same,
      evaluation: { signal: signalFacts({ balanceLastUpdated: hoursAgo(7) }), available: 300, current: 300 },
      realTime: moved,
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "evaluated-differs certain",
      "< evaluate-without-balance-rule possible",
      "evaluated-differs certain",
      "< cache-moved-at-evaluation possible",
      "debit-covered certain",
      "changed-between-calls certain",
      "< written-through possible",
    ],
  ),
  findingCase(
    "an evaluation that warns, and repeats the cache while the bank differs",
    {
      cached: same,
      realTime: moved,
      evaluation: { signal: signalFacts({ warnings: ["ITEM_LOGIN_REQUIRED"] }), available: 500, current: 500 },
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "evaluation-warned certain",
      "evaluated-differs certain",
      "< evaluate-fell-back likely",
      "debit-covered certain",
      "changed-between-calls certain",
      "< written-through possible",
    ],
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
    ["evaluate-scored certain", "< evaluate-used-scores likely", "agree certain", "< agree-nothing-moved possible"],
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
    [
      "evaluate-scored certain",
      "< evaluate-used-scores possible",
      "evaluated-differs certain",
      "< sandbox-data-unrelated possible",
      "agree certain",
      "< agree-sandbox-static likely",
    ],
  ),
  findingCase(
    "an evaluation without a ruleset",
    {
      cached: same,
      realTime: same,
      evaluation: { signal: signalFacts({ rulesetKey: null, result: null }), available: 500, current: 500 },
    },
    [
      "evaluate-without-decision certain",
      "< evaluate-without-ruleset likely",
      "agree certain",
      "< agree-nothing-moved possible",
    ],
  ),
  findingCase(
    "an evaluation that warns",
    {
      cached: same,
      realTime: same,
      evaluation: { signal: signalFacts({ warnings: ["ITEM_LOGIN_REQUIRED"] }), available: 500, current: 500 },
    },
    ["evaluation-warned certain", "agree certain", "< agree-nothing-moved possible"],
  ),
  findingCase(
    "an evaluation without a number",
    { cached: same, realTime: same, evaluation: { signal: signalFacts(), available: null, current: null } },
    ["decision-without-balance certain", "agree certain", "< agree-nothing-moved possible"],
  ),
  findingCase(
    "an evaluation of an account that has no number anywhere",
    { cached: [checking({})], evaluation: { signal: signalFacts(), available: null, current: null } },
    ["decision-without-balance certain", "no-balance-given certain", "< limited-purpose possible"],
  ),
  findingCase(
    "an evaluation of an account verified by hand",
    {
      item: authOnly({ authMethod: "SAME_DAY_MICRODEPOSITS" }),
      cached: same,
      evaluation: { signal: signalFacts({ coreAttributeCount: 0 }) },
    },
    ["decision-without-balance certain", "manual-account likely"],
  ),
  findingCase(
    "the bank moved between evaluation and real-time call",
    { cached: same, realTime: same, evaluation: { signal: signalFacts(), available: 480, current: 500 } },
    [
      "evaluated-differs certain",
      "< bank-moved-since-evaluation possible",
      "agree certain",
      "< agree-nothing-moved possible",
    ],
  ),
  findingCase(
    "an evaluation in Plaid's Sandbox that is unlike the balance",
    {
      environment: "sandbox",
      cached: same,
      realTime: same,
      evaluation: { signal: signalFacts(), available: 480, current: 500 },
    },
    [
      "evaluated-differs certain",
      "< sandbox-data-unrelated possible",
      "agree certain",
      "< agree-sandbox-static likely",
    ],
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
    [
      "evaluation-id-repeated certain",
      "< evaluation-replayed likely",
      "agree certain",
      "< agree-nothing-moved possible",
    ],
  ),
  ...(
    [
      ["covered by the copy alone", 450, 500, 400, "debit-not-covered certain"],
      ["covered by neither", 600, 500, 400, "debit-not-covered certain"],
      ["covered to the cent by the evaluated balance", 400, 300, 400, "debit-covered certain"],
      ["covered by both", 100, 500, 400, "debit-covered certain"],
    ] as const
  ).map(([name, amount, copy, evaluated, found]) =>
    findingCase(
      `a debit ${name}, where no real-time answer came`,
      {
        cached: [checking({ available: copy, current: copy })],
        evaluation: { signal: signalFacts({ amount }), available: evaluated, current: evaluated },
        realTime: limited,
      },
      [
        ...(found.startsWith("debit-not") ? [found] : []),
        "cached-differs-from-evaluated certain",
        "< cache-older-than-bank likely",
        "< evaluate-asked-bank likely",
        "rate-limited certain",
        ...(found.startsWith("debit-not") ? [] : [found]),
      ],
    ),
  ),
  ...(
    [
      ["covered by the copy alone", 450, 500, 400, "debit-not-covered certain"],
      ["covered by neither", 600, 500, 400, "debit-not-covered certain"],
      ["covered by the bank alone", 400, 300, 400, "debit-covered certain"],
    ] as const
  ).map(([name, amount, copy, live, found]) =>
    findingCase(
      `a debit ${name}`,
      {
        cached: [checking({ available: copy, current: copy })],
        evaluation: { signal: signalFacts({ amount }), available: live, current: live },
        realTime: [checking({ available: live, current: live })],
      },
      [
        ...(found.startsWith("debit-not") ? [found] : []),
        "cached-differs-from-real-time certain",
        "< cache-older-than-bank likely",
        "evaluated-differs certain",
        "< evaluate-asked-bank likely",
        ...(found.startsWith("debit-not") ? [] : [found]),
        "changed-between-calls certain",
        "< written-through possible",
      ],
    ),
  ),
  findingCase(
    "a debit that equal balances cover, or that no dollars are held for",
    {
      cached: [checking({ available: 500, current: 500, currency: "CAD" })],
      evaluation: { signal: signalFacts({ amount: 600 }), available: 500, current: 500 },
      realTime: limited,
    },
    ["rate-limited certain"],
  ),
  findingCase(
    "an evaluation that seems to use a copy stands in",
    {
      cached: same,
      evaluation: { signal: signalFacts({ hasScores: true, coreAttributeCount: 81 }), available: 400, current: 400 },
      realTime: limited,
    },
    [
      "evaluate-scored certain",
      "< evaluate-used-scores likely",
      "cached-differs-from-evaluated certain",
      "rate-limited certain",
      "debit-covered certain",
    ],
  ),
  findingCase(
    "an evaluation that scores, of a balance that its own time calls live",
    {
      cached: same,
      evaluation: {
        signal: signalFacts({ hasScores: true, coreAttributeCount: 81, balanceLastUpdated: serverNow }),
        available: 400,
        current: 400,
      },
      realTime: moved,
    },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "evaluate-scored certain",
      "< evaluate-scored-live likely",
      "evaluated-differs certain",
      "< evaluate-asked-bank likely",
      "debit-covered certain",
      "changed-between-calls certain",
      "< written-through possible",
    ],
  ),
  findingCase(
    "two rulesets that decide one debit by different balances",
    {
      cached: same,
      evaluation: { signal: signalFacts(), available: 400, current: 400 },
      more: [evaluatedToo("single:2", scoredFacts({ clientTransactionId: "transaction-2" }), 500)],
    },
    [
      "rulesets-disagree certain",
      "< rulesets-used-other-balances likely",
      "evaluate-scored certain",
      "< evaluate-used-scores likely",
      "cached-differs-from-evaluated certain",
      "< cache-older-than-bank likely",
      "< evaluate-asked-bank likely",
      "debit-covered certain",
    ],
  ),
  findingCase(
    "two rulesets that decide one debit otherwise by the same balance",
    {
      cached: same,
      evaluation: { signal: signalFacts(), available: 500, current: 500 },
      more: [
        evaluatedToo(
          "single:2",
          signalFacts({ rulesetKey: "strict", result: "REROUTE", clientTransactionId: "transaction-2" }),
          500,
        ),
      ],
    },
    ["rulesets-disagree certain", "< rulesets-judge-otherwise likely"],
  ),
  findingCase(
    "a ruleset beside an evaluation without one",
    {
      cached: same,
      evaluation: { signal: signalFacts({ result: "REROUTE" }), available: 400, current: 400 },
      more: [
        evaluatedToo(
          "single:2",
          signalFacts({ rulesetKey: null, result: null, coreAttributeCount: 81, clientTransactionId: "transaction-2" }),
          500,
        ),
      ],
    },
    [
      "rulesets-disagree certain",
      "< rulesets-used-other-balances likely",
      "evaluate-without-decision certain",
      "< evaluate-without-ruleset likely",
      "cached-differs-from-evaluated certain",
      "< cache-older-than-bank likely",
      "< evaluate-asked-bank likely",
      "debit-covered certain",
    ],
  ),
  findingCase(
    "two rulesets that agree",
    {
      cached: same,
      evaluation: { signal: signalFacts(), available: 500, current: 500 },
      more: [
        evaluatedToo("single:2", signalFacts({ rulesetKey: "strict", clientTransactionId: "transaction-2" }), 500),
      ],
    },
    ["rulesets-agree certain"],
  ),
  findingCase(
    "two rulesets in Plaid's Sandbox, one of which scores",
    {
      cached: same,
      environment: "sandbox",
      evaluation: { signal: signalFacts(), available: 500, current: 500 },
      more: [evaluatedToo("single:2", scoredFacts({ clientTransactionId: "transaction-2" }), 500)],
    },
    [
      "rulesets-disagree certain",
      "< rulesets-judge-otherwise possible",
      "evaluate-scored certain",
      "< evaluate-used-scores possible",
    ],
  ),
  withChosenId(
    findingCase(
      "an evaluation under an id that the person chose",
      { cached: same, realTime: same, evaluation: { signal: signalFacts(), available: 500, current: 500 } },
      ["evaluation-id-chosen certain", "agree certain", "< agree-nothing-moved possible"],
    ),
  ),
];
