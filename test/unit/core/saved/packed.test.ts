import { brotliCompressSync, brotliDecompressSync, deflateSync, gunzipSync, gzipSync, inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openSaved } from "../../../../src/core/saved/openSaved.ts";
import { cached, openedAt } from "./support/readForms.ts";

const body = Buffer.from(JSON.stringify(cached));
const gzip = gzipSync(body);
const base64 = gzip.toString("base64");
const wrapped = (text: string, indent: string): string => (text.match(/.{1,60}/g) ?? []).join(`\n${indent}`);
const url = "https://production.plaid.com/accounts/get";
const date = "Sun, 01 Mar 2026 12:00:00 GMT";

function unpacked(bytes: Uint8Array): string | null {
  for (const way of [gunzipSync, inflateSync, brotliDecompressSync]) {
    try {
      return way(bytes).toString();
    } catch {}
  }
  return null;
}

function read(text: string, unpack = unpacked) {
  const { comparisons, read: count } = openSaved([{ source: "recording", text }], { openedAt, id: "s", unpack });
  const readings = comparisons.flatMap((comparison) => comparison.readings);
  return {
    count,
    readings: readings.map(({ endpoint, startedAt, accounts }) => [
      endpoint,
      startedAt,
      accounts[0]?.balances.available,
    ]),
  };
}

const har = (content: object): string =>
  JSON.stringify({
    log: {
      version: "1.2",
      entries: [
        {
          startedDateTime: "2026-03-01T12:00:00.000Z",
          time: 80,
          request: { method: "POST", url },
          response: { status: 200, headers: [{ name: "content-encoding", value: "gzip" }], content },
        },
      ],
    },
  });

const recordings: readonly (readonly [name: string, text: string])[] = [
  [
    "VCR",
    `---
http_interactions:
- request:
    method: post
    uri: ${url}
    body:
      encoding: UTF-8
      string: '{"client_id":"x"}'
  response:
    status:
      code: 200
    headers:
      Content-Encoding:
      - gzip
    body:
      encoding: ASCII-8BIT
      string: !binary |-
        ${wrapped(base64, "        ")}
  recorded_at: ${date}
recorded_with: VCR 6.2.0
`,
  ],
  [
    "VCR with preserve_exact_body_bytes",
    `---
http_interactions:
- request:
    method: post
    uri: ${url}
    body:
      encoding: US-ASCII
      base64_string: e30=
  response:
    status:
      code: 200
    headers: {}
    body:
      encoding: ASCII-8BIT
      base64_string: |
        ${wrapped(base64, "        ")}
  recorded_at: ${date}
recorded_with: VCR 6.2.0
`,
  ],
  [
    "vcrpy",
    `interactions:
- request:
    body: '{"client_id": "x"}'
    headers: {}
    method: POST
    uri: ${url}
  response:
    body:
      string: !!binary |
        ${wrapped(base64, "        ")}
    headers:
      Content-Encoding:
      - gzip
      Date:
      - ${date}
    status:
      code: 200
      message: OK
version: 1
`,
  ],
  [
    "Betamax",
    JSON.stringify({
      http_interactions: [
        {
          request: { body: { encoding: "utf-8", string: "{}" }, headers: {}, method: "POST", uri: url },
          response: {
            body: { encoding: "UTF-8", base64_string: base64 },
            headers: { "Content-Encoding": ["gzip"], Date: [date] },
            status: { code: 200, message: "OK" },
            url,
          },
        },
      ],
      recorded_with: "betamax/0.9.0",
    }),
  ],
  ["HAR, gzip", har({ mimeType: "application/json", encoding: "base64", text: base64 })],
  [
    "HAR, deflate",
    har({ mimeType: "application/json", encoding: "base64", text: deflateSync(body).toString("base64") }),
  ],
  [
    "HAR, Brotli",
    har({ mimeType: "application/json", encoding: "base64", text: brotliCompressSync(body).toString("base64") }),
  ],
  [
    "Polly.js",
    har({ mimeType: "application/json", encoding: "base64", _isBinary: true, text: JSON.stringify([base64]) }),
  ],
  [
    "nock, in two parts",
    JSON.stringify([
      {
        scope: "https://production.plaid.com:443",
        method: "POST",
        path: "/accounts/get",
        body: { client_id: "x" },
        status: 200,
        response: [gzip.subarray(0, 90).toString("hex"), gzip.subarray(90).toString("hex")],
        rawHeaders: ["Date", date, "Content-Encoding", "gzip"],
        responseIsBinary: false,
      },
    ]),
  ],
  [
    "Hoverfly",
    JSON.stringify({
      data: {
        pairs: [
          {
            request: { path: [{ matcher: "exact", value: "/accounts/get" }] },
            response: {
              status: 200,
              body: base64,
              encodedBody: true,
              headers: { Date: [date], "Content-Encoding": ["gzip"] },
            },
          },
        ],
      },
    }),
  ],
  [
    "WireMock",
    JSON.stringify({
      mappings: [
        {
          request: { url: "/accounts/get", method: "POST" },
          response: { status: 200, base64Body: base64, headers: { Date: date, "Content-Encoding": "gzip" } },
        },
      ],
    }),
  ],
  [
    "a buffer of Node's",
    `{"url":"${url}","time":"2026-03-01T12:00:00.000Z","response":{"body":${JSON.stringify(gzip)}}}`,
  ],
];

describe("a body that was kept compressed", () => {
  test.each(recordings)("is read: %s", (_, text) => {
    expect(read(text).readings).toEqual([["/accounts/get", "2026-03-01T12:00:00.000Z", 810.5]]);
  });

  test("is passed over by whoever cannot unpack it", () => {
    for (const [, text] of recordings) expect(read(text, () => null).count).toBe(0);
  });

  test("that breaks off, or is none, is passed over", () => {
    expect(read(har({ encoding: "base64", text: gzip.subarray(0, 200).toString("base64") })).count).toBe(0);
    expect(read(har({ encoding: "base64", text: `H4sI${"A".repeat(200)}` })).count).toBe(0);
  });
});
