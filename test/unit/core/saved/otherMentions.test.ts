import { expect, it } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { OkReading } from "../../../../src/core/reading/reading.ts";
import { openSaved } from "../../../../src/core/saved/openSaved.ts";
import { accountBody } from "../../../builders/bodies.ts";

const body = (available: number, id: string) => ({
  accounts: [accountBody({ available, current: available })],
  item: { item_id: "item-1" },
  request_id: id,
});

function opened(...lines: readonly string[]): Comparison {
  const [comparison] = openSaved([{ source: "app.log", text: lines.join("\n") }], {
    openedAt: "2026-06-01T00:00:00.000Z",
    id: "saved",
  }).comparisons;
  if (comparison === undefined) throw new Error("nothing was read");
  return comparison;
}

const okOf = ({ readings }: Comparison): readonly OkReading[] =>
  readings.filter((each): each is OkReading => each.outcome === "ok");

it.each([
  "INFO sync since 2026-02-01T00:00:00Z: POST /accounts/get",
  "INFO token expires_at=2026-03-01T12:00:00Z POST /accounts/get",
  "rows between 2026-02-01 00:00:00 and 2026-03-01 00:00:00, POST /accounts/get",
  "retrying after 2026-03-01T12:00:00Z POST /accounts/get",
])("a time that a line speaks of is not the time of its call: %s", (words) => {
  const [reading] = okOf(opened(`${words} ${JSON.stringify(body(90, "r1"))}`));
  expect(reading?.notRecorded).toContain("startedAt");
});

it("the time of the line counts beside one that it speaks of", () => {
  const [reading] = okOf(
    opened(
      `since 2026-02-01T00:00:00Z at 2026-03-01T10:00:05.100Z POST /accounts/get ${JSON.stringify(body(90, "r1"))}`,
    ),
  );
  expect(reading?.startedAt).toBe("2026-03-01T10:00:05.100Z");
});

it.each([
  ["got balances, next: POST /accounts/balance/get", "done, falling back to /accounts/get"],
  ["cached copy, before calling /accounts/balance/get", "live, instead of /accounts/get"],
])("an endpoint that a message names as another call's is not the one that answered: %s", (first, second) => {
  const comparison = opened(
    JSON.stringify({ time: 1772359205402, msg: first, body: body(90, "r1") }),
    JSON.stringify({ time: 1772359207402, msg: second, body: body(100, "r2") }),
  );
  expect(okOf(comparison).map(({ guessed }) => guessed)).toEqual([["endpoint"], ["endpoint"]]);
  const told = findingsOf(comparison).filter(({ readings }) => readings.length > 1);
  expect(
    told.filter(({ code, certainty }) => code === "cached-differs-from-real-time" && certainty !== "possible"),
  ).toEqual([]);
});

it("an endpoint that a message names beside another call's is the one that answered", () => {
  const msg = "called /accounts/balance/get, next: POST /accounts/get";
  const [reading] = okOf(opened(JSON.stringify({ time: 1772359205402, msg, body: body(90, "r1") })));
  expect([reading?.endpoint, reading?.guessed]).toEqual(["/accounts/balance/get", undefined]);
});

it.each([
  ["db=12ms POST /accounts/balance/get plaid=2400ms", undefined],
  ["POST /accounts/balance/get in 2400ms (db: 12.1ms)", 2400],
  ["POST /accounts/balance/get 200 2400ms", 2400],
])("of several durations in a line the call's own is its latency: %s", (words, latencyMs) => {
  const [reading] = okOf(opened(`2026-03-01T10:00:05.100Z ${words} ${JSON.stringify(body(100, "r1"))}`));
  expect(reading?.notRecorded?.includes("latencyMs") ? undefined : reading?.latencyMs).toBe(latencyMs);
});

const asked = (url: string) => {
  const [reading] = okOf(opened(JSON.stringify({ time: 1772359205402, url, body: body(90, "r1") })));
  return [reading?.endpoint, reading?.guessed];
};

it.each([
  "/api/v1/accounts/balance/get",
  "/v1/items/42/accounts/balance/get",
  "https://app.example.com/api/accounts/balance/get",
])("a program's own route that ends as Plaid's path does is a guess: %s", (url) =>
  expect(asked(url)).toEqual(["/accounts/balance/get", ["endpoint"]]),
);

it.each([
  "/accounts/balance/get",
  "https://production.plaid.com/accounts/balance/get",
  "http://localhost:4010/accounts/balance/get",
  "/proxy/plaid/accounts/balance/get",
])("Plaid's path behind a host, or behind its name, is Plaid's: %s", (url) =>
  expect(asked(url)).toEqual(["/accounts/balance/get", undefined]),
);

it("what names Plaid's own path counts before the program's route", () => {
  const msg = "POST /accounts/get answered";
  const [reading] = okOf(
    opened(
      JSON.stringify({
        time: 1772359205402,
        path: "/api/v1/accounts/balance/get",
        plaid: { msg, body: body(90, "r1") },
      }),
    ),
  );
  expect([reading?.endpoint, reading?.guessed]).toEqual(["/accounts/get", undefined]);
});
