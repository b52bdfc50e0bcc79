import http from "node:http";
import { afterEach, expect, it } from "vitest";
import { type RunningEmulator, startEmulator } from "../../../../src/emulator/server/start.ts";

let running: RunningEmulator;
afterEach(() => running.close());

/** How a call over the wire ends: with a body, cut short, or with nothing. */
function post(path: string, options: { giveUp?: (request: http.ClientRequest) => void } = {}) {
  return new Promise<{ end: "whole" | "cut" | "nothing"; length: number; promised: number }>((resolve) => {
    const request = http.request(running.url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
    });
    request.on("response", (response) => {
      let length = 0;
      const promised = Number(response.headers["content-length"]);
      response.on("data", (chunk: Buffer) => {
        length += chunk.length;
      });
      response.on("end", () => resolve({ end: "whole", length, promised }));
      response.on("error", () => resolve({ end: "cut", length, promised }));
    });
    request.on("error", () => resolve({ end: "nothing", length: 0, promised: 0 }));
    request.end(
      JSON.stringify({ client_id: "a", secret: "b", institution_id: "ins_109508", country_codes: ["US"] }),
      () => options.giveUp?.(request),
    );
  });
}

async function fault(body: object): Promise<void> {
  const headers = { authorization: `Bearer ${running.token}`, "content-type": "application/json" };
  const answer = await fetch(`${running.control}/faults`, { method: "POST", headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
}

it("a dropped call ends without an answer, a truncated one half-way, and the next is whole", async () => {
  running = await startEmulator({ latency: "none", scenarios: ["just-linked"] });
  await fault({ endpoint: "/institutions/get_by_id", calls: 1, effect: "drop" });
  await fault({ endpoint: "/institutions/get_by_id", calls: 1, effect: "truncate" });
  expect((await post("/institutions/get_by_id")).end).toBe("nothing");
  const cut = await post("/institutions/get_by_id");
  expect(cut.end).toBe("cut");
  expect(cut.length).toBe(cut.promised >> 1);
  const { end, length, promised } = await post("/institutions/get_by_id");
  expect([end, length]).toEqual(["whole", promised]);
});

it("a call that hangs is given up by its client, and holds up neither others nor the end", async () => {
  running = await startEmulator({ latency: "none", scenarios: ["just-linked"] });
  await fault({ endpoint: "/institutions/get_by_id", effect: "hang", calls: 2 });
  expect((await post("/institutions/get_by_id", { giveUp: (request) => request.destroy() })).end).toBe("nothing");
  const held = post("/institutions/get_by_id");
  expect((await post("/institutions/get")).end).toBe("whole");
  await running.close();
  expect((await held).end).not.toBe("cut");
});
