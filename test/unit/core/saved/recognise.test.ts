import { describe, expect, test } from "vitest";
import { ageOf } from "../../../../src/core/age/ageLookup.ts";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { endpointPaths } from "../../../../src/core/endpoint/endpoint.ts";
import { unknownAccountId } from "../../../../src/core/reading/reading.ts";
import { compareSaved } from "../../../../src/core/saved/compareSaved.ts";
import { endpointIn, freshnessIn, instantIn } from "../../../../src/core/saved/hints/hintsIn.ts";
import { recogniseEndpoint } from "../../../../src/core/saved/hints/recogniseEndpoint.ts";
import type { SavedBody } from "../../../../src/core/saved/savedBody.ts";
import { accountBody, accountsBody, itemBody } from "../../../builders/bodies.ts";
import { emulatorWith } from "../../../builders/compareScenario.ts";
import { control, emulatorSource, type ListedItem } from "../../../builders/emulatorSource.ts";

const openedAt = "2026-03-01T12:00:00.000Z";

function saved(body: unknown, more: Partial<SavedBody> = {}): SavedBody {
  return { source: "a.json", body, ...more };
}

function compared(...bodies: readonly SavedBody[]) {
  const { comparisons, notes, refused } = compareSaved({ bodies, openedAt, id: "saved-1" });
  const [comparison] = comparisons;
  if (comparison === undefined || refused.length > 0) throw new Error(JSON.stringify(refused));
  return { comparison, notes };
}

const cached = accountsBody({ available: 100, current: 110 });
const live = accountsBody({ available: 80, current: 110 });

/** What the emulator really answers at every endpoint of the catalogue. */
async function realBodies(scenario: string): Promise<ReadonlyMap<string, Record<string, unknown>>> {
  const emulator = emulatorWith(scenario);
  const { items } = await control<{ items: readonly ListedItem[] }>(emulator, "/items");
  const source = emulatorSource(emulator, items[0]?.access_token ?? "");
  const never = new AbortController().signal;
  const bodies = new Map<string, Record<string, unknown>>();
  let accountId = "";
  for (const endpoint of endpointPaths) {
    const result = await source.call(
      {
        endpoint,
        itemId: "any",
        ...(endpoint.startsWith("/transactions") || endpoint.startsWith("/investments/transactions")
          ? { count: 100 }
          : {}),
        ...(endpoint.endsWith("transactions/get") && { startDate: "2026-01-01", endDate: "2026-03-03", offset: 0 }),
        ...(endpoint === "/signal/evaluate" && {
          evaluate: { accountId, amount: 10, rulesetKey: null, clientTransactionId: "t-1" },
        }),
      },
      never,
    );
    if (!result.ok) continue;
    const body = result.body as Record<string, unknown>;
    const [first] = (body.accounts as { account_id: string }[] | undefined) ?? [];
    accountId = first?.account_id ?? accountId;
    bodies.set(endpoint, body);
  }
  return bodies;
}

describe("a bare body is recognised by its shape", () => {
  test.each(["daily-refresh", "investments-overnight", "stale-no-subscription"])(
    "every endpoint as the emulator answers it in %s",
    async (scenario) => {
      const bodies = await realBodies(scenario);
      expect(bodies.size).toBeGreaterThan(3);
      for (const [endpoint, body] of bodies) {
        const alike = endpoint === "/accounts/get" || endpoint === "/accounts/balance/get";
        expect(recogniseEndpoint(body), endpoint).toEqual(
          alike ? { kind: "accounts-or-balance" } : { kind: "endpoint", endpoint },
        );
      }
    },
  );

  test("match scores are of /identity/match, holdings with account numbers of /investments/auth/get", () => {
    const scored = {
      ...accountBody({ available: null, current: null }),
      legal_name: { score: 80 },
      email_address: null,
    };
    expect(recogniseEndpoint({ accounts: [scored], item: {}, request_id: "r" })).toEqual({
      kind: "endpoint",
      endpoint: "/identity/match",
    });
    const invested = { ...accountsBody({ available: 5, current: 5 }), holdings: [], securities: [] };
    expect(recogniseEndpoint({ ...invested, numbers: { acats: [] }, owners: [], data_sources: {} })).toEqual({
      kind: "endpoint",
      endpoint: "/investments/auth/get",
    });
    expect(recogniseEndpoint(invested)).toEqual({ kind: "endpoint", endpoint: "/investments/holdings/get" });
  });

  test("what is no answer with balances is not guessed at", () => {
    for (const body of [{}, { hello: 1 }, { accounts: [] }, { accounts: "no" }, { accounts: [{ id: 1 }] }]) {
      expect(recogniseEndpoint(body).kind).toBe("unknown");
    }
  });
});

