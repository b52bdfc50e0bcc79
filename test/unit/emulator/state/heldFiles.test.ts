import { closeSync, fstatSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { claimFolder } from "../../../../src/emulator/state/claimFolder.ts";
import { openStateFolder } from "../../../../src/emulator/state/stateFolder.ts";
import { openLines } from "../../../../src/emulator/state/wholeLines.ts";
import { createTestWorld } from "../support/world.ts";

/** Names whose files cannot be removed, a disk without room, and what happens when a journal has been read. */
const injected = vi.hoisted(() => ({ held: "", isFull: false, onRead: (): void => undefined }));

vi.mock("node:fs", async (importOriginal) => {
  const real = await importOriginal<typeof import("node:fs")>();
  return {
    ...real,
    unlinkSync(file: string) {
      if (injected.held !== "" && file.endsWith(injected.held))
        throw Object.assign(new Error("EBUSY: injected"), { code: "EBUSY" });
      real.unlinkSync(file);
    },
    writeFileSync(file: string | number, content: string | Buffer) {
      const bytes = Buffer.from(content);
      // What is small still fits.
      const fits = injected.isFull ? bytes.subarray(0, 1000) : bytes;
      real.writeFileSync(file, fits);
      if (fits.length < bytes.length) throw Object.assign(new Error("ENOSPC: injected"), { code: "ENOSPC" });
    },
    readFileSync(...given: Parameters<typeof real.readFileSync>): unknown {
      const read = real.readFileSync(...given);
      if (String(given[0]).endsWith("journal.jsonl")) injected.onRead();
      return read;
    },
  };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "emulator-held-"));
});
afterEach(() => {
  Object.assign(injected, { held: "", isFull: false, onRead: () => undefined });
  rmSync(folder, { recursive: true, force: true });
});

describe("an owner that stood still", () => {
  it("finds out that it was taken over, also where its own file could not be removed", () => {
    const first = claimFolder(folder, 0);
    injected.held = "owner.1.json";
    claimFolder(folder, 1)?.release();
    const third = claimFolder(folder, 2);
    expect(() => first?.check()).toThrow(/taken over/);
    third?.release();
  });

  it("adds nothing to what the next one goes on from, whenever it wakes", async () => {
    const suspended = openStateFolder(folder);
    const world = createTestWorld({ journal: suspended.journal });
    await world.link({});
    const text = readFileSync(path.join(folder, "journal.jsonl"), "utf8");
    const late = `${text.trimEnd().split("\n").at(-1)}\n`;
    const handle = openSync(path.join(folder, "journal.jsonl"), "a");
    // It had asked whether the folder is still its own, and wakes while the next one reads.
    injected.onRead = () => {
      injected.onRead = () => undefined;
      writeSync(handle, late);
    };
    const next = openStateFolder(folder);
    closeSync(handle);
    expect(next.journal.read().changes).toEqual(next.journal.kept?.changes);
    next.close();
  });
});

describe("a file of lines that is closed", () => {
  it("takes no line and closes nothing more: its number is another file's by then", () => {
    const lines = openLines(path.join(folder, "lines"));
    lines.close();
    const others = ["a", "b"].map((name) => openSync(path.join(folder, name), "w"));
    expect(() => lines.append("a line\n")).toThrow(/closed/);
    lines.close();
    expect(others.map((other) => fstatSync(other).size)).toEqual([0, 0]);
    for (const other of others) closeSync(other);
  });
});

describe("a disk with no room for a second journal", () => {
  it("keeps nobody from going on with the first, and is not filled any further", async () => {
    const killed = openStateFolder(folder);
    const world = createTestWorld({ journal: killed.journal });
    const { item_id } = await world.link({});
    // Of these only the last counts: the next start would write a shorter journal.
    for (const seconds of [60, 60]) await world.advance(seconds);
    injected.isFull = true;
    const next = openStateFolder(folder);
    const again = createTestWorld({ journal: next.journal });
    injected.isFull = false;
    expect((await again.control("GET", "/items")).text).toContain(item_id);
    expect(readdirSync(folder).filter((name) => name.includes(".new"))).toEqual([]);
    await again.link({});
    expect(next.journal.read().changes.length).toBeGreaterThan(killed.journal.kept?.changes.length ?? 0);
    next.close();
  });
});
