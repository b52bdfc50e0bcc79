import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ComparisonDocument } from "../../../src/core/documents/documentFields.ts";
import { type RunningEmulator, startEmulator } from "../../../src/emulator/server/start.ts";
import { compareInTerminal } from "./support/terminal.ts";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator({ latency: "none", scenarios: ["just-linked", "daily-refresh"], rateLimits: false });
});
afterAll(() => emulator.close());

function documentIn(out: string): ComparisonDocument {
  return JSON.parse(out) as ComparisonDocument;
}

/** Answers every request with this, in place of a local sandbox. */
async function otherServer(status: number, body: string) {
  const received: { path: string; body: string }[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ path: request.url ?? "", body: Buffer.concat(chunks).toString() });
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe("--url with a control token", () => {
  const env = () => ({ BALANCE_LENS_CONTROL_TOKEN: emulator.token });

  test("compares the Item of the scenario", async () => {
    const { exitCode, out } = await compareInTerminal(["just-linked", "--json", "--url", emulator.url], { env: env() });
    expect(exitCode).toBe(0);
    expect(documentIn(out).item.scenario).toBe("just-linked");
  });

  test("compares daily-refresh when none is named, and all when asked", async () => {
    const one = await compareInTerminal(["--json", "--url", `${emulator.url}/`], { env: env() });
    expect(documentIn(one.out).item.scenario).toBe("daily-refresh");
    const all = await compareInTerminal(["all", "--json", "--url", emulator.url], { env: env() });
    const { comparisons } = JSON.parse(all.out) as { comparisons: ComparisonDocument[] };
    expect(comparisons.map(({ item }) => item.scenario).sort()).toEqual(["daily-refresh", "just-linked"]);
  });

  test("evaluates under a new transaction id each time: a repeated one would be answered from before", async () => {
    const evaluate = { account_id: "acc1", amount: 12.5, ruleset_key: "default" };
    const item = { item_id: "item1", access_token: "t1", products: [], scenario: "daily-refresh", evaluate };
    await using server = await otherServer(200, JSON.stringify({ items: [item], request_id: "r1" }));
    for (const _run of [1, 2]) await compareInTerminal(["--url", server.url], { env: env() });
    const sent = server.received.filter(({ path }) => path === "/signal/evaluate").map(({ body }) => JSON.parse(body));
    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatchObject({ account_id: "acc1", amount: 12.5, ruleset_key: "default" });
    expect(sent[0].client_transaction_id).not.toBe(sent[1].client_transaction_id);
  });

  test("names the scenarios there are", async () => {
    const { exitCode, err } = await compareInTerminal(["pending-hold", "--url", emulator.url], { env: env() });
    expect(exitCode).toBe(1);
    expect(err).toBe("That local sandbox has no scenario pending-hold. It has: just-linked, daily-refresh, all.\n");
  });

  test("says so when the token is refused", async () => {
    const { exitCode, err } = await compareInTerminal(["--url", emulator.url], {
      env: { BALANCE_LENS_CONTROL_TOKEN: "wrong-token" },
    });
    expect([exitCode, err]).toEqual([1, "The local sandbox refuses BALANCE_LENS_CONTROL_TOKEN.\n"]);
  });

  test.each([
    [200, "<html>"],
    [200, "{}"],
    [200, '{"items":[{"item_id":1}]}'],
    [404, "{}"],
  ])("a server that answers %i %s is no local sandbox", async (status, body) => {
    await using server = await otherServer(status, body);
    const { exitCode, out, err } = await compareInTerminal(["--url", server.url], {
      env: { BALANCE_LENS_CONTROL_TOKEN: "t" },
    });
    expect([exitCode, out]).toEqual([1, ""]);
    expect(err).toContain(server.url);
  });
});