describe("of two bodies that two endpoints answer alike", () => {
  test("the first is taken for the cached one, and the notes say by order", () => {
    const { comparison, notes } = compared(saved(cached), saved(live, { source: "b.json" }));
    expect(comparison.readings.map(({ id }) => id)).toEqual([
      "cached:/accounts/get",
      "real-time:/accounts/balance/get",
    ]);
    expect(notes.map(({ knownBy }) => knownBy)).toEqual(["order", "order"]);
  });

  test("what the order alone says is a guess, and no statement that rests on it is certain", () => {
    const { comparison } = compared(saved(cached), saved(live, { source: "b.json" }));
    const difference = findingsOf(comparison).find(({ code }) => code === "cached-differs-from-real-time");
    expect(difference).toMatchObject({ certainty: "possible", settledBy: "name-the-endpoints" });
  });

  test("what the person or a name says is no guess", () => {
    const byName = compared(saved(live, { source: "live.json" }), saved(cached, { source: "cached.json" }));
    const [difference] = findingsOf(byName.comparison);
    expect(difference).toMatchObject({ code: "cached-differs-from-real-time", certainty: "certain" });
  });

  test("a word within a word, or one that both answers hold, is no name", () => {
    for (const name of ["delivered.json", "balances-1.json", "olive.json"]) expect(freshnessIn(name), name).toBeNull();
    for (const name of ["live.json", "real_time.json", "realtime-2.json", "balance.json", "2026-live-1.json"]) {
      expect(freshnessIn(name), name).toBe("real-time");
    }
  });

  test("a file's name decides", () => {
    const { comparison, notes } = compared(
      saved(live, { source: "live.json" }),
      saved(cached, { source: "cached.json" }),
    );
    const realTime = comparison.readings.find(({ kind }) => kind === "real-time");
    expect(realTime?.accounts[0]?.balances.available).toBe(80);
    expect(notes.map(({ knownBy }) => knownBy)).toEqual(["named", "named"]);
  });

  test("a name with the endpoint's words decides", () => {
    expect(endpointIn("2026-accounts-balance-get.json")).toBe("/accounts/balance/get");
    expect(endpointIn("POST https://production.plaid.com/accounts/get 200")).toBe("/accounts/get");
    expect(endpointIn("accounts.json")).toBeNull();
  });
});

