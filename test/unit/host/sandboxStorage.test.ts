import { beforeEach, describe, expect, test } from "vitest";
import { failureOf } from "../../../src/host/failures.ts";
import { SecretValues } from "../../../src/host/secretValues.ts";
import { SandboxItems, tokenName } from "../../../src/host/storage/sandboxItems.ts";
import { SandboxKeyStore } from "../../../src/host/storage/sandboxKeys.ts";
import { anItem, fakeMemento, fakeSecrets } from "./support/fakes.ts";

const token = "access-sandbox-0f1e2d3c-canary";
const storageFailed = { failure: { reason: "storage-failed" } };

let memento: ReturnType<typeof fakeMemento>;
let secrets: ReturnType<typeof fakeSecrets>;
let known: SecretValues;

beforeEach(() => {
  memento = fakeMemento();
  secrets = fakeSecrets();
  known = new SecretValues();
});

describe("Items of Plaid Sandbox", () => {
  const item = anItem({ environment: "sandbox" });
  const open = () => new SandboxItems({ memento, secrets, known });

  test("the token is in SecretStorage and nothing of it in the Memento", async () => {
    await open().put(item, token);
    expect(open().list()).toEqual([item]);
    expect(secrets.saved.get(tokenName(item.itemId))).toBe(token);
    expect(JSON.stringify([...memento.saved])).not.toContain("canary");
  });

  test("putting an Item again replaces its label and its token", async () => {
    await open().put(item, token);
    await open().put({ ...item, alias: "mine" }, "access-sandbox-other");
    expect(open().list()).toEqual([{ ...item, alias: "mine" }]);
    expect(await open().accessTokenOf(item.itemId)).toBe("access-sandbox-other");
  });

  test("removing an Item erases its token", async () => {
    await open().put(item, token);
    await open().remove(item.itemId);
    expect(open().list()).toEqual([]);
    expect(secrets.saved.size).toBe(0);
    await expect(open().accessTokenOf(item.itemId)).rejects.toMatchObject({ failure: { reason: "token-missing" } });
  });

  test("an Item whose token could not be kept is not listed", async () => {
    secrets.broken = new Error("no keyring");
    await expect(open().put(item, token)).rejects.toMatchObject(storageFailed);
    expect(open().list()).toEqual([]);
  });

  test("a Memento of another shape is as good as an empty one", async () => {
    await memento.update("sandbox.items", [{ itemId: 3 }, "x", null, { ...item, environment: "local" }]);
    expect(open().list()).toEqual([]);
  });

  test("a token is known to the log's redaction from the moment it is read or put", async () => {
    secrets.saved.set(tokenName(item.itemId), token);
    await open().accessTokenOf(item.itemId);
    expect(known.list()).toEqual([token]);
  });
});

describe("keys of Plaid Sandbox", () => {
  const keys = { clientId: "client-canary", secret: "secret-canary" };
  const open = () => new SandboxKeyStore(secrets, known);

  test("are read back as they were written, and are known to the redaction", async () => {
    await open().write(keys);
    known = new SecretValues();
    expect(await open().require()).toEqual(keys);
    expect(known.list()).toEqual([keys.clientId, keys.secret]);
  });

  test("that were never set are missing, not empty", async () => {
    expect(await open().read()).toBeNull();
    await expect(open().require()).rejects.toMatchObject({ failure: { reason: "keys-missing" } });
  });

  test.each(["", "{", "[]", "null", '{"clientId":1,"secret":"s"}'])("stored as %j count as none", async (text) => {
    secrets.saved.set("sandbox.keys", text);
    expect(await open().read()).toBeNull();
  });

  test("a keyring that fails is a storage failure, for reading, writing and erasing", async () => {
    secrets.broken = new Error("no keyring");
    await expect(open().read()).rejects.toMatchObject(storageFailed);
    await expect(open().write(keys)).rejects.toMatchObject(storageFailed);
    await expect(open().erase()).rejects.toMatchObject(storageFailed);
  });

  test("what the keyring said is in the failure for the log, without the keys", async () => {
    secrets.broken = new Error("no keyring for secret-canary");
    const failure = await open()
      .write(keys)
      .catch((error: unknown) => failureOf(error));
    expect(failure).toMatchObject({ ...storageFailed.failure, detail: "Error: no keyring for [redacted]" });
  });
});
