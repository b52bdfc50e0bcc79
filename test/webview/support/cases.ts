import type { BankShown } from "../../../src/core/comparison/comparison.ts";
import type { Failure } from "../../../src/core/failure/errors.ts";
import type { Finding } from "../../../src/core/findings/finding.ts";
import type { AccountReading } from "../../../src/core/reading/balances.ts";
import type { Pass, Reading } from "../../../src/core/reading/reading.ts";
import { serializeFindings } from "../../../src/protocol/findingsText.ts";
import type { PanelSnapshot } from "../../../src/protocol/messages.ts";
import { messagesOfFindings } from "../../../src/text/findings/messagesOfFindings.ts";
import { causeOf, differenceFact, factMessages, factsAndCauses } from "../../builders/factsAndCauses.ts";
import { account, comparison, failed, item, itemFacts, ok, skipped, snapshot } from "./fixtures.ts";
import { repeatOf, usualTimes } from "./repeats.ts";
import { rulesetCases } from "./rulesetCases.ts";
import { sketchedCases } from "./sketchedCases.ts";

/** The numbers of one bank, as its cache holds them and as the bank gives them now. */
export interface Bank {
  readonly cached: readonly AccountReading[];
  readonly live: readonly AccountReading[];
}

export const usualBank: Bank = {
  cached: [
    account("Plaid Checking", { available: 1203.42, current: 1310 }, { mask: "0000" }),
    account("Plaid Saving", { available: 210, current: 210 }, { mask: "1111", subtype: "savings" }),
    account(
      "Plaid Credit Card",
      { available: 1590, current: 410, limit: 2000 },
      { mask: "3333", type: "credit", subtype: "credit card" },
    ),
    account("Plaid Student Loan", { current: 65262 }, { mask: "7777", type: "loan", subtype: "student" }),
  ],
  live: [
    account("Plaid Checking", { available: 1119.22, current: 1310 }, { mask: "0000" }),
    account("Plaid Saving", { available: 210, current: 210 }, { mask: "1111", subtype: "savings" }),
    account(
      "Plaid Credit Card",
      { available: 696.44, current: 1303.56, limit: 2000 },
      { mask: "3333", type: "credit", subtype: "credit card" },
    ),
    account("Plaid Student Loan", { current: 65262 }, { mask: "7777", type: "loan", subtype: "student" }),
  ],
};

/** What an evaluation says of an account: two numbers, no currency, no limit. */
function evaluationOf({ accountId, balances }: AccountReading): AccountReading {
  const { available = null, current = null } = balances;
  return { accountId, balances: { available, current } };
}

/** Every step, all answered: the cache is older than the bank, and the real-time call refreshes it. */
export function fullReadings({ cached, live }: Bank): readonly Reading[] {
  const withTransactions = cached.filter(({ type }) => type !== "loan");
  const [first] = live;
  const evaluated = first === undefined ? [] : [evaluationOf(first)];
  const afterwards = (pass: Pass, at: number, accounts: readonly AccountReading[]) => [
    ok("/item/get", [], { pass, at, latencyMs: 41, item: itemFacts }),
    ok("/accounts/get", accounts, { pass, at, latencyMs: 78 }),
    ok(
      "/auth/get",
      accounts.filter(({ type }) => type === "depository"),
      { pass, at: at + 2, latencyMs: 92 },
    ),
    ok("/identity/get", accounts, { pass, at: at + 3, latencyMs: 117 }),
    ok(
      "/transactions/sync",
      accounts.filter(({ accountId }) => withTransactions.some((each) => each.accountId === accountId)),
      { pass, at: at + 95, latencyMs: 143 },
    ),
    skipped("/liabilities/get", "product-not-on-item", pass),
    skipped("/investments/holdings/get", "product-not-on-item", pass),
  ];
  return [
    ...afterwards("cached", 0, cached),
    ok("/signal/evaluate", evaluated, {
      pass: "evaluated",
      at: 240,
      latencyMs: 2870,
      signal: {
        accountId: first?.accountId ?? "",
        amount: 100,
        clientTransactionId: "0b0e3c5e-0000-4000-8000-000000000001",
        rulesetKey: "balance-only",
        result: "ACCEPT",
        hasScores: false,
        coreAttributeCount: 2,
        balanceLastUpdated: null,
        transactionsLastUpdated: null,
        warnings: [],
      },
    }),
    ok("/accounts/get", cached, { pass: "cached-after-evaluate", at: 3115, latencyMs: 66 }),
    ok("/accounts/balance/get", live, { pass: "real-time", at: 3184, latencyMs: 3260 }),
    ...afterwards("cached-again", 6450, live),
  ];
}

