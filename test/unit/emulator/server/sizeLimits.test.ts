import { describe, expect, it } from "vitest";
import { createEmulator } from "../../../../src/emulator/emulator.ts";
import { inSlices } from "../../../../src/emulator/state/slices.ts";
import { createTestWorld } from "../support/world.ts";

const account = { key: "a", name: "A", mask: "0001", type: "depository", subtype: "checking", current: 1 };
const scenario = {
  ...{ name: "mine", summary: "One account.", access_token: "access-sandbox-0a0a0a0a-0000-4000-8000-000000000001" },
  ...{ institution_id: "ins_109508", products: ["auth", "transactions"], linked: "-1d", accounts: [account] },
};
const every = (each: string, last = "-1s") => [{ product: "transactions", every: each, last }];
const row = (more: object) => ({ at: "-1d", amount: 1, name: "Tea", ...more });
const withRows = (rows: readonly object[]) => ({ accounts: [{ ...account, activity: rows }] });

/** Files that made the process stand, each with the field that is to blame. */
const heavy: readonly (readonly [string, object, string])[] = [
  ["linked in the year 0, refreshed every second", { linked: "0000-01-01", refresh: every("1s") }, "linked"],
  ["linked a million days ago", { linked: "-1000000d" }, "linked"],
  ["linked beyond all dates", { linked: "-99999999999d" }, "linked"],
  ["refreshed every second for a year", { linked: "-365d", refresh: every("1s") }, "refresh[0].every"],
  ["refreshed every second, three times over", { refresh: [...every("1s"), ...every("1s"), ...every("1s")] }, "every"],
  ["refreshed at a moment beyond all dates", { refresh: every("1d", "+999999999999d") }, "refresh[0].last"],
  ["refreshed once in a million years", { refresh: every("365000000d") }, "refresh[0].every"],
  ["a login for longer than the calendar", { login_lasts: "999999999999d" }, "login_lasts"],
  [
    "2,000 activities of 400 repetitions",
    withRows(Array.from({ length: 2000 }, () => row({ repeat: { every: "1h", times: 400 } }))),
    "accounts[0].activity[50]",
  ],
  [
    "a repetition that leaves the calendar",
    withRows([row({ repeat: { every: "99999999d", times: 400 } })]),
    "activity",
  ],
  [
    "a change of an amount beyond all dates",
    withRows([row({ posts: "+9d", changes: [{ at: "+99999999999d", amount: 2 }] })]),
    "activity",
  ],
  [
    "a thousand movements of a thousand positions, refreshed every hour",
    {
      ...{
        refresh: every("1h"),
        securities: [{ key: "s", name: "S", type: "equity", prices: [{ at: "-9d", price: 1 }] }],
      },
      accounts: [
        {
          ...account,
          type: "investment",
          holdings: Array.from({ length: 1000 }, () => ({ security: "s", quantity: 1 })),
          movements: Array.from({ length: 1000 }, () => ({
            ...{ at: "-8d", security: "s", name: "Buy", quantity: 1, amount: 1, price: 1, type: "buy", subtype: "buy" },
          })),
        },
      ],
    },
    "refresh[0].every",
  ],
];

describe("no file can make the local sandbox stand, or fill its memory", () => {
  it.each(heavy)("is refused at once, naming the field: %s", async (_, more, field) => {
    const given = { ...scenario, ...more };
    let thrown: unknown;
    try {
      createEmulator({ latency: "none", scenarios: [given] });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ name: "ScenarioError", message: expect.stringContaining(field) });
    const world = createTestWorld({ scenarios: ["daily-refresh"] });
    const before = (await world.control("GET", "/items")).text;
    for (const [place, body] of [
      ["/scenarios", { scenario: given }],
      ["/reset", { scenarios: [given] }],
    ] as const) {
      const answer = await world.control("POST", place, body);
      expect([answer.status, answer.body.error_code]).toEqual([400, "INVALID_FIELD"]);
      expect(answer.body.error_message).toContain(field);
    }
    expect((await world.control("GET", "/items")).text).toBe(before);
  });

  it("takes what people write: two years, refreshed every hour", async () => {
    const rows = Array.from({ length: 25 }, () => row({ at: "-700d", repeat: { every: "1d12h", times: 400 } }));
    const given = { ...scenario, linked: "-720d", refresh: every("1h"), ...withRows(rows) };
    const world = createTestWorld({ scenarios: [given] });
    expect((await world.ledgerOf("mine"))[0]?.cached.current).toBe(1);
  });

  it("lets others be answered while a thousand days happen", async () => {
    const accounts = Array.from({ length: 10 }, (_, index) => ({ ...account, key: `a${index}` }));
    const world = createTestWorld({ scenarios: [{ ...scenario, refresh: every("1h"), accounts }] });
    let isThere = false;
    const moving = world.advance(1000 * 86_400).then(() => {
      isThere = true;
    });
    let turns = 0;
    while (!isThere) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    await moving;
    expect(turns).toBeGreaterThan(50);
    const [ledger] = await world.ledgerOf("mine");
    expect(Date.parse(String(ledger?.cached.as_of))).toBeGreaterThan(Date.parse("2028-11-25"));
  });

  it("does not move the clock to where no state could be loaded from", async () => {
    const world = createTestWorld({ scenarios: [] });
    const move = (days: number) => world.control("POST", "/clock", { seconds: days * 86_400 });
    for (let moved = 0; moved < 36; moved += 1) expect((await move(1000)).status).toBe(200);
    expect((await move(1000)).body.error_message).toMatch(/at most 100 years/);
  });
});

