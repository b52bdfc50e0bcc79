import { describe, expect, it } from "vitest";
import { createTestWorld, type TestWorld } from "./support/world.ts";

async function put(world: TestWorld, fault: object): Promise<string> {
  const { status, body, text } = await world.control("POST", "/faults", fault);
  expect([status, text]).toEqual([200, expect.any(String)]);
  return (body.fault as { fault_id: string }).fault_id;
}

async function on(world: TestWorld): Promise<readonly { readonly calls_left: number | null }[]> {
  return (await world.control("GET", "/faults")).body.faults as { calls_left: number | null }[];
}

/** As a client sees it: nothing is parsed that need not be JSON. */
function raw(world: TestWorld, path: string, body: object) {
  return world.emulator.handle({
    method: "POST",
    path,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_id: "a", secret: "b", ...body }),
  });
}

describe("faults", () => {
  it("answer any error code, for so many calls and not one more", async () => {
    const world = createTestWorld({ scenarios: ["daily-refresh"] });
    const access_token = await world.tokenOf("daily-refresh");
    const ask = async () => (await world.call("/accounts/balance/get", { access_token })).body.error_code;
    await put(world, {
      endpoint: "/accounts/balance/get",
      calls: 2,
      effect: "error",
      error_code: "INSTITUTION_RATE_LIMIT",
    });
    expect((await on(world))[0]?.calls_left).toBe(2);
    expect([await ask(), await ask(), await ask()]).toEqual([
      "INSTITUTION_RATE_LIMIT",
      "INSTITUTION_RATE_LIMIT",
      undefined,
    ]);
    expect(await on(world)).toEqual([]);
    await put(world, {
      effect: "error",
      error_code: "OF_TOMORROW",
      error_type: "API_ERROR",
      error_message: "not yet",
      status: 418,
    });
    const { status, body } = await world.call("/item/get", { access_token });
    expect([status, body]).toEqual([
      418,
      expect.objectContaining({ error_code: "OF_TOMORROW", error_type: "API_ERROR", error_message: "not yet" }),
    ]);
    expect(body.request_id).toMatch(/^[A-Za-z0-9]{15}$/);
  });

  it("are of an endpoint, an Item or an institution, and the first that fits happens", async () => {
    const world = createTestWorld();
    const one = await world.itemOf("daily-refresh");
    const other = await world.itemOf("rate-limited");
    const elsewhere = await world.itemOf("pending-hold");
    const codes = async (path: string) =>
      Promise.all(
        [one, other, elsewhere].map(
          async ({ access_token }) => (await world.call(path, { access_token })).body.error_code,
        ),
      );
    await put(world, { item_id: one.item_id, effect: "error", error_code: "ITEM_LOCKED" });
    // Two of the three Items are at this bank.
    await put(world, {
      institution_id: "ins_109510",
      endpoint: "/accounts/get",
      effect: "error",
      error_code: "INSTITUTION_DOWN",
    });
    expect(await codes("/accounts/get")).toEqual(["ITEM_LOCKED", "INSTITUTION_DOWN", undefined]);
    expect(await codes("/item/get")).toEqual(["ITEM_LOCKED", undefined, undefined]);
    expect((await world.control("DELETE", "/faults?fault_id=none")).status).toBe(404);
    expect((await world.control("DELETE", "/faults")).body).toEqual({ cleared: 3 });
    expect(await codes("/accounts/get")).toEqual([undefined, undefined, undefined]);
  });

  it("of a scenario hold for its Item until they are cleared", async () => {
    const world = createTestWorld();
    const access_token = await world.tokenOf("rate-limited");
    const ask = () => world.call("/accounts/balance/get", { access_token });
    expect(await ask()).toMatchObject({
      status: 429,
      body: { error_type: "RATE_LIMIT_EXCEEDED", error_code: "BALANCE_LIMIT" },
    });
    expect((await world.call("/accounts/get", { access_token })).status).toBe(200);
    const [fault] = (await on(world)) as unknown as { fault_id: string }[];
    await world.control("DELETE", `/faults?fault_id=${fault?.fault_id}`);
    expect((await ask()).status).toBe(200);
  });

  it.each([
    ["/accounts/get", "/processor/account/get"],
    ["/accounts/balance/get", "/processor/balance/get"],
    ["/auth/get", "/processor/auth/get"],
    ["/identity/get", "/processor/identity/get"],
    ["/identity/match", "/processor/identity/match"],
    ["/investments/auth/get", "/processor/investments/auth/get"],
    ["/investments/holdings/get", "/processor/investments/holdings/get"],
    ["/investments/transactions/get", "/processor/investments/transactions/get"],
    ["/liabilities/get", "/processor/liabilities/get"],
    ["/signal/evaluate", "/processor/signal/evaluate"],
    ["/signal/decision/report", "/processor/signal/decision/report"],
    ["/signal/return/report", "/processor/signal/return/report"],
    ["/signal/prepare", "/processor/signal/prepare"],
    ["/transactions/get", "/processor/transactions/get"],
    ["/transactions/sync", "/processor/transactions/sync"],
    ["/transactions/refresh", "/processor/transactions/refresh"],
    ["/transactions/recurring/get", "/processor/transactions/recurring/get"],
  ])("of %s happen to %s, which a partner calls, and not the other way round", async (endpoint, partners) => {
    const world = createTestWorld({ scenarios: ["daily-refresh"] });
    const { access_token, item_id } = await world.itemOf("daily-refresh");
    const { accounts } = (await world.call("/accounts/get", { access_token })).body;
    const account_id = accounts[0]?.account_id;
    const made = await world.call("/processor/token/create", { access_token, account_id, processor: "dwolla" });
    const { processor_token } = made.body;
    const code = async (path: string, token: object) => (await world.call(path, token)).body.error_code;
    const fault = { item_id, effect: "error", error_code: "INTERNAL_SERVER_ERROR" };
    await put(world, { ...fault, endpoint });
    expect(await code(partners, { processor_token })).toBe("INTERNAL_SERVER_ERROR");
    await world.control("DELETE", "/faults");
    await put(world, { ...fault, endpoint: partners });
    expect(await code(partners, { processor_token })).toBe("INTERNAL_SERVER_ERROR");
    expect(await code(endpoint, { access_token })).not.toBe("INTERNAL_SERVER_ERROR");
  });

  it("delay a call, and let it hang until the caller goes or the emulator closes", async () => {
    const world = createTestWorld();
    const access_token = await world.tokenOf("daily-refresh");
    await put(world, { endpoint: "/item/get", delay_ms: 7000, calls: 1 });
    const late = world.call("/item/get", { access_token });
    expect(world.machine.waits).toEqual([7000]);
    await world.machine.endWaits();
    expect((await late).status).toBe(200);
    await put(world, { effect: "hang" });
    const caller = new AbortController();
    const hanging = world.call("/item/get", { access_token }, caller.signal);
    caller.abort(new Error("had enough"));
    await expect(hanging).rejects.toThrow("had enough");
    const closed = world.call("/item/get", { access_token });
    world.emulator.close();
    expect(await closed).toMatchObject({ status: 500, body: { error_code: "INTERNAL_SERVER_ERROR" } });
  });

  it("drop, cut, mislabel or replace an answer", async () => {
    const world = createTestWorld();
    const access_token = await world.tokenOf("daily-refresh");
    const whole = (await raw(world, "/accounts/get", { access_token })).body.length;
    const once = async (fault: object) => {
      await put(world, { endpoint: "/accounts/get", calls: 1, ...fault });
      return raw(world, "/accounts/get", { access_token });
    };
    expect((await once({ effect: "drop" })).delivery).toBe("dropped");
    const cut = await once({ effect: "truncate" });
    expect([cut.delivery, cut.body.length]).toEqual(["truncated", whole]);
    const html = await once({ effect: "html" });
    expect([html.status, html.headers["content-type"]]).toEqual([502, "text/html; charset=utf-8"]);
    expect(html.body).toMatch(/^<!doctype html>/);
    const mislabelled = await once({ effect: "content_type" });
    expect(mislabelled.headers["content-type"]).toMatch(/^text\/plain/);
    expect(JSON.parse(mislabelled.body)).toHaveProperty("accounts");
    const bare = await once({ effect: "bare_status", status: 503 });
    expect([bare.status, bare.body]).toEqual([503, expect.not.stringContaining("{")]);
    expect((await raw(world, "/accounts/get", { access_token })).status).toBe(200);
  });

  it("make fields null wherever they are in the answer, and nowhere else", async () => {
    const world = createTestWorld();
    const access_token = await world.tokenOf("daily-refresh");
    const before = (await world.call("/accounts/get", { access_token })).body.accounts;
    await put(world, { effect: "null_fields", fields: ["available"], endpoint: "/accounts/get" });
    const after = (await world.call("/accounts/get", { access_token })).body.accounts;
    expect(after).toEqual(before.map((each) => ({ ...each, balances: { ...each.balances, available: null } })));
    expect(
      (await world.call("/accounts/balance/get", { access_token })).body.accounts[0]?.balances.available,
    ).not.toBeNull();
  });

  it("let the cached balance grow stale, of an Item altogether or at one endpoint", async () => {
    const world = createTestWorld();
    const { item_id, access_token } = await world.itemOf("daily-refresh");
    const [before] = await world.ledgerOf("daily-refresh");
    const id = await put(world, { item_id, effect: "stale" });
    await world.advance(3 * 86_400);
    await world.call("/accounts/balance/get", { access_token });
    const [stale] = await world.ledgerOf("daily-refresh");
    expect(stale?.cached).toEqual(before?.cached);
    // Plaid says that it looked: that is what makes this hard to find.
    const status = (await world.call("/item/get", { access_token })).body.status as {
      transactions: { last_successful_update: string };
    };
    expect(status.transactions.last_successful_update).toMatch(/^2026-03-05/);
    await world.control("DELETE", `/faults?fault_id=${id}`);
    await put(world, { endpoint: "/accounts/balance/get", effect: "stale", calls: 1 });
    const live = await world.call("/accounts/balance/get", { access_token });
    const ledger = await world.ledgerOf("daily-refresh");
    expect(ledger[0]?.cached).toEqual(before?.cached);
    expect(live.body.accounts[0]?.balances.available).toBe(ledger[0]?.bank.available);
    await world.call("/accounts/balance/get", { access_token });
    expect((await world.ledgerOf("daily-refresh"))[0]?.cached.as_of).toMatch(/^2026-03-05/);
  });

  it("are named in the log of the calls they happened to", async () => {
    const world = createTestWorld();
    const fault_id = await put(world, { endpoint: "/item/get", effect: "error", error_code: "ITEM_LOCKED" });
    await world.call("/item/get", {});
    const { requests } = (await world.control("GET", "/requests")).body;
    expect(requests).toMatchObject([{ path: "/item/get", status: 400, error_code: "ITEM_LOCKED", fault_id }]);
  });

  it("that make no sense are refused, and say why", async () => {
    const world = createTestWorld();
    for (const [fault, words] of [
      [{}, "name an effect"],
      [{ effect: "magic" }, "must be one of"],
      [{ effect: "error" }, "error_code"],
      [{ effect: "error", error_code: "X" }, "error_type"],
      [{ effect: "hang", error_code: "ITEM_LOCKED" }, "error_code"],
      [{ effect: "null_fields" }, "fields"],
      [{ effect: "drop", status: 500 }, "status"],
      [{ effect: "bare_status", status: 404 }, "from 500"],
      [{ effect: "stale", calls: 1 }, "until it is cleared"],
      [{ effect: "drop", endpoint: "/nope" }, "not modelled"],
      [{ effect: "drop", item_id: "none" }, "item_id"],
      [{ effect: "drop", institution_id: "ins_0" }, "institution_id"],
      [{ effect: "drop", calls: 0 }, "calls"],
      [{ delay_ms: 1e9 }, "delay_ms"],
    ] as const) {
      const { status, body } = await world.control("POST", "/faults", fault);
      expect([status, body.error_message]).toEqual([400, expect.stringContaining(words)]);
    }
    for (let made = (await on(world)).length; made < 1000; made += 1)
      await world.control("POST", "/faults", { effect: "drop" });
    expect((await world.control("POST", "/faults", { effect: "drop" })).body.error_message).toMatch(/at most 1000/);
  });
});

