import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { failureSentence } from "../../../src/text/findings/failureSentence.ts";
import { jsonAnswer, startScriptedServer } from "../plaid/support/scriptedServer.ts";
import { expectHandled } from "./support/expectHandled.ts";
import { faultyWorld } from "./support/faultyWorld.ts";
import { networkFaults } from "./support/networkFaults.ts";

const context = createTextContext({ locale: "en", messages: {} });
const rejections: unknown[] = [];
const onRejection = (reason: unknown) => rejections.push(reason);

beforeEach(() => void process.on("unhandledRejection", onRejection));
afterEach(async () => {
  // Node tells of a rejection that nobody handled once the turn is over.
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", onRejection);
  expect(rejections).toEqual([]);
});

describe("each fault of the network or of a server is told in one sentence with one action, and the rest of the comparison is intact", () => {
  test.each(networkFaults)("%s", async (_name, answer, expected) => {
    await using world = await faultyWorld(answer);
    await expectHandled(await world.compare(), world.server.received, expected);
  });

  test("a connection that is refused", async () => {
    const gone = await startScriptedServer(jsonAnswer({}));
    await gone[Symbol.asyncDispose]();
    await using world = await faultyWorld();
    const comparison = await world.compare({ elsewhere: { url: gone.url } });
    await expectHandled(comparison, world.server.received, "unreachable");
  });

  test("a name that cannot be looked up", async () => {
    await using world = await faultyWorld();
    const comparison = await world.compare({ elsewhere: { url: "https://balance-lens.invalid" } });
    await expectHandled(comparison, world.server.received, "unreachable");
  });

  test("a certificate nobody vouches for", async () => {
    await using impostor = await startScriptedServer(jsonAnswer({}), { protocol: "https" });
    await using world = await faultyWorld();
    const comparison = await world.compare({ elsewhere: { url: impostor.url } });
    await expectHandled(comparison, world.server.received, "tls-failed");
    expect(impostor.received).toEqual([]);
  });

  test("a proxy that refuses", async () => {
    const proxy = http.createServer();
    proxy.on("connect", (_incoming, socket) => socket.end("HTTP/1.1 407 No\r\ncontent-length: 0\r\n\r\n"));
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    process.env.HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    try {
      await using world = await faultyWorld();
      const comparison = await world.compare({
        elsewhere: { url: "https://balance-lens.invalid", proxy: "environment" },
      });
      await expectHandled(comparison, world.server.received, "proxy-refused");
    } finally {
      delete process.env.HTTPS_PROXY;
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    }
  });

  test("a network that is lost from the real-time call on", async () => {
    let lost = false;
    await using world = await faultyWorld(({ server }) => (_received, response) => {
      lost = true;
      response.socket?.destroy();
      void server[Symbol.asyncDispose]();
    });
    const comparison = await world.compare();
    expect(lost).toBe(true);
    expect(comparison.status).toBe("complete");
    for (const reading of comparison.readings) {
      if (reading.outcome === "skipped") continue;
      if (reading.pass === "cached") expect([reading.id, reading.outcome]).toEqual([reading.id, "ok"]);
      else
        expect(reading).toMatchObject({
          outcome: "failed",
          failure: { reason: expect.stringMatching(/^(unreachable|connection-lost)$/) },
        });
    }
  });
});

describe("a cancel at any step keeps what is done and leaves nothing under way", () => {
  test("at each of them", async () => {
    await using counting = await faultyWorld();
    let steps = 0;
    await counting.compare({ onProgress: () => void steps++ });
    expect(steps).toBeGreaterThan(10);
    for (let cancelAt = 1; cancelAt < steps; cancelAt++) {
      await using world = await faultyWorld();
      const controller = new AbortController();
      let seen = 0;
      let kept: readonly string[] = [];
      let underWay = -1;
      const comparison = await world.compare({
        signal: controller.signal,
        onProgress({ comparison: now, inFlight }) {
          underWay = inFlight.length;
          if (++seen !== cancelAt) return;
          kept = now.readings.filter(({ outcome }) => outcome === "ok").map(({ id }) => id);
          controller.abort(new Error("the person's wish"));
        },
      });
      expect(underWay).toBe(0);
      const ok = comparison.readings.filter(({ outcome }) => outcome === "ok").map(({ id }) => id);
      expect(ok).toEqual(expect.arrayContaining([...kept]));
      expect(comparison.readings).toHaveLength(comparison.plan.steps.flatMap(({ calls }) => calls).length);
      for (const reading of comparison.readings) {
        if (reading.outcome === "failed") expect(reading.failure.reason).toBe("cancelled");
        if (reading.outcome === "failed") expect(failureSentence(reading.failure, context).sentence).toMatch(/\S/);
      }
    }
  });
});
