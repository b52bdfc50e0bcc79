import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type * as files from "../../../../src/files/files.ts";
import { comparisonFileName } from "../../../../src/host/storage/comparisonFile.ts";
import { History } from "../../../../src/host/storage/history.ts";
import { aComparison } from "../support/fakes.ts";

/** What another window does just before this one moves a file, once. */
let meanwhile: (() => Promise<unknown>) | null = null;

vi.mock("../../../../src/files/files.ts", async (original) => {
  const real = await original<typeof files>();
  const rename: typeof files.rename = async (from, to) => {
    const [act] = [meanwhile];
    meanwhile = null;
    await act?.();
    return real.rename(from, to);
  };
  return { ...real, rename };
});

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "balance-lens-race-"));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

const window = () => new History({ directory, keep: 1, onUnreadable: () => undefined });
const comparison = aComparison({ id: "c1" });
const name = comparisonFileName(comparison);

test("a comparison that another window pins while this one is removing it is put back, whole", async () => {
  await window().save(comparison);
  const [file] = await window().list();
  meanwhile = async () => file !== undefined && expect(await window().pin(file, { isPinned: true })).toBe(true);
  await window().eraseUnpinned([name]);
  expect(meanwhile).toBeNull();
  expect((await readdir(directory)).toSorted()).toEqual([name, `${name}.pinned`]);
  expect(await window().find(() => true)).toEqual(comparison);
});

test("a comparison that another window removes first is no failure", async () => {
  await window().save(comparison);
  meanwhile = () => rm(path.join(directory, name));
  await window().eraseUnpinned([name]);
  expect(await readdir(directory)).toEqual([]);
});

test("what cannot be removed is said", async () => {
  await window().save(comparison);
  meanwhile = async () => {
    throw Object.assign(new Error("no room"), { code: "ENOSPC" });
  };
  await expect(window().eraseUnpinned([name])).rejects.toThrow(/storage-failed/);
  expect(await readdir(directory)).toEqual([name]);
});
