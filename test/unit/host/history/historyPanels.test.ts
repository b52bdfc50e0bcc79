import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as vscode from "vscode";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { HistoryPanels } from "../../../../src/host/history/historyPanels.ts";
import { PendingWork } from "../../../../src/host/pendingWork.ts";
import { comparisonFileName } from "../../../../src/host/storage/comparisonFile.ts";
import { History } from "../../../../src/host/storage/history.ts";
import { ItemStore } from "../../../../src/host/store/itemStore.ts";
import type { ReadOnlyDocument } from "../../../../src/host/window/readOnlyDocuments.ts";
import type { ShownHistory } from "../../../../src/protocol/history.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf, itemFacts } from "../../../builders/comparison.ts";
import { stillClock } from "../support/fakes.ts";
import { forgetWhatHappened, happened, person } from "../support/vscode/happened.ts";
import { pages } from "../support/vscode/pages.ts";

let directory: string;
let history: History;
let pending: PendingWork;
let failures: unknown[];
let diffs: { readonly left: ReadOnlyDocument; readonly right: ReadOnlyDocument; readonly title: string }[];
let panels: HistoryPanels;
let items: ItemStore;

beforeEach(async () => {
  forgetWhatHappened();
  pages.open.clear();
  directory = await mkdtemp(path.join(tmpdir(), "balance-lens-page-"));
  history = new History({ directory, keep: 200, onUnreadable: () => undefined });
  pending = new PendingWork();
  items = new ItemStore("local");
  failures = [];
  diffs = [];
  const log = { error: () => undefined, warn: () => undefined, redacted: (text: string) => text };
  panels = new HistoryPanels({
    extensionUri: vscode.Uri.file("/extension"),
    history,
    items,
    pending,
    clock: stillClock(Date.parse("2026-12-01T12:00:00Z")),
    comparisonWork: { openLatest: async () => undefined },
    documents: { diff: async (left, right, title) => void diffs.push({ left, right, title }) },
    log: log as never,
    run: (_name, work) => pending.track(work()).catch((error: unknown) => void failures.push(error)),
  });
});

afterEach(async () => {
  panels.dispose();
  await pending.whenIdle();
  await rm(directory, { recursive: true, force: true });
});

/** A comparison of a bank of which the cached balance is off by so much, with request ids that begin with its id. */
function made(id: string, { off, bank, day }: { off: number; bank: string; day: number }): Comparison {
  const shown = (value: number) => [checking({ available: value, current: value })];
  const comparison = comparisonOf({
    item: itemFacts({ itemId: `item-${bank}` }),
    cached: shown(1000 + off),
    realTime: shown(1000),
  });
  return {
    ...comparison,
    id,
    startedAt: `2026-11-${day}T10:00:00.000Z`,
    item: { ...comparison.item, itemId: `item-${bank}`, environment: "local", institutionName: bank },
    readings: comparison.readings.map((reading, index) =>
      reading.outcome === "ok" ? { ...reading, requestId: `${id}request${index}` } : reading,
    ),
  };
}

const tartan = made("one", { off: 214.25, bank: "Tartan", day: 28 });
const later = made("two", { off: 0, bank: "Tartan", day: 29 });
const platypus = made("three", { off: -5, bank: "Platypus", day: 30 });
const keyOf = (comparison: Comparison) => comparisonFileName(comparison);

let asked = 0;

/** What the page asks, and the host's answer. */
async function ask(name: string, payload: unknown = null): Promise<unknown> {
  const [page] = pages.open;
  if (page === undefined) throw new Error("no page is open");
  asked += 1;
  const id = asked;
  page.post({ kind: "request", id, name, payload });
  const answer = await expect
    .poll(() => page.sent.find((message) => Reflect.get(Object(message), "id") === id))
    .toMatchObject({ kind: "reply", ok: true })
    .then(() => page.sent.find((message) => Reflect.get(Object(message), "id") === id));
  await pending.whenIdle();
  return Reflect.get(Object(answer), "result");
}

/** The last state that the page was sent, once nothing is under way. */
async function shown(): Promise<ShownHistory> {
  await pending.whenIdle();
  const [page] = pages.open;
  const told = page?.sent.filter((message) => Reflect.get(Object(message), "name") === "history/shown") ?? [];
  return Reflect.get(Object(told.at(-1)), "payload") as ShownHistory;
}

async function open(itemId: string | null = null): Promise<void> {
  for (const comparison of [tartan, later, platypus]) await history.save(comparison);
  panels.show(itemId);
  await ask("history/ready");
}

const find = async (typed: string) => Reflect.get(Object(await ask("history/find", { typed })), "keys");

