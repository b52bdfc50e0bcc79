import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import * as print from "./support/printers.ts";
import { cached, live, readAs } from "./support/readForms.ts";

const C = JSON.stringify(cached);
const L = JSON.stringify(live);
/** A saved answer without the ID by which a second copy of it is known. */
const unnamed = JSON.stringify({ ...cached, request_id: undefined });
const lines = (...each: readonly (string | object)[]): string =>
  each.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
const pretty = (value: unknown): string => JSON.stringify(value, null, 2);
/** Something written into a string, as a field of a log has it. */
const quoted = (text: string): string => JSON.stringify(text);

const t0 = "2026-03-01T12:00:00.000Z";
const t5 = "2026-03-01T12:00:05.000Z";
/** 812 ms before `t0`: the start of a call that took as long and was logged when it was over. */
const t812 = "2026-03-01T11:59:59.188Z";
const cachedAt = (at: string | null, more: object = {}) => ({
  endpoint: "/accounts/get",
  available: 810.5,
  at,
  ...more,
});
const liveAt = (at: string | null, more: object = {}) => ({
  endpoint: "/accounts/balance/get",
  available: 402.25,
  at,
  ...more,
});
const noZone = { guessed: ["time"] };
const token = '{"access_token":"access-sandbox-1"}';
const filtered = '{"access_token":"access-sandbox-1","options":{"account_ids":["acc-1"]}}';
const all = { accountIds: null };
const one = { accountIds: ["acc-1"] };

type Form = readonly [name: string, text: string, ...readings: readonly object[]];
const rows = (forms: readonly Form[]) => forms.map(([name, text, ...readings]) => ({ name, text, readings }));

