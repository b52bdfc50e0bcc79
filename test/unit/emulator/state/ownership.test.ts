import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimFolder } from "../../../../src/emulator/state/claimFolder.ts";
import { goneAfter, readOwnership } from "../../../../src/emulator/state/ownership.ts";
import { watchFolder } from "../../../../src/emulator/state/ownerWatch.ts";
import { thisProcess } from "../../../../src/emulator/state/processMark.ts";
import { shareEmulator } from "../../../../src/emulator/state/shareEmulator.ts";
import { StateError } from "../../../../src/emulator/state/stateError.ts";
import { openFreeFolder, openStateFolder } from "../../../../src/emulator/state/stateFolder.ts";
import { itNeeding } from "../../../builders/needs.ts";
import { control, link, type Sharer, startSharer, tokensOf } from "../support/sharer.ts";
import { createTestWorld } from "../support/world.ts";

let folder: string;
let sharers: Sharer[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "emulator-owner-"));
  sharers = [];
});
afterEach(() => {
  for (const { child } of sharers) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function start(options: object = {}): Sharer {
  const sharer = startSharer({ state: folder, scenarios: ["daily-refresh"], ...options });
  sharers.push(sharer);
  return sharer;
}

/** An owner as another program has written it. */
function write(owner: object, generation = 1): string {
  const file = path.join(folder, `owner.${generation}.json`);
  writeFileSync(
    file,
    JSON.stringify({ ...thisProcess(), nonce: "n", url: null, token: null, released: false, ...owner }),
  );
  return file;
}

/** A watch whose time moves by half a second with each look. */
function stepped() {
  let now = 0;
  const watch = watchFolder(folder, () => now);
  return {
    async look() {
      now += 500;
      return (await watch.look()).state;
    },
    sleep(ms: number) {
      now += ms;
    },
  };
}

async function looksUntilGone(watch: { look(): Promise<string> }): Promise<number> {
  for (let looks = 1; looks < 100; looks += 1) if ((await watch.look()) === "gone") return looks;
  return Number.POSITIVE_INFINITY;
}

const threeBeats = goneAfter / 500;
const elsewhere = { machine: "another container" };

describe("an owner that gives no sign of life", () => {
  it.each([
    ["of this very process id in another container", elsewhere],
    ["whose process id was given to another process", { pid: process.ppid }],
    ["that listens on another loopback", { ...elsewhere, url: "http://127.0.0.1:1", token: "t" }],
    ["of a process of a later program's", { ...elsewhere, kind: "later" }],
  ])("is gone after three missed beats, and not before: one %s", async (_, owner) => {
    write(owner);
    const looks = await looksUntilGone(stepped());
    expect(looks).toBeGreaterThanOrEqual(threeBeats);
    expect(looks).toBeLessThan(threeBeats + 4);
  });

  it("is not gone while it gives one, whoever it is", async () => {
    const file = write(elsewhere);
    const watch = stepped();
    for (let looks = 1; looks < 60; looks += 1) {
      // A beat every four looks, as every two seconds.
      if (looks % 4 === 0) utimesSync(file, looks, looks);
      expect(await watch.look()).toBe("unsure");
    }
  });

  it("is not gone because this machine has slept", async () => {
    write(elsewhere);
    const watch = stepped();
    for (let nights = 0; nights < 5; nights += 1) {
      watch.sleep(8 * 3_600_000);
      expect(await watch.look()).toBe("unsure");
    }
  });

  it("is gone at once where it is known: it ended in order, or no process has its id here", async () => {
    write({ released: true, ...elsewhere });
    expect(await stepped().look()).toBe("gone");
    write({ pid: 999_999_999 });
    expect(await stepped().look()).toBe("gone");
    // In another container that id may well run.
    write({ pid: 999_999_999, ...elsewhere });
    expect(await stepped().look()).toBe("unsure");
  });

  it("leaves a sentence with a way out while it is waited for", async () => {
    write(elsewhere);
    await expect(shareEmulator({ state: folder, patience: 200 })).rejects.toThrow(
      /no sign of life for 7 seconds: try again then/,
    );
    expect(() => openStateFolder(folder)).toThrow(/End that one, or use another folder/);
  });
});

describe("what could not be found out is never taken for a no", () => {
  it("while a file cannot be read", async () => {
    // A folder of that name cannot be read as a file, whoever asks.
    mkdirSync(path.join(folder, "owner.3.json"));
    expect(readOwnership(folder)).toMatchObject({ generation: 3, owner: null, unknown: { code: "EISDIR" } });
    expect(await looksUntilGone(stepped())).toBe(Number.POSITIVE_INFINITY);
    await expect(shareEmulator({ state: folder, patience: 200 })).rejects.toThrow(
      /Nobody can tell who runs .*EISDIR: .*owner\.3\.json.*delete it, and try again/,
    );
    expect(() => openStateFolder(folder)).toThrow(StateError);
    expect(readdirSync(folder)).toEqual(["owner.3.json"]);
  });

  it("but a file that was never finished is litter once nobody has given a sign of life by it", async () => {
    writeFileSync(path.join(folder, "owner.3.json"), '{"pid": 1');
    expect(await looksUntilGone(stepped())).toBeGreaterThanOrEqual(threeBeats);
  });
});

describe("an owner that was taken over while it stood still", () => {
  it("finds out before it writes, and tells nobody that anything is kept", async () => {
    const state = openStateFolder(folder);
    const world = createTestWorld({ journal: state.journal, scenarios: ["daily-refresh"] });
    const { access_token } = await world.link({});
    const next = claimFolder(folder, readOwnership(folder).generation);
    expect(next).not.toBeNull();
    expect((await world.call("/item/remove", { access_token })).status).toBe(500);
    await state.claim.lost;
    expect(() => state.claim.publish({ url: "http://127.0.0.1:1", token: "t" })).toThrow(/taken over/);
    expect((await world.control("POST", "/reset")).status).toBe(500);
    // It gives up nothing that is another's.
    state.close();
    expect(readOwnership(folder)).toMatchObject({ generation: next?.generation, owner: { released: false } });
    next?.release();
    const after = createTestWorld({ journal: openStateFolder(folder).journal });
    expect((await after.call("/item/get", { access_token })).status).toBe(200);
  });

  it("writes into nothing, should it have been suspended in the middle of a write", async () => {
    const first = openStateFolder(folder);
    const world = createTestWorld({ journal: first.journal, scenarios: ["daily-refresh"] });
    const { access_token } = await world.link({});
    const file = path.join(folder, "journal.jsonl");
    const underWay = openSync(file, "a");
    const second = openStateFolder(folder);
    const before = readFileSync(file, "utf8");
    expect(() => first.journal.append({ kind: "clock", frozen: true, at: 1, real: 1 })).toThrow();
    // What a write does that was under way, past the look before it: it goes into the file as it was opened then.
    writeSync(underWay, "half a line of another age");
    closeSync(underWay);
    expect(readFileSync(file, "utf8")).toBe(before);
    const after = createTestWorld({ journal: second.journal });
    expect((await after.call("/item/get", { access_token })).status).toBe(200);
  });

  itNeeding("signals")(
    "is another window's guest once it goes on, and nothing that was acknowledged is lost",
    async () => {
      const first = start();
      const before = await first.next();
      const token = await link(before);
      first.child.kill("SIGSTOP");
      const second = start();
      const owner = await second.next();
      expect(owner.isOwner).toBe(true);
      const later = await link(owner);
      first.child.kill("SIGCONT");
      expect(await first.next()).toMatchObject({ isOwner: false, url: owner.url });
      expect(await tokensOf(owner)).toEqual(expect.arrayContaining([token, later]));
    },
    60_000,
  );

  itNeeding("signals")(
    "is noticed by its guests, who go on with another",
    async () => {
      const first = start();
      await first.next();
      const second = start();
      expect((await second.next()).isOwner).toBe(false);
      first.child.kill("SIGSTOP");
      expect((await second.next()).isOwner).toBe(true);
    },
    60_000,
  );
});

describe("a folder that another program wants for itself", () => {
  it("is refused at once while somebody serves it, and says what to do", async () => {
    const owner = await start().next();
    await expect(openFreeFolder(folder)).rejects.toThrow(
      /in use by the emulator of process \d+ at http.*End that one, or use another folder/,
    );
    expect((await control(owner, "GET", "/clock")).status).toBe(200);
  });

  it("is had after three missed beats of an owner that nobody can ask", async () => {
    write({ pid: process.ppid });
    const opened = await openFreeFolder(folder);
    expect(readOwnership(folder).generation).toBe(2);
    opened.close();
  }, 240_000);
});
