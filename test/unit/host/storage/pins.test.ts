import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { comparisonFileName } from "../../../../src/host/storage/comparisonFile.ts";
import { History, type StoredComparison } from "../../../../src/host/storage/history.ts";
import { aComparison, anItem, aReading } from "../support/fakes.ts";

let directory: string;
let unreadable: string[];

beforeEach(async () => {
  directory = path.join(await mkdtemp(path.join(tmpdir(), "balance-lens-pins-")), "comparisons");
  unreadable = [];
});

afterEach(() => rm(path.dirname(directory), { recursive: true, force: true }));

/** The history of another window, each time it is called. */
function window(keep = 3, mostBytes = Infinity): History {
  return new History({ directory, keep, mostBytes, onUnreadable: (name) => unreadable.push(name) });
}

function at(minute: number, id = `c${minute}`, itemId = "item1") {
  const startedAt = `2026-11-22T10:${String(minute).padStart(2, "0")}:00.000Z`;
  return aComparison({ id, startedAt, item: anItem({ itemId }), readings: [aReading()] });
}

async function fileOf(history: History, id: string): Promise<StoredComparison> {
  const found = (await history.overview()).files.find(({ comparisonId }) => comparisonId === id);
  if (found === undefined) throw new Error(`no file of ${id}`);
  return found;
}

const idsOf = async (history: History) => (await history.list()).map(({ comparisonId }) => comparisonId);
const pinnedIds = async (history: History) =>
  (await history.overview()).files.flatMap(({ comparisonId, isPinned }) => (isPinned ? [comparisonId] : []));

describe("a pinned comparison", () => {
  test("stays however many are made after it, counts for nothing, and is pinned in the next window too", async () => {
    const history = window();
    for (const minute of [1, 2]) await history.save(at(minute));
    expect(await history.pin(await fileOf(history, "c1"), { isPinned: true })).toBe(true);
    for (const minute of [3, 4, 5, 6]) await history.save(at(minute));
    expect(await idsOf(history)).toEqual(["c6", "c5", "c4", "c1"]);
    expect(await pinnedIds(window())).toEqual(["c1"]);
    await window().save(at(7));
    expect(await idsOf(history)).toEqual(["c7", "c6", "c5", "c1"]);
  });

  test("stays however large it is", async () => {
    const history = window(200, 1);
    await history.save(at(1));
    await history.pin(await fileOf(history, "c1"), { isPinned: true });
    for (const minute of [2, 3]) await history.save(at(minute));
    expect(await idsOf(history)).toEqual(["c3", "c1"]);
  });

  test("that is saved again stays pinned, and takes no place of others", async () => {
    const history = window();
    for (const minute of [1, 2, 3]) await history.save(at(minute));
    await history.pin(await fileOf(history, "c3"), { isPinned: true });
    await history.save(at(4));
    await history.save({ ...at(3), wallMs: 99 });
    expect(await idsOf(history)).toEqual(["c4", "c3", "c2", "c1"]);
    expect(await pinnedIds(history)).toEqual(["c3"]);
  });

  test("that is pinned no more goes as others do", async () => {
    const history = window();
    for (const minute of [1, 2, 3]) await history.save(at(minute));
    const file = await fileOf(history, "c1");
    await history.pin(file, { isPinned: true });
    await history.pin(file, { isPinned: true });
    await history.save(at(4));
    expect(await history.pin(file, { isPinned: false })).toBe(true);
    await history.save(at(5));
    expect(await idsOf(history)).toEqual(["c5", "c4", "c3"]);
  });

  test("that another window pinned is kept by this one", async () => {
    const [here, there] = [window(), window()];
    for (const minute of [1, 2, 3]) await here.save(at(minute));
    await there.pin(await fileOf(there, "c1"), { isPinned: true });
    await here.save(at(4));
    expect(await idsOf(here)).toEqual(["c4", "c3", "c2", "c1"]);
  });

  test("is deleted with its pin when it is erased", async () => {
    const history = window();
    await history.save(at(1));
    await history.pin(await fileOf(history, "c1"), { isPinned: true });
    await history.erase(({ comparisonId }) => comparisonId === "c1");
    expect(await readdir(directory)).toEqual([]);
  });

  test("is passed over where all others are deleted, also one that was pinned after the list was made", async () => {
    const history = window();
    for (const minute of [1, 2, 3]) await history.save(at(minute));
    const names = (await history.list()).map(({ name }) => name);
    await window().pin(await fileOf(history, "c2"), { isPinned: true });
    await history.eraseUnpinned(names);
    expect(await idsOf(history)).toEqual(["c2"]);
  });
});

