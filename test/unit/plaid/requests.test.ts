import http from "node:http";
import { describe, expect, test } from "vitest";
import { type EndpointPath, endpointPaths } from "../../../src/core/endpoint/endpoint.ts";
import type { EndpointRequest } from "../../../src/core/run/ports.ts";
import { accessToken, connected, keys, never } from "./support/connection.ts";
import { jsonAnswer, startScriptedServer } from "./support/scriptedServer.ts";

const accountIds = ["acc1", "acc2"];
const dates = { startDate: "2026-01-01", endDate: "2026-01-31" };
const evaluate = { accountId: "acc1", amount: 100.5, rulesetKey: "default", clientTransactionId: "txn-1" };

/**
 * The documented body of each endpoint: asked for nothing special, and for everything a comparison can ask. One that is
 * not here is sent a token, and the accounts that are asked for.
 */
const documented: Partial<Record<EndpointPath, { plain: Sent; full: Sent }>> = {
  "/item/get": { plain: { body: {} }, full: { body: {} } },
  "/identity/match": filtered({ user: { legal_name: "Account Holder" } }),
  "/transactions/sync": {
    plain: { body: {} },
    full: { ask: { cursor: "c1", count: 500 }, body: { cursor: "c1", count: 500 } },
  },
  "/transactions/get": paged(),
  "/investments/transactions/get": paged(),
  "/signal/evaluate": {
    plain: {
      ask: { evaluate: { ...evaluate, rulesetKey: null } },
      body: { account_id: "acc1", client_transaction_id: "txn-1", amount: 100.5 },
    },
    full: {
      ask: { evaluate },
      body: { account_id: "acc1", client_transaction_id: "txn-1", amount: 100.5, ruleset_key: "default" },
    },
  },
  "/accounts/balance/get": {
    plain: { body: {} },
    full: {
      ask: { accountIds, minLastUpdatedDatetime: "2026-01-01T00:00:00Z" },
      body: { options: { account_ids: accountIds, min_last_updated_datetime: "2026-01-01T00:00:00Z" } },
    },
  },
};

interface Sent {
  readonly ask?: Partial<EndpointRequest>;
  readonly body: object;
}

function filtered(body: object = {}): { plain: Sent; full: Sent } {
  return { plain: { body }, full: { ask: { accountIds }, body: { ...body, options: { account_ids: accountIds } } } };
}

function paged(): { plain: Sent; full: Sent } {
  const body = { start_date: "2026-01-01", end_date: "2026-01-31" };
  return {
    plain: { ask: dates, body },
    full: {
      ask: { ...dates, accountIds, count: 100, offset: 200 },
      body: { ...body, options: { account_ids: accountIds, count: 100, offset: 200 } },
    },
  };
}