describe("JSON logs", () => {
  test.each(
    rows([
      [
        "pino: res.data and res.body",
        lines(
          {
            level: 30,
            time: 1772366400000,
            res: { status: 200, config: { url: "https://production.plaid.com/accounts/get" }, data: cached },
          },
          {
            level: 30,
            time: 1772366405000,
            res: { statusCode: 200, body: live },
            req: { url: "/accounts/balance/get" },
          },
        ),
        cachedAt(t0),
        liveAt(t5),
      ],
      [
        "bunyan: the endpoint in msg",
        lines(
          { name: "app", pid: 1, level: 30, body: cached, msg: "POST /accounts/get", time: t0, v: 0 },
          { name: "app", pid: 1, level: 30, body: L, msg: "POST /accounts/balance/get 200", time: t5, v: 0 },
        ),
        cachedAt(t0),
        liveAt(t5),
      ],
      [
        "winston: meta, and JSON in message",
        lines(
          { level: "info", message: "plaid /accounts/get", timestamp: t0, meta: { response: cached } },
          { level: "info", message: `POST /accounts/balance/get ${L}`, timestamp: t5 },
        ),
        cachedAt(t0),
        liveAt(t5),
      ],
      [
        "Google Cloud Logging: jsonPayload",
        lines({
          insertId: "a",
          jsonPayload: { url: "https://production.plaid.com/accounts/get", response: cached },
          timestamp: t0,
        }),
        cachedAt(t0),
      ],
      [
        "Google Cloud Logging: textPayload",
        lines({ insertId: "a", textPayload: `POST /accounts/get 200 ${C}`, timestamp: t0 }),
        cachedAt(t0),
      ],
      [
        "structlog: an event, and the SDK's method as its name",
        lines(
          { event: "plaid.response", endpoint: "/accounts/get", timestamp: t0, response: cached },
          { event: "accounts_balance_get", timestamp: t5, response: live },
        ),
        cachedAt(t0),
        liveAt(t5),
      ],
      [
        "zap: seconds, and a body in a string",
        lines({
          level: "info",
          ts: 1772366400,
          caller: "a.go:1",
          url: "https://production.plaid.com/accounts/get",
          body: C,
          elapsed: "812ms",
        }),
        cachedAt(t812, { latencyMs: 812 }),
      ],
      [
        "Log4j 2: instant",
        lines({
          instant: { epochSecond: 1772366400, nanoOfSecond: 0 },
          level: "INFO",
          message: `POST /accounts/get ${C}`,
        }),
        cachedAt(t0),
      ],
      [
        "ECS: url and http.response.body.content",
        lines({
          "@timestamp": t0,
          url: { full: "https://production.plaid.com/accounts/get" },
          http: { request: { body: { content: filtered } }, response: { status_code: 200, body: { content: C } } },
        }),
        cachedAt(t0, one),
      ],
      [
        "CloudWatch: a list of events",
        pretty([
          { timestamp: 1772366400000, message: `POST /accounts/get ${C}` },
          { timestamp: 1772366405000, message: `POST /accounts/balance/get ${L}` },
        ]),
        cachedAt(t0),
        liveAt(t5),
      ],
      [
        "axios: a response as the SDK has it, with the filter that was sent",
        lines({
          time: t0,
          response: {
            status: 200,
            config: { url: "https://sandbox.plaid.com/accounts/get", data: filtered },
            request: { host: "x" },
            data: cached,
          },
        }),
        cachedAt(t0, one),
      ],
      [
        "a library's own names of fields",
        lines({
          endpoint: "AccountsGet",
          at: t0,
          result: JSON.parse(C.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())),
        }),
        cachedAt(t0),
      ],
      [
        "request and answer in lines of their own, by the id they share",
        lines(
          {
            time: t0,
            reqId: "q-1",
            url: "https://production.plaid.com/accounts/balance/get",
            body: { access_token: "x" },
          },
          { time: t0, reqId: "q-2", url: "https://production.plaid.com/accounts/get", msg: "plaid request" },
          { time: t0, reqId: "q-2", data: cached },
          { time: t5, reqId: "q-1", data: live },
        ),
        cachedAt(t0, { latencyMs: 0 }),
        liveAt(t0, { ...all, latencyMs: 5000 }),
      ],
    ]),
  )("$name", ({ text, readings }) => {
    expect(readAs(text).readings).toEqual(readings);
  });

  test("an SDK's error is the failure of its call", () => {
    const error = { error_type: "ITEM_ERROR", error_code: "ITEM_LOGIN_REQUIRED", error_message: "x", request_id: "e1" };
    const config = { url: "https://production.plaid.com/accounts/balance/get", data: filtered };
    const err = {
      type: "AxiosError",
      config,
      response: { status: 400, headers: { date: "Sun, 01 Mar 2026 12:00:00 GMT" }, data: error },
    };
    expect(readAs(lines({ level: 50, err, msg: "boom" })).readings).toEqual([
      { endpoint: "/accounts/balance/get", available: undefined, at: t0, ...one },
    ]);
  });
});