describe("the control", () => {
  it("resets the world to its beginning: the same calls then give the same bytes", async () => {
    const world = createTestWorld();
    await world.control("POST", "/clock", { frozen: true });
    const run = async () => {
      const { access_token } = await world.link({});
      await world.advance(90_000);
      const made = await world.call("/accounts/balance/get", { access_token });
      await put(world, { effect: "error", error_code: "ITEM_LOCKED" });
      await world.control("PUT", "/rulesets", { rulesets: {} });
      return made.text;
    };
    const reset = async () => expect((await world.control("POST", "/reset")).body.now).toBe("2026-03-02T15:00:00.000Z");
    await reset();
    const first = await run();
    const waiting = world.call("/item/get", {});
    await waiting;
    await reset();
    expect(await on(world)).toHaveLength(1);
    expect((await world.control("GET", "/requests")).body.requests).toEqual([]);
    expect(await run()).toBe(first);
  });

  it("ends the calls that wait when it resets", async () => {
    const world = createTestWorld();
    await put(world, { effect: "hang" });
    const hanging = world.call("/item/get", {});
    await world.control("POST", "/reset");
    expect((await hanging).status).toBe(500);
    expect((await world.call("/item/get", {})).body.error_code).toBe("MISSING_FIELDS");
  });

  it("lists the scenarios there are, and which have an Item", async () => {
    const world = createTestWorld({ scenarios: ["non-usd"] });
    const scenarios = (await world.control("GET", "/scenarios")).body.scenarios as { name: string; loaded: boolean }[];
    expect(scenarios.length).toBeGreaterThan(12);
    expect(scenarios.filter((each) => each.loaded).map((each) => each.name)).toEqual(["non-usd"]);
  });

  it("tells what is modelled, and which of it was called with what outcome", async () => {
    const world = createTestWorld();
    await world.call("/item/get", { access_token: await world.tokenOf("daily-refresh") });
    await world.call("/item/get", {});
    await world.call("/nope", {});
    const { body } = await world.control("GET", "/coverage");
    const endpoints = body.endpoints as { path: string; required: string[]; calls: object }[];
    expect(endpoints.find((each) => each.path === "/item/get")).toMatchObject({
      required: ["access_token"],
      calls: { "200": 1, MISSING_FIELDS: 1 },
    });
    expect(endpoints.filter((each) => Object.keys(each.calls).length > 0)).toHaveLength(1);
    expect(body.not_modelled).toEqual({ "/nope": 1 });
    expect(body.error_codes).toContain("BALANCE_LIMIT");
    expect(body.fault_effects).toContain("truncate");
  });

  it("counts over resets: calls, those that met a fault, and paths that are not modelled", async () => {
    const world = createTestWorld();
    const get = async () => world.call("/item/get", { access_token: await world.tokenOf("daily-refresh") });
    await get();
    await world.control("POST", "/faults", { effect: "error", error_code: "ITEM_LOGIN_REQUIRED" });
    await get();
    await world.control("POST", "/reset");
    await get();
    for (let i = 0; i < 120; i += 1) await world.call(`/made_up/${"abcdefghij"[i % 10]}${"abcdefghijkl"[i % 12]}`, {});
    await world.call("/%2e%2e/access-sandbox-1", {});
    await world.call("/nope", {});
    await world.call("/nope", {});
    const { body } = await world.control("GET", "/coverage");
    const endpoints = body.endpoints as { path: string }[];
    expect(endpoints.find((each) => each.path === "/item/get")).toMatchObject({
      calls: { "200": 2, ITEM_LOGIN_REQUIRED: 1 },
      faulted: 1,
    });
    expect(Object.entries(body.not_modelled as object)).toHaveLength(61);
    expect(Object.entries(body.not_modelled as object)[0]).toEqual(["/made_up/aa", 2]);
    expect(body.not_named).toBe(1);
    expect(JSON.stringify(body)).not.toContain("access-sandbox-1");
  });
});
