import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpointPaths } from "../../src/core/endpoint/endpoint.ts";
import type { EndpointRequest, PlaidConnection } from "../../src/core/run/ports.ts";
import { connectPlaid } from "../../src/plaid/connect.ts";
import { plaidSandboxUrl } from "../../src/plaid/refuseProduction.ts";
import { systemClock } from "../../src/systemClock.ts";
import { requestTypeOf } from "./support/modelledPaths.ts";
import { openSandbox, type Sandbox } from "./support/sandbox.ts";
import { createSdkSchemas } from "./support/sdkSchemas.ts";
import { type SentRequest, standInFor } from "./support/standIn.ts";

const keys = { clientId: "64b0f00dfeed5cafe0123456", secret: "0123456789abcdef0123456789abcd" };
const schemas = createSdkSchemas();

/** What every request of Plaid's carries, and nothing of the machine it comes from. */
const headerNames = [
  "accept",
  "accept-encoding",
  "connection",
  "content-length",
  "content-type",
  "plaid-client-id",
  "plaid-secret",
  "plaid-version",
  "user-agent",
];

/** Refusals that say a request was not the documented one. */
const notDocumented = ["MISSING_FIELDS", "UNKNOWN_FIELDS", "INVALID_FIELD", "INVALID_BODY", "INVALID_HEADERS"];

let sandbox: Sandbox;
let standIn: ReturnType<typeof standInFor>;
let connection: PlaidConnection;
let itemId: string;
let accessToken: string;
let accountId: string;

const signal = () => new AbortController().signal;

beforeAll(async () => {
  sandbox = await openSandbox();
  standIn = standInFor(sandbox.running.url);
  connection = connectPlaid({
    environment: "sandbox",
    basePath: plaidSandboxUrl,
    clock: systemClock,
    credentials: async () => keys,
    accessTokenOf: async () => accessToken,
  });
  const products = ["auth", "identity", "transactions", "liabilities", "investments", "signal"];
  const made = { institutionId: "ins_109508", products, username: "user_transactions_dynamic", password: "pass_good" };
  ({ itemId, accessToken } = await connection.createSandboxItem(made, signal()));
  const accounts = await connection.call({ endpoint: "/accounts/get", itemId }, signal());
  if (!accounts.ok) throw new Error(`no accounts: ${accounts.failure.reason}`);
  accountId = (accounts.body as { accounts: { account_id: string }[] }).accounts[0]?.account_id ?? "";
});

afterAll(async () => {
  standIn[Symbol.dispose]();
  await sandbox.close();
});

/** What was sent by some work. */
async function sentBy(work: () => Promise<unknown>): Promise<readonly SentRequest[]> {
  const before = standIn.sent.length;
  await work();
  return standIn.sent.slice(before);
}

function expectDocumented(request: SentRequest | undefined, path: string): void {
  expect(request).toMatchObject({
    protocol: "https:",
    hostname: "sandbox.plaid.com",
    port: "",
    method: "POST",
    path,
    headers: {
      "content-type": "application/json",
      "plaid-client-id": keys.clientId,
      "plaid-secret": keys.secret,
      "plaid-version": "2020-09-14",
    },
  });
  expect(Object.keys(request?.headers ?? {}).sort()).toEqual(headerNames);
  expect(schemas.problems(requestTypeOf(path), request?.body)).toEqual([]);
}

/** Everything a comparison can ask of an endpoint. */
function fullRequest(endpoint: EndpointRequest["endpoint"]): EndpointRequest {
  const evaluate = { accountId, amount: 12.5, rulesetKey: null, clientTransactionId: `t-${endpoint}` };
  const dates = { startDate: "2026-01-01", endDate: "2026-03-01" };
  switch (endpoint) {
    case "/item/get":
      return { endpoint, itemId };
    case "/signal/evaluate":
      return { endpoint, itemId, evaluate };
    case "/transactions/sync":
      return { endpoint, itemId, count: 100 };
    case "/transactions/get":
    case "/investments/transactions/get":
      return { endpoint, itemId, ...dates, accountIds: [accountId], count: 100, offset: 0 };
    case "/accounts/balance/get":
      return { endpoint, itemId, accountIds: [accountId], minLastUpdatedDatetime: "2026-01-01T00:00:00Z" };
    default:
      return { endpoint, itemId, accountIds: [accountId] };
  }
}