describe("text logs", () => {
  test.each(
    rows([
      [
        "Spring Boot: the calls of two threads side by side",
        lines(
          "2026-03-01T12:00:00.000Z  INFO 1 --- [nio-8080-exec-1] c.e.Plaid : POST https://production.plaid.com/accounts/get",
          "2026-03-01T12:00:00.000Z  INFO 1 --- [nio-8080-exec-2] c.e.Plaid : POST https://production.plaid.com/accounts/balance/get",
          `2026-03-01T12:00:00.000Z  INFO 1 --- [nio-8080-exec-1] c.e.Plaid : Response: ${C}`,
          `2026-03-01T12:00:05.000Z  INFO 1 --- [nio-8080-exec-2] c.e.Plaid : Response: ${L}`,
        ),
        cachedAt(t0, { latencyMs: 0 }),
        liveAt(t0, { latencyMs: 5000 }),
      ],
      [
        "Spring Boot 2: no zone, a body over many lines",
        `2026-03-01 12:00:00.000  INFO 1 --- [main] c.e.Plaid : POST /accounts/get 200\n${pretty(cached)}\n2026-03-01 12:00:05.000  INFO 1 --- [main] c.e.Plaid : POST /accounts/balance/get 200\n${pretty(live)}\n`,
        cachedAt(t0, noZone),
        liveAt(t5, noZone),
      ],
      [
        "Rails: a hash in its own line",
        lines(
          `I, [2026-03-01T12:00:00.000000 #4]  INFO -- : [req-1] Plaid /accounts/get ${print.ruby(cached)}`,
          `I, [2026-03-01T12:00:05.000000 #4]  INFO -- : [req-1] Plaid /accounts/balance/get ${print.ruby34(live)}`,
        ),
        cachedAt(t0, noZone),
        liveAt(t5, noZone),
      ],
      [
        "Rails: the lines of one request",
        `Started POST "/refresh" for 127.0.0.1 at 2026-03-01 12:00:00 +0000\nPlaid POST /accounts/get\n${C}\nCompleted 200 OK\n`,
        cachedAt(t0),
      ],
      [
        "Rails: a request after one that ended",
        `Started GET "/" for 127.0.0.1 at 2026-03-01 11:00:00 +0000\nCompleted 200 OK in 5ms\nStarted POST "/refresh" for 127.0.0.1 at 2026-03-01 12:00:00 +0000\nPlaid POST /accounts/get\n${C}\nCompleted 200 OK\n`,
        cachedAt(t0),
      ],
      [
        "Rails: one of two requests at once, and nothing says which",
        `Started POST "/refresh" for 127.0.0.1 at 2026-03-01 12:00:00 +0000\nStarted GET "/" for 127.0.0.1 at 2026-03-01 12:00:05 +0000\nPlaid POST /accounts/get\n${C}\nCompleted 200 OK in 5ms\nCompleted 200 OK in 9ms\n`,
        cachedAt(null),
      ],
      [
        "Laravel: a context with escaped slashes",
        `[2026-03-01T12:00:00.000000+00:00] local.INFO: Plaid {"url":"https:\\/\\/production.plaid.com\\/accounts\\/get","response":${C}} []\n`,
        cachedAt(t0),
      ],
      [
        "logfmt: the body in quotes",
        `time="2026-03-01T12:00:00Z" level=info path=/accounts/get duration=812ms body=${quoted(C)}`,
        cachedAt(t812, { latencyMs: 812 }),
      ],
      [
        "docker compose: two services, a body over many lines",
        pretty(cached)
          .split("\n")
          .map(
            (line, index) =>
              `web-1  | ${index === 0 ? "2026-03-01T12:00:00Z POST /accounts/get " : ""}${line}\ndb-1   | tick`,
          )
          .join("\n"),
        cachedAt(t0),
      ],
      [
        "docker's json-file: a record a line, a long one in two",
        lines(
          ...pretty(cached)
            .split("\n")
            .map((line, index) => ({
              log: `${index === 0 ? "POST /accounts/get " : ""}${line}\n`,
              stream: "stdout",
              time: "2026-03-01T12:00:00.000000001Z",
            })),
          { log: `POST /accounts/balance/get ${L.slice(0, 90)}`, stream: "stdout", time: "2026-03-01T12:00:05Z" },
          { log: `${L.slice(90)}\n`, stream: "stdout", time: "2026-03-01T12:00:05Z" },
        ),
        cachedAt(t0),
        liveAt(t5),
      ],
      [
        "Kubernetes: partial lines",
        lines(
          `2026-03-01T12:00:00.000000001Z stdout P POST /accounts/get ${C.slice(0, 100)}`,
          `2026-03-01T12:00:00.000000001Z stdout F ${C.slice(100)}`,
          `2026-03-01T12:00:05Z stdout F POST /accounts/balance/get ${L}`,
        ),
        cachedAt(t0),
        liveAt(t5),
      ],
      [
        "OkHttp's interceptor: request and answer",
        `--> POST https://sandbox.plaid.com/accounts/get\nContent-Type: application/json\n\n${filtered}\n--> END POST (20-byte body)\n<-- 200 OK https://sandbox.plaid.com/accounts/get (812ms)\ndate: Sun, 01 Mar 2026 12:00:00 GMT\n\n${C}\n<-- END HTTP\n`,
        cachedAt(t812, { ...one, latencyMs: 812 }),
      ],
      [
        "curl -v",
        `$ curl -v https://sandbox.plaid.com/accounts/get -d '${token}'\n> POST /accounts/get HTTP/1.1\n< HTTP/1.1 200 OK\n< date: Sun, 01 Mar 2026 12:00:00 GMT\n<\n${pretty(cached)}\n`,
        cachedAt(t0, all),
      ],
      [
        "Windows' line ends",
        `2026-03-01T12:00:00Z POST /accounts/get\r\n${pretty(cached).replaceAll("\n", "\r\n")}\r\n`,
        cachedAt(t0),
      ],
      [
        "two calls in one line",
        `2026-03-01T12:00:00Z POST /accounts/get ${C} then POST /accounts/balance/get ${L}`,
        cachedAt(t0),
        liveAt(t0),
      ],
    ]),
  )("$name", ({ text, readings }) => {
    expect(readAs(text).readings).toEqual(readings);
  });

  test.each([200, 2000])("%d lines with brackets before the body are no obstacle", (count) => {
    const text = `${"[main] tick [x {y\n".repeat(count)}2026-03-01T12:00:00Z POST /accounts/get ${C}`;
    expect(readAs(text).readings).toEqual([cachedAt(t0)]);
  });
});

