import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isKeptComparison } from "../../../src/core/documents/comparisonShape.ts";
import { readTokenList } from "../../../src/core/item/tokenList.ts";
import { readPanelIdentity } from "../../../src/host/panel/panelIdentity.ts";
import { SecretValues } from "../../../src/host/secretValues.ts";
import { readSettings } from "../../../src/host/settings.ts";
import { withLocalAliases } from "../../../src/host/storage/localAliases.ts";
import { RealTimeCalls } from "../../../src/host/storage/realTimeCalls.ts";
import { lastRulesetKey, rememberRuleset, rulesetKeys } from "../../../src/host/storage/rulesetKeys.ts";
import { SandboxItems } from "../../../src/host/storage/sandboxItems.ts";
import { SandboxKeyStore } from "../../../src/host/storage/sandboxKeys.ts";
import { itemInEnvironment, itemLabel, itemTitle } from "../../../src/host/store/itemNames.ts";
import type { ItemEntry } from "../../../src/host/store/itemStore.ts";
import { facetsOf } from "../../../src/host/tree/facets.ts";
import { filterItems, sortItems } from "../../../src/host/tree/filterAndSortItems.ts";
import { itemTooltip, possibleChanges } from "../../../src/host/tree/itemRow.ts";
import { sortKeys, TreeViewState } from "../../../src/host/tree/treeViewState.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { initialView, readSavedSubject, readSavedView, savedState } from "../../../webview/comparison/viewState.ts";
import {
  aComparison,
  anItem,
  aReading,
  fakeFolder,
  fakeMemento,
  fakeSecrets,
  stillClock,
} from "../host/support/fakes.ts";
import { mutated, steps } from "./support/mutations.ts";

/** Few, to notice a break; more by this variable, to look for one. */
const numRuns = Number(process.env.BALANCE_LENS_SHAPES ?? 500);
const now = Date.parse("2026-11-22T10:00:00Z");
const texts = createTextContext({ locale: "en", messages: {}, timeZone: "UTC" });
const unread = { facts: null, factsAt: null, accounts: null, gap: null, failure: null, busy: false } as const;

/** What was written, as JSON, damaged in any way: its values, or its text. */
function damaged(good: unknown): fc.Arbitrary<string> {
  const text = JSON.stringify(good);
  return fc.oneof(
    { weight: 5, arbitrary: steps.map((changes) => JSON.stringify(mutated(good, changes)) ?? "null") },
    { weight: 1, arbitrary: fc.nat(text.length).map((length) => text.slice(0, length)) },
    { weight: 1, arbitrary: fc.json() },
  );
}

/** Everything that shows an Item. Whoever adds a reader that can throw adds it here. */
function showItems(entries: readonly ItemEntry[]): void {
  const collator = new Intl.Collator("en");
  for (const sort of sortKeys) sortItems(entries, sort, { now, collator });
  for (const filter of ["a", "product:auth", "@", "\ud800"]) filterItems(entries, filter, now);
  facetsOf(entries, "", now);
  for (const entry of entries) {
    itemTooltip(entry, { now, context: texts });
    for (const shown of [itemLabel(entry), itemTitle(entry.item), itemInEnvironment(entry.item)]) shown.trim();
    possibleChanges(entry);
  }
}

