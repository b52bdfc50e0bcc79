import { describe, expect, test, vi } from "vitest";
import { itemIdIn, numberIn, textIn } from "../../../src/host/ask/itemArgument.ts";
import { CallRecord } from "../../../src/host/connection/callRecord.ts";
import { DisposableStore } from "../../../src/host/dispose.ts";
import { Emitter } from "../../../src/host/emitter.ts";
import { failureDetails } from "../../../src/host/failure/failureDetails.ts";
import { cancelled, failureLine, failureOf } from "../../../src/host/failure/failures.ts";
import { plaidDocsUrl } from "../../../src/host/failure/plaidDocs.ts";
import { Log } from "../../../src/host/log.ts";
import { readPanelIdentity } from "../../../src/host/panel/panelIdentity.ts";
import { PendingWork } from "../../../src/host/pendingWork.ts";
import { SecretValues } from "../../../src/host/secretValues.ts";
import { ContextKeySetter } from "../../../src/host/session/contextKeys.ts";
import { localItemIdIn } from "../../../src/host/session/localLink.ts";
import { RealTimeCalls } from "../../../src/host/storage/realTimeCalls.ts";
import { isDeepEqual } from "../../../src/host/work/isDeepEqual.ts";
import { aComparison, anItem, aReading, fakeMemento, stillClock } from "./support/fakes.ts";

describe("log", () => {
  function setUp() {
    const lines: string[] = [];
    const write = (message: string) => lines.push(message);
    const known = new SecretValues();
    return { log: new Log({ error: write, warn: write, info: write, debug: write }, known), known, lines };
  }

  test("no line of any level lets a known secret or a token through", () => {
    const { log, known, lines } = setUp();
    known.add("very-secret-canary");
    for (const level of ["error", "warn", "info", "debug"] as const) {
      log[level]("a very-secret-canary and access-sandbox-0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0 in a sentence");
    }
    expect(lines).toHaveLength(4);
    expect(lines.join()).not.toMatch(/canary|0f1e2d3c/);
  });

  test("a request line is method, path, status, ms and request id", () => {
    const { log, lines } = setUp();
    log.request({ endpoint: "/accounts/get", status: "200", ms: 12.4, requestId: "Abc" });
    log.request({ endpoint: "/item/get", status: "- unreachable", ms: null, requestId: null });
    expect(lines).toEqual(["POST /accounts/get 200 12 ms Abc", "POST /item/get - unreachable - -"]);
  });
});

describe("disposing", () => {
  test("runs newest first and every clean-up, even when one throws", () => {
    const order: string[] = [];
    const store = new DisposableStore();
    store.add({ dispose: () => order.push("first") } as never);
    store.add({
      dispose() {
        throw new Error("stuck");
      },
    });
    store.add({ dispose: () => order.push("last") } as never);
    expect(() => store.dispose()).toThrow(AggregateError);
    expect(order).toEqual(["last", "first"]);
  });

  test("what is added too late is disposed at once", () => {
    const store = new DisposableStore();
    store.dispose();
    const dispose = vi.fn();
    store.add({ dispose });
    expect(dispose).toHaveBeenCalledTimes(1);
  });

  test("a listener that is taken away hears nothing more, and the same function twice is two listeners", () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    const listener = (value: number) => void heard.push(value);
    const one = emitter.event(listener);
    emitter.event(listener);
    emitter.fire(1);
    one.dispose();
    one.dispose();
    emitter.fire(2);
    emitter.dispose();
    emitter.fire(3);
    expect(heard).toEqual([1, 1, 2]);
  });
});

test("a context key is set when its value changes and not otherwise", () => {
  const set = vi.fn();
  const setter = new ContextKeySetter(set);
  setter.set("balanceLens.localRunning", false);
  setter.set("balanceLens.localRunning", false);
  setter.set("balanceLens.localRunning", true);
  expect(set.mock.calls).toEqual([
    ["balanceLens.localRunning", false],
    ["balanceLens.localRunning", true],
  ]);
});

test("idle comes after the work, and after the work that the work began", async () => {
  const pending = new PendingWork();
  const order: string[] = [];
  const inner = async () => void order.push("inner");
  void pending.track(Promise.resolve().then(() => void pending.track(inner().then(inner))));
  pending.track(Promise.reject(new Error("fails"))).catch(() => order.push("failed"));
  await pending.whenIdle();
  order.push("idle");
  expect(order).toEqual(expect.arrayContaining(["inner", "inner", "failed"]));
  expect(order.at(-1)).toBe("idle");
});

