import { beforeEach, expect, test, vi } from "vitest";
import { Emitter } from "../../../../src/host/emitter.ts";
import { SecretValues } from "../../../../src/host/secretValues.ts";
import { followContext } from "../../../../src/host/session/contextFollower.ts";
import { SandboxKeyStore, sandboxKeysName } from "../../../../src/host/storage/sandboxKeys.ts";
import { ItemStore } from "../../../../src/host/store/itemStore.ts";
import { anItem, fakeMemento, fakeSecrets } from "../support/fakes.ts";
import { contextKeys } from "../support/vscode/happened.ts";

let secrets: ReturnType<typeof fakeSecrets>;
let keys: SandboxKeyStore;
let changes: Emitter<{ readonly key: string }>;
let lost: number;
let reads: number;

beforeEach(async () => {
  contextKeys.clear();
  lost = 0;
  reads = 0;
  secrets = fakeSecrets();
  changes = new Emitter();
  keys = new SandboxKeyStore({ secrets, memento: fakeMemento(), known: new SecretValues() });
  await keys.write({ clientId: "id", secret: "secret" }, { areChecked: true });
  vi.spyOn(keys, "state").mockImplementation(async () => {
    reads += 1;
    return (await keys.read()) === null ? "lost" : "stored";
  });
});

function follow(): ItemStore {
  const items = new ItemStore("sandbox");
  const nothing = { onDidChange: () => ({ dispose() {} }) };
  followContext({
    items,
    keys,
    secrets: { ...secrets, onDidChange: changes.event },
    treeState: nothing,
    comparisons: nothing,
    local: nothing,
    log: { warn() {} },
    onKeysLost: () => {
      lost += 1;
    },
  } as unknown as Parameters<typeof followContext>[0]);
  return items;
}

test("keys that are there are not read again at each change of an Item", async () => {
  const items = follow();
  items.listLoaded([anItem({ environment: "sandbox" })]);
  items.update("item1", { busy: true });
  items.update("item1", { busy: false });
  await vi.waitFor(() => expect(contextKeys.get("balanceLens.keysStored")).toBe(true));
  expect(reads).toBe(1);
  expect(lost).toBe(0);
});

test("keys that the machine forgot are told once, and asked for in the view", async () => {
  secrets.saved.clear();
  const items = follow();
  items.listLoaded([]);
  await vi.waitFor(() => expect(contextKeys.get("balanceLens.keysLost")).toBe(true));
  items.reset("local");
  items.reset("sandbox");
  await vi.waitFor(() => expect(reads).toBe(2));
  expect(contextKeys.get("balanceLens.keysStored")).toBe(false);
  expect(lost).toBe(1);
});

test("keys that go while VS Code runs were erased, in this window or another, and are not called lost", async () => {
  const items = follow();
  items.listLoaded([]);
  await vi.waitFor(() => expect(contextKeys.get("balanceLens.keysStored")).toBe(true));
  secrets.saved.clear();
  changes.fire({ key: sandboxKeysName });
  await vi.waitFor(() => expect(contextKeys.get("balanceLens.keysStored")).toBe(false));
  expect(contextKeys.get("balanceLens.keysLost")).toBe(false);
  expect(lost).toBe(0);
});

test("the local sandbox needs none, and nobody asks", async () => {
  secrets.saved.clear();
  const items = follow();
  items.reset("local");
  await Promise.resolve();
  expect(reads).toBe(0);
});
