import { describe, expect, it } from "vitest";
import { BalanceLensError } from "../../../src/core/failure/errors.ts";
import {
  type Channel,
  type ChannelOptions,
  createChannel,
  type HostEnd,
  type InvalidMessage,
  type PageEnd,
} from "../../../src/protocol/channel.ts";
import { hostGuards, pageGuards } from "../../../src/protocol/guards.ts";
import type { PanelSnapshot } from "../../../src/protocol/messages.ts";
import { manualTimer, memoryTransportPair } from "./memoryTransport.ts";

const emptySnapshot: PanelSnapshot = {
  comparison: null,
  findings: "[]",
  inFlight: [],
  failure: null,
  locale: "en",
  messages: {},
};

/** Answers every request with nothing. */
const doNothing = Object.fromEntries(
  Object.keys(hostGuards.requests).map((name) => [name, () => null]),
) as unknown as ChannelOptions<HostEnd>["handlers"];

function conversation(overrides: Partial<ChannelOptions<HostEnd>["handlers"]> = {}) {
  const wire = memoryTransportPair();
  const timer = manualTimer();
  const opened: string[] = [];
  const heard: PanelSnapshot[] = [];
  const invalidAtHost: InvalidMessage[] = [];
  const invalidAtPage: InvalidMessage[] = [];
  const handlerErrors: string[] = [];
  const host: Channel<HostEnd> = createChannel<HostEnd>({
    transport: wire.host,
    timer,
    timeoutMs: 1000,
    guards: hostGuards,
    handlers: {
      ...doNothing,
      "panel/ready": () => emptySnapshot,
      "reading/open": ({ readingId }) => {
        opened.push(readingId);
        return null;
      },
      ...overrides,
    },
    listeners: {},
    onInvalid: (problem) => invalidAtHost.push(problem),
    onHandlerError: (name) => handlerErrors.push(name),
  });
  const page: Channel<PageEnd> = createChannel<PageEnd>({
    transport: wire.page,
    timer,
    timeoutMs: 1000,
    guards: pageGuards,
    handlers: {},
    listeners: { "panel/snapshot": (snapshot) => heard.push(snapshot) },
    onInvalid: (problem) => invalidAtPage.push(problem),
    onHandlerError: (name) => handlerErrors.push(name),
  });
  return { wire, timer, host, page, opened, heard, invalidAtHost, invalidAtPage, handlerErrors };
}

