import { beforeEach, describe, expect, test } from "vitest";
import type * as vscode from "vscode";
import type { ItemFacts } from "../../../src/core/item/item.ts";
import { PendingWork } from "../../../src/host/pendingWork.ts";
import { ItemStore } from "../../../src/host/store/itemStore.ts";
import { ItemsTree } from "../../../src/host/tree/itemsTree.ts";
import type { TreeNode } from "../../../src/host/tree/nodes.ts";
import { TreeViewState } from "../../../src/host/tree/treeViewState.ts";
import type { ItemReads } from "../../../src/host/work/itemReads.ts";
import { itemFacts } from "../../builders/comparison.ts";
import { anItem, fakeMemento, stillClock } from "./support/fakes.ts";

const clock = stillClock();
const extensionUri = { path: "/extension" } as vscode.Uri;
const error = { errorType: "ITEM_ERROR", errorCode: "ITEM_LOGIN_REQUIRED", errorMessage: "" };
const healthy = { error: null } as ItemFacts;

let items: ItemStore;
let treeState: TreeViewState;
let tree: ItemsTree;
let fired: (TreeNode | undefined)[];
let reads: string[];

function setUp(count: number) {
  items = new ItemStore("local");
  treeState = new TreeViewState(fakeMemento());
  reads = [];
  const itemReads = { read: async (itemId: string) => void reads.push(itemId) } as unknown as ItemReads;
  tree = new ItemsTree({
    items,
    treeState,
    itemReads,
    pending: new PendingWork(),
    clock,
    extensionUri,
    mayList: () => true,
  });
  items.listLoaded(
    Array.from({ length: count }, (_, index) =>
      anItem({ itemId: `id${index}`, alias: `Item ${index}`, institutionId: null }),
    ),
  );
  fired = [];
  tree.onDidChangeTreeData((node) => fired.push(node));
}

async function shownIds(parent?: TreeNode): Promise<readonly string[]> {
  return (await tree.getChildren(parent)).map(({ id }) => id);
}

test("the list that VS Code waits for is told with its answer, and not as a change beside it", async () => {
  setUp(0);
  items = new ItemStore("local");
  const list = async () => {
    items.listLoading();
    await Promise.resolve();
    items.listLoaded([anItem({ itemId: "one" }), anItem({ itemId: "two" })]);
  };
  tree = new ItemsTree({
    items,
    treeState,
    itemReads: { list } as unknown as ItemReads,
    pending: new PendingWork(),
    clock,
    extensionUri,
    mayList: () => true,
  });
  tree.onDidChangeTreeData((node) => fired.push(node));
  expect(await shownIds()).toHaveLength(2);
  expect(fired).toEqual([]);
  items.listLoaded([anItem({ itemId: "one" })]);
  expect(fired).toEqual([undefined]);

  // Whoever shows the rows in another place keeps no change from VS Code.
  items.listLoading();
  fired = [];
  const elsewhere = tree.rows();
  items.listLoaded([anItem({ itemId: "three" })]);
  await elsewhere;
  expect(fired).not.toEqual([]);
});

