import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { callTimesOf } from "../../../../src/core/reading/callTimes.ts";
import { openSaved } from "../../../../src/core/saved/openSaved.ts";
import { accountBody } from "../../../builders/bodies.ts";
import { answer, openedAt } from "./support/readForms.ts";

const live = answer(402.25, "r-live");
const cached = answer(810.5, "r-cached");
const [L, C] = [JSON.stringify(live), JSON.stringify(cached)];
const at = (second: number, ms = 0) => new Date(Date.UTC(2026, 2, 1, 12, 0, second, ms + 1)).toISOString();
const lines = (...each: readonly unknown[]) =>
  `${each.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")}\n`;
const balance = "https://production.plaid.com/accounts/balance/get";
const accounts = "https://production.plaid.com/accounts/get";

function opened(text: string, source = "app.log"): Comparison {
  const { comparisons } = openSaved([{ source, text }], { openedAt, id: "saved" });
  const [only, ...others] = comparisons;
  if (only === undefined || others.length > 0) throw new Error("not one comparison was read");
  return only;
}

/** What the log tells of its real-time call and of the cached one, and whether the one was over before the other. */
function told(text: string, source?: string) {
  const comparison = opened(text, source);
  const of = (kind: string) => {
    const found = comparison.readings.find((each) => each.kind === kind);
    if (found === undefined || found.outcome === "skipped") throw new Error(`no ${kind} answer was read`);
    const latency = found.notRecorded?.includes("latencyMs") === true ? "?" : `${found.latencyMs}`;
    return {
      reading: found,
      says: `${found.isAnswerTime === true ? "by " : ""}${found.startedAt.slice(17, 23)} ${latency}`,
    };
  };
  const [bank, copy] = [of("real-time"), of("cached")];
  const certain = findingsOf(comparison).filter(({ certainty }) => certainty === "certain");
  return {
    live: bank.says,
    cached: copy.says,
    order: callTimesOf(comparison).orderOf(bank.reading, copy.reading),
    pass: copy.reading.pass,
    stillDiffers: certain.some(({ code }) => code === "cache-still-differs"),
    differs: findingsOf(comparison).some(({ readings }) => new Set(readings).size > 1),
  };
}

const sideBySide = { order: "unknown", pass: "cached", stillDiffers: false, differs: true };
const oneAfterTheOther = { order: "before", pass: "cached-again", stillDiffers: true, differs: true };

