import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { describe, expect, test } from "vitest";
import { endpointEntry } from "../../../src/core/endpoint/catalogue.ts";
import { accessToken, connected, keys, never } from "./support/connection.ts";
import { deferred } from "./support/deferred.ts";
import { manualClock } from "./support/manualClock.ts";
import { type Answer, jsonAnswer, startScriptedServer } from "./support/scriptedServer.ts";

const request = { endpoint: "/accounts/get", itemId: "item1" } as const;
const cancelled = { ok: false, requestId: null, failure: { reason: "cancelled", requestId: null } };

/** Resolves when the client lets go of its connection to `answer`. */
function answerThatNoticesHangUp(begin: Answer) {
  const hungUp = deferred();
  const asked = deferred();
  const answer: Answer = (received, response) => {
    response.on("close", () => hungUp.resolve());
    begin(received, response);
    asked.resolve();
  };
  return { answer, hungUp: hungUp.promise, asked: asked.promise };
}

/** Resolves when Node's client in this process has read the head of its next answer. */
function nextClientResponse(): Promise<void> {
  return new Promise((resolve) => {
    const onResponse = () => {
      unsubscribe("http.client.response.finish", onResponse);
      resolve();
    };
    subscribe("http.client.response.finish", onResponse);
  });
}

describe("cancelling", () => {
  test("before the call: nothing is asked or sent", async () => {
    let asked = 0;
    const credentials = async () => {
      asked++;
      return keys;
    };
    const result = await connected("http://localhost:9", { credentials }).call(request, AbortSignal.abort());
    expect(result).toMatchObject(cancelled);
    expect(asked).toBe(0);
  });

  test.each(["credentials", "accessTokenOf"] as const)(
    "while %s is being asked: at once, nothing is sent",
    async (name) => {
      await using server = await startScriptedServer(jsonAnswer({}));
      const gate = deferred();
      const asked = deferred();
      const slowly = async <T>(value: T) => {
        asked.resolve();
        await gate.promise;
        return value;
      };
      const given =
        name === "credentials" ? { credentials: () => slowly(keys) } : { accessTokenOf: () => slowly(accessToken) };
      const controller = new AbortController();
      const work = connected(server.url, given).call(request, controller.signal);
      await asked.promise;
      controller.abort();
      expect(await work).toMatchObject(cancelled);

      gate.resolve();
      // A later call, answered: whatever the first one sent would have arrived before it.
      await connected(server.url).call({ ...request, endpoint: "/item/get" }, never());
      expect(server.received.map(({ path }) => path)).toEqual(["/item/get"]);
    },
  );

  test("while the answer is awaited: at once, and the connection is let go", async () => {
    const { answer, asked, hungUp } = answerThatNoticesHangUp(() => undefined);
    await using server = await startScriptedServer(answer);
    const controller = new AbortController();
    const work = connected(server.url).call(request, controller.signal);
    await asked;
    controller.abort();
    const result = await work;
    expect(result).toMatchObject(cancelled);
    expect(result.timing.phases).toHaveProperty("connectMs");
    expect(result.timing.phases).not.toHaveProperty("firstByteMs");
    await hungUp;
  });

  test("while the body is read: at once, and the connection is let go", async () => {
    const { answer, hungUp } = answerThatNoticesHangUp((_received, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"accounts":[');
    });
    await using server = await startScriptedServer(answer);
    const controller = new AbortController();
    const headersRead = nextClientResponse();
    const work = connected(server.url).call(request, controller.signal);
    await headersRead;
    controller.abort();
    const result = await work;
    expect(result).toMatchObject(cancelled);
    expect(result.timing.phases).toHaveProperty("firstByteMs");
    expect(result.timing.phases).not.toHaveProperty("downloadMs");
    await hungUp;
  });

  test("because the whole comparison is out of time: is told apart from the person's wish", async () => {
    const { answer, asked, hungUp } = answerThatNoticesHangUp(() => undefined);
    await using server = await startScriptedServer(answer);
    const whole = new AbortController();
    const work = connected(server.url).call(request, whole.signal);
    await asked;
    whole.abort("timed-out");
    expect(await work).toMatchObject({ ok: false, failure: { reason: "timed-out", requestId: null } });
    await hungUp;
  });

  test("after the answer: the answer stands", async () => {
    await using server = await startScriptedServer(jsonAnswer({ request_id: "r1" }));
    const controller = new AbortController();
    const result = await connected(server.url).call(request, controller.signal);
    controller.abort();
    expect(result).toMatchObject({ ok: true, requestId: "r1" });
  });

  test("one of two calls leaves the other alone", async () => {
    const held: (() => void)[] = [];
    const bothAsked = deferred();
    await using server = await startScriptedServer((received, response) => {
      held.push(() => jsonAnswer({ request_id: "r1" })(received, response));
      if (held.length === 2) bothAsked.resolve();
    });
    const connection = connected(server.url);
    const controller = new AbortController();
    const first = connection.call(request, controller.signal);
    const second = connection.call(request, never());
    await bothAsked.promise;
    controller.abort();
    for (const answerNow of held) answerNow();
    expect(await first).toMatchObject(cancelled);
    expect(await second).toMatchObject({ ok: true, requestId: "r1" });
  });
});

describe("the time limit", () => {
  test("ends a call that never answers, and lets go of the connection", async () => {
    const { answer, asked, hungUp } = answerThatNoticesHangUp(() => undefined);
    await using server = await startScriptedServer(answer);
    const clock = manualClock();
    const work = connected(server.url, { clock }).call(request, never());
    await asked;
    clock.elapse();
    expect(await work).toMatchObject({ ok: false, failure: { reason: "timed-out", requestId: null } });
    await hungUp;
  });

  test("ends a call whose keys never come", async () => {
    const clock = manualClock();
    const work = connected("http://localhost:9", { clock, credentials: () => new Promise(() => undefined) }).call(
      request,
      never(),
    );
    clock.elapse();
    expect(await work).toMatchObject({ ok: false, failure: { reason: "timed-out" } });
  });

  test("is what the catalogue says of the endpoint, or as set", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    const limits: number[] = [];
    const clock = manualClock();
    const noting = {
      ...clock,
      wait: (ms: number, signal: Parameters<typeof clock.wait>[1]) => {
        limits.push(ms);
        return clock.wait(ms, signal);
      },
    };
    const evaluate = { accountId: "a", amount: 1, rulesetKey: null, clientTransactionId: "t" };
    const standard = connected(server.url, { clock: noting });
    await standard.call(request, never());
    await standard.call({ ...request, endpoint: "/accounts/balance/get" }, never());
    await standard.call({ ...request, endpoint: "/signal/evaluate", evaluate }, never());
    await standard.call({ ...request, endpoint: "/investments/holdings/get" }, never());
    await connected(server.url, { clock: noting, timeouts: { cachedMs: 5 } }).call(request, never());
    const said = ["/accounts/get", "/accounts/balance/get", "/signal/evaluate", "/investments/holdings/get"] as const;
    expect(limits).toEqual([...said.map((path) => endpointEntry(path).timeoutMs), 5]);
  });

  test("leaves no timer behind once the answer is there", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    const clock = manualClock();
    await connected(server.url, { clock }).call(request, never());
    expect(clock.waiting()).toBe(0);
  });
});
