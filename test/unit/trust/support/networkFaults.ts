import type http from "node:http";
import { type Answer, jsonAnswer, plaidError } from "../../plaid/support/scriptedServer.ts";
import type { Expected } from "./expectHandled.ts";
import { canaries, type FaultyWorld } from "./faultyWorld.ts";

const json = (body: string): Answer => raw(200, "application/json", body);
const raw =
  (status: number, type: string, body: string): Answer =>
  (_received, response) =>
    response.writeHead(status, { "content-type": type }).end(body);

/** The honest answer, changed on its way. */
const changed =
  (change: (body: Shape) => unknown) =>
  ({ honest }: FaultyWorld): Answer =>
  (received, response) => {
    const end = (text: string) =>
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(change(JSON.parse(text))));
    honest(received, { writeHead: () => ({ end }) } as unknown as http.ServerResponse);
  };

interface Shape {
  accounts: Record<string, unknown>[];
  [field: string]: unknown;
}

const eachAccount = (change: (account: Record<string, unknown>) => object) =>
  changed((body) => ({ ...body, accounts: body.accounts.map(change) }));
const eachBalance = (change: (balances: Record<string, unknown>) => object) =>
  eachAccount((account) => ({ ...account, balances: change(account.balances as Record<string, unknown>) }));

const limited = (headers: Record<string, string>): Answer =>
  jsonAnswer(plaidError("RATE_LIMIT_EXCEEDED", "BALANCE_LIMIT"), { status: 429, headers });

/** What a server or the way to it can do to one call, and what becomes of the call then. */
export const networkFaults: readonly (readonly [
  name: string,
  answer: (world: FaultyWorld) => Answer,
  expected: Expected,
])[] = [
  ["a connection that is reset", () => (_r, response) => response.socket?.resetAndDestroy(), "connection-lost"],
  [
    "a connection that is closed without an answer",
    () => (_r, response) => response.socket?.destroy(),
    "connection-lost",
  ],
  [
    "a hang",
    ({ clock }) =>
      () =>
        clock.elapse(),
    "timed-out",
  ],
  [
    "a slow drip",
    ({ clock }) =>
      (_r, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": "9000" });
        response.write('{"accounts":[', () => clock.elapse());
      },
    "timed-out",
  ],
  [
    "a network lost midway",
    () => (_r, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "9000" });
      response.write('{"accounts":[', () => response.socket?.destroy());
    },
    "connection-lost",
  ],
  ["429 without Retry-After", () => limited({}), "rate-limited"],
  ["429 with Retry-After", () => limited({ "retry-after": "1" }), "rate-limited"],
  ["429 with a Retry-After longer than anyone waits", () => limited({ "retry-after": "86400" }), "rate-limited"],
  ["429 with a Retry-After that is no time", () => limited({ "retry-after": "soon" }), "rate-limited"],
  ["429 without Plaid's envelope", () => raw(429, "text/plain", "slow down"), "rate-limited"],
  [
    "500 in Plaid's envelope",
    () => jsonAnswer(plaidError("API_ERROR", "INTERNAL_SERVER_ERROR"), { status: 500 }),
    "plaid-error",
  ],
  ["502 of something in between", () => raw(502, "text/html", "<h1>Bad gateway</h1>"), "plaid-error"],
  ["503 without a body", () => raw(503, "text/plain", ""), "plaid-error"],
  ["a page of HTML", () => raw(200, "text/html", "<!doctype html><script>alert(1)</script>"), "malformed-answer"],
  ["truncated JSON", () => json('{"accounts":[{"account_id":"a"'), "malformed-answer"],
  ["an empty body", () => json(""), "malformed-answer"],
  ["JSON of the wrong kind", () => json("[1,2,3]"), "malformed-answer"],
  ["JSON nested a million deep", () => json(`${"[".repeat(1e6)}${"]".repeat(1e6)}`), "malformed-answer"],
  ["oversized JSON", () => oversized, "malformed-answer"],
  ["a wrong content type", ({ honest }) => mistyped(honest), "malformed-answer"],
  ["valid JSON of the wrong shape", () => json('{"accounts":{"account_id":7},"request_id":[]}'), "malformed-answer"],
  [
    "an error of an unknown type",
    () => jsonAnswer(plaidError("NEW_ERROR", "NEVER_SEEN"), { status: 400 }),
    "unknown-plaid-error",
  ],
  ["unknown enum values", eachAccount((account) => ({ ...account, type: "teapot", subtype: "brown" })), "ok"],
  ["extra fields", changed((body) => ({ ...body, extra: { deep: [1] }, __proto__: { polluted: true } })), "ok"],
  ["missing accounts", changed(({ accounts: _, ...rest }) => rest), "malformed-answer"],
  ["a missing account id", eachAccount(({ account_id: _, ...rest }) => rest), "malformed-answer"],
  ["missing balances", eachAccount(({ balances: _, ...rest }) => rest), "malformed-answer"],
  ["missing numbers", eachBalance(() => ({})), "ok"],
  ["no account at all", changed((body) => ({ ...body, accounts: [] })), "ok"],
  ["a number that is text", eachBalance((balances) => ({ ...balances, current: "110.00" })), "malformed-answer"],
  ["a number beyond any money", eachBalance((balances) => ({ ...balances, current: 1e300 })), "malformed-answer"],
  ["the same account twice", changed((body) => ({ ...body, accounts: [...body.accounts, ...body.accounts] })), "ok"],
  ["a currency nobody knows", eachBalance((balances) => ({ ...balances, iso_currency_code: "???" })), "ok"],
  ["a wall clock that jumps back two hours", later((world) => world.clock.jumpWall(-7_200_000)), "ok"],
  ["a wall clock that jumps a year ahead", later((world) => world.clock.jumpWall(365 * 86_400_000)), "ok"],
  ["eight hours of sleep during the call", later((world) => world.clock.sleep(8 * 3_600_000)), "timed-out"],
  [
    "its own secrets quoted back in names",
    eachAccount((account) => ({ ...account, name: Object.values(canaries).join() })),
    "ok",
  ],
];

/** Something happens while the call is under way; then it is answered as it should be. */
function later(happens: (world: FaultyWorld) => void) {
  return (world: FaultyWorld): Answer =>
    (received, response) => {
      happens(world);
      world.honest(received, response);
    };
}

function mistyped(honest: Answer): Answer {
  return (received, response) => {
    const end = (text: string) => response.writeHead(200, { "content-type": "text/plain" }).end(text);
    honest(received, { writeHead: () => ({ end }) } as unknown as http.ServerResponse);
  };
}

const megabyte = Buffer.alloc(2 ** 20, " ");
const oversized: Answer = (_received, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  let sent = 0;
  const more = (): void => {
    while (!response.destroyed && sent++ < 100) {
      if (!response.write(megabyte)) return void response.once("drain", more);
    }
    response.end();
  };
  more();
};