describe("what each endpoint is sent", () => {
  for (const endpoint of endpointPaths) {
    for (const form of ["plain", "full"] as const) {
      test(`${endpoint}, ${form}`, async () => {
        await using server = await startScriptedServer(jsonAnswer({ request_id: "r1" }));
        const { ask, body } = (documented[endpoint] ?? filtered())[form];

        const result = await connected(server.url).call({ endpoint, itemId: "item1", ...ask }, never());

        expect(result).toMatchObject({ ok: true, requestId: "r1", body: { request_id: "r1" } });
        expect(server.received).toHaveLength(1);
        const [sent] = server.received;
        expect(sent).toMatchObject({ method: "POST", path: endpoint });
        expect(JSON.parse(sent?.body ?? "")).toEqual({ access_token: accessToken, ...body });
      });
    }
  }

  test.each([
    ["/accounts/get", "/processor/account/get", {}, {}],
    ["/accounts/balance/get", "/processor/balance/get", {}, {}],
    [
      "/accounts/balance/get",
      "/processor/balance/get",
      { minLastUpdatedDatetime: "2026-01-01T00:00:00Z" },
      { options: { min_last_updated_datetime: "2026-01-01T00:00:00Z" } },
    ],
    ["/auth/get", "/processor/auth/get", { accountIds }, {}],
    ["/identity/get", "/processor/identity/get", { accountIds }, {}],
    ["/identity/match", "/processor/identity/match", {}, { user: { legal_name: "Account Holder" } }],
    ["/transactions/sync", "/processor/transactions/sync", { cursor: "c", count: 5 }, { cursor: "c", count: 5 }],
    [
      "/transactions/get",
      "/processor/transactions/get",
      { ...dates, count: 5 },
      { start_date: "2026-01-01", end_date: "2026-01-31", options: { count: 5 } },
    ],
    ["/liabilities/get", "/processor/liabilities/get", {}, {}],
    ["/investments/holdings/get", "/processor/investments/holdings/get", {}, {}],
    [
      "/investments/transactions/get",
      "/processor/investments/transactions/get",
      dates,
      { start_date: "2026-01-01", end_date: "2026-01-31" },
    ],
    ["/investments/auth/get", "/processor/investments/auth/get", {}, {}],
    [
      "/signal/evaluate",
      "/processor/signal/evaluate",
      { evaluate },
      { client_transaction_id: "txn-1", amount: 100.5, ruleset_key: "default" },
    ],
  ] as const)("%s by a processor token is %s", async (endpoint, path, ask, body) => {
    await using server = await startScriptedServer(jsonAnswer({ request_id: "r1" }));
    const processor_token = "processor-sandbox-11111111-2222-3333-4444-555555555555";
    const connection = connected(server.url, { accessTokenOf: async () => processor_token });
    expect(await connection.call({ endpoint, itemId: "item1", ...ask }, never())).toMatchObject({ ok: true });
    expect(server.received[0]?.path).toBe(path);
    expect(JSON.parse(server.received[0]?.body ?? "")).toEqual({ processor_token, ...body });
  });

  test("/item/get is not sent with a processor token, and none of production is", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    const uuid = "11111111-2222-3333-4444-555555555555";
    const ask = (token: string, endpoint: EndpointPath) =>
      connected(server.url, { accessTokenOf: async () => token }).call({ endpoint, itemId: "item1" }, never());
    expect(await ask(`processor-sandbox-${uuid}`, "/item/get")).toMatchObject({
      failure: { reason: "invalid-request" },
    });
    expect(await ask(`processor-production-${uuid}`, "/accounts/get")).toMatchObject({
      failure: { reason: "production-refused" },
    });
    expect(server.received).toHaveLength(0);
  });

  test("keys and version go in Plaid's headers, and nowhere else", async () => {
    await using server = await startScriptedServer(jsonAnswer({ request_id: "r1" }));
    await connected(server.url).call({ endpoint: "/accounts/get", itemId: "item1" }, never());
    const [sent] = server.received;
    expect(sent?.headers).toMatchObject({
      "plaid-client-id": keys.clientId,
      "plaid-secret": keys.secret,
      "plaid-version": "2020-09-14",
      "content-type": "application/json",
      connection: "keep-alive",
    });
    expect(sent?.body).not.toContain(keys.secret);
    expect(sent?.path).not.toContain("?");
  });

  test("a key that was pasted with its line end is sent without it", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    const credentials = async () => ({ clientId: ` ${keys.clientId}\r\n`, secret: `${keys.secret}\n` });
    await connected(server.url, { credentials }).call({ endpoint: "/item/get", itemId: "item1" }, never());
    expect(server.received[0]?.headers).toMatchObject({
      "plaid-client-id": keys.clientId,
      "plaid-secret": keys.secret,
    });
  });

  test("the connection is to be kept, even where the agent in charge would close it", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    const agent = http.globalAgent;
    http.globalAgent = new http.Agent({ keepAlive: false });
    try {
      await connected(server.url).call({ endpoint: "/item/get", itemId: "item1" }, never());
    } finally {
      http.globalAgent = agent;
    }
    expect(server.received[0]?.headers.connection).toBe("keep-alive");
  });

  test("the token of the asked Item is sent", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    const connection = connected(server.url, { accessTokenOf: async (itemId) => `access-sandbox-of-${itemId}` });
    await connection.call({ endpoint: "/item/get", itemId: "item7" }, never());
    expect(JSON.parse(server.received[0]?.body ?? "")).toEqual({ access_token: "access-sandbox-of-item7" });
  });

  test("a base path with a folder keeps it", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    await connected(`${server.url}/plaid/`).call({ endpoint: "/item/get", itemId: "item1" }, never());
    expect(server.received[0]?.path).toBe("/plaid/item/get");
  });

  test("a request without what its endpoint needs is not sent", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    const connection = connected(server.url);
    for (const endpoint of ["/transactions/get", "/investments/transactions/get", "/signal/evaluate"] as const) {
      const result = await connection.call({ endpoint, itemId: "item1" }, never());
      expect(result).toMatchObject({ ok: false, failure: { reason: "invalid-request" } });
    }
    expect(server.received).toHaveLength(0);
  });
});
