import fc from "fast-check";
import type { Comparison } from "../../src/core/comparison/comparison.ts";
import type { EndpointPath } from "../../src/core/endpoint/endpoint.ts";
import type { AccountReading } from "../../src/core/reading/balances.ts";
import type { OkReading, Pass, Reading } from "../../src/core/reading/reading.ts";
import { checking, creditCard, savings } from "./accounts.ts";
import { failedReading, itemFacts, okReading } from "./comparison.ts";
import { savedComparison } from "./savedComparison.ts";
import { serverNow } from "./times.ts";

/** What was true of one call, whatever was kept of it. All times are ms on the true clock. */
export interface Witnessed {
  readonly id: string;
  readonly endpoint: EndpointPath;
  readonly start: number;
  readonly end: number;
  readonly failed: boolean;
  /** The accounts that the request named; null: all. */
  readonly asked: readonly string[] | null;
  /** What the Item had when it was asked. */
  readonly accounts: readonly AccountReading[];
}

export interface WitnessedWorld {
  readonly comparison: Comparison;
  readonly calls: ReadonlyMap<string, Witnessed>;
  /** By how much the server's clock, and this machine's, are off the true one, at most; ms. */
  readonly serverSkew: number;
}

const minuteMs = 60_000;

const call = fc.record({
  endpoint: fc.constantFrom<EndpointPath>(
    "/accounts/get",
    "/accounts/get",
    "/auth/get",
    "/accounts/balance/get",
    "/accounts/balance/get",
  ),
  /** After the first of all; several may be under way at once. */
  startsIn: fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 600 * minuteMs })),
  lasts: fc.oneof(fc.integer({ min: 5, max: 900 }), fc.integer({ min: 1000, max: 25_000 })),
  failed: fc.boolean(),
  asked: fc.constantFrom<readonly string[] | null>(null, null, ["checking"], ["checking", "savings"]),
  keptRequest: fc.boolean(),
  /**
   * `header`: whole seconds, as HTTP has them. `log`: the machine's time of the request alone; `answer-log`: of the
   * answer alone.
   */
  kept: fc.constantFrom("header", "exact", "log", "answer-log", "nothing"),
  latencyKept: fc.boolean(),
  numbers: fc.array(fc.constantFrom(0, 12.5, 100, 100.001, 350.2), { minLength: 6, maxLength: 6 }),
  /** Whether it shows what the first call showed. */
  isSteady: fc.boolean(),
  has: fc.subarray(["checking", "savings", "card"], { minLength: 1 }),
});

type Call = typeof call extends fc.Arbitrary<infer Value> ? Value : never;

function accountsOf({ numbers, has }: Call): readonly AccountReading[] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  const all = [
    checking({ available: a, current: b }),
    savings({ available: c, current: d }),
    creditCard({ available: e, current: f, limit: 1000 }),
  ];
  return all.filter(({ accountId }) => has.includes(accountId));
}

const iso = (ms: number): string => new Date(ms).toISOString();

function readingOf(truth: Witnessed, kept: Call, machineOffset: number, serverOffset: number): Reading {
  const latency = truth.end - truth.start;
  const answered = truth.end + serverOffset;
  const isDated = kept.kept !== "nothing";
  const hasHeader = kept.kept === "header" || kept.kept === "exact";
  const isOfAnswer = kept.kept === "answer-log";
  const latencyKept = hasHeader || (isDated && !isOfAnswer && kept.latencyKept);
  const times: Partial<OkReading> = {
    id: truth.id,
    startedAt: iso((isOfAnswer ? truth.end : truth.start) + machineOffset),
    latencyMs: latencyKept ? latency : 0,
    serverTime: hasHeader ? iso(kept.kept === "header" ? Math.floor(answered / 1000) * 1000 : answered) : null,
    ...(!(isDated && latencyKept) && {
      notRecorded: [...(isDated ? [] : (["startedAt"] as const)), ...(latencyKept ? [] : (["latencyMs"] as const))],
    }),
    ...(isOfAnswer && { isAnswerTime: true as const }),
    ...(kept.keptRequest && { sent: { accountIds: truth.asked, minLastUpdatedDatetime: null } }),
  };
  const pass: Pass = truth.endpoint === "/accounts/balance/get" ? "real-time" : "cached";
  if (truth.failed) {
    const failure = failedReading(pass, truth.endpoint, "institution-error", "INSTITUTION_DOWN");
    return { ...failure, ...times, accounts: [] } as Reading;
  }
  return okReading(pass, truth.endpoint, truth.accounts, times);
}

/**
 * Calls of one Item as somebody kept them, next to what was true of each. `clockSkew`: whether the server's and this
 * machine's clock may be wrong; a machine whose clock is off by the same all along is not.
 */
export function witnessedWorld(clocks: "right" | "wrong"): fc.Arbitrary<WitnessedWorld> {
  return fc
    .record({
      calls: fc.array(call, { minLength: 2, maxLength: 6 }),
      machineOffset: fc.integer({ min: -180 * minuteMs, max: 180 * minuteMs }),
      serverOffsets: fc.array(fc.integer({ min: -20 * minuteMs, max: 20 * minuteMs }), { minLength: 6, maxLength: 6 }),
      /** Who logs without headers has a clock that agrees with the server's. */
      readsItem: fc.boolean(),
      updatedBefore: fc.integer({ min: minuteMs, max: 4000 * minuteMs }),
    })
    .map(({ calls, machineOffset, serverOffsets, readsItem, updatedBefore }): WitnessedWorld => {
      const zero = Date.parse(serverNow);
      const truths = calls.map((each, index): Witnessed => {
        const all = accountsOf(each.isSteady && calls[0] !== undefined ? calls[0] : each);
        const start = zero + each.startsIn;
        return {
          id: `call-${index}`,
          endpoint: each.endpoint,
          start,
          end: start + each.lasts,
          failed: each.failed && index % 2 === 0,
          asked: each.asked,
          accounts: each.asked === null ? all : all.filter(({ accountId }) => each.asked?.includes(accountId)),
        };
      });
      // Where every line has a header, this machine's clock may be anything; a bare log is believed.
      const hasBareLog = calls.some(({ kept }) => kept === "log" || kept === "answer-log");
      const offset = hasBareLog ? 0 : machineOffset;
      const skewOf = (index: number): number => (clocks === "right" ? 0 : (serverOffsets[index] ?? 0));
      const readings = truths.flatMap((truth, index): Reading[] => {
        const kept = calls[index];
        return kept === undefined ? [] : [readingOf(truth, kept, offset, skewOf(index))];
      });
      const first = Math.min(...truths.map(({ start }) => start));
      const item = okReading("cached", "/item/get", [], {
        startedAt: iso(first - 50 + offset),
        serverTime: iso(first),
        latencyMs: 50,
        item: itemFacts({
          transactions: { lastSuccessfulUpdate: iso(first - updatedBefore), lastFailedUpdate: null },
        }),
      });
      return {
        comparison: savedComparison(...(readsItem ? [item] : []), ...readings),
        calls: new Map(truths.map((truth) => [truth.id, truth])),
        serverSkew: clocks === "right" ? 0 : Math.max(...serverOffsets.map(Math.abs)),
      };
    });
}
