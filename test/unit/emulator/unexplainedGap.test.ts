import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openStateFolder } from "../../../src/emulator/state/stateFolder.ts";
import { createTestWorld, type TestWorld, type TransactionRow } from "./support/world.ts";

/** What a client reads around its real-time call, in the order of a comparison. */
async function readAround(world: TestWorld, pass: () => void) {
  const access_token = await world.tokenOf("unexplained-gap");
  const look = async () => {
    pass();
    const { status } = (await world.call("/item/get", { access_token })).body;
    const { accounts } = (await world.call("/accounts/get", { access_token })).body;
    const { added } = (await world.call("/transactions/sync", { access_token })).body;
    const { transactions } = status as { transactions: { last_successful_update: string } };
    return { stamp: transactions.last_successful_update, current: accounts[0]?.balances.current, rows: added };
  };
  const before = await look();
  pass();
  const answer = await world.call("/accounts/balance/get", { access_token });
  const { now } = (await world.control("GET", "/clock")).body;
  return { before, live: answer.body.accounts[0]?.balances.current, answeredAt: now, after: await look() };
}

describe("unexplained-gap", () => {
  it.each([
    ["a clock that stands still", true],
    ["a clock that ticks", false],
  ])("is listed by no update, not by one at or after the real-time call either: %s", async (_, frozen) => {
    const world = createTestWorld();
    await world.control("POST", "/clock", { frozen });
    const { before, live, answeredAt, after } = await readAround(world, () => world.machine.pass(700));
    expect([before.current, live, after.current]).toEqual([667.67, 550.24, 550.24]);
    expect(before.stamp).toBe("2026-03-02T14:50:20.000Z");
    expect(after.stamp).toBe(answeredAt);
    expect(after.rows).toEqual(before.rows);
    expect(before.rows.filter((row: TransactionRow) => Math.abs(row.amount) === 117.43)).toEqual([]);
  });

  it("has the same stamp after the end of its process", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "emulator-gap-"));
    try {
      const open = () => {
        const { journal } = openStateFolder(folder);
        return createTestWorld({ journal, scenarios: ["unexplained-gap"] });
      };
      const world = open();
      const access_token = await world.tokenOf("unexplained-gap");
      await world.call("/accounts/balance/get", { access_token });
      // Nobody has looked since: the update right behind the call is still to come when the process ends.
      const again = open();
      again.machine.pass(5000);
      const { status } = (await again.call("/item/get", { access_token })).body;
      expect(status).toMatchObject({ transactions: { last_successful_update: "2026-03-02T15:00:00.000Z" } });
      expect(await again.ledgerOf("unexplained-gap")).toEqual(await world.ledgerOf("unexplained-gap"));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("gives the same bytes to the same calls again", async () => {
    const read = async () => {
      const world = createTestWorld();
      await world.control("POST", "/clock", { frozen: true });
      return JSON.stringify(await readAround(world, () => undefined));
    };
    expect(await read()).toBe(await read());
  });
});
