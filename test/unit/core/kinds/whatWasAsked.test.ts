import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { AccountReading } from "../../../../src/core/reading/balances.ts";
import type { Sent } from "../../../../src/core/reading/reading.ts";
import { checking, savings } from "../../../builders/accounts.ts";
import { comparisonOf, okReading, signalFacts } from "../../../builders/comparison.ts";
import { at, savedComparison, undated } from "../../../builders/savedComparison.ts";
import { hoursAgo, minutesAgo } from "../../../builders/times.ts";

const one = [checking({ available: 71, current: 71 })];
const both = [...one, savings({ available: 13, current: 13 })];

function asked(accountIds: readonly string[] | null): { readonly sent: Sent } {
  return { sent: { accountIds, minLastUpdatedDatetime: null } };
}

/** Two answers of every account, an hour apart. */
function codesOf(
  first: readonly AccountReading[],
  second: readonly AccountReading[],
  sent: { readonly first?: Sent; readonly second?: Sent } = {},
) {
  const comparison = savedComparison(
    okReading("cached", "/accounts/get", first, { ...at(hoursAgo(2)), ...(sent.first && { sent: sent.first }) }),
    okReading("real-time", "/accounts/balance/get", second, {
      ...at(hoursAgo(1)),
      ...(sent.second && { sent: sent.second }),
    }),
  );
  return findingsOf(comparison)
    .filter(({ code }) => code.startsWith("account-"))
    .map(({ code, variant, certainty }) => [code, variant, certainty].filter(Boolean).join(" "));
}

const every = asked(null).sent;

describe("an account that the later answer lacks", () => {
  test("was not asked for: nothing is said to have happened to it", () => {
    expect(codesOf(both, one, { first: every, second: asked(["checking"]).sent })).toEqual([
      "account-not-asked-for certain",
    ]);
  });

  test("though nobody kept the earlier request, the later one is what counts", () => {
    expect(codesOf(both, one, { second: asked(["checking"]).sent })).toEqual(["account-not-asked-for certain"]);
  });

  test("was asked for, by name or with all: it may be gone, and no filter explains it", () => {
    const gone = ["account-in-one-response gone certain", "account-gone possible"];
    expect(codesOf(both, one, { first: every, second: every })).toEqual(gone);
    expect(codesOf(both, one, { first: every, second: asked(["checking", "savings"]).sent })).toEqual(gone);
  });

  test("of requests that nobody kept: a filter and a closed account both fit, and neither is likely", () => {
    const either = ["account-in-one-response gone certain", "account-filtered possible", "account-gone possible"];
    expect(codesOf(both, one)).toEqual(either);
    expect(codesOf(both, one, { first: every })).toEqual(either);
  });
});

describe("an account that the earlier answer lacks", () => {
  test("was not asked for then", () => {
    expect(codesOf(one, both, { first: asked(["checking"]).sent, second: every })).toEqual([
      "account-not-asked-for certain",
    ]);
  });

  test("was asked for then: it may be new", () => {
    expect(codesOf(one, both, { first: every, second: every })).toEqual([
      "account-in-one-response new certain",
      "account-new possible",
    ]);
  });
});

test("an account under a new id is likely replaced only where the whole list was asked for", () => {
  const renamed = [checking({ id: "checking-2", available: 71, current: 71 })];
  expect(codesOf(one, renamed, { first: every, second: every })).toContain("account-replaced likely");
  expect(codesOf(one, renamed)).toContain("account-replaced possible");
  const undatedPair = savedComparison(
    okReading("cached", "/accounts/get", one, { ...undated, ...asked(null) }),
    okReading("real-time", "/accounts/balance/get", renamed, { ...undated, ...asked(null) }),
  );
  expect(findingsOf(undatedPair).find(({ code }) => code === "account-replaced")?.certainty).toBe("possible");
  // Two that look alike: which of them took its place is not known.
  const twins = [...renamed, checking({ id: "checking-3", available: 71, current: 71 })];
  expect(codesOf(one, twins, { first: every, second: every })).toContain("account-replaced possible");
});

test("an endpoint that lists fewer is so by design, likely where nothing was filtered", () => {
  const found = (sent?: Sent) =>
    findingsOf(
      comparisonOf({
        cached: both,
        more: [okReading("cached", "/auth/get", one, sent === undefined ? {} : { sent })],
      }),
    )
      .filter(({ code }) => code.startsWith("account-not") || code === "endpoint-lists-fewer")
      .map(({ code, certainty }) => `${code} ${certainty}`);
  expect(found(every)).toEqual(["account-not-in-answer certain", "endpoint-lists-fewer likely"]);
  expect(found()).toEqual(["account-not-in-answer certain", "endpoint-lists-fewer possible"]);
  expect(found(asked(["checking"]).sent).join()).not.toContain("endpoint-lists-fewer");
});

test("a failed call of one account is not ended by an answer of another", () => {
  const evaluated = (accountId: string) => ({
    sent: {
      ...every,
      evaluate: { accountId, amount: 5, rulesetKey: "default", clientTransactionId: `${accountId}-1` },
    },
  });
  const failure = {
    ...okReading("evaluated", "/signal/evaluate", [], { ...at(minutesAgo(9)), ...evaluated("savings"), id: "failed" }),
    outcome: "failed",
    failure: { reason: "rate-limited", requestId: null },
    accounts: [],
  } as const;
  const answer = (accountId: string) =>
    okReading("evaluated", "/signal/evaluate", [{ accountId, balances: { available: 1 } }], {
      ...at(minutesAgo(5)),
      ...evaluated(accountId),
      signal: signalFacts({ accountId }),
    });
  const codes = (accountId: string) => findingsOf(savedComparison(failure, answer(accountId))).map(({ code }) => code);
  expect(codes("savings")).toContain("answered-later");
  expect(codes("checking")).toContain("rate-limited");
  expect(codes("checking")).not.toContain("answered-later");
});
