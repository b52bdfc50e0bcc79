import { beforeEach, expect, test } from "vitest";
import type { Uri, WebviewPanel } from "vscode";
import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { openTimeline } from "../../../src/host/commands/compare/openTimeline.ts";
import type { LocalAddress } from "../../../src/host/local/localSandbox.ts";
import { Log } from "../../../src/host/log.ts";
import { readTimelineIdentity } from "../../../src/host/panel/timelineIdentity.ts";
import { TimelinePanels } from "../../../src/host/panel/timelinePanels.ts";
import { PendingWork } from "../../../src/host/pendingWork.ts";
import { SecretValues } from "../../../src/host/secretValues.ts";
import { ComparisonStore } from "../../../src/host/store/comparisonStore.ts";
import { ItemStore } from "../../../src/host/store/itemStore.ts";
import { Timelines } from "../../../src/host/timeline/timelines.ts";
import { timelinePageGuards } from "../../../src/protocol/timelineGuards.ts";
import type { ShownTimeline } from "../../../src/protocol/timelines.ts";
import { checking, savings } from "../../builders/accounts.ts";
import { comparisonOf } from "../../builders/comparison.ts";
import { runScenario } from "../../builders/runningScenario.ts";
import { stillClock } from "../host/support/fakes.ts";
import { forgetWhatHappened } from "../host/support/vscode/happened.ts";
import { createWebviewPanel, type FakePage, pages } from "../host/support/vscode/pages.ts";

beforeEach(() => {
  forgetWhatHappened();
  pages.open.clear();
});

interface Message {
  readonly kind: string;
  readonly name?: string;
  readonly id?: number;
  readonly ok?: boolean;
  readonly result?: unknown;
  readonly payload?: unknown;
}

const plaid = comparisonOf({
  environment: "sandbox",
  cached: [checking({ available: 100, current: 120 }), savings({ current: 7 })],
});
const subject = { key: plaid.item.itemId, accountId: "checking" };

function open({ address = null, kept = null }: { address?: LocalAddress | null; kept?: Comparison | null } = {}) {
  const comparisons = new ComparisonStore();
  const items = new ItemStore("sandbox");
  const logged: string[] = [];
  const write = (line: string) => void logged.push(line);
  const log = new Log({ error: write, warn: write, info: write, debug: write }, new SecretValues());
  const clock = stillClock();
  const history = { find: async () => null, list: async () => [], open: async () => null };
  const local = {
    address,
    use: async () => address ?? Promise.reject(new Error("it was started")),
    onDidChange: () => ({ dispose() {} }),
  };
  const timelines = new Timelines({ history, comparisons, items, local, clock, log });
  const comparisonWork = {
    openLatest: async (key: string) => {
      if (kept?.item.itemId === key) comparisons.set(key, { comparison: kept });
    },
  };
  const panels = new TimelinePanels({
    ...{ extensionUri: { path: "/extension" } as Uri, items, comparisons, timelines, local, clock, log },
    ...{ comparisonWork, pending: new PendingWork() },
  });
  const put = (comparison: Comparison) => comparisons.set(comparison.item.itemId, { comparison });
  return { panels, put, comparisons, comparisonWork, timelines };
}

function newest(): FakePage {
  const page = [...pages.open].at(-1);
  if (page === undefined) throw new Error("no page is open");
  return page;
}

let lastId = 0;
/** What the page is answered. */
async function ask(page: FakePage, name: string, payload: unknown): Promise<Message> {
  lastId += 1;
  const id = lastId;
  page.post({ kind: "request", id, name, payload });
  const answer = () => (page.sent as Message[]).find((message) => message.kind === "reply" && message.id === id);
  await expect.poll(answer).toBeDefined();
  return answer() as Message;
}

const shownIn = ({ result }: Message) => result as ShownTimeline;
const told = (page: FakePage) =>
  (page.sent as Message[])
    .filter(({ name }) => name === "timeline/shown")
    .map(({ payload }) => payload as ShownTimeline);

test("an account has one tab, whose page is told all of it and each change", async () => {
  const { panels, put } = open();
  put(plaid);
  panels.show(subject);
  panels.show({ ...subject, accountId: "savings" });
  panels.show(subject);
  expect(pages.open.size).toBe(2);
  const page = [...pages.open][0] as FakePage;
  const answer = await ask(page, "timeline/ready", null);
  expect(timelinePageGuards.replies["timeline/ready"](answer.result)).toBe(true);
  expect(shownIn(answer)).toMatchObject({ itemId: subject.key, accountId: "checking" });
  expect(shownIn(answer).timeline?.calls).toHaveLength(2);
  put({ ...plaid, readings: plaid.readings.slice(0, 2) });
  await expect.poll(() => told(page).length).toBe(1);
  expect(told(page)[0]?.timeline?.calls).toHaveLength(1);
  // Of other Items it is told nothing, nor while nobody sees it.
  put({ ...plaid, item: { ...plaid.item, itemId: "another" } });
  page.see(false);
  put(plaid);
  page.see(true);
  await expect.poll(() => told(page).length).toBe(2);
});

