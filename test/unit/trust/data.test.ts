import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { journalLine } from "../../../src/emulator/state/journal.ts";
import { shareEmulator } from "../../../src/emulator/state/shareEmulator.ts";
import { openStateFolder } from "../../../src/emulator/state/stateFolder.ts";
import { readSettings } from "../../../src/host/settings.ts";
import { comparisonFileName } from "../../../src/host/storage/comparisonFile.ts";
import { History } from "../../../src/host/storage/history.ts";
import { textFolder } from "../../../src/host/storage/textFolder.ts";
import { seededDraw } from "../../builders/attack/seeded.ts";
import { itNeeding } from "../../builders/needs.ts";
import { createTestWorld } from "../emulator/support/world.ts";
import { aComparison, anItem, aReading } from "../host/support/fakes.ts";
import { type Acknowledged, startWriter } from "./support/writer.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "balance-lens-data-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const comparison = aComparison({
  item: anItem(),
  readings: Array.from({ length: 20 }, (_, index) => aReading({ id: `single:/accounts/get#${index}` })),
});

/** Opens everything as the next window does; what was acknowledged is there, and nothing that is torn was loaded. */
async function expectKept(said: readonly Acknowledged[]): Promise<void> {
  const idsOf = (kind: Acknowledged["kind"]) => said.filter((each) => each.kind === kind).map(({ id }) => id);
  const unreadable: string[] = [];
  const history = new History({
    directory: path.join(folder, "comparisons"),
    keep: 1000,
    onUnreadable: (name) => unreadable.push(name),
  });
  const files = await history.list();
  expect(files.map(({ comparisonId }) => comparisonId)).toEqual(expect.arrayContaining(idsOf("comparison")));
  for (const { comparisonId } of files) {
    const found = await history.find((file) => file.comparisonId === comparisonId);
    expect(found?.readings).toHaveLength(20);
  }
  expect(unreadable).toEqual([]);

  const labels = (await textFolder(path.join(folder, "items")).readAll()).map(
    ({ text }) => JSON.parse(text ?? "").id as string,
  );
  const place = Number;
  for (const id of idsOf("label")) {
    // This one, or a later one of the same Item.
    expect(labels.some((label) => place(label) % 3 === place(id) % 3 && place(label) >= place(id))).toBe(true);
  }

  if (!existsSync(path.join(folder, "sandbox/journal.jsonl"))) return;
  const state = openStateFolder(path.join(folder, "sandbox"));
  const world = createTestWorld({ journal: state.journal });
  const tokens = (await world.control("GET", "/items")).body.items.map(({ access_token }) => access_token);
  expect(tokens).toEqual(expect.arrayContaining(idsOf("item")));
  for (const access_token of idsOf("item"))
    expect((await world.call("/accounts/get", { access_token })).status).toBe(200);
  state.close();
}

describe("history, Items and the local sandbox survive being killed at any moment", () => {
  test("fifty times: nothing acknowledged is lost, nothing torn is loaded", async () => {
    const draw = seededDraw(9);
    let acknowledged = 0;
    for (let round = 0; round < 10; round++) {
      // From the beginning each time, so that the first write of all is hit too; then on what was killed before.
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      const said: Acknowledged[] = [];
      for (let kill = 0; kill < 5; kill++) {
        const writer = startWriter({ folder, comparison, first: kill * 100_000 });
        said.push(...(await writer.killAfter(1 + draw.whole(6), draw.whole(10))));
      }
      expect(said.filter(({ kind }) => kind === "lost")).toEqual([]);
      acknowledged += said.length;
      await expectKept(said);
    }
    expect(acknowledged).toBeGreaterThan(100);
  }, 240_000);
});

describe("history, Items and the local sandbox survive a full disk", () => {
  itNeeding("shell")(
    "what was acknowledged is there, what was not is told",
    async () => {
      // Files may grow so far: each kind comes to its end at another moment.
      for (const largestFile of [4096, 16_384]) {
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true });
        const said = await startWriter({ folder, comparison, first: 0, most: 60, largestFile }).ended;
        expect(said.filter(({ kind }) => kind === "lost").map(({ id }) => id)).toContain(
          largestFile < 5000 ? "label" : "item",
        );
        await expectKept(said);
      }
    },
    60_000,
  );

  test("a comparison that could not be kept is a failure with a reason, and the next one is tried", async () => {
    const directory = path.join(folder, "comparisons");
    const full = new History({ directory, keep: 5, onUnreadable() {} });
    // A name longer than any file system takes stands for a disk that refuses one file.
    await expect(full.save({ ...comparison, id: "x".repeat(4000) })).rejects.toMatchObject({
      failure: { reason: "storage-failed" },
    });
    await full.save(comparison);
    expect(await full.list()).toHaveLength(1);
  });
});

