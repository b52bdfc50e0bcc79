import { planComparison } from "../../../src/core/plan/planner.ts";
import type { AccountReading } from "../../../src/core/reading/balances.ts";
import type { OkReading, Reading, SignalFacts } from "../../../src/core/reading/reading.ts";
import type { PanelSnapshot } from "../../../src/protocol/messages.ts";
import { account, comparison, failed, item, itemFacts, ok, snapshot } from "./fixtures.ts";

const amount = 1900;
const checking = account("Tattersall Checking", { available: 1975.77, current: 2059.89 }, { mask: "0417" });
const savings = account(
  "Tattersall Savings",
  { available: 5620.18, current: 5620.18 },
  { mask: "0425", subtype: "savings" },
);
const live = { available: 1761.52, current: 1843.27 };
const copy = { available: 1975.77, current: 2059.89 };

const balanceOnly: Partial<SignalFacts> = {
  result: "REROUTE",
  triggeredRuleDetails: { customActionKey: "NSF" },
};
const scored: Partial<SignalFacts> = {
  result: "REVIEW",
  hasScores: true,
  coreAttributeCount: 81,
  balanceLastUpdated: "2026-03-10T05:03:21.482Z",
  triggeredRuleDetails: { internalNote: "medium risk of a return" },
  scores: {
    customerInitiatedReturnRisk: { score: 60, riskTier: null },
    bankInitiatedReturnRisk: { score: 60, riskTier: null },
  },
};

interface Evaluated {
  readonly key: string | null;
  readonly answers: Partial<SignalFacts> | "RULESET_NOT_FOUND";
  readonly balances?: { readonly available?: number | null; readonly current?: number | null };
  /** Of an earlier one, whose answer it then repeats. */
  readonly transaction?: string;
  readonly isSingle?: boolean;
}

function evaluation(
  { key, answers, balances = live, transaction, isSingle = false }: Evaluated,
  index: number,
): Reading {
  const id = index === 0 ? "evaluated:/signal/evaluate" : `evaluated:/signal/evaluate#${index + 1}`;
  const clientTransactionId = transaction ?? `0b0e3c5e-0000-4000-8000-00000000000${index}`;
  const accountId = checking.accountId;
  const sent = {
    accountIds: [accountId],
    minLastUpdatedDatetime: null,
    evaluate: { accountId, amount, rulesetKey: key, clientTransactionId },
  };
  const pass = isSingle ? "single" : "evaluated";
  const options = { pass, at: 500 + index * 1500, latencyMs: answers === scored ? 540 : 1120 } as const;
  if (answers === "RULESET_NOT_FOUND") {
    const provider = {
      errorType: "SIGNAL_ERROR",
      errorCode: "RULESET_NOT_FOUND",
      errorMessage: "the ruleset was not found",
      displayMessage: null,
      documentationUrl: null,
      httpStatus: 400,
    };
    return { ...failed("/signal/evaluate", { reason: "signal-error", provider }, options), id, sent } as Reading;
  }
  const signal: SignalFacts = {
    accountId,
    amount,
    clientTransactionId,
    rulesetKey: key ?? "default",
    result: "ACCEPT",
    hasScores: false,
    coreAttributeCount: 2,
    balanceLastUpdated: null,
    transactionsLastUpdated: null,
    warnings: [],
    ...answers,
  };
  return { ...ok("/signal/evaluate", [{ accountId, balances }], { ...options, signal }), id, sent };
}

/** A debit through these rulesets: as the plan of it has the calls, answered as far as they are `made`. */
function rulesets(
  evaluations: readonly Evaluated[],
  { made = evaluations.length, isRefreshed = false }: { made?: number; isRefreshed?: boolean } = {},
): PanelSnapshot {
  const planned = evaluations.filter(({ isSingle }) => isSingle !== true);
  const plan = planComparison({
    products: item.products,
    institutionId: item.institutionId,
    options: { evaluate: { accountId: checking.accountId, amount }, rulesetKeys: planned.map(({ key }) => key) },
  });
  const accounts: readonly AccountReading[] = [checking, savings];
  // Evaluations that asked the bank may have refreshed Plaid's copy.
  const after = isRefreshed ? [account("Tattersall Checking", live, { mask: "0417" }), savings] : accounts;
  const isDone = made === evaluations.length;
  const readings = [
    ok("/item/get", [], { pass: "cached", item: itemFacts }),
    ok("/accounts/get", accounts, { pass: "cached" }),
    ...evaluations.slice(0, made).map(evaluation),
    ...(isDone ? [ok("/accounts/get", after, { pass: "cached-after-evaluate", at: 9000 })] : []),
  ];
  const shown = comparison(readings as readonly OkReading[], {
    plan,
    status: isDone ? "complete" : "running",
    ...(!isDone && { wallMs: null }),
  });
  const waiting = plan.steps.flatMap(({ calls }) => calls)[2 + made]?.id;
  const inFlight = isDone || waiting === undefined ? [] : [{ readingId: waiting, elapsedMs: 1240 }];
  return snapshot(shown, { inFlight });
}

const three: readonly Evaluated[] = [
  { key: "scores", answers: scored, balances: copy },
  {
    key: null,
    answers: { result: null, rulesetKey: null, coreAttributeCount: 81, balanceLastUpdated: "2026-03-10T05:03:21.482Z" },
    balances: copy,
  },
  { key: "default", answers: balanceOnly },
];

/** One debit through several rulesets. */
export const rulesetCases = {
  rulesets: () => rulesets(three),
  rulesetsRunning: () => rulesets(three, { made: 1 }),
  rulesetsOneFails: () =>
    rulesets([{ key: "no-such-ruleset", answers: "RULESET_NOT_FOUND" }, ...three.slice(0, 1), ...three.slice(2)]),
  rulesetsCancelled: () => {
    const begun = rulesets(three, { made: 1 });
    return begun.comparison === null
      ? begun
      : snapshot({ ...begun.comparison, status: "cancelled", wallMs: 2300 }, { inFlight: [] });
  },
  /** With keys as people write them. */
  rulesetsTwelve: () =>
    rulesets(
      Array.from({ length: 12 }, (_, index): Evaluated => {
        const key =
          index === 5 ? "onboarding_flow_first_time_users_with_a_very_long_name_2026" : `ruleset-${index + 1}`;
        if (index % 4 === 3) return { key, answers: {} };
        return index % 2 === 0 ? { key, answers: scored, balances: copy } : { key, answers: balanceOnly };
      }),
    ),
  rulesetReplayed: () =>
    rulesets(
      [
        ...three.slice(2),
        { key: "default", answers: balanceOnly, transaction: "0b0e3c5e-0000-4000-8000-000000000000", isSingle: true },
      ],
      { isRefreshed: true },
    ),
  rulesetsAgree: () =>
    rulesets(
      [
        { key: "default", answers: balanceOnly },
        { key: "strict", answers: balanceOnly },
      ],
      { isRefreshed: true },
    ),
} as const;