describe("work in slices", () => {
  it("gives others their turn, and its result or its error in the end", async () => {
    function* work(): Generator<void, number, void> {
      const end = performance.now() + 40;
      while (performance.now() < end) yield;
      return 7;
    }
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 1);
    expect(await inSlices(work())).toBe(7);
    clearInterval(counting);
    expect(turns).toBeGreaterThan(0);
    await expect(
      inSlices(
        (function* (): Generator<void, number, void> {
          yield;
          throw new Error("in the middle");
        })(),
      ),
    ).rejects.toThrow("in the middle");
  });
});

describe("what callers can pile up is bounded, in bytes and in sum", () => {
  const free = { client_id: "a", secret: "b" };
  it("no text of a call is kept that is longer than 4,000 characters", async () => {
    const world = createTestWorld({ scenarios: ["daily-refresh"] });
    const access_token = await world.tokenOf("daily-refresh");
    const long = `http://127.0.0.1:1/${"x".repeat(3_900_000)}`;
    const calls = [
      ["/item/webhook/update", { access_token, webhook: long }],
      [
        "/sandbox/public_token/create",
        { institution_id: "ins_109508", initial_products: ["auth"], options: { webhook: long } },
      ],
      [
        "/sandbox/public_token/create",
        { institution_id: "ins_109508", initial_products: ["auth"], options: { override_username: long } },
      ],
    ] as const;
    for (const [place, body] of calls) {
      const answer = await world.call(place, { ...free, ...body });
      expect([answer.status, answer.body.error_code]).toEqual([400, "INVALID_FIELD"]);
      expect(answer.text.length).toBeLessThan(1000);
    }
    const put = await world.control("PUT", "/rulesets", {
      rulesets: { [long]: { kind: "balance", rules: [], fallback: { result: "REVIEW" } } },
    });
    expect(put.status).toBe(400);
  });

  it("events with long addresses make room for one another", async () => {
    const world = createTestWorld({ scenarios: ["daily-refresh"] });
    const access_token = await world.tokenOf("daily-refresh");
    for (let sent = 0; sent < 6000; sent += 1) {
      const webhook = `http://127.0.0.1:1/${sent}/${"x".repeat(3900)}`;
      await world.call("/item/webhook/update", { access_token, webhook });
    }
    const { text } = await world.control("GET", "/events");
    // 16 MB of addresses, as they are held: two bytes a letter.
    expect(text.length).toBeLessThan(10 * 1024 * 1024);
    expect(text).toContain("/5999/");
  });

  it("Items are refused once there is no room, and removing one makes some", async () => {
    const world = createTestWorld({ scenarios: [] });
    const large = (name: number) => ({
      ...scenario,
      name: `large-${name}`,
      access_token: `access-sandbox-0a0a0a0a-0000-4000-8000-${String(name).padStart(12, "0")}`,
      // Twice its letters, as they are held.
      accounts: [{ ...account, liability: { note: "x".repeat(3_900_000) } }],
    });
    let made = 0;
    for (; made < 40; made += 1) {
      const { status, body } = await world.control("POST", "/scenarios", { scenario: large(made) });
      if (status === 200) continue;
      expect([status, body.error_message]).toEqual([
        400,
        expect.stringMatching(/holds all it can \(128 MB\): remove Items/),
      ]);
      break;
    }
    expect(made).toBe(17);
    // One that is there can begin again: it takes the place of itself.
    expect((await world.control("POST", "/scenarios", { scenario: large(0) })).status).toBe(200);
    await world.call("/item/remove", { access_token: large(1).access_token });
    expect((await world.control("POST", "/scenarios", { scenario: large(made) })).status).toBe(200);
  });

  it("public tokens of large custom users push each other out", async () => {
    const world = createTestWorld({ scenarios: [] });
    const transactions = Array.from({ length: 250 }, (_, index) => ({
      ...{ date_transacted: "2026-03-01", date_posted: "2026-03-01", amount: 1, description: `${index}` },
    }));
    const override_password = JSON.stringify({
      override_accounts: [
        { type: "depository", transactions },
        { type: "credit", transactions },
      ],
    });
    const options = { override_username: "user_custom", override_password };
    const tokens: string[] = [];
    for (let made = 0; made < 120; made += 1) {
      const { body } = await world.call("/sandbox/public_token/create", {
        institution_id: "ins_109508",
        initial_products: ["auth"],
        options,
      });
      tokens.push(body.public_token);
    }
    const exchange = (public_token: string | undefined) => world.call("/item/public_token/exchange", { public_token });
    expect((await exchange(tokens.at(-1))).status).toBe(200);
    expect((await exchange(tokens[0])).body.error_code).toBe("INVALID_PUBLIC_TOKEN");
  });
});
