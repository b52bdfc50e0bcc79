import { describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../../../src/emulator/server/start.ts";
import type { ListedItem } from "../../builders/emulatorSource.ts";
import { type Expected, expectHandled } from "./support/expectHandled.ts";
import { faulty, faultyWorld } from "./support/faultyWorld.ts";

interface EmulatedFault {
  readonly fault: object;
  readonly expected: Expected;
  /** No answer will come: the time of the call is over when this is sent. */
  readonly waits?: true;
}

const faults: Readonly<Record<string, EmulatedFault>> = {
  "a hang": { fault: { effect: "hang" }, expected: "timed-out", waits: true },
  "a drop": { fault: { effect: "drop" }, expected: "connection-lost" },
  "an answer cut half-way": { fault: { effect: "truncate" }, expected: "connection-lost" },
  "a page of HTML": { fault: { effect: "html" }, expected: "plaid-error" },
  "a wrong content type": { fault: { effect: "content_type" }, expected: "malformed-answer" },
  "a bare 503": { fault: { effect: "bare_status", status: 503 }, expected: "plaid-error" },
  "numbers that are null": { fault: { effect: "null_fields", fields: ["current", "available"] }, expected: "ok" },
  "account ids that are null": {
    fault: { effect: "null_fields", fields: ["account_id"] },
    expected: "malformed-answer",
  },
  "a login that is needed": {
    fault: { effect: "error", error_code: "ITEM_LOGIN_REQUIRED" },
    expected: "item-login-required",
  },
  "an institution that is down": {
    fault: { effect: "error", error_code: "INSTITUTION_DOWN" },
    expected: "institution-error",
  },
  "a limit that is reached": { fault: { effect: "error", error_code: "BALANCE_LIMIT" }, expected: "rate-limited" },
  maintenance: { fault: { effect: "error", error_code: "PLANNED_MAINTENANCE" }, expected: "plaid-maintenance" },
  "a code that nobody knows": {
    fault: { effect: "error", error_code: "NEVER_SEEN", error_type: "NEW_ERROR", status: 400 },
    expected: "unknown-plaid-error",
  },
};

describe("each fault that the local sandbox can be asked for is told in the same way", () => {
  test.each(Object.entries(faults))("%s", async (_name, { fault, expected, waits }) => {
    const emulator = await startEmulator({
      seed: 1,
      now: "2026-03-02T15:00:00Z",
      latency: "none",
      rateLimits: false,
      scenarios: ["daily-refresh"],
    });
    try {
      await put(emulator, { endpoint: faulty, ...fault });
      await using world = await faultyWorld();
      const token = await tokenOf(emulator);
      const accessTokenOf = async () => {
        // It is never answered, so whenever its time is over is soon enough.
        if (waits) setImmediate(() => world.clock.elapse());
        return token;
      };
      const elsewhere = { url: emulator.url, accessTokenOf };
      await expectHandled(await world.compare({ elsewhere }), world.server.received, expected);
    } finally {
      await emulator.close();
    }
  });
});

async function ask(emulator: RunningEmulator, path: string, init: RequestInit = {}): Promise<unknown> {
  const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const answer = await fetch(emulator.control + path, { headers, ...init });
  expect(answer.status).toBe(200);
  return answer.json();
}

const put = (emulator: RunningEmulator, fault: object) =>
  ask(emulator, "/faults", { method: "POST", body: JSON.stringify(fault) });

async function tokenOf(emulator: RunningEmulator): Promise<string> {
  const { items } = (await ask(emulator, "/items")) as { items: readonly ListedItem[] };
  return items[0]?.access_token ?? "";
}