/** Answers of the usual bank with findings and their words that are a fixture's own. */
function snapshotWith(findings: readonly Finding[], bank: Bank = usualBank): PanelSnapshot {
  return snapshot(comparison(fullReadings(bank)), {
    findings: serializeFindings({ findings, words: { ...messagesOfFindings(findings), ...factMessages } }),
  });
}

const usualIds = { checking: "account-Plaid Checking", savings: "account-Plaid Saving" };

const seenAtBank: readonly BankShown[] = [
  { accountId: "account-Plaid Checking", available: 1119.22, current: 1310, seenAt: "2026-03-10T14:09:00.000Z" },
  { accountId: "account-Plaid Credit Card", available: null, current: 1353.56, seenAt: "2026-03-10T09:30:00.000Z" },
];

/** 10 MB, which take a second to make: made once a worker, since nobody changes what a page is shown. */
let largest: PanelSnapshot | undefined;

/** One case for each state the page can be in. */
export const cases = {
  ...rulesetCases,
  ...sketchedCases,
  /** Facts with their causes, and one that nothing explains. */
  causes: () => snapshotWith(factsAndCauses(usualIds)),
  /** The same in names that are long, read from the right, or hold no space. */
  causesOfLongNames: () =>
    snapshotWith(
      [
        "حساب جاري للتوفير",
        "Treuhandanderkontensammelabrechnungsverwaltung",
        "Joint household account of everybody",
      ].flatMap((name, place) => {
        const fact = differenceFact({
          number: place + 1,
          accountId: usualIds.checking,
          name,
          cached: 12_204_111.11,
          bank: 1119.91,
          window: { from: "2026-03-08T03:00:00.000Z", to: "2026-03-10T14:03:00.000Z" },
          split: { posted: 12_000_000, held: 202_991.2, limit: 200 },
        });
        return [fact, causeOf(fact, "hold-newer-than-update", "likely"), causeOf(fact, "pending-released", "possible")];
      }),
    ),
  /** More facts than are drawn at once, each with a cause. */
  manyCauses: () =>
    snapshotWith(
      Array.from({ length: 120 }, (_, place) => place + 1).flatMap((number) => {
        const fact = differenceFact({
          number,
          accountId: number === 120 ? usualIds.savings : `account-${number}`,
          name: `Account ${number}`,
          cached: number + 100,
          bank: 100,
        });
        return [fact, causeOf(fact, "cache-older-than-bank", "likely")];
      }),
    ),
  usual: () => snapshot(comparison(fullReadings(usualBank))),
  agree: () =>
    snapshot(
      comparison(fullReadings({ cached: usualBank.live, live: usualBank.live }), {
        environment: "sandbox",
        item: { ...item, environment: "sandbox" },
      }),
    ),
  repeated: () =>
    snapshot(comparison(fullReadings(usualBank)), { repeat: repeatOf("/accounts/balance/get", usualTimes) }),
  unplanned: () => snapshot(null, { itemId: item.itemId, item: null }),
  couldNotRun: () => snapshot(null, { failure: { reason: "emulator-stopped", requestId: null } }),
  running: () => {
    const readings = fullReadings(usualBank);
    const made = readings.filter(({ pass }) => pass === "cached");
    return snapshot(
      comparison(made, {
        status: "running",
        wallMs: null,
        planned: [
          { pass: "evaluated", endpoint: "/signal/evaluate" },
          { pass: "cached-after-evaluate", endpoint: "/accounts/get" },
          { pass: "real-time", endpoint: "/accounts/balance/get" },
          { pass: "cached-again", endpoint: "/accounts/get" },
        ],
      }),
      { inFlight: [{ readingId: "evaluated:/signal/evaluate", elapsedMs: 1240 }] },
    );
  },
  starting: () =>
    snapshot(
      comparison([], {
        status: "running",
        wallMs: null,
        planned: [
          { pass: "cached", endpoint: "/accounts/get" },
          { pass: "real-time", endpoint: "/accounts/balance/get" },
        ],
      }),
      { inFlight: [{ readingId: "cached:/accounts/get", elapsedMs: 20 }] },
    ),
  partial: () => {
    const readings = fullReadings(usualBank).map((each) =>
      each.pass === "real-time"
        ? failed(
            "/accounts/balance/get",
            {
              reason: "item-login-required",
              provider: {
                errorType: "ITEM_ERROR",
                errorCode: "ITEM_LOGIN_REQUIRED",
                errorMessage: "the login details of this item have changed",
                displayMessage: null,
                documentationUrl: null,
                httpStatus: 400,
              },
            },
            { pass: "real-time", at: 3184, latencyMs: 940 },
          )
        : each.pass === "cached-again" && each.outcome === "ok"
          ? {
              ...each,
              accounts: usualBank.cached.filter((shown) =>
                each.accounts.some(({ accountId }) => accountId === shown.accountId),
              ),
            }
          : each,
    );
    return snapshot(comparison(readings));
  },
  cancelled: () => {
    const readings = fullReadings(usualBank).filter(({ pass }) => pass === "cached" || pass === "evaluated");
    return snapshot(
      comparison(readings, {
        status: "cancelled",
        planned: [
          { pass: "cached-after-evaluate", endpoint: "/accounts/get" },
          { pass: "real-time", endpoint: "/accounts/balance/get" },
        ],
      }),
    );
  },
  offline: () => snapshot(comparison(allFailed("unreachable"))),
  itemGone: () => snapshot(comparison(allFailed("item-not-found"))),
  keysRefused: () => snapshot(null, { failure: { reason: "invalid-keys", requestId: "abcdefghijklmno" } }),
  transactionsNotReady: () =>
    snapshot(
      comparison(
        fullReadings(usualBank).map((each) =>
          each.endpoint === "/transactions/sync"
            ? failed(each.endpoint, { reason: "product-not-ready" }, { pass: each.pass, latencyMs: 61 })
            : each,
        ),
      ),
    ),
  noAccounts: () => snapshot(comparison(fullReadings({ cached: [], live: [] }))),
  oneAccount: () =>
    snapshot(comparison(fullReadings({ cached: usualBank.cached.slice(0, 1), live: usualBank.live.slice(0, 1) }))),
  manyAccounts: () => snapshot(comparison(fullReadings(manyAccounts(60)))),
  largest: () => {
    largest ??= snapshot(comparison(twelveCalls(500)));
    return largest;
  },
  /** What a person saw at the bank itself: of one account as real-time has it, of another something else. */
  bankShows: () => snapshot(comparison(fullReadings(usualBank), { bankShows: seenAtBank })),
  longNames: () => snapshot(comparison(fullReadings(longNamedBank))),
  oddMoney: () => snapshot(comparison(fullReadings(oddMoneyBank))),
} as const satisfies Record<string, () => PanelSnapshot>;

