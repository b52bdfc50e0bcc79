import https from "node:https";
import net, { type AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { BalanceLensError, type FailureReason } from "../../../src/core/failure/errors.ts";
import { isElsewhere, reasonOfErrorCode } from "../../../src/plaid/networkFailure.ts";
import { connected, never } from "./support/connection.ts";
import { type Answer, jsonAnswer, startScriptedServer, testCertificate } from "./support/scriptedServer.ts";

async function failureAt(url: string) {
  const result = await connected(url).call({ endpoint: "/accounts/get", itemId: "item1" }, never());
  if (result.ok) throw new Error("expected a failure");
  return result.failure;
}

async function failureOf(answer: Answer) {
  await using server = await startScriptedServer(answer);
  return await failureAt(server.url);
}

/** A server below HTTP: does `onConnection` to each socket. */
async function rawServer(onConnection: (socket: net.Socket) => void) {
  const server = net.createServer(onConnection);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

describe("what the network does becomes a reason", () => {
  test("nobody listens", async () => {
    const server = await startScriptedServer(jsonAnswer({}));
    await server[Symbol.asyncDispose]();
    expect(await failureAt(server.url)).toEqual({
      reason: "unreachable",
      requestId: null,
      host: new URL(server.url).host,
      detail: "ECONNREFUSED",
    });
  });

  test("the name is unknown", async () => {
    expect((await failureAt("https://balance-lens.invalid")).reason).toBe("unreachable");
  });

  test("the server hangs up without an answer", async () => {
    const failure = await failureOf((_received, response) => response.socket?.destroy());
    expect(failure.reason).toBe("connection-lost");
  });

  test("the server resets the connection", async () => {
    const failure = await failureOf((_received, response) => response.socket?.resetAndDestroy());
    expect(failure.reason).toBe("connection-lost");
  });

  test("the server hangs up in the middle of a body of known length", async () => {
    const failure = await failureOf((_received, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"accounts":[', () => response.socket?.destroy());
    });
    expect(failure.reason).toBe("connection-lost");
  });

  test("the server hangs up in the middle of a chunked body", async () => {
    const failure = await failureOf((_received, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"accounts":[]}', () => response.socket?.destroy());
    });
    expect(failure.reason).toBe("connection-lost");
  });

  test("what answers does not speak HTTP", async () => {
    await using server = await rawServer((socket) => {
      socket.on("error", () => undefined).resume();
      socket.end("SSH-2.0-OpenSSH_9.2\r\n");
    });
    expect((await failureAt(`http://localhost:${server.port}`)).reason).toBe("malformed-answer");
  });

  test("a body larger than any of Plaid's is not read to its end", async () => {
    const chunk = Buffer.alloc(1024 * 1024, " ");
    let sent = 0;
    const failure = await failureOf((_received, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const more = () => {
        while (!response.destroyed && sent < 200) {
          sent++;
          if (!response.write(chunk)) {
            response.once("drain", more);
            return;
          }
        }
        response.end();
      };
      more();
    });
    expect(failure).toMatchObject({ reason: "malformed-answer", requestId: null, detail: "ERR_BAD_RESPONSE" });
    expect(sent).toBeLessThan(200);
  });
});

describe("a failure on the way", () => {
  const destination = new URL("https://sandbox.plaid.com");
  const error = (parts: object) => Object.assign(new Error("no"), parts);

  test("names the host, also where no answer came in time", async () => {
    await using server = await startScriptedServer(() => undefined);
    const silent = connected(server.url, { timeouts: { cachedMs: 50, bankMs: 50 } });
    const result = await silent.call({ endpoint: "/accounts/get", itemId: "item1" }, never());
    expect(result).toMatchObject({ ok: false, failure: { reason: "timed-out", host: new URL(server.url).host } });
  });

  test("names the host where something else than Plaid answered, and where it does not know the keys", async () => {
    const page = await failureOf((_received, response) => {
      response.writeHead(403, { "content-type": "text/html" }).end("<h1>Sign in</h1>");
    });
    expect(page).toMatchObject({ reason: "malformed-answer", httpStatus: 403, host: expect.stringContaining(":") });
    const body = { error_type: "INVALID_INPUT", error_code: "INVALID_API_KEYS", error_message: "no" };
    const keys = await failureOf(jsonAnswer(body, { status: 400 }));
    expect(keys).toMatchObject({ reason: "invalid-keys", host: expect.stringContaining(":") });
    const login = await failureOf(jsonAnswer({ ...body, error_code: "ITEM_LOGIN_REQUIRED" }, { status: 400 }));
    expect(login).not.toHaveProperty("host");
  });

  test("at another port or name than the call's is the proxy's", () => {
    const isOfProxy = (parts: object) => isElsewhere(error(parts), destination);
    expect(isOfProxy({ code: "ECONNREFUSED", address: "10.0.0.1", port: 3128 })).toBe(true);
    expect(isOfProxy({ code: "ENOTFOUND", hostname: "proxy.example" })).toBe(true);
    expect(isOfProxy({ code: "ECONNREFUSED", address: "10.0.0.1", port: 443 })).toBe(false);
    expect(isOfProxy({ code: "ENOTFOUND", hostname: "sandbox.plaid.com" })).toBe(false);
    expect(isOfProxy({ code: "ENETDOWN" })).toBe(false);
    const both = new AggregateError([error({ port: 3128 }), error({ port: 3128 })]);
    expect(isElsewhere(both, destination)).toBe(true);
  });
});

describe("TLS that cannot be trusted", () => {
  test("a certificate nobody vouches for", async () => {
    await using server = await startScriptedServer(jsonAnswer({}), { protocol: "https" });
    expect(await failureAt(server.url)).toMatchObject({ reason: "tls-failed", detail: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    expect(server.received).toHaveLength(0);
  });

  test("a certificate for another name", async () => {
    https.globalAgent.options.ca = testCertificate;
    try {
      await using server = await startScriptedServer(jsonAnswer({}), { protocol: "https" });
      const failure = await failureAt(server.url.replace("localhost", "127.0.0.1"));
      expect(failure).toMatchObject({ reason: "tls-failed", detail: "ERR_TLS_CERT_ALTNAME_INVALID" });
      expect(server.received).toHaveLength(0);
    } finally {
      delete https.globalAgent.options.ca;
    }
  });

  test("a server without TLS at all", async () => {
    await using server = await startScriptedServer(jsonAnswer({}));
    expect((await failureAt(server.url.replace("http:", "https:"))).reason).toBe("tls-failed");
  });
});

describe("Node's codes", () => {
  const cases: readonly [string, FailureReason | null][] = [
    ["EAI_AGAIN", "unreachable"],
    ["EHOSTUNREACH", "unreachable"],
    ["ENETUNREACH", "unreachable"],
    ["EPIPE", "connection-lost"],
    ["ETIMEDOUT", "timed-out"],
    ["CERT_HAS_EXPIRED", "tls-failed"],
    ["CERT_NOT_YET_VALID", "tls-failed"],
    ["CERT_REVOKED", "tls-failed"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls-failed"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "tls-failed"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "tls-failed"],
    ["ERR_PROXY_TUNNEL", "proxy-refused"],
    ["HPE_INVALID_CONSTANT", "malformed-answer"],
    ["A_CODE_OF_NEXT_YEAR", null],
    ["constructor", null],
  ];
  test.each(cases)("%s: %s", (code, reason) => {
    expect(reasonOfErrorCode(code)).toBe(reason);
  });
});

describe("keys and tokens that cannot be had", () => {
  const request = { endpoint: "/accounts/get", itemId: "item1" } as const;

  test.each(["keys-missing", "token-missing"] as const)("%s is passed on, and nothing is sent", async (reason) => {
    await using server = await startScriptedServer(jsonAnswer({}));
    const rejects = () => Promise.reject(new BalanceLensError({ reason, requestId: null }));
    const given = reason === "keys-missing" ? { credentials: rejects } : { accessTokenOf: rejects };
    const result = await connected(server.url, given).call(request, never());
    expect(result).toMatchObject({ ok: false, failure: { reason, requestId: null }, requestId: null });
    expect(result.timing).toMatchObject({ phases: {}, connection: "unknown" });
    expect(server.received).toHaveLength(0);
  });

  test("a callback that breaks is our own fault, and its words stay inside", async () => {
    const credentials = () => Promise.reject(new Error("the keyring said hunter2"));
    const result = await connected("http://localhost:9", { credentials }).call(request, never());
    expect(result).toMatchObject({ ok: false, failure: { reason: "internal" } });
    expect(JSON.stringify(result)).not.toContain("hunter2");
  });
});
