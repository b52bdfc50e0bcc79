import { afterEach, beforeEach, expect, test } from "vitest";
import { startEmulator } from "../../../src/emulator/server/start.ts";
import { LocalPoll } from "../../../src/host/local/localPoll.ts";
import { LocalWatch } from "../../../src/host/panel/localWatch.ts";
import { ComparisonStore } from "../../../src/host/store/comparisonStore.ts";
import { aComparison, anItem } from "../host/support/fakes.ts";
import { forgetWhatHappened } from "../host/support/vscode/happened.ts";
import { pages } from "../host/support/vscode/pages.ts";
import { openPanels } from "./support/openPanels.ts";

type Running = Awaited<ReturnType<typeof startEmulator>>;
let emulator: Running;
let item: { readonly item_id: string; readonly access_token: string };
beforeEach(async () => {
  emulator = await startEmulator({ scenarios: ["daily-refresh", "pending-hold"], latency: "none" });
  await control("POST", "clock", { frozen: true });
  [item = item] = (await control("GET", "items")).items as (typeof item)[];
});
afterEach(() => emulator.close());

const never = new AbortController().signal;

async function control(method: string, way: string, body?: object): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${emulator.control}/${way}`, { method, headers, ...sent });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
}

async function call(path: string, access_token: string): Promise<void> {
  const body = JSON.stringify({ client_id: "a", secret: "b", access_token });
  await fetch(`${emulator.url}${path}`, { method: "POST", headers: { "content-type": "application/json" }, body });
}

test("a look sees what happened since the one before it, once, and nothing else", async () => {
  const poll = new LocalPoll(item.item_id, { monotonic: () => 0 });
  const sees = () => poll.hasChanged(emulator, never);
  const other = ((await control("GET", "items")).items as (typeof item)[]).at(1);
  expect([await sees(), await sees()]).toEqual([false, false]);
  const changes: readonly (() => Promise<unknown>)[] = [
    () => call("/accounts/balance/get", item.access_token),
    // At the same moment of a clock that stands still.
    () => call("/accounts/balance/get", item.access_token),
    () => control("POST", "clock", { seconds: 60 }),
    () => control("POST", "faults", { effect: "drop" }),
    () => control("DELETE", "faults"),
    () => control("POST", `items/${item.item_id}/repair`, {}),
    () => control("POST", "clock", { frozen: false }),
  ];
  for (const [index, change] of changes.entries()) {
    await change();
    expect([index, await sees(), await sees()]).toEqual([index, true, false]);
  }
  await call("/accounts/get", item.access_token);
  await call("/accounts/balance/get", other?.access_token ?? "");
  expect(await sees()).toBe(false);
});

test("a clock that goes on is no change", async () => {
  await control("POST", "clock", { frozen: false });
  let monotonic = 0;
  const began = performance.now();
  const poll = new LocalPoll(item.item_id, { monotonic: () => monotonic + performance.now() - began });
  await poll.hasChanged(emulator, never);
  expect(await poll.hasChanged(emulator, never)).toBe(false);
  monotonic = 60_000;
  expect(await poll.hasChanged(emulator, never)).toBe(true);
});

interface SentMessage {
  readonly name?: string;
  readonly payload: { readonly localNow: string | null };
}

/** A machine that does much else at once answers late. */
const patience = { timeout: 15_000 };

/** A clock whose waits end when told. */
function handClock() {
  let ends: (() => void)[] = [];
  return {
    now: () => 0,
    monotonic: () => 0,
    waits: () => ends.length,
    wait: (_ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        ends.push(resolve);
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      }),
    pass() {
      const before = ends;
      ends = [];
      for (const end of before) end();
    },
  };
}

test("a panel of the local sandbox shows by itself what happens there, and one of Plaid Sandbox asks nobody", async () => {
  const clock = handClock();
  let asked = 0;
  const local = {
    get address() {
      asked += 1;
      return emulator;
    },
  };
  forgetWhatHappened();
  const { panels, put } = openPanels(undefined, { local, clock });
  put(aComparison({ item: anItem({ itemId: "of Plaid", environment: "sandbox" }) }));
  await panels.show("of Plaid");
  expect([asked, clock.waits()]).toEqual([0, 0]);
  put(aComparison({ item: anItem({ itemId: item.item_id, environment: "local" }) }));
  await panels.show(item.item_id);
  const page = [...pages.open].at(-1);
  const snapshots = () => ((page?.sent ?? []) as SentMessage[]).filter(({ name }) => name === "panel/snapshot");
  const localNow = () => Date.parse(snapshots().at(-1)?.payload.localNow ?? "");
  const ended = () => {
    clock.pass();
    return clock.waits();
  };
  page?.post({ kind: "request", id: 1, name: "panel/ready", payload: null });
  await expect.poll(() => clock.waits(), patience).toBe(1);
  await expect.poll(localNow, patience).not.toBeNaN();
  const before = localNow();
  await control("POST", "clock", { seconds: 3600 });
  clock.pass();
  await expect.poll(localNow, patience).toBe(before + 3_600_000);
  page?.see(false);
  await expect.poll(ended, patience).toBe(0);
  const { length } = snapshots();
  await control("POST", "clock", { seconds: 3600 });
  page?.see(true);
  await expect.poll(localNow, patience).toBe(before + 2 * 3_600_000);
  expect(snapshots().length).toBeGreaterThan(length);
  panels.dispose();
  await expect.poll(ended, patience).toBe(0);
});

test("a watch looks while its panel is seen and no call is measured, and not at all while it is hidden", async () => {
  const clock = handClock();
  const state = { isSeen: true, isBusy: false, changes: 0, asked: 0 };
  const local = {
    get address() {
      state.asked += 1;
      return emulator;
    },
  };
  const watch = new LocalWatch({
    ...{ clock, itemId: item.item_id, isSeen: () => state.isSeen, isBusy: () => state.isBusy },
    local,
    onChange: () => {
      state.changes += 1;
    },
  });
  const looked = async () => {
    await expect.poll(() => clock.waits(), patience).toBe(1);
  };
  watch.follow();
  watch.follow();
  await looked();
  expect(state).toMatchObject({ changes: 0, asked: 1 });
  await control("POST", "clock", { seconds: 3600 });
  clock.pass();
  await looked();
  expect(state.changes).toBe(1);

  state.isBusy = true;
  await control("POST", "clock", { seconds: 3600 });
  clock.pass();
  await looked();
  expect(state.changes).toBe(1);
  state.isBusy = false;
  clock.pass();
  await looked();
  expect(state.changes).toBe(2);

  state.isSeen = false;
  watch.follow();
  const { asked } = state;
  clock.pass();
  await control("POST", "clock", { seconds: 3600 });
  expect(clock.waits()).toBe(0);
  expect(state.asked).toBe(asked);

  // What happened meanwhile is found as soon as it is seen again.
  state.isSeen = true;
  watch.follow();
  await looked();
  expect(state.changes).toBe(3);
  watch.dispose();
  clock.pass();
  expect(clock.waits()).toBe(0);
});

test("calls are measured while a comparison, a single call or a repeat runs", () => {
  const comparisons = new ComparisonStore();
  const busyWith = (change: Parameters<ComparisonStore["set"]>[1]) => {
    comparisons.set("item", { comparison: aComparison({}), inFlight: [], repeat: null, ...change });
    return comparisons.isBusy("item");
  };
  const repeat = { endpoint: "/accounts/get", environment: "local", times: 3, readings: [] } as const;
  expect(comparisons.isBusy("item")).toBe(false);
  expect(busyWith({})).toBe(false);
  expect(busyWith({ comparison: aComparison({ status: "running" }) })).toBe(true);
  expect(busyWith({ inFlight: [{ readingId: "single:/accounts/get", elapsedMs: 0 }] })).toBe(true);
  expect(busyWith({ repeat: { ...repeat, running: true } })).toBe(true);
  expect(busyWith({ repeat: { ...repeat, running: false } })).toBe(false);
});