describe("two calls under way at once, each with an ID on its lines", () => {
  test("pino: the line of the request gives the start, also where the answer's line has a responseTime", () => {
    const text = lines(
      { level: 30, time: Date.parse(at(0)), reqId: "req-a", url: balance, msg: "request" },
      { level: 30, time: Date.parse(at(1)), reqId: "req-b", url: accounts, msg: "request" },
      { level: 30, time: Date.parse(at(5)), reqId: "req-a", url: balance, res: { data: live }, responseTime: 4990 },
      { level: 30, time: Date.parse(at(6)), reqId: "req-b", url: accounts, res: { data: cached }, responseTime: 4990 },
    );
    expect(told(text)).toEqual({ live: "00.001 5000", cached: "01.001 5000", ...sideBySide });
  });

  test("pino-http: the ID is the request's", () => {
    const text = lines(
      { level: 30, time: Date.parse(at(0)), req: { id: 1, url: balance }, msg: "calling" },
      { level: 30, time: Date.parse(at(1)), req: { id: 2, url: accounts }, msg: "calling" },
      { level: 30, time: Date.parse(at(5)), req: { id: 1, url: balance }, res: { body: live } },
      { level: 30, time: Date.parse(at(6)), req: { id: 2, url: accounts }, res: { body: cached } },
    );
    expect(told(text)).toEqual({ live: "00.001 5000", cached: "01.001 5000", ...sideBySide });
  });

  test("Rails: tagged lines", () => {
    const rails = (second: number, tag: string, words: string) =>
      `I, [2026-03-01T12:00:0${second}.001000Z #42]  INFO -- : [${tag}] ${words}`;
    const [one, other] = ["3f2a9c1e-aaaa-bbbb-cccc-1234567890ab", "77aa9c1e-aaaa-bbbb-cccc-1234567890ab"];
    const text = lines(
      rails(0, one, "Plaid POST /accounts/balance/get"),
      rails(1, other, "Plaid POST /accounts/get"),
      rails(5, one, `Plaid response 200 ${L}`),
      rails(6, other, `Plaid response 200 ${C}`),
    );
    expect(told(text)).toEqual({ live: "00.001 5000", cached: "01.001 5000", ...sideBySide });
  });

  test("winston: a requestId in the meta", () => {
    const text = lines(
      { level: "info", message: "plaid request POST /accounts/balance/get", requestId: "q-77", timestamp: at(0) },
      { level: "info", message: "plaid request POST /accounts/get", requestId: "q-78", timestamp: at(1) },
      { level: "info", message: "plaid response", requestId: "q-77", timestamp: at(5), meta: { body: live } },
      { level: "info", message: "plaid response", requestId: "q-78", timestamp: at(6), meta: { body: cached } },
    );
    expect(told(text)).toEqual({ live: "00.001 5000", cached: "01.001 5000", ...sideBySide });
  });

  test("Google Cloud: a trace of each", () => {
    const entry = (second: number, trace: string, jsonPayload: object) => ({
      timestamp: at(second),
      severity: "INFO",
      "logging.googleapis.com/trace": `projects/p/traces/${trace}`,
      jsonPayload,
    });
    const text = lines(
      entry(0, "aa11", { message: "calling", url: balance }),
      entry(1, "bb22", { message: "calling", url: accounts }),
      entry(5, "aa11", { message: "answered", url: balance, body: live }),
      entry(6, "bb22", { message: "answered", url: accounts, body: cached }),
    );
    expect(told(text)).toEqual({ live: "00.001 5000", cached: "01.001 5000", ...sideBySide });
  });

  test("the cached call began when the real-time one was over: their order is certain", () => {
    const text = lines(
      { level: 30, time: Date.parse(at(0)), reqId: "req-a", url: balance, msg: "request" },
      { level: 30, time: Date.parse(at(5)), reqId: "req-a", url: balance, res: { data: live } },
      { level: 30, time: Date.parse(at(6)), reqId: "req-b", url: accounts, msg: "request" },
      { level: 30, time: Date.parse(at(7)), reqId: "req-b", url: accounts, res: { data: cached } },
    );
    expect(told(text)).toEqual({ live: "00.001 5000", cached: "06.001 1000", ...oneAfterTheOther });
  });

  test("a line that the response came is not the line of its request", () => {
    const text = lines(
      `${at(0)} [req-a1] POST /accounts/balance/get`,
      `${at(5)} [req-a1] 200 from POST /accounts/balance/get, status: 200`,
      `${at(5)} [req-a1] body ${L}`,
      `${at(6)} [req-b1] received the response of /accounts/get`,
      `${at(6)} [req-b1] body ${C}`,
    );
    expect(told(text)).toEqual({ live: "00.001 5000", cached: "by 06.001 ?", ...sideBySide });
  });
});

