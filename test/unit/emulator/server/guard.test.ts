import { describe, expect, it } from "vitest";
import { createEmulator } from "../../../../src/emulator/emulator.ts";
import { createGuard } from "../../../../src/emulator/server/guard.ts";
import { createTestWorld } from "../support/world.ts";

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

describe("the local sandbox answers no browser page, no foreign host and, on its control, nobody without its token but for its health", () => {
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

  it("turns away what a page sends without an Origin: images, scripts, navigation", async () => {
    for (const site of ["cross-site", "same-site", "same-origin", "none"]) {
      for (const path of ["/accounts/get", "/_emulator/items", "/nothing/here"]) {
        const headers = { host: "127.0.0.1:80", authorization: "Bearer tok", "sec-fetch-site": site };
        expect((await ask(path, headers)).body.error_code).toBe("UNAUTHORIZED_ROUTE_ACCESS");
      }
    }
  });

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

describe("what a browser can send without saying so spends no fault and pushes nothing out of the log", () => {
  it.each(["GET", "HEAD", "OPTIONS", "PUT"])("a request by %s", async (method) => {
    const world = createTestWorld({ scenarios: ["daily-refresh"] });
    await world.control("POST", "/faults", { calls: 1, effect: "error", error_code: "ITEM_LOCKED" });
    await world.call("/nothing/here", {});
    await world.control("POST", "/faults", { calls: 1, effect: "error", error_code: "ITEM_LOCKED" });
    for (let sent = 0; sent < 600; sent += 1) {
      const path = ["/accounts/get", "/nothing", "/"][sent % 3] ?? "/";
      const answer = await world.emulator.handle({ method, path, headers: { host: "127.0.0.1:1" }, body: "" });
      expect([answer.status, JSON.parse(answer.body).error_code]).toEqual([404, "NOT_FOUND"]);
    }
    expect((await world.control("GET", "/requests")).body.requests).toMatchObject([{ path: "/nothing/here" }]);
    expect((await world.control("GET", "/faults")).body.faults).toMatchObject([{ calls_left: 1 }]);
  });
});

describe("a foreign host is told why, and what to do where this emulator was started", () => {
  const reason = (host: string, allowedBy?: "settings" | "command-line") =>
    createGuard({ allowHosts: [], allowedBy })({
      method: "POST",
      path: "/accounts/get",
      headers: { host },
    });

  it("names the option of the command line, or the setting of VS Code and no option", () => {
    expect(reason("host.docker.internal:8700")).toBe(
      "of the Host header, host.docker.internal is not this machine: start the emulator with --allow-host host.docker.internal to be answered",
    );
    const inWindow = reason("host.docker.internal:8700", "settings");
    expect(inWindow).toContain("add host.docker.internal to the VS Code setting balanceLens.local.allowedHosts");
    expect(inWindow).not.toContain("--");
  });

  it("repeats no host that is no name", () => {
    for (const host of ["<script>", "a b", "", `${"x".repeat(300)}`, "evil.example\u202e"]) {
      expect(reason(host)).toBe("of the Host header, the host is not this machine");
    }
  });
});

describe("a named exception for a page", () => {
  const guard = createGuard({
    allowHosts: [],
    exceptions: {
      page: { method: "GET", path: "/page", as: ["document", "iframe"] },
      script: { method: "GET", path: "/script", as: ["script"] },
      answer: { method: "POST", path: "/answer", as: "same-origin" },
    },
  });
  const host = "127.0.0.1:7";
  const none = { host, "sec-fetch-site": "none", "sec-fetch-dest": "document" };
  const framed = { host, "sec-fetch-site": "cross-site", "sec-fetch-dest": "iframe" };
  const script = { host, "sec-fetch-site": "cross-site", "sec-fetch-dest": "script" };
  const own = { host, "sec-fetch-site": "same-origin", origin: `http://${host}` };
  it.each([
    ["GET", "/page", none, true],
    ["GET", "/page?id=1", none, true],
    ["GET", "/page", framed, true],
    ["GET", "/page", script, false],
    ["GET", "/page", { ...framed, "sec-fetch-dest": "empty" }, false],
    ["GET", "/page", { host, "sec-fetch-site": "cross-site" }, false],
    ["GET", "/page", { ...framed, origin: `http://${host}` }, false],
    ["GET", "/script", script, true],
    ["GET", "/script", framed, false],
    ["GET", "/script", { ...script, origin: "http://evil.example" }, false],
    ["GET", "/script", { ...script, host: "evil.example" }, false],
    ["POST", "/script", own, false],
    ["GET", "/page", { host }, true],
    ["GET", "/page", { ...none, host: "evil.example" }, false],
    ["GET", "/page/more", none, false],
    ["POST", "/page", none, false],
    ["GET", "/accounts/get", none, false],
    ["POST", "/answer", own, true],
    ["POST", "/answer", { ...own, origin: "http://evil.example" }, false],
    ["POST", "/answer", { ...own, origin: "null" }, false],
    ["POST", "/answer", { ...own, "sec-fetch-site": "same-site" }, false],
    [
      "POST",
      "/answer",
      { host: "evil.example", "sec-fetch-site": "same-origin", origin: "http://evil.example" },
      false,
    ],
    // Browsers send no Sec-Fetch-Site to a name without HTTPS that is not this machine's.
    ["POST", "/answer", { host, origin: `http://${host}` }, true],
    ["GET", "/page", { ...none, origin: "http://evil.example" }, false],
  ])("%s %s with %j is let in: %s", (method, path, headers, isLetIn) => {
    expect(guard({ method, path, headers }) === null).toBe(isLetIn);
  });
});