describe("a thousand Items", () => {
  beforeEach(() => setUp(1000));

  test("are a row each, and drawing them reads none", async () => {
    const nodes = await tree.getChildren();
    expect(nodes).toHaveLength(1000);
    const rows = await Promise.all(nodes.map((node) => tree.getTreeItem(node)));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1000);
    expect(rows[999]).toMatchObject({ label: "Item 999", collapsibleState: 1 });
    expect(reads).toEqual([]);
  });

  test("are filtered at every key, and come back in their order", async () => {
    const all = await shownIds();
    for (const filter of ["9", "99", "999"]) {
      treeState.filter = filter;
      expect(await shownIds()).toEqual(all.filter((id) => id.includes(filter)));
    }
    treeState.filter = "";
    expect(await shownIds()).toEqual(all);
    // One change of the filter is one drawing of the list.
    expect(fired).toEqual(Array(4).fill(undefined));
  });

  test("a change of one draws its row anew and no other, and the row is the same object: it stays open and selected", async () => {
    const nodes = await tree.getChildren();
    items.update("id500", { facts: healthy });
    expect(fired).toEqual([nodes[500]]);
    expect(fired[0]).toBe(nodes[500]);
    expect((await tree.getChildren())[500]).toBe(nodes[500]);
  });

  test("an Item that was open is open again when a filter gives it back, and not once its list is another", async () => {
    const [first] = await tree.getChildren();
    if (first === undefined) throw new Error("no row");
    tree.noteOpen(first, true);
    treeState.filter = "none of them";
    treeState.filter = "";
    expect(await tree.getTreeItem(first)).toMatchObject({ collapsibleState: 2 });
    tree.noteOpen(first, false);
    expect(await tree.getTreeItem(first)).toMatchObject({ collapsibleState: 1 });
    tree.noteOpen(first, true);
    items.reset("sandbox");
    items.listLoaded([anItem({ itemId: "id0" })]);
    const [again] = await tree.getChildren();
    expect(again && (await tree.getTreeItem(again)).collapsibleState).toBe(1);
  });

  test("an age that has grown is drawn anew on the rows that have one, and nothing is read for it", async () => {
    const nodes = await tree.getChildren();
    items.update("id2", { accounts: [] });
    items.update("id4", { accounts: [] });
    fired.length = 0;
    tree.redrawAges();
    expect(fired).toEqual([nodes[2], nodes[4]]);
    expect(reads).toEqual([]);
  });

  test("reading the list again keeps every row the object it was", async () => {
    const before = await tree.getChildren();
    items.listLoaded(items.list().map(({ item }) => item));
    const after = await tree.getChildren();
    expect(after.every((node, index) => node === before[index])).toBe(true);
  });

  test("sorted, a change that moves no row draws one row; one that moves it draws the list", async () => {
    await treeState.sortBy("health");
    fired.length = 0;
    await tree.getChildren();
    items.update("id3", { facts: { error } as ItemFacts });
    expect(fired).toEqual([undefined]);
    expect((await shownIds())[0]).toBe("item/id3");
    items.update("id3", { busy: true });
    expect(fired.slice(1)).toEqual([expect.objectContaining({ id: "item/id3" })]);
  });

  test("filtered, a change that brings a row in or out draws the list", async () => {
    treeState.filter = "@login-required";
    fired.length = 0;
    expect(await shownIds()).toEqual([]);
    items.update("id7", { facts: { error } as ItemFacts });
    items.update("id8", { busy: true });
    expect(fired).toEqual([undefined, expect.objectContaining({ id: "item/id8" })]);
    expect(await shownIds()).toEqual(["item/id7"]);
  });
});

