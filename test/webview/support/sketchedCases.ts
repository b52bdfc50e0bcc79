import type { Failure } from "../../../src/core/failure/errors.ts";
import type { ItemFacts } from "../../../src/core/item/item.ts";
import { explainPlan } from "../../../src/core/plan/explainPlan.ts";
import { planComparison } from "../../../src/core/plan/planner.ts";
import type { AccountReading } from "../../../src/core/reading/balances.ts";
import type { Reading } from "../../../src/core/reading/reading.ts";
import type { PanelSnapshot } from "../../../src/protocol/messages.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { planPreview } from "../../../src/text/reports/planPreview.ts";
import { account, comparison, failed, item, itemFacts, ok, skipped, snapshot } from "./fixtures.ts";

const cards = { type: "credit", subtype: "credit card" } as const;

function tattersall(isLive: boolean): readonly AccountReading[] {
  const money = <T>(cached: T, live: T) => (isLive ? live : cached);
  return [
    account(
      "Tattersall Checking",
      money({ available: 1975.77, current: 2059.89 }, { available: 1761.52, current: 1843.27 }),
      {
        mask: "0417",
      },
    ),
    account("Tattersall Savings", { available: 5620.18, current: 5620.18 }, { mask: "0425", subtype: "savings" }),
    account(
      "Tattersall Rewards Card",
      money({ available: 4357.9, current: 583.5, limit: 5000 }, { available: 4228.9, current: 642.1, limit: 5000 }),
      { mask: "3391", ...cards },
    ),
  ];
}

function evaluationOf(
  [first]: readonly AccountReading[],
  { amount, result, at = 405 }: { readonly amount: number; readonly result: string; readonly at?: number },
): Reading {
  const { available = null, current = null } = first?.balances ?? {};
  return ok(
    "/signal/evaluate",
    first === undefined ? [] : [{ accountId: first.accountId, balances: { available, current } }],
    {
      pass: "evaluated",
      at,
      latencyMs: 1120,
      signal: {
        accountId: first?.accountId ?? "",
        amount,
        clientTransactionId: "0b0e3c5e-0000-4000-8000-000000000002",
        rulesetKey: null,
        result,
        hasScores: false,
        coreAttributeCount: 2,
        balanceLastUpdated: null,
        transactionsLastUpdated: null,
        warnings: [],
        ...(result === "REROUTE" && { triggeredRuleDetails: { customActionKey: "NSF" } }),
      },
    },
  );
}

/** Cached, evaluated, real-time and cached again, all answered. */
function compared(
  cached: readonly AccountReading[],
  live: readonly AccountReading[],
  evaluation: Reading,
  itemNow: ItemFacts = itemFacts,
): readonly Reading[] {
  const read = (pass: "cached" | "cached-again", at: number, accounts: readonly AccountReading[]) => [
    ok("/item/get", [], { pass, at, latencyMs: 41, item: itemNow }),
    ok("/accounts/get", accounts, { pass, at: at + 1, latencyMs: 120 }),
    ok("/identity/get", accounts, { pass, at: at + 2, latencyMs: 131 }),
    ok("/transactions/sync", accounts, { pass, at: at + 3, latencyMs: 143 }),
    skipped("/liabilities/get", "product-not-on-item", pass),
  ];
  return [
    ...read("cached", 0, cached),
    evaluation,
    ok("/accounts/get", cached, { pass: "cached-after-evaluate", at: 1530, latencyMs: 66 }),
    ok("/accounts/balance/get", live, { pass: "real-time", at: 1600, latencyMs: 1690 }),
    ...read("cached-again", 3300, live),
  ];
}

const institution = { ...item, institutionName: "Tattersall Federal Credit Union" };
const lesson = {
  place: 1,
  group: "Start here",
  label: "Stale cache: daily refresh",
  bank: "Tattersall FCU",
  summary:
    "Plaid last updated this Item nine hours ago; payments posted since, so the cached balance would cover a $1,900 debit and the bank's would not.",
};
const needsLogin = {
  reason: "item-login-required",
  provider: {
    errorType: "ITEM_ERROR",
    errorCode: "ITEM_LOGIN_REQUIRED",
    errorMessage: "the login details of this item have changed",
    displayMessage: null,
    documentationUrl: null,
    httpStatus: 400,
  },
} as const;