describe("on its way to Plaid's own Sandbox, each call is exactly what Plaid documents", () => {
  it.each(endpointPaths)("%s", async (endpoint) => {
    const [request, ...others] = await sentBy(async () => {
      const result = await connection.call(fullRequest(endpoint), signal());
      // The emulator checks every field by name and by shape as well.
      if (!result.ok) expect(notDocumented).not.toContain(result.failure.provider?.errorCode);
    });
    expect(others).toEqual([]);
    expectDocumented(request, endpoint);
    expect(request?.body).toMatchObject({ access_token: accessToken });
  });

  it("creating an Item", async () => {
    const made = { institutionId: "ins_109508", products: ["auth"], username: "user_good", password: "pass_good" };
    const [create, exchange, ...others] = await sentBy(() => connection.createSandboxItem(made, signal()));
    expect(others).toEqual([]);
    expectDocumented(create, "/sandbox/public_token/create");
    expectDocumented(exchange, "/item/public_token/exchange");
    expect(create?.body).toEqual({
      institution_id: "ins_109508",
      initial_products: ["auth"],
      options: { override_username: "user_good", override_password: "pass_good" },
    });
  });

  it("checking keys, which names no Item and no token", async () => {
    const [request, ...others] = await sentBy(() => connection.institutionName("ins_109508", signal()));
    expect(others).toEqual([]);
    expectDocumented(request, "/institutions/get_by_id");
    expect(JSON.stringify(request?.body)).not.toContain("access-");
  });

  it("asking what an institution offers", async () => {
    const [request, ...others] = await sentBy(() => connection.institution("ins_109508", signal()));
    expect(others).toEqual([]);
    expectDocumented(request, "/institutions/get_by_id");
  });

  it("looking for an institution by its name", async () => {
    const [request, ...others] = await sentBy(() => connection.searchInstitutions("platypus", signal()));
    expect(others).toEqual([]);
    expectDocumented(request, "/institutions/search");
    expect(request?.body).toEqual({ query: "platypus", products: null, country_codes: ["US", "CA", "GB"] });
  });

  it("creating an Item of a custom user", async () => {
    const password = '{"override_accounts":[{"type":"depository","starting_balance":5}]}';
    const made = { institutionId: "ins_109508", products: ["transactions"], username: "user_custom", password };
    const [create] = await sentBy(() => connection.createSandboxItem(made, signal()));
    expectDocumented(create, "/sandbox/public_token/create");
    expect(create?.body).toMatchObject({
      options: { override_username: "user_custom", override_password: password },
    });
  });

  it("listing an Item by its access token", async () => {
    const [request, ...others] = await sentBy(() => connection.identify(accessToken, signal()));
    expect(others).toEqual([]);
    expectDocumented(request, "/item/get");
    expect(request?.body).toEqual({ access_token: accessToken });
  });

  const transaction = { dateTransacted: "2026-03-01", datePosted: "2026-03-02", amount: 5, description: "Coffee" };
  const changes: readonly (readonly [string, (connection: PlaidConnection) => Promise<unknown>])[] = [
    ["/sandbox/item/fire_webhook", (to) => to.fireWebhook(itemId, { type: "ITEM", code: "ERROR" }, signal())],
    ["/sandbox/transactions/create", (to) => to.createTransactions(itemId, [transaction], signal())],
    ["/transactions/refresh", (to) => to.refreshProduct(itemId, "transactions", signal())],
    ["/investments/refresh", (to) => to.refreshProduct(itemId, "investments", signal())],
    ["/item/webhook/update", (to) => to.updateWebhook(itemId, "https://example.com/hook", signal())],
    ["/sandbox/item/reset_login", (to) => to.resetLogin(itemId, signal())],
    ["/item/remove", (to) => to.removeItem(itemId, signal())],
  ];

  it.each(changes)("%s", async (path, change) => {
    const [request, ...others] = await sentBy(() =>
      // What the emulator makes of it is its own tests' business; that it was understood is this one's.
      change(connection).catch((error: { failure?: { provider?: { errorCode?: string } } }) =>
        expect(notDocumented).not.toContain(error.failure?.provider?.errorCode),
      ),
    );
    expect(others).toEqual([]);
    expectDocumented(request, path);
    expect(request?.body).toMatchObject({ access_token: accessToken });
  });

  it("and nothing else was sent anywhere", () => {
    expect(new Set(standIn.sent.map(({ hostname }) => hostname))).toEqual(new Set(["sandbox.plaid.com"]));
    expect(standIn.sent.some(({ path }) => path.includes("?"))).toBe(false);
  });
});
