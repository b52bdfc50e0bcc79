import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { shareEmulator } from "../../../../src/emulator/state/shareEmulator.ts";
import { link, tokensOf } from "../support/sharer.ts";

/** The one file operation that fails, how, at which call, and whether from then on. */
const injected = vi.hoisted(() => ({ name: "", code: "", left: 0, goesOn: false }));

/** What is waited for costs no time here. */
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

/**
 * A heartbeat every 0.5 s instead of every 2 s: an owner whose file nobody can read counts as gone after 3.5 of them. Not
 * shorter, since the pause of a busy machine between two looks counts up to 1.5 s.
 */
vi.mock("../../../../src/emulator/state/ownership.ts", async (importOriginal) => {
  const real = await importOriginal<typeof import("../../../../src/emulator/state/ownership.ts")>();
  return { ...real, beatEvery: real.beatEvery / 4, goneAfter: real.goneAfter / 4 };
});

vi.mock("node:fs", async (importOriginal) => {
  const real = await importOriginal<typeof import("node:fs")>();
  const failing = Object.entries(real).map(([name, value]) => {
    if (typeof value !== "function" || !name.endsWith("Sync") || name === "existsSync") return [name, value];
    const wrapped = (...given: unknown[]): unknown => {
      if (injected.name === name) {
        injected.left -= 1;
        if (injected.left === 0 || (injected.goesOn && injected.left < 0))
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
const noListeners = (): Promise<void> => vi.waitFor(() => expect(listeners()).toBe(0), { interval: 5 });

const options = () => ({ state: folder, latency: "none", scenarios: ["daily-refresh"] }) as const;
/** Those that are tried again, since nothing is half done when they fail. */
const repeatable = [
  ...["openSync", "renameSync", "linkSync", "unlinkSync", "mkdirSync", "readdirSync", "readFileSync", "statSync"],
  "utimesSync",
];
const operations = [...repeatable, "writeFileSync", "fstatSync", "fsyncSync", "closeSync", "ftruncateSync"];
/** Of a virus scanner or a sync tool, of missing rights, of a full disk. */
const codes = ["EBUSY", "EPERM", "ENOSPC"];
const once = operations.flatMap((name) =>
  codes.flatMap((code) => [1, 2, 4].map((left) => ({ name, code, left, goesOn: false, how: "once" }))),
);
const fromThenOn = operations.flatMap((name) =>
  [1, 3].map((left) => ({ name, code: "EBUSY", left, goesOn: true, how: "and from then on" })),
);
const table = [...once, ...fromThenOn];

describe("whatever a file operation says, there is one owner, what was answered is kept, and a clean retry starts", () => {
  it.each(table)(
    "$name fails with $code, time $left, $how",
    async ({ name, code, left, goesOn }) => {
      const kept: string[] = [];
      // Held for a moment: nobody notices.
      const isUnnoticed = !goesOn && repeatable.includes(name) && ["EBUSY", "EPERM"].includes(code);
      Object.assign(injected, { name, code, left, goesOn });
      try {
        const running = await shareEmulator({ ...options(), patience: 300 });
        const isKept = running.note === null;
        if (isUnnoticed) expect(isKept).toBe(true);
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
      } catch (error) {
        // Refused: then it has left nothing behind.
        if (isUnnoticed) throw error;
      }
      if (isUnnoticed) expect(kept).toHaveLength(3);
      injected.name = "";
      await noListeners();
      const again = await shareEmulator(options());
      expect([again.isOwner, again.note]).toEqual([true, null]);
      expect(await tokensOf({ ...again, pid: 0 })).toEqual(expect.arrayContaining(kept));
      await again.close();
      await noListeners();
      const files = readdirSync(folder);
      expect(files.filter((each) => /^owner\.\d+\.json$/.test(each)).length).toBeLessThan(3);
      // What is written aside has the control's token in it.
      if (name !== "unlinkSync") expect(files.filter((each) => /^owner\.\d+\.json\./.test(each))).toEqual([]);
    },
    30_000,
  );
});
