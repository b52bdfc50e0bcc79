import { expect, test } from "vitest";
import { cachedAccountBodies } from "../../../../src/emulator/answers/accountBody.ts";
import { findScenarios } from "../../../../src/emulator/scenarios/findScenarios.ts";
import { atOnce } from "../../../../src/emulator/state/slices.ts";
import { addScenarios } from "../../../../src/emulator/world/addScenario.ts";
import { createWorld } from "../../../../src/emulator/world/world.ts";

/** The first Item of that scenario. */
function itemOf(scenario: string) {
  const world = createWorld(1);
  atOnce(addScenarios(world, { start: Date.parse("2026-03-10T14:00:00Z"), scenarios: findScenarios([scenario]) }));
  const [item] = world.items.values();
  if (item === undefined) throw new Error(`no Item in ${scenario}`);
  return item;
}

test("an Item's list of accounts is made once, though its products leave some of them out", () => {
  const item = itemOf("daily-refresh");
  const { accounts } = item;
  expect(accounts.length).toBeGreaterThan(2);
  const all = cachedAccountBodies(item, accounts, null);
  const some = cachedAccountBodies(item, accounts.slice(0, 2), null);
  expect(some).toHaveLength(2);
  expect(cachedAccountBodies(item, accounts, null)).toBe(all);
  expect(cachedAccountBodies(item, accounts.slice(0, 2), null)).toBe(some);
});

test("a list that names an account many times is not kept: it may be of any length", () => {
  const item = itemOf("daily-refresh");
  const [account] = item.accounts;
  const asked = Array.from({ length: item.accounts.length + 1 }, () => account as NonNullable<typeof account>);
  const list = cachedAccountBodies(item, asked, null);
  expect(cachedAccountBodies(item, asked, null)).not.toBe(list);
  expect(cachedAccountBodies(item, asked, null)).toEqual(list);
});
