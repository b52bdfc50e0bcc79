import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { endpointPaths } from "../../../src/core/endpoint/endpoint.ts";
import { connected, never } from "./support/connection.ts";
import { type Answer, jsonAnswer, plaidError, startScriptedServer } from "./support/scriptedServer.ts";

const canaries = {
  clientId: "canaryclient5f00000000001",
  secret: "canary+secret/9f8e=7d 6c",
  token: "canary-token-no-usual-shape",
  password: "canary-password-{}",
};

const evaluate = { accountId: "a", amount: 1, rulesetKey: null, clientTransactionId: "t" };
const request = { itemId: "item1", startDate: "2026-01-01", endDate: "2026-01-31", evaluate };

/** A server that quotes all it was sent, in every string a failure could keep. */
const quoteEverything: Answer = (received, response) => {
  const quoted = `${JSON.stringify(received.headers)} ${received.body} ${encodeURIComponent(canaries.secret)}`;
  const body = {
    ...plaidError(quoted, quoted, quoted),
    display_message: quoted,
    documentation_url: quoted,
    request_id: quoted,
  };
  jsonAnswer(body, { status: 400, headers: { "x-echo": encodeURIComponent(quoted) } })(received, response);
};

const breakingServers: Readonly<Record<string, Answer>> = {
  "quotes everything": quoteEverything,
  "quotes in a web page": (received, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end(JSON.stringify(received)),
  "quotes in broken JSON": (received, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end(`${JSON.stringify(received)},`),
  "hangs up": (_received, response) => response.socket?.destroy(),
  "redirects with the keys in the address": (received, response) =>
    response.writeHead(302, { location: `http://localhost/?${received.headers["plaid-secret"]}` }).end(),
};

function connectedWithCanaries(url: string) {
  return connected(url, {
    credentials: async () => ({ clientId: canaries.clientId, secret: canaries.secret }),
    accessTokenOf: async () => canaries.token,
  });
}

/** Everything a log, a message or a debugger could show of a value. */
function allOf(value: unknown): string {
  const shown = inspect(value, { depth: 20, showHidden: true, getters: true, maxStringLength: null });
  return `${shown} ${JSON.stringify(value)} ${value instanceof Error ? value.stack : ""}`;
}

function leaks(value: unknown): string[] {
  const shown = allOf(value);
  return Object.entries(canaries)
    .filter(([, canary]) => shown.includes(canary) || shown.includes(encodeURIComponent(canary)))
    .map(([name]) => name);
}

describe.each(Object.entries(breakingServers))("a server that %s", (_name, answer) => {
  test.each(endpointPaths)("gets no secret into the failure of %s", async (endpoint) => {
    await using server = await startScriptedServer(answer);
    const result = await connectedWithCanaries(server.url).call({ endpoint, ...request }, never());
    expect(result.ok).toBe(false);
    expect(leaks(result)).toEqual([]);
    // The canaries were sent, so their absence means something.
    expect(leaks(server.received)).toEqual(["clientId", "secret", "token"]);
  });

  test("gets no secret into the errors of the Item commands", async () => {
    await using server = await startScriptedServer(answer);
    const connection = connectedWithCanaries(server.url);
    const item = { institutionId: "ins_1", products: ["auth"], username: "user_custom", password: canaries.password };
    const commands = [
      () => connection.createSandboxItem(item, never()),
      () => connection.identify(canaries.token, never()),
      () => connection.removeItem("item1", never()),
      () => connection.institutionName("ins_1", never()),
    ];
    for (const command of commands) {
      const error: unknown = await command().then(
        () => "no error",
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ name: "BalanceLensError" });
      expect(leaks(error)).toEqual([]);
    }
    expect(leaks(server.received)).toEqual(["clientId", "secret", "token", "password"]);
  });
});

test("a key that was pasted with its line end is masked as it was sent, without it", async () => {
  await using server = await startScriptedServer(quoteEverything);
  const connection = connected(server.url, {
    credentials: async () => ({ clientId: `${canaries.clientId}\n`, secret: ` ${canaries.secret}\r\n` }),
    accessTokenOf: async () => canaries.token,
  });
  const result = await connection.call({ endpoint: "/item/get", ...request }, never());
  expect(leaks(server.received)).toEqual(["clientId", "secret", "token"]);
  expect(leaks(result)).toEqual([]);
});

test("a key that no header can carry fails without being shown", async () => {
  await using server = await startScriptedServer(jsonAnswer({}));
  const connection = connected(server.url, {
    credentials: async () => ({ clientId: "canary\nclient", secret: "ключ-canary" }),
  });
  const result = await connection.call({ endpoint: "/item/get", itemId: "item1" }, never());
  expect(allOf(result)).not.toContain("canary");
});
