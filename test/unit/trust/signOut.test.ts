import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  eraseSandboxTraces,
  type SandboxTracesDependencies,
} from "../../../src/host/commands/plaidSandbox/sandboxTraces.ts";
import { LastManyRun } from "../../../src/host/reports/lastManyRun.ts";
import { SecretValues } from "../../../src/host/secretValues.ts";
import { History } from "../../../src/host/storage/history.ts";
import { RealTimeCalls } from "../../../src/host/storage/realTimeCalls.ts";
import { SandboxItems, type TextFolder } from "../../../src/host/storage/sandboxItems.ts";
import { SandboxKeyStore } from "../../../src/host/storage/sandboxKeys.ts";
import { textFolder } from "../../../src/host/storage/textFolder.ts";
import { ComparisonStore } from "../../../src/host/store/comparisonStore.ts";
import { anItem, fakeMemento, fakeSecrets, stillClock } from "../host/support/fakes.ts";

const token = "access-sandbox-0f1e2d3c-canary";
const item = anItem({ environment: "sandbox" });

let root: string;
let directory: string;
let secrets: ReturnType<typeof fakeSecrets>;
/** Steps that SecretStorage and the disk still take; then this process has ended. */
let stepsLeft: number;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "balance-lens-sign-out-"));
  directory = path.join(root, "items");
  secrets = fakeSecrets();
  stepsLeft = Number.POSITIVE_INFINITY;
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function step(): void {
  stepsLeft -= 1;
  if (stepsLeft < 0) throw new Error("killed");
}

function openItems(onDamaged?: (name: string) => void): SandboxItems {
  const whole = textFolder(directory);
  const counted = <Rest extends unknown[]>(work: (...rest: Rest) => PromiseLike<void>) => {
    return async (...rest: Rest) => {
      step();
      await work(...rest);
    };
  };
  const folder: TextFolder = { ...whole, write: counted(whole.write), remove: counted(whole.remove) };
  const storage = { ...secrets, store: counted(secrets.store), delete: counted(secrets.delete) };
  return new SandboxItems({
    folder,
    secrets: storage,
    known: new SecretValues(),
    clock: stillClock(),
    ...(onDamaged && { onDamaged }),
  });
}

function traces(): SandboxTracesDependencies {
  const memento = fakeMemento();
  return {
    memento,
    comparisons: new ComparisonStore(),
    lastManyRun: new LastManyRun(),
    responses: { forget() {} },
    documents: { close: () => Promise.reject(new Error("a tab that does not close")) },
    responseDocuments: { close: () => Promise.reject(new Error("a tab that does not close")) },
    keys: new SandboxKeyStore({ secrets, memento, known: new SecretValues() }),
    sandboxItems: openItems(),
    realTimeCalls: new RealTimeCalls(memento),
    history: new History({
      directory: path.join(root, "comparisons"),
      keep: 20,
      onUnreadable() {},
    }),
    panels: { list: () => [], close() {} },
    timelinePanels: { closeOf() {} },
    timelines: { forget() {} },
    reports: { closeOf() {} },
    comparisonWork: { cancel() {}, settled: async () => undefined },
  } as unknown as SandboxTracesDependencies;
}

async function signOut() {
  stepsLeft = Number.POSITIVE_INFINITY;
  const deps = traces();
  await deps.keys.write({ clientId: "client-canary", secret: "secret-canary" }, { areChecked: true });
  return eraseSandboxTraces(deps);
}

/** Each is done to two Items that were added in order. */
const harms: Readonly<Record<string, () => void>> = {
  "a damaged file": () => writeFileSync(path.join(directory, "item1.json"), '{"item":{"itemI'),
  "a file of nothing": () => writeFileSync(path.join(directory, "item1.json"), ""),
  "a file of another version": () => writeFileSync(path.join(directory, "item1.json"), '{"version":2}'),
  "a folder in the place of a file": () => {
    rmSync(path.join(directory, "item1.json"));
    mkdirSync(path.join(directory, "item1.json"));
  },
  "a stray folder": () => mkdirSync(path.join(directory, "@eaDir")),
  "a file of somebody else": () => writeFileSync(path.join(directory, "desktop.ini"), "[x]"),
  "a label that was being written when the window was killed": () =>
    writeFileSync(path.join(directory, "item3.json.0-1.json.tmp"), JSON.stringify({ item })),
  "all files gone": () => rmSync(directory, { recursive: true }),
  "a list of tokens that is damaged": () => secrets.saved.set("sandbox.tokens", "[3,"),
  "a list of tokens that is lost": () => secrets.saved.delete("sandbox.tokens"),
};