describe("--url with an access token", () => {
  async function dailyToken(): Promise<string> {
    const response = await fetch(`${emulator.control}/items`, {
      headers: { authorization: `Bearer ${emulator.token}` },
    });
    const { items } = (await response.json()) as { items: { scenario: string; access_token: string }[] };
    return items.find(({ scenario }) => scenario === "daily-refresh")?.access_token ?? "";
  }

  test("compares that Item, with the keys of the environment", async () => {
    const env = { PLAID_ACCESS_TOKEN: await dailyToken(), PLAID_CLIENT_ID: "id", PLAID_SECRET: "s" };
    const { exitCode, out } = await compareInTerminal(["--json", "--url", emulator.url], { env });
    expect(exitCode).toBe(0);
    const { item, environment } = documentIn(out);
    expect([item.institutionName, environment]).toEqual(["Tattersall Federal Credit Union", "local"]);
  });

  test("as Plaid Sandbox's stand-in, says sandbox", async () => {
    const env = { PLAID_ACCESS_TOKEN: await dailyToken(), PLAID_CLIENT_ID: "id", PLAID_SECRET: "s" };
    const argv = ["--json", "--environment", "sandbox", "--url", emulator.url];
    const { exitCode, out } = await compareInTerminal(argv, { env });
    expect([exitCode, documentIn(out).environment]).toEqual([0, "sandbox"]);
  });

  test.each([
    ["refused keys", { PLAID_CLIENT_ID: "invalid" }, "INVALID_API_KEYS"],
    ["an unknown token", { PLAID_ACCESS_TOKEN: "access-sandbox-0" }, "INVALID_ACCESS_TOKEN"],
  ])("%s: could not run", async (_name, wrong, code) => {
    const env = { PLAID_ACCESS_TOKEN: await dailyToken(), PLAID_CLIENT_ID: "id", PLAID_SECRET: "s", ...wrong };
    const { exitCode, out, err } = await compareInTerminal(["--url", emulator.url], { env });
    expect([exitCode, out]).toEqual([1, ""]);
    expect(err).toContain(code);
  });
});

describe("--url with neither", () => {
  test("asks for one of the two, and sends nothing", async () => {
    await using server = await otherServer(200, "{}");
    const { exitCode, err } = await compareInTerminal(["--url", server.url]);
    expect(exitCode).toBe(1);
    expect(err).toContain("BALANCE_LENS_CONTROL_TOKEN");
    expect(err).toContain("PLAID_ACCESS_TOKEN");
    expect(server.received).toEqual([]);
  });
});

test("a control token is not sent to an address in the clear on another machine", async () => {
  const { exitCode } = await compareInTerminal(["--url", "http://example.com"], {
    env: { BALANCE_LENS_CONTROL_TOKEN: "secret-control-token" },
  });
  expect(exitCode).toBe(1);
});

describe("a processor token", () => {
  test("compares its one account through the endpoints of partners, and is printed nowhere", async () => {
    const post = async <T>(path: string, body: object) => {
      const answer = await fetch(emulator.url + path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ client_id: "a", secret: "b", ...body }),
      });
      return (await answer.json()) as T;
    };
    const headers = { authorization: `Bearer ${emulator.token}` };
    const { items } = (await (await fetch(`${emulator.control}/items`, { headers })).json()) as {
      items: { access_token: string; scenario: string; evaluate?: { account_id: string } }[];
    };
    const item = items.find(({ scenario }) => scenario === "daily-refresh");
    const { processor_token } = await post<{ processor_token: string }>("/processor/token/create", {
      access_token: item?.access_token,
      account_id: item?.evaluate?.account_id,
      processor: "dwolla",
    });
    const env = { PLAID_ACCESS_TOKEN: processor_token };
    const { exitCode, out, err } = await compareInTerminal(["--json", "--url", emulator.url], { env });
    expect([exitCode, err]).toEqual([0, ""]);
    const { readings, findings } = documentIn(out);
    const called = readings.filter(({ outcome }) => outcome !== "skipped");
    expect(called.map(({ endpoint, outcome }) => [endpoint, outcome])).toEqual([
      ["/accounts/get", "ok"],
      ["/signal/evaluate", "ok"],
      ["/accounts/get", "ok"],
      ["/accounts/balance/get", "ok"],
      ["/accounts/get", "ok"],
    ]);
    for (const { accounts } of called) {
      expect(accounts.map(({ accountId }) => accountId)).toEqual([item?.evaluate?.account_id]);
    }
    expect(findings.length).toBeGreaterThan(0);
    const requests = (await (await fetch(`${emulator.control}/requests`, { headers })).json()) as {
      requests: { path: string }[];
    };
    expect(requests.requests.slice(-6).map(({ path }) => path)).toEqual([
      "/processor/account/get",
      "/processor/account/get",
      "/processor/signal/evaluate",
      "/processor/account/get",
      "/processor/balance/get",
      "/processor/account/get",
    ]);
    const report = await compareInTerminal(["--verbose", "--url", emulator.url], { env });
    for (const text of [out, report.out, report.err]) expect(text).not.toContain(processor_token);
    expect(report.out).toContain("Processor token");
  });
});
