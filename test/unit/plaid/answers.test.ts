import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { FailureReason } from "../../../src/core/failure/errors.ts";
import { connected, never } from "./support/connection.ts";
import { type Answer, jsonAnswer, plaidError, startScriptedServer } from "./support/scriptedServer.ts";

async function resultOf(answer: Answer) {
  await using server = await startScriptedServer(answer);
  return await connected(server.url).call({ endpoint: "/accounts/get", itemId: "item1" }, never());
}

function raw(status: number, headers: Record<string, string>, body: string | Buffer): Answer {
  return (_received, response) => response.writeHead(status, headers).end(body);
}

describe("Plaid's error object decides the reason", () => {
  const cases: readonly [string, string, number, FailureReason][] = [
    ["ITEM_ERROR", "ITEM_LOGIN_REQUIRED", 400, "item-login-required"],
    ["ITEM_ERROR", "ITEM_NOT_FOUND", 400, "item-not-found"],
    ["ITEM_ERROR", "ITEM_CONCURRENTLY_DELETED", 400, "item-not-found"],
    ["ITEM_ERROR", "ITEM_LOCKED", 400, "item-error"],
    ["ITEM_ERROR", "USER_SETUP_REQUIRED", 400, "item-error"],
    ["ITEM_ERROR", "NO_ACCOUNTS", 400, "item-error"],
    ["ITEM_ERROR", "ACCESS_NOT_GRANTED", 400, "consent-required"],
    ["INVALID_INPUT", "ADDITIONAL_CONSENT_REQUIRED", 400, "consent-required"],
    ["INVALID_INPUT", "USER_PERMISSION_REVOKED", 400, "consent-required"],
    ["ITEM_ERROR", "PRODUCT_NOT_READY", 400, "product-not-ready"],
    ["ITEM_ERROR", "PRODUCTS_NOT_SUPPORTED", 400, "product-not-supported"],
    ["ITEM_ERROR", "PRODUCT_NOT_ENABLED", 400, "product-not-supported"],
    ["ITEM_ERROR", "NO_AUTH_ACCOUNTS", 400, "product-not-supported"],
    ["INVALID_INPUT", "INVALID_PRODUCT", 400, "product-not-supported"],
    ["INSTITUTION_ERROR", "INSTITUTION_DOWN", 400, "institution-error"],
    ["INSTITUTION_ERROR", "INSTITUTION_NOT_RESPONDING", 400, "institution-error"],
    ["RATE_LIMIT_EXCEEDED", "BALANCE_LIMIT", 429, "rate-limited"],
    ["RATE_LIMIT_EXCEEDED", "A_LIMIT_OF_NEXT_YEAR", 429, "rate-limited"],
    ["INVALID_INPUT", "INVALID_API_KEYS", 400, "invalid-keys"],
    ["INVALID_INPUT", "UNAUTHORIZED_ENVIRONMENT", 400, "invalid-keys"],
    ["INVALID_INPUT", "INVALID_ACCESS_TOKEN", 400, "invalid-access-token"],
    ["INVALID_INPUT", "INVALID_PROCESSOR_TOKEN", 400, "invalid-access-token"],
    ["INVALID_INPUT", "INVALID_ACCOUNT_ID", 400, "invalid-account"],
    ["INVALID_INPUT", "SOMETHING_NEW", 400, "invalid-request"],
    ["INVALID_REQUEST", "INVALID_FIELD", 400, "invalid-request"],
    ["INVALID_REQUEST", "NOT_FOUND", 404, "invalid-request"],
    ["INVALID_RESULT", "LAST_UPDATED_DATETIME_OUT_OF_RANGE", 400, "nothing-fresh-enough"],
    ["INVALID_REQUEST", "LAST_UPDATED_DATETIME_OUT_OF_RANGE", 400, "nothing-fresh-enough"],
    ["SIGNAL_ERROR", "ADDENDUM_NOT_SIGNED", 403, "signal-error"],
    ["SIGNAL_ERROR", "RULESET_NOT_FOUND", 400, "signal-error"],
    ["TRANSACTIONS_ERROR", "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION", 400, "sync-mutated"],
    ["API_ERROR", "INTERNAL_SERVER_ERROR", 500, "plaid-error"],
    ["API_ERROR", "PLANNED_MAINTENANCE", 503, "plaid-maintenance"],
    ["NEXT_YEARS_ERROR", "NEXT_YEARS_CODE", 400, "unknown-plaid-error"],
    ["NEXT_YEARS_ERROR", "NEXT_YEARS_CODE", 500, "plaid-error"],
    ["constructor", "toString", 400, "unknown-plaid-error"],
  ];
  test.each(cases)("%s / %s, HTTP %i: %s", async (type, code, status, reason) => {
    const result = await resultOf(jsonAnswer(plaidError(type, code), { status }));
    expect(result).toMatchObject({
      ok: false,
      requestId: "rEq1",
      failure: {
        reason,
        requestId: "rEq1",
        httpStatus: status,
        provider: { errorType: type, errorCode: code, errorMessage: "some words of Plaid's", httpStatus: status },
      },
    });
  });

  test("the message decides nothing", async () => {
    const body = plaidError("ITEM_ERROR", "ITEM_LOCKED", "INVALID_API_KEYS: rate limit, ITEM_LOGIN_REQUIRED");
    expect(await resultOf(jsonAnswer(body, { status: 400 }))).toMatchObject({ failure: { reason: "item-error" } });
  });
});