describe("printed objects", () => {
  test.each(
    rows([
      ["Node: util.inspect", `${t0} /accounts/get ${inspect(cached, { depth: 9 })}`, cachedAt(t0)],
      [
        "Node: util.inspect of before version 12",
        `${t0} /accounts/get ${inspect(cached, { depth: 9, compact: false })}`,
        cachedAt(t0),
      ],
      [
        "Node: a whole answer of axios",
        `plaid ${inspect({ status: 200, headers: { date: "Sun, 01 Mar 2026 12:00:00 GMT" }, config: { url: "https://sandbox.plaid.com/accounts/get", data: token, transformRequest: [() => 1], env: { Form: class Form {} } }, request: { [Symbol("k")]: Buffer.from("x") }, data: cached }, { depth: 9 })}`,
        cachedAt(t0, all),
      ],
      ["Python: repr", `2026-03-01 12:00:00,000 INFO accounts_get ${print.python(cached)}`, cachedAt(t0, noZone)],
      ["Python: the SDK's classes", `2026-03-01T12:00:00Z accounts_get ${print.pythonModel(cached)}`, cachedAt(t0)],
      [
        "Python: pprint, with times and joined texts",
        `2026-03-01T12:00:00Z accounts_get\n{'accounts': [{'account_id': 'acc-1',\n               'balances': {'available': 810.5, 'current': 900, 'limit': None},\n               'name': ('Checking '\n                        'account')}],\n 'item': {'item_id': 'item-1', 'created_at': datetime.datetime(2026, 1, 1, 0, 0, tzinfo=tzutc())},\n 'request_id': 'r'}\n`,
        cachedAt(t0),
      ],
      ["Ruby: inspect", `2026-03-01T12:00:00Z /accounts/get ${print.ruby(cached)}`, cachedAt(t0)],
      ["Ruby 3.4: inspect", `2026-03-01T12:00:00Z /accounts/get ${print.ruby34(cached)}`, cachedAt(t0)],
      [
        "Ruby: an object with its fields",
        `2026-03-01T12:00:00Z /accounts/get ${print.rubyObject(cached)}`,
        cachedAt(t0),
      ],
      ["Go: %v of a map", `2026/03/01 12:00:00 /accounts/get ${print.go(cached)}`, cachedAt(t0, noZone)],
      ["Go: %#v of a map", `2026/03/01 12:00:00 /accounts/get ${print.goSyntax(cached)}`, cachedAt(t0, noZone)],
      ["Java: a map", `2026-03-01T12:00:00Z DEBUG - /accounts/get ${print.java(cached)}`, cachedAt(t0)],
      ["Java: Lombok", `2026-03-01T12:00:00Z DEBUG - /accounts/get ${print.lombok(cached)}`, cachedAt(t0)],
      [
        "Java: Plaid's library",
        `2026-03-01T12:00:00Z DEBUG - /accounts/get ${print.javaModel(cached)}\n`,
        cachedAt(t0),
      ],
      ["PHP: var_export", `2026-03-01T12:00:00Z /accounts/get ${print.varExport(cached)}\n`, cachedAt(t0)],
      [
        "PHP: var_export of objects",
        `2026-03-01T12:00:00Z /accounts/get ${print.varExport(cached, true)}\n`,
        cachedAt(t0),
      ],
      ["PHP: arrays in the short syntax", `2026-03-01T12:00:00Z /accounts/get ${print.php(cached)}`, cachedAt(t0)],
    ]),
  )("$name", ({ text, readings }) => {
    expect(readAs(text).readings).toEqual(readings);
  });

  test.each([
    ["a whole level", inspect(cached, { depth: 1 })],
    [
      "some of many rows",
      inspect(
        { ...cached, accounts: Array.from({ length: 8 }, () => (cached.accounts as unknown[])[0]) },
        { depth: 9, maxArrayLength: 3 },
      ),
    ],
  ])("what is left out of %s is not made up", (_name, text) => {
    const { readings, problems } = readAs(`${t0} /accounts/get ${text}`);
    expect([readings, problems]).toEqual([[], [{ kind: "nothing", source: "app.log", reason: "elided" }]]);
  });

  test("a map of Go or Java whose texts could be read two ways is not guessed at", () => {
    const odd = { ...cached, accounts: [{ account_id: "a", name: "Checking [joint", balances: { available: 1 } }] };
    expect(readAs(`${t0} /accounts/get ${print.go(odd)}`).readings).toEqual([]);
    expect(readAs(`${t0} /accounts/get ${print.java(odd)}`).readings).toEqual([]);
  });
});

