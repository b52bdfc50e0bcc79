import fc from "fast-check";
import type { BankShown, Comparison } from "../../src/core/comparison/comparison.ts";
import type { EndpointPath } from "../../src/core/endpoint/endpoint.ts";
import type { AccountReading, Balances } from "../../src/core/reading/balances.ts";
import type { Guessed, OkReading, Pass, Reading, Sent } from "../../src/core/reading/reading.ts";
import { comparisonOf, itemFacts, okReading, pendingRow, signalFacts } from "./comparison.ts";
import { daysAgo, hoursAgo, minutesAgo, secondsAgo, serverNow } from "./times.ts";

/** Few values, so that answers agree and differ about as often; two of them are the same money in dollars. */
const amounts: readonly (number | null | undefined)[] = [0, 100, 100.004, 250.5, -20, null, undefined];

const identities = {
  checking: { name: "Checking", mask: "0000", type: "depository", subtype: "checking" },
  card: { name: "Card", mask: "3333", type: "credit", subtype: "credit card" },
  ira: { name: "IRA", mask: "5555", type: "investment", subtype: "ira" },
} as const;
const accountIds = ["checking", "card", "ira"] as const;

const currency = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ isoCurrencyCode: "USD", unofficialCurrencyCode: null }) },
  { weight: 1, arbitrary: fc.constant({ isoCurrencyCode: null, unofficialCurrencyCode: null }) },
  { weight: 1, arbitrary: fc.constant({ isoCurrencyCode: "EUR", unofficialCurrencyCode: null }) },
  { weight: 1, arbitrary: fc.constant({ isoCurrencyCode: null, unofficialCurrencyCode: "BTC" }) },
);

const balances: fc.Arbitrary<Balances> = fc
  .record({
    available: fc.constantFrom(...amounts),
    current: fc.constantFrom(...amounts),
    limit: fc.constantFrom(...amounts),
    unit: currency,
  })
  .map(({ available, current, limit, unit }) => ({
    ...(available !== undefined && { available }),
    ...(current !== undefined && { current }),
    ...(limit !== undefined && { limit }),
    ...unit,
  }));

const accounts: fc.Arbitrary<readonly AccountReading[]> = fc
  .tuple(fc.subarray([...accountIds], { minLength: 1 }), fc.array(balances, { minLength: 3, maxLength: 3 }))
  .map(([ids, numbers]) =>
    ids.map((accountId, index) => ({
      accountId,
      officialName: null,
      ...identities[accountId],
      balances: numbers[index] ?? {},
    })),
  );

const sent: fc.Arbitrary<Sent | undefined> = fc.constantFrom(
  undefined,
  { accountIds: null, minLastUpdatedDatetime: null },
  { accountIds: null, minLastUpdatedDatetime: null },
);

const cachedEndpoints: readonly EndpointPath[] = [
  "/accounts/get",
  "/auth/get",
  "/transactions/sync",
  "/liabilities/get",
];

const item = fc.constantFrom(
  itemFacts(),
  itemFacts({ transactions: { lastSuccessfulUpdate: daysAgo(45), lastFailedUpdate: hoursAgo(2) } }),
  itemFacts({ products: ["auth"], transactions: null }),
  itemFacts({ institutionId: "ins_128026", createdAt: null }),
  itemFacts({ products: ["investments"], transactions: null }),
);

interface Answer {
  readonly endpoint: EndpointPath;
  readonly pass: Pass;
  readonly accounts: readonly AccountReading[];
  readonly sent: Sent | undefined;
  readonly rows: readonly number[];
}

function answer(endpoints: readonly EndpointPath[], pass: Pass): fc.Arbitrary<Answer> {
  return fc.record({
    endpoint: fc.constantFrom(...endpoints),
    pass: fc.constant(pass),
    accounts,
    sent,
    rows: fc.array(fc.constantFrom(40, 60, 100, 12.34), { maxLength: 3 }),
  });
}

