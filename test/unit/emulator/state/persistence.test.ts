import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createEmulator } from "../../../../src/emulator/emulator.ts";
import { claimFolder, type FolderClaim } from "../../../../src/emulator/state/claimFolder.ts";
import { type JournalChange, journalLine } from "../../../../src/emulator/state/journal.ts";
import { atOnce } from "../../../../src/emulator/state/slices.ts";
import { openClaimed, openStateFolder } from "../../../../src/emulator/state/stateFolder.ts";
import { itNeeding } from "../../../builders/needs.ts";
import { timelinesOf } from "../support/timeline.ts";
import { createTestWorld, handMachine, type TestWorld } from "../support/world.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "emulator-state-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A world in the folder. Nothing is closed in order at its end: what counts must be in the folder already. */
function open(options: { seed?: number } = {}) {
  const state = openStateFolder(folder);
  return { state, world: createTestWorld({ journal: state.journal, ...options }) };
}

/** Everything about a world that its control shows. */
async function everythingOf(world: TestWorld): Promise<string> {
  const { text, body } = await world.control("GET", "/items");
  const ledgers = await Promise.all(body.items.map((item) => world.control("GET", `/items/${item.item_id}/ledger`)));
  const events = await world.control("GET", "/events");
  return [text, ...ledgers.map((ledger) => ledger.text), events.text].join("\n");
}

