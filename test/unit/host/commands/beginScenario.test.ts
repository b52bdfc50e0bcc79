import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { RealTimeCalls } from "../../../../src/host/storage/realTimeCalls.ts";
import { ComparisonStore } from "../../../../src/host/store/comparisonStore.ts";
import { ItemStore } from "../../../../src/host/store/itemStore.ts";
import { type BeginScenarioDependencies, beginScenario } from "../../../../src/host/work/beginScenario.ts";
import { aComparison, anItem, aReading, fakeMemento } from "../support/fakes.ts";

const itemId = "item1";
const item = anItem({ itemId, environment: "local", scenario: "daily-refresh" });
const never = new AbortController().signal;

let server: Server;
/** What happened, in order: what was ended, and what the sandbox was asked. */
let steps: string[];
let status: number;
let items: ItemStore;
let comparisons: ComparisonStore;
let realTimeCalls: RealTimeCalls;
let deps: BeginScenarioDependencies;

beforeEach(async () => {
  steps = [];
  status = 200;
  server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    steps.push(`${request.method} ${request.url} ${text}`);
    response.writeHead(status, { "content-type": "application/json" });
    const refused = {
      error_type: "INVALID_REQUEST",
      error_code: "INVALID_FIELD",
      error_message: "There is no scenario",
    };
    response.end(JSON.stringify(status === 200 ? { item_id: itemId } : refused));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  items = new ItemStore("local");
  comparisons = new ComparisonStore();
  realTimeCalls = new RealTimeCalls(fakeMemento());
  items.listLoaded([item]);
  items.update(itemId, { accounts: [], failure: { reason: "item-login-required", requestId: null } });
  const comparison = aComparison({
    item,
    environment: "local",
    readings: [
      aReading({
        endpoint: "/accounts/balance/get",
        kind: "real-time",
        sent: { accountIds: null, minLastUpdatedDatetime: null },
      }),
    ],
  });
  comparisons.set(itemId, { comparison });
  await realTimeCalls.learn(comparison);
  deps = {
    items,
    comparisons,
    realTimeCalls,
    local: { use: async () => ({ url, control: `${url}/_emulator`, token: "t" }) },
    localItems: { list: async () => void steps.push("list tokens") },
    itemReads: { relist: async () => void steps.push("list Items"), stop: () => void steps.push("stop reading") },
    comparisonWork: {
      cancel: () => void steps.push("cancel"),
      settled: async () => void steps.push("settled"),
    },
  } as unknown as BeginScenarioDependencies;
});

afterEach(() => {
  server.close();
});

test("ends what runs of the Item before its scenario begins again, and takes its tokens anew", async () => {
  await beginScenario(deps, { scenario: { name: "daily-refresh" }, itemId }, never);
  expect(steps).toEqual([
    "cancel",
    "stop reading",
    "settled",
    'POST /_emulator/scenarios {"name":"daily-refresh"}',
    "list Items",
  ]);
});

test("forgets all that was read of its life before: its own real-time call bounds no age any more", async () => {
  expect(realTimeCalls.lastOf(itemId, "local")).not.toBeNull();
  await beginScenario(deps, { scenario: { name: "daily-refresh" }, itemId }, never);
  expect(realTimeCalls.lastOf(itemId, "local")).toBeNull();
  expect(items.get(itemId)).toMatchObject({ accounts: null, facts: null, failure: null });
  expect(comparisons.get(itemId).comparison).toBeNull();
});

test("a scenario that is refused leaves what was read as it was", async () => {
  status = 400;
  await expect(beginScenario(deps, { scenario: { name: "nope" }, itemId }, never)).rejects.toMatchObject({
    failure: { reason: "local-refused" },
  });
  expect(realTimeCalls.lastOf(itemId, "local")).not.toBeNull();
  expect(items.get(itemId)?.accounts).toEqual([]);
  expect(comparisons.get(itemId).comparison).not.toBeNull();
});

test("of an Item of the other environment than the tree's, the tokens are taken anew all the same", async () => {
  items.reset("sandbox");
  await beginScenario(deps, { scenario: { name: "daily-refresh" }, itemId }, never);
  expect(steps.at(-1)).toBe("list tokens");
});