export type CaseName = keyof typeof cases;

/** Every call was made, and none of them answered. */
function allFailed(reason: Failure["reason"]): readonly Reading[] {
  return fullReadings(usualBank).map((each) =>
    each.outcome === "skipped"
      ? each
      : failed(each.endpoint, { reason, requestId: null }, { pass: each.pass, latencyMs: 12 }),
  );
}

/** Twelve columns of that many accounts: no two neighbours agree, or they would fold into one. */
export function twelveCalls(count: number): readonly Reading[] {
  const { cached, live } = manyAccounts(count);
  const endpoints = ["/accounts/get", "/auth/get", "/identity/get", "/transactions/sync", "/transactions/get"] as const;
  const step = (pass: Pass, at: number, accounts: readonly AccountReading[]) =>
    endpoints.map((endpoint, place) =>
      ok(
        endpoint,
        accounts.map((each) => ({
          ...each,
          balances: { ...each.balances, current: (each.balances.current ?? 0) + place },
        })),
        { pass, at: at + place },
      ),
    );
  return [
    ...step("cached", 0, cached),
    ok("/signal/evaluate", live.slice(0, 1), { pass: "evaluated", at: 1000 }),
    ok("/accounts/balance/get", live, { pass: "real-time", at: 2000 }),
    ...step("cached-again", 5000, live),
  ];
}

