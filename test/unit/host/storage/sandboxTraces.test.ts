import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  eraseSandboxTraces,
  type SandboxTracesDependencies,
} from "../../../../src/host/commands/plaidSandbox/sandboxTraces.ts";
import { LastManyRun } from "../../../../src/host/reports/lastManyRun.ts";
import { ManyRun } from "../../../../src/host/reports/manyRun.ts";
import { ResponseBodies } from "../../../../src/host/responses/responseBodies.ts";
import { SecretValues } from "../../../../src/host/secretValues.ts";
import { comparisonFileName } from "../../../../src/host/storage/comparisonFile.ts";
import { History } from "../../../../src/host/storage/history.ts";
import { RealTimeCalls } from "../../../../src/host/storage/realTimeCalls.ts";
import { rememberRuleset, rulesetKeys } from "../../../../src/host/storage/rulesetKeys.ts";
import { SandboxItems } from "../../../../src/host/storage/sandboxItems.ts";
import { SandboxKeyStore } from "../../../../src/host/storage/sandboxKeys.ts";
import { ComparisonStore } from "../../../../src/host/store/comparisonStore.ts";
import { aComparison, anItem, aReading, fakeFolder, fakeMemento, fakeSecrets, stillClock } from "../support/fakes.ts";

let directory: string;
let secrets: ReturnType<typeof fakeSecrets>;
let memento: ReturnType<typeof fakeMemento>;
let deps: SandboxTracesDependencies;
let closed: string[];
let events: string[];

const remote = anItem({ itemId: "remote", environment: "sandbox" });
const local = anItem({ itemId: "local" });
const nothingCompared = (environment: "sandbox" | "local") =>
  new ManyRun([], { environment, startedAt: "2026-11-22T10:00:00.000Z" });

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "bl-traces-"));
  secrets = fakeSecrets();
  memento = fakeMemento();
  closed = [];
  events = [];
  const known = new SecretValues();
  const comparisons = new ComparisonStore();
  deps = {
    memento,
    comparisons,
    lastManyRun: new LastManyRun(),
    responses: new ResponseBodies(known),
    responseDocuments: { close: async (environment: string) => void events.push(`close responses of ${environment}`) },
    documents: { close: async (environment: string) => void events.push(`close documents of ${environment}`) },
    keys: new SandboxKeyStore({ secrets, memento, known }),
    sandboxItems: new SandboxItems({ folder: fakeFolder(), secrets, known, clock: stillClock() }),
    realTimeCalls: new RealTimeCalls(memento),
    history: new History({ directory, keep: 20, onUnreadable() {} }),
    panels: {
      list: () => [{ itemId: "remote" }, { itemId: "local" }, { itemId: "saved:1" }],
      close: (itemId: string) => closed.push(itemId),
    },
    timelinePanels: { closeOf: (itemId: string) => closed.push(`time lines of ${itemId}`) },
    timelines: { forget: () => events.push("forget time lines") },
    reports: { closeOf: (environment: string) => closed.push(`reports of ${environment}`) },
    comparisonWork: {
      cancel: (itemId: string) => events.push(`cancel ${itemId}`),
      // What was cancelled is kept on its way out, as the work does.
      settled: async (itemId: string) => {
        await deps.history.save(aComparison({ id: "cancelled", item: remote }));
        events.push(`settled ${itemId}`);
      },
    },
  } as unknown as SandboxTracesDependencies;

  await deps.keys.write({ clientId: "client-canary", secret: "secret-canary" }, { areChecked: true });
  await deps.sandboxItems.put(remote, "access-sandbox-canary");
  for (const environment of ["local", "sandbox"] as const) await rememberRuleset(memento, environment, "balance-only");
  const realTime = aReading({ kind: "real-time", endpoint: "/accounts/balance/get" });
  await deps.realTimeCalls.learn(aComparison({ item: remote, readings: [realTime] }));
  const open = [
    aComparison({ id: "of-remote", item: remote }),
    aComparison({ id: "of-local", item: local }),
    aComparison({ id: "1", item: remote, origin: "saved" }),
  ];
  for (const comparison of open) await deps.history.save(comparison);
  comparisons.set("remote", { comparison: open[0] ?? null });
  comparisons.set("local", { comparison: open[1] ?? null });
  comparisons.set("saved:1", { comparison: open[2] ?? null });
});

