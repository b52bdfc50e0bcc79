import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStateFolder } from "../../../../src/emulator/state/stateFolder.ts";
import { access_token, scenarioWith, worldWith } from "../support/ownScenario.ts";
import { createTestWorld, type TestWorld } from "../support/world.ts";

const card = {
  type: "credit",
  subtype: "credit card",
  current: 800,
  limit: 2000,
  // Written in no order: the moments decide.
  limit_changes: [
    { at: "+1d", limit: 500 },
    { at: "-1h", limit: 3000 },
  ],
  activity: [],
};

async function balancesOf(world: TestWorld) {
  const [cached, live] = [
    (await world.call("/accounts/get", { access_token })).body.accounts[0]?.balances,
    (await world.control("GET", `/items/${await world.itemIdOf("mine")}/ledger`)).body.accounts[0] as unknown,
  ];
  return { cached, live: (live as { bank: unknown }).bank };
}

describe("a limit that changes", () => {
  it("is the one of each moment: at the bank at once, in the copy as of its own time", async () => {
    const world = worldWith({}, card);
    expect(await balancesOf(world)).toMatchObject({
      cached: { available: 1200, current: 800, limit: 2000 },
      live: { available: 2200, current: 800, limit: 3000 },
    });
    const { accounts } = (await world.call("/accounts/balance/get", { access_token })).body;
    expect(accounts[0]?.balances).toMatchObject({ available: 2200, current: 800, limit: 3000 });
    expect((await balancesOf(world)).cached).toMatchObject({ available: 2200, current: 800, limit: 3000 });
    // Lowered below what is owed, a day later: there is less than nothing left.
    await world.advance(86_400);
    expect(await balancesOf(world)).toMatchObject({
      cached: { available: 2200, limit: 3000 },
      live: { available: -300, current: 800, limit: 500 },
    });
    await world.advance(86_400);
    expect((await balancesOf(world)).cached).toMatchObject({ available: -300, current: 800, limit: 500 });
  });

  it("of a deposit account is its overdraft, and there may have been none before", async () => {
    const world = worldWith({}, { limit_changes: [{ at: "-1h", limit: 300 }] });
    expect(await balancesOf(world)).toMatchObject({ cached: { limit: null }, live: { limit: 300, available: 100 } });
  });

  it("is told in the events, with its cause", async () => {
    const world = worldWith({}, card);
    await world.advance(2 * 86_400);
    const { events } = (await world.control("GET", `/events?item_id=${await world.itemIdOf("mine")}`)).body;
    expect(events.filter(({ what }) => what === "limit-changed")).toMatchObject([
      { at: "2026-03-02T14:00:00.000Z", cause: "bank", details: { limit: 3000 } },
      { at: "2026-03-03T15:00:00.000Z", cause: "bank", details: { limit: 500 } },
    ]);
  });

  it("is never told by a bank that tells no limit", async () => {
    const world = worldWith({}, { ...card, untold: ["limit"] });
    expect(await balancesOf(world)).toMatchObject({ cached: { limit: null }, live: { limit: null, available: 2200 } });
  });
});

describe("a world with a limit that changes", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "emulator-limits-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is the same after the end of its process, and in one it was saved to", async () => {
    const open = (name: string) => openStateFolder(path.join(folder, name)).journal;
    const world = createTestWorld({ journal: open("one"), scenarios: [scenarioWith({}, card)] });
    await world.call("/accounts/balance/get", { access_token });
    await world.advance(86_400);
    const ledger = await world.ledgerOf("mine");
    expect(ledger[0]).toMatchObject({ bank: { limit: 500 }, cached: { limit: 3000 } });
    expect(await createTestWorld({ journal: open("one") }).ledgerOf("mine")).toEqual(ledger);
    const other = createTestWorld({ journal: open("two") });
    const saved = (await world.control("GET", "/state")).body;
    expect((await other.control("PUT", "/state", saved)).status).toBe(200);
    expect(await other.ledgerOf("mine")).toEqual(ledger);
  });
});

describe("limit-changed", () => {
  it("differs in the limit and in what is available by the same sum, and not in what is owed", async () => {
    const [account] = await createTestWorld().ledgerOf("limit-changed");
    expect(account).toMatchObject({
      bank: { available: 2187.6, current: 812.4, limit: 3000 },
      cached: { available: 1187.6, current: 812.4, limit: 2000 },
    });
  });
});
