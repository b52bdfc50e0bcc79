import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { LocalBar } from "../../../src/host/panel/localBar.ts";

let server: Server | null = null;
afterEach(() => {
  server?.close();
  server = null;
});

const never = new AbortController().signal;

interface World {
  readonly frozen: boolean;
  /** When Items are next refreshed, ISO 8601; each once. */
  readonly refreshes?: readonly { readonly item_id: string; readonly at: string }[];
  /** Ids of the faults that are on. */
  readonly faults?: readonly string[];
}

/** A control whose clock stands at 14:00 until it is moved. */
async function control({ frozen, refreshes = [], faults = [] }: World) {
  let at = Date.parse("2026-03-10T14:00:00.000Z");
  server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const isOurs = request.headers.authorization === "Bearer t";
    if (request.method === "POST") {
      const { seconds = 0, to } = JSON.parse(text) as { seconds?: number; to?: string };
      at = to === undefined ? at + 1000 * seconds : Date.parse(to);
    }
    const answers: Record<string, unknown> = {
      "/_emulator/clock": { now: new Date(at).toISOString(), frozen },
      "/_emulator/faults": { faults: faults.map((fault_id) => ({ fault_id, effect: "error" })) },
      "/_emulator/refreshes": { refreshes: refreshes.filter((each) => Date.parse(each.at) > at) },
    };
    const answer = answers[request.url ?? ""];
    response.writeHead(isOurs && answer !== undefined ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? null));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, control: `${url}/_emulator`, token: "t" };
}

async function clockOver(options: World) {
  const address = await control(options);
  let passedMs = 0;
  const clock = new LocalBar({
    local: { address, use: () => Promise.resolve(address) },
    clock: { monotonic: () => passedMs },
    log: { warn: () => undefined },
    itemId: "item1",
  });
  const pass = (ms: number) => {
    passedMs += ms;
  };
  return { clock, pass };
}

test("is not known until it was asked, and goes on by itself after", async () => {
  const { clock, pass } = await clockOver({ frozen: false });
  expect(clock.now()).toBeNull();
  await clock.read();
  pass(1500);
  expect(clock.now()).toBe("2026-03-10T14:00:01.500Z");
});

test("stands still while it is frozen, and moves when it is moved", async () => {
  const { clock, pass } = await clockOver({ frozen: true });
  await clock.advance(3600, never);
  pass(1500);
  expect(clock.now()).toBe("2026-03-10T15:00:00.000Z");
});

test("does not start a sandbox to learn its time", async () => {
  const clock = new LocalBar({
    local: { address: null, use: () => Promise.reject(new Error("it was started")) },
    clock: { monotonic: () => 0 },
    log: { warn: () => undefined },
    itemId: "item1",
  });
  await clock.read();
  expect(clock.now()).toBeNull();
});

const shown = { latency: "none", scenario: null };
const refreshes = [
  { item_id: "item2", at: "2026-03-10T14:30:00.000Z" },
  { item_id: "item1", at: "2026-03-10T18:00:00.000Z" },
  { item_id: "item1", at: "2026-03-11T18:00:00.000Z" },
];

test("goes to the next refresh of its own Item, and then knows the one after", async () => {
  const { clock } = await clockOver({ frozen: true, refreshes });
  await clock.read();
  expect(clock.facts(shown)).toEqual({ ...shown, nextRefreshAt: "2026-03-10T18:00:00.000Z", faults: 0 });
  await clock.toNextRefresh(never);
  expect(clock.now()).toBe("2026-03-10T18:00:00.000Z");
  expect(clock.facts(shown).nextRefreshAt).toBe("2026-03-11T18:00:00.000Z");
});

test("a refresh that time has passed is not offered as the next one", async () => {
  const { clock, pass } = await clockOver({ frozen: false, refreshes: refreshes.slice(0, 2) });
  await clock.read();
  pass(5 * 3_600_000);
  expect(clock.facts(shown).nextRefreshAt).toBeNull();
});

test("an Item that is not refreshed moves no clock", async () => {
  const { clock } = await clockOver({ frozen: true, refreshes: refreshes.slice(0, 1) });
  await clock.toNextRefresh(never);
  expect(clock.now()).toBe("2026-03-10T14:00:00.000Z");
});

test("knows how many faults are on", async () => {
  const { clock } = await clockOver({ frozen: true, faults: ["one", "two"] });
  await clock.read();
  expect(clock.facts(shown).faults).toBe(2);
});
