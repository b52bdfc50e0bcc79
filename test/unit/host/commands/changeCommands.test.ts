import { beforeEach, describe, expect, test, vi } from "vitest";
import type { ItemFacts } from "../../../../src/core/item/item.ts";
import type { PlaidConnection } from "../../../../src/core/run/ports.ts";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { removeItem } from "../../../../src/host/commands/item/removeItem.ts";
import { repairLogin } from "../../../../src/host/commands/item/repairLogin.ts";
import { resetLogin } from "../../../../src/host/commands/item/resetLogin.ts";
import { rotateAccessToken } from "../../../../src/host/commands/item/rotateAccessToken.ts";
import { updateWebhook } from "../../../../src/host/commands/item/updateWebhook.ts";
import { SecretValues } from "../../../../src/host/secretValues.ts";
import { SandboxItems } from "../../../../src/host/storage/sandboxItems.ts";
import { tokenName } from "../../../../src/host/storage/tokenIndex.ts";
import { ComparisonStore } from "../../../../src/host/store/comparisonStore.ts";
import { ItemStore } from "../../../../src/host/store/itemStore.ts";
import { anItem, type FakeSecrets, fakeConnection, fakeFolder, fakeSecrets, stillClock } from "../support/fakes.ts";
import { forgetWhatHappened, happened, person } from "../support/vscode/happened.ts";
import { window } from "../support/vscode/vscode.ts";

const picks: { readonly label: string; readonly detail?: string }[][] = [];
const validated: ((text: string) => unknown)[] = [];

window.showQuickPick = async (choices: { label: string }[]) => void picks.push(choices);
window.showInputBox = async (box: { validateInput(text: string): unknown }) => void validated.push(box.validateInput);
const pressFirst = () => {
  person.press = ({ buttons }) => buttons[0];
};
const pressNone = () => {
  person.press = () => undefined;
};

const cancelledFailure = { failure: { reason: "cancelled" } };
const oldToken = "access-sandbox-old-canary";
const newToken = "access-sandbox-new-canary";

let secrets: FakeSecrets;
let calls: string[];
let deps: CommandDependencies;

beforeEach(async () => {
  forgetWhatHappened();
  picks.length = 0;
  validated.length = 0;
  pressFirst();
  calls = [];
  secrets = fakeSecrets();
  const clock = stillClock();
  const sandboxItems = new SandboxItems({ folder: fakeFolder(), secrets, known: new SecretValues(), clock });
  const items = new ItemStore("sandbox");
  const list = ["item1", "item2"].map((itemId) => anItem({ itemId, environment: "sandbox", alias: `My ${itemId}` }));
  for (const item of list) await sandboxItems.put(item, oldToken);
  items.listLoaded(list);
  for (const { itemId } of list) items.update(itemId, { facts: { error: null } as ItemFacts, accounts: [] });
  const connection: PlaidConnection = {
    ...fakeConnection(clock, () => ({ body: {} })),
    resetLogin: async (itemId) => {
      calls.push(`reset ${itemId}`);
      if (itemId === "item2") throw new Error("no connection");
    },
    replaceToken: async (itemId) => {
      calls.push(`replace ${itemId}`);
      return newToken;
    },
    removeItem: async (itemId) => void calls.push(`remove ${itemId}`),
  };
  deps = {
    items,
    sandboxItems,
    clock,
    comparisons: new ComparisonStore(),
    connections: { of: async () => connection },
    itemReads: { read: async () => undefined },
    selection: () => [],
    settings: { current: { sandbox: { url: "" } } },
    plaidSandboxUrl: "https://sandbox.plaid.com",
  } as unknown as CommandDependencies;
});

describe("repairing a login of Plaid Sandbox", () => {
  const error = { errorType: "ITEM_ERROR", errorCode: "ITEM_LOGIN_REQUIRED", errorMessage: "" };
  beforeEach(() => deps.items.update("item1", { facts: { error } as ItemFacts }));

  test("says that it cannot be done from here, and copies the call that opens update mode, without a secret", async () => {
    await repairLogin(deps, { itemId: "item1" });
    expect(happened.messages[0]).toMatchObject({
      buttons: ["Copy Call (bash, zsh)", "Copy Call (PowerShell)", "How to Repair"],
    });
    expect(happened.messages[0]?.sentence).toMatch(
      /^The login of My item1 cannot be repaired from here\. Open Link in update mode/,
    );
    await vi.waitFor(() => expect(happened.copied.at(-1)).toContain("https://sandbox.plaid.com}/link/token/create"));
    expect(happened.copied.at(-1)).toMatch(/"\$\{PLAID_ACCESS_TOKEN:\?\}"/);
    // Products would make it another Item instead of repairing this one.
    expect(happened.copied.at(-1)).not.toMatch(/products|canary/);
    expect(calls).toEqual([]);
  });
});

