import { describe, expect, it } from "vitest";
import { ageOf } from "../../../../src/core/age/ageLookup.ts";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { callTimesOf } from "../../../../src/core/reading/callTimes.ts";
import { openSaved } from "../../../../src/core/saved/openSaved.ts";
import { accountBody } from "../../../builders/bodies.ts";

/** A line of a logger: what answered, when by its own writing, and how long it took. */
interface Line {
  readonly at: string | number;
  readonly endpoint: "/accounts/get" | "/accounts/balance/get" | "/item/get";
  readonly tookMs: number;
  readonly available?: number;
  readonly data?: object;
}

function opened(lines: readonly Line[]): Comparison {
  const text = lines
    .map(({ at, endpoint, tookMs, available = 100, data }, index) => {
      const accounts = [accountBody({ available, current: available })];
      const answer = data ?? {
        accounts,
        item: { item_id: "item-1", institution_id: "ins_3" },
        request_id: `r${index}`,
      };
      return JSON.stringify({
        time: at,
        url: `https://production.plaid.com${endpoint}`,
        responseTime: tookMs,
        res: { data: answer },
      });
    })
    .join("\n");
  const [comparison] = openSaved([{ source: "app.log", text }], {
    openedAt: "2026-03-02T00:00:00.000Z",
    id: "saved",
  }).comparisons;
  if (comparison === undefined) throw new Error("nothing was read");
  return comparison;
}

const codesOf = (lines: readonly Line[]): readonly string[] => findingsOf(opened(lines)).map(({ code }) => code);

function orderOfTwo(lines: readonly [Line, Line]): string {
  const comparison = opened(lines);
  const [one, other] = lines.map(({ endpoint }) => comparison.readings.find((each) => each.endpoint === endpoint));
  if (one === undefined || other === undefined) throw new Error("two endpoints answer");
  return callTimesOf(comparison).orderOf(one, other);
}

const live = (at: string | number, available = 100): Line => ({
  at,
  endpoint: "/accounts/balance/get",
  tookMs: 400,
  available,
});
const copy = (at: string | number, available = 90): Line => ({ at, endpoint: "/accounts/get", tookMs: 40, available });

describe("times that a log writes as whole seconds", () => {
  it("leave the order open of two calls in one second", () => {
    expect(orderOfTwo([live("2026-03-01T10:00:05Z"), copy("2026-03-01T10:00:05Z")])).toBe("unknown");
    expect(orderOfTwo([copy("2026-03-01T10:00:05Z"), live("2026-03-01T10:00:05Z")])).toBe("unknown");
  });

  it("leave it open where the second call began within the second of the first's answer", () => {
    expect(orderOfTwo([live("2026-03-01T10:00:05Z"), { ...copy("2026-03-01T10:00:06Z"), tookMs: 900 }])).toBe(
      "unknown",
    );
    expect(orderOfTwo([live("2026-03-01T10:00:05Z"), copy("2026-03-01T10:00:07Z")])).toBe("before");
  });

  it("count as such however a program prints them", () => {
    const second = Date.parse("2026-03-01T10:00:05Z");
    const forms: readonly ((ms: number) => string | number)[] = [
      (ms) => new Date(ms).toISOString(),
      (ms) => ms,
      (ms) => ms / 1000,
      (ms) => `${ms}000000`,
      (ms) => `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")},000 +0000`,
    ];
    for (const form of forms) expect(orderOfTwo([live(form(second)), copy(form(second + 1000))])).toBe("unknown");
  });

  it("do not hide the order of times with milliseconds", () => {
    expect(orderOfTwo([live("2026-03-01T10:00:05.100Z"), copy("2026-03-01T10:00:05.200Z")])).toBe("before");
    const nearby = [live("2026-03-01T10:00:05.1Z"), copy("2026-03-01T10:00:05.2Z")] as const;
    expect(orderOfTwo([nearby[0], nearby[1]])).toBe("unknown");
  });

  it("let nothing be told of a copy that was read after the real-time call", () => {
    const inOneSecond = [live("2026-03-01T10:00:05Z"), { ...copy("2026-03-01T10:00:06Z"), tookMs: 900 }];
    expect(codesOf(inOneSecond)).not.toContain("cache-still-differs");
    expect(codesOf([live("2026-03-01T10:00:05Z"), copy("2026-03-01T10:00:07Z")])).toContain("cache-still-differs");
  });

  it("let no change of a number go up or down within one second", () => {
    const findings = findingsOf(opened([copy("2026-03-01T10:00:05Z", 90), copy("2026-03-01T10:00:05Z", 120)]));
    const changes = findings.filter(({ code }) => code === "changed-between-calls");
    expect(changes.map(({ variant }) => variant)).toEqual(["unordered"]);
  });

  it("leave a failure in the second of an answer as it is", () => {
    const failed: Line = {
      at: "2026-03-01T10:00:05Z",
      endpoint: "/accounts/balance/get",
      tookMs: 40,
      data: { error_type: "INSTITUTION_ERROR", error_code: "INSTITUTION_DOWN", error_message: "down", request_id: "f" },
    };
    const recovered = (at: string): boolean => {
      const findings = findingsOf(opened([failed, { ...live(at), tookMs: 30 }, copy("2026-03-01T09:00:00Z")]));
      return findings.some(({ code }) => code === "answered-later");
    };
    expect([recovered("2026-03-01T10:00:05Z"), recovered("2026-03-01T10:00:08Z")]).toEqual([false, true]);
  });
});

