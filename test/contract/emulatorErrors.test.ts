import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpoints } from "../../src/emulator/handlers/endpoints.ts";
import { errorFacts } from "../../src/emulator/wire/errorFacts.ts";
import { requestedPaths } from "./support/modelledPaths.ts";
import { openSandbox, type Sandbox } from "./support/sandbox.ts";
import { createSdkSchemas, type SdkSchemas } from "./support/sdkSchemas.ts";

let sandbox: Sandbox;
let schemas: SdkSchemas;
beforeAll(async () => {
  schemas = createSdkSchemas();
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

interface Refusal {
  readonly status: number;
  readonly code: unknown;
  readonly type: unknown;
  readonly message: string;
}

/** Sends any bytes; whatever comes back must be Plaid's envelope. */
async function send(
  path: string,
  request: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<Refusal> {
  const response = await fetch(sandbox.running.url + path, {
    method: request.method ?? "POST",
    headers: { "content-type": "application/json", ...request.headers },
    ...(request.body === undefined ? {} : { body: request.body }),
  });
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  const body = (await response.json()) as Record<string, unknown>;
  expect(schemas.problems("PlaidError", body)).toEqual([]);
  expect(body.request_id).toMatch(/^[A-Za-z0-9]{15}$/);
  expect(body.documentation_url).toMatch(/^https:\/\/plaid\.com\/docs\//);
  return {
    status: response.status,
    code: body.error_code,
    type: body.error_type,
    message: String(body.error_message),
  };
}

const keys = { client_id: "client", secret: "secret" };
const withKeys = (body: object): string => JSON.stringify({ ...keys, ...body });

describe("every endpoint", () => {
  it.each(requestedPaths)("$path refuses what is not a request", async ({ path }) => {
    const bad = { status: 400, type: "INVALID_REQUEST" };
    expect(await send(path, { body: "{" })).toMatchObject({ ...bad, code: "INVALID_BODY" });
    expect(await send(path, { body: "" })).toMatchObject({ ...bad, code: "INVALID_BODY" });
    expect(await send(path, { body: "[]" })).toMatchObject({ ...bad, code: "INVALID_BODY" });
    expect(await send(path, { body: "{}", headers: { "content-type": "text/plain" } })).toMatchObject({
      ...bad,
      code: "INVALID_BODY",
    });
    expect(await send(path, { method: "GET" })).toMatchObject({
      status: 404,
      type: "INVALID_REQUEST",
      code: "NOT_FOUND",
    });
    expect(await send(path, { body: withKeys({}), headers: { "Plaid-Version": "2018-05-22" } })).toMatchObject({
      ...bad,
      code: "INVALID_HEADERS",
    });
  });

  it.each(requestedPaths)("$path asks for keys, in the body or in headers", async ({ path }) => {
    const missing = await send(path, { body: "{}" });
    expect(missing).toMatchObject({ status: 400, code: "MISSING_FIELDS" });
    expect(missing.message).toContain("client_id, secret");
    expect(await send(path, { body: JSON.stringify({ ...keys, client_id: "" }) })).toMatchObject({
      code: "INVALID_FIELD",
    });
    expect(await send(path, { body: JSON.stringify({ ...keys, secret: 1 }) })).toMatchObject({ code: "INVALID_FIELD" });
    for (const wrong of [{ client_id: "invalid" }, { secret: "invalid" }]) {
      expect(await send(path, { body: JSON.stringify({ ...keys, ...wrong }) })).toMatchObject({
        status: 400,
        type: "INVALID_INPUT",
        code: "INVALID_API_KEYS",
      });
    }
    const headers = { "PLAID-CLIENT-ID": "client", "PLAID-SECRET": "secret" };
    expect((await send(path, { body: "{}", headers })).message).not.toContain("client_id");
  });

  it.each(requestedPaths)("$path names missing, unknown and mistyped fields", async ({ path, requestType }) => {
    const schema = schemas.schema(requestType).definitions?.[requestType];
    const required = schema?.required ?? [];
    const missing = await send(path, { body: withKeys({}) });
    expect(missing).toMatchObject({ status: 400, type: "INVALID_REQUEST", code: "MISSING_FIELDS" });
    for (const name of required) expect(missing.message).toContain(name);
    const filled = Object.fromEntries(required.map((name) => [name, [[true]]]));
    const unknown = await send(path, { body: withKeys({ ...filled, surprise: 1 }) });
    expect(unknown).toMatchObject({ status: 400, code: "UNKNOWN_FIELDS" });
    expect(unknown.message).toContain("surprise");
    expect(await send(path, { body: withKeys(filled) })).toMatchObject({ status: 400, code: "INVALID_FIELD" });
  });

  it.each(requestedPaths.filter(({ path }) => endpoints.get(path)?.fields.access_token?.required === true))(
    "$path tells a malformed, a foreign, an unknown and a removed token apart",
    async ({ path }) => {
      const uuid = "00000000-0000-4000-8000-000000000000";
      const rest: Record<string, object> = {
        "/sandbox/item/set_verification_status": { account_id: "x", verification_status: "verification_expired" },
        "/sandbox/item/fire_webhook": { webhook_code: "ERROR" },
        "/signal/evaluate": { account_id: "x", client_transaction_id: "x", amount: 1 },
        "/processor/token/create": { account_id: "x", processor: "dwolla" },
        "/transactions/get": { start_date: "2026-01-01", end_date: "2026-01-02" },
        "/investments/transactions/get": { start_date: "2026-01-01", end_date: "2026-01-02" },
        "/sandbox/transactions/create": {
          transactions: [{ date_transacted: "2026-03-01", date_posted: "2026-03-01", amount: 1, description: "x" }],
        },
      };
      const ask = (access_token: string) => send(path, { body: withKeys({ access_token, ...rest[path] }) });
      const wrong = { status: 400, type: "INVALID_INPUT", code: "INVALID_ACCESS_TOKEN" };
      expect(await ask("notreal")).toMatchObject(wrong);
      expect((await ask(`access-production-${uuid}`)).message).toContain("wrong Plaid environment");
      expect((await ask(`access-sandbox-${uuid}`)).message).toContain("could not find");
      expect(await ask(`access-sandbox-${uuid}`)).toMatchObject(wrong);
    },
  );
});

describe("processor tokens", () => {
  it.each(requestedPaths.filter(({ path }) => endpoints.get(path)?.fields.processor_token !== undefined))(
    "$path tells a malformed, a foreign and an unknown one apart",
    async ({ path }) => {
      const rest: Record<string, object> = {
        "/processor/token/webhook/update": { webhook: null },
        "/processor/signal/evaluate": { client_transaction_id: "x", amount: 1 },
        "/processor/signal/decision/report": { client_transaction_id: "x", initiated: true },
        "/processor/signal/return/report": { client_transaction_id: "x", return_code: "R01" },
        "/processor/transactions/get": { start_date: "2026-01-01", end_date: "2026-01-02" },
        "/processor/investments/transactions/get": { start_date: "2026-01-01", end_date: "2026-01-02" },
      };
      const uuid = "00000000-0000-4000-8000-000000000000";
      const ask = (processor_token: string) => send(path, { body: withKeys({ processor_token, ...rest[path] }) });
      const wrong = { status: 400, type: "INVALID_INPUT", code: "INVALID_PROCESSOR_TOKEN" };
      expect((await ask("notreal")).message).toContain("invalid format");
      expect((await ask(`processor-production-${uuid}`)).message).toContain("wrong Plaid environment");
      expect(await ask(`processor-sandbox-${uuid}`)).toMatchObject(wrong);
      expect(await ask(sandbox.itemOf("daily-refresh").access_token)).toMatchObject(wrong);
    },
  );
});

describe("every error code", () => {
  const statuses: Readonly<Record<string, number>> = {
    NOT_FOUND: 404,
    INTERNAL_SERVER_ERROR: 500,
    PLANNED_MAINTENANCE: 503,
    UNAUTHORIZED_ROUTE_ACCESS: 403,
    ADDENDUM_NOT_SIGNED: 403,
    NOT_ENABLED_FOR_SIGNAL_TRANSACTION_SCORE_RULESETS: 403,
  };
  it.each(Object.keys(errorFacts))("%s has a type that the SDK knows, and Plaid's status", async (code) => {
    const options = { override_password: `error_${code}` };
    const request = { institution_id: "ins_109508", initial_products: ["auth"], options };
    const answer = await send("/sandbox/public_token/create", { body: withKeys(request) });
    const limited = code === "CREDITS_EXHAUSTED" || /RATE_LIMIT$|_LIMIT$/.test(code);
    expect(answer.type === "RATE_LIMIT_EXCEEDED").toBe(limited);
    expect(answer).toMatchObject({ code, status: limited ? 429 : (statuses[code] ?? 400) });
  });
});

describe("paths that are not there", () => {
  it.each([
    "/",
    "/nope",
    "/accounts/get/",
    "/ACCOUNTS/GET",
    "//accounts/get",
    "/accounts%2Fget",
    "/processor/stripe/bank_account_token/create",
  ])("%s", async (path) => {
    const answer = await send(path, { body: withKeys({}) });
    expect(answer).toMatchObject({ status: 404, type: "INVALID_REQUEST", code: "NOT_FOUND" });
    // What is not there, and the page that lists what is.
    expect(answer.message).toContain(path);
    expect(answer.message).toContain("docs/emulator.md");
  });
});

describe("what an Item refuses, through the SDK", () => {
  it("ids that are none, and ids of another Item", async () => {
    const { plaid } = sandbox;
    const { access_token } = sandbox.itemOf("daily-refresh");
    const other = sandbox.itemOf("pending-hold").evaluate?.account_id ?? "";
    for (const call of [
      (options: { account_ids: string[] }) => plaid.accountsGet({ access_token, options }),
      (options: { account_ids: string[] }) => plaid.accountsBalanceGet({ access_token, options }),
      (options: { account_ids: string[] }) => plaid.authGet({ access_token, options }),
      (options: { account_ids: string[] }) => plaid.identityGet({ access_token, options }),
    ]) {
      expect(await sandbox.refused(call({ account_ids: ["not-real"] }))).toMatchObject({
        type: "INVALID_REQUEST",
        code: "INVALID_FIELD",
      });
      expect(await sandbox.refused(call({ account_ids: [other] }))).toMatchObject({
        type: "INVALID_INPUT",
        code: "INVALID_ACCOUNT_ID",
      });
    }
  });

  it("capital-one-card: real-time balances of a card without a date, or newer than there are", async () => {
    const { plaid } = sandbox;
    const { access_token, evaluate } = sandbox.itemOf("capital-one-card");
    const ask = (options: object) => plaid.accountsBalanceGet({ access_token, options });
    expect(await sandbox.refused(ask({}))).toMatchObject({ type: "INVALID_REQUEST", code: "INVALID_FIELD" });
    const late = await sandbox.refused(ask({ min_last_updated_datetime: "2026-03-02T12:00:00Z" }));
    expect(late).toMatchObject({ status: 400, type: "INVALID_RESULT", code: "LAST_UPDATED_DATETIME_OUT_OF_RANGE" });
    expect(late.message).toMatch(/2026-03-01T23:20:00\.000Z$/);
    expect(await sandbox.refused(ask({ min_last_updated_datetime: "yesterday" }))).toMatchObject({
      code: "INVALID_FIELD",
    });
    const { accounts } = await sandbox.answered(
      "AccountsGetResponse",
      ask({ min_last_updated_datetime: "2026-03-01T00:00:00Z" }),
    );
    expect(accounts.map((account) => account.balances.last_updated_datetime)).toEqual([
      expect.stringMatching(/^2026-03-02T15:00/),
      "2026-03-01T23:20:00.000Z",
    ]);
    const checking = ask({ account_ids: [evaluate?.account_id] });
    await sandbox.answered("AccountsGetResponse", checking);
  });

  it("institution-down and manual-micro-deposit: real-time calls, while cached ones answer", async () => {
    const { plaid } = sandbox;
    for (const [scenario, type, code] of [
      ["institution-down", "INSTITUTION_ERROR", "INSTITUTION_DOWN"],
      ["manual-micro-deposit", "ITEM_ERROR", "PRODUCTS_NOT_SUPPORTED"],
    ] as const) {
      const { access_token } = sandbox.itemOf(scenario);
      expect(await sandbox.refused(plaid.accountsBalanceGet({ access_token }))).toMatchObject({
        status: 400,
        type,
        code,
      });
      await sandbox.answered("AccountsGetResponse", plaid.accountsGet({ access_token }));
    }
  });

  it("products without accounts for them, refreshes of products it has not", async () => {
    const { plaid } = sandbox;
    const { access_token } = sandbox.itemOf("just-linked");
    expect(await sandbox.refused(plaid.liabilitiesGet({ access_token }))).toMatchObject({
      code: "NO_LIABILITY_ACCOUNTS",
    });
    expect(await sandbox.refused(plaid.investmentsHoldingsGet({ access_token }))).toMatchObject({
      code: "NO_INVESTMENT_ACCOUNTS",
    });
    const unsubscribed = sandbox.itemOf("stale-no-subscription").access_token;
    expect(await sandbox.refused(plaid.transactionsRefresh({ access_token: unsubscribed }))).toMatchObject({
      code: "PRODUCT_NOT_ENABLED",
    });
    expect(await sandbox.refused(plaid.investmentsRefresh({ access_token: unsubscribed }))).toMatchObject({
      code: "PRODUCT_NOT_ENABLED",
    });
  });

  it("rulesets that are not there, banks outside the US, ids of an evaluation that are taken", async () => {
    const { plaid } = sandbox;
    const { access_token, evaluate } = sandbox.itemOf("daily-refresh");
    const request = {
      access_token,
      account_id: evaluate?.account_id ?? "",
      client_transaction_id: "taken",
      amount: 10,
    };
    expect(await sandbox.refused(plaid.signalEvaluate({ ...request, ruleset_key: "nope" }))).toMatchObject({
      type: "SIGNAL_ERROR",
      code: "RULESET_NOT_FOUND",
    });
    await sandbox.answered("SignalEvaluateResponse", plaid.signalEvaluate(request));
    expect(await sandbox.refused(plaid.signalEvaluate({ ...request, amount: 11 }))).toMatchObject({
      code: "CLIENT_TRANSACTION_ID_ALREADY_IN_USE",
    });
    const canada = sandbox.itemOf("non-usd").access_token;
    const { accounts } = await sandbox.answered("AccountsGetResponse", plaid.accountsGet({ access_token: canada }));
    const abroad = {
      access_token: canada,
      account_id: accounts[0]?.account_id ?? "",
      client_transaction_id: "abroad",
      amount: 1,
    };
    expect(await sandbox.refused(plaid.signalEvaluate(abroad))).toMatchObject({ code: "PRODUCTS_NOT_SUPPORTED" });
  });

  it("public tokens that are none or too old, and Items that cannot be made", async () => {
    const { plaid } = sandbox;
    const make = (request: object) =>
      plaid.sandboxPublicTokenCreate({ institution_id: "ins_109508", initial_products: ["auth"], ...request } as never);
    expect(await sandbox.refused(plaid.itemPublicTokenExchange({ public_token: "x" }))).toMatchObject({
      type: "INVALID_INPUT",
      code: "INVALID_PUBLIC_TOKEN",
    });
    const { public_token } = await sandbox.answered("SandboxPublicTokenCreateResponse", make({}));
    await sandbox.control("POST", "/clock", { seconds: 30 * 60 + 1 });
    expect(await sandbox.refused(plaid.itemPublicTokenExchange({ public_token }))).toMatchObject({
      code: "INVALID_PUBLIC_TOKEN",
    });
    expect(await sandbox.refused(make({ institution_id: "ins_0" }))).toMatchObject({
      type: "INVALID_INPUT",
      code: "INVALID_INSTITUTION",
    });
    expect(await sandbox.refused(make({ initial_products: ["nope"] }))).toMatchObject({
      type: "INVALID_REQUEST",
      code: "INVALID_FIELD",
    });
    expect(await sandbox.refused(make({ initial_products: [] }))).toMatchObject({ code: "INVALID_FIELD" });
    expect(await sandbox.refused(make({ initial_products: ["balance"] }))).toMatchObject({ code: "INVALID_PRODUCT" });
    expect(await sandbox.refused(make({ institution_id: "ins_132361" }))).toMatchObject({ code: "INSTITUTION_DOWN" });
    expect(await sandbox.refused(make({ institution_id: "ins_43", initial_products: ["signal"] }))).toMatchObject({
      code: "INVALID_PRODUCT",
    });
  });

  it("numbers and dates out of range", async () => {
    const { plaid } = sandbox;
    const { access_token } = sandbox.itemOf("daily-refresh");
    for (const count of [0, 501, 1.5]) {
      expect(await sandbox.refused(plaid.transactionsSync({ access_token, count }))).toMatchObject({
        code: "INVALID_FIELD",
      });
    }
    const dates = { access_token, start_date: "2026-02-02", end_date: "2026-02-01" };
    expect(await sandbox.refused(plaid.transactionsGet(dates))).toMatchObject({ code: "INVALID_FIELD" });
    expect(await sandbox.refused(plaid.transactionsGet({ ...dates, start_date: "2026-02-30" }))).toMatchObject({
      code: "INVALID_FIELD",
    });
  });
});