test("the page reaches no other account, and no clock but that of the local sandbox", async () => {
  const running = await runScenario("daily-refresh");
  try {
    const { panels, put } = open({ address: running });
    put(running.comparison);
    const accounts = running.comparison.readings.find(({ accounts }) => accounts.length > 1)?.accounts ?? [];
    const [first, second] = accounts.map(({ accountId }) => accountId);
    panels.show({ key: running.comparison.item.itemId, accountId: first ?? "" });
    const page = newest();
    const ready = shownIn(await ask(page, "timeline/ready", null)).timeline;
    expect(ready?.bank.length).toBeGreaterThan(1);
    const at = ready?.bank.at(-1)?.at ?? "";
    const answers = async (accountId: string | undefined) =>
      (await ask(page, "timeline/scrub", { accountId, at })).result as { answers: readonly unknown[] };
    expect((await answers(first)).answers).toHaveLength(3);
    expect((await answers(second)).answers).toEqual([]);
    const later = new Date(Date.parse(ready?.now ?? "") + 3_600_000).toISOString();
    expect(await ask(page, "timeline/setClock", { at: later })).toMatchObject({ ok: true, result: null });
    await expect.poll(() => told(page).at(-1)?.timeline?.now).toMatch(later.slice(0, 16));
    // It moves forward only.
    expect(await ask(page, "timeline/setClock", { at })).toMatchObject({ ok: false, reason: "local-refused" });
    panels.dispose();
  } finally {
    await running.close();
  }
  const { panels, put } = open();
  put(plaid);
  panels.show(subject);
  expect(await ask(newest(), "timeline/setClock", { at: "2030-01-01T00:00:00Z" })).toMatchObject({ ok: true });
});

test("the tabs of an Item are closed with it, and what was cached of it is read anew", async () => {
  const { panels, put, comparisons, timelines } = open();
  const other = { ...plaid, item: { ...plaid.item, itemId: "another" } };
  for (const comparison of [plaid, other]) put(comparison);
  for (const accountId of ["checking", "savings"]) panels.show({ ...subject, accountId });
  panels.show({ ...subject, key: "another" });
  const kept = newest();
  const before = await timelines.get(subject, new AbortController().signal);
  panels.closeOf(subject.key);
  expect([...pages.open]).toEqual([kept]);
  timelines.forget();
  expect(await timelines.get(subject, new AbortController().signal)).not.toBe(before);
  comparisons.forget(subject.key);
  expect(await timelines.get(subject, new AbortController().signal)).toBeNull();
});

test("a tab comes back after a reload by what its page kept, and one that lost it is closed", async () => {
  const { panels } = open({ kept: plaid });
  const state = { schemaVersion: 1, itemId: subject.key, accountId: "checking", view: { anything: true } };
  await panels.deserializeWebviewPanel(createWebviewPanel() as unknown as WebviewPanel, state);
  const page = newest();
  expect(shownIn(await ask(page, "timeline/ready", null)).timeline?.calls).toHaveLength(2);
  for (const lost of [null, { ...state, schemaVersion: 2 }, state]) {
    await panels.deserializeWebviewPanel(createWebviewPanel() as unknown as WebviewPanel, lost);
  }
  expect([...pages.open]).toEqual([page]);
  expect(readTimelineIdentity({ ...state, accountId: "" })).toBeNull();
  expect(readTimelineIdentity({ ...state, itemId: 5 })).toBeNull();
});

test("the command opens the account it was called with, else asks where there are several", async () => {
  const { panels, put, comparisons, comparisonWork } = open();
  put(plaid);
  // A panel may be of the other environment: its Item is known from its comparison.
  const items = new ItemStore("local");
  const shown: unknown[] = [];
  const deps = {
    items,
    comparisons,
    comparisonWork,
    timelinePanels: { ...panels, show: (each: unknown) => shown.push(each) },
  };
  const run = (argument: unknown) => openTimeline(deps as unknown as Parameters<typeof openTimeline>[0], argument);
  await run({ itemId: subject.key, accountId: "savings" });
  await expect(run({ itemId: subject.key })).rejects.toThrow("cancelled");
  put(comparisonOf({ environment: "sandbox", cached: [checking({ current: 1 })] }));
  await run({ itemId: subject.key });
  expect(shown).toEqual([{ ...subject, accountId: "savings" }, subject]);
});