describe("what a logger wrote around a body", () => {
  test("tells endpoint, time and latency", () => {
    const wrapped = { url: "https://x/accounts/balance/get", time: 1772366400000, duration_ms: 3210, response: live };
    const [reading] = compared(saved(wrapped)).comparison.readings;
    expect(reading).toMatchObject({
      endpoint: "/accounts/balance/get",
      startedAt: "2026-03-01T12:00:00.000Z",
      latencyMs: 3210,
    });
    expect(reading).not.toHaveProperty("notRecorded");
  });

  test("may be a string of JSON, and hold the request of an evaluation", () => {
    const wrapped = {
      request: { body: JSON.stringify({ account_id: "checking", amount: 250, client_transaction_id: "t-1" }) },
      response: JSON.stringify({ core_attributes: { available_balance: 5 }, scores: null, request_id: "r9" }),
    };
    const [reading] = compared(saved(wrapped)).comparison.readings;
    expect(reading).toMatchObject({
      endpoint: "/signal/evaluate",
      requestId: "r9",
      signal: { accountId: "checking", amount: 250, clientTransactionId: "t-1" },
    });
  });

  test.each([
    ["options", { access_token: "[FILTERED]", options: { account_ids: ["a", "b"] } }, ["a", "b"]],
    ["one account in options", { options: { account_id: "a" } }, ["a"]],
    ["a list beside the token", { access_token: "x", account_ids: ["a"] }, ["a"]],
    [
      "a body that is a string of JSON",
      { url: "https://x/accounts/get", data: '{"options":{"account_ids":["a"]}}' },
      ["a"],
    ],
    ["options and a list that are strings of JSON", { body: { options: '{"account_ids":"[\\"a\\"]"}' } }, ["a"]],
    ["what a proxy keeps", { method: "POST", postData: { text: '{"account_ids":["a"]}' } }, ["a"]],
    ["nothing but a token", { access_token: "[FILTERED]" }, null],
    ["an empty list", { access_token: "x", options: { account_ids: [] } }, null],
  ])("tells the accounts that the request named: %s", (_name, request, accountIds) => {
    const [reading] = compared(saved({ endpoint: "/accounts/get", request, response: cached })).comparison.readings;
    expect(reading).toMatchObject({ outcome: "ok", sent: { accountIds, minLastUpdatedDatetime: null } });
  });

  test.each([
    ["no request", undefined],
    ["a masked request", "[FILTERED]"],
    ["a masked body", { method: "POST", url: "/accounts/get", body: "[FILTERED]" }],
    ["masked options", { access_token: "[FILTERED]", options: "[FILTERED]" }],
    ["masked accounts", { access_token: "x", options: { account_ids: "[Array]" } }],
    ["a masked account", { access_token: "x", options: { account_ids: ["REDACTED"] } }],
    ["a masked time", { access_token: "x", options: { min_last_updated_datetime: "***" } }],
    ["no body", { method: "POST", url: "/accounts/get", options: { timeout: 5 } }],
    ["an empty body", {}],
  ])("tells nothing of what was sent by %s", (_name, request) => {
    const [reading] = compared(saved({ endpoint: "/accounts/get", request, response: cached })).comparison.readings;
    expect(reading).toMatchObject({ outcome: "ok" });
    expect(reading).not.toHaveProperty("sent");
  });

  test("tells what else was sent, also of a call that failed", () => {
    const oldest = "2026-02-28T00:00:00Z";
    const balance = { endpoint: "/accounts/balance/get", request: { options: { min_last_updated_datetime: oldest } } };
    const evaluation = {
      endpoint: "/signal/evaluate",
      request: { account_id: "checking", amount: "25.50", client_transaction_id: "t-1", ruleset_key: "strict" },
      response: { error_type: "SIGNAL_ERROR", error_code: "RULESET_NOT_FOUND", error_message: "none", request_id: "e" },
    };
    const { readings } = compared(saved({ ...balance, response: live }), saved(evaluation)).comparison;
    expect(readings.find(({ kind }) => kind === "real-time")).toMatchObject({
      sent: { accountIds: null, minLastUpdatedDatetime: oldest },
    });
    expect(readings.find(({ kind }) => kind === "evaluated")).toMatchObject({
      outcome: "failed",
      sent: {
        accountIds: ["checking"],
        evaluate: { accountId: "checking", amount: 25.5, clientTransactionId: "t-1", rulesetKey: "strict" },
      },
    });
  });

  test("tells which account an evaluation was of where there is one alone, and guesses none of several", () => {
    const evaluation = saved({
      endpoint: "/signal/evaluate",
      response: { core_attributes: { available_balance: 1 }, ruleset: { ruleset_key: "default", result: "ACCEPT" } },
    });
    const accountOf = (...accounts: readonly string[]) => {
      const response = {
        accounts: accounts.map((id) => ({
          account_id: id,
          balances: { available: 1, current: 1 },
          name: id,
          mask: "1",
        })),
      };
      const { readings } = compared(saved({ endpoint: "/accounts/get", response }), evaluation).comparison;
      return readings.find(({ kind }) => kind === "evaluated")?.accounts[0]?.accountId;
    };
    expect(accountOf("first")).toBe("first");
    expect(accountOf("first", "second")).toBe(unknownAccountId);
  });

  test("tells that no ruleset key was sent, whatever key the answer names", () => {
    const response = { core_attributes: {}, ruleset: { ruleset_key: "default", result: "ACCEPT" }, warnings: [] };
    const request = { account_id: "checking", amount: 25, client_transaction_id: "t-1" };
    const [reading] = compared(saved({ request, response })).comparison.readings;
    expect(reading).toMatchObject({ signal: { rulesetKey: "default" }, sent: { evaluate: { rulesetKey: null } } });
    const [masked] = compared(saved({ request: { ...request, ruleset_key: "***" }, response })).comparison.readings;
    expect(masked?.outcome !== "skipped" && masked?.sent).toEqual({
      accountIds: ["checking"],
      minLastUpdatedDatetime: null,
    });
  });

  test("leaves no secret of the request in the reading", () => {
    const token = "access-production-0a1b2c3d-0000-4000-8000-00000000000f";
    const request = { access_token: token, client_id: "c-1", secret: "s3cr3t", options: { account_ids: [token] } };
    const { comparison } = compared(saved({ endpoint: "/accounts/get", request, response: cached }));
    expect(JSON.stringify(comparison)).not.toMatch(/access-production|s3cr3t|c-1/);
  });

  test("does not override what the person says", () => {
    const wrapped = { endpoint: "/accounts/get", data: live };
    const [reading] = compared(saved(wrapped, { endpoint: "/accounts/balance/get" })).comparison.readings;
    expect(reading?.endpoint).toBe("/accounts/balance/get");
  });

  test("a time without a zone is no time", () => {
    expect(instantIn("2026-03-01 12:00:00")).toBeNull();
    expect(instantIn("at 2026-03-01T12:00:00+01:00 sharp")?.at).toBe("2026-03-01T11:00:00.000Z");
  });
});

