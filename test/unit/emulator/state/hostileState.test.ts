import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import dailyRefresh from "../../../../src/emulator/scenarios/daily-refresh.json" with { type: "json" };
import { startEmulator } from "../../../../src/emulator/server/start.ts";
import { type JournalChange, journalLine } from "../../../../src/emulator/state/journal.ts";
import { openStateFolder } from "../../../../src/emulator/state/stateFolder.ts";
import { createTestWorld, start, type TestWorld } from "../support/world.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "emulator-hostile-state-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = Date.parse(start);
const common = { at, real: at };
const scenario = { ...dailyRefresh, name: "mine", access_token: "access-sandbox-00000000-0000-4000-8000-0000000000aa" };
const settlement = { id: "0123456789abcdef", state: "delivered", reason: null, attempts: [] };
const attempt = { at, ms: 5, status: 200 };
const call = { ...common, kind: "call", path: "/item/get", occurrence: 0, body: {} };

/** Each is JSON, and each would have ended a world that took it: at once, or once somebody reads it. */
const broken: readonly (readonly [string, unknown])[] = [
  ["no object", 5],
  ["no kind", { ...common }],
  ["a kind of a later program", { ...common, kind: "weather", is: "fine" }],
  ["a kind that every object has", { ...common, kind: "constructor" }],
  ["a field of a later program", { ...common, kind: "clock", frozen: true, speed: 2 }],
  ["a clock without its state", { ...common, kind: "clock", frozen: "yes" }],
  ["a moment that is none", { ...common, kind: "clock", frozen: true, at: "now" }],
  ["a moment beyond the calendar", { ...common, kind: "clock", frozen: true, at: 8.64e15 }],
  ["a real moment beyond the calendar", { ...common, kind: "clock", frozen: true, real: 8.64e18 }],
  ["a moment before the start", { ...common, kind: "clock", frozen: true, at: at - 1 }],
  ["a path that is not modelled", { ...call, path: "/weather/get" }],
  ["a path that every object has", { ...call, path: "__proto__" }],
  ["a body that is none", { ...call, body: null }],
  ["an occurrence that is none", { ...call, occurrence: -1 }],
  [
    "a ruleset of a kind that is none",
    { ...common, kind: "rulesets", settings: { rulesets: { a: { kind: "magic" } } } },
  ],
  ["rulesets that are none", { ...common, kind: "rulesets", settings: [] }],
  [
    "a scenario of a bank that is none",
    { ...common, kind: "scenario", scenario: { ...scenario, institution_id: "ins_x" } },
  ],
  ["a scenario with a moment that is none", { ...common, kind: "scenario", scenario: { ...scenario, linked: "soon" } }],
  ["owners that are none", { ...common, kind: "scenario", scenario: ownedBy([5]) }],
  ["a fault that is none", { ...common, kind: "fault", fault: { effect: "explode" } }],
  ["a repair of nobody", { ...common, kind: "repair" }],
  [
    "a settlement with a URL of its own",
    { ...common, kind: "webhook-settled", settlement: { ...settlement, url: "nowhere" } },
  ],
  [
    "a settlement in a state that is none",
    { ...common, kind: "webhook-settled", settlement: { ...settlement, state: "lost" } },
  ],
  ["attempts that are none", { ...common, kind: "webhook-settled", settlement: { ...settlement, attempts: "none" } }],
  ["an attempt at no moment", settled({ ...attempt, at: 1e300 })],
  ["an attempt with a status that is none", settled({ ...attempt, status: "fine" })],
  ["a reset in the middle", { ...common, kind: "reset", start: at }],
];

function ownedBy(owners: unknown) {
  const [account] = dailyRefresh.accounts;
  return { ...scenario, accounts: [{ ...account, owners }] };
}
function settled(each: unknown) {
  return { ...common, kind: "webhook-settled", settlement: { ...settlement, attempts: [each] } };
}

function open(): { world: TestWorld; note: string | null; close(): void } {
  const state = openStateFolder(folder);
  const world = createTestWorld({ journal: state.journal, scenarios: ["daily-refresh"] });
  return {
    world,
    note: [state.note, world.emulator.stateWarning].filter((note) => note !== null).join(" ") || null,
    close: state.close,
  };
}

/** Everything that is read of a world answers. */
async function expectReadable(world: TestWorld): Promise<void> {
  const { body } = await world.control("GET", "/items");
  const ledgers = body.items.map(({ item_id }) => `/items/${item_id}/ledger`);
  for (const each of [
    "/refreshes",
    "/events",
    "/webhooks",
    "/faults",
    "/rulesets",
    "/scenarios",
    "/state",
    ...ledgers,
  ]) {
    expect([each, (await world.control("GET", each)).status]).toEqual([each, 200]);
  }
  for (const { access_token } of body.items) {
    for (const place of ["/accounts/get", "/identity/get", "/auth/get", "/transactions/sync", "/item/get"])
      expect((await world.call(place, { access_token })).status).toBeLessThan(500);
  }
}

