import { describe, expect, test } from "vitest";
import type { Environment } from "../../../src/core/item/environment.ts";
import { readEndpoint } from "../../../src/core/run/readEndpoint.ts";
import { ResponseBodies } from "../../../src/host/responses/responseBodies.ts";
import { SecretValues } from "../../../src/host/secretValues.ts";
import { type Answer, anItem, bodyOf, countedIds, fakeConnection, stillClock } from "./support/fakes.ts";

const never = new AbortController().signal;
const reading = "single:/accounts/get";

function bodies(): ResponseBodies {
  return new ResponseBodies(new SecretValues());
}

function put(held: ResponseBodies, id: string, body: unknown, environment: Environment = "sandbox"): void {
  const sink = held.sinkOf({ id, environment }, reading);
  sink.begin();
  sink.take(body);
}

/** A body of about so many bytes. */
function ofBytes(bytes: number): object {
  return { request_id: "r", filler: "x".repeat(bytes) };
}

/** What is held, measured on what can be opened: bytes of its JSON without spaces, by comparison. */
function openable(held: ResponseBodies, ids: readonly string[]): ReadonlyMap<string, number> {
  const texts = ids.flatMap((id) => {
    const text = held.textOf(id, reading);
    return text === null ? [] : [[id, Buffer.byteLength(JSON.stringify(JSON.parse(text)))] as const];
  });
  return new Map(texts);
}

const sum = (sizes: ReadonlyMap<string, number>) => [...sizes.values()].reduce((all, size) => all + size, 0);

describe("of a call that was read", () => {
  /** Reads one endpoint once, its waits over at once, and gives what is held of it. */
  async function read(endpoint: "/accounts/get" | "/transactions/sync", answers: readonly Answer[]) {
    const held = bodies();
    const clock = {
      ...stillClock(),
      wait: (ms: number) => (ms < 20_000 ? Promise.resolve() : new Promise<void>(() => {})),
    };
    let next = 0;
    const source = fakeConnection(clock, () => answers[next++] ?? { reason: "internal" });
    const sink = held.sinkOf({ id: "c1", environment: "sandbox" }, reading);
    const input = { id: reading, endpoint, pass: "single", item: anItem(), bodies: sink } as const;
    const read = await readEndpoint({ source, clock, ids: countedIds() }, input, never);
    const text = held.textOf("c1", reading);
    return { read, state: held.statesOf("c1")[reading], body: text === null ? null : (JSON.parse(text) as unknown) };
  }

  test("the whole response is there, what no reading keeps included", async () => {
    const { body, state } = await read("/accounts/get", [bodyOf("/accounts/get")]);
    expect(state).toBe("held");
    expect(body).toMatchObject({ request_id: "r", item: { billed_products: ["auth"] } });
  });

  test("a refusal is a response too, with the request id Plaid's support asks for", async () => {
    const errorBody = { error_code: "ITEM_LOGIN_REQUIRED", error_message: "the login", request_id: "plaid-1" };
    const { read: failed, body } = await read("/accounts/get", [{ reason: "item-login-required", errorBody }]);
    expect(failed.outcome).toBe("failed");
    expect(body).toEqual(errorBody);
  });

  test("one that no balance could be read from is there as it came", async () => {
    const { read: failed, body } = await read("/accounts/get", [{ body: { accounts: "none of your business" } }]);
    expect(failed).toMatchObject({ outcome: "failed", failure: { reason: "malformed-answer" } });
    expect(body).toEqual({ accounts: "none of your business" });
  });

  test("several pages are one array, in their order", async () => {
    const page = (cursor: string, hasMore: boolean): Answer => ({
      body: { accounts: [], added: [], modified: [], removed: [], next_cursor: cursor, has_more: hasMore },
    });
    const { body } = await read("/transactions/sync", [page("a", true), page("b", true), page("c", false)]);
    expect(body).toMatchObject([{ next_cursor: "a" }, { next_cursor: "b" }, { next_cursor: "c" }]);
  });

  test("of several tries only the last one's is there, and none where it brought none", async () => {
    const limited: Answer = { reason: "rate-limited", retryAfterSeconds: 1, errorBody: { error_code: "RATE_LIMIT" } };
    const answered = await read("/accounts/get", [limited, bodyOf("/accounts/get")]);
    expect(answered.read).toMatchObject({ outcome: "ok", attempts: 2 });
    expect(answered.body).toMatchObject({ request_id: "r" });
    const lost = await read("/accounts/get", [limited, { reason: "invalid-request" }]);
    expect(lost).toMatchObject({ state: "empty", body: null });
  });
});

