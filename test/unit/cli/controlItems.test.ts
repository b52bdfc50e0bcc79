import { afterEach, beforeEach, expect, test } from "vitest";
import { listControlItems } from "../../../src/cli/compare/controlItems.ts";
import { ControlError } from "../../../src/cli/control/readControl.ts";
import { type RunningEmulator, startEmulator } from "../../../src/emulator/server/start.ts";

let running: RunningEmulator;
const usualFetch = globalThis.fetch;
const never = new AbortController().signal;
const asked: string[] = [];

beforeEach(async () => {
  running = await startEmulator({ latency: "none", scenarios: ["daily-refresh"] });
  // As `NODE_USE_ENV_PROXY=1` makes it: through a proxy that has another loopback.
  globalThis.fetch = async (input) => {
    asked.push(String(input));
    return new Response("", { status: 502 });
  };
});
afterEach(async () => {
  globalThis.fetch = usualFetch;
  await running.close();
});

test("a sandbox on this machine is never asked for through a proxy", async () => {
  expect((await listControlItems(running, never)).map(({ summary }) => summary.scenario)).toEqual(["daily-refresh"]);
  await expect(listControlItems({ ...running, token: "no" }, never)).rejects.toBeInstanceOf(ControlError);
  expect(asked).toEqual([]);
});
