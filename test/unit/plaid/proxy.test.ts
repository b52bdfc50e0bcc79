import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { connected, never } from "./support/connection.ts";
import { jsonAnswer, startScriptedServer } from "./support/scriptedServer.ts";

const request = { endpoint: "/accounts/get", itemId: "item1" } as const;
const names = ["HTTPS_PROXY", "HTTP_PROXY"] as const;
const usualEnvironment = { ...process.env };

afterEach(() => {
  for (const name of names) {
    const usual = usualEnvironment[name];
    if (usual === undefined) delete process.env[name];
    else process.env[name] = usual;
  }
});

/** A proxy that notes where it is asked to connect, and answers with this status alone. */
async function refusingProxy(status: number) {
  const asked: string[] = [];
  const server = http.createServer((incoming, response) => {
    asked.push(incoming.url ?? "");
    response.writeHead(status).end();
  });
  server.on("connect", (incoming, socket) => {
    asked.push(incoming.url ?? "");
    socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  for (const name of names) process.env[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe("a proxy of the environment", () => {
  test("is used when asked for, and its refusal is told apart from Plaid's", async () => {
    await using proxy = await refusingProxy(407);
    const result = await connected("https://balance-lens.invalid", { proxy: "environment" }).call(request, never());
    expect(proxy.asked).toEqual(["balance-lens.invalid:443"]);
    expect(result).toMatchObject({ ok: false, failure: { reason: "proxy-refused" } });
  });

  test("is never told the keys", async () => {
    await using proxy = await refusingProxy(502);
    const result = await connected("https://balance-lens.invalid", { proxy: "environment" }).call(request, never());
    expect(result.ok).toBe(false);
    expect(proxy.asked).toEqual(["balance-lens.invalid:443"]);
  });

  test("is left alone where the host does proxies", async () => {
    await using proxy = await refusingProxy(407);
    const result = await connected("https://balance-lens.invalid").call(request, never());
    expect(result).toMatchObject({ ok: false, failure: { reason: "unreachable" } });
    expect(proxy.asked).toEqual([]);
  });

  test("is not asked for what is on this machine", async () => {
    await using proxy = await refusingProxy(407);
    await using server = await startScriptedServer(jsonAnswer({ request_id: "r1" }));
    const result = await connected(server.url, { proxy: "environment" }).call(request, never());
    expect(result).toMatchObject({ ok: true, requestId: "r1" });
    expect(proxy.asked).toEqual([]);
  });

  test("is not asked for what is on this machine, even where Node asks it for everything", async () => {
    await using proxy = await refusingProxy(407);
    await using server = await startScriptedServer(jsonAnswer({ request_id: "r1" }));
    const usual = http.globalAgent;
    // As `NODE_USE_ENV_PROXY=1` makes it.
    http.globalAgent = new http.Agent({ keepAlive: true, proxyEnv: process.env });
    try {
      expect(await connected(server.url).call(request, never())).toMatchObject({ ok: true, requestId: "r1" });
    } finally {
      http.globalAgent = usual;
    }
    expect(proxy.asked).toEqual([]);
  });
});