describe("whatever is read of what was kept can be used by everything that reads it", () => {
  test("the files that label Items", async () => {
    const item = anItem({ environment: "sandbox", alias: "mine", scenario: "x", testUser: "user_good" });
    await fc.assert(
      fc.asyncProperty(damaged({ item, addedAt: 5 }), damaged({ item, addedAt: 7 }), async (one, other) => {
        const folder = fakeFolder();
        folder.saved.set("item1.json", one).set("item2.json", other);
        const secrets = fakeSecrets();
        const items = await new SandboxItems({
          folder,
          secrets,
          known: new SecretValues(),
          clock: stillClock(),
        }).list();
        expect(items.length).toBeGreaterThan(0);
        showItems(items.map((each) => ({ ...unread, item: each })));
        // It is in the comparisons that are made of it: one guard must not refuse what the other let through.
        for (const each of items) {
          const made = aComparison({ item: each });
          expect(isKeptComparison(JSON.parse(JSON.stringify(made)))).toBe(true);
        }
      }),
      { numRuns },
    );
  });

  test("the list of tokens, and the tokens that it names", async () => {
    await fc.assert(
      fc.asyncProperty(damaged(["item1", "item2"]), async (text) => {
        const [folder, secrets] = [fakeFolder(), fakeSecrets()];
        const items = () => new SandboxItems({ folder, secrets, known: new SecretValues(), clock: stillClock() });
        await items().put(anItem({ environment: "sandbox" }), "access-sandbox-1");
        secrets.saved.set("sandbox.tokens", text);
        expect((await items().list()).map(({ itemId }) => itemId)).toContain("item1");
        await items().put(anItem({ environment: "sandbox", itemId: "item3" }), "access-sandbox-3");
        expect(await items().erase()).toEqual({ tokensOf: [], isSureOfTokens: true, files: [] });
        expect([...secrets.saved]).toEqual([]);
      }),
      { numRuns },
    );
  });

  test("the keys", async () => {
    await fc.assert(
      fc.asyncProperty(damaged({ clientId: "a", secret: "b" }), async (text) => {
        const [secrets, memento] = [fakeSecrets(), fakeMemento()];
        secrets.saved.set("sandbox.keys", text);
        const keys = new SandboxKeyStore({ secrets, memento, known: new SecretValues() });
        const read = await keys.read();
        if (read !== null) expect([typeof read.clientId, typeof read.secret]).toEqual(["string", "string"]);
        expect(await keys.state()).toBe(read === null ? "none" : "stored");
      }),
      { numRuns },
    );
  });

  test("VS Code's memory: real-time calls, ruleset keys, names and the order of rows", async () => {
    const good = {
      "sandbox.realTimeCalls": { item1: "2026-11-22T09:00:00.000Z", item2: "2026-11-21T09:00:00.000Z" },
      "sandbox.rulesetKeys": { keys: ["a", "b"], isLastUsed: true },
      "local.alias.item1": "mine",
      "tree.sort": "name",
    };
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom("item1", "item2", "toString", "__proto__"), async (changes, itemId) => {
        const memento = fakeMemento();
        for (const [key, value] of Object.entries(Object(mutated(good, changes)))) await memento.update(key, value);
        const calls = new RealTimeCalls(memento);
        const item = anItem({ itemId, environment: "sandbox" });
        const made = aComparison({ item, lastOwnRealTimeAt: calls.lastOf(itemId, "sandbox") });
        expect(isKeptComparison(JSON.parse(JSON.stringify(made)))).toBe(true);
        const reading = aReading({ kind: "real-time", serverTime: "2026-11-22T10:00:00.000Z" });
        await calls.learn({
          ...made,
          readings: [{ ...reading, sent: { accountIds: null, minLastUpdatedDatetime: null } }],
        });
        expect(calls.lastOf(itemId, "sandbox")).toBe("2026-11-22T10:00:00.000Z");

        for (const key of rulesetKeys(memento, "sandbox")) expect(key).toBeTypeOf("string");
        await rememberRuleset(memento, "sandbox", "new");
        expect(lastRulesetKey(memento, "sandbox")).toBe("new");
        showItems(withLocalAliases(memento, [item]).map((each) => ({ ...unread, item: each })));
        expect(sortKeys).toContain(new TreeViewState(memento).sortIn("sandbox"));
      }),
      { numRuns },
    );
  });

  test("the state of a panel, which the page and the host take for the same", () => {
    const view = {
      ...initialView,
      filter: "x",
      unfolded: ["a"],
      hidden: ["b"],
      open: { readingId: "r", accountId: null },
    };
    const state = savedState({ itemId: "item1", comparisonId: "c1" }, view);
    expect(readSavedView(state)).toEqual(view);
    fc.assert(
      fc.property(fc.oneof(damaged(state), fc.constant(JSON.stringify({ ...state, itemId: "" }))), (text) => {
        const saved = parsed(text);
        expect(readSavedSubject(saved)).toEqual(readPanelIdentity(saved));
        const read = readSavedView(saved);
        // What is read is kept again with the next change, and then read as the same.
        expect(
          readSavedView(JSON.parse(JSON.stringify(savedState({ itemId: "i", comparisonId: null }, read)))),
        ).toEqual(read);
      }),
      { numRuns },
    );
  });

  test("settings", () => {
    const defaults: Readonly<Record<string, unknown>> = {
      environment: "local",
      "local.latency": "sandbox",
      "local.scenarios": ["all"],
      "local.allowedHosts": [],
      "sandbox.url": "",
      "compare.includeEvaluate": true,
      confirmRealTimeFetch: true,
    };
    const kinds = (value: unknown): unknown =>
      typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(Object(value)).map(([key, each]) => [key, kinds(each)]))
        : Array.isArray(value)
          ? "list"
          : typeof value;
    const usual = kinds(readSettings({ get: (key) => defaults[key], defaultOf: (key) => defaults[key] }));
    fc.assert(
      fc.property(steps, (changes) => {
        const chosen = Object(mutated(defaults, changes)) as Record<string, unknown>;
        const settings = readSettings({ get: (key) => chosen[key], defaultOf: (key) => defaults[key] });
        expect(kinds(settings)).toEqual(usual);
        expect(["local", "sandbox"]).toContain(settings.environment);
        for (const name of settings.local.scenarios) expect(name).toBeTypeOf("string");
      }),
      { numRuns },
    );
  });

  test("lists of tokens that somebody kept", () => {
    const token = "access-sandbox-0a1b2c3d-0000-4000-8000-000000000001";
    const list = { items: [token, { access_token: `${token}2` }, { access_token: "access-production-x" }] };
    fc.assert(
      fc.property(
        fc.oneof(
          damaged(list),
          fc.array(fc.constantFrom(token, "[", "{", "#x", "\u0000")).map((lines) => lines.join("\n")),
        ),
        (text) => {
          const { tokens, refused } = readTokenList(text);
          for (const { accessToken } of tokens) expect(accessToken).toMatch(/^access-sandbox-[A-Za-z0-9-]+$/i);
          for (const { position } of [...tokens, ...refused]) expect(position).toBeGreaterThan(0);
        },
      ),
      { numRuns },
    );
  });
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