describe("an answer that is not Plaid's", () => {
  const json = { "content-type": "application/json" };
  const html = { "content-type": "text/html" };
  const cases: readonly [string, Answer, FailureReason][] = [
    ["a web page", raw(200, html, "<html>hello</html>"), "malformed-answer"],
    ["a web page labelled JSON", raw(200, json, "<html>hello</html>"), "malformed-answer"],
    ["JSON labelled a web page", raw(200, html, '{"accounts":[]}'), "malformed-answer"],
    ["JSON that stops in the middle", raw(200, json, '{"accounts":['), "malformed-answer"],
    ["an empty body", raw(200, json, ""), "malformed-answer"],
    ["a list", raw(200, json, "[]"), "malformed-answer"],
    ["null", raw(200, json, "null"), "malformed-answer"],
    ["a redirect", raw(302, { location: "https://example.com/login" }, ""), "malformed-answer"],
    ["a 404 page", raw(404, html, "<html>not here</html>"), "malformed-answer"],
    ["a 400 without the error object", raw(400, json, '{"message":"no"}'), "malformed-answer"],
    ["a gateway's 502", raw(502, html, "<html>bad gateway</html>"), "plaid-error"],
    ["a gateway's 429", raw(429, html, "slow down"), "rate-limited"],
    ["a proxy that wants a login", raw(407, html, "<html>who are you</html>"), "proxy-refused"],
    [
      "a body that is not the gzip it says",
      raw(200, { ...json, "content-encoding": "gzip" }, "{}"),
      "malformed-answer",
    ],
  ];
  test.each(cases)("%s", async (_name, answer, reason) => {
    const result = await resultOf(answer);
    expect(result).toMatchObject({ ok: false, failure: { reason } });
    expect(JSON.stringify(result)).not.toContain("html>");
  });

  test("a redirect is not followed with the keys", async () => {
    await using elsewhere = await startScriptedServer(jsonAnswer({}));
    await resultOf((_received, response) => response.writeHead(307, { location: `${elsewhere.url}/steal` }).end());
    expect(elsewhere.received).toHaveLength(0);
  });

  test("JSON with a charset, a vendor's JSON and JSON without a label are read", async () => {
    for (const type of ["application/json; charset=utf-8", "application/problem+json", undefined]) {
      const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
      expect(await resultOf(raw(200, headers, '{"request_id":"r1"}'))).toMatchObject({ ok: true, requestId: "r1" });
    }
  });
});

describe("a body as it comes", () => {
  const json = { "content-type": "application/json" };
  const text = JSON.stringify({ request_id: "r1", name: "Crédit Ünïon \u{1f3e6}" });
  const packings = { gzip: gzipSync, "x-gzip": gzipSync, GZIP: gzipSync, deflate: deflateSync, br: brotliCompressSync };

  test.each(Object.entries(packings))("packed as %s is unpacked", async (encoding, pack) => {
    const result = await resultOf(raw(200, { ...json, "content-encoding": encoding }, pack(text)));
    expect(result).toMatchObject({ ok: true, body: JSON.parse(text) });
  });

  test("packed, and cut off before its end, is malformed", async () => {
    const cut = gzipSync(text).subarray(0, 30);
    const result = await resultOf(raw(200, { ...json, "content-encoding": "gzip" }, cut));
    expect(result).toMatchObject({ ok: false, failure: { reason: "malformed-answer" } });
  });

  test("small on the way and larger than any of Plaid's once unpacked is not unpacked to its end", async () => {
    const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024, " "));
    const result = await resultOf(raw(200, { ...json, "content-encoding": "gzip" }, bomb));
    expect(result).toMatchObject({ ok: false, failure: { reason: "malformed-answer", detail: "ERR_BAD_RESPONSE" } });
  });

  test("a letter cut in two by the network is whole again, and a byte order mark is no part of the text", async () => {
    const bytes = Buffer.from(`\uFEFF${text}`);
    const half = bytes.indexOf("é") + 1;
    const result = await resultOf((_received, response) => {
      response.writeHead(200, json);
      response.write(bytes.subarray(0, half), () => response.end(bytes.subarray(half)));
    });
    expect(result).toMatchObject({ ok: true, body: JSON.parse(text) });
  });
});

describe("what the headers say", () => {
  const date = "Sun, 01 Mar 2026 12:00:00 GMT";

  test("the server's time, as ISO 8601", async () => {
    const result = await resultOf(jsonAnswer({}, { headers: { date } }));
    expect(result.serverTime).toBe("2026-03-01T12:00:00.000Z");
  });

  test("an unreadable server time is no time", async () => {
    expect((await resultOf(jsonAnswer({}, { headers: { date: "yesterday" } }))).serverTime).toBeNull();
  });

  test("how long to wait, in seconds or until a date by the server's own clock", async () => {
    const limited = plaidError("RATE_LIMIT_EXCEEDED", "BALANCE_LIMIT");
    const wait = async (retryAfter: string) => {
      const result = await resultOf(jsonAnswer(limited, { status: 429, headers: { date, "retry-after": retryAfter } }));
      return result.ok ? undefined : result.failure.retryAfterSeconds;
    };
    expect(await wait("30")).toBe(30);
    expect(await wait("Sun, 01 Mar 2026 12:01:30 GMT")).toBe(90);
    expect(await wait("Sun, 01 Mar 2026 11:00:00 GMT")).toBe(0);
    expect(await wait("soon")).toBeUndefined();
  });
});