describe("a state folder", () => {
  it("holds every acknowledged change when the process ends without a word", async () => {
    const { world } = open({ seed: 7 });
    await world.control("POST", "/clock", { frozen: true });
    const { access_token } = await world.link({ options: { override_username: "user_transactions_dynamic" } });
    await world.advance(3600);
    const daily = await world.itemOf("daily-refresh");
    await world.call("/accounts/balance/get", { access_token: daily.access_token });
    await world.call("/transactions/refresh", { access_token });
    await world.call("/identity/get", { access_token: await world.tokenOf("pending-hold") });
    await world.call("/item/remove", { access_token: await world.tokenOf("non-usd") });
    await world.call("/sandbox/item/reset_login", { access_token: await world.tokenOf("just-linked") });
    await world.control("POST", `/items/${await world.itemIdOf("login-required")}/repair`);
    const evaluation = { ...daily.evaluate, access_token: daily.access_token, client_transaction_id: "kept" };
    const first = await world.call("/signal/evaluate", evaluation);
    await world.advance(86_400);
    const [before, lines] = [await everythingOf(world), await timelinesOf(world)];

    const again = open().world;
    expect(await everythingOf(again)).toBe(before);
    expect(await timelinesOf(again)).toEqual(lines);
    const { request_id: _, ...kept } = (await again.call("/signal/evaluate", evaluation)).body;
    expect(first.body).toMatchObject(kept);
    // A new Item of the very same request is still another one.
    const other = await again.link({ options: { override_username: "user_transactions_dynamic" } });
    expect(other.access_token).not.toBe(access_token);
  });

  it("holds rulesets and faults, and how often each has happened", async () => {
    const { world } = open();
    await world.control("POST", "/clock", { frozen: true });
    const settings = {
      rulesets: { mine: { kind: "balance", rules: [], fallback: { result: "REVIEW" } } },
      opted_out: true,
    };
    await world.control("PUT", "/rulesets", settings);
    const { item_id, access_token } = await world.itemOf("daily-refresh");
    await world.control("POST", "/faults", {
      endpoint: "/item/get",
      calls: 3,
      effect: "error",
      error_code: "ITEM_LOCKED",
    });
    await world.control("POST", "/faults", { endpoint: "/accounts/balance/get", calls: 1, effect: "stale" });
    const { body } = await world.control("POST", "/faults", { item_id, effect: "stale" });
    await world.call("/item/get", { access_token });
    await world.call("/accounts/balance/get", { access_token });
    await world.advance(86_400);
    const { fault_id } = body.fault as { fault_id: string };
    await world.control("DELETE", `/faults?fault_id=${fault_id}`);
    await world.call("/accounts/balance/get", { access_token: await world.tokenOf("pending-hold") });
    const seen = async (of: TestWorld) =>
      [
        (await of.control("GET", "/faults")).text,
        (await of.control("GET", "/rulesets")).text,
        await everythingOf(of),
      ].join();
    const before = await seen(world);
    expect(before).toContain('"calls_left":2');
    expect(before).toContain("refresh-withheld");
    expect(await seen(open().world)).toBe(before);
  });

  it("begins again where it was reset", async () => {
    const { world } = open();
    await world.control("POST", "/clock", { frozen: true });
    await world.link({});
    await world.control("POST", "/reset");
    await world.control("POST", "/clock", { frozen: true });
    await world.call("/item/remove", { access_token: await world.tokenOf("non-usd") });
    const before = await everythingOf(world);
    expect(await everythingOf(open().world)).toBe(before);
  });

  it("writes neither for what only reads, nor the keys of who calls", async () => {
    const { world } = open();
    const size = () => readFileSync(path.join(folder, "journal.jsonl"), "utf8").length;
    const access_token = await world.tokenOf("daily-refresh");
    await world.call("/accounts/balance/get", { access_token });
    const after = size();
    for (const reads of ["/accounts/get", "/item/get", "/transactions/sync", "/auth/get"]) {
      expect((await world.call(reads, { access_token })).status).toBe(200);
    }
    await world.call("/item/remove", { access_token: "access-sandbox-unknown" });
    expect(size()).toBe(after);
    await world.call("/item/remove", { access_token, client_id: "my-client", secret: "my-secret" });
    expect(size()).toBeGreaterThan(after);
    expect(readFileSync(path.join(folder, "journal.jsonl"), "utf8")).not.toMatch(/my-secret|my-client/);
  });

  it("gives back the last good state wherever the file was cut or altered, and says so where a change was lost", async () => {
    const states: { size: number; everything: string }[] = [];
    const { world } = open();
    await world.control("POST", "/clock", { frozen: true });
    const file = path.join(folder, "journal.jsonl");
    for (const scenario of ["daily-refresh", "pending-hold", "non-usd"]) {
      await world.call("/accounts/balance/get", { access_token: await world.tokenOf(scenario) });
      states.push({ size: readFileSync(file).length, everything: await everythingOf(world) });
    }
    const whole = readFileSync(file);
    const firstSize = states[0]?.size ?? 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: firstSize, max: whole.length - 1 }), fc.boolean(), async (place, cut) => {
        const damaged = cut ? whole.subarray(0, place) : Buffer.from(whole);
        if (!cut) damaged[place] = (damaged[place] ?? 0) ^ 1;
        writeFileSync(file, damaged);
        const { state, world: again } = open();
        const good = states.findLast((each) => each.size <= place);
        expect(await everythingOf(again)).toBe(good?.everything);
        // A process that is killed while it writes leaves the beginning of a line, of which nobody was told.
        const isUnfinished = cut || place === whole.length - 1;
        if (isUnfinished) expect(state.note).toBeNull();
        else expect(state.note).toMatch(/damaged.*last good state/s);
        expect(readdirSync(folder).some((name) => name.includes("damaged"))).toBe(!isUnfinished);
        state.close();
        for (const name of readdirSync(folder)) if (name.includes("damaged")) rmSync(path.join(folder, name));
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ["a line was left unfinished", "half a li", null],
    ["it was damaged", "half a li\n", /damaged: 1 of \d+ entries/],
    // The space is on the disk, what was written there is not.
    ["the system crashed", "\0".repeat(300), /damaged: 1 of \d+ entries/],
  ])("can be written on after %s", async (_what, tail, note) => {
    const { world } = open();
    const access_token = await world.tokenOf("daily-refresh");
    await world.call("/accounts/balance/get", { access_token });
    appendFileSync(path.join(folder, "journal.jsonl"), tail);
    const second = open();
    if (note === null) expect(second.state.note).toBeNull();
    else expect(second.state.note).toMatch(note);
    await second.world.call("/item/remove", { access_token });
    const third = open();
    expect(third.state.note).toBeNull();
    expect((await third.world.call("/item/get", { access_token })).body.error_code).toBe("ITEM_NOT_FOUND");
  });

  it("is refused when a program of another form wrote it", () => {
    const header = journalLine({ kind: "begin", format: 2, seed: 1, start: 0, scenarios: [] });
    writeFileSync(path.join(folder, "journal.jsonl"), header);
    expect(() => openStateFolder(folder)).toThrow(/written by another version/);
  });

  it("is used by one emulator at a time", () => {
    const owner = { pid: process.ppid, url: null, token: null, released: false };
    writeFileSync(path.join(folder, "owner.4.json"), JSON.stringify(owner));
    expect(() => openStateFolder(folder)).toThrow(/in use by the emulator of process/);
    writeFileSync(path.join(folder, "owner.4.json"), JSON.stringify({ ...owner, released: true }));
    openStateFolder(folder).close();
    writeFileSync(path.join(folder, "owner.6.json"), JSON.stringify({ ...owner, pid: 999999999 }));
    openStateFolder(folder).close();
  });

  itNeeding("modes")("is for this user's eyes alone: the control's token and test users' passwords are in it", () => {
    const { claim, close } = openStateFolder(path.join(folder, "state"));
    claim.publish({ url: "http://127.0.0.1:1", token: "t" });
    close();
    const modes = readdirSync(path.join(folder, "state")).map(
      (name) => statSync(path.join(folder, "state", name)).mode & 0o077,
    );
    expect(modes).toEqual([0, 0]);
  });
});

