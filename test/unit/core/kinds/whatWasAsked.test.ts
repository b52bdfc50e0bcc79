import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { comparisonDocument } from "../../../../src/core/documents/comparisonDocument.ts";
import type { AccountReading } from "../../../../src/core/reading/balances.ts";
import type { Sent } from "../../../../src/core/reading/reading.ts";
import { openSaved } from "../../../../src/core/saved/openSaved.ts";
import { readDocument } from "../../../../src/core/saved/readDocument.ts";
import { ticketsOf } from "../../../../src/core/summaries/ticketFacts.ts";
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

describe("a list of transactions", () => {
  const account = (available: number, account_id = "checking") => ({
    account_id,
    balances: { available, current: 100, limit: null, iso_currency_code: "USD" },
    ...{ name: "Checking", mask: "1111", type: "depository", subtype: "checking" },
  });
  const row = (transaction_id: string, date: string, pending: boolean) => ({
    ...{ transaction_id, account_id: "checking", amount: 42.25, pending, date, iso_currency_code: "USD" },
    pending_transaction_id: null,
  });
  const call = (path: string, time: string, request: object | null, response: object) => ({
    url: `https://production.plaid.com${path}`,
    startedAt: `2026-03-02T${time}.000Z`,
    durationMs: 300,
    ...(request !== null && { request: { access_token: "masked", ...request } }),
    response,
  });
  const held = row("held", "2026-03-01", true);
  const sync = (time: string, available: number, cursor: string | null, page: object) =>
    call("/transactions/sync", time, cursor === null ? null : { cursor }, {
      ...{ accounts: [account(available)], added: [], modified: [], removed: [], next_cursor: "c1", has_more: false },
      ...{ transactions_update_status: "HISTORICAL_UPDATE_COMPLETE", ...page },
    });
  const get = (time: string, request: object | null, rows: readonly object[], total = rows.length, id = "checking") =>
    call("/transactions/get", time, request, {
      ...{ accounts: [account(100, id)], transactions: rows, total_transactions: total, item: { item_id: "item" } },
    });
  const live = (available: number) =>
    call("/accounts/balance/get", "10:00:05", {}, { accounts: [account(available)], item: { item_id: "item" } });
  const item = call(
    "/item/get",
    "10:00:00",
    {},
    {
      item: { item_id: "item", products: ["transactions"], error: null },
      status: { transactions: { last_successful_update: "2026-03-02T03:00:00Z", last_failed_update: null } },
    },
  );
  const opened = (...calls: readonly object[]): Comparison => {
    const text = JSON.stringify([item, ...calls]);
    const [comparison] = openSaved([{ source: "log.json", text }], {
      openedAt: "2026-03-05T00:00:00.000Z",
      id: "s",
    }).comparisons;
    if (comparison === undefined) throw new Error("nothing opened");
    return comparison;
  };
  const days = { start_date: "2026-02-01", end_date: "2026-03-02" };
  const all = { ...days, options: { count: 100, offset: 0 } };
  const other = row("other", "2026-02-03", false);

  describe("of after the real-time call, without the row that was pending", () => {
    const released = (later: object) => {
      const [before, bank] = [sync("10:00:01", 57.75, "", { added: [held] }), live(100)];
      return findingsOf(opened(before, bank, later)).find(({ code }) => code === "pending-released")?.certainty;
    };

    test.each([
      ["goes on where the first ended", sync("18:00:00", 100, "c1", { removed: [{ transaction_id: "held" }] })],
      ["begins anew", sync("18:00:00", 100, "", { added: [other] })],
      ["has all days of late", get("18:00:00", all, [other])],
    ])("is likely of a hold that was released where it %s", (_, later) => {
      expect(released(later)).toBe("likely");
    });

    test.each([
      ["goes on from elsewhere", sync("18:00:00", 100, "c7", { added: [other] })],
      ["has more pages", sync("18:00:00", 100, "", { added: [other], has_more: true, next_cursor: "d1" })],
      ["is of another account", get("18:00:00", { ...days, options: { account_ids: ["b"] } }, [other], 1, "b")],
      ["is of accounts that a log masked", get("18:00:00", { ...days, options: { account_ids: "[masked]" } }, [other])],
      ["ends before the row's day", get("18:00:00", { ...all, end_date: "2026-02-15" }, [other])],
      ["begins after the row's day", get("18:00:00", { ...all, start_date: "2026-03-02" }, [])],
      ["is one page of several", get("18:00:00", all, [other], 40)],
      ["has no request that anyone kept", sync("18:00:00", 100, null, { added: [other], next_cursor: "x" })],
    ])("is no more than possible of it where it %s", (_, later) => {
      expect(released(later)).toBe("possible");
    });

    test("is read back from a document as it was", () => {
      const later = get("18:00:00", all, [other], 40);
      const comparison = opened(sync("10:00:01", 57.75, "", { added: [held] }), live(100), later);
      const document: unknown = JSON.parse(JSON.stringify(comparisonDocument(comparison)));
      const read = readDocument(document, { openedAt: "2026-03-06T00:00:00.000Z" });
      if (!read.ok) throw new Error(JSON.stringify(read));
      expect(findingsOf(read.comparison)).toEqual(findingsOf(comparison));
    });
  });

  test("tells the newest running balance only if it is the whole list", () => {
    const running = { ...other, running_balance: 512 };
    const codes = (request: object, total: number) =>
      findingsOf(opened(get("10:00:01", request, [running], total), live(100))).map(({ code }) => code);
    expect(codes(all, 1)).toContain("running-balance-differs");
    expect(codes(all, 40)).not.toContain("running-balance-differs");
    expect(codes({ ...all, end_date: "2026-02-15" }, 1)).not.toContain("running-balance-differs");
  });

  describe("of before the real-time call, in which nothing is pending", () => {
    const whole = [sync("10:00:01", 100, "", { added: [other] }), get("10:00:01", all, [other])];
    const part = [
      sync("10:00:01", 100, "c7", {}),
      get("10:00:01", { ...days, options: { count: 1, offset: 500 } }, [other], 600),
      get("10:00:01", { ...all, start_date: "2026-03-01" }, []),
    ];

    test.each(whole)("shows that no transaction explains a hold, if it is the whole list: %#", (before) => {
      const found = findingsOf(opened(before, live(57.75))).find(({ code }) => code === "hold-newer-than-update");
      expect(found?.variant).toBe("held");
    });

    test.each(part)("does not, if it is a part of the list: %#", (before) => {
      const found = findingsOf(opened(before, live(57.75))).find(({ code }) => code === "hold-newer-than-update");
      expect(found?.variant).toBe("held-rows-unread");
    });

    test.each([...whole.map((before) => [before, true] as const), ...part.map((before) => [before, false] as const)])(
      "rules pending transactions out only if it is the whole list: %#",
      (before, isRuledOut) => {
        const { startedAt: _, ...undatedCall } = live(57.75);
        const tickets = ticketsOf(opened(before, undatedCall));
        expect(tickets).toHaveLength(1);
        const codes = tickets.flatMap(({ ruledOut }) => ruledOut.map(({ code }) => code));
        expect(codes.includes("nothing-pending")).toBe(isRuledOut);
      },
    );
  });
});