describe("what is held is bounded", () => {
  const ids = Array.from({ length: 50 }, (_, index) => `comparison-${index}`);

  test("by the last twenty comparisons", () => {
    const held = bodies();
    for (const id of ids) put(held, id, ofBytes(100));
    expect([...openable(held, ids).keys()]).toEqual(ids.slice(-20));
    for (const id of ids.slice(0, -20)) expect(held.statesOf(id)).toEqual({});
  });

  test("by 16 MB, whatever has gone through it, and not by much less", () => {
    const held = bodies();
    const few = ids.slice(0, 15);
    for (const id of few) put(held, id, ofBytes(1_500_000));
    const sizes = openable(held, few);
    expect(sum(sizes)).toBeLessThanOrEqual(16_000_000);
    expect(sum(sizes)).toBeGreaterThan(15_000_000);
    expect([...sizes.keys()]).toEqual(few.slice(-10));
  });

  test("within one comparison too: its oldest responses go, and one that is too large by itself", () => {
    const held = bodies();
    const comparison = { id: "c1", environment: "local" } as const;
    const sinks = ["first", "second", "third"].map((each) => held.sinkOf(comparison, each));
    for (const sink of sinks) {
      sink.begin();
      sink.take(ofBytes(7_000_000));
    }
    expect(held.statesOf("c1")).toEqual({ second: "held", third: "held" });
    const [, , third] = sinks;
    third?.take(ofBytes(17_000_000));
    // Half of a response would be a false one.
    third?.take(ofBytes(10));
    expect(held.statesOf("c1")).toEqual({});
    expect(held.textOf("c1", "third")).toBeNull();
  });

  test("ten thousand rows of /transactions/sync have room, page by page", () => {
    const held = bodies();
    const sink = held.sinkOf({ id: "c1", environment: "local" }, reading);
    sink.begin();
    const row = { transaction_id: "t".repeat(37), account_id: "a".repeat(37), name: "n".repeat(600), amount: 1.5 };
    for (let page = 0; page < 20; page += 1) sink.take({ added: Array.from({ length: 500 }, () => row) });
    const pages = JSON.parse(held.textOf("c1", reading) ?? "null") as readonly { added: readonly unknown[] }[];
    expect(pages.flatMap(({ added }) => added)).toHaveLength(10_000);
  });

  test("a comparison that a call is added to is the newest again", () => {
    const held = bodies();
    for (const id of ids.slice(0, 20)) put(held, id, ofBytes(100));
    const added = held.sinkOf({ id: ids[0] ?? "", environment: "sandbox" }, "single:/auth/get");
    added.begin();
    put(held, "one more", ofBytes(100));
    expect(held.textOf(ids[0] ?? "", reading)).not.toBeNull();
    expect(held.textOf(ids[1] ?? "", reading)).toBeNull();
  });
});

test("what is forgotten of an environment makes room, and what comes after it is passed over", () => {
  const held = bodies();
  put(held, "kept", ofBytes(1_000_000), "local");
  const sink = held.sinkOf({ id: "gone", environment: "sandbox" }, reading);
  sink.begin();
  sink.take(ofBytes(14_000_000));
  held.forget("sandbox");
  sink.take(ofBytes(10));
  expect(held.statesOf("gone")).toEqual({});
  put(held, "later", ofBytes(14_000_000));
  for (const id of ["kept", "later"]) expect(held.statesOf(id)).toEqual({ [reading]: "held" });
});