describe("a saved state that cannot be used is refused and kept nowhere", () => {
  it.each(broken)("and the world goes on: %s", async (_, change) => {
    const { world } = open();
    const { access_token } = await world.link({});
    await world.control("POST", "/clock", { frozen: true });
    const saved = (await world.control("GET", "/state")).body as unknown as { changes: object[] };
    const file = readFileSync(path.join(folder, "journal.jsonl"), "utf8");
    const last = { ...common, kind: "clock", frozen: true };
    for (const changes of [
      [...saved.changes, change, last],
      [change, last],
    ]) {
      const { status, body } = await world.control("PUT", "/state", { ...saved, changes });
      expect([status, body.error_code]).toEqual([400, "INVALID_FIELD"]);
    }
    expect(readFileSync(path.join(folder, "journal.jsonl"), "utf8")).toBe(file);
    expect((await world.call("/item/get", { access_token })).status).toBe(200);
    await expectReadable(world);
    expect((await open().world.call("/item/get", { access_token })).status).toBe(200);
  });

  it.each([
    [{ seed: "1" }],
    [{ seed: 1.5 }],
    [{ start: 8.64e15 }],
    [{ real: "now" }],
    [{ scenarios: {} }],
    [{ scenarios: [{ ...scenario, linked: "0000-01-01" }] }],
    [{ scenarios: [scenario, scenario] }],
    [{ kind: "end" }],
    [{ more: 1 }],
  ])("for its beginning: %j", async (wrong) => {
    const { world } = open();
    const saved = (await world.control("GET", "/state")).body as unknown as { header: object };
    const { status, body } = await world.control("PUT", "/state", { ...saved, header: { ...saved.header, ...wrong } });
    expect([status, body.error_code]).toEqual([400, "INVALID_FIELD"]);
    await expectReadable(world);
  });

  it("with the change, and what is wrong with it", async () => {
    const { world } = open();
    const saved = (await world.control("GET", "/state")).body as unknown as { changes: object[] };
    const changes = [...saved.changes, { ...call, path: "/weather/get" }];
    const { body } = await world.control("PUT", "/state", { ...saved, changes });
    expect(body.error_message).toMatch(/change 2 \(call\): \/weather\/get is not modelled/);
  });
});

describe("a state that could be used and cannot be kept", () => {
  it("is not in force either", async () => {
    const { journal } = openStateFolder(folder);
    const filling = { ...journal };
    const world = createTestWorld({ journal: filling, scenarios: ["daily-refresh"] });
    const full = () => {
      throw Object.assign(new Error("no space"), { code: "ENOSPC" });
    };
    Object.assign(filling, { replace: full, append: full });
    const saved = (await world.control("GET", "/state")).body as unknown as { header: object };
    const other = { ...saved, header: { ...saved.header, scenarios: [] } };
    expect((await world.control("PUT", "/state", other)).status).toBe(500);
    expect((await world.control("POST", "/reset", { scenarios: ["non-usd"] })).status).toBe(500);
    expect((await world.control("GET", "/items")).body.items.map((item) => item.scenario)).toEqual(["daily-refresh"]);
  });
});