/** A debit that the copy covers and the bank does not. */
function reroute(): PanelSnapshot {
  const [cached, live] = [tattersall(false), tattersall(true)];
  const readings = compared(cached, live, evaluationOf(live, { amount: 1900, result: "REROUTE" }));
  return snapshot(comparison(readings, { item: institution }), { item: { ...institution, lesson } });
}

/** A debit that neither the copy nor the bank covers, and no gap between them. */
function neitherCovers(): PanelSnapshot {
  const live = tattersall(true);
  const readings = compared(live, live, evaluationOf(live, { amount: 1900, result: "REROUTE" }));
  return snapshot(comparison(readings, { item: institution }));
}

/** Four causes: the bank does not respond, a limit is met, an endpoint has nothing by design, and one call was cancelled. */
function failedSeverally(): PanelSnapshot {
  const live = tattersall(true);
  const of = (reason: Failure["reason"], errorCode: string): Partial<Failure> => ({
    reason,
    provider: { ...needsLogin.provider, errorCode },
  });
  const failures: Readonly<Record<string, Partial<Failure>>> = {
    "cached:/identity/get": of("institution-error", "INSTITUTION_NOT_RESPONDING"),
    "cached-again:/identity/get": of("institution-error", "INSTITUTION_NOT_RESPONDING"),
    "cached:/transactions/sync": of("product-not-supported", "NO_AUTH_ACCOUNTS"),
    "real-time:/accounts/balance/get": of("rate-limited", "BALANCE_LIMIT"),
    "cached-again:/transactions/sync": { reason: "cancelled" },
  };
  const readings = compared(tattersall(false), live, evaluationOf(live, { amount: 100, result: "ACCEPT" })).map(
    (each) => {
      const failure = failures[each.id];
      return failure === undefined
        ? each
        : failed(each.endpoint, failure, { pass: each.pass, at: 1600, latencyMs: 400 });
    },
  );
  return snapshot(comparison(readings, { item: institution }));
}

/** A debit that a Scores ruleset holds back, evaluated alone. */
export function evaluatedAlone(result = "REVIEW"): PanelSnapshot {
  const [checking] = tattersall(true);
  const { accountId = "", name = "", mask = null } = checking ?? {};
  const evaluation = ok(
    "/signal/evaluate",
    [{ accountId, name, mask, balances: { available: 1761.52, current: 1843.27, isoCurrencyCode: "USD" } }],
    {
      pass: "single",
      latencyMs: 520,
      signal: {
        accountId,
        amount: 1900,
        clientTransactionId: "0b0e3c5e-0000-4000-8000-000000000003",
        rulesetKey: "scores",
        result,
        hasScores: true,
        coreAttributeCount: 6,
        balanceLastUpdated: "2026-03-10T08:20:00Z",
        transactionsLastUpdated: "2026-03-10T08:20:00Z",
        warnings: [],
        triggeredRuleDetails: { customActionKey: "3-day-hold", internalNote: "medium risk of a return" },
        scores: {
          customerInitiatedReturnRisk: { score: 60, riskTier: 4 },
          bankInitiatedReturnRisk: { score: 41, riskTier: 4 },
        },
        coreAttributes: { days_since_account_opening: 812, is_account_closed: false },
      },
    },
  );
  return snapshot(comparison([evaluation], { item: institution }));
}

/** The cache was read, then the bank alone: what the cache said before is told nowhere else. */
function fetchedAlone(): PanelSnapshot {
  const readings = [
    ok("/accounts/get", tattersall(false), { pass: "cached", latencyMs: 120 }),
    ok("/accounts/balance/get", tattersall(true), { pass: "single", at: 60_000, latencyMs: 1690 }),
  ];
  return snapshot(comparison(readings, { item: institution }));
}

/** Every call that reads a balance is refused, and the evaluation decides without one. */
function loginBroken(): PanelSnapshot {
  const at = (endpoint: "/accounts/get" | "/auth/get" | "/identity/get" | "/transactions/sync", ms: number) =>
    failed(endpoint, needsLogin, { pass: "cached", at: ms, latencyMs: 92 });
  const unread = [{ accountId: "account-Checking", balances: { available: null, current: null } }];
  const evaluation = evaluationOf(unread, { amount: 100, result: "ACCEPT" });
  const warned: Reading =
    evaluation.outcome === "ok" && evaluation.signal !== undefined
      ? { ...evaluation, signal: { ...evaluation.signal, coreAttributeCount: 0, warnings: ["ITEM_LOGIN_REQUIRED"] } }
      : evaluation;
  const readings = [
    ok("/item/get", [], { pass: "cached", latencyMs: 41, item: itemFacts }),
    ...(["/accounts/get", "/auth/get", "/identity/get", "/transactions/sync"] as const).map(at),
    warned,
    failed("/accounts/balance/get", needsLogin, { pass: "real-time", at: 1600, latencyMs: 104 }),
  ];
  const tartan = { ...institution, institutionName: "Tartan Bank", scenario: "login-required" };
  const shown = snapshot(comparison(readings, { item: tartan }));
  return shown.local == null ? shown : { ...shown, local: { ...shown.local, faults: 1 } };
}

