import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SecretStorage } from "vscode";
import { readRetry } from "../../../../src/files/retryLimits.ts";
import { HistoryIndex } from "../../../../src/host/history/historyIndex.ts";
import { SecretValues } from "../../../../src/host/secretValues.ts";
import { History } from "../../../../src/host/storage/history.ts";
import { SandboxItems } from "../../../../src/host/storage/sandboxItems.ts";
import { textFolder } from "../../../../src/host/storage/textFolder.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { makePipe } from "../../../builders/makePipe.ts";
import { itNeeding } from "../../../builders/needs.ts";
import { aComparison, anItem, aReading } from "../support/fakes.ts";

/** What fails: an operation, how, from which call on and how often; of which files alone. */
const injected = vi.hoisted(() => ({ name: "", code: "", skip: 0, times: 0, of: "" }));

vi.mock("../../../../src/files/retryLimits.ts", () => {
  let now = 0;
  const pause = (ms: number): void => {
    now += ms;
  };
  const clock = { now: () => now, pause, wait: async (ms: number) => pause(ms) };
  return {
    shortRetry: { ...clock, longest: 300 },
    readRetry: { ...clock, longest: 500 },
    writeRetry: { ...clock, longest: 5000 },
  };
});

/** Throws where the injected fault says so. */
const meet = vi.hoisted(() => (name: string, given: readonly unknown[]): void => {
  if (injected.name !== name || !String(given[0]).includes(injected.of)) return;
  if (injected.skip > 0) {
    injected.skip -= 1;
    return;
  }
  if (injected.times <= 0) return;
  injected.times -= 1;
  throw Object.assign(new Error(`${injected.code}: injected`), { code: injected.code });
});

vi.mock("node:fs/promises", async (importOriginal) => {
  const real = await importOriginal<typeof import("node:fs/promises")>();
  const failing = Object.entries(real).map(([name, value]) => {
    if (typeof value !== "function") return [name, value];
    const wrapped = async (...given: unknown[]): Promise<unknown> => {
      meet(name, given);
      return Reflect.apply(value, real, given);
    };
    return [name, wrapped];
  });
  return Object.fromEntries(failing);
});

vi.mock("node:fs", async (importOriginal) => {
  const real = await importOriginal<typeof import("node:fs")>();
  const readFileSync = (...given: Parameters<typeof real.readFileSync>): unknown => {
    meet("readFile", given);
    return real.readFileSync(...given);
  };
  return { ...real, readFileSync };
});

let folder: string;
let unreadable: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "balance-lens-errors-"));
  unreadable = [];
});
afterEach(() => {
  injected.name = "";
  rmSync(folder, { recursive: true, force: true });
});

const history = (keep = 3): History =>
  new History({
    directory: folder,
    keep,
    onUnreadable: (name) => unreadable.push(name),
  });

const at = (minute: number, id: string) =>
  aComparison({ id, startedAt: `2026-11-22T10:0${minute}:00.000Z`, item: anItem({}), readings: [aReading()] });

const operations = ["mkdir", "open", "rename", "stat", "readdir", "unlink", "readFile"];
const passing = ["EBUSY", "EPERM", "EACCES"];

describe("while something else has a file for a moment", () => {
  const table = operations.flatMap((name) =>
    passing.flatMap((code) => [0, 1, 2].map((skip) => ({ name, code, skip }))),
  );
  test.each(table)("$name fails with $code after $skip: nothing is lost, and nothing is said", async (fault) => {
    await history(2).save(at(1, "a"));
    Object.assign(injected, { ...fault, times: 3, of: "" });
    for (const [minute, id] of [
      [2, "b"],
      [3, "c"],
    ] as const)
      await history(2).save(at(minute, id));
    expect((await history().list()).map(({ comparisonId }) => comparisonId).slice(0, 2)).toEqual(["c", "b"]);
    expect((await history().find(() => true))?.id).toBe("c");
    expect(unreadable).toEqual([]);
    const items = textFolder(path.join(folder, "items"));
    await items.write("a.json", "{}");
    expect(await items.readAll()).toEqual([{ name: "a.json", text: "{}" }]);
    await items.remove("a.json");
    expect(await items.readAll()).toEqual([]);
  });
});

