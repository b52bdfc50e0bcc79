import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { FailureReason } from "../../../../src/core/failure/errors.ts";
import type { FailedReading, OkReading, Reading } from "../../../../src/core/reading/reading.ts";
import { checking, creditCard } from "../../../builders/accounts.ts";
import { comparisonOf, failedReading, itemFacts, okReading } from "../../../builders/comparison.ts";
import { at, savedComparison, undated } from "../../../builders/savedComparison.ts";
import { daysAgo, hoursAgo, minutesAgo, serverNow } from "../../../builders/times.ts";

const numbers = [checking({ available: 33.3, current: 33.3 })];

function live(iso: string): OkReading {
  return okReading("real-time", "/accounts/balance/get", numbers, { ...at(iso), id: `live ${iso}` });
}

function refused(iso: string, reason: FailureReason, code: string): FailedReading {
  return { ...failedReading("real-time", "/accounts/balance/get", reason, code), ...at(iso), id: `failed ${iso}` };
}

function item(iso: string, lastSuccessfulUpdate: string, errorCode?: string): Reading {
  const error =
    errorCode === undefined ? null : { errorType: "ITEM_ERROR", errorCode, errorMessage: "the login is not valid" };
  return okReading("cached", "/item/get", [], {
    ...at(iso),
    id: `item ${iso}`,
    item: itemFacts({ error, transactions: { lastSuccessfulUpdate, lastFailedUpdate: null } }),
  });
}

function codesOf(...readings: readonly Reading[]): readonly string[] {
  return findingsOf(savedComparison(...readings)).map(({ code }) => code);
}

describe("a failure", () => {
  test("that the same call answered later is history, and no state", () => {
    const [fact, ...others] = findingsOf(
      savedComparison(refused(minutesAgo(50), "institution-error", "INSTITUTION_DOWN"), live(minutesAgo(40))),
    );
    expect(fact).toMatchObject({ code: "answered-later", severity: "info", certainty: "certain" });
    expect(fact?.params.error).toEqual({ kind: "text", value: "INSTITUTION_DOWN" });
    expect(others).toEqual([]);
  });

  test("after an answer is the present", () => {
    expect(codesOf(live(minutesAgo(50)), refused(minutesAgo(40), "institution-error", "INSTITUTION_DOWN"))).toEqual([
      "institution-trouble",
    ]);
  });

  test("before and after an answer is both", () => {
    const codes = codesOf(
      refused(minutesAgo(60), "rate-limited", "BALANCE_LIMIT"),
      live(minutesAgo(50)),
      refused(minutesAgo(40), "rate-limited", "BALANCE_LIMIT"),
    );
    expect(codes).toEqual(["rate-limited", "answered-later"]);
  });

  test("is not ended by an answer of another endpoint", () => {
    const cached = okReading("cached", "/accounts/get", numbers, at(minutesAgo(10)));
    expect(codesOf(refused(minutesAgo(40), "rate-limited", "BALANCE_LIMIT"), cached)[0]).toBe("rate-limited");
  });

  test("is not ended by an answer of which nobody knows whether it came later", () => {
    const answer = { ...live(serverNow), ...undated } as Reading;
    expect(codesOf(refused(minutesAgo(40), "rate-limited", "BALANCE_LIMIT"), answer)[0]).toBe("rate-limited");
  });

  test("of one step is ended by the same call of a later step of the same run, whatever the clocks say", () => {
    const comparison = comparisonOf({ more: [okReading("cached-again", "/auth/get", numbers)] });
    const failed = failedReading("cached", "/auth/get", "institution-error", "INSTITUTION_DOWN");
    const codes = findingsOf({ ...comparison, readings: [...comparison.readings, failed] }).map(({ code }) => code);
    expect(codes).toContain("answered-later");
    expect(codes).not.toContain("institution-trouble");
  });
});