describe("a journal that cannot be done again gives the state before that, and is kept aside for good", () => {
  const write = (changes: readonly unknown[], header: object = {}) => {
    const begun = { kind: "begin", format: 1, seed: 1, start: at, real: at, scenarios: [scenario], ...header };
    writeFileSync(
      path.join(folder, "journal.jsonl"),
      [begun, ...changes].map((each) => journalLine(each as JournalChange)).join(""),
    );
  };
  const removal = { ...call, path: "/item/remove", body: { access_token: scenario.access_token } };

  it.each(broken)("and it is told: %s", async (_, change) => {
    // What is before the last reset is over, whatever it was.
    if (change === broken.at(-1)?.[1]) return;
    write([change, removal]);
    const whole = readFileSync(path.join(folder, "journal.jsonl"), "utf8");
    const { world, note, close } = open();
    expect((await world.control("GET", "/items")).body.items.map((item) => item.scenario)).toEqual(["mine"]);
    expect(note).toMatch(/is kept as .*journal\.jsonl\.(damaged|unusable)-1/);
    await expectReadable(world);
    // It can be written on, and the next start has nothing to say.
    const { access_token } = await world.link({});
    close();
    const again = open();
    expect(again.note).toBeNull();
    expect((await again.world.call("/item/get", { access_token })).status).toBe(200);
    const aside = readdirSync(folder).filter((name) => name.includes("-1"));
    expect(aside.map((name) => readFileSync(path.join(folder, name), "utf8"))).toEqual([whole]);
  });

  it("begins anew where its beginning cannot be used", async () => {
    write([], { scenarios: [{ ...scenario, institution_id: "ins_of_a_later_program" }] });
    const { world, note } = open();
    expect(note).toMatch(/no institution ins_of_a_later_program.*begins anew.*is kept as/);
    expect((await world.control("GET", "/items")).body.items.map((item) => item.scenario)).toEqual(["daily-refresh"]);
  });

  it("never overwrites what was kept aside before", () => {
    for (const [index, [, change]] of broken.slice(2, 6).entries()) {
      write([change]);
      open().close();
      writeFileSync(path.join(folder, "journal.jsonl"), "noise");
      open().close();
      const names = readdirSync(folder).filter((name) => /-\d+$/.test(name));
      expect(names).toHaveLength(2 * (index + 1));
    }
  });

  it("takes a line that anybody can give a checksum for a damaged one", async () => {
    write([]);
    const { close } = open();
    close();
    const file = path.join(folder, "journal.jsonl");
    const { hexId } = await import("../../../../src/emulator/ids.ts");
    for (const json of ["{", "null", "5", '"text"', "[]"]) {
      writeFileSync(file, `${readFileSync(file, "utf8")}${hexId(16, json)} ${json}\n`);
      const { note, world, close: end } = open();
      expect(note).toMatch(/damaged/);
      await expectReadable(world);
      end();
    }
  });
});

describe("a timer of the local sandbox", () => {
  it("cannot throw, whatever an Item's webhook is", () => {
    const sender = {
      key: { alg: "ES256", crv: "P-256", kid: "k", kty: "EC", use: "sig", x: "", y: "" },
      refusalOf: () => {
        throw new TypeError("Invalid URL");
      },
      send: () => Promise.reject(new Error("never")),
      close: () => undefined,
    } as const;
    const world = createTestWorld({ scenarios: [{ ...scenario, webhook: "http://127.0.0.1:1/hook" }], sender });
    world.machine.pass(40 * 86_400_000);
    for (let ticks = 0; ticks < 5; ticks += 1) expect(world.emulator.tick()).toBeUndefined();
  });
});

describe("a large state", () => {
  it("is loaded over the wire, while others are answered", async () => {
    const running = await startEmulator({ state: folder, latency: "none", scenarios: ["daily-refresh"] });
    try {
      const headers = { authorization: `Bearer ${running.token}`, "content-type": "application/json" };
      const saved = (await (await fetch(`${running.control}/state`, { headers })).json()) as {
        changes: object[];
        header: { start: number };
      };
      const token = dailyRefresh.access_token;
      const moment = { at: saved.header.start + 1000, real: at };
      const more = Array.from({ length: 25_000 }, (_, occurrence) => ({
        ...{ kind: "call", ...moment, path: "/accounts/balance/get", occurrence },
        body: { access_token: token, options: { min_last_updated_datetime: "2020-01-01T00:00:00Z" } },
      }));
      const last = { kind: "clock", frozen: false, at: moment.at + 1000, real: at };
      const body = JSON.stringify({ ...saved, changes: [...more, last] });
      expect(body.length).toBeGreaterThan(4 * 1024 * 1024);
      let isLoaded = false;
      const loading = fetch(`${running.control}/state`, { method: "PUT", headers, body }).then(async (answer) => {
        isLoaded = true;
        return [answer.status, await answer.text()];
      });
      let answeredMeanwhile = 0;
      while (!isLoaded) {
        expect((await fetch(`${running.control}/clock`, { headers })).status).toBe(200);
        if (!isLoaded) answeredMeanwhile += 1;
      }
      expect(await loading).toEqual([200, expect.stringContaining("now")]);
      expect(answeredMeanwhile).toBeGreaterThan(3);
      expect((await fetch(`${running.control}/state`, { headers })).status).toBe(200);
    } finally {
      await running.close();
    }
  }, 240_000);

  it("is saved no larger than it can be loaded, and the person is told before anything is written", async () => {
    const { journal } = openStateFolder(folder);
    const large = { journal: { ...journal, read: () => ({ header: journalHeader(), changes: [] }) } };
    const journalHeader = () => ({
      ...({ kind: "begin", format: 1, seed: 1, start: at, real: at } as const),
      scenarios: [{ ...scenario, summary: "x".repeat(33 * 1024 * 1024) }] as never,
    });
    const world = createTestWorld({ ...large, scenarios: ["daily-refresh"] });
    const { status, body } = await world.control("GET", "/state");
    expect([status, body.error_message]).toEqual([
      400,
      "the state is too large to be loaded again (34 of 32 MB): it is not saved",
    ]);
  });
});