/** A card whose "real-time" number is a dated copy. */
function capitalOne(): PanelSnapshot {
  const card = account(
    "Quicksilver",
    { available: 4712.65, current: 1191.14, limit: 6000 },
    { mask: "2204", ...cards, balances: { lastUpdatedDatetime: "2026-03-09T22:15:00Z" } },
  );
  const checking = (available: number) => account("360 Checking", { available, current: available }, { mask: "8817" });
  const [cached, live] = [
    [checking(1000), card],
    [checking(934.6), card],
  ];
  const bank = { institutionId: "ins_128026", institutionName: "Capital One" };
  const readings = compared(cached, live, evaluationOf(live, { amount: 100, result: "ACCEPT" }), {
    ...itemFacts,
    ...bank,
  });
  const capital = {
    ...item,
    ...bank,
    scenario: "capital-one-card",
  };
  return snapshot(comparison(readings, { item: capital }));
}

/** Twelve accounts, three of which differ. */
function twelveAccounts(): PanelSnapshot {
  const accounts = (isLive: boolean) =>
    Array.from({ length: 12 }, (_, index) => {
      const moved = isLive && index % 5 === 1 ? 12.5 * (index + 1) : 0;
      const money = { available: 1184.2 + index * 310.4 - moved, current: 1184.2 + index * 310.4 - moved };
      return account(`Household ${index + 1}`, money, {
        mask: String(4000 + index),
        subtype: index % 2 === 0 ? "checking" : "savings",
      });
    });
  const [cached, live] = [accounts(false), accounts(true)];
  return snapshot(
    comparison(compared(cached, live, evaluationOf(live, { amount: 100, result: "ACCEPT" })), { item: institution }),
  );
}

/** All match: the Item was linked 40 s ago, when Plaid read the bank. */
function justLinked(): PanelSnapshot {
  const live = tattersall(true);
  const evaluation = evaluationOf(live, { amount: 100, result: "ACCEPT" });
  const linked = { ...itemFacts, createdAt: "2026-03-10T14:02:41.482Z", transactions: null };
  return snapshot(comparison(compared(live, live, evaluation, linked), { item: institution }));
}

/** What came matches, and one call did not come. */
function agreeInPart(): PanelSnapshot {
  const live = tattersall(true);
  const isDown: Partial<Failure> = {
    reason: "institution-error",
    provider: { ...needsLogin.provider, errorCode: "INSTITUTION_DOWN" },
  };
  const readings = compared(live, live, evaluationOf(live, { amount: 100, result: "ACCEPT" })).map((each) =>
    each.id === "cached:/identity/get" ? failed(each.endpoint, isDown, { pass: each.pass }) : each,
  );
  return snapshot(comparison(readings, { item: institution }));
}

/** Nothing was compared yet: what a comparison will do is as its plan says. */
function neverRun(): PanelSnapshot {
  const { products, itemId } = institution;
  const options = { evaluate: { amount: 1900 } };
  const plan = explainPlan(planComparison({ products, institutionId: null, options }), { products });
  const accounts = tattersall(false).map(({ name = null, mask = null }) => ({ name, mask }));
  const context = createTextContext({ messages: {}, locale: "en-US" });
  const planned = planPreview(plan, { evaluate: options.evaluate, accounts, usualMs: 3300 }, context);
  return snapshot(null, { itemId, item: { ...institution, lesson }, planned });
}

/** The states that differ most in what is told, each with the numbers of one story. */
export const sketchedCases = {
  reroute,
  neitherCovers,
  failedSeverally,
  neverRun,
  evaluatedAlone,
  fetchedAlone,
  loginBroken,
  capitalOne,
  twelveAccounts,
  justLinked,
  agreeInPart,
};
