import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { LocalClock } from "../../../src/host/panel/localClock.ts";

let server: Server | null = null;
afterEach(() => {
  server?.close();
  server = null;
});

const never = new AbortController().signal;

/** A control whose clock stands at 14:00 until it is moved. */
async function control({ frozen }: { readonly frozen: boolean }) {
  let at = Date.parse("2026-03-10T14:00:00.000Z");
  server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const isOurs = request.url === "/_emulator/clock" && request.headers.authorization === "Bearer t";
    if (isOurs && request.method === "POST") at += 1000 * (JSON.parse(text) as { seconds: number }).seconds;
    response.writeHead(isOurs ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify({ now: new Date(at).toISOString(), frozen }));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, control: `${url}/_emulator`, token: "t" };
}

async function clockOver(options: { readonly frozen: boolean }) {
  const address = await control(options);
  let passedMs = 0;
  const clock = new LocalClock({
    local: { address, use: () => Promise.resolve(address) },
    clock: { monotonic: () => passedMs },
  });
  const pass = (ms: number) => {
    passedMs += ms;
  };
  return { clock, pass };
}

test("is not known until it was asked, and goes on by itself after", async () => {
  const { clock, pass } = await clockOver({ frozen: false });
  expect(clock.now()).toBeNull();
  await clock.read(never);
  pass(1500);
  expect(clock.now()).toBe("2026-03-10T14:00:01.500Z");
});

test("stands still while it is frozen, and moves when it is moved", async () => {
  const { clock, pass } = await clockOver({ frozen: true });
  await clock.advance(3600, never);
  pass(1500);
  expect(clock.now()).toBe("2026-03-10T15:00:00.000Z");
});

test("does not start a sandbox to learn its time", async () => {
  const clock = new LocalClock({
    local: { address: null, use: () => Promise.reject(new Error("it was started")) },
    clock: { monotonic: () => 0 },
  });
  await clock.read(never);
  expect(clock.now()).toBeNull();
});