describe("rows", () => {
  beforeEach(() => setUp(2));

  const rowOf = async (id: string): Promise<vscode.TreeItem> => {
    const below = async (parent?: TreeNode): Promise<TreeNode[]> => {
      const nodes = await tree.getChildren(parent);
      return [...nodes, ...(await Promise.all(nodes.map(below))).flat()];
    };
    const found = (await below()).find((node) => node.id === id);
    if (found === undefined) throw new Error(`no row ${id}`);
    return tree.getTreeItem(found);
  };

  test("only the first opening of an Item reads it; a failure is not retried on its own", async () => {
    const [first, second] = await tree.getChildren();
    await tree.getChildren(first);
    items.update("id0", { accounts: [], facts: healthy });
    items.update("id1", { failure: { reason: "timed-out", requestId: null } });
    await tree.getChildren(first);
    await tree.getChildren(second);
    expect(reads).toEqual(["id0"]);
  });

  test("an account that no call named is not shown by its ID", async () => {
    const account = { accountId: "vQpZ9", name: null, mask: "0011", type: "depository", subtype: "checking" } as const;
    items.update("id0", { accounts: [{ ...account, balance: null }], facts: healthy });
    const [item] = await tree.getChildren();
    const rows = await Promise.all((await tree.getChildren(item)).map((node) => tree.getTreeItem(node)));
    expect(rows.map(({ label }) => label)).toContain("Unnamed account ••0011");
    expect(JSON.stringify(rows.map(({ label, accessibilityInformation: info }) => [label, info]))).not.toMatch("vQpZ9");
  });

  test("each row below another says which is above it", async () => {
    items.update("id0", { accounts: [], facts: { ...healthy, error } });
    const [item] = await tree.getChildren();
    const [fact] = await tree.getChildren(item);
    expect(fact?.id).toBe("item/id0/error");
    expect(fact && tree.getParent(fact)).toBe(item);
    expect(item && tree.getParent(item)).toBeUndefined();
  });

  test("an error offers its mending: the login's repair here, any other code's page of Plaid's", async () => {
    items.update("id0", { accounts: [], facts: { ...healthy, error } });
    expect((await rowOf("item/id0/error")).command).toMatchObject({
      command: "balanceLens.item.repairLogin",
      arguments: [{ itemId: "id0" }],
    });
    const locked = { ...error, errorCode: "ITEM_LOCKED" };
    items.update("id0", { facts: { ...healthy, error: locked } });
    const other = await rowOf("item/id0/error");
    expect(other).toMatchObject({ label: "ITEM_LOCKED", command: { command: "vscode.open" } });
  });

  test("times are told by the server's clock, as far as it has run on", async () => {
    const status = { lastSuccessfulUpdate: "2030-01-01T00:00:00Z", lastFailedUpdate: null };
    const answered = clock.now() - 3_600_000;
    const facts = { ...healthy, transactions: status, lastWebhook: null, createdAt: null, consentExpirationTime: null };
    items.update("id0", {
      accounts: [],
      facts: facts as unknown as ItemFacts,
      factsAt: { server: Date.parse("2030-01-01T02:00:00Z"), answered },
    });
    expect(await rowOf("item/id0/updated")).toMatchObject({ label: "Updated 3 h ago", description: "Transactions" });
  });

  test("where webhooks go is told without what may be a key", async () => {
    const webhookRows = async (webhook: string) => {
      items.update("id0", { accounts: [], facts: itemFacts({ webhook }) });
      const node = (await tree.getChildren((await tree.getChildren())[0])).find(({ id }) => id === "item/id0/updated");
      if (node === undefined) throw new Error("no row");
      const { tooltip } = tree.resolveTreeItem(tree.getTreeItem(node), node);
      return String(tooltip)
        .split("\n")
        .filter((line) => line.startsWith("Webhook:"));
    };
    expect(await webhookRows("https://me:canary@hooks.example/plaid?key=canary")).toEqual([
      "Webhook: https://hooks.example/plaid?\u2026",
    ]);
    expect(await webhookRows("https://hooks.example/plaid")).toEqual(["Webhook: https://hooks.example/plaid"]);
  });

  test("an Item's row offers what it can do, and says what it is", async () => {
    items.update("id0", {
      item: anItem({ itemId: "id0", alias: "Mine", products: ["transactions"], testUser: "user_transactions_dynamic" }),
      accounts: [],
      facts: { ...healthy, webhook: null } as ItemFacts,
    });
    const able = await rowOf("item/id0");
    const always = "can-update-webhook can-rotate-token";
    expect(able.contextValue).toBe(
      `item local healthy can-reset-login can-add-transactions can-refresh-transactions ${always}`,
    );
    expect(able).toMatchObject({ label: "Mine", description: "First Platypus Bank · transactions" });
    const age = { provenance: "bounded", source: "product-update", asOf: null, ageMs: 8.6 * 3_600_000 } as never;
    const widest = { value: 214.25, currency: "USD" };
    items.update("id0", { gap: { kind: "read", widest, gaps: new Map(), age, hasChangedSince: false } });
    // A side bar of the usual width ends within the bank's name.
    expect((await rowOf("item/id0")).description).toBe("$214.25 too high · ≤ 9 h · First Platypus Bank · transactions");
    items.update("id0", { facts: { error } as ItemFacts });
    expect((await rowOf("item/id0")).description).toBe("login required · First Platypus Bank · transactions");
    items.update("id0", { facts: { error, webhook: "https://example.com" } as ItemFacts, busy: true });
    expect((await rowOf("item/id0")).contextValue).toBe(
      `item local login-required busy can-repair can-fire-webhook ${always}`,
    );
  });
});

