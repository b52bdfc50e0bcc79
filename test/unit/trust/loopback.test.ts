import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../../src/emulator/server/start.ts";
import { askOwner, watchOwner } from "../../../src/emulator/state/askOwner.ts";
import { listLocalItems, readClock } from "../../../src/host/local/controlClient.ts";
import { readState, writeState } from "../../../src/host/local/scenarioControl.ts";

let running: RunningEmulator;
let proxy: http.Server;
let asked: string[];
const usual = http.globalAgent;
const usualFetch = globalThis.fetch;
const never = new AbortController().signal;

beforeEach(async () => {
  running = await startEmulator({ latency: "none", scenarios: ["daily-refresh"] });
  asked = [];
  // A proxy knows another loopback: there nobody listens.
  proxy = http.createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(502).end();
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  // As `NODE_USE_ENV_PROXY=1` makes it: the usual agent, and `fetch`.
  http.globalAgent = new http.Agent({ keepAlive: true, proxyEnv: { HTTP_PROXY: address } });
  globalThis.fetch = async (input) => {
    asked.push(String(input));
    return new Response("", { status: 502 });
  };
});

afterEach(async () => {
  http.globalAgent = usual;
  globalThis.fetch = usualFetch;
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
  await running.close();
});

test("calls to this machine's own sandbox never go through a proxy", async () => {
  expect(await askOwner(running.url, running.token)).toBe("serving");
  expect(await askOwner(running.url, "another")).toBe("refusing");
  expect((await listLocalItems(running, never)).map(({ item }) => item.scenario)).toEqual(["daily-refresh"]);
  expect((await readClock(running, never)).frozen).toBe(false);
  await expect(readState(running, never)).rejects.toMatchObject({ failure: { reason: "local-refused" } });
  await expect(writeState(running, {}, never)).rejects.toMatchObject({ failure: { reason: "local-refused" } });
  expect(asked).toEqual([]);
});

test("the end of the one that serves is noticed beside a proxy too", async () => {
  const gone = watchOwner(running, never);
  await running.close();
  await gone;
  expect(await askOwner(running.url, running.token)).toBe("refusing");
  expect(asked).toEqual([]);
});

test("a call that is stopped ends with the reason it was stopped for", async () => {
  const stopped = new AbortController();
  const reading = readClock({ ...running, control: `${running.control}/presence?` }, stopped.signal);
  stopped.abort(new Error("enough"));
  await expect(reading).rejects.toThrow("enough");
});
