import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Age } from "../../../src/core/age/ageLookup.ts";
import type { ItemFacts } from "../../../src/core/item/item.ts";
import type { ItemEntry } from "../../../src/host/store/itemStore.ts";
import { facetsOf } from "../../../src/host/tree/facets.ts";
import { filterItems, sortItems, tagsOf } from "../../../src/host/tree/filterAndSortItems.ts";
import { healthOf, isStale, oldestAge } from "../../../src/host/tree/itemHealth.ts";
import { type SortKey, sortKeys, TreeViewState } from "../../../src/host/tree/treeViewState.ts";
import { anItem, fakeMemento } from "./support/fakes.ts";

const now = Date.parse("2026-11-22T10:00:00Z");
const hour = 3_600_000;
const context = { now, collator: new Intl.Collator("en", { numeric: true, sensitivity: "base" }) };
const nothing = { facts: null, factsAt: null, accounts: null, gap: null, failure: null, busy: false } as const;

function balanceOf(ageMs: number | null) {
  const age: Age =
    ageMs === null
      ? { provenance: "unknown", source: "none", asOf: null, ageMs }
      : { provenance: "bounded", source: "link-time", asOf: new Date(now - ageMs).toISOString(), ageMs };
  const balances = { available: 1, current: 1, limit: null, isoCurrencyCode: "USD", unofficialCurrencyCode: null };
  return { balances, endpoint: "/accounts/get", age, answeredAt: now } as const;
}

function anAccount(accountId: string, ageMs: number | null) {
  return { accountId, name: null, mask: null, type: null, subtype: null, balance: balanceOf(ageMs) };
}