describe("groups", () => {
  const lesson = (place: number, group: string) => ({
    place,
    group,
    label: `Lesson ${place}`,
    bank: "A Bank",
    summary: "Why.",
  });
  const taught = (place: number, group: string) => anItem({ itemId: `id${place}`, lesson: lesson(place, group) });

  beforeEach(() => {
    setUp(0);
    items.listLoaded([taught(1, "Start here"), taught(2, "Start here"), taught(3, "When calls fail")]);
  });

  const stateOf = async (id: string) => {
    const node = (await tree.getChildren()).find((each) => each.id === id);
    if (node === undefined) throw new Error(`no group ${id}`);
    return (await tree.getTreeItem(node)).collapsibleState;
  };

  test("hold the Items that teach alike, the first one open, and the way up leads through them", async () => {
    const [first, second] = await tree.getChildren();
    expect([first?.id, second?.id]).toEqual(["group/Start here", "group/When calls fail"]);
    expect(await shownIds(first)).toEqual(["item/id1", "item/id2"]);
    expect(await shownIds(second)).toEqual(["item/id3"]);
    expect([await stateOf("group/Start here"), await stateOf("group/When calls fail")]).toEqual([2, 1]);
    const row = tree.rowOf("id3");
    expect(row && tree.getParent(row)).toBe(second);
    expect(reads).toEqual([]);
  });

  test("a person's own Items stand on top, open, once there is one", async () => {
    items.listLoaded([anItem({ itemId: "own" }), ...items.list().map(({ item }) => item)]);
    const [first] = await tree.getChildren();
    expect(first && (await tree.getTreeItem(first))).toMatchObject({ label: "My Items", collapsibleState: 2 });
    expect(await shownIds(first)).toEqual(["item/own"]);
  });

  test("what a person opens or closes stays so, in the next window too", async () => {
    const [first, second] = await tree.getChildren();
    if (first === undefined || second === undefined) throw new Error("no group");
    tree.noteOpen(first, false);
    tree.noteOpen(second, true);
    items.listLoaded(items.list().map(({ item }) => item));
    expect([await stateOf("group/Start here"), await stateOf("group/When calls fail")]).toEqual([1, 2]);
  });

  test("are not drawn under a filter, in another order, or where there is one alone", async () => {
    treeState.filter = "lesson 3";
    expect(await shownIds()).toEqual(["item/id3"]);
    treeState.filter = "";
    await treeState.sortBy("name");
    expect(await shownIds()).toEqual(["item/id1", "item/id2", "item/id3"]);
    await treeState.sortBy("added");
    items.listLoaded([taught(1, "Start here")]);
    expect(await shownIds()).toEqual(["item/id1"]);
  });

  test("a row says what it teaches, and once it was compared by how much the cache was off", async () => {
    const node = tree.rowOf("id1");
    if (node === null) throw new Error("no row");
    expect(await tree.getTreeItem(node)).toMatchObject({ label: "Lesson 1", description: "A Bank" });
    const row = await tree.resolveTreeItem(await tree.getTreeItem(node), node);
    expect(String(row.tooltip).split("\n").slice(0, 2)).toEqual(["Why.", ""]);
    const age = { provenance: "bounded", source: "product-update", asOf: null, ageMs: 8.6 * 3_600_000 } as never;
    const gap = { value: 214.25, currency: "USD" };
    const read = { kind: "read", widest: null, gaps: new Map(), age, hasChangedSince: false } as const;
    items.update("id1", { gap: { ...read, widest: gap, gaps: new Map([["acc", gap]]) } });
    expect(await tree.getTreeItem(node)).toMatchObject({ description: "$214.25 too high · ≤ 9 h" });
    items.update("id1", { gap: { ...read, widest: { ...gap, value: -1 } } });
    expect(await tree.getTreeItem(node)).toMatchObject({ description: "$1.00 too low · ≤ 9 h" });
    items.update("id1", { gap: read });
    expect(await tree.getTreeItem(node)).toMatchObject({ description: "match · live" });
    items.update("id1", { gap: { ...read, hasChangedSince: true } });
    expect(await tree.getTreeItem(node)).toMatchObject({ description: "matched · changed since" });
    const limited = { reason: "rate-limited", requestId: null } as const;
    items.update("id1", { gap: { kind: "no-live-balance", failure: limited } });
    expect(await tree.getTreeItem(node)).toMatchObject({ description: "429" });
    items.update("id1", { facts: { error } as ItemFacts });
    expect(await tree.getTreeItem(node)).toMatchObject({ description: "login required" });
  });
});
