import { describe, expect, it } from "vitest";
import { scenarioWith, access_token as token } from "../support/ownScenario.ts";
import { askTimeline, stepAt, timelineOf, timelinesOf } from "../support/timeline.ts";
import { createTestWorld, start, type TestWorld } from "../support/world.ts";

const hour = 3600;

/** The Item of a scenario and its first account. */
async function subjectOf(world: TestWorld, scenario: string) {
  const { item_id: itemId, access_token } = await world.itemOf(scenario);
  const [first, second] = await world.ledgerOf(scenario);
  return { itemId, access_token, accountId: first?.account_id ?? "", secondId: second?.account_id ?? "" };
}

describe("GET items/{item_id}/timeline", () => {
  it("tells the bank's balance, Plaid's copy with its causes, and the calls", async () => {
    const world = createTestWorld();
    const { itemId, accountId, access_token } = await subjectOf(world, "daily-refresh");
    await world.advance(60);
    const { body } = await world.call("/accounts/balance/get", { access_token });
    const line = await timelineOf(world, { itemId, accountId, query: { from: "2026-03-02T05:00:00Z" } });
    expect(line).toMatchObject({
      item_id: itemId,
      account_id: accountId,
      name: "Tattersall Checking",
      mask: "0417",
      type: "depository",
      iso_currency_code: "USD",
      from: "2026-03-02T05:00:00.000Z",
      to: "2026-03-02T15:01:00.000Z",
      now: "2026-03-02T15:01:00.000Z",
      begun_at: start,
      troubles: [],
      next_refresh_at: "2026-03-03T06:20:00.000Z",
      real_time_lag_ms: 0,
      left_out: 0,
    });
    expect(line.bank[0]).toEqual({
      ...{ at: "2026-03-02T05:00:00.000Z", available: 1975.77, current: 2059.89 },
      ...{ change: "opening", name: null, amount: null },
    });
    expect(line.bank.slice(1).map(({ at, change, name, amount }) => [at.slice(11, 16), change, name, amount])).toEqual([
      ["10:00", "posted", "Sunny Side Grocery", 84.12],
      ["11:00", "posted", "Cascade Electric", 132.5],
      ["13:00", "pending", "Ember Coffee", 6.75],
      ["14:00", "pending", "Pine Street Fuel", 75],
    ]);
    // The first was in force when the window begins.
    expect(line.copies.map(({ at, cause, copy }) => [at, cause, copy])).toEqual([
      ["2026-03-01T06:20:00.000Z", "background-transactions", "item"],
      ["2026-03-02T06:20:00.000Z", "background-transactions", "item"],
      ["2026-03-02T15:01:00.000Z", "balance-get", "item"],
    ]);
    expect(line.calls).toEqual([
      { at: line.now, path: "/accounts/balance/get", status: 200, request_id: body.request_id },
    ]);
    expect(line.moment).toBeUndefined();
  });

  it("begins with the link and ends now, unless told", async () => {
    const world = createTestWorld();
    const { itemId, accountId } = await subjectOf(world, "just-linked");
    const line = await timelineOf(world, { itemId, accountId });
    expect([line.from, line.to]).toEqual(["2026-03-02T14:59:20.000Z", start]);
    expect(line.copies.map(({ cause }) => cause)).toEqual(["link", "initial-update", "historical-update"]);
    const later = await timelineOf(world, { itemId, accountId, query: { to: "2026-05-01T00:00:00Z" } });
    expect(later.to).toBe(start);
  });

  it("refuses what makes no sense, naming it", async () => {
    const world = createTestWorld();
    const { itemId, accountId } = await subjectOf(world, "daily-refresh");
    const codeOf = async (query: Record<string, string>, subject = { itemId, accountId }) => {
      const { status, body } = await askTimeline(world, { ...subject, query });
      return [status, body.error_code, body.error_message];
    };
    expect(await codeOf({ from: "yesterday" })).toEqual([400, "INVALID_FIELD", expect.stringContaining("from")]);
    expect(await codeOf({ at: "2026-03-02" })).toEqual([200, undefined, undefined]);
    expect(await codeOf({ amount: "5" })).toEqual([400, "INVALID_FIELD", expect.stringContaining("go with at")]);
    expect(await codeOf({ at: start, amount: "much" })).toEqual([
      400,
      "INVALID_FIELD",
      expect.stringContaining("amount"),
    ]);
    expect(await codeOf({ since: start })).toEqual([400, "UNKNOWN_FIELDS", expect.stringContaining("since")]);
    expect(await codeOf({ from: "2027-01-01T00:00:00Z" })).toEqual([200, undefined, undefined]);
    const turned = { from: "2026-03-02T10:00:00Z", to: "2026-03-02T09:00:00Z" };
    expect(await codeOf(turned)).toEqual([400, "INVALID_FIELD", expect.stringContaining("from must not be after to")]);
    expect(await codeOf({}, { itemId, accountId: "other" })).toEqual([404, "NOT_FOUND", expect.any(String)]);
    expect(await codeOf({}, { itemId: "other", accountId })).toEqual([404, "NOT_FOUND", expect.any(String)]);
    const without = await world.control("GET", `/items/${itemId}/timeline`);
    expect([without.status, without.body.error_code]).toEqual([400, "MISSING_FIELDS"]);
  });

  it("leaves calls out that named other accounts, and those of other Items; the log of requests knows both", async () => {
    const world = createTestWorld();
    const { itemId, accountId, secondId, access_token } = await subjectOf(world, "daily-refresh");
    const paths = async (id: string) =>
      (await timelineOf(world, { itemId, accountId: id })).calls.map(({ path }) => path);
    await world.call("/accounts/balance/get", { access_token, options: { account_ids: [secondId] } });
    await world.call("/signal/evaluate", {
      ...{ access_token, account_id: accountId, amount: 5, client_transaction_id: "one" },
    });
    await world.call("/accounts/get", { access_token: await world.tokenOf("pending-hold") });
    expect(await paths(accountId)).toEqual(["/signal/evaluate"]);
    expect(await paths(secondId)).toEqual(["/accounts/balance/get"]);
    const { requests } = (await world.control("GET", "/requests")).body;
    expect(requests).toMatchObject([
      { item_id: itemId, account_ids: [secondId] },
      { item_id: itemId, account_ids: [accountId] },
      { item_id: await world.itemIdOf("pending-hold") },
    ]);
    await world.call("/accounts/get", { access_token, options: { account_ids: ["x".repeat(1000), 7] } });
    await world.call("/accounts/get", { access_token: "access-sandbox-nobody" });
    const last = ((await world.control("GET", "/requests")).body.requests as readonly object[]).slice(-2);
    expect(last[0]).toMatchObject({ item_id: itemId, account_ids: [] });
    expect(last[1]).not.toHaveProperty("item_id");
  });

  it("shades a required login, an outage, and a fault that is of the whole Item", async () => {
    const scenario = scenarioWith({
      faults: [
        { code: "INSTITUTION_DOWN", from: "-10h", until: "-8h" },
        { code: "INSTITUTION_DOWN", from: "+90d" },
      ],
    });
    const world = createTestWorld({ scenarios: [scenario] });
    const { itemId, accountId } = await subjectOf(world, "mine");
    const fault = { item_id: itemId, effect: "error", error_code: "INTERNAL_SERVER_ERROR" };
    await world.advance(hour);
    await world.call("/sandbox/item/reset_login", { access_token: token });
    await world.advance(hour);
    await world.control("POST", `/items/${itemId}/repair`);
    await world.control("POST", "/faults", fault);
    await world.control("POST", "/faults", { ...fault, endpoint: "/accounts/get" });
    await world.control("POST", "/faults", { effect: "error", error_code: "RATE_LIMIT", institution_id: "ins_3" });
    await world.advance(hour);
    await world.control("DELETE", "/faults");
    await world.control("POST", "/faults", { effect: "error", error_code: "PLANNED_MAINTENANCE" });
    const { troubles: all } = await timelineOf(world, { itemId, accountId });
    const troubles = all.filter(({ endpoint }) => endpoint === null);
    expect(troubles.map(({ from, until, code }) => [from.slice(11, 16), until?.slice(11, 16) ?? null, code])).toEqual([
      ["05:00", "07:00", "INSTITUTION_DOWN"],
      ["16:00", "17:00", "ITEM_LOGIN_REQUIRED"],
      ["17:00", "18:00", "INTERNAL_SERVER_ERROR"],
      ["18:00", null, "PLANNED_MAINTENANCE"],
    ]);
    const then = async (at: string) => {
      const { moment } = await timelineOf(world, { itemId, accountId, query: { at } });
      return moment?.answers.map((each) => each.error_code);
    };
    expect(await then("2026-03-02T06:00:00Z")).toEqual([null, "INSTITUTION_DOWN"]);
    expect(await then("2026-03-02T15:30:00Z")).toEqual([null, null]);
    expect(await then("2026-03-02T16:30:00Z")).toEqual(["ITEM_LOGIN_REQUIRED", "ITEM_LOGIN_REQUIRED"]);
    expect(await then("2026-03-02T17:30:00Z")).toEqual(["INTERNAL_SERVER_ERROR", "INTERNAL_SERVER_ERROR"]);
    expect(await then("2026-03-02T18:00:00Z")).toEqual(["PLANNED_MAINTENANCE", "PLANNED_MAINTENANCE"]);
    expect(await then("2026-02-20T00:00:00Z")).toEqual([]);
    expect(await then("2026-03-04T00:00:00Z")).toEqual([]);
  });

  it("shades a fault of one endpoint with its path, and one that leaves no error code with what it does", async () => {
    const world = createTestWorld({ scenarios: [scenarioWith({})] });
    const { itemId, accountId } = await subjectOf(world, "mine");
    await world.control("POST", "/faults", {
      endpoint: "/accounts/get",
      effect: "error",
      error_code: "INTERNAL_SERVER_ERROR",
    });
    await world.advance(hour);
    await world.control("DELETE", "/faults");
    await world.control("POST", "/faults", { item_id: itemId, endpoint: "/accounts/balance/get", effect: "hang" });
    await world.control("POST", "/faults", { item_id: "another", endpoint: "/accounts/balance/get", effect: "hang" });
    // The calls of these are answered.
    await world.control("POST", "/faults", { effect: "stale" });
    await world.control("POST", "/faults", { endpoint: "/accounts/get", delay_ms: 10 });
    await world.control("POST", "/faults", { endpoint: "/accounts/get", effect: "null_fields", fields: ["available"] });
    const { troubles } = await timelineOf(world, { itemId, accountId });
    expect(troubles).toEqual([
      {
        ...{ from: "2026-03-02T15:00:00.000Z", until: "2026-03-02T16:00:00.000Z" },
        ...{ code: "INTERNAL_SERVER_ERROR", fault: null, endpoint: "/accounts/get" },
      },
      {
        ...{ from: "2026-03-02T16:00:00.000Z", until: null },
        ...{ code: null, fault: "hang", endpoint: "/accounts/balance/get" },
      },
    ]);
  });

  it("says what a fault would have done to an answer", async () => {
    const world = createTestWorld({ scenarios: [scenarioWith({})] });
    const { itemId, accountId } = await subjectOf(world, "mine");
    await world.control("POST", "/faults", { endpoint: "/accounts/get", effect: "null_fields", fields: ["available"] });
    await world.control("POST", "/faults", { endpoint: "/accounts/balance/get", effect: "hang" });
    const { moment } = await timelineOf(world, { itemId, accountId, query: { at: start } });
    expect(moment?.answers).toMatchObject([
      { endpoint: "/accounts/get", available: null, current: 130, error_code: null, fault: null },
      { endpoint: "/accounts/balance/get", available: null, current: null, error_code: null, fault: "hang" },
    ]);
  });

  it("tells of a copy that stayed while transactions adjusted what is answered", async () => {
    const world = createTestWorld();
    const { itemId, accountId } = await subjectOf(world, "adjusted-cache");
    const [entry] = await world.ledgerOf("adjusted-cache");
    const { copies } = await timelineOf(world, { itemId, accountId });
    const last = copies.at(-1);
    expect(last).toMatchObject({ cause: "adjusted-by-transactions", available: entry?.cached.available });
    expect(last?.ledger_of).toBe(entry?.cached.as_of);
    expect(Date.parse(last?.at ?? "")).toBeGreaterThan(Date.parse(last?.ledger_of ?? ""));
  });

  it("a moment knows no transaction that Plaid received later", async () => {
    const scenario = scenarioWith(
      {
        refresh: [{ product: "transactions", every: "6h", last: "-5h" }],
        switches: { adjusted_by_transactions: true, transactions_leave_balance: true },
      },
      { activity: [{ at: "+2h", amount: 30, name: "Shoes" }] },
    );
    const world = createTestWorld({ scenarios: [scenario] });
    const { itemId, accountId } = await subjectOf(world, "mine");
    await world.advance(24 * hour);
    const { moment, copies } = await timelineOf(world, { itemId, accountId, query: { at: "2026-03-02T20:00:00Z" } });
    expect(moment?.answers[0]).toMatchObject({ endpoint: "/accounts/get", current: 100 });
    expect(copies.at(-1)).toMatchObject({ at: "2026-03-02T22:00:00.000Z", current: 70 });
  });

  it("keeps what was answered before the bank corrected it", async () => {
    const world = createTestWorld({ scenarios: [] });
    await world.control("POST", "/clock", { frozen: true });
    const { item_id: itemId, access_token } = await world.link({
      options: { override_username: "user_transactions_dynamic" },
    });
    await world.advance(hour);
    const { body } = await world.call("/accounts/balance/get", { access_token });
    const [account] = body.accounts;
    const before = body.now ?? (await world.control("GET", "/clock")).body.now;
    await world.advance(hour);
    await world.call("/transactions/refresh", { access_token });
    const line = await timelineOf(world, { itemId, accountId: account?.account_id ?? "", query: { at: before } });
    const { available, current } = account?.balances ?? {};
    expect(stepAt(line.copies, before)).toMatchObject({ available, current, cause: "balance-get" });
    expect(stepAt(line.bank, before)).toMatchObject({ available, current });
    expect(line.moment?.answers).toMatchObject([
      { endpoint: "/accounts/get", available, current },
      { endpoint: "/accounts/balance/get", available, current },
    ]);
    expect(line.copies.at(-1)?.current).not.toBe(current);
  });

  it("of a scenario that began again tells the new life alone", async () => {
    const world = createTestWorld();
    const { itemId, accountId, access_token } = await subjectOf(world, "daily-refresh");
    await world.control("POST", "/faults", { item_id: itemId, effect: "error", error_code: "INTERNAL_SERVER_ERROR" });
    await world.call("/sandbox/item/reset_login", { access_token });
    await world.advance(hour);
    world.machine.pass(5000);
    await world.control("POST", "/scenarios", { name: "daily-refresh" });
    const line = await timelineOf(world, { itemId, accountId, query: { at: "2026-03-02T15:30:00Z" } });
    const { troubles, copies, moment } = line;
    // The machine's clock has not moved: the new life is told by the moment at which it was put here.
    expect(line.begun_at).toBe(new Date(world.machine.now()).toISOString());
    expect(troubles).toEqual([]);
    expect(copies.every(({ cause }) => cause !== "balance-get")).toBe(true);
    expect(moment?.answers.map((each) => each.error_code)).toEqual([null, null]);
  });

  it("holds at most 2,000 points of a long life, the newest and the extremes among them", async () => {
    const [deep, high] = [777, 5000];
    const activity = [
      { at: "-200d", posts: "-200d", reversed: "-199d", amount: deep, name: "Deep" },
      { at: "-100d", posts: "-100d", reversed: "-99d", amount: -high, name: "High" },
      { at: "-340d", amount: 1, name: "Tea", repeat: { every: "20h", times: 400 } },
    ];
    const refresh = [{ product: "transactions", every: "2h", last: "-1h" }];
    const world = createTestWorld({ scenarios: [scenarioWith({ linked: "-350d", refresh }, { activity })] });
    const { itemId, accountId } = await subjectOf(world, "mine");
    await world.call("/accounts/balance/get", { access_token: token });
    const line = await timelineOf(world, { itemId, accountId });
    expect(line.bank.length + line.copies.length).toBeLessThanOrEqual(2000);
    expect(line.left_out).toBeGreaterThan(2000);
    const available = line.bank.map((step) => step.available ?? 0);
    expect(Math.max(...available) - Math.min(...available)).toBeGreaterThan(high);
    expect(line.copies.at(0)?.cause).toBe("link");
    expect(line.copies.at(-1)?.cause).toBe("balance-get");
    // What stands for others says so, and names none of them.
    const merged = line.bank.filter(({ change }) => change === "several");
    expect(merged.length).toBeGreaterThan(0);
    expect(merged.every(({ name, amount }) => name === null && amount === null)).toBe(true);
    const newest = await timelineOf(world, { itemId, accountId, query: { from: "2026-02-20T00:00:00Z" } });
    expect(newest.left_out).toBe(0);
  });

  it("goes with a state that is saved and loaded", async () => {
    const world = createTestWorld({ journal: fakeJournal() });
    const { access_token } = await subjectOf(world, "daily-refresh");
    await world.advance(2 * hour);
    await world.call("/accounts/balance/get", { access_token });
    await world.control("POST", "/clock", { frozen: true });
    const lines = await timelinesOf(world);
    const saved = (await world.control("GET", "/state")).body;
    const other = createTestWorld({ journal: fakeJournal(), scenarios: [] });
    expect((await other.control("PUT", "/state", saved)).status).toBe(200);
    expect(await timelinesOf(other)).toEqual(lines);
  });
});

type Journal = NonNullable<NonNullable<Parameters<typeof createTestWorld>[0]>["journal"]>;

/** A journal in memory. */
function fakeJournal(): Journal {
  let world = { header: null as unknown, changes: [] as unknown[] };
  return {
    kept: null,
    append: (change) => void world.changes.push(change),
    read: () => world as ReturnType<Journal["read"]>,
    setAside: () => "",
    replace(other) {
      world = { header: other.header, changes: [...other.changes] };
    },
  };
}