describe("the page of the history", () => {
  test("lists every comparison, newest first, with verdict, difference and age", async () => {
    await open();
    const { rows, title, unopened } = await shown();
    expect([title, unopened, rows.map(({ item }) => item)]).toEqual(["History", 0, ["Platypus", "Tartan", "Tartan"]]);
    expect(rows[2]?.facts).toMatchObject({ gap: "+$214.25", tone: "warning" });
    expect(rows[1]?.facts).toMatchObject({ verdict: "Match", gap: "", tone: "good" });
  });

  test("finds by request id, amount, bank and date, and by the name that an Item has by now", async () => {
    await open();
    expect(await find("onerequest1")).toEqual([keyOf(tartan)]);
    expect(await find("$214.25")).toEqual([keyOf(tartan)]);
    expect(await find("tartan nov 29")).toEqual([keyOf(later)]);
    expect(await find("yesterday")).toEqual([keyOf(platypus)]);
    expect(await find("renamed")).toEqual([]);
    items.listLoaded([{ ...platypus.item, alias: "Renamed" }]);
    expect(await find("renamed")).toEqual([keyOf(platypus)]);
    expect((await shown()).rows[0]?.item).toBe("Renamed");
    items.update(platypus.item.itemId, { item: { ...platypus.item, alias: "Renamed again" } });
    expect((await shown()).rows[0]?.item).toBe("Renamed again");
  });

  test("of an Item lists and finds its own, until every Item is asked for", async () => {
    await open(tartan.item.itemId);
    expect((await shown()).rows.map(({ key }) => key)).toEqual([keyOf(later), keyOf(tartan)]);
    expect((await shown()).title).toBe("History: Tartan");
    expect(await find("2026-11")).toEqual([keyOf(later), keyOf(tartan)]);
    await ask("history/everyItem");
    expect((await shown()).rows).toHaveLength(3);
    expect((await shown()).title).toBe("History");
  });

  test("follows what is saved, in one tab", async () => {
    await open();
    await history.save(made("four", { off: 1, bank: "Tartan", day: 27 }));
    expect((await shown()).rows).toHaveLength(4);
    panels.show(tartan.item.itemId);
    expect(pages.open.size).toBe(1);
    expect((await shown()).rows).toHaveLength(3);
  });

  test("looks again when it comes to the front: other windows save as well", async () => {
    await open();
    const [page] = pages.open;
    page?.see(false);
    const other = new History({ directory, keep: 200, onUnreadable: () => undefined });
    await other.save(made("four", { off: 1, bank: "Tartan", day: 27 }));
    page?.see(true);
    expect((await shown()).rows).toHaveLength(4);
  });

  test("opens a comparison, and the time line of its Item, by the commands that do", async () => {
    await open();
    await ask("history/open", { key: keyOf(tartan) });
    await ask("history/timeline", { key: keyOf(tartan) });
    expect(happened.commands).toEqual([
      { command: "balanceLens.comparison.open", arguments: [{ comparisonId: "one" }] },
      { command: "balanceLens.timeline.open", arguments: [{ itemId: tartan.item.itemId }] },
    ]);
  });

  test("pins a comparison, which another window then keeps", async () => {
    await open();
    await ask("history/pin", { key: keyOf(tartan), isPinned: true });
    expect((await shown()).rows.map(({ isPinned }) => isPinned)).toEqual([false, false, true]);
    await new History({ directory, keep: 1, onUnreadable: () => undefined }).save(
      made("four", { off: 1, bank: "Tartan", day: 30 }),
    );
    expect((await history.list()).map(({ comparisonId }) => comparisonId)).toEqual(["four", "one"]);
  });

  test("says so when what is to be pinned is gone, and lists it no more", async () => {
    await open();
    await new History({ directory, keep: 200, onUnreadable: () => undefined }).erase(
      ({ comparisonId }) => comparisonId === "one",
    );
    await ask("history/pin", { key: keyOf(tartan), isPinned: true });
    expect(failures).toMatchObject([{ sentence: expect.stringContaining("no longer in the history") }]);
    expect((await shown()).rows).toHaveLength(2);
  });

  test("compares two in the diff editor, the earlier on the left, line by line", async () => {
    await open();
    await ask("history/diff", { key: keyOf(later), otherKey: keyOf(tartan) });
    const [diff] = diffs;
    expect(diff?.title).toMatch(/^Tartan, Nov 28, 2026.* ↔ Tartan, Nov 29, 2026/);
    expect([diff?.left.environment, diff?.right.environment]).toEqual([tartan.environment, later.environment]);
    const [left, right] = [diff?.left.text.split("\n") ?? [], diff?.right.text.split("\n") ?? []];
    const changed = left.filter((line) => !right.includes(line));
    expect(changed).toContain("    available: $1,214.25");
    expect(changed.filter((line) => /\d{2}:\d{2}|request|ms/.test(line))).toHaveLength(1);
  });

  test("deletes one only when that is confirmed", async () => {
    await open();
    await ask("history/delete", { key: keyOf(tartan) });
    expect((await shown()).rows).toHaveLength(3);
    expect(happened.messages).toMatchObject([{ sentence: "Delete this comparison?", modal: true }]);
    person.press = ({ buttons }) => buttons[0];
    await ask("history/delete", { key: keyOf(tartan) });
    expect((await shown()).rows.map(({ key }) => key)).toEqual([keyOf(platypus), keyOf(later)]);
  });

  test("deletes all that are listed and not pinned, when confirmed, and no file that cannot be read", async () => {
    await open(tartan.item.itemId);
    await writeFile(path.join(directory, comparisonFileName({ ...tartan, id: "damaged" })), "{");
    await ask("history/pin", { key: keyOf(later), isPinned: true });
    await ask("history/again");
    person.press = ({ buttons }) => buttons[0];
    await ask("history/deleteUnpinned");
    expect(happened.messages[0]?.detail).toContain("deleted: 1.");
    const left = (await readdir(directory)).filter((name) => name.endsWith(".json"));
    expect(left.toSorted()).toEqual(
      [keyOf(later), keyOf(platypus), comparisonFileName({ ...tartan, id: "damaged" })].toSorted(),
    );
  });

  test("says how many files could not be read and why, and shows one of them in its folder", async () => {
    await writeFile(path.join(directory, comparisonFileName({ ...tartan, id: "damaged" })), "");
    const newer = JSON.stringify({ ...tartan, schemaVersion: 99 });
    await writeFile(path.join(directory, comparisonFileName({ ...tartan, id: "newer" })), newer);
    await writeFile(path.join(directory, "copy of one.json"), JSON.stringify(tartan));
    await open();
    const { rows, unreadable } = await shown();
    expect(rows).toHaveLength(3);
    expect(unreadable).toEqual({
      title: "3 files could not be read. They stay where they are.",
      reasons: expect.arrayContaining([
        "Written by a newer version of Balance Lens: 1",
        "Damaged, or not a comparison: 1",
        "Renamed, or not a file of Balance Lens: 1",
      ]),
    });
    await ask("history/folder");
    expect(happened.commands.map(({ command }) => command)).toEqual(["revealFileInOS"]);
  });

  test("says why the folder cannot be read, and reads it again when asked", async () => {
    await rm(directory, { recursive: true });
    await writeFile(directory, "a file in place of the folder");
    panels.show(null);
    await ask("history/ready");
    expect((await shown()).failure).toMatch(/\w/);
    await rm(directory);
    await ask("history/again");
    expect((await shown()).failure).toBeNull();
  });

  test("does nothing to a row that is not listed, and lets nothing of another shape through", async () => {
    await open(tartan.item.itemId);
    await ask("history/open", { key: keyOf(platypus) });
    await ask("history/pin", { key: "../../elsewhere", isPinned: true });
    expect(happened.commands).toEqual([]);
    expect((await readdir(directory)).filter((name) => name.endsWith(".pinned"))).toEqual([]);
    const [page] = pages.open;
    page?.post({ kind: "request", id: 9999, name: "history/open", payload: { key: 1 } });
    expect(page?.sent).toContainEqual({ kind: "reply", id: 9999, ok: false, reason: "invalid-request" });
  });

  test("comes back after a reload with whose history it was, and closes a second one", async () => {
    for (const comparison of [tartan, platypus]) await history.save(comparison);
    const panel = () => vscode.window.createWebviewPanel("", "", 1);
    await panels.deserializeWebviewPanel(panel(), { schemaVersion: 1, itemId: platypus.item.itemId, view: null });
    await ask("history/ready");
    expect((await shown()).rows.map(({ key }) => key)).toEqual([keyOf(platypus)]);
    await panels.deserializeWebviewPanel(panel(), null);
    expect(pages.open.size).toBe(1);
  });

  test("leaves no listener behind when it is closed", async () => {
    const before = pages.listeners;
    const panel = vscode.window.createWebviewPanel("", "", 1);
    await panels.deserializeWebviewPanel(panel, null);
    await ask("history/ready");
    panel.dispose();
    expect(pages.listeners).toBe(before);
    await history.save(tartan);
    expect(pages.open.size).toBe(0);
  });

  test("stays open when its window ends, so that VS Code restores it, and is told nothing more", async () => {
    await open();
    panels.dispose();
    const [page] = pages.open;
    const told = page?.sent.length;
    await history.save(made("four", { off: 1, bank: "Tartan", day: 27 }));
    await pending.whenIdle();
    expect([pages.open.size, page?.sent.length]).toEqual([1, told]);
  });

  test("remembers nothing of what is deleted while it is hidden", async () => {
    await open();
    const [page] = pages.open;
    page?.see(false);
    await history.erase(({ itemId }) => itemId === tartan.item.itemId);
    await pending.whenIdle();
    expect(await find("2026-11")).toEqual([keyOf(platypus)]);
  });
});