describe("recordings", () => {
  const plaid = "https://sandbox.plaid.com";
  test.each(
    rows([
      [
        "HAR 1.2: a body in Base64, a request with a filter",
        pretty({
          log: {
            version: "1.2",
            entries: [
              {
                startedDateTime: t0,
                time: 812,
                request: {
                  method: "POST",
                  url: `${plaid}/accounts/get`,
                  headers: [],
                  postData: { mimeType: "application/json", text: token },
                },
                response: { status: 200, content: { encoding: "base64", text: Buffer.from(C).toString("base64") } },
              },
              {
                startedDateTime: t0,
                time: 3,
                request: { url: "https://cdn.example/x.js" },
                response: { content: { text: "var x={}" } },
              },
              {
                startedDateTime: t5,
                time: 3000,
                request: { method: "POST", url: `${plaid}/accounts/balance/get`, postData: { text: filtered } },
                response: { status: 200, content: { text: L } },
              },
            ],
          },
        }),
        cachedAt(t0, { ...all, latencyMs: 812 }),
        liveAt(t5, { ...one, latencyMs: 3000 }),
      ],
      [
        "VCR",
        `---\nhttp_interactions:\n- request:\n    method: post\n    uri: ${plaid}/accounts/get\n    body:\n      encoding: UTF-8\n      string: '${token}'\n  response:\n    status:\n      code: 200\n    headers:\n      Date:\n      - Sun, 01 Mar 2026 12:00:00 GMT\n    body:\n      encoding: UTF-8\n      string: '${C}'\n  recorded_at: Sun, 01 Mar 2026 12:00:00 GMT\nrecorded_with: VCR 6.2.0\n`,
        cachedAt(t0, all),
      ],
      [
        "VCR: the body in Base64",
        `---\nhttp_interactions:\n- request:\n    method: post\n    uri: ${plaid}/accounts/get\n  response:\n    body:\n      encoding: ASCII-8BIT\n      base64_string: |\n        ${Buffer.from(C).toString("base64")}\n  recorded_at: Sun, 01 Mar 2026 12:00:00 GMT\n`,
        cachedAt(t0),
      ],
      [
        "vcrpy",
        `interactions:\n- request:\n    body: '${filtered}'\n    method: POST\n    uri: ${plaid}/accounts/balance/get\n  response:\n    body: {string: !!python/unicode '${L}'}\n    headers:\n      date: ['Sun, 01 Mar 2026 12:00:05 GMT']\n    status: {code: 200, message: OK}\nversion: 1\n`,
        liveAt(t5, one),
      ],
      [
        "go-vcr",
        `---\nversion: 2\ninteractions:\n    - id: 0\n      request:\n        url: ${plaid}/accounts/get\n        body: '${token}'\n      response:\n        body: '${C}'\n        headers:\n            Date:\n                - Sun, 01 Mar 2026 12:00:00 GMT\n        code: 200\n`,
        cachedAt(t0, all),
      ],
      [
        "Postman: a collection with its examples",
        pretty({
          info: { schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
          item: [
            {
              name: "balances",
              request: { url: { raw: "https://{{env_url}}/accounts/get" } },
              response: [
                {
                  name: "ok",
                  originalRequest: { url: { path: ["accounts", "get"] }, body: { mode: "raw", raw: token } },
                  code: 200,
                  body: C,
                },
              ],
            },
          ],
        }),
        cachedAt(null, all),
      ],
      [
        "nock",
        pretty([
          {
            scope: `${plaid}:443`,
            method: "POST",
            path: "/accounts/get",
            body: { access_token: "x" },
            status: 200,
            response: cached,
            rawHeaders: ["Date", "Sun, 01 Mar 2026 12:00:00 GMT"],
          },
          {
            scope: `${plaid}:443`,
            method: "POST",
            path: "/accounts/balance/get",
            body: JSON.parse(filtered),
            status: 200,
            response: live,
            rawHeaders: [],
          },
        ]),
        cachedAt(t0, all),
        liveAt(null, one),
      ],
      [
        "WireMock: jsonBody and body",
        pretty({
          mappings: [
            { request: { url: "/accounts/get", method: "POST" }, response: { status: 200, jsonBody: cached } },
            { request: { urlPath: "/accounts/balance/get" }, response: { status: 200, body: L } },
          ],
        }),
        cachedAt(null),
        liveAt(null),
      ],
      [
        "Hoverfly",
        pretty({
          data: {
            pairs: [
              { request: { path: [{ matcher: "exact", value: "/accounts/get" }] }, response: { status: 200, body: C } },
            ],
          },
        }),
        cachedAt(null),
      ],
      [
        "Charles",
        pretty([
          {
            host: "production.plaid.com",
            path: "/accounts/get",
            times: { start: "2026-03-01T12:00:00.000+00:00" },
            request: { body: { text: filtered } },
            response: { status: 200, body: { text: C } },
          },
        ]),
        cachedAt(t0, one),
      ],
      [
        "nock: as it records into JavaScript",
        lines(
          `nock('${plaid}:443', {"encodedQueryParams":true})`,
          `  .post('/accounts/get', ${filtered})`,
          `  .reply(200, ${C}, [ 'Server', 'x', 'Date', 'Sun, 01 Mar 2026 12:00:00 GMT', 'X-Y', 'z' ]);`,
        ),
        cachedAt(t0, one),
      ],
      [
        "WireMock: the journal of requests",
        pretty({
          requests: [
            {
              request: { url: "/accounts/get", method: "POST", loggedDate: 1772366400000, body: filtered },
              response: { status: 200, body: C },
            },
          ],
        }),
        cachedAt(t0, one),
      ],
      [
        "WireMock: the journal with what each call was to be answered with",
        pretty({
          requests: [
            {
              request: { url: "/accounts/get", method: "POST", loggedDate: 1772366400000, body: filtered },
              responseDefinition: { status: 200, body: unnamed },
              response: { status: 200, body: unnamed, bodyAsBase64: Buffer.from(unnamed).toString("base64") },
              stubMapping: {
                request: { url: "/accounts/get" },
                response: { status: 200, jsonBody: JSON.parse(unnamed) },
              },
            },
          ],
        }),
        cachedAt(t0, one),
      ],
      [
        "Polly.js",
        pretty({
          log: {
            _recordingName: "plaid",
            creator: { name: "Polly.JS", version: "6.0.6" },
            entries: [
              {
                _id: "1",
                request: {
                  method: "POST",
                  postData: { mimeType: "application/json", params: [], text: filtered },
                  url: `${plaid}/accounts/get`,
                },
                response: { content: { mimeType: "application/json", text: C }, status: 200 },
                startedDateTime: t0,
                time: 100,
              },
            ],
          },
        }),
        cachedAt(t0, { ...one, latencyMs: 100 }),
      ],
      [
        "Betamax for Java",
        lines(
          "!tape",
          "name: plaid",
          "interactions:",
          `- recorded: ${t0}`,
          "  request:",
          "    method: POST",
          `    uri: ${plaid}/accounts/get`,
          `    body: '${filtered}'`,
          "  response:",
          "    status: 200",
          `    body: '${C}'`,
        ),
        cachedAt(t0, one),
      ],
      [
        "Betamax for Python",
        pretty({
          http_interactions: [
            {
              recorded_at: "2026-03-01T12:00:00",
              request: { body: { encoding: "utf-8", string: filtered }, method: "POST", uri: `${plaid}/accounts/get` },
              response: { body: { encoding: "utf-8", string: C }, headers: {}, status: { code: 200, message: "OK" } },
            },
          ],
          recorded_with: "betamax/0.8.1",
        }),
        cachedAt(t0, { ...noZone, ...one }),
      ],
      [
        "Insomnia: a response that was exported beside its request",
        pretty({
          _type: "export",
          __export_format: 4,
          resources: [
            { _id: "req_1", _type: "request", url: "{{ base }}/accounts/get", body: { text: filtered } },
            {
              _id: "res_1",
              _type: "response",
              parentId: "req_1",
              created: 1772366400000,
              url: `${plaid}/accounts/get`,
              body: C,
            },
          ],
        }),
        cachedAt(t0),
      ],
      [
        "mitmproxy: saved as HAR",
        pretty({
          log: {
            creator: { name: "mitmproxy", version: "11.0.0" },
            entries: [
              {
                startedDateTime: "2026-03-01T12:00:00.000000+00:00",
                time: 100.5,
                request: { method: "POST", url: `${plaid}/accounts/get`, postData: { text: filtered } },
                response: { status: 200, content: { text: Buffer.from(C).toString("base64"), encoding: "base64" } },
              },
            ],
          },
        }),
        cachedAt(t0, { ...one, latencyMs: 100.5 }),
      ],
    ]),
  )("$name", ({ text, readings }) => {
    expect(readAs(text, "recording").readings).toEqual(readings);
  });

  test("what is beside the answers in a HAR is counted entry by entry", () => {
    const other = { startedDateTime: t0, request: { url: "https://x.example" }, response: { content: { text: "{}" } } };
    const entry = {
      startedDateTime: t0,
      request: { url: `${plaid}/accounts/get` },
      response: { content: { text: C } },
    };
    const { read, passed } = readAs(pretty({ log: { entries: [other, entry, other] } }));
    expect([read, passed]).toEqual([1, { "not-an-answer": 2 }]);
  });
});

describe("Markdown and source files", () => {
  test("blocks under a heading, with the request in one of their own", () => {
    const fence = (value: unknown) => `\`\`\`json\n${pretty(value)}\n\`\`\`\n`;
    const text = `# Bug\n\n## \`/accounts/get\`\n\nRequest:\n${fence(JSON.parse(filtered))}\nResponse:\n${fence(cached)}\n## \`/accounts/balance/get\`\n\n${fence(live)}`;
    expect(readAs(text, "bug.md").readings).toEqual([cachedAt(null, one), liveAt(null)]);
  });

  test("a mock of JavaScript's, with comments, names without quotes and commas at the end", () => {
    const text = `nock("https://sandbox.plaid.com")\n  .post("/accounts/get", { access_token: "x" })\n  .reply(200, ${inspect(cached, { depth: 9 })});\nmock.onPost("/accounts/balance/get").reply(200, {\n  // as of today\n  accounts: [{ account_id: 'acc-1', balances: { available: 402.25, current: 900, limit: null, }, name: "Don't", },],\n});\n`;
    expect(readAs(text, "plaid.test.js").readings).toEqual([cachedAt(null, all), liveAt(null)]);
  });

  test("a value that names what is elsewhere is not guessed at", () => {
    const text = "res.json({ accounts: [{ account_id: id, balances: { available: amount } }] });\n";
    expect(readAs(text, "plaid.js").readings).toEqual([]);
  });

  test("an .http file with its answer", () => {
    const text = `POST https://sandbox.plaid.com/accounts/get\nContent-Type: application/json\n\n${filtered}\n\n###\nHTTP/1.1 200 OK\nDate: Sun, 01 Mar 2026 12:00:00 GMT\n\n${pretty(cached)}\n`;
    expect(readAs(text, "plaid.http").readings).toEqual([cachedAt(t0, one)]);
  });
});