describe("failures", () => {
  test("a cancel is a cancel whichever way it was thrown", () => {
    const abort = Object.assign(new Error("aborted"), { name: "AbortError" });
    expect([failureOf(cancelled()).reason, failureOf(abort).reason]).toEqual(["cancelled", "cancelled"]);
  });

  test("what is not ours is internal, with its class and its places for the log, and without its words", () => {
    const failure = failureOf(new TypeError("boom"));
    expect(failure).toMatchObject({
      reason: "internal",
      detail: expect.stringMatching(/^TypeError\n {4}at .*smallParts/),
    });
    expect(failure.detail).not.toContain("boom");
  });

  test("the log line holds what Plaid can be asked about", () => {
    const provider = {
      errorType: "ITEM_ERROR",
      errorCode: "ITEM_LOGIN_REQUIRED",
      errorMessage: "",
      displayMessage: null,
      documentationUrl: null,
      httpStatus: 400,
    };
    expect(failureLine({ reason: "item-login-required", requestId: "Abc", provider })).toBe(
      "item-login-required ITEM_ERROR/ITEM_LOGIN_REQUIRED Abc",
    );
  });
});

describe("the details of a failure", () => {
  const occasion = { sentence: "It failed.", name: "balanceLens.balances.compare", at: "2026-11-22T10:00:00.000Z" };

  test("are its reason, Plaid's codes and the request id, and nothing that is not there", () => {
    const provider = {
      errorType: "ITEM_ERROR",
      errorCode: "ITEM_LOGIN_REQUIRED",
      errorMessage: "the login details of this item have changed",
      displayMessage: null,
      documentationUrl: null,
      httpStatus: 400,
    };
    const lines = failureDetails({ reason: "item-login-required", requestId: "Abc", provider }, occasion).split("\n");
    expect(lines).toEqual([
      "It failed.",
      "what: balanceLens.balances.compare",
      "when: 2026-11-22T10:00:00.000Z",
      "reason: item-login-required",
      "Plaid error type: ITEM_ERROR",
      "Plaid error code: ITEM_LOGIN_REQUIRED",
      "Plaid error message: the login details of this item have changed",
      "HTTP status: 400",
      "request id: Abc",
      "",
    ]);
  });

  test("hold no stack and no secret", () => {
    const known = new SecretValues();
    known.add("very-secret-canary");
    const ignore = () => {};
    const log = new Log({ error: ignore, warn: ignore, info: ignore, debug: ignore }, known);
    const failure = failureOf(
      Object.assign(new Error("x"), { stack: "TypeError: very-secret-canary\n    at secrets.ts" }),
    );
    const copied = log.redacted(failureDetails(failure, occasion));
    expect(copied).toContain("reason: internal\ndetail: Error\n");
    expect(copied).not.toContain("secrets.ts");
  });
});

test.each([
  [{ kind: "item", id: "item/i1", itemId: "i1" }, "i1"],
  [{ itemId: "" }, null],
  [{ itemId: 3 }, null],
  ["i1", null],
  [null, null],
  [undefined, null],
])("the Item in the argument %j is %j", (argument, itemId) => expect(itemIdIn(argument)).toBe(itemId));

test("other answers in an argument count only with their type", () => {
  expect(textIn({ rulesetKey: "" }, "rulesetKey")).toBe("");
  expect(textIn({ rulesetKey: 3 }, "rulesetKey")).toBeUndefined();
  expect(numberIn({ amount: Number.NaN }, "amount")).toBeUndefined();
  expect(numberIn({ amount: 12.5 }, "amount")).toBe(12.5);
});

test.each([
  ["/compare", "item=abcDEF123", "abcDEF123"],
  ["/compare", "item=a%2F..%2Fb", null],
  ["/compare", "", null],
  ["/compare", `item=${"a".repeat(101)}`, null],
  ["/keys", "item=abc", null],
  ["/compare/x", "item=abc", null],
])("a link to %s?%s names %j", (path, query, itemId) => expect(localItemIdIn({ path, query })).toBe(itemId));