describe("sign out erases every access token there is, whatever happened to the files", () => {
  test.each(Object.entries(harms))("%s", async (_what, harm) => {
    await openItems().put(item, token);
    await openItems().put({ ...item, itemId: "item2" }, `${token}2`);
    harm();
    expect(await signOut()).toEqual([]);
    expect([...secrets.saved]).toEqual([]);
    expect(await openItems().list()).toEqual([]);
    const left = existsSync(directory) ? readdirSync(directory) : [];
    expect(left.filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("a folder that cannot be read: the tokens and the keys go, and what is left is named", async () => {
    await openItems().put(item, token);
    rmSync(directory, { recursive: true });
    writeFileSync(directory, "a file where the folder was");
    expect(await signOut()).toEqual([{ kind: "labels" }]);
    expect([...secrets.saved]).toEqual([]);
  });

  test("an id too long for a file name is kept under another one, and goes", async () => {
    const long = { ...item, itemId: `${"é/".repeat(2000)}` };
    await openItems().put(long, token);
    await openItems().put({ ...long, alias: "mine" }, token);
    expect(await openItems().list()).toEqual([{ ...long, alias: "mine" }]);
    expect(readdirSync(directory)).toHaveLength(1);
    expect(await signOut()).toEqual([]);
    expect([[...secrets.saved], readdirSync(directory)]).toEqual([[], []]);
  });

  const works: Readonly<Record<string, (items: SandboxItems) => Promise<void>>> = {
    put: (items) => items.put(item, token),
    "put over an older one": (items) => items.put({ ...item, itemId: "before" }, `${token}-new`),
    remove: (items) => items.remove("before"),
    "replace the token": (items) => items.replaceToken("before", `${token}-new`),
  };
  test.each(Object.entries(works))("a stop between any two steps of %s", async (_name, work) => {
    let isStopped = true;
    for (let steps = 0; isStopped; steps++) {
      rmSync(directory, { recursive: true, force: true });
      secrets.saved.clear();
      stepsLeft = Number.POSITIVE_INFINITY;
      await openItems().put({ ...item, itemId: "before" }, token);
      stepsLeft = steps;
      isStopped = await work(openItems()).then(
        () => false,
        () => true,
      );
      stepsLeft = Number.POSITIVE_INFINITY;
      // The next window: whatever has a token is listed, and can be removed or erased.
      const tokensOf = [...secrets.saved.keys()].filter((key) => key.startsWith("sandbox.token."));
      const listed = (await openItems().list()).map(({ itemId }) => `sandbox.token.${itemId}`);
      expect(listed).toEqual(expect.arrayContaining(tokensOf));
      expect(await signOut()).toEqual([]);
      expect([...secrets.saved]).toEqual([]);
    }
  });

  test("a token that nothing lists goes where VS Code can say what it stores", async () => {
    secrets.saved.set("sandbox.token.forgotten", token);
    Object.assign(secrets, { keys: async () => [...secrets.saved.keys()] });
    expect((await openItems().list()).map(({ itemId }) => itemId)).toEqual(["forgotten"]);
    expect(await signOut()).toEqual([]);
    expect([...secrets.saved]).toEqual([]);
  });

  test("two windows that add at once both have their entry, and so have those that remove meanwhile", async () => {
    const windows = Array.from({ length: 4 }, () => openItems());
    const ids = Array.from({ length: 40 }, (_, index) => `item${index}`);
    await Promise.all(ids.map((itemId, index) => windows[index % 4]?.put({ ...item, itemId }, `${token}${itemId}`)));
    await Promise.all(ids.slice(0, 10).map((itemId, index) => windows[index % 4]?.remove(itemId)));
    rmSync(directory, { recursive: true });
    expect((await openItems().list()).map(({ itemId }) => itemId).toSorted()).toEqual(ids.slice(10).toSorted());
    expect(await signOut()).toEqual([]);
    expect([...secrets.saved]).toEqual([]);
  });
});

describe("what could not be erased is named, and keeps nothing else from being erased", () => {
  test("one token that the keyring does not let go", async () => {
    for (const itemId of ["item1", "item2", "item3"]) await openItems().put({ ...item, itemId }, token);
    const erase = secrets.delete;
    Object.assign(secrets, {
      delete: async (key: string) => {
        if (key === "sandbox.token.item2") throw new Error("locked");
        await erase(key);
      },
    });
    expect(await signOut()).toEqual([{ kind: "tokens", itemIds: ["item2"] }]);
    expect(JSON.parse(secrets.saved.get("sandbox.tokens") ?? "")).toEqual(["item2"]);
    // It is still listed, so that it can be tried again.
    Object.assign(secrets, { delete: erase });
    expect((await openItems().list()).map(({ itemId }) => itemId)).toEqual(["item2"]);
    expect(await signOut()).toEqual([]);
    expect([...secrets.saved]).toEqual([]);
  });

  test("a keyring that fails at all: whatever it may hold is said to be there", async () => {
    await openItems().put(item, token);
    const deps = traces();
    secrets.broken = new Error("no keyring");
    expect(await eraseSandboxTraces(deps)).toEqual([
      { kind: "tokens", itemIds: ["item1"] },
      { kind: "unknown-tokens" },
      { kind: "keys" },
    ]);
    expect(readdirSync(directory)).toEqual([]);
  });
});

describe("a damaged Item is listed by its id and told, not dropped", () => {
  test("and the others are as they were", async () => {
    await openItems().put(item, token);
    await openItems().put({ ...item, itemId: "item2" }, token);
    writeFileSync(path.join(directory, "item1.json"), '{"item":');
    const damaged: string[] = [];
    expect(await openItems((name) => damaged.push(name)).list()).toEqual([
      { ...item, itemId: "item2" },
      { ...item, institutionId: null, institutionName: null, products: [] },
    ]);
    expect(damaged).toEqual(["item1.json"]);
    await openItems().label(item);
    expect((await openItems().list()).map(({ institutionName }) => institutionName)).not.toContain(null);
  });

  test.each([
    ["products that are no names", { ...item, products: [3] }],
    ["a name of another kind", { ...item, institutionName: {} }],
    ["an alias of another kind", { ...item, alias: 3 }],
    ["no institution at all", { itemId: "item1", environment: "sandbox", products: [] }],
  ])("nor shown with fields that no view can draw: %s", async (_what, odd) => {
    await openItems().put(item, token);
    writeFileSync(path.join(directory, "item1.json"), JSON.stringify({ item: odd, addedAt: 1 }));
    expect(await openItems().list()).toEqual([{ ...item, institutionId: null, institutionName: null, products: [] }]);
  });
});