describe("order and ages", () => {
  test("a cached body from after the real-time call is read as such, when both times say so", () => {
    const at = (startedAt: string) => ({ startedAt, latencyMs: 900 });
    const { comparison } = compared(
      saved(live, { endpoint: "/accounts/get", ...at("2026-03-01T12:00:05Z") }),
      saved(cached, { endpoint: "/accounts/get", ...at("2026-03-01T11:59:00Z") }),
      saved(live, { endpoint: "/accounts/balance/get", ...at("2026-03-01T12:00:00Z") }),
    );
    expect(comparison.readings.map(({ pass, startedAt }) => [pass, startedAt])).toEqual([
      ["cached", "2026-03-01T11:59:00Z"],
      ["real-time", "2026-03-01T12:00:00Z"],
      ["cached-again", "2026-03-01T12:00:05Z"],
    ]);
  });

  test("without the time of its call a body has no age, though /item/get tells the last update", () => {
    const item = saved(itemBody());
    const ages = (...bodies: readonly SavedBody[]) => {
      const { comparison } = compared(...bodies);
      return comparison.readings.flatMap((reading) =>
        reading.accounts.map(({ accountId }) => ageOf(comparison, reading, accountId).provenance),
      );
    };
    const at = { startedAt: "2026-03-01T12:00:00Z" };
    const [one, two] = [{ endpoint: "/accounts/get" }, { endpoint: "/accounts/balance/get" }] as const;
    expect(ages(item, saved(cached, one), saved(live, two))).toEqual(["unknown", "unknown"]);
    expect(ages(item, saved(cached, { ...one, ...at }), saved(live, { ...two, ...at }))).toEqual([
      "bounded",
      "measured",
    ]);
  });

  test("the products of any answer's item are the Item's", () => {
    const { comparison } = compared(saved(itemBody(["auth", "transactions"])), saved(cached));
    expect(comparison.item).toMatchObject({ itemId: "item-1", products: ["auth", "transactions"] });
  });

  test("the same endpoint twice gives two readings", () => {
    const { comparison } = compared(
      saved(cached, { endpoint: "/accounts/get" }),
      saved(live, { endpoint: "/accounts/get" }),
    );
    expect(comparison.readings.map(({ id }) => id)).toEqual(["cached:/accounts/get", "cached:/accounts/get#2"]);
  });
});

describe("Plaid's errors", () => {
  const error = {
    error_type: "ITEM_ERROR",
    error_code: "ITEM_LOGIN_REQUIRED",
    error_message: "log in",
    request_id: "e1",
  };

  test("are failed readings of the endpoint that is named", () => {
    const [reading] = compared(saved(error, { source: "accounts-balance-get.json" })).comparison.readings;
    expect(reading).toMatchObject({ outcome: "failed", requestId: "e1", failure: { reason: "item-login-required" } });
  });

  test("of no named endpoint are not guessed at", () => {
    expect(compareSaved({ bodies: [saved(error)], openedAt, id: "x" })).toMatchObject({
      comparisons: [],
      refused: [{ index: 0, source: "a.json", problem: "error-of-unknown-endpoint" }],
    });
  });
});

test("an answer that breaks its endpoint's shape is a failed reading, not an exception", () => {
  const broken = { accounts: [{ ...accountBody({ available: 1, current: 1 }), balances: { available: "1" } }] };
  const [reading] = compared(saved(broken)).comparison.readings;
  expect(reading).toMatchObject({ outcome: "failed", failure: { reason: "malformed-answer" } });
});