describe("a login that was required", () => {
  const login = refused(hoursAgo(9), "item-login-required", "ITEM_LOGIN_REQUIRED");

  test("is repaired where Plaid has read the bank since", () => {
    expect(codesOf(login, item(hoursAgo(1), hoursAgo(3)))).toEqual(["answered-later"]);
  });

  test("is not where the Item shows no error, and nothing has worked since: the error may lag", () => {
    expect(codesOf(login, item(hoursAgo(1), hoursAgo(12)))).toEqual(["login-required"]);
  });

  test("nor where the Item still names the error, though an update worked", () => {
    expect(codesOf(login, item(hoursAgo(1), hoursAgo(3), "ITEM_LOGIN_REQUIRED"))).toEqual(["login-required"]);
  });

  test("nor by an /item/get of before it", () => {
    expect(codesOf(item(hoursAgo(10), hoursAgo(11)), login)).toEqual(["login-required"]);
  });

  test("trouble of the bank's is not repaired by the Item's state, which never names it", () => {
    const down = refused(hoursAgo(9), "institution-error", "INSTITUTION_DOWN");
    expect(codesOf(down, item(hoursAgo(1), hoursAgo(3)))).toEqual(["institution-trouble"]);
  });
});

describe("a failure of the whole Item or its bank", () => {
  const login = refused(hoursAgo(9), "item-login-required", "ITEM_LOGIN_REQUIRED");
  const later = live(hoursAgo(5));
  const of = (endpoint: "/transactions/sync" | "/auth/get", { failure }: FailedReading): Reading => ({
    ...failedReading("cached", endpoint, failure.reason, failure.provider?.errorCode),
    ...at(hoursAgo(9)),
  });

  test("is over where the bank answered any real-time call since, whatever the failed one asked for", () => {
    const sent = { accountIds: ["checking"], minLastUpdatedDatetime: null };
    const gone = refused(hoursAgo(9), "institution-error", "INSTITUTION_NO_LONGER_SUPPORTED");
    for (const failed of [{ ...login, sent }, of("/transactions/sync", login), { ...gone, sent }]) {
      const [fact, ...others] = findingsOf(savedComparison(failed, { ...later, sent: { ...sent, accountIds: null } }));
      expect(fact).toMatchObject({ code: "answered-later", variant: "item", certainty: "certain" });
      expect(fact?.params.by).toMatchObject({ endpoint: "/accounts/balance/get" });
      expect(others).toEqual([]);
    }
  });

  test("is over as well where /item/get gave it", () => {
    expect(codesOf(item(hoursAgo(9), hoursAgo(12), "ITEM_LOGIN_REQUIRED"), later)).toEqual([]);
    expect(codesOf(later, item(hoursAgo(4), hoursAgo(12), "ITEM_LOGIN_REQUIRED"))).toEqual(["login-required"]);
    // An answer that may have been a copy leaves it open.
    const guessed = { ...later, guessed: ["endpoint"] } as const;
    const [fact] = findingsOf(savedComparison(item(hoursAgo(9), hoursAgo(12), "ITEM_LOGIN_REQUIRED"), guessed));
    expect(fact).toMatchObject({ code: "login-required", certainty: "possible" });
  });

  test("is not over by a copy in place of a real-time number, as Capital One gives; nor is that a contact", () => {
    const card = okReading("real-time", "/accounts/balance/get", [creditCard({ current: 33.3 })], at(hoursAgo(5)));
    const facts = itemFacts({ institutionId: "ins_128026", transactions: null, createdAt: daysAgo(9) });
    const linked = okReading("cached", "/item/get", [], { ...at(hoursAgo(10)), item: facts });
    const [fact] = findingsOf(savedComparison(linked, of("/transactions/sync", login), card));
    expect(fact).toMatchObject({ code: "login-required", params: { lastContact: { kind: "time", iso: daysAgo(9) } } });
  });

  test("is none where the code is one product's, of which another call says nothing", () => {
    const failed = of("/auth/get", refused(hoursAgo(9), "item-error", "NO_INVESTMENT_AUTH_ACCOUNTS"));
    expect(codesOf(failed, later)).toEqual(["call-failed"]);
    expect(codesOf(failed, item(hoursAgo(1), hoursAgo(3)))).toEqual(["call-failed"]);
  });
});

test("the Item's state is the newest that was read", () => {
  const [error, fine] = [item(hoursAgo(9), hoursAgo(12), "ITEM_LOGIN_REQUIRED"), item(hoursAgo(1), hoursAgo(3))];
  expect(codesOf(error, fine)).toEqual([]);
  const again = item(minutesAgo(5), hoursAgo(3), "ITEM_LOGIN_REQUIRED");
  expect(codesOf(error, fine, again)).toEqual(["login-required"]);
});
