import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { shareEmulator } from "../../../src/emulator/shareEmulator.ts";
import { link, tokensOf } from "./support/sharer.ts";

/** The one file operation that fails, and how. */
const injected = vi.hoisted(() => ({ name: "", code: "", left: 0 }));

vi.mock("node:fs", async (importOriginal) => {
  const real = await importOriginal<typeof import("node:fs")>();
  const failing = Object.entries(real).map(([name, value]) => {
    if (typeof value !== "function" || !name.endsWith("Sync") || name === "existsSync") return [name, value];
    const wrapped = (...given: unknown[]): unknown => {
      if (injected.name === name) {
        injected.left -= 1;
        if (injected.left === 0)
          throw Object.assign(new Error(`${injected.code}: injected, ${name}`), { code: injected.code });
      }
      return Reflect.apply(value, real, given);
    };
    return [name, wrapped];
  });
  return Object.fromEntries(failing);
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "emulator-errors-"));
});
afterEach(() => {
  injected.name = "";
  rmSync(folder, { recursive: true, force: true });
});

const listeners = (): number => process.getActiveResourcesInfo().filter((each) => each === "TCPServerWrap").length;

/** Nobody listens any more, once the system has closed what was closed. */
const noListeners = (): Promise<void> => vi.waitFor(() => expect(listeners()).toBe(0));

const options = () => ({ state: folder, latency: "none", scenarios: ["daily-refresh"] }) as const;
const operations = [
  ...["openSync", "writeFileSync", "renameSync", "linkSync", "rmSync", "mkdirSync", "readdirSync", "readFileSync"],
  ...["statSync", "fstatSync", "fsyncSync", "closeSync"],
];
const codes = ["EBUSY", "EIO"];
const nth = [1, 2, 3, 5];
const table = operations.flatMap((name) => codes.flatMap((code) => nth.map((left) => ({ name, code, left }))));

describe("whatever a file operation says, there is one owner, what was answered is kept, and a clean retry starts", () => {
  it.each(table)(
    "$name fails with $code, time $left",
    async ({ name, code, left }) => {
      const kept: string[] = [];
      Object.assign(injected, { name, code, left });
      try {
        const running = await shareEmulator({ ...options(), patience: 300 });
        const isKept = running.note === null;
        try {
          for (let made = 0; made < 3; made += 1) {
            const token = await link(running).catch(() => null);
            if (token !== null && isKept) kept.push(token);
          }
          if (isKept) {
            const other = await shareEmulator({ ...options(), patience: 300 }).catch(() => null);
            // A guest, or nobody; or one of its own that says that it forgets.
            if (other !== null) {
              expect(other.isOwner && other.note === null).toBe(false);
              await other.close();
            }
          }
        } finally {
          await running.close().catch(() => undefined);
        }
      } catch {
        // Refused: then it has left nothing behind.
      }
      injected.name = "";
      await noListeners();
      const again = await shareEmulator(options());
      expect([again.isOwner, again.note]).toEqual([true, null]);
      expect(await tokensOf({ ...again, pid: 0 })).toEqual(expect.arrayContaining(kept));
      await again.close();
      await noListeners();
      expect(readdirSync(folder).filter((each) => /^owner\.\d+\.json$/.test(each)).length).toBeLessThan(3);
    },
    30_000,
  );
});
