import { beforeEach, describe, expect, test, vi } from "vitest";
import { failureOf } from "../../../../src/host/failure/failures.ts";
import { SecretValues } from "../../../../src/host/secretValues.ts";
import { SandboxItems } from "../../../../src/host/storage/sandboxItems.ts";
import { SandboxKeyStore } from "../../../../src/host/storage/sandboxKeys.ts";
import { tokenName } from "../../../../src/host/storage/tokenIndex.ts";
import { anItem, fakeFolder, fakeMemento, fakeSecrets, stillClock } from "../support/fakes.ts";

const token = "access-sandbox-0f1e2d3c-canary";
const storageFailed = { failure: { reason: "storage-failed" } };
const keyringFailed = { failure: { reason: "secrets-unavailable" } };

let folder: { -readonly [Key in keyof ReturnType<typeof fakeFolder>]: ReturnType<typeof fakeFolder>[Key] };
let clock: ReturnType<typeof stillClock>;
let secrets: ReturnType<typeof fakeSecrets>;
let known: SecretValues;

beforeEach(() => {
  folder = fakeFolder();
  clock = stillClock();
  secrets = fakeSecrets();
  known = new SecretValues();
});

describe("Items of Plaid Sandbox", () => {
  const item = anItem({ environment: "sandbox" });
  const open = () => new SandboxItems({ folder, secrets, known, clock });

  test("the token is in SecretStorage and nothing of it in the file", async () => {
    await open().put(item, token);
    expect(await open().list()).toEqual([item]);
    expect(secrets.saved.get(tokenName(item.itemId))).toBe(token);
    expect(JSON.stringify([...folder.saved])).not.toContain("canary");
  });

  test("putting an Item again replaces its label and its token, and keeps its place", async () => {
    await open().put(item, token);
    clock.advance(1);
    await open().put({ ...item, itemId: "later" }, token);
    clock.advance(1);
    await open().put({ ...item, alias: "mine" }, "access-sandbox-other");
    expect(await open().list()).toEqual([
      { ...item, alias: "mine" },
      { ...item, itemId: "later" },
    ]);
    expect(await open().accessTokenOf(item.itemId)).toBe("access-sandbox-other");
  });

  test("removing an Item erases its token", async () => {
    await open().put(item, token);
    await open().remove(item.itemId);
    expect(await open().list()).toEqual([]);
    expect(secrets.saved.size).toBe(0);
    await expect(open().accessTokenOf(item.itemId)).rejects.toMatchObject({ failure: { reason: "token-missing" } });
  });

  test("two windows that add, name and remove Items at once lose none of them", async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `item${index}`);
    const windows = [open(), open()] as const;
    // Each step of one window can come between any two of the other: both are started before either ends.
    await Promise.all(
      ids.map((itemId, index) => windows[index % 2 === 0 ? 0 : 1].put({ ...item, itemId }, `${token}-${itemId}`)),
    );
    // All of one moment, so in no order.
    for (const window of windows) {
      expect((await window.list()).map(({ itemId }) => itemId).toSorted()).toEqual(ids.toSorted());
    }
    await Promise.all([
      windows[0].remove("item0"),
      windows[1].label({ ...item, itemId: "item1", alias: "mine" }),
      windows[0].label({ ...item, itemId: "item2", alias: "yours" }),
    ]);
    const labels = (await windows[1].list()).map(({ itemId, alias }) => [itemId, alias] as const);
    const named = ["item0", "item1", "item2", "item3"];
    expect(labels.filter(([itemId]) => named.includes(itemId)).toSorted()).toEqual([
      ["item1", "mine"],
      ["item2", "yours"],
      ["item3", undefined],
    ]);
    expect(labels).toHaveLength(19);
  });

  test("an id that looks like a path stays a name", async () => {
    const odd = { ...item, itemId: "../../etc/item%2F" };
    await open().put(odd, token);
    expect([...folder.saved.keys()].join()).not.toMatch(/[/\\]/);
    expect(await open().list()).toEqual([odd]);
    await open().remove(odd.itemId);
    expect(folder.saved.size).toBe(0);
  });

  test("an Item whose token could not be kept is not listed", async () => {
    secrets.broken = new Error("no keyring");
    await expect(open().put(item, token)).rejects.toMatchObject(keyringFailed);
    expect(await open().list()).toEqual([]);
  });

  test("a file of another shape, or one half written, names an Item and says nothing of it", async () => {
    const others = [{ itemId: 3 }, "x", null, { item }, { item: { ...item, environment: "local" }, addedAt: 1 }];
    for (const [index, other] of others.entries()) await folder.write(`${index}.json`, JSON.stringify(other));
    await folder.write("torn.json", '{"item":{"itemId":"a');
    await folder.write(".DS_Store", "");
    const listed = await open().list();
    expect(listed.map(({ itemId }) => itemId)).toEqual(["0", "1", "2", "3", "4", "torn"]);
    for (const each of listed) expect(each).toMatchObject({ institutionName: null, products: [] });
  });

  test("a disk that cannot be written is a storage failure", async () => {
    folder.write = () => Promise.reject(new Error("no space left"));
    await expect(open().label(item)).rejects.toMatchObject(storageFailed);
  });

  test("a token is known to the log's redaction from the moment it is read or put", async () => {
    secrets.saved.set(tokenName(item.itemId), token);
    await open().accessTokenOf(item.itemId);
    expect(known.list()).toEqual([token]);
  });
});

