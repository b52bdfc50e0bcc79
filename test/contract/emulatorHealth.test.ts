import { expect, it } from "vitest";
import { startEmulator } from "../../src/emulator/server/start.ts";

it("the control's health is what docs/emulator.md promises to whoever waits for the start", async () => {
  const emulator = await startEmulator({ now: "2026-03-02T15:00:00Z", scenarios: ["daily-refresh"] });
  try {
    const answer = await fetch(`${emulator.control}/health`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/json; charset=utf-8"]);
    expect(await answer.json()).toEqual({
      ok: true,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      ready: true,
      clock: { now: expect.stringMatching(/^2026-03-02T15:00:0\d\.\d{3}Z$/), frozen: false },
    });
    expect((await fetch(`${emulator.control}/items`)).status).toBe(401);
  } finally {
    await emulator.close();
  }
});