describe("what an Item does not allow", () => {
  test("is said with the Item's name and a way on, and not begun", async () => {
    await expect(repairLogin(deps, { itemId: "item1" })).rejects.toMatchObject({
      sentence: "My item1: Its login works: there is nothing to repair.",
      remedy: { kind: "command", command: "refreshItem", argument: { itemId: "item1" } },
    });
  });

  test("is said in the question which Item, below those that do", async () => {
    deps.items.update("item1", { failure: { reason: "item-login-required", requestId: null } });
    await expect(resetLogin(deps, undefined)).rejects.toMatchObject(cancelledFailure);
    expect(picks[0]?.map(({ label, detail }) => [label, detail])).toEqual([
      ["My item2", "auth"],
      ["My item1", "Its login is required already."],
    ]);
  });
});

describe("several Items", () => {
  const both = [{ itemId: "item1" }, { itemId: "item2" }];

  test("one that fails keeps no other from its turn, and is told by its name", async () => {
    const work = resetLogin(deps, both[1], [...both].reverse());
    await expect(work).rejects.toMatchObject({ sentence: expect.stringMatching(/^1 of 2 Items failed\. My item2: /) });
    expect(calls).toEqual(["reset item2", "reset item1"]);
  });

  test("are removed once what is lost was said and confirmed, each by its name", async () => {
    pressNone();
    await expect(removeItem(deps, both[0], both)).rejects.toMatchObject(cancelledFailure);
    expect(calls).toEqual([]);
    expect(happened.messages[0]).toMatchObject({ sentence: "Remove 2 Items?", modal: true });
    expect(happened.messages[0]?.detail).toMatch(/^My item1\nMy item2\n\nAccess tokens stop working everywhere/);
    pressFirst();
    await removeItem(deps, both[0], both);
    expect(calls).toEqual(["remove item1", "remove item2"]);
    expect([deps.items.list(), await deps.sandboxItems.list(), [...secrets.saved]]).toEqual([[], [], []]);
  });
});

describe("rotating an access token", () => {
  test("is confirmed with what is lost, and left otherwise", async () => {
    pressNone();
    await expect(rotateAccessToken(deps, { itemId: "item1" })).rejects.toMatchObject(cancelledFailure);
    expect(happened.messages[0]).toMatchObject({ sentence: "Rotate the access token of My item1?", modal: true });
    expect(calls).toEqual([]);
  });

  test("keeps the new token in place of the old", async () => {
    await rotateAccessToken(deps, { itemId: "item1" });
    expect(secrets.saved.get(tokenName("item1"))).toBe(newToken);
    expect(secrets.saved.get(tokenName("item2"))).toBe(oldToken);
  });

  test("is not begun where no token can be kept: the Item would be lost", async () => {
    secrets.store = () => Promise.reject(new Error("no keyring"));
    await expect(rotateAccessToken(deps, { itemId: "item1" })).rejects.toMatchObject({
      failure: { reason: "secrets-unavailable" },
    });
    expect(calls).toEqual([]);
  });

  test("that could not be kept is offered to be copied at once, and is in no message", async () => {
    const { store } = secrets;
    secrets.store = (key, value) => (value === newToken ? Promise.reject(new Error("full")) : store(key, value));
    await expect(rotateAccessToken(deps, { itemId: "item1" })).rejects.toMatchObject({
      failure: { reason: "secrets-unavailable" },
    });
    expect(happened.messages[1]).toMatchObject({ modal: true, buttons: ["Copy New Token"] });
    expect(happened.copied.at(-1)).toBe(newToken);
    expect(JSON.stringify(happened.messages)).not.toContain("canary");
  });
});

test("a webhook URL is one of the web, or none", async () => {
  await expect(updateWebhook(deps, { itemId: "item1" })).rejects.toMatchObject(cancelledFailure);
  const [problemWith] = validated;
  for (const good of ["", " ", "https://example.com/hook", "http://127.0.0.1:3000"]) {
    expect(problemWith?.(good), good).toBeUndefined();
  }
  for (const bad of ["example.com", "ftp://example.com", "javascript:alert(1)", "https://"]) {
    expect(problemWith?.(bad), bad).toMatch(/^A URL/);
  }
});