describe("keys of Plaid Sandbox", () => {
  let memento: ReturnType<typeof fakeMemento>;

  beforeEach(() => {
    memento = fakeMemento();
  });

  const keys = { clientId: "client-canary", secret: "secret-canary" };
  const open = () => new SandboxKeyStore({ secrets, memento, known });

  test("are read back as they were written, and are known to the redaction", async () => {
    await open().write(keys, { areChecked: true });
    known = new SecretValues();
    expect(await open().require()).toEqual(keys);
    expect(known.list()).toEqual([keys.clientId, keys.secret]);
  });

  test("that were never set are missing, not empty", async () => {
    expect(await open().read()).toBeNull();
    await expect(open().require()).rejects.toMatchObject({ failure: { reason: "keys-missing" } });
  });

  test("that the machine forgot are lost, not missing: they were stored, and no longer are", async () => {
    expect(await open().state()).toBe("none");
    await open().write(keys, { areChecked: true });
    expect(await open().state()).toBe("stored");
    secrets.saved.clear();
    expect(await open().state()).toBe("lost");
    await expect(open().require()).rejects.toMatchObject({ failure: { reason: "keys-lost" } });
  });

  test("that Plaid could not check are told apart, until it has answered with them", async () => {
    const heard = vi.fn();
    const store = open();
    store.onDidChange(heard);
    await store.write(keys, { areChecked: false });
    expect([await open().state(), open().isUnchecked()]).toEqual(["unchecked", true]);
    secrets.saved.clear();
    expect(await open().state()).toBe("lost");
    await store.write(keys, { areChecked: false });
    await store.confirm();
    expect([await open().state(), open().isUnchecked()]).toEqual(["stored", false]);
    expect(heard).toHaveBeenCalledTimes(3);
    await store.confirm();
    expect(heard).toHaveBeenCalledTimes(3);
  });

  test("that were erased are missing again, and nothing is left of them", async () => {
    await open().write(keys, { areChecked: true });
    await open().erase();
    expect(await open().state()).toBe("none");
    expect(memento.saved.size + secrets.saved.size).toBe(0);
  });

  test("leave nothing of themselves outside SecretStorage", async () => {
    await open().write(keys, { areChecked: true });
    expect(JSON.stringify([...memento.saved])).not.toContain("canary");
  });

  test.each(["", "{", "[]", "null", '{"clientId":1,"secret":"s"}'])("stored as %j count as none", async (text) => {
    secrets.saved.set("sandbox.keys", text);
    expect(await open().read()).toBeNull();
  });

  test("a keyring that fails is told as what it is, for reading, writing and erasing", async () => {
    secrets.broken = new Error("no keyring");
    await expect(open().read()).rejects.toMatchObject(keyringFailed);
    await expect(open().write(keys, { areChecked: true })).rejects.toMatchObject(keyringFailed);
    await expect(open().erase()).rejects.toMatchObject(keyringFailed);
  });

  test("what the keyring said is in the failure for the log, without the keys", async () => {
    secrets.broken = new Error("no keyring for secret-canary");
    const failure = await open()
      .write(keys, { areChecked: true })
      .catch((error: unknown) => failureOf(error));
    expect(failure).toMatchObject({ ...keyringFailed.failure, detail: "Error: no keyring for [redacted]" });
  });
});