describe("times that a log writes as whole minutes", () => {
  it("leave the order open within a minute, and where the next call began in it", () => {
    expect(orderOfTwo([live("2026-03-01 10:05 UTC"), copy("2026-03-01 10:05 UTC")])).toBe("unknown");
    expect(orderOfTwo([live("2026-03-01 10:05 UTC"), copy("2026-03-01 10:06 UTC")])).toBe("unknown");
    expect(orderOfTwo([live("2026-03-01 10:05 UTC"), copy("2026-03-01 10:07 UTC")])).toBe("before");
  });

  it("are no wrong clock where an update of the same minute is stated", () => {
    const item = { item_id: "item-1", institution_id: "ins_3", products: ["transactions"], error: null };
    const status = { transactions: { last_successful_update: "2026-03-01T10:05:40Z", last_failed_update: null } };
    const stated: Line = {
      at: "2026-03-01 10:05 UTC",
      endpoint: "/item/get",
      tookMs: 40,
      data: { item, status, request_id: "i" },
    };
    expect(codesOf([stated, copy("2026-03-01 10:05 UTC"), live("2026-03-01 10:07 UTC")])).not.toContain("clock-skew");
  });

  it("make a copy at most as old as it can have been at the end of the minute", () => {
    const item = { item_id: "item-1", institution_id: "ins_3", products: ["transactions"], error: null };
    const status = { transactions: { last_successful_update: "2026-03-01T10:00:00Z", last_failed_update: null } };
    const stated: Line = {
      at: "2026-03-01 10:03 UTC",
      endpoint: "/item/get",
      tookMs: 40,
      data: { item, status, request_id: "i" },
    };
    const comparison = opened([stated, copy("2026-03-01 10:05 UTC"), live("2026-03-01 10:09 UTC")]);
    const reading = comparison.readings.find(({ endpoint }) => endpoint === "/accounts/get");
    if (reading === undefined) throw new Error("the copy was read");
    expect(ageOf(comparison, reading, "checking").ageMs).toBe(5 * 60_000 + 59_999);
  });
});

describe("a time that may be the request's or the answer's", () => {
  it("leaves the order open of calls that may have been side by side by either", () => {
    const line = (at: string, endpoint: string, took: number, available: number): string => {
      const accounts = [accountBody({ available, current: available })];
      return JSON.stringify({ at, url: endpoint, latency_ms: took, data: { accounts, item: { item_id: "item-1" } } });
    };
    const orderOf = (cachedAt: string): string => {
      const text = [
        line("2026-03-01T10:00:05.100Z", "/accounts/balance/get", 2000, 100),
        line(cachedAt, "/accounts/get", 100, 90),
      ].join("\n");
      const [comparison] = openSaved([{ source: "app.log", text }], {
        openedAt: "2026-03-02T00:00:00.000Z",
        id: "saved",
      }).comparisons;
      const [one, other] = ["/accounts/balance/get", "/accounts/get"].map((path) =>
        comparison?.readings.find(({ endpoint }) => endpoint === path),
      );
      if (comparison === undefined || one === undefined || other === undefined) throw new Error("two endpoints answer");
      return callTimesOf(comparison).orderOf(one, other);
    };
    expect(["04.100", "06.100", "09.100"].map((second) => orderOf(`2026-03-01T10:00:${second}Z`))).toEqual([
      "unknown",
      "unknown",
      "before",
    ]);
  });
});