/** What VS Code kept of a page whose steps a person unfolded: each of the twelve calls is a column of its own. */
export const twelveColumns = {
  schemaVersion: 1,
  itemId: "i",
  comparisonId: null,
  view: { unfolded: ["cached", "step:cached-again", "cached-again"] },
};

export function manyAccounts(count: number): Bank {
  const numbered = (shift: number) =>
    Array.from({ length: count }, (_, index) =>
      account(
        `Account ${index + 1}`,
        { available: 1000 + index * 17.5 - (index % 3 === 0 ? shift : 0), current: 1100 + index * 17.5 },
        { mask: String(1000 + index), subtype: index % 2 === 0 ? "checking" : "savings" },
      ),
    );
  return { cached: numbered(0), live: numbered(42.42) };
}

const unbroken = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const rightToLeft = "حساب جاري للتوفير";
const markup = `<img src=x onerror="document.title='owned'"><b>bold</b>`;

const longNamedBank: Bank = {
  cached: [
    account(`${unbroken} Premium Girokonto`, { available: 1203.42, current: 1310 }),
    account(rightToLeft, { available: 20, current: 20 }, { mask: "1111" }),
    account(markup, { available: 5, current: 5 }, { mask: "2222" }),
  ],
  live: [
    account(`${unbroken} Premium Girokonto`, { available: 1119.22, current: 1310 }),
    account(rightToLeft, { available: 25, current: 20 }, { mask: "1111" }),
    account(markup, { available: 5, current: 5 }, { mask: "2222" }),
  ],
};

const oddMoneyBank: Bank = {
  cached: [
    account("Sub-cent 401k", { available: 342.099285, current: 23631.9805 }, { type: "investment", subtype: "401k" }),
    account(
      "Coins",
      { available: 0.5, current: 0.5 },
      { mask: null, currency: null, balances: { unofficialCurrencyCode: "DOGE" } },
    ),
    account("No currency", { available: 12, current: 12 }, { currency: null }),
    account("Yen", { available: 120_000, current: 120_000 }, { currency: "JPY" }),
    account("Overdrawn", { available: -1_234_567.89, current: -1_234_567.89 }),
    account("Becomes null", { available: 80, current: 80 }),
  ],
  live: [
    account("Sub-cent 401k", { available: 342.099285, current: 23632.0612 }, { type: "investment", subtype: "401k" }),
    account(
      "Coins",
      { available: 0.75, current: 0.75 },
      { mask: null, currency: null, balances: { unofficialCurrencyCode: "DOGE" } },
    ),
    account("No currency", { available: 12, current: 12 }, { currency: null }),
    account("Yen", { available: 120_500, current: 120_500 }, { currency: "JPY" }),
    account("Overdrawn", { available: -1_234_600, current: -1_234_567.89 }),
    account("Becomes null", { available: null, current: 80 }),
  ],
};
