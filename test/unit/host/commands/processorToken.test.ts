import { beforeEach, expect, test } from "vitest";
import type { CallResult, PlaidConnection } from "../../../../src/core/run/ports.ts";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { copyIds } from "../../../../src/host/commands/item/copyIds.ts";
import { removeItem } from "../../../../src/host/commands/item/removeItem.ts";
import { addItemByAccessToken } from "../../../../src/host/commands/newItem/addItemByAccessToken.ts";
import { CallRecord } from "../../../../src/host/connection/callRecord.ts";
import type { Connections } from "../../../../src/host/connection/connections.ts";
import type { LocalItems } from "../../../../src/host/local/localItems.ts";
import { PendingWork } from "../../../../src/host/pendingWork.ts";
import { ResponseBodies } from "../../../../src/host/responses/responseBodies.ts";
import { SecretValues } from "../../../../src/host/secretValues.ts";
import type { History } from "../../../../src/host/storage/history.ts";
import { RealTimeCalls } from "../../../../src/host/storage/realTimeCalls.ts";
import { SandboxItems } from "../../../../src/host/storage/sandboxItems.ts";
import { ComparisonStore } from "../../../../src/host/store/comparisonStore.ts";
import { ItemStore } from "../../../../src/host/store/itemStore.ts";
import { healthOf } from "../../../../src/host/tree/itemHealth.ts";
import { itemRow, itemTooltip, possibleChanges } from "../../../../src/host/tree/itemRow.ts";
import { itemNode } from "../../../../src/host/tree/nodes.ts";
import { ComparisonWork } from "../../../../src/host/work/comparisonWork.ts";
import { ItemReads } from "../../../../src/host/work/itemReads.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import {
  bodyOf,
  countedIds,
  fakeConnection,
  fakeFolder,
  fakeMemento,
  fakeSecrets,
  stillClock,
} from "../support/fakes.ts";
import { forgetWhatHappened, happened, person } from "../support/vscode/happened.ts";
import { window } from "../support/vscode/vscode.ts";

const token = "processor-sandbox-11111111-2222-4333-8444-555555555555";
const accountId = "acc1";
const never = new AbortController().signal;

beforeEach(() => {
  forgetWhatHappened();
  person.press = ({ buttons }) => buttons[0];
});

/** Everything a command needs to add an account, over a connection on which a processor token opens one account. */
function setUp() {
  const clock = stillClock();
  const [memento, secrets, folder, known] = [fakeMemento(), fakeSecrets(), fakeFolder(), new SecretValues()];
  const removed: string[] = [];
  const answered = fakeConnection(clock, ({ endpoint }) => bodyOf(endpoint));
  const connection: PlaidConnection = {
    ...answered,
    identify: async () => ({
      itemId: accountId,
      body: { item: { item_id: accountId, institution_id: "ins_109508" } },
    }),
    institutionName: async () => "First Platypus Bank",
    removeItem: async (itemId) => void removed.push(itemId),
    async call(request, signal): Promise<CallResult> {
      if (request.endpoint === "/item/get") throw new Error("no processor token opens /item/get");
      return answered.call(request, signal);
    },
  };
  const items = new ItemStore("sandbox");
  const sandboxItems = new SandboxItems({ folder, secrets, known, clock });
  const connections = { of: async () => connection } as unknown as Connections;
  const shared = {
    ...{ clock, memento, items, sandboxItems, connections, ids: countedIds(), pending: new PendingWork() },
    calls: new CallRecord(clock),
    responses: new ResponseBodies(known),
    comparisons: new ComparisonStore(),
    realTimeCalls: new RealTimeCalls(memento),
    localItems: {} as LocalItems,
    history: { save: async () => {}, find: async () => null } as unknown as History,
  };
  const itemReads = new ItemReads(shared);
  const deps = {
    ...shared,
    itemReads,
    keys: { read: async () => ({}), isUnchecked: () => false },
    environmentChoice: { switchTo: async () => {} },
  } as unknown as CommandDependencies;
  const comparisonWork = new ComparisonWork({ ...shared, itemReads, log: { info() {}, warn() {} } } as never);
  return { deps, items, itemReads, comparisonWork, secrets, folder, removed, called: answered.calls };
}

test("is added by the door of access tokens, and kept in secret storage alone", async () => {
  const { deps, items, secrets, folder } = setUp();
  await addItemByAccessToken(deps, { accessToken: token });
  expect(items.list().map(({ item }) => item)).toEqual([
    {
      ...{ itemId: accountId, environment: "sandbox", institutionId: "ins_109508", products: [] },
      ...{ institutionName: "First Platypus Bank", isProcessor: true },
    },
  ]);
  expect([...secrets.saved.values()]).toContain(token);
  expect([...folder.saved.values()].join()).not.toContain(token);
  expect(JSON.stringify(happened)).not.toContain(token);
});

test("its row says what opens it, is read without /item/get, and offers no change of the Item", async () => {
  const { deps, items, itemReads, called } = setUp();
  await addItemByAccessToken(deps, { accessToken: token });
  await itemReads.read(accountId, never);
  expect(called.map(({ endpoint }) => endpoint)).toEqual(["/accounts/get"]);
  const entry = items.get(accountId);
  if (entry === null) throw new Error("it is listed");
  const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
  const time = { now: stillClock().now(), context, sort: "added", icons: { of: () => undefined } } as never;
  expect(itemRow(itemNode(accountId), entry, time).description).toContain("processor token, one account");
  const tooltip = itemTooltip(entry, time);
  expect(tooltip).toContain("Opened by: processor token, one account");
  expect(tooltip).toContain(`Account ID: ${accountId}`);
  expect([healthOf(entry), possibleChanges(entry)]).toEqual(["healthy", []]);
});

test("is compared through what a processor token opens", async () => {
  const { deps, items, comparisonWork, called } = setUp();
  await addItemByAccessToken(deps, { accessToken: token });
  const item = items.get(accountId)?.item;
  if (item === undefined) throw new Error("it is listed");
  const comparison = await comparisonWork.compare(item, { evaluate: "default" }, never);
  expect([...new Set(called.map(({ endpoint }) => endpoint))].sort()).toEqual([
    ...["/accounts/balance/get", "/accounts/get", "/signal/evaluate"],
  ]);
  const left = comparison.readings.filter(({ endpoint }) => endpoint === "/item/get");
  expect(left.map(({ outcome }) => outcome)).toEqual(["skipped"]);
});

test("is forgotten here and stays at Plaid; no Item ID is copied", async () => {
  const { deps, items, secrets, removed } = setUp();
  await addItemByAccessToken(deps, { accessToken: token });
  const offered: string[] = [];
  window.showQuickPick = async (choices: { label: string }[]) =>
    void offered.push(...choices.map(({ label }) => label));
  await expect(copyIds(deps, { itemId: accountId }, undefined)).rejects.toMatchObject({
    failure: { reason: "cancelled" },
  });
  expect(offered).toContain("Institution ID");
  expect(offered).not.toContain("Item ID");
  await removeItem(deps, { itemId: accountId }, undefined);
  expect(happened.messages[0]?.detail).toContain("processor token is erased here");
  expect([removed, items.list(), [...secrets.saved.values()].filter((value) => value.includes(token))]).toEqual([
    ...[[], [], []],
  ]);
});