/** Items as they come: read or not, broken or not, of any age. */
const entries: fc.Arbitrary<readonly ItemEntry[]> = fc
  .array(
    fc.record({
      alias: fc.option(fc.constantFrom("Ärger", "item 2", "item 10", "Zoë's bank"), { nil: undefined }),
      institution: fc.constantFrom("First Platypus Bank", "Tartan Bank", null),
      products: fc.subarray(["transactions", "auth", "investments"]),
      created: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
      error: fc.option(fc.constantFrom("ITEM_LOGIN_REQUIRED", "ITEM_LOCKED"), { nil: null }),
      ages: fc.option(fc.array(fc.option(fc.integer({ min: 0, max: 900 * hour }), { nil: null }), { maxLength: 3 }), {
        nil: null,
      }),
      failed: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((drawn) =>
    drawn.map(({ alias, institution, products, created, error, ages, failed }, index): ItemEntry => {
      const facts = {
        createdAt: created === null ? null : new Date(now - created * hour).toISOString(),
        error: error === null ? null : { errorType: "ITEM_ERROR", errorCode: error, errorMessage: "" },
      } as ItemFacts;
      return {
        ...nothing,
        item: anItem({
          itemId: `id${index}`,
          institutionName: institution,
          institutionId: institution === null ? null : `ins_${institution.length}`,
          products,
          ...(alias !== undefined && { alias }),
        }),
        facts: ages === null ? null : facts,
        accounts: ages?.map((ageMs, account) => anAccount(`a${account}`, ageMs)) ?? null,
        failure: failed ? { reason: "timed-out", requestId: null } : null,
      };
    }),
  );

const idsOf = (list: readonly ItemEntry[]) => list.map(({ item }) => item.itemId);

describe("filtering", () => {
  const words = fc.constantFrom(
    "platypus",
    "TARTAN",
    "ärger",
    "arger",
    "@stale",
    "@login-required",
    "@auth",
    "id1",
    "none",
  );

  test("what is left is a part of the list in its order, and one word more never brings one back", () => {
    fc.assert(
      fc.property(entries, fc.array(words, { maxLength: 3 }), words, (list, some, more) => {
        const few = filterItems(list, some.join(" "), now);
        const fewer = filterItems(list, [...some, more].join("  "), now);
        expect(list.filter((entry) => few.includes(entry))).toEqual(few);
        expect(few).toEqual(expect.arrayContaining([...fewer]));
        // A filter asks for each word, in whatever order.
        expect(filterItems(list, [more, ...some].join(" "), now)).toEqual(fewer);
      }),
    );
  });

  test("an empty filter leaves every Item, and so does the @ that begins a tag", () => {
    fc.assert(
      fc.property(entries, (list) => [" ", "", "@", " @ "].every((each) => filterItems(list, each, now) === list)),
    );
  });

  test("a tag fits as a whole, and fits the very Items that have it", () => {
    fc.assert(
      fc.property(entries, (list) => {
        for (const tag of new Set(list.flatMap((entry) => tagsOf(entry, now)))) {
          const having = list.filter((entry) => tagsOf(entry, now).includes(tag));
          expect(filterItems(list, `@${tag}`, now)).toEqual(having);
          expect(filterItems(list, `@${tag.slice(0, -1)}`, now)).toEqual([]);
        }
      }),
    );
  });

  test("neither case nor accents matter, in a name, an institution, a scenario, a product or an id", () => {
    const entry: ItemEntry = {
      ...nothing,
      item: anItem({ alias: "Zoë's Bank", scenario: "pending-hold", itemId: "AbC" }),
    };
    for (const text of ["zoe's", "ZOË", "platypus first", "pending", "auth", "abc", "ins_109508", "unread"]) {
      expect(filterItems([entry], text, now), text).toEqual([entry]);
    }
    expect(filterItems([entry], "tartan", now)).toEqual([]);
  });

  test("each way to narrow leaves as many Items as it says, some and not all", () => {
    fc.assert(
      fc.property(entries, words, (list, filter) => {
        const shown = filterItems(list, filter, now).length;
        for (const { tag, count } of facetsOf(list, filter, now)) {
          expect(filterItems(list, `${filter} @${tag}`, now)).toHaveLength(count);
          expect(count).toBeGreaterThan(0);
          expect(count).toBeLessThan(shown);
        }
      }),
    );
  });
});

test("what asks for something is offered first, however few Items it is", () => {
  const list = ["a", "b", "c"].map(
    (itemId): ItemEntry => ({ ...nothing, item: anItem({ itemId, products: [itemId] }) }),
  );
  const broken: ItemEntry = {
    ...nothing,
    item: anItem({ itemId: "d", products: [] }),
    failure: { reason: "item-login-required", requestId: null },
  };
  expect(facetsOf([...list, broken], "", now).map(({ tag }) => tag)).toEqual([
    "login-required",
    "unread",
    "a",
    "b",
    "c",
  ]);
});

describe("sorting", () => {
  const keys = fc.constantFrom(...sortKeys);

  test("no Item comes or goes, and sorting twice is sorting once", () => {
    fc.assert(
      fc.property(entries, keys, (list, key) => {
        const once = sortItems(list, key, context);
        expect(idsOf(once).sort()).toEqual(idsOf(list).sort());
        expect(sortItems(once, key, context)).toEqual(once);
      }),
    );
  });

  test("what is not known is last: a creation nobody has read, an age nobody has read", () => {
    fc.assert(
      fc.property(entries, (list) => {
        const known = (key: SortKey, isKnown: (entry: ItemEntry) => boolean) => {
          const flags = sortItems(list, key, context).map(isKnown);
          expect(flags).toEqual([...flags].sort((left, right) => Number(right) - Number(left)));
        };
        known("created", ({ facts }) => facts?.createdAt != null);
        known("age", (entry) => oldestAge(entry, now) !== null);
        known("health", (entry) => healthOf(entry) !== "unread");
      }),
    );
  });

  test("by health a login that is required is first, and a stale Item before one that is not", () => {
    fc.assert(
      fc.property(entries, (list) => {
        const sorted = sortItems(list, "health", context);
        const logins = sorted.map((entry) => healthOf(entry) === "login-required");
        expect(logins.lastIndexOf(true)).toBe(logins.filter(Boolean).length - 1);
        const healthy = sorted.filter((entry) => healthOf(entry) === "healthy").map((entry) => isStale(entry, now));
        expect(healthy).toEqual([...healthy].sort((left, right) => Number(right) - Number(left)));
      }),
    );
  });

  test("by age an unknown one counts as the oldest, and by name numbers count as numbers", () => {
    const aged = [1, null, 30 * hour, 5].map(
      (ageMs, index): ItemEntry => ({
        ...nothing,
        item: anItem({ itemId: `id${index}`, alias: `item ${12 - index}` }),
        accounts: [anAccount("a", ageMs)],
      }),
    );
    expect(idsOf(sortItems(aged, "age", context))).toEqual(["id1", "id2", "id3", "id0"]);
    expect(idsOf(sortItems(aged, "name", context))).toEqual(["id3", "id2", "id1", "id0"]);
    expect(sortItems(aged, "added", context)).toBe(aged);
  });
});

describe("the state of the tree's view", () => {
  test("an order is remembered for the next window, a filter is not", async () => {
    const memento = fakeMemento();
    const treeState = new TreeViewState(memento);
    let fired = 0;
    treeState.onDidChange(() => {
      fired += 1;
    });
    await treeState.sortBy("age");
    treeState.filter = " @stale ";
    treeState.filter = "@stale";
    expect(fired).toBe(2);
    expect([treeState.sortIn("local"), treeState.filter, treeState.isPlainIn("local")]).toEqual([
      "age",
      "@stale",
      false,
    ]);
    const next = new TreeViewState(memento);
    expect([next.sortIn("sandbox"), next.filter, next.isPlainIn("sandbox")]).toEqual(["age", "", false]);
  });

  test("nobody having chosen, lessons follow each other, and in Plaid Sandbox the worst Item comes first", () => {
    const treeState = new TreeViewState(fakeMemento());
    expect([treeState.sortIn("local"), treeState.sortIn("sandbox")]).toEqual(["added", "health"]);
  });

  test("an order of another version is the order of the list", async () => {
    const memento = fakeMemento();
    await memento.update("tree.sort", "colour");
    const treeState = new TreeViewState(memento);
    expect([treeState.sortIn("local"), treeState.isPlainIn("local")]).toEqual(["added", true]);
  });
});
