import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type RunningEmulator, startEmulator } from "../../../../src/emulator/server/start.ts";

let running: RunningEmulator;
afterEach(() => running.close());

/** Sends bytes and reads until the server closes the connection. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      received += chunk;
    });
    socket.on("close", () => resolve(received));
    socket.on("error", reject);
  });
}

function portOf(emulator: RunningEmulator): number {
  return Number(new URL(emulator.url).port);
}

describe("on a port", () => {
  it("listens on this machine alone, on a free port, and tells where", async () => {
    running = await startEmulator({ latency: "none", scenarios: ["daily-refresh"] });
    expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(running.control).toBe(`${running.url}/_emulator`);
    const other = await startEmulator({ latency: "none", scenarios: [] });
    expect(other.url).not.toBe(running.url);
    expect(other.token).not.toBe(running.token);
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow();
  });

  it("refuses a port that is taken", async () => {
    running = await startEmulator({ latency: "none", scenarios: [] });
    await expect(startEmulator({ port: portOf(running) })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("sends the virtual time as Date", async () => {
    running = await startEmulator({ latency: "none", scenarios: [], now: "2031-05-06T07:08:09Z" });
    const answer = await fetch(`${running.url}/accounts/get`, { method: "POST" });
    expect(answer.headers.get("date")).toMatch(/^Tue, 06 May 2031 07:0[89]/);
  });

  it.each(["Checking", "Girokonto für Zoë", "Счёт \u{1f3e6}"])("sends an account named %s whole", async (name) => {
    const token = "access-sandbox-0a0a0a0a-0000-4000-8000-000000000001";
    const account = { key: "a", name, mask: "0001", type: "depository", subtype: "checking", current: 1 };
    const scenario = {
      ...{ name: "named", summary: "One account.", access_token: token, institution_id: "ins_109508" },
      ...{ products: ["auth"], linked: "-1d", accounts: [account] },
    };
    running = await startEmulator({ latency: "none", scenarios: [scenario] });
    const answer = await fetch(`${running.url}/accounts/get`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ client_id: "c", secret: "s", access_token: token }),
    });
    expect(await answer.json()).toMatchObject({ accounts: [{ name }] });
  });

  it("answers bytes that are no request, and a body too large, in Plaid's envelope", async () => {
    running = await startEmulator({ latency: "none", scenarios: [] });
    const answer = await exchange(portOf(running), "HELLO\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.slice(answer.indexOf("{")))).toMatchObject({
      error_code: "INVALID_HEADERS",
      display_message: null,
    });
    const large = await fetch(`${running.url}/accounts/get`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ access_token: "x".repeat(5 * 1024 * 1024) }),
    });
    expect(await large.json()).toMatchObject({ error_code: "INVALID_BODY", error_message: "the body is too large" });
  });

  it("goes on with a state as it was begun, and says which options that overrules", async () => {
    const state = mkdtempSync(path.join(tmpdir(), "emulator-listen-"));
    const first = await startEmulator({ state, seed: 5, scenarios: ["non-usd"] });
    expect(first.note).toBeNull();
    await first.close();
    running = await startEmulator({ state, seed: 6, scenarios: ["daily-refresh"] });
    expect(running.note).toMatch(/goes on as it was begun: the seed and the scenarios asked for are not used\.$/);
    const headers = { authorization: `Bearer ${running.token}` };
    expect(await (await fetch(`${running.control}/items`, { headers })).json()).toMatchObject({
      items: [{ scenario: "non-usd" }],
    });
    await running.close();
    running = await startEmulator({ state, habits: { readyAtOnce: true, publicTokensReusable: true } });
    expect(running.note).toMatch(
      /: new Items that are ready at once and reusable public tokens asked for are not used\.$/,
    );
    rmSync(state, { recursive: true });
  });

  it("lets go of a call whose client went away, without what it would have changed", async () => {
    running = await startEmulator({ latency: "production", scenarios: ["daily-refresh"] });
    const headers = { authorization: `Bearer ${running.token}`, "content-type": "application/json" };
    const { items } = (await (await fetch(`${running.control}/items`, { headers })).json()) as {
      items: [{ item_id: string; access_token: string }];
    };
    const [{ item_id, access_token }] = items;
    const gone = new AbortController();
    const body = JSON.stringify({ client_id: "a", secret: "b", access_token });
    const call = fetch(`${running.url}/accounts/balance/get`, { method: "POST", headers, body, signal: gone.signal });
    // Once the control answers, the call made before it has been taken in.
    await fetch(`${running.control}/items`, { headers });
    gone.abort();
    await expect(call).rejects.toThrow();
    const ledger = await (await fetch(`${running.control}/items/${item_id}/ledger`, { headers })).text();
    expect(ledger).not.toContain("balance-get");
    const { requests } = (await (await fetch(`${running.control}/requests`, { headers })).json()) as {
      requests: unknown[];
    };
    expect(requests).toEqual([]);
  });
});