const answers = fc
  .tuple(
    fc.array(answer(cachedEndpoints, "cached"), { maxLength: 3 }),
    fc.array(answer(["/accounts/balance/get"], "real-time"), { maxLength: 1 }),
    fc.array(answer(cachedEndpoints, "cached-again"), { maxLength: 2 }),
    fc.option(
      fc.record({ accountId: fc.constantFrom("checking", "card"), numbers: balances, hasScores: fc.boolean() }),
      { nil: null },
    ),
  )
  .map(([before, live, after, evaluated]): readonly OkReading[] => {
    const made = [...before, ...live, ...after].map(readingOf);
    // One call of an endpoint in a step, as a plan has it.
    const unique = made.filter(({ id }, index) => made.findIndex((each) => each.id === id) === index);
    return evaluated === null ? unique : [...unique, evaluation(evaluated)];
  });

function readingOf({ endpoint, pass, accounts: shown, sent: asked, rows }: Answer): OkReading {
  const isSync = endpoint === "/transactions/sync";
  return okReading(pass, endpoint, shown, {
    ...(asked !== undefined && { sent: asked }),
    ...(isSync && {
      transactions: {
        updateStatus: "HISTORICAL_UPDATE_COMPLETE",
        rows: rows.map((amount, index) => pendingRow({ amount, transactionId: `row-${index}` })),
        pages: 1,
      },
    }),
  });
}

function evaluation(of: { accountId: string; numbers: Balances; hasScores: boolean }): OkReading {
  const { available, current } = of.numbers;
  const numbers = { ...(available !== undefined && { available }), ...(current !== undefined && { current }) };
  return okReading("evaluated", "/signal/evaluate", [{ accountId: of.accountId, balances: numbers }], {
    signal: signalFacts({
      accountId: of.accountId,
      hasScores: of.hasScores,
      coreAttributeCount: of.hasScores ? 81 : 2,
    }),
  });
}

/** What a person saw at the bank of some accounts, of one that no answer shows too. */
const bankShows: fc.Arbitrary<readonly BankShown[]> = fc.uniqueArray(
  fc
    .record({
      accountId: fc.constantFrom(...accountIds, "nobody's"),
      numbers: fc.constantFrom<readonly [number | null, number | null]>(
        [100, null],
        [null, 250.5],
        [0, 100],
        [-20, 100],
      ),
      seenAt: fc.constantFrom(hoursAgo(7), minutesAgo(2), secondsAgo(1), serverNow, minutesAgo(-30)),
    })
    .map(({ accountId, numbers: [available, current], seenAt }) => ({ accountId, available, current, seenAt })),
  { maxLength: 2, selector: ({ accountId }) => accountId },
);

/** Comparisons made here, whatever their answers hold: one call of an endpoint in a step, all dated. */
export const anyComparison: fc.Arbitrary<Comparison> = fc
  .record({ item, answers, environment: fc.constantFrom("local", "sandbox"), bankShows })
  .map(({ item: facts, answers: readings, environment, bankShows: entered }) => {
    const { readings: items, ...base } = comparisonOf({ item: facts, environment });
    return { ...base, readings: [...items, ...readings], ...(entered.length > 0 && { bankShows: entered }) };
  });

const kept = fc.record({
  /** Minutes after the first; null: nobody kept the time. */
  minutes: fc.option(fc.integer({ min: 0, max: 3000 }), { nil: null }),
  guessed: fc.constantFrom<readonly Guessed[] | undefined>(undefined, undefined, ["order"], ["endpoint"], ["time"]),
});

/** The same made of saved responses: endpoints several times, in any order, dated or not, guessed or not. */
export const anySaved: fc.Arbitrary<Comparison> = fc
  .tuple(anyComparison, fc.array(kept, { minLength: 12, maxLength: 12 }))
  .map(([comparison, how]): Comparison => {
    const readings = comparison.readings.map((reading, index) => savedFrom(reading, how[index] ?? { minutes: null }));
    return { ...comparison, origin: "saved", environment: "local", wallMs: null, readings };
  });

function savedFrom(
  reading: Reading,
  how: { minutes: number | null; guessed?: readonly Guessed[] | undefined },
): Reading {
  if (reading.outcome !== "ok") return reading;
  const { minutes, guessed } = how;
  const at = new Date(Date.parse(serverNow) + (minutes ?? 0) * 60_000).toISOString();
  return {
    ...reading,
    startedAt: at,
    serverTime: null,
    ...(minutes === null && { notRecorded: ["startedAt", "latencyMs"] as const }),
    ...(guessed !== undefined && { guessed }),
  };
}
