import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { timelineEvents } from "../../../src/core/timeline/eventRows.ts";
import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import type { LocalAddress } from "../../../src/host/local/localSandbox.ts";
import { Log } from "../../../src/host/log.ts";
import { SecretValues } from "../../../src/host/secretValues.ts";
import { History } from "../../../src/host/storage/history.ts";
import { ComparisonStore } from "../../../src/host/store/comparisonStore.ts";
import { ItemStore } from "../../../src/host/store/itemStore.ts";
import { storeKeyOf } from "../../../src/host/store/storeKey.ts";
import { Timelines } from "../../../src/host/timeline/timelines.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { eventRow } from "../../../src/text/timeline/eventWords.ts";
import { checking } from "../../builders/accounts.ts";
import { comparisonOf, okReading } from "../../builders/comparison.ts";
import { type RunningScenario, runScenario } from "../../builders/runningScenario.ts";
import { daysAgo, serverNow } from "../../builders/times.ts";
import { stillClock } from "../host/support/fakes.ts";

let folder: string;
let running: RunningScenario | null = null;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "timelines-"));
});
afterEach(async () => {
  await running?.close();
  running = null;
  rmSync(folder, { recursive: true, force: true });
});

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
const never = new AbortController().signal;

function open(address: LocalAddress | null) {
  const comparisons = new ComparisonStore();
  const history = new History({ directory: folder, keep: 200, onUnreadable: () => undefined });
  const logged: string[] = [];
  const write = (line: string) => void logged.push(line);
  const log = new Log({ error: write, warn: write, info: write, debug: write }, new SecretValues());
  const clock = stillClock(Date.parse(serverNow));
  const timelines = new Timelines({
    ...{ history, comparisons, items: new ItemStore("local"), local: { address }, clock, log },
  });
  const put = (comparison: Comparison) => comparisons.set(storeKeyOf(comparison), { comparison });
  return { timelines, history, put, logged };
}

async function scenario(name: string) {
  running = await runScenario(name);
  const { comparison } = running;
  const debit = { accountId: "", amount: 1900, rulesetKey: "default" };
  const accountId = comparison.readings.find(({ endpoint }) => endpoint === "/accounts/get")?.accounts[0]?.accountId;
  const subject = { key: comparison.item.itemId, accountId: accountId ?? "" };
  const withDebit: Comparison = { ...comparison, item: { ...comparison.item, debit } };
  return { running, comparison: withDebit, subject, ...open(running) };
}