describe("what is told as saved is saved, and the reverse", () => {
  const table = operations.flatMap((name) =>
    ["EBUSY", "ENOSPC"].flatMap((code) => [0, 1, 2, 3].map((skip) => ({ name, code, skip }))),
  );
  test.each(table)("$name fails with $code from call $skip on", async (fault) => {
    await history(1).save(at(1, "a"));
    Object.assign(injected, { ...fault, times: Infinity, of: "" });
    const isSaved = await history(1)
      .save(at(2, "b"))
      .then(
        () => true,
        () => false,
      );
    injected.name = "";
    expect((await history().list()).some(({ comparisonId }) => comparisonId === "b")).toBe(isSaved);
    // Nothing is left aside, and the next save tidies what this one could not.
    await history(1).save(at(3, "c"));
    expect(readdirSync(folder).filter((name) => !name.endsWith(".tmp"))).toHaveLength(1);
  });

  test("one comparison that is held keeps neither the others nor the next save away", async () => {
    for (const [minute, id] of [
      [1, "a"],
      [2, "b"],
      [3, "c"],
    ] as const)
      await history().save(at(minute, id));
    Object.assign(injected, { name: "readFile", code: "EBUSY", skip: 0, times: Infinity, of: "@c.json" });
    expect((await history().find(() => true))?.id).toBe("b");
    await history().save(at(4, "d"));
    injected.name = "";
    // Held is not damaged: it is there again when it is let go.
    expect((await history().find(({ comparisonId }) => comparisonId === "c"))?.id).toBe("c");
  });

  test("one comparison that is held keeps no other from being deleted", async () => {
    for (const minute of [1, 2, 3]) await history().save(at(minute, `c${minute}`));
    const names = (await history().list()).map(({ name }) => name);
    Object.assign(injected, { name: "rename", code: "EBUSY", skip: 0, times: Infinity, of: "@c3.json" });
    await expect(history().eraseUnpinned(names)).rejects.toMatchObject({ failure: { reason: "storage-failed" } });
    injected.name = "";
    expect((await history().list()).map(({ comparisonId }) => comparisonId)).toEqual(["c3"]);
  });

  test("one label that is held fails no list, and its Item is in it", async () => {
    const items = textFolder(folder);
    for (const name of ["a.json", "b.json"]) await items.write(name, "{}");
    Object.assign(injected, { name: "readFile", code: "EBUSY", skip: 0, times: Infinity, of: "a.json" });
    expect([...(await items.readAll())].sort((one, other) => one.name.localeCompare(other.name))).toEqual([
      { name: "a.json", text: null },
      { name: "b.json", text: "{}" },
    ]);
  });

  test("an Item whose label cannot be written is kept, shown with its name, and labelled once it can be", async () => {
    const memory = new Map<string, string>();
    const secrets = {
      get: async (key: string) => memory.get(key),
      store: async (key: string, value: string) => void memory.set(key, value),
      delete: async (key: string) => void memory.delete(key),
    } as unknown as SecretStorage;
    const open = () =>
      new SandboxItems({ folder: textFolder(folder), secrets, known: new SecretValues(), clock: { now: () => 1 } });
    const item = anItem({ environment: "sandbox", institutionName: "First Platypus Bank" });
    const items = open();
    Object.assign(injected, { name: "rename", code: "EPERM", skip: 0, times: Infinity, of: "" });
    await items.put(item, "access-sandbox-1");
    expect((await items.list()).map(({ institutionName }) => institutionName)).toEqual(["First Platypus Bank"]);
    injected.name = "";
    await items.list();
    expect((await open().list()).map(({ institutionName }) => institutionName)).toEqual(["First Platypus Bank"]);
    expect(await open().accessTokenOf(item.itemId)).toBe("access-sandbox-1");
  });
});

describe("many files that cannot be read are waited for no longer than one", () => {
  const files = 100;

  /** ms that the work waits while no file can be read: all are another user's of this machine, for one. */
  async function waited(work: () => PromiseLike<unknown>): Promise<number> {
    Object.assign(injected, { name: "readFile", code: "EACCES", skip: 0, times: Infinity, of: "" });
    const began = readRetry.now();
    await work();
    injected.name = "";
    return readRetry.now() - began;
  }

  test("in the history, whether one is looked for or the oldest go", async () => {
    for (let made = 0; made < files; made += 1) {
      const startedAt = new Date(Date.UTC(2026, 10, 22) + made * 60_000).toISOString();
      await history(files).save(aComparison({ id: `c${made}`, startedAt, item: anItem({}), readings: [aReading()] }));
    }
    expect(await waited(() => history().find(() => true))).toBeLessThanOrEqual(readRetry.longest);
    expect(await waited(() => history(files).save(at(1, "one more")))).toBeLessThanOrEqual(readRetry.longest);
    expect(await history().list()).toHaveLength(files + 1);
  });

  test("on the page of the history, which reads them again when it looks again", async () => {
    for (const minute of [1, 2, 3]) await history().save(at(minute, `c${minute}`));
    const index = new HistoryIndex(history(), createTextContext({ messages: {}, locale: "en" }));
    const look = async () => {
      await index.list();
      while (await index.openNext());
    };
    expect(await waited(look)).toBeLessThanOrEqual(readRetry.longest);
    expect(index.unreadable().map(({ why }) => why)).toEqual(["no-access", "no-access", "no-access"]);
    await look();
    expect(index.unreadable()).toEqual([]);
    expect(index.comparisons().map(({ opened }) => opened === null)).toEqual([false, false, false]);
  });

  test("among Items", async () => {
    const items = textFolder(folder);
    for (let made = 0; made < files; made += 1) await items.write(`${made}.json`, "{}");
    expect(await waited(() => items.readAll())).toBeLessThanOrEqual(readRetry.longest);
  });
});

itNeeding("pipes")("what is no small file among Items is not read, and keeps no other away", async () => {
  const items = textFolder(folder);
  await items.write("a.json", "{}");
  makePipe(path.join(folder, "pipe.json"));
  writeFileSync(path.join(folder, "large.json"), "");
  truncateSync(path.join(folder, "large.json"), 100_000_000);
  expect([...(await items.readAll())].sort((one, other) => one.name.localeCompare(other.name))).toEqual([
    { name: "a.json", text: "{}" },
    { name: "large.json", text: null },
    { name: "pipe.json", text: null },
  ]);
});
