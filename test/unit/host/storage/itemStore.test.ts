import { expect, test } from "vitest";
import type { ItemFacts } from "../../../../src/core/item/item.ts";
import { ItemStore, type ItemsChange } from "../../../../src/host/store/itemStore.ts";
import { healthOf } from "../../../../src/host/tree/itemHealth.ts";
import { itemNode } from "../../../../src/host/tree/nodes.ts";
import { failureOfRow, rootRows, rowsBelow } from "../../../../src/host/tree/rows.ts";
import { anItem } from "../support/fakes.ts";

const failure = { reason: "unreachable", requestId: null } as const;
const account = { accountId: "acc1", name: "Checking", mask: "0000", type: null, subtype: null, balance: null };

function setUp() {
  const items = new ItemStore("local");
  const changes: ItemsChange[] = [];
  items.onDidChange((change) => changes.push(change));
  return { items, changes };
}

test("a change of one Item names that Item alone", () => {
  const { items, changes } = setUp();
  items.listLoaded([anItem(), anItem({ itemId: "item2" })]);
  items.update("item2", { busy: true });
  expect(changes).toEqual([{ kind: "list" }, { kind: "item", itemId: "item2" }]);
});

test("reading the list again keeps what is known of an Item, and drops an Item that is gone", () => {
  const { items } = setUp();
  items.listLoaded([anItem(), anItem({ itemId: "item2" })]);
  items.update("item1", { accounts: [account] });
  items.listLoaded([anItem({ alias: "renamed" })]);
  expect(items.list()).toEqual([expect.objectContaining({ accounts: [account], item: anItem({ alias: "renamed" }) })]);
});

test("an update of an Item that is gone changes nothing", () => {
  const { items, changes } = setUp();
  items.update("item1", { busy: true });
  expect(items.list()).toEqual([]);
  expect(changes).toEqual([]);
});

test("changing the environment forgets everything", () => {
  const { items } = setUp();
  items.listLoaded([anItem()]);
  items.listFailed(failure);
  items.reset("sandbox");
  expect([items.environment, items.status, items.failure, items.list()]).toEqual(["sandbox", "unread", null, []]);
});

test("a failure of the list is a row, and the Items that are known stay below it", () => {
  const { items } = setUp();
  items.listLoaded([anItem()]);
  items.listFailed(failure);
  expect(rootRows(items, items.list(), false).map(({ id }) => id)).toEqual(["failure", "item/item1"]);
  expect(failureOfRow(items, null)).toEqual(failure);
});

test("a failure of an Item is a row above its accounts until it is retried", () => {
  const { items } = setUp();
  items.listLoaded([anItem()]);
  items.update("item1", { accounts: [account], failure });
  expect(rowsBelow(items, itemNode("item1")).map(({ id }) => id)).toEqual([
    "item/item1/failure",
    "item/item1/account/acc1",
  ]);
  items.update("item1", { failure: null });
  expect(rowsBelow(items, itemNode("item1")).map(({ id }) => id)).toEqual(["item/item1/account/acc1"]);
});

test("an Item's error is above its accounts and its last update below them, once they are known", () => {
  const { items } = setUp();
  items.listLoaded([anItem({ products: ["auth", "transactions"] })]);
  const status = { lastSuccessfulUpdate: null, lastFailedUpdate: null };
  const facts = { error: null, transactions: status, investments: null } as ItemFacts;
  items.update("item1", { accounts: [account], facts });
  const below = () => rowsBelow(items, itemNode("item1")).map(({ id }) => id);
  expect(below()).toEqual(["item/item1/account/acc1", "item/item1/updated"]);
  const error = { errorType: "ITEM_ERROR", errorCode: "ITEM_LOGIN_REQUIRED", errorMessage: "" };
  items.update("item1", { facts: { ...facts, error } });
  expect(below()).toEqual(["item/item1/error", "item/item1/account/acc1", "item/item1/updated"]);
});

test("health: unread is not healthy, and a login that is required shows from either source", () => {
  const error = { errorType: "ITEM_ERROR", errorCode: "ITEM_LOGIN_REQUIRED", errorMessage: "" };
  const facts = { error } as Parameters<typeof healthOf>[0]["facts"];
  const healthy = { error: null } as Parameters<typeof healthOf>[0]["facts"];
  expect(healthOf({ item: anItem(), accounts: null, facts: null, failure: null })).toBe("unread");
  expect(healthOf({ item: anItem(), accounts: null, facts: healthy, failure: null })).toBe("healthy");
  expect(healthOf({ item: anItem(), accounts: null, facts, failure: null })).toBe("login-required");
  expect(
    healthOf({
      item: anItem(),
      accounts: null,
      facts: null,
      failure: { reason: "item-login-required", requestId: null },
    }),
  ).toBe("login-required");
  expect(healthOf({ item: anItem(), accounts: null, facts: healthy, failure })).toBe("failed");
});