test("what is gone cannot be pinned, which is said, and leaves nothing behind", async () => {
  const history = window();
  await history.save(at(1));
  const file = await fileOf(history, "c1");
  await window().erase(() => true);
  expect(await history.pin(file, { isPinned: true })).toBe(false);
  expect(await readdir(directory)).toEqual([]);
  await rm(directory, { recursive: true });
  expect(await history.pin(file, { isPinned: true })).toBe(false);
});

test("a pinned comparison stays, whatever other windows save, pin and remove at the same time", async () => {
  const [here, there] = [window(), window()];
  for (const minute of [1, 2, 3]) await here.save(at(minute));
  const said = new Set<string>();
  for (let minute = 4; minute < 30; minute += 2) {
    const oldest = (await there.list()).at(-1);
    const [pinned] = await Promise.all([
      oldest === undefined ? false : there.pin(oldest, { isPinned: true }),
      here.save(at(minute)),
      there.save(at(minute + 1)),
    ]);
    if (pinned && oldest !== undefined) said.add(oldest.comparisonId);
  }
  const kept = await idsOf(here);
  expect(said.size).toBeGreaterThan(0);
  for (const id of said) expect(kept).toContain(id);
  expect(await pinnedIds(window())).toEqual(kept.filter((id) => said.has(id)));
  // A pin without its comparison would say that one is there.
  const pins = (await readdir(directory)).filter((name) => name.endsWith(".pinned"));
  expect(pins).toHaveLength(said.size);
});

describe("a look into the folder", () => {
  const put = async (name: string, text: string) => {
    await mkdir(directory, { recursive: true });
    await writeFile(path.join(directory, name), text);
  };
  const whyOf = async (history: History, id: string) => history.inspect(await fileOf(history, id));

  test("tells apart why a file cannot be read, and removes none of them however many are saved", async () => {
    const history = window();
    await history.save(at(1));
    await put(comparisonFileName(at(10, "newer")), JSON.stringify({ ...at(10, "newer"), schemaVersion: 99 }));
    await put(comparisonFileName(at(11, "damaged")), JSON.stringify(at(11, "damaged")).slice(0, 99));
    await put(comparisonFileName(at(12, "empty")), "");
    await put(comparisonFileName(at(13, "other")), '{"hello":"world"}');
    await put(comparisonFileName(at(14, "large")), "");
    await truncate(path.join(directory, comparisonFileName(at(14, "large"))), 65 * 2 ** 20);
    await mkdir(path.join(directory, comparisonFileName(at(15, "folder"))));
    await put("my comparison.json", JSON.stringify(at(16)));
    await put("notes.txt", "not ours");
    const reasons = await Promise.all(
      ["newer", "damaged", "empty", "other", "large", "folder"].map(async (id) => [id, await whyOf(history, id)]),
    );
    expect(Object.fromEntries(reasons)).toEqual({
      newer: { kind: "unreadable", why: "newer-version" },
      damaged: { kind: "unreadable", why: "damaged" },
      empty: { kind: "unreadable", why: "damaged" },
      other: { kind: "unreadable", why: "damaged" },
      large: { kind: "unreadable", why: "too-large" },
      folder: { kind: "unreadable", why: "too-large" },
    });
    expect((await history.overview()).misnamed).toEqual(["my comparison.json"]);
    expect(await whyOf(history, "c1")).toEqual({ kind: "comparison", comparison: at(1) });
    const there = await readdir(directory);
    for (const minute of [20, 21, 22, 23]) await history.save(at(minute));
    const now = await readdir(directory);
    expect(there.filter((name) => !now.includes(name))).toEqual([comparisonFileName(at(1))]);
    expect((await idsOf(history)).filter((id) => /^c\d/.test(id))).toEqual(["c23", "c22", "c21"]);
  });

  test("says that a file is gone, and changes its stamp with its content", async () => {
    const history = window();
    await history.save(at(1));
    const before = await fileOf(history, "c1");
    await history.save({ ...at(1), wallMs: 99 });
    expect((await fileOf(history, "c1")).stamp).not.toBe(before.stamp);
    await window().erase(() => true);
    expect(await history.inspect(before)).toEqual({ kind: "gone" });
  });

  test("finds a folder that is not there yet empty", async () => {
    expect(await window().overview()).toEqual({ files: [], misnamed: [] });
  });
});

test("tells those who listen of what it saved, pinned and removed", async () => {
  const history = window();
  let changes = 0;
  history.onDidChange(() => {
    changes += 1;
  });
  await history.save(at(1));
  await history.pin(await fileOf(history, "c1"), { isPinned: true });
  await history.erase(() => true);
  // The last is told after its own end.
  await history.save(at(2));
  expect(changes).toBeGreaterThanOrEqual(3);
});
