import { expect, test } from "vitest";
import { readAs } from "./support/readForms.ts";
import { savedForm, savedForms } from "./support/savedForms.ts";

/**
 * What each file of `test/fixtures/saved-forms` says: the answers of `/accounts/get` (`cached`) and `/accounts/balance/get` (`live`)
 * in it, what was available, when they were answered, what is a guess (`?`), and which accounts were asked for, where a request is kept.
 */
const samples: readonly (readonly [file: string, ...answers: readonly string[]])[] = [
  ["aws-tail.log", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["axios-err-default.log", "live failed 2026-03-01T12:00:05.000Z all"],
  ["axios-errdata-ansi.log", "live failed undated"],
  ["axios-resp-ansi.log", "cached 810.5 2026-03-01T12:00:00.000Z all", "live 402.25 2026-03-01T12:00:05.000Z acc-1"],
  ["axios-resp.log", "cached 810.5 2026-03-01T12:00:00.000Z all", "live 402.25 2026-03-01T12:00:05.000Z acc-1"],
  ["azure-monitor.json", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["bruno-run.json", "cached 810.5 2026-03-01T11:59:59.188Z acc-1"],
  ["bruno.bru", "cached 810.5 undated"],
  ["bunyan-cli-ansi.log", "cached 810.5 2026-11-29T22:14:55.849Z", "live 402.25 2026-11-29T22:14:55.849Z"],
  ["bunyan.log", "cached 810.5 2026-11-29T22:14:55.849Z", "live 402.25 2026-11-29T22:14:55.849Z"],
  ["compose-ansi.log", "cached 810.5 2026-03-01T12:00:00.000Z"],
  ["compose.log", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 undated"],
  ["console-dir.log", "cached 810.5 undated endpoint?"],
  ["console-log.log"],
  ["curl-i.txt", "cached 810.5 2026-03-01T12:00:00.000Z all", "live 402.25 2026-03-01T12:00:05.000Z all"],
  ["curl-v.txt", "cached 810.5 2026-03-01T12:00:00.000Z all", "live 402.25 2026-03-01T12:00:05.000Z all"],
  ["cut-line.log", "cached 810.5 2026-03-01T12:00:00.000Z"],
  ["cut.json", "cached 810.5 2026-03-01T12:00:00.000Z acc-1"],
  ["cw-filter.json", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  [
    "cw-insights-export.json",
    "cached 810.5 2026-03-01T12:00:00.000Z time?",
    "live 402.25 2026-03-01T12:00:05.000Z time?",
  ],
  ["cw-insights.csv", "cached 810.5 2026-03-01T12:00:00.000Z time?", "live 402.25 2026-03-01T12:00:05.000Z time?"],
  ["cw-insights.json", "cached 810.5 2026-03-01T12:00:00.000Z time?", "live 402.25 2026-03-01T12:00:05.000Z time?"],
  ["datadog.csv", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["datadog.json", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["elastic.json", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["elixir.log", "cached 810.5 undated", "live 402.25 undated"],
  ["escaped-ansi.log", "cached 810.5 2026-03-01T12:00:00.000Z"],
  ["faraday.log", "cached 810.5 2026-03-01T12:00:01.200Z endpoint? time? acc-1"],
  ["gcp-export.json", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["gcp-proto.json", "cached 810.5 2026-03-01T12:00:00.000Z"],
  ["gcp.csv", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["gelf.log", "cached 810.5 2026-03-01T12:00:00.100Z", "live 402.25 2026-03-01T12:00:05.100Z"],
  ["gha.log", "cached 810.5 2026-03-01T12:00:00.200Z endpoint?", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["go-log.log", "cached 810.5 2026-11-29T22:20:23.555Z time?", "live 810.5 2026-11-29T22:20:23.555Z time?"],
  ["har-chrome.har", "cached 810.5 2026-03-01T12:00:00.000Z acc-1", "live 402.25 2026-03-01T12:00:05.000Z acc-1"],
  ["har-firefox.har", "cached 810.5 2026-03-01T12:00:00.000Z acc-1", "live 402.25 2026-03-01T12:00:05.000Z acc-1"],
  ["har-order.har", "cached 810.5 2026-03-01T12:00:00.000Z acc-1", "live 402.25 2026-03-01T12:00:05.000Z acc-1"],
  ["hoverfly.json", "cached 810.5 2026-03-01T12:00:00.000Z"],
  ["httpie-v.txt", "cached 810.5 2026-03-01T12:00:00.000Z acc-1", "live 402.25 2026-03-01T12:00:05.000Z all"],
  ["httpie.txt", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  [
    "httpx.log",
    "cached 810.5 2026-03-01T12:00:00.413Z endpoint? time?",
    "live 402.25 2026-03-01T12:00:05.413Z endpoint? time?",
  ],
  ["inspect-data-ansi.log", "cached 810.5 undated", "live 402.25 undated"],
  ["inspect-data.log", "cached 810.5 undated", "live 402.25 undated"],
  ["java-fixture.java", "cached 810.5 undated", "live 402.25 undated"],
  ["java-jul.log", "cached 810.5 2026-11-29T22:19:43.000Z time?"],
  ["java-record.log", "cached 810.5 2026-03-01T12:00:00.000Z"],
  ["jest.snap", "cached 810.5 undated", "live 402.25 undated"],
  ["journal.json", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["k8s-cri.log", "cached 810.5 2026-03-01T12:00:00.100Z", "live 402.25 2026-03-01T12:00:05.100Z"],
  ["lambda.log", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["laravel.log", "cached 810.5 2026-03-01T12:00:00.000Z time?", "live 402.25 2026-03-01T12:00:05.000Z time?"],
  ["log4js.log", "live 402.25 2026-11-29T22:14:56.640Z time?"],
  ["logback.json", "cached 810.5 2026-03-01T12:00:00.000Z"],
  ["logfmt-json.log", "cached 810.5 2026-03-01T11:59:59.588Z", "live 402.25 2026-03-01T12:00:01.880Z"],
  ["loki.json", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["md-quoted.md", "cached 810.5 undated"],
  ["md.md", "cached 810.5 undated", "live 402.25 undated"],
  ["mitmdump.txt", "cached 810.5 2026-03-01T12:00:00.000Z all", "live 402.25 2026-03-01T12:00:05.000Z acc-1"],
  ["morgan.log", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["ndjson-at.log", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["newrelic.json", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["nock-code.js.txt", "cached 810.5 2026-03-01T12:00:00.000Z all", "live 402.25 2026-03-01T12:00:05.000Z acc-1"],
  ["nock-objects.json", "cached 810.5 2026-03-01T12:00:00.000Z all", "live 402.25 2026-03-01T12:00:05.000Z acc-1"],
  ["otel.json", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["pino-merged.log", "cached 810.5 2026-11-29T22:17:27.043Z", "live 402.25 2026-11-29T22:17:27.050Z"],
  ["pino-pretty-ansi.log", "cached 810.5 2026-11-29T22:14:55.254Z", "live 402.25 2026-11-29T22:14:55.254Z"],
  ["pino-pretty.log", "cached 810.5 2026-11-29T22:14:54.824Z", "live 402.25 2026-11-29T22:14:54.855Z"],
  [
    "pino.log",
    "cached 810.5 2026-11-29T22:14:55.791Z",
    "live 402.25 2026-11-29T22:14:55.791Z acc-1",
    "live failed 2026-11-29T22:14:55.792Z all",
  ],
  ["postman-newman.json", "cached 810.5 2026-03-01T11:59:59.188Z acc-1", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["py-apostrophe.log", "cached 810.5 2026-03-01T12:00:00.000Z"],
  ["py-decimal.log", "cached 810.5 2026-03-01T12:00:00.000Z"],
  ["py-fixture.py", "cached 810.5 undated", "live 402.25 undated"],
  ["py-http-debug.txt", "cached 810.5 2026-03-01T12:00:00.000Z all", "live 402.25 2026-03-01T12:00:05.000Z all"],
  ["py-logging.log", "cached 810.5 2026-11-29T22:19:39.879Z time?", "live 402.25 2026-11-29T22:19:39.879Z time?"],
  ["py-rich.log", "cached 810.5 undated"],
  ["py-structlog.log", "cached 810.5 2026-03-01T12:00:00.123Z", "live 402.25 2026-03-01T12:00:05.123Z"],
  ["pytest-vcr.json", "cached 810.5 2026-03-01T12:00:00.000Z all", "live 402.25 2026-03-01T12:00:05.000Z all"],
  ["rails-tagged.log", "cached 810.5 2026-03-01T12:00:00.123Z time? all", "live 402.25 2026-03-01T12:00:05.123Z time?"],
  ["rails.log", "cached 810.5 2026-03-01T12:00:00.200Z time?"],
  ["rb-logger.log", "cached 810.5 2026-11-29T22:19:39.255Z time?", "live 402.25 2026-11-29T22:19:39.257Z time?"],
  ["rb-obj.log", "cached 810.5 2026-03-01T12:00:00.000Z"],
  ["rb-struct.log", "cached 810.5 2026-03-01T12:00:00.000Z"],
  ["retry.log", "cached 810.5 2026-03-01T12:00:03.000Z endpoint?"],
  ["ruby-stub.rb", "cached 810.5 undated"],
  ["rust-tracing.log", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["sentry.json", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["serilog.json", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["sharp.cs", "cached 810.5 undated"],
  ["slog.log", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["splunk.json", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["swift.log", "cached 810.5 2026-03-01T12:00:00.123Z", "live 402.25 2026-03-01T12:00:05.123Z"],
  ["syslog.log", "cached 810.5 undated", "live 402.25 undated"],
  ["syslog5424.log", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["template.js.txt", "cached 810.5 undated endpoint?", "live 402.25 undated"],
  ["tslog-ansi.log", "cached 810.5 2026-11-29T22:14:56.641Z time?", "live 402.25 2026-11-29T22:14:56.667Z time?"],
  [
    "two-items.log",
    "cached 1 2026-03-01T12:00:00.000Z",
    "live 3 2026-03-01T12:00:02.000Z",
    "cached 2 2026-03-01T12:00:01.000Z",
    "live 4 2026-03-01T12:00:03.000Z",
  ],
  ["vcrpy-plainbinary.yml", "cached 810.5 2026-03-01T12:00:00.000Z all"],
  ["vercel.json", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
  ["winston-logstash.log", "cached 810.5 2026-11-29T22:17:27.191Z", "live 402.25 2026-11-29T22:17:27.191Z"],
  ["winston-merged.log", "cached 810.5 2026-11-29T22:17:27.123Z", "live 402.25 2026-11-29T22:17:27.134Z"],
  ["winston-metadata.log", "cached 810.5 2026-11-29T22:17:27.250Z", "live 402.25 2026-11-29T22:17:27.250Z"],
  ["winston-pretty-ansi.log", "cached 810.5 2026-11-29T22:14:55.468Z", "live 402.25 2026-11-29T22:14:55.468Z"],
  ["winston-pretty.log", "cached 810.5 2026-11-29T22:14:55.088Z", "live 402.25 2026-11-29T22:14:55.094Z"],
  ["winston-printf-ansi.log", "cached 810.5 2026-11-29T22:14:55.520Z", "live 402.25 2026-11-29T22:14:55.520Z"],
  ["winston-simple.log", "cached 810.5 undated", "live 402.25 undated"],
  ["winston-splat.log", "cached 810.5 2026-11-29T22:14:55.739Z", "live 402.25 2026-11-29T22:14:55.740Z"],
  ["wiremock.json", "cached 810.5 2026-03-01T12:00:00.000Z"],
  ["zerolog-console.log", "cached 810.5 2026-03-01T12:00:00.000Z", "live 402.25 2026-03-01T12:00:05.000Z"],
];

function answersOf(file: string): readonly string[] {
  return readAs(savedForm(file), "saved").readings.map(({ endpoint, available, at, guessed = [], accountIds }) =>
    [
      { "/accounts/get": "cached", "/accounts/balance/get": "live" }[String(endpoint)],
      available ?? "failed",
      at ?? "undated",
      ...guessed.map((each) => `${each}?`),
      ...(accountIds === undefined ? [] : [accountIds?.join(",") ?? "all"]),
    ].join(" "),
  );
}

test.each(samples)("%s is read as its library printed it", (file, ...answers) => {
  expect(answersOf(file)).toEqual(answers);
});

test("every file that a library printed is in the list", () => {
  expect(samples.map(([file]) => file)).toEqual(savedForms.toSorted());
});

const [cached, live] = [810.5, 402.25].map((available) =>
  JSON.stringify({
    accounts: [{ account_id: "a", name: "Checking", balances: { available, current: 900 } }],
    item: { item_id: "i" },
    request_id: `r${available}`,
  }),
);

test.each([
  [
    "the line of JSON before, without an id",
    `{"time":1,"msg":"POST /accounts/get"}\n{"time":2,"msg":"answer","data":${live}}`,
  ],
  ["another statement of a program", `mock.onPost("/accounts/get").reply(500);\nuse(${live});`],
])("an endpoint that %s names is a guess", (_name, text) => {
  expect(readAs(text).readings).toMatchObject([
    { endpoint: "/accounts/get", available: 402.25, guessed: ["endpoint"] },
  ]);
});

test.each([
  ["its key in a record of several", `{"accountsGet":${cached},"accountsBalanceGet":${live}}`],
  ["its key, as a path", `{"accounts/get":${cached},"accounts/balance/get":${live}}`],
])("an endpoint is named by %s", (_name, text) => {
  expect(readAs(text).readings).toMatchObject([
    { endpoint: "/accounts/get", available: 810.5 },
    { endpoint: "/accounts/balance/get", available: 402.25 },
  ]);
  expect(readAs(text).readings.flatMap(({ guessed = [] }) => guessed)).toEqual([]);
});

test.each([
  ["Mar 01, 2026 1:00:05 PM", "2026-03-01T13:00:05.000Z"],
  ["Mar 01, 2026 12:00:05 AM", "2026-03-01T00:00:05.000Z"],
  ["Mar 01, 2026 12:00:05\u202fPM", "2026-03-01T12:00:05.000Z"],
])("a time of twelve hours is read by its half of the day: %s", (written, at) => {
  expect(readAs(`${written} app Main\nINFO: /accounts/get ${cached}`).readings).toMatchObject([
    { at, guessed: ["time"] },
  ]);
});
