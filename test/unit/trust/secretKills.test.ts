import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eraseSandboxTraces } from "../../../src/host/commands/plaidSandbox/sandboxTraces.ts";
import { seededDraw } from "../../builders/attack/seeded.ts";
import { aComparison, anItem, aReading } from "../host/support/fakes.ts";
import { changeOf, type KeeperChange } from "./support/keeperChange.ts";
import { type Keepers, openKeepers } from "./support/keepers.ts";
import { startKeepersWriter } from "./support/keepersWriter.ts";
import { keysOf, tokenOf } from "./support/makeChange.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "balance-lens-kept-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const comparison = aComparison({
  item: anItem(),
  readings: Array.from({ length: 20 }, (_, index) => aReading({ id: `single:/accounts/get#${index}` })),
});

/** What is kept, fact by fact: a token, a label, the keys or a comparison, each of which is there as a whole or not. */
type Facts = Readonly<Record<string, string>>;

/** What is kept once a change was made. */
function after(facts: Facts, { what, number, of }: KeeperChange): Facts {
  const without = (isGone: (name: string) => boolean): Facts =>
    Object.fromEntries(Object.entries(facts).filter(([name]) => !isGone(name)));
  const [token, label] = [{ [`token ${of}`]: tokenOf(number) }, { [`label ${of}`]: `${what} ${number}` }];
  if (what === "put") return { ...facts, ...token, ...label };
  if (what === "replace") return { ...facts, ...token };
  if (what === "label") return { ...facts, ...label };
  if (what === "remove") return without((name) => name === `token ${of}` || name === `label ${of}`);
  if (what === "keys") return { ...facts, keys: JSON.stringify(keysOf(number)) };
  if (what === "erase-keys") return without((name) => name === "keys");
  // Saved responses are files of the person's own.
  if (what === "sign-out") return without((name) => !name.startsWith("comparison saved"));
  return { ...facts, [`comparison ${of}`]: String(number) };
}

/** What the next window finds, by the readers it has. */
async function found({ sandboxItems, keys, history, secretNames }: Keepers): Promise<Facts> {
  const facts: Record<string, string> = {};
  const items = await sandboxItems.list();
  for (const { itemId, alias } of items) {
    if (alias !== undefined) facts[`label ${itemId}`] = alias;
    const token = await sandboxItems.accessTokenOf(itemId).catch(() => null);
    if (token !== null) facts[`token ${itemId}`] = token;
  }
  // Whatever has a token is listed, or nothing could ever erase it.
  const tokens = secretNames().filter((name) => name.startsWith("sandbox.token."));
  expect(items.map(({ itemId }) => `sandbox.token.${itemId}`)).toEqual(expect.arrayContaining(tokens));
  const read = await keys.read();
  if (read !== null) facts.keys = JSON.stringify(read);
  // Stopped anywhere, keys are there or are not: never said to be lost.
  expect(await keys.state()).toBe(read === null ? "none" : "stored");
  for (const file of await history.list()) {
    const kept = await history.find(({ name }) => name === file.name);
    expect(kept?.readings).toHaveLength(20);
    facts[`comparison ${file.comparisonId}`] = kept?.item.alias ?? "";
  }
  return facts;
}

test("keys, tokens, Items and the history survive being killed at any moment, and signing out too", async () => {
  const draw = seededDraw(19);
  const made = new Set<string>();
  let facts: Facts = {};
  let first = 0;
  let acknowledged = 0;
  for (let kill = 0; kill < 50; kill += 1) {
    if (kill % 10 === 0) {
      // From the beginning, so that the first write of all is hit too.
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      facts = {};
    }
    const writer = startKeepersWriter({ folder, comparison, first });
    const numbers = await writer.killAfter(1 + draw.whole(12), draw.whole(10));
    expect(numbers.length).toBeGreaterThan(0);
    acknowledged += numbers.length;
    for (const number of numbers) {
      made.add(changeOf(number).what);
      facts = after(facts, changeOf(number));
    }
    const underWay = changeOf(first + numbers.length);
    // Not always the same one after the one that was cut short.
    first += numbers.length + 1 + draw.whole(9);

    const unreadable: string[] = [];
    const now = await found(openKeepers(folder, (name) => unreadable.push(name)));
    expect(unreadable).toEqual([]);
    const then = after(facts, underWay);
    for (const name of new Set([...Object.keys(facts), ...Object.keys(then), ...Object.keys(now)])) {
      // As it was acknowledged, or as the change that was under way would have it; nothing in between.
      expect([`${name}: ${facts[name]}`, `${name}: ${then[name]}`]).toContain(`${name}: ${now[name]}`);
    }
    facts = now;
    if (kill % 10 === 9) {
      const keepers = openKeepers(folder, () => undefined);
      expect(await eraseSandboxTraces(keepers.traces)).toEqual([]);
      expect(keepers.secretNames()).toEqual([]);
    }
  }
  expect([...made].sort()).toEqual([
    ...["compare", "compare-saved", "erase-keys", "keys", "label", "put"],
    ...["remove", "repeat", "replace", "sign-out"],
  ]);
  expect(acknowledged).toBeGreaterThan(200);
}, 240_000);
