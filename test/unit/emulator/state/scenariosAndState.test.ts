import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import dailyRefresh from "../../../../src/emulator/scenarios/daily-refresh.json" with { type: "json" };
import { openStateFolder } from "../../../../src/emulator/state/stateFolder.ts";
import { createTestWorld, handMachine, type TestWorld } from "../support/world.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "emulator-scenarios-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(options: Parameters<typeof createTestWorld>[0] = {}, name = "state") {
  const { journal } = openStateFolder(path.join(folder, name));
  return createTestWorld({ journal, ...options });
}

async function scenariosIn(world: TestWorld) {
  return (await world.control("GET", "/items")).body.items.map(({ scenario }) => scenario);
}

describe("POST scenarios", () => {
  it("adds the Item of a scenario that was not there, as if linked now, and keeps it", async () => {
    const world = open({ scenarios: ["just-linked"] });
    await world.advance(30 * 86_400);
    const { status, body } = await world.control("POST", "/scenarios", { name: "pending-hold" });
    expect([status, body.scenario]).toEqual([200, "pending-hold"]);
    expect(await scenariosIn(world)).toEqual(["just-linked", "pending-hold"]);
    const ledger = await world.ledgerOf("pending-hold");
    const fresh = await createTestWorld({ scenarios: ["pending-hold"] }).ledgerOf("pending-hold");
    const balances = (rows: typeof ledger) => rows.map(({ bank, cached }) => [bank, cached.available, cached.current]);
    expect(balances(ledger)).toEqual(balances(fresh));
    expect(await open().ledgerOf("pending-hold")).toEqual(ledger);
  });

  it("lets one that is there begin again: its cache, its faults and its token", async () => {
    const world = open({ scenarios: ["daily-refresh"] });
    const { item_id, access_token } = await world.itemOf("daily-refresh");
    const before = await world.ledgerOf("daily-refresh");
    await world.call("/accounts/balance/get", { access_token });
    await world.control("POST", "/faults", { item_id, effect: "stale" });
    const rotated = (await world.call("/item/access_token/invalidate", { access_token })).body;
    await world.control("POST", "/scenarios", { name: "daily-refresh" });
    expect((await world.control("GET", "/faults")).body.faults).toEqual([]);
    expect(await world.ledgerOf("daily-refresh")).toEqual(before);
    expect((await world.call("/item/get", { access_token })).status).toBe(200);
    const old = String(rotated.new_access_token);
    expect((await world.call("/item/get", { access_token: old })).status).toBe(400);
  });

  it("takes a scenario of one's own, and sends no webhook of what lies before it", async () => {
    const world = open({ scenarios: ["just-linked"] });
    const scenario = {
      ...dailyRefresh,
      name: "mine",
      access_token: "access-sandbox-00000000-0000-4000-8000-0000000000aa",
      webhook: "http://127.0.0.1:1/hook",
    };
    const { body } = await world.control("POST", "/scenarios", { scenario });
    expect(await scenariosIn(world)).toContain("mine");
    expect((await world.control("GET", `/webhooks?item_id=${body.item_id}`)).body.webhooks).toEqual([]);
    expect(await scenariosIn(open())).toContain("mine");
  });

  it("lets one of one's own begin again by its name, also after a restart of the sandbox", async () => {
    const mine = { ...dailyRefresh, name: "mine", access_token: "access-sandbox-00000000-0000-4000-8000-0000000000aa" };
    const world = open({ scenarios: ["just-linked"] });
    await world.control("POST", "/scenarios", { scenario: mine });
    const before = await world.ledgerOf("mine");
    for (const opened of [() => world, () => open()]) {
      const each = opened();
      await each.call("/accounts/balance/get", { access_token: mine.access_token });
      expect((await each.control("POST", "/scenarios", { name: "mine" })).status).toBe(200);
      expect(await each.ledgerOf("mine")).toEqual(before);
    }
    expect((await world.control("GET", "/scenarios")).body).toMatchObject({
      scenarios: expect.arrayContaining([expect.objectContaining({ name: "mine", loaded: true })]),
    });
  });

  it("answers an evaluation of its life before anew, not as a repeat of it", async () => {
    const world = open({ scenarios: ["daily-refresh"] });
    const { access_token } = await world.itemOf("daily-refresh");
    const evaluate = async (id: string) => {
      const accounts = (await world.call("/accounts/get", { access_token })).body.accounts;
      const asked = { access_token, account_id: accounts[0]?.account_id, amount: 10, client_transaction_id: id };
      return (await world.call("/signal/evaluate", asked)).body.core_attributes;
    };
    const before = await evaluate("same");
    await world.advance(30 * 86_400);
    expect(await evaluate("same")).toEqual(before);
    await world.control("POST", "/scenarios", { name: "daily-refresh" });
    await world.advance(86_400);
    const now = await evaluate("other");
    expect(now).not.toEqual(before);
    expect(await evaluate("same")).toEqual(now);
  });

  it.each([
    [{ name: "nope" }, /There is no scenario nope/],
    [{ name: "all" }, /name one scenario/],
    [{}, /exactly one of/],
    [{ name: "non-usd", scenario: {} }, /exactly one of/],
    [{ scenario: { name: "mine" } }, /scenario mine cannot be used/],
    [{ scenario: { ...dailyRefresh, name: "thief" } }, /Another Item has the access token/],
    [{ scenario: { ...dailyRefresh, institution_id: "ins_none" } }, /no institution ins_none/],
  ])("refuses %j, and changes nothing", async (asked, message) => {
    const world = open({ scenarios: ["daily-refresh"] });
    const before = await world.ledgerOf("daily-refresh");
    const { status, body } = await world.control("POST", "/scenarios", asked);
    expect([status, body.error_code]).toEqual([400, "INVALID_FIELD"]);
    expect(body.error_message).toMatch(message);
    expect(await world.ledgerOf("daily-refresh")).toEqual(before);
  });
});