describe("a journal that is no file, or too large to be read, is kept aside as it is, and the world begins anew", () => {
  const unreadable: readonly (readonly [string, RegExp, (file: string) => void])[] = [
    [
      "too large",
      /it is too large \(572 MB\)/,
      (file) => {
        writeFileSync(file, "");
        truncateSync(file, 600_000_000);
      },
    ],
    ["a folder", /there is no file in its place/, (file) => mkdirSync(file)],
  ];

  it.each(unreadable)("%s", async (_what, why, make) => {
    const file = path.join(folder, "journal.jsonl");
    make(file);
    const { size, ino } = statSync(file);
    const { state, world } = open();
    expect(state.note).toMatch(why);
    expect(state.note).toMatch(/The local sandbox begins anew\. .*journal\.jsonl\.unusable-1\.$/);
    expect(statSync(`${file}.unusable-1`)).toMatchObject({ size, ino });
    const before = await everythingOf(world);
    const again = open();
    expect(again.state.note).toBeNull();
    expect(await everythingOf(again.world)).toBe(before);
  });
});

describe("the journal of a state folder", () => {
  const lines = () => readFileSync(path.join(folder, "journal.jsonl"), "utf8").split("\n").length - 1;

  /** A journal of so many changes, the last one torn: what opening it does to the file can be seen. */
  function writeLong(changes: number): string {
    const entries = Array.from({ length: changes }, (_, at) => ({ kind: "clock", frozen: at % 2 === 0, at, real: at }));
    const begin = { kind: "begin", format: 1, seed: 1, start: 0, scenarios: [] } as const;
    const text = [begin, ...entries].map((entry) => journalLine(entry as JournalChange)).join("");
    writeFileSync(path.join(folder, "journal.jsonl"), text.slice(0, -5));
    return text.slice(0, -5);
  }

  it("a journal is read in slices: others have their turn, and the claim gives its signs of life", () => {
    writeLong(5000);
    const work = openClaimed(folder, claimFolder(folder, 0) as FolderClaim, { mayBeWritten: false });
    let slices = 1;
    let step = work.next();
    for (; step.done !== true; step = work.next()) slices += 1;
    expect(slices).toBeGreaterThan(20);
    expect(step.value.journal.kept?.changes).toEqual([{ kind: "clock", frozen: true, at: 4998, real: 4998 }]);
    step.value.close();
  });

  it("is left as it is when another process takes it over while it is read", () => {
    const text = writeLong(5000);
    const work = openClaimed(folder, claimFolder(folder, 0) as FolderClaim, { mayBeWritten: false });
    work.next();
    const other = claimFolder(folder, 1);
    expect(() => atOnce(work)).toThrow(/taken over/);
    expect(readFileSync(path.join(folder, "journal.jsonl"), "utf8")).toBe(text);
    other?.check();
    other?.release();
  });

  it("is shortened when it is opened: what was before a reset, and every move of the clock but the last", async () => {
    const { world } = open();
    await world.link({});
    await world.control("POST", "/reset");
    await world.control("POST", "/clock", { frozen: true });
    for (let days = 0; days < 5; days += 1) await world.advance(86_400);
    await world.call("/accounts/balance/get", { access_token: await world.tokenOf("daily-refresh") });
    for (let days = 0; days < 5; days += 1) await world.advance(86_400);
    const before = await everythingOf(world);
    const long = lines();
    expect(await everythingOf(open().world)).toBe(before);
    // Its beginning, the call, the last move.
    expect([long, lines()]).toEqual([16, 3]);
    expect(await everythingOf(open().world)).toBe(before);
  });

  it("is whole at any moment at which its shortening is killed", async () => {
    const { world, state: first } = open();
    await world.control("POST", "/clock", { frozen: true });
    for (let hours = 0; hours < 400; hours += 1) await world.advance(3600);
    await world.call("/accounts/balance/get", { access_token: await world.tokenOf("daily-refresh") });
    const before = await everythingOf(world);
    const long = readFileSync(path.join(folder, "journal.jsonl"));
    first.close();
    const opener = `
      const { openStateFolder } = await import(process.argv[1]);
      const { writeFileSync } = await import("node:fs");
      const file = process.argv[2] + "/journal.jsonl";
      const long = Buffer.from(process.argv[3], "base64");
      process.stdout.write("begun");
      for (;;) {
        openStateFolder(process.argv[2]).close();
        writeFileSync(file + ".long", long);
        (await import("node:fs")).renameSync(file + ".long", file);
      }`;
    const persist = path.resolve(import.meta.dirname, "../../../../src/emulator/state/stateFolder.ts");
    for (const delayMs of [0, 2, 5, 9, 14, 23]) {
      const args = ["--no-warnings", "--input-type=module", "-e", opener, persist, folder, long.toString("base64")];
      const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
      await once(child.stdout, "data");
      setTimeout(() => child.kill("SIGKILL"), delayMs);
      const [, signal] = await once(child, "exit");
      expect(signal).toBe("SIGKILL");
      const { state, world: again } = open();
      expect(state.note).toBeNull();
      expect(await everythingOf(again)).toBe(before);
      state.close();
    }
  });

  it("never lets time stand still or jump because nothing was changed in it", async () => {
    const machine = handMachine();
    const state = openStateFolder(folder);
    createEmulator({ machine, journal: state.journal });
    state.close();
    machine.pass(3_600_000);
    const later = createTestWorld({ journal: openStateFolder(folder).journal, machine });
    expect((await later.control("GET", "/clock")).body.now).toBe(new Date(machine.now()).toISOString());
  });
});