async function control({ control: url, token }: RunningScenario, way: string, body: object) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await fetch(`${url}/${way}`, { method: "POST", headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
}

const ownCalls = (line: Timeline | null) => line?.calls.filter(({ comparisonId }) => comparisonId !== null) ?? [];

describe("in the local sandbox", () => {
  test("the ledger, the copy, and the calls of the comparison at their moments", async () => {
    const { timelines, put, comparison, subject, running } = await scenario("daily-refresh");
    put(comparison);
    const line = await timelines.get(subject, never);
    expect(line).toMatchObject({ name: "Tattersall Checking", mask: "0417", type: "depository", leftOut: 0 });
    expect(line?.bank.map(({ change }) => change)).toEqual(expect.arrayContaining(["opening", "posted", "pending"]));
    expect(line?.copies.at(-1)).toMatchObject({ cause: "balance-get", copy: "item", available: 1761.52 });
    const calls = ownCalls(line);
    expect(calls.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["cached", "evaluated", "real-time"]));
    expect(calls.find(({ kind }) => kind === "cached")).toMatchObject({
      available: 1975.77,
      comparisonId: comparison.id,
    });
    // Each is in the emulator's log too, and told once, at the log's moment, which has milliseconds.
    expect(line?.calls).toHaveLength(calls.length);
    expect(calls.some(({ at }) => Date.parse(at) % 1000 !== 0)).toBe(true);
    await fetch(`${running.url}/accounts/get`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ client_id: "a", secret: "b", access_token: running.accessToken }),
    });
    const after = await timelines.get(subject, never);
    expect(after?.calls.at(-1)).toMatchObject({ comparisonId: null, endpoint: "/accounts/get", available: 1761.52 });
  });

  test("a partner's call is told as its own, with the balance of the one account it reads", async () => {
    const { timelines, put, comparison, subject, running } = await scenario("daily-refresh");
    put(comparison);
    const call = async (path: string, body: object) => {
      const answer = await fetch(`${running.url}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ client_id: "a", secret: "b", ...body }),
      });
      expect(answer.status).toBe(200);
      return (await answer.json()) as { processor_token: string };
    };
    const { processor_token } = await call("/processor/token/create", {
      access_token: running.accessToken,
      account_id: subject.accountId,
      processor: "dwolla",
    });
    await call("/processor/balance/get", { processor_token });
    const line = await timelines.get(subject, never);
    expect(line?.calls.at(-1)).toMatchObject({
      ...{ comparisonId: null, endpoint: "/accounts/balance/get", partnerPath: "/processor/balance/get" },
      ...{ kind: "real-time", available: 1761.52 },
    });
    if (line === null) throw new Error("there is no time line");
    const rows = timelineEvents(line).map((event) => eventRow(event, line, context).event);
    expect(rows.filter((row) => row.includes("/processor/balance/get"))).toHaveLength(1);
  });

  test("a moment is answered with the debit that is chosen, and one that is to come is not", async () => {
    const { timelines, put, comparison, subject } = await scenario("daily-refresh");
    put({ ...comparison, readings: comparison.readings.filter(({ kind }) => kind !== "evaluated") });
    const { answers } = await timelines.scrub(subject, "2026-03-02T10:30:00.000Z", never);
    expect(answers).toEqual([
      { endpoint: "/accounts/get", kind: "cached", available: 1975.77, current: 2059.89, failed: null, decision: null },
      ...[{ endpoint: "/signal/evaluate", kind: "evaluated", available: 1975.77, current: 1975.77, failed: null }].map(
        (each) => ({ ...each, decision: "ACCEPT" }),
      ),
      {
        ...{ endpoint: "/accounts/balance/get", kind: "real-time", available: 1975.77, current: 1975.77 },
        ...{ failed: null, decision: null },
      },
    ]);
    expect(await timelines.scrub(subject, "2030-01-01T00:00:00.000Z", never)).toEqual({
      ...{ at: "2030-01-01T00:00:00.000Z", answers: [] },
    });
  });

  test("a fault of the moment is told as what a client would have made of it", async () => {
    const { timelines, put, comparison, subject, running } = await scenario("daily-refresh");
    put(comparison);
    await control(running, "faults", { endpoint: "/accounts/get", effect: "hang" });
    await control(running, "faults", { effect: "error", error_code: "INSTITUTION_DOWN" });
    const { now } = (await timelines.get(subject, never)) ?? { now: "" };
    const { answers } = await timelines.scrub(subject, now, never);
    expect(answers.map(({ failed }) => failed)).toEqual(["timed-out", "INSTITUTION_DOWN", "INSTITUTION_DOWN"]);
  });

  test("a fault of one endpoint lasts from when it began, as what a client makes of it", async () => {
    const { timelines, put, comparison, subject, running } = await scenario("daily-refresh");
    put(comparison);
    await control(running, "faults", {
      endpoint: "/accounts/get",
      effect: "error",
      error_code: "RATE_LIMIT_EXCEEDED",
      error_type: "RATE_LIMIT_EXCEEDED",
    });
    await control(running, "faults", { endpoint: "/accounts/balance/get", effect: "hang" });
    // Its calls return no balance, so they are not in a time line.
    await control(running, "faults", { endpoint: "/item/get", effect: "hang" });
    const line = await timelines.get(subject, never);
    expect(line?.troubles).toEqual([
      { from: expect.any(String), until: null, code: "RATE_LIMIT_EXCEEDED", endpoint: "/accounts/get" },
      { from: expect.any(String), until: null, code: "timed-out", endpoint: "/accounts/balance/get" },
    ]);
  });

  test("an Item that began again has no calls of its previous life", async () => {
    const { timelines, put, comparison, subject, running } = await scenario("daily-refresh");
    put(comparison);
    expect(ownCalls(await timelines.get(subject, never)).length).toBeGreaterThan(0);
    await control(running, "scenarios", { name: "daily-refresh" });
    const line = await timelines.get(subject, never);
    expect(ownCalls(line)).toEqual([]);
    expect(line?.bank.length).toBeGreaterThan(1);
  });

  test("an earlier comparison is told up to its last call, however much happened since", async () => {
    const { timelines, history, put, comparison, subject, running } = await scenario("daily-refresh");
    await history.save(comparison);
    put(comparison);
    const then = await timelines.get(subject, never);
    await control(running, "faults", { effect: "error", error_code: "INSTITUTION_DOWN" });
    await control(running, "clock", { seconds: 3 * 86_400 });
    put({ ...comparison, id: "newer", readings: [] });
    const now = await timelines.get(subject, never);
    const told = await timelines.upTo(comparison, subject.accountId, never);
    const end = ownCalls(then).at(-1)?.at ?? "";
    expect(now?.copies.length).toBeGreaterThan(then?.copies.length ?? 0);
    expect(now?.troubles).toMatchObject([{ code: "INSTITUTION_DOWN" }]);
    expect(told).toMatchObject({ now: end, to: end, comparisonId: comparison.id, nextRefreshAt: null, troubles: [] });
    expect(told?.calls).toEqual(then?.calls);
    expect(told?.copies).toEqual(then?.copies);
    expect(told?.bank).toEqual(then?.bank);
    expect(told?.gaps.available).toEqual(then?.gaps.available);
    expect(told?.windows.available.to).toBe(Date.parse(end));
  });

  test("and by its calls alone where the Item began again since", async () => {
    const { timelines, history, comparison, subject, running } = await scenario("daily-refresh");
    await history.save(comparison);
    await control(running, "scenarios", { name: "daily-refresh" });
    const told = await timelines.upTo(comparison, subject.accountId, never);
    expect(told).toMatchObject({ bank: [], copies: [], troubles: [], comparisonId: comparison.id });
    expect(told?.calls.find(({ kind }) => kind === "real-time")).toMatchObject({ available: 1761.52 });
    expect(new Set(told?.calls.map(({ comparisonId }) => comparisonId))).toEqual(new Set([comparison.id]));
  });

  test("nothing is asked while calls are made whose time is measured", async () => {
    const { timelines, put, comparison, subject, running } = await scenario("daily-refresh");
    put(comparison);
    const before = await timelines.get(subject, never);
    await control(running, "clock", { seconds: 3600 });
    put({ ...comparison, status: "running" });
    expect(await timelines.get(subject, never)).toBe(before);
    put({ ...comparison });
    expect((await timelines.get(subject, never))?.now).not.toBe(before?.now);
  });

  test("where no call returned an account, one is chosen, with its trouble and its failed calls", async () => {
    const { timelines, put, running } = await scenario("login-required");
    const { comparison } = running;
    put(comparison);
    expect(comparison.readings.some(({ accounts }) => accounts.length > 0)).toBe(false);
    const key = comparison.item.itemId;
    const accountId = await timelines.usualAccount(key, never);
    const line = await timelines.get({ key, accountId: accountId ?? "" }, never);
    expect(line?.bank.length).toBeGreaterThan(1);
    expect(line?.troubles).toMatchObject([{ until: null, code: "ITEM_LOGIN_REQUIRED" }]);
    expect(ownCalls(line).map(({ failed }) => failed)).toContain("ITEM_LOGIN_REQUIRED");
    expect(line?.gaps.available?.amount).toBeGreaterThan(0);
  });

  test("an account that it does not know is told by its calls alone", async () => {
    const { timelines, put, logged } = await scenario("daily-refresh");
    const unknown = comparisonOf({ cached: [checking({ current: 5 })] });
    put(unknown);
    const line = await timelines.get({ key: unknown.item.itemId, accountId: "checking" }, never);
    expect(line).toMatchObject({ bank: [], copies: [], calls: [{ current: 5 }, { current: 5 }] });
    expect(logged.join()).toContain("tells no time line");
  });
});

describe("elsewhere", () => {
  const sandbox = (id: string, current: number, day: number): Comparison => ({
    ...comparisonOf({
      environment: "sandbox",
      more: [okReading("single", "/auth/get", [checking({ current })], { serverTime: daysAgo(day) })],
    }),
    ...{ id, startedAt: daysAgo(day) },
  });
  const subject = { key: "item-1", accountId: "checking" };

  test("there are the marks of all comparisons, and no question to any sandbox", async () => {
    const { timelines, history, put } = open({
      url: "http://127.0.0.1:1",
      control: "http://127.0.0.1:1/c",
      token: "t",
    });
    await history.save(sandbox("one", 1, 9));
    await history.save(sandbox("two", 2, 5));
    await history.save({ ...sandbox("other", 3, 5), item: { ...sandbox("other", 3, 5).item, itemId: "item-2" } });
    put(sandbox("two", 20, 5));
    const line = await timelines.get(subject, never);
    // The one on screen is as it is there, and told once.
    expect(line?.calls.map(({ current, comparisonId }) => [current, comparisonId])).toEqual([
      [1, "one"],
      [20, "two"],
    ]);
    expect(await timelines.get(subject, never)).toBe(line);
    put(sandbox("three", 3, 1));
    expect((await timelines.get(subject, never))?.calls.map(({ current }) => current)).toEqual([1, 2, 3]);
    expect(await timelines.scrub(subject, serverNow, never)).toEqual({ at: serverNow, answers: [] });
  });

  test("a comparison that was deleted, also by another window, has no marks any more", async () => {
    const { timelines, history, put } = open(null);
    for (const [id, current] of [
      ["one", 1],
      ["two", 2],
    ] as const)
      await history.save(sandbox(id, current, 9));
    put(sandbox("three", 3, 1));
    const told = async () => (await timelines.get(subject, never))?.calls.map(({ current }) => current).toSorted();
    expect(await told()).toEqual([1, 2, 3]);
    await open(null).history.erase(({ comparisonId }) => comparisonId === "one");
    expect(await told()).toEqual([2, 3]);
  });

  test("the account is that of an earlier comparison where the open one has none, and there may be none", async () => {
    const { timelines, history, put } = open(null);
    const failed = { ...sandbox("new", 1, 1), readings: [] };
    put(failed);
    expect(await timelines.usualAccount(subject.key, never)).toBeNull();
    await history.save(sandbox("one", 1, 9));
    expect(await timelines.usualAccount(subject.key, never)).toBe("checking");
  });

  test("saved responses have those of their own, and an account nobody knows has no line", async () => {
    const { timelines, put } = open(null);
    const saved = { ...sandbox("saved", 4, 2), origin: "saved" as const };
    put(saved);
    const line = await timelines.get({ key: storeKeyOf(saved), accountId: "checking" }, never);
    expect(line?.calls.map(({ current }) => current)).toEqual([4]);
    expect(await timelines.get({ key: storeKeyOf(saved), accountId: "nobody" }, never)).toBeNull();
  });
});