test.each([
  ["https://plaid.com/docs/errors/item/", "https://plaid.com/docs/errors/item/"],
  ["https://plaid.com/docs/?ref=error#x", "https://plaid.com/docs/?ref=error#x"],
  ["http://plaid.com/docs/", null],
  ["https://plaid.com.evil.example/docs/", null],
  ["https://plaid.com/docs/../legal", null],
  ["https://user@plaid.com:8443/docs/", null],
  ["javascript:alert(1)", null],
  ["not a url", null],
])("%s opens %j", (url, opened) => expect(plaidDocsUrl(url)).toBe(opened));

test.each([
  [undefined, null],
  [null, null],
  ["x", null],
  [{ schemaVersion: 2, itemId: "i" }, null],
  [{ schemaVersion: 1, itemId: "" }, null],
  [
    { schemaVersion: 1, itemId: "i", comparisonId: "c", view: {} },
    { itemId: "i", comparisonId: "c" },
  ],
  [
    { schemaVersion: 1, itemId: "i", comparisonId: 3 },
    { itemId: "i", comparisonId: null },
  ],
])("the saved state %j identifies %j", (state, identity) => expect(readPanelIdentity(state)).toEqual(identity));

test("the budget sees what was called, and forgets what no window can see any more", () => {
  const clock = stillClock();
  const calls = new CallRecord(clock);
  const full = calls.budgetOf("item1").room["/accounts/balance/get"] ?? 0;
  calls.note("/accounts/balance/get", "item1");
  expect(calls.budgetOf("item1").room["/accounts/balance/get"]).toBe(full - 1);
  clock.advance(61_000);
  expect(calls.budgetOf("item1").room["/accounts/balance/get"]).toBe(full);
});

describe("our own real-time calls", () => {
  const realTime = aReading({
    id: "r",
    endpoint: "/accounts/balance/get",
    kind: "real-time",
    serverTime: "2026-11-22T11:00:00.000Z",
  });

  test("of Plaid Sandbox outlive the window, by the server's time", async () => {
    const memento = fakeMemento();
    const item = anItem({ environment: "sandbox" });
    await new RealTimeCalls(memento).learn(aComparison({ item, readings: [realTime, aReading()] }));
    expect(new RealTimeCalls(memento).lastOf(item.itemId, "sandbox")).toBe("2026-11-22T11:00:00.000Z");
  });

  test("that named accounts are not remembered, nor those of which nobody knows what they named", async () => {
    const { sent: _, ...unknown } = realTime;
    const named = { ...realTime, sent: { accountIds: ["a"], minLastUpdatedDatetime: null } };
    const record = new RealTimeCalls(fakeMemento());
    await record.learn(aComparison({ readings: [named, unknown] }));
    expect(record.lastOf("item1", "local")).toBeNull();
  });

  test("that are older than what is remembered change nothing, and the bank's own time counts where it gives one", async () => {
    const record = new RealTimeCalls(fakeMemento());
    await record.learn(aComparison({ readings: [realTime] }));
    await record.learn(aComparison({ readings: [{ ...realTime, serverTime: "2026-11-22T10:00:00.000Z" }] }));
    expect(record.lastOf("item1", "local")).toBe("2026-11-22T11:00:00.000Z");
    record.forgetLocal();
    const balances = { current: 5, lastUpdatedDatetime: "2026-11-21T08:00:00Z" };
    const reported = { ...realTime, accounts: [{ accountId: "card", balances }] };
    await record.learn(aComparison({ readings: [reported] }));
    expect(record.lastOf("item1", "local")).toBe("2026-11-21T08:00:00.000Z");
  });

  test("of the local sandbox are forgotten with its world", async () => {
    const memento = fakeMemento();
    const record = new RealTimeCalls(memento);
    await record.learn(aComparison({ readings: [realTime] }));
    expect(record.lastOf("item1", "local")).toBe("2026-11-22T11:00:00.000Z");
    record.forgetLocal();
    expect(record.lastOf("item1", "local")).toBeNull();
    expect(memento.saved.size).toBe(0);
  });
});

test.each([
  [{ evaluate: null }, { evaluate: null, without: undefined }, true],
  [{ a: 1, b: ["x"] }, { b: ["x"], a: 1 }, true],
  [{ evaluate: { amount: 5 } }, { evaluate: { amount: 6 } }, false],
  [{ without: ["/item/get"] }, { without: [] }, false],
  [{ evaluate: null }, { evaluate: "default" }, false],
  [{ a: [] }, { a: {} }, false],
])("%j and %j say the same: %j", (one, other, same) => {
  expect(isDeepEqual(one, other)).toBe(same);
  expect(isDeepEqual(other, one)).toBe(same);
});
