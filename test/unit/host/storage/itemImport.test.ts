import { beforeEach, describe, expect, test, vi } from "vitest";
import { BalanceLensError, type FailureReason } from "../../../../src/core/failure/errors.ts";
import type { PlaidConnection } from "../../../../src/core/run/ports.ts";
import { CallRecord } from "../../../../src/host/connection/callRecord.ts";
import { SecretValues } from "../../../../src/host/secretValues.ts";
import { SandboxItems } from "../../../../src/host/storage/sandboxItems.ts";
import { importItems } from "../../../../src/host/work/itemImport.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { importDocument, importSentence } from "../../../../src/text/documents/importDocument.ts";
import { bodyOf, fakeFolder, fakeSecrets, stillClock } from "../support/fakes.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
const clock = stillClock();

/** By token: why Plaid refuses it. */
let refusals: Map<string, FailureReason>;
let asked: string[];
let named: string[];
let sandboxItems: SandboxItems;
let calls: CallRecord;

beforeEach(() => {
  refusals = new Map();
  asked = [];
  named = [];
  calls = new CallRecord(clock);
  sandboxItems = new SandboxItems({ folder: fakeFolder(), secrets: fakeSecrets(), known: new SecretValues(), clock });
});

const tokenOf = (name: string) => `access-sandbox-${name}`;
const list = (...names: string[]) => names.map(tokenOf).join("\n");

/** Each token opens an Item of its own name; `/item/get` names no bank, as it did not always. */
const source = {
  async identify(accessToken: string) {
    asked.push(accessToken);
    const reason = refusals.get(accessToken);
    if (reason !== undefined) throw new BalanceLensError({ reason, requestId: null });
    const answer = bodyOf("/item/get");
    if (!("body" in answer)) throw new Error("the fake has no answer");
    const body = JSON.parse(JSON.stringify(answer.body).replace('"First Platypus Bank"', "null"));
    const itemId = accessToken.replace("access-sandbox-", "item-");
    return { itemId, body: { ...body, item: { ...body.item, item_id: itemId } } };
  },
  async institutionName(id: string) {
    named.push(id);
    return "First Platypus Bank";
  },
} as unknown as PlaidConnection;

async function imported(text: string, signal = new AbortController().signal) {
  const deps = { connections: { of: async () => source }, sandboxItems, calls };
  const outcome = await importItems(
    deps as unknown as Parameters<typeof importItems>[0],
    [{ source: "list.txt", text }],
    {
      signal,
      onEntry() {},
    },
  );
  // Whatever is told of it.
  expect(importSentence(outcome, context) + importDocument(outcome, context)).not.toContain("access-");
  return outcome;
}

describe("importing Items from a list of tokens", () => {
  test("asks Plaid for each once, names a bank once, and keeps them", async () => {
    const outcome = await imported(list("a", "b", "a", "c"));
    expect(outcome).toMatchObject({ added: 3, known: 0, refused: [{ position: 3, why: "repeated" }] });
    expect(asked.toSorted()).toEqual(["a", "b", "c"].map(tokenOf));
    expect(named).toEqual(["ins_109508"]);
    expect((await sandboxItems.list()).map(({ itemId }) => itemId).toSorted()).toEqual(["item-a", "item-b", "item-c"]);
    expect(await sandboxItems.accessTokenOf("item-b")).toBe(tokenOf("b"));
  });

  test("asks no more about what is on the list already, and keeps the name the person gave", async () => {
    await imported(list("a"));
    const [item] = await sandboxItems.list();
    if (item === undefined) throw new Error("nothing was added");
    await sandboxItems.label({ ...item, alias: "mine" });
    expect(await imported(list("a", "b"))).toMatchObject({ added: 1, known: 1 });
    expect(asked).toEqual(["a", "b"].map(tokenOf));
    // Its token was lost, and comes back with the list.
    await sandboxItems.replaceToken("item-a", "access-sandbox-old");
    await imported(list("a"));
    expect((await sandboxItems.list()).find(({ itemId }) => itemId === "item-a")?.alias).toBe("mine");
    expect(await sandboxItems.accessTokenOf("item-a")).toBe(tokenOf("a"));
  });

  test("never sends what is of production or no token at all", async () => {
    const text = ["access-production-1", "hunter2", tokenOf("a")].join("\n");
    const outcome = await imported(text);
    expect(outcome.refused.map(({ position, why }) => [position, why])).toEqual([
      [1, "production-token"],
      [2, "not-a-token"],
    ]);
    expect(asked).toEqual([tokenOf("a")]);
    expect(importDocument(outcome, context)).toContain("| list.txt, line 1 | A production access token.");
  });

  test("a token Plaid refuses spoils nothing but its own entry", async () => {
    refusals.set(tokenOf("b"), "invalid-access-token");
    const outcome = await imported(list("a", "b", "c"));
    expect(outcome).toMatchObject({ added: 2, refused: [{ position: 2, why: { reason: "invalid-access-token" } }] });
    expect(importSentence(outcome, context)).toBe("2 Items were added. 1 entry was refused.");
  });

  test.each(["invalid-keys", "unreachable", "rate-limited"] as const)(
    "stops at %s: the rest of the list would fare the same",
    async (reason) => {
      const names = Array.from({ length: 40 }, (_each, index) => `t${index}`);
      for (const name of names.slice(1)) refusals.set(tokenOf(name), reason);
      const outcome = await imported(list(...names));
      expect(asked.length).toBeLessThan(10);
      expect(outcome.added).toBe(1);
      expect(outcome.refused).toHaveLength(39);
      expect(new Set(outcome.refused.map(({ why }) => (typeof why === "string" ? why : why.reason)))).toEqual(
        new Set([reason]),
      );
    },
  );

  test("stays within what Plaid documents for /item/get over all Items", async () => {
    for (let spent = 0; spent < 4999; spent += 1) calls.note("/item/get", `other-${spent}`);
    // As the connections do: on the record once it has ended.
    const identify = async (token: string, signal: AbortSignal) => {
      const identified = await source.identify(token, signal);
      calls.note("/item/get", identified.itemId);
      return identified;
    };
    const noting = { ...source, identify };
    const deps = { connections: { of: async () => noting }, sandboxItems, calls };
    const outcome = await importItems(
      deps as unknown as Parameters<typeof importItems>[0],
      [{ source: "list.txt", text: list("a", "b", "c") }],
      { signal: new AbortController().signal, onEntry() {} },
    );
    expect(outcome).toMatchObject({ added: 1 });
    expect(outcome.refused.map(({ why }) => why)).toEqual(Array(2).fill({ reason: "budget-spent", requestId: null }));
  });

  test("cancelled, it keeps what was added and tries no more", async () => {
    const controller = new AbortController();
    const identify = vi.spyOn(source, "identify").mockImplementationOnce(async (token) => {
      controller.abort();
      identify.mockRestore();
      return source.identify(token, controller.signal);
    });
    const outcome = await imported(
      list("a", ...Array.from({ length: 20 }, (_each, index) => `t${index}`)),
      controller.signal,
    );
    expect(outcome.isCancelled).toBe(true);
    expect(outcome.added).toBeGreaterThan(0);
    expect(asked.length).toBeLessThan(6);
    expect(importSentence(outcome, context)).toMatch(/what was added stays, the rest was not tried\.$/);
  });
});