describe("an ID that several calls share", () => {
  test("two calls of one trace, and no line of an answer names its endpoint: which answered is a guess", () => {
    const text = lines(
      { level: "info", time: at(0), trace_id: "4bf92f35", url: balance, msg: "request" },
      { level: "info", time: at(1), trace_id: "4bf92f35", url: accounts, msg: "request" },
      { level: "info", time: at(5), trace_id: "4bf92f35", data: live, msg: "done" },
      { level: "info", time: at(6), trace_id: "4bf92f35", data: cached, msg: "done" },
    );
    const { readings } = opened(text);
    expect(readings.map((each) => (each.outcome === "skipped" ? null : each.guessed))).toEqual([
      ["endpoint"],
      ["endpoint"],
    ]);
    expect(
      findingsOf(opened(text))
        .filter(({ certainty }) => certainty === "certain")
        .map(({ code }) => code),
    ).toEqual([]);
  });

  test("a process with two calls of one endpoint: which line began the second is not known", () => {
    const other = JSON.stringify({
      accounts: [accountBody({ id: "acc-2", available: 5, current: 5 })],
      item: { item_id: "item-2" },
      request_id: "r-other",
    });
    const text = lines(
      `${at(0)} [4242] POST /accounts/balance/get`,
      `${at(1)} [4242] POST /accounts/balance/get`,
      `${at(2)} [4242] POST /accounts/balance/get 200 ${other}`,
      `${at(3)} [4242] POST /accounts/balance/get`,
      `${at(5)} [4242] POST /accounts/balance/get 200 ${L}`,
    );
    const { comparisons } = openSaved([{ source: "app.log", text }], { openedAt, id: "saved" });
    const last = comparisons.flatMap(({ readings }) => readings).at(-1);
    expect(last).toMatchObject({ startedAt: at(5), isAnswerTime: true, notRecorded: ["latencyMs"] });
  });
});

describe("where only the time of the answers is known", () => {
  const log = (second: number) =>
    lines(`${at(5)} INFO /accounts/balance/get ${L}`, `${at(second)} INFO /accounts/get ${C}`);

  test("seconds apart, which call was over before the other began is unknown", () => {
    expect(told(log(6))).toEqual({ live: "by 05.001 ?", cached: "by 06.001 ?", ...sideBySide });
  });

  test("further apart than a call may take, it is known", () => {
    expect(told(log(5 + 31))).toEqual({ live: "by 05.001 ?", cached: "by 36.001 ?", ...oneAfterTheOther });
  });

  test("a latency in the line is the time before it", () => {
    const text = lines(
      { level: 30, time: at(5), url: balance, data: live, responseTime: 5000 },
      { level: 30, time: at(6), url: accounts, data: cached, responseTime: 5000 },
    );
    expect(told(text)).toEqual({ live: "00.001 5000", cached: "01.001 5000", ...sideBySide });
  });

  test("VCR: recorded_at is when the answer was recorded", () => {
    const interaction = (second: number, uri: string, string: string) => ({
      request: { method: "post", uri, body: { string: "{}" } },
      response: { status: { code: 200 }, headers: {}, body: { string } },
      recorded_at: new Date(Date.parse(at(second))).toUTCString(),
    });
    const cassette = { http_interactions: [interaction(5, balance, L), interaction(6, accounts, C)] };
    expect(told(JSON.stringify(cassette), "cassette.json")).toEqual({
      live: "by 05.000 ?",
      cached: "by 06.000 ?",
      ...sideBySide,
    });
  });

  test("nock: the Date header is the answer's", () => {
    const recorded = (second: number, path: string, response: object) => ({
      scope: "https://production.plaid.com:443",
      method: "POST",
      path,
      status: 200,
      response,
      rawHeaders: ["Date", new Date(Date.parse(at(second))).toUTCString()],
    });
    const text = JSON.stringify([recorded(5, "/accounts/balance/get", live), recorded(6, "/accounts/get", cached)]);
    expect(told(text, "nock.json")).toEqual({ live: "by 05.000 ?", cached: "by 06.000 ?", ...sideBySide });
  });
});

test("HAR: startedDateTime is the start, and time the latency", () => {
  const entry = (second: number, url: string, text: string) => ({
    startedDateTime: at(second),
    time: 5000,
    request: { method: "POST", url },
    response: { status: 200, content: { mimeType: "application/json", text } },
  });
  const har = { log: { version: "1.2", entries: [entry(0, balance, L), entry(1, accounts, C)] } };
  expect(told(JSON.stringify(har), "calls.har")).toEqual({ live: "00.001 5000", cached: "01.001 5000", ...sideBySide });
});