describe("history, Items and the local sandbox survive a folder that cannot be written", () => {
  // Root may write where nobody else may: a file where the folder should be refuses root too.
  beforeEach(() => writeFileSync(path.join(folder, "blocked"), ""));

  test("the history and the Items say so with a reason", async () => {
    const history = new History({
      directory: path.join(folder, "blocked/comparisons"),
      keep: 5,
      onUnreadable() {},
    });
    await expect(history.save(comparison)).rejects.toMatchObject({ failure: { reason: "storage-failed" } });
    await expect(textFolder(path.join(folder, "blocked/items")).write("a.json", "{}")).rejects.toThrow(/ENOTDIR/);
  });

  test("the local sandbox runs all the same, and says that it will forget", async () => {
    const running = await shareEmulator({ state: path.join(folder, "blocked/sandbox"), latency: "none" });
    try {
      expect(running.note).toMatch(/cannot be kept/);
      const headers = { authorization: `Bearer ${running.token}` };
      expect((await fetch(`${running.control}/items`, { headers })).status).toBe(200);
    } finally {
      await running.close();
    }
  });
});

describe("history, Items and the local sandbox survive two writers", () => {
  test("neither loses what the other was told is kept", async () => {
    const directory = path.join(folder, "comparisons");
    const windows = [1, 2].map(
      () =>
        new History({
          directory,
          keep: 10,
          mostBytes: 2 ** 20,
          onUnreadable() {},
        }),
    );
    const ids = Array.from({ length: 60 }, (_, index) => index);
    const at = (index: number) => new Date(Date.parse(comparison.startedAt) + index * 1000).toISOString();
    // Every save drops what the other window has just looked at.
    await Promise.all(
      ids.map((index) => windows[index % 2]?.save({ ...comparison, id: `c${index}`, startedAt: at(index) })),
    );
    const files = await windows[0]?.list();
    expect(files?.map(({ comparisonId }) => comparisonId)).toEqual(
      ids
        .slice(-10)
        .reverse()
        .map((index) => `c${index}`),
    );
    const folders = [1, 2].map(() => textFolder(path.join(folder, "items")));
    await Promise.all(
      ids.map((index) => folders[index % 2]?.write(`item${index % 5}.json`, JSON.stringify({ index }))),
    );
    const texts = (await folders[0]?.readAll()) ?? [];
    expect(texts.map(({ text }) => typeof JSON.parse(text ?? "").index)).toEqual(Array(5).fill("number"));
  });

  test("a folder on a slow disk is read whole, in the same order", async () => {
    const directory = path.join(folder, "items");
    const items = textFolder(directory);
    for (let index = 0; index < 100; index++) await items.write(`item${index}.json`, String(index));
    const texts = await items.readAll();
    expect(texts.map(({ text }) => Number(text)).sort((one, other) => one - other)).toEqual(
      Array.from({ length: 100 }, (_, i) => i),
    );
    // No time at all for reading at one go: each file is waited for.
    expect(await textFolder(directory, 0).readAll()).toEqual(texts);
  });
});

describe("history, Items and the local sandbox survive a file of an older or newer version", () => {
  const future = { ...comparison, id: "future", schemaVersion: 3, readings: "something else by then" };

  test("it is passed over, told, and left as it is", async () => {
    const directory = path.join(folder, "comparisons");
    const unreadable: string[] = [];
    const history = new History({
      directory,
      keep: 5,
      onUnreadable: (name) => unreadable.push(name),
    });
    await history.save({ ...comparison, startedAt: "2026-11-21T10:00:00.000Z" });
    writeFileSync(path.join(directory, comparisonFileName(comparison)), JSON.stringify(future));
    expect((await history.find(() => true))?.id).toBe(comparison.id);
    expect(unreadable).toHaveLength(1);
    const [name = ""] = unreadable;
    expect(JSON.parse(readFileSync(path.join(directory, name), "utf8"))).toEqual(future);
  });

  test("the local sandbox refuses a state of a form it does not know, and touches nothing of it", async () => {
    const entry = { kind: "begin", format: 2, seed: 1, start: 0, scenarios: [] } as const;
    const file = path.join(folder, "journal.jsonl");
    writeFileSync(file, journalLine(entry));
    const before = readFileSync(file, "utf8");
    await expect(shareEmulator({ state: folder })).rejects.toThrow(/another version/);
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  test("a setting of another kind counts as its default", () => {
    const defaults: Readonly<Record<string, unknown>> = {
      environment: "local",
      "local.latency": "sandbox",
      "local.scenarios": ["all"],
      "local.allowedHosts": [],
      "sandbox.url": "",
      "compare.includeEvaluate": true,
      confirmRealTimeFetch: true,
    };
    for (const strange of [7, null, {}, [], "from the future"]) {
      const section = { get: () => strange, defaultOf: (key: string) => defaults[key] };
      expect(readSettings(section).environment).toBe("local");
    }
  });
});
