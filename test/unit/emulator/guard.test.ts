import { describe, expect, it } from "vitest";
import { createEmulator } from "../../../src/emulator/emulator.ts";

const emulator = createEmulator({
  latency: "none",
  scenarios: ["daily-refresh"],
  token: "tok",
  allowHosts: ["sandbox.test"],
});

async function ask(path: string, headers: Record<string, string>, method = "GET") {
  const answer = await emulator.handle({ method, path, headers, body: "" });
  return { status: answer.status, body: JSON.parse(answer.body) };
}

describe("the local sandbox answers no browser page, no foreign host and, on its control, nobody without its token", () => {
  it.each([["/accounts/get"], ["/_emulator/items"], ["/nothing/here"]])(
    "turns away a browser page and a foreign host on %s, before anything else",
    async (path) => {
      const known = { authorization: "Bearer tok" };
      for (const headers of [
        { ...known, host: "127.0.0.1:80", origin: "http://127.0.0.1:80" },
        { ...known, host: "127.0.0.1:80", origin: "null" },
        { ...known, host: "evil.example" },
        { ...known, host: "127.0.0.1.evil.example:80" },
        { ...known, host: "localhost.evil.example" },
        { ...known, host: "" },
      ]) {
        const { status, body } = await ask(path, headers);
        expect([status, body.error_code, typeof body.request_id]).toEqual([403, "UNAUTHORIZED_ROUTE_ACCESS", "string"]);
      }
    },
  );

  it("answers by each of its own names", async () => {
    for (const host of ["127.0.0.1:4000", "localhost:1", "[::1]:9", "LOCALHOST", "sandbox.test:8080"]) {
      expect((await ask("/_emulator/items", { host, authorization: "Bearer tok" })).status).toBe(200);
    }
  });

  it("turns a foreign host away also between calls by its own name", async () => {
    const statusOf = async (host: string) =>
      (await ask("/_emulator/items", { host, authorization: "Bearer tok" })).status;
    const hosts = [
      "127.0.0.1:4000",
      "127.0.0.1:4000",
      "evil.example",
      "evil.example",
      "127.0.0.1:4000",
      "localhost",
      "",
    ];
    const statuses: number[] = [];
    for (const host of hosts) statuses.push(await statusOf(host));
    expect(statuses).toEqual([200, 200, 403, 403, 200, 200, 403]);
    const origin = { host: "127.0.0.1:4000", origin: "http://127.0.0.1:4000", authorization: "Bearer tok" };
    expect((await ask("/_emulator/items", origin)).status).toBe(403);
  });

  it("asks for the token on every control path", async () => {
    for (const authorization of ["", "Bearer", "Bearer ", "Bearer to", "Bearer tokk", "tok", "Basic tok"]) {
      expect((await ask("/_emulator/items", { host: "localhost", authorization })).status).toBe(401);
      expect((await ask("/_emulator/nothing", { host: "localhost", authorization })).status).toBe(401);
    }
    expect((await ask("/_emulator/items", { host: "localhost" })).status).toBe(401);
    expect((await ask("/_emulator/nothing", { host: "localhost", authorization: "Bearer tok" })).status).toBe(404);
  });
});