describe("POST reset", () => {
  it("begins again with other scenarios, and again after the process", async () => {
    const world = open({ scenarios: ["daily-refresh"] });
    await world.link({});
    await world.control("POST", "/reset", { scenarios: ["non-usd", "just-linked"] });
    expect(await scenariosIn(world)).toEqual(["non-usd", "just-linked"]);
    expect(await scenariosIn(open())).toEqual(["non-usd", "just-linked"]);
  });

  it("refuses a scenario that nobody knows, and goes on as before", async () => {
    const world = open({ scenarios: ["daily-refresh"] });
    const { access_token } = await world.link({});
    const { status, body } = await world.control("POST", "/reset", { scenarios: ["nope"] });
    expect([status, body.error_code]).toEqual([400, "INVALID_FIELD"]);
    expect((await world.call("/item/get", { access_token })).status).toBe(200);
    expect((await open().call("/item/get", { access_token })).status).toBe(200);
  });
});

describe("a saved state", () => {
  it("is the same world elsewhere, its clock where it was, and outlives the process there", async () => {
    const world = open({ seed: 5 });
    const { access_token } = await world.link({});
    await world.advance(86_400);
    await world.control("POST", "/faults", { endpoint: "/item/get", effect: "error", error_code: "ITEM_LOCKED" });
    const saved = (await world.control("GET", "/state")).body;
    const { now } = (await world.control("GET", "/clock")).body;
    const ledger = await world.ledgerOf("daily-refresh");

    const machine = handMachine();
    machine.pass(90 * 86_400_000);
    const other = open({ machine }, "other");
    expect((await other.control("PUT", "/state", saved)).status).toBe(200);
    expect((await other.control("GET", "/clock")).body.now).toBe(now);
    const again = open({ machine }, "other");
    for (const each of [other, again]) {
      expect(await each.ledgerOf("daily-refresh")).toEqual(ledger);
      expect((await each.call("/item/get", { access_token })).body.error_code).toBe("ITEM_LOCKED");
    }
  });

  it.each([
    [{}],
    [{ kind: "balance-lens-local-sandbox", header: { kind: "begin" }, changes: [] }],
    [{ format: 2 }],
    [{ start: "now" }],
    [{ scenarios: [{ name: "mine" }] }],
    [{ changes: [{ kind: "clock", frozen: false, at: 1e18, real: 1 }] }],
    [{ changes: [{ kind: "clock", frozen: false, at: 1, real: 1 }] }],
    [{ changes: [{ kind: "reset", start: 1, at: 1, real: 1 }] }],
    [{ changes: [{ kind: "fault", fault: {}, at: Date.parse("2026-04-01T00:00:00Z"), real: 1 }] }],
    [{ changes: [null] }],
  ])("that cannot be one is refused, and the world goes on: %j", async (wrong: Record<string, unknown>) => {
    const world = open({ scenarios: ["daily-refresh"] });
    const { access_token } = await world.link({});
    const saved = (await world.control("GET", "/state")).body as unknown as { header: object };
    const { changes, ...header } = wrong;
    const state =
      "kind" in wrong
        ? wrong
        : { ...saved, header: { ...saved.header, ...header }, ...(changes !== undefined && { changes }) };
    const { status } = await world.control("PUT", "/state", Object.keys(wrong).length === 0 ? {} : state);
    expect(status).toBe(400);
    for (const each of [world, open()]) {
      expect((await each.call("/item/get", { access_token })).status).toBe(200);
    }
  });

  it("is not to be had where nothing is kept", async () => {
    const { status, body } = await createTestWorld().control("GET", "/state");
    expect([status, body.error_code]).toEqual([400, "INVALID_FIELD"]);
  });
});
