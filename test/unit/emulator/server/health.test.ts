import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createEmulator } from "../../../../src/emulator/emulator.ts";
import { createTestWorld, start } from "../support/world.ts";

const { version } = JSON.parse(readFileSync(new URL("../../../../package.json", import.meta.url), "utf8"));

type World = ReturnType<typeof createTestWorld>;

/** As a container's health check asks: by this machine's name, without a token. */
async function health({ emulator }: Pick<World, "emulator">, headers: Readonly<Record<string, string>> = {}) {
  const request = { method: "GET", path: "/_emulator/health", headers: { host: "127.0.0.1:1", ...headers }, body: "" };
  const { status, body } = await emulator.handle(request);
  return { status, body: JSON.parse(body) };
}

describe("GET /_emulator/health", () => {
  it("tells without a token the version, the clock, and that the next call waits for nothing", async () => {
    const world = createTestWorld({ scenarios: ["daily-refresh"] });
    expect(await health(world)).toEqual({
      status: 200,
      body: { ok: true, version, ready: true, clock: { now: start, frozen: false } },
    });
    await world.control("POST", "/clock", { frozen: true });
    world.machine.pass(60_000);
    expect((await health(world)).body.clock).toEqual({ now: start, frozen: true });
  });

  it("is not ready, and says so with 503, while what fell due is still happening", async () => {
    const world = createTestWorld({ scenarios: ["daily-refresh"] });
    world.machine.pass(900 * 86_400_000);
    const first = await health(world);
    expect([first.status, first.body.ok, first.body.ready]).toEqual([503, true, false]);
    // Asking is enough for it to get there.
    let asked = 1;
    while ((await health(world)).status === 503) asked += 1;
    expect(asked).toBeGreaterThan(1);
    expect((await health(world)).body.ready).toBe(true);
  });

  it("tells nothing else, and no other method or path below it does without the token", async () => {
    const world = createTestWorld({ scenarios: ["daily-refresh"] });
    const access_token = await world.tokenOf("daily-refresh");
    const { body } = await health(world);
    expect(Object.keys(body)).toEqual(["ok", "version", "ready", "clock"]);
    expect(JSON.stringify(body)).not.toContain(access_token);
    for (const [method, path] of [
      ["POST", "/_emulator/health"],
      ["GET", "/_emulator/health/"],
      ["GET", "/_emulator/health/items"],
      ["GET", "/_emulator/Health"],
    ] as const) {
      const answer = await world.emulator.handle({ method, path, headers: { host: "localhost" }, body: "" });
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
  });

  it("is closed to browser pages and foreign hosts like everything else", async () => {
    const emulator = createEmulator({ scenarios: ["daily-refresh"] });
    for (const headers of [
      { origin: "http://127.0.0.1:1" },
      { "sec-fetch-site": "cross-site" },
      { host: "evil.example" },
    ]) {
      expect((await health({ emulator }, headers)).status).toBe(403);
    }
  });

  it("spends no fault and is not among the requests", async () => {
    const world = createTestWorld({ scenarios: ["daily-refresh"] });
    await world.control("POST", "/faults", { calls: 1, effect: "error", error_code: "ITEM_LOCKED" });
    await health(world);
    expect((await world.control("GET", "/requests")).body.requests).toEqual([]);
    expect((await world.control("GET", "/faults")).body.faults).toMatchObject([{ calls_left: 1 }]);
  });
});
