import http from "node:http";
import https from "node:https";
import net from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallTiming, TimingPhases } from "../../../src/core/run/timing.ts";
import { startHostLoad } from "../../../src/plaid/hostLoad.ts";
import { connected, never } from "./support/connection.ts";
import { manualClock } from "./support/manualClock.ts";
import { jsonAnswer, startScriptedServer, testCertificate } from "./support/scriptedServer.ts";

const request = { endpoint: "/accounts/get", itemId: "item1" } as const;

beforeAll(() => {
  https.globalAgent.options.ca = testCertificate;
});
afterAll(() => {
  delete https.globalAgent.options.ca;
});

async function timingsOf(url: string, calls: number): Promise<CallTiming[]> {
  const connection = connected(url, { clock: manualClock() });
  const timings: CallTiming[] = [];
  for (let call = 0; call < calls; call++) timings.push((await connection.call(request, never())).timing);
  return timings;
}

function seenPhases(timing: CallTiming | undefined): string[] {
  return Object.keys(timing?.phases ?? {});
}

function sum(phases: TimingPhases): number {
  return Object.values(phases).reduce((total: number, ms: number) => total + ms, 0);
}

/** Hands a request its socket once it is connected, not before. */
class HandsOverConnected extends http.Agent {
  override createConnection(
    { host, port }: http.ClientRequestArgs,
    handOver?: (error: Error | null, socket: net.Socket) => void,
  ) {
    const socket = net.connect(Number(port), host ?? "localhost");
    socket.once("connect", () => handOver?.(null, socket));
    return undefined;
  }
}

describe("the parts of a call", () => {
  test("a new TLS connection to a name shows all of them, and they add up to the latency", async () => {
    await using server = await startScriptedServer(jsonAnswer({}), { protocol: "https" });
    const [timing] = await timingsOf(server.url, 1);
    expect(seenPhases(timing)).toEqual(["queueMs", "dnsMs", "connectMs", "tlsMs", "firstByteMs", "downloadMs"]);
    expect(timing?.connection).toBe("new");
    expect(sum(timing?.phases ?? {})).toBe(timing?.latencyMs);
  });

  test("without TLS there is no TLS part", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    const [timing] = await timingsOf(server.url, 1);
    expect(seenPhases(timing)).toEqual(["queueMs", "dnsMs", "connectMs", "firstByteMs", "downloadMs"]);
    expect(sum(timing?.phases ?? {})).toBe(timing?.latencyMs);
  });

  test("an address needs no DNS: that part is absent, not 0", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    const [timing] = await timingsOf(server.url.replace("localhost", "127.0.0.1"), 1);
    expect(seenPhases(timing)).toEqual(["queueMs", "connectMs", "firstByteMs", "downloadMs"]);
  });

  test.each(["http", "https"] as const)(
    "over %s the second call reuses the first one's connection",
    async (protocol) => {
      await using server = await startScriptedServer(jsonAnswer({}), { protocol });
      const [first, second, third] = await timingsOf(server.url, 3);
      expect([first?.connection, second?.connection, third?.connection]).toEqual(["new", "reused", "reused"]);
      expect(seenPhases(second)).toEqual(["queueMs", "firstByteMs", "downloadMs"]);
      expect(sum(second?.phases ?? {})).toBe(second?.latencyMs);
      expect(server.connections()).toBe(1);
    },
  );

  test("a connection that somebody else made, as a proxy's agent does, is waited for and not called new or reused", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    const usual = http.globalAgent;
    http.globalAgent = new HandsOverConnected({ keepAlive: false });
    try {
      const [timing] = await timingsOf(server.url, 1);
      expect(timing?.connection).toBe("unknown");
      expect(seenPhases(timing)).toEqual(["queueMs", "firstByteMs", "downloadMs"]);
      expect(sum(timing?.phases ?? {})).toBe(timing?.latencyMs);
    } finally {
      http.globalAgent = usual;
    }
  });

  test("calls side by side have connections of their own", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    const connection = connected(server.url);
    const results = await Promise.all([1, 2, 3].map(() => connection.call(request, never())));
    expect(results.map(({ timing }) => timing.connection)).toEqual(["new", "new", "new"]);
    expect(server.connections()).toBe(3);
  });

  test("a call that found nobody has no part it did not reach", async () => {
    const server = await startScriptedServer(jsonAnswer({}));
    await server[Symbol.asyncDispose]();
    const [timing] = await timingsOf(server.url, 1);
    expect(seenPhases(timing)).toEqual(["queueMs", "dnsMs"]);
    expect(timing?.latencyMs).toBeGreaterThan(0);
  });

  test("an error answer is timed like any other", async () => {
    await using server = await startScriptedServer(jsonAnswer({}, { status: 500 }));
    const [timing] = await timingsOf(server.url, 1);
    expect(seenPhases(timing)).toContain("downloadMs");
    expect(sum(timing?.phases ?? {})).toBe(timing?.latencyMs);
  });
});

describe("when a call began", () => {
  test("is this machine's wall clock, and the monotonic one beside it", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    const [first, second] = await timingsOf(server.url, 2);
    expect(first?.startedAt).toMatch(/^2026-03-01T12:00:00\.\d{3}Z$/);
    expect(second?.startedMonotonicMs).toBeGreaterThan((first?.startedMonotonicMs ?? 0) + (first?.latencyMs ?? 0));
  });

  test("is when the request left, not when the keys were asked for", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    const clock = manualClock();
    const credentials = async () => {
      for (let look = 0; look < 500; look++) clock.monotonic();
      return { clientId: "id", secret: "secret" };
    };
    const { timing } = await connected(server.url, { clock, credentials }).call(request, never());
    expect(Date.parse(timing.startedAt) - clock.now()).toBeGreaterThanOrEqual(500);
    expect(timing.latencyMs).toBeLessThan(100);
  });
});

describe("a host too busy for its figures", () => {
  test("is noticed when its loop was held up", async () => {
    await using server = await startScriptedServer((received, response) => {
      const until = performance.now() + 60;
      while (performance.now() < until);
      jsonAnswer({})(received, response);
    });
    const { timing } = await connected(server.url).call(request, never());
    expect(timing.hostBusy).toBe(true);
  });

  test("is not suspected when its loop was free", () => {
    expect(startHostLoad().busy()).toBe(false);
  });
});