const never = () => new Promise<never>(() => {});
/** Lets every microtask that is due run. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const reasonOf = (call: Promise<unknown>) =>
  call.then(
    () => "answered",
    (error: unknown) => (error instanceof BalanceLensError ? error.failure.reason : error),
  );

describe("a request", () => {
  it("is answered by the handler of its name", async () => {
    const { page, opened, timer } = conversation();
    expect(await page.request("panel/ready", null)).toEqual(emptySnapshot);
    expect(await page.request("reading/open", { readingId: "cached:/accounts/get" })).toBeNull();
    expect(opened).toEqual(["cached:/accounts/get"]);
    expect(timer.running()).toBe(0);
  });

  it("keeps its reply apart from those of requests made meanwhile", async () => {
    let answerFirst: (value: null) => void = () => {};
    const { page } = conversation({
      "comparison/run": () =>
        new Promise<null>((resolve) => {
          answerFirst = resolve;
        }),
    });
    const order: string[] = [];
    const first = page.request("comparison/run", null).then(() => order.push("run"));
    await page.request("comparison/cancel", null).then(() => order.push("cancel"));
    answerFirst(null);
    await first;
    expect(order).toEqual(["cancel", "run"]);
  });

  it("rejects with the reason the handler failed with, and nothing else of the error", async () => {
    const { page, wire, handlerErrors } = conversation({
      "comparison/run": () => {
        throw new BalanceLensError({ reason: "keys-missing", requestId: null, detail: "access-sandbox-secret" });
      },
    });
    expect(await reasonOf(page.request("comparison/run", null))).toBe("keys-missing");
    expect(JSON.stringify(wire.host.posted)).not.toContain("secret");
    expect(handlerErrors).toEqual(["comparison/run"]);
  });

  it("rejects as internal when the handler throws anything else", async () => {
    const { page } = conversation({ "log/show": () => Promise.reject(new TypeError("boom")) });
    expect(await reasonOf(page.request("log/show", null))).toBe("internal");
  });

  it("rejects as timed out when no reply comes, and ignores the late one", async () => {
    let answer: (value: null) => void = () => {};
    const { page, timer, invalidAtPage } = conversation({
      "comparison/run": () =>
        new Promise<null>((resolve) => {
          answer = resolve;
        }),
    });
    const reason = reasonOf(page.request("comparison/run", null));
    await settled();
    timer.elapse();
    expect(await reason).toBe("timed-out");
    answer(null);
    await settled();
    expect(invalidAtPage).toEqual([{ why: "no-such-call" }]);
  });

  it("rejects when the reply is not what its name promises", async () => {
    const { page, wire, invalidAtPage } = conversation({ "panel/ready": never });
    const reason = reasonOf(page.request("panel/ready", null));
    wire.page.receive({ kind: "reply", id: 1, ok: true, result: { comparison: 7 } });
    expect(await reason).toBe("malformed-answer");
    expect(invalidAtPage).toEqual([{ why: "bad-payload", name: "panel/ready" }]);
  });

  it("rejects when the wire itself refuses the message", async () => {
    const { page, wire, timer } = conversation();
    wire.page.post = () => {
      throw new Error("the webview is gone");
    };
    expect(await reasonOf(page.request("panel/ready", null))).toBe("internal");
    expect(timer.running()).toBe(0);
  });
});

describe("disposal", () => {
  it("rejects everything that waits, at once, and stops every timer", async () => {
    const { page, timer } = conversation({ "comparison/run": never, "log/show": never });
    const reasons = Promise.all([page.request("comparison/run", null), page.request("log/show", null)].map(reasonOf));
    page.dispose();
    expect(await reasons).toEqual(["cancelled", "cancelled"]);
    expect(timer.running()).toBe(0);
    expect(await reasonOf(page.request("panel/ready", null))).toBe("cancelled");
  });

  it("stops listening and stops telling", async () => {
    const { host, wire, heard } = conversation();
    host.dispose();
    host.send("panel/snapshot", emptySnapshot);
    await settled();
    expect(heard).toEqual([]);
    expect(wire.host.listenerCount()).toBe(0);
  });

  it("drops the reply of a handler that ends after it", async () => {
    let answer: (value: null) => void = () => {};
    const { host, page, wire } = conversation({
      "comparison/run": () =>
        new Promise<null>((resolve) => {
          answer = resolve;
        }),
    });
    const reason = reasonOf(page.request("comparison/run", null));
    await settled();
    host.dispose();
    answer(null);
    await settled();
    expect(wire.host.posted).toEqual([]);
    page.dispose();
    expect(await reason).toBe("cancelled");
  });
});

describe("an event", () => {
  it("reaches its listener", async () => {
    const { host, heard } = conversation();
    host.send("panel/snapshot", emptySnapshot);
    await settled();
    expect(heard).toEqual([emptySnapshot]);
  });

  it("is ignored and reported when its payload is not what its name promises", () => {
    const { wire, heard, invalidAtPage } = conversation();
    wire.page.receive({ kind: "event", name: "panel/snapshot", payload: { comparison: {} } });
    expect(heard).toEqual([]);
    expect(invalidAtPage).toEqual([{ why: "bad-payload", name: "panel/snapshot" }]);
  });
});

describe("a message that is not ours", () => {
  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a string", "panel/ready"],
    ["an array", [1, 2]],
    ["another shape", { type: "ready" }],
    ["an id that is no number", { kind: "request", id: "1", name: "panel/ready", payload: null }],
    ["a name that is no string", { kind: "event", name: 7, payload: null }],
    ["a reason outside the closed set", { kind: "reply", id: 1, ok: false, reason: "because" }],
  ])("is ignored and reported: %s", async (_what, message) => {
    const { wire, invalidAtHost } = conversation();
    wire.host.receive(message);
    await settled();
    expect(invalidAtHost).toEqual([{ why: "not-ours" }]);
    expect(wire.host.posted).toEqual([]);
  });

  it.each(["balances/steal", "constructor", "__proto__", "toString"])("is refused by name: %s", async (name) => {
    const { wire, invalidAtHost } = conversation();
    wire.host.receive({ kind: "request", id: 9, name, payload: null });
    await settled();
    expect(invalidAtHost).toEqual([{ why: "unknown-name", name }]);
    expect(wire.host.posted).toEqual([{ kind: "reply", id: 9, ok: false, reason: "invalid-request" }]);
  });

  it("never reaches the handler when its payload fails the guard", async () => {
    const { wire, opened, invalidAtHost } = conversation();
    wire.host.receive({ kind: "request", id: 3, name: "reading/open", payload: { readingId: 5 } });
    await settled();
    expect(opened).toEqual([]);
    expect(invalidAtHost).toEqual([{ why: "bad-payload", name: "reading/open" }]);
  });
});

describe("the message map", () => {
  it("makes a missing handler a compile error", () => {
    const { wire, timer } = conversation();
    const options = { transport: wire.host, timer, timeoutMs: 1, guards: hostGuards, listeners: {} };
    const sinks = { onInvalid: () => {}, onHandlerError: () => {} };
    // @ts-expect-error: the other seven handlers are missing
    createChannel<HostEnd>({ ...options, ...sinks, handlers: { "panel/ready": () => emptySnapshot } }).dispose();
  });
});
