import { mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { comparisonFileName, readComparisonFileName } from "../../../../src/host/storage/comparisonFile.ts";
import { History } from "../../../../src/host/storage/history.ts";
import { makePipe } from "../../../builders/makePipe.ts";
import { itNeeding } from "../../../builders/needs.ts";
import { aComparison, anItem, aReading } from "../support/fakes.ts";

let directory: string;
let unreadable: string[];

beforeEach(async () => {
  directory = path.join(await mkdtemp(path.join(tmpdir(), "balance-lens-history-")), "comparisons");
  unreadable = [];
});

afterEach(() => rm(path.dirname(directory), { recursive: true, force: true }));

function openHistory(keep = 200): History {
  return new History({
    directory,
    keep,
    onUnreadable: (name) => unreadable.push(name),
  });
}

function at(minute: number, id: string, itemId = "item1") {
  const startedAt = `2026-11-22T10:${String(minute).padStart(2, "0")}:00.000Z`;
  return aComparison({ id, startedAt, item: anItem({ itemId }), readings: [aReading()] });
}

test("what was saved is found again, whole", async () => {
  const comparison = at(1, "a");
  await openHistory().save(comparison);
  expect(await openHistory().find(() => true)).toEqual(comparison);
});

test("a directory that does not exist yet is an empty history", async () => {
  expect(await openHistory().list()).toEqual([]);
  expect(await openHistory().find(() => true)).toBeNull();
});

test("the newest comparison that fits is found first", async () => {
  const history = openHistory();
  for (const comparison of [at(2, "b"), at(3, "c", "item2"), at(1, "a")]) await history.save(comparison);
  expect((await history.list()).map(({ comparisonId }) => comparisonId)).toEqual(["c", "b", "a"]);
  expect((await history.find(({ itemId }) => itemId === "item1"))?.id).toBe("b");
});

test("the list is of names: what is in the files is not looked at", async () => {
  await openHistory().save(at(1, "a"));
  const [file] = await openHistory().list();
  await writeFile(path.join(directory, file?.name ?? ""), "no JSON");
  expect(await openHistory().list()).toEqual([file]);
  expect(unreadable).toEqual([]);
});

test("saving a comparison again replaces it", async () => {
  const history = openHistory();
  await history.save(at(1, "a"));
  const grown = { ...at(1, "a"), readings: [aReading(), aReading({ id: "single:/accounts/get#2" })] };
  await history.save(grown);
  expect(await history.list()).toHaveLength(1);
  expect(await history.find(() => true)).toEqual(grown);
});

test("only the newest are kept, also when saves overlap", async () => {
  const history = openHistory(3);
  await Promise.all([5, 1, 4, 2, 3].map((minute) => history.save(at(minute, `c${minute}`))));
  expect((await history.list()).map(({ comparisonId }) => comparisonId)).toEqual(["c5", "c4", "c3"]);
});

test("the oldest make room when all together are too large, and the newest stays whatever its size", async () => {
  const size = JSON.stringify(at(1, "a")).length;
  const history = new History({
    directory,
    keep: 200,
    mostBytes: 2.5 * size,
    onUnreadable: () => undefined,
  });
  for (const comparison of [at(1, "a"), at(2, "b"), at(3, "c")]) await history.save(comparison);
  expect((await history.list()).map(({ comparisonId }) => comparisonId)).toEqual(["c", "b"]);
  const small = new History({
    directory,
    keep: 200,
    mostBytes: 1,
    onUnreadable: () => undefined,
  });
  await small.save(at(4, "d"));
  expect((await small.list()).map(({ comparisonId }) => comparisonId)).toEqual(["d"]);
});

describe("files that cannot be read push no good comparison out of the history", () => {
  const later = (index: number) =>
    comparisonFileName(
      aComparison({ id: `x${index}`, startedAt: `2099-01-01T00:00:00.${String(index).padStart(3, "0")}Z` }),
    );
  const idsOf = async (history: History) => (await history.list()).map(({ comparisonId }) => comparisonId);

  test.each([
    ["torn ones", '{"schemaVersion":1,"id":"b"'],
    ["those of another version", JSON.stringify({ ...at(3, "c"), schemaVersion: 99 })],
    ["empty ones", ""],
  ])(
    "%s, two hundred of them dated 2099: they count for nothing, are told once each, and stay",
    async (_what, text) => {
      const history = openHistory(3);
      for (const minute of [1, 2, 3]) await history.save(at(minute, `c${minute}`));
      const names = Array.from({ length: 200 }, (_, index) => later(index));
      await Promise.all(names.map((name) => writeFile(path.join(directory, name), text)));
      for (const minute of [4, 5]) await history.save(at(minute, `c${minute}`));
      expect((await idsOf(history)).filter((id) => id.startsWith("c"))).toEqual(["c5", "c4", "c3"]);
      expect(unreadable.toSorted()).toEqual(names);
      expect(await readdir(directory)).toEqual(expect.arrayContaining(names));
      // The next window looks into them itself.
      await openHistory(3).save(at(6, "c6"));
      expect((await idsOf(history)).filter((id) => id.startsWith("c"))).toEqual(["c6", "c5", "c4"]);
    },
  );

  test("nor does one larger than all may be together, which nobody reads", async () => {
    const history = new History({
      directory,
      keep: 9,
      mostBytes: 2 ** 20,
      onUnreadable: (name) => unreadable.push(name),
    });
    await history.save(at(1, "a"));
    await writeFile(path.join(directory, later(1)), "");
    await truncate(path.join(directory, later(1)), 101 * 2 ** 20);
    await history.save(at(2, "b"));
    expect(await idsOf(history)).toEqual(["x1", "b", "a"]);
    expect(unreadable).toEqual([later(1)]);
  });

  test("the one just saved has its place, also when others say they are of later", async () => {
    const history = openHistory(3);
    for (const index of [1, 2, 3])
      await history.save(aComparison({ id: `x${index}`, startedAt: "2099-01-01T00:00:00.000Z" }));
    await history.save(at(1, "now"));
    expect(await idsOf(history)).toContain("now");
    expect(await history.list()).toHaveLength(3);
  });
});

test("an unreadable file is passed over, reported and left where it is", async () => {
  const history = openHistory();
  await history.save(at(1, "a"));
  const torn = comparisonFileName(at(2, "b"));
  const foreign = comparisonFileName(at(3, "c"));
  await writeFile(path.join(directory, torn), '{"schemaVersion":1,"id":"b"');
  await writeFile(path.join(directory, foreign), JSON.stringify({ ...at(3, "c"), schemaVersion: 3 }));
  expect((await history.find(() => true))?.id).toBe("a");
  expect(unreadable).toEqual([foreign, torn]);
  expect(await readdir(directory)).toContain(torn);
});

test("nothing but whole comparisons is in the directory after a save", async () => {
  const history = openHistory();
  await history.save(at(1, "a"));
  await writeFile(path.join(directory, `${comparisonFileName(at(2, "b"))}.half.json.tmp`), "{");
  expect((await readdir(directory)).filter((name) => name.endsWith(".json"))).toHaveLength(1);
  expect((await history.list()).map(({ comparisonId }) => comparisonId)).toEqual(["a"]);
  expect(unreadable).toEqual([]);
});

test("what a killed save left aside is swept away once it is old, and not while another window may be writing", async () => {
  const history = openHistory();
  await history.save(at(1, "a"));
  const [old, young] = ["old", "young"].map((name) => path.join(directory, `${name}.json.tmp`));
  for (const file of [old, young]) await writeFile(file ?? "", "{");
  const hoursAgo = new Date(Date.now() - 2 * 3_600_000);
  await utimes(old ?? "", hoursAgo, hoursAgo);
  await history.save(at(2, "b"));
  expect((await readdir(directory)).filter((name) => name.endsWith(".tmp"))).toEqual(["young.json.tmp"]);
});

itNeeding("modes")("balances are readable by their owner alone", async () => {
  await openHistory().save(at(1, "a"));
  const { mode } = await stat(path.join(directory, comparisonFileName(at(1, "a"))));
  expect(mode & 0o077).toBe(0);
});

test("a place that cannot be written to is a storage failure, and the next save is tried again", async () => {
  await writeFile(directory, "a file is in the way");
  const history = openHistory();
  await expect(history.save(at(1, "a"))).rejects.toMatchObject({ failure: { reason: "storage-failed" } });
  await rm(directory);
  await history.save(at(2, "b"));
  expect((await history.find(() => true))?.id).toBe("b");
});

test("an Item's id may hold anything: it can neither leave the directory nor confuse the name", () => {
  const itemId = "../../etc/@pass*wd:%2F";
  const name = comparisonFileName(aComparison({ id: "a@b", item: anItem({ itemId }) }));
  expect(name).not.toMatch(/[/\\:*?"<>|]/);
  expect(readComparisonFileName(name)).toMatchObject({ itemId, comparisonId: "a@b", environment: "local" });
});

test.each([
  "x.json",
  "a@local@b.json",
  "a@production@b@c.json",
  "%@local@b@c.json",
  "a@local@b@c@d.json",
  "a@local@b@c",
])("%s is not taken for a comparison", (name) => expect(readComparisonFileName(name)).toBeNull());

itNeeding("pipes")("a pipe in the place of a comparison is passed over, and not waited for", async () => {
  const history = openHistory();
  await history.save(at(1, "a"));
  makePipe(path.join(directory, comparisonFileName(at(2, "pipe"))));
  expect((await history.find(() => true))?.id).toBe("a");
  expect(unreadable).toHaveLength(1);
});