afterEach(() => rm(directory, { recursive: true, force: true }));

test("nothing of Plaid Sandbox is left, and nothing else goes", async () => {
  await eraseSandboxTraces(deps);
  expect(secrets.saved.size).toBe(0);
  expect(await deps.keys.state()).toBe("none");
  expect(await deps.sandboxItems.list()).toEqual([]);
  expect(deps.realTimeCalls.lastOf("remote", "sandbox")).toBeNull();
  expect(rulesetKeys(memento, "sandbox")).toEqual([]);
  expect(rulesetKeys(memento, "local")).toEqual(["balance-only"]);
  expect((await deps.history.list()).map(({ comparisonId }) => comparisonId).toSorted()).toEqual(["1", "of-local"]);
  expect(await readdir(directory)).toHaveLength(2);
  expect(closed).toEqual(["remote", "time lines of remote", "reports of sandbox"]);
  expect(deps.comparisons.get("remote").comparison).toBeNull();
  expect(deps.comparisons.get("local").comparison).not.toBeNull();
});

test("a comparison that runs has ended before anything is erased, or it would be kept after all", async () => {
  await eraseSandboxTraces(deps);
  expect(events).toEqual([
    "cancel remote",
    "settled remote",
    "forget time lines",
    "close responses of sandbox",
    "close documents of sandbox",
  ]);
  expect((await deps.history.list()).map(({ comparisonId }) => comparisonId)).not.toContain("cancelled");
});

test("sign out leaves nothing of Plaid Sandbox half-written, nor of an Item that no list has any more", async () => {
  const half = comparisonFileName(aComparison({ id: "half", item: remote }));
  const other = comparisonFileName(aComparison({ id: "half", item: local }));
  for (const name of [half, other]) await writeFile(path.join(directory, `${name}.0-1.json.tmp`), "{");
  // Its Item was removed from the list while its comparison was open.
  const gone = aComparison({ item: anItem({ itemId: "gone", environment: "sandbox" }) });
  deps.comparisons.set("gone", { comparison: gone });
  deps.lastManyRun.run = nothingCompared("sandbox");
  await eraseSandboxTraces(deps);
  expect((await readdir(directory)).filter((name) => name.endsWith(".tmp"))).toEqual([`${other}.0-1.json.tmp`]);
  expect(deps.comparisons.get("gone").comparison).toBeNull();
  expect(events).toContain("settled gone");
  expect(deps.lastManyRun.run).toBeNull();
  deps.lastManyRun.run = nothingCompared("local");
  await eraseSandboxTraces(deps);
  expect(deps.lastManyRun.run).not.toBeNull();
});

test("a list of Items that cannot be read leaves no comparison of theirs running", async () => {
  secrets.broken = new Error("no keyring");
  Object.assign(deps.sandboxItems, { list: () => Promise.reject(new Error("no disk")) });
  await eraseSandboxTraces(deps);
  expect(events).toEqual([
    "cancel remote",
    "settled remote",
    "forget time lines",
    "close responses of sandbox",
    "close documents of sandbox",
  ]);
  expect(deps.comparisons.get("remote").comparison).toBeNull();
});

test("a keyring that fails keeps nothing else from being erased, and is told", async () => {
  secrets.broken = new Error("no keyring");
  expect(await eraseSandboxTraces(deps)).toEqual([
    { kind: "tokens", itemIds: ["remote"] },
    { kind: "unknown-tokens" },
    { kind: "keys" },
  ]);
  expect(deps.realTimeCalls.lastOf("remote", "sandbox")).toBeNull();
  expect(rulesetKeys(memento, "sandbox")).toEqual([]);
  expect((await deps.history.list()).map(({ comparisonId }) => comparisonId).toSorted()).toEqual(["1", "of-local"]);
});

test("the responses of Plaid Sandbox are gone, those of the local sandbox are not", async () => {
  const responses = new ResponseBodies(new SecretValues());
  for (const environment of ["sandbox", "local"] as const) {
    const sink = responses.sinkOf({ id: environment, environment }, "single:/accounts/get");
    sink.begin();
    sink.take({ request_id: environment });
  }
  await eraseSandboxTraces({ ...deps, responses });
  expect(responses.textOf("sandbox", "single:/accounts/get")).toBeNull();
  expect(responses.textOf("local", "single:/accounts/get")).toContain("local");
});
