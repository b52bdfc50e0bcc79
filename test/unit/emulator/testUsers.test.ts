import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createTestWorld } from "./support/world.ts";

const world = createTestWorld({ scenarios: ["just-linked"] });

/** Links a user; returns the accounts as the cached and the real-time endpoint show them. */
async function accountsOf(options: object) {
  const { access_token } = await world.link({ options });
  const cached = await world.call("/accounts/get", { access_token });
  const live = await world.call("/accounts/balance/get", { access_token });
  expect(live.body.accounts).toEqual(cached.body.accounts);
  return { access_token, accounts: cached.body.accounts };
}

async function refusalOf(options: object, institution_id = "ins_109508") {
  const request = { institution_id, initial_products: ["auth"], options };
  const { status, body } = await world.call("/sandbox/public_token/create", request);
  return [status, body.error_type, body.error_code];
}

describe("user_good", () => {
  it("has Plaid's fourteen accounts, exactly", async () => {
    const { accounts } = await accountsOf({ override_username: "user_good", override_password: "pass_good" });
    const rows = accounts.map(({ mask, name, balances }) => [
      mask,
      name,
      balances.available,
      balances.current,
      balances.limit,
    ]);
    expect(rows).toEqual([
      ["0000", "Plaid Checking", 100, 110, null],
      ["1111", "Plaid Saving", 200, 210, null],
      ["2222", "Plaid CD", null, 1000, null],
      ["3333", "Plaid Credit Card", null, 410, 2000],
      ["4444", "Plaid Money Market", 43200, 43200, null],
      ["5555", "Plaid IRA", null, 320.76, null],
      ["6666", "Plaid 401k", null, 23631.9805, null],
      ["7777", "Plaid Student Loan", null, 65262, null],
      ["8888", "Plaid Mortgage", null, 56302.06, null],
      ["9001", "Plaid HSA", 6009, 6009, null],
      ["9002", "Plaid Cash Management", 12060, 12060, null],
      ["9003", "Plaid Auto Loan", null, 23211.33, null],
      ["9004", "Plaid Home Equity Line of Credit", 47647.5, 13500.5, 61148],
      ["9999", "Plaid Business Credit Card", 4980, 5020, 10000],
    ]);
  });

  it("has numbers for checking, saving and cash management alone", async () => {
    const { access_token } = await world.link({ initial_products: ["auth"] });
    const { body } = await world.call("/auth/get", { access_token });
    expect(body.accounts.map((account) => account.mask)).toEqual(["0000", "1111", "9002"]);
    expect(body.numbers).toMatchObject({
      ach: [
        { account: "1111222233330000", routing: "011401533", wire_routing: "021000021" },
        { account: "1111222233331111" },
        { account: "1111222233339002" },
      ],
      eft: [],
    });
  });

  it("shares no id between two links of the same user", async () => {
    const [one, other] = [await accountsOf({}), await accountsOf({})];
    const ids = [...one.accounts, ...other.accounts].map((account) => account.account_id);
    expect(new Set(ids).size).toBe(28);
  });
});

describe("passwords that stand for an error", () => {
  it.each([
    ["INVALID_CREDENTIALS", "ITEM_ERROR"],
    ["ITEM_LOCKED", "ITEM_ERROR"],
    ["INSTITUTION_DOWN", "INSTITUTION_ERROR"],
    ["USER_SETUP_REQUIRED", "ITEM_ERROR"],
    ["NO_ACCOUNTS", "ITEM_ERROR"],
    ["MFA_NOT_SUPPORTED", "ITEM_ERROR"],
  ])("error_%s", async (code, type) => {
    expect(await refusalOf({ override_password: `error_${code}` })).toEqual([400, type, code]);
  });

  it("error_INTERNAL_SERVER_ERROR is Plaid's own 500", async () => {
    const expected = [500, "API_ERROR", "INTERNAL_SERVER_ERROR"];
    expect(await refusalOf({ override_password: "error_INTERNAL_SERVER_ERROR" })).toEqual(expected);
  });
});

describe("user_limited_purpose_checking", () => {
  it("has an account without any balance", async () => {
    const { accounts } = await accountsOf({ override_username: "user_limited_purpose_checking" });
    expect(accounts.map((account) => account.balances)).toMatchObject([
      { available: null, current: null, limit: null },
    ]);
  });
});

describe("user_custom", () => {
  const custom = (user: unknown) => ({
    override_username: "user_custom",
    override_password: typeof user === "string" ? user : JSON.stringify(user),
  });

  it("has the accounts its password describes, pending money included", async () => {
    const { accounts } = await accountsOf(
      custom({
        override_accounts: [
          {
            type: "depository",
            subtype: "checking",
            starting_balance: 1000.5,
            meta: { name: "Mine", mask: "77" },
            transactions: [
              { date_transacted: "2026-02-01", date_posted: "2026-02-02", amount: 99, description: "Over" },
              { date_transacted: "2026-03-01", date_posted: "2026-03-09", amount: 40.25, description: "Pending" },
            ],
          },
          {
            type: "credit",
            subtype: "credit card",
            starting_balance: 200,
            force_available_balance: 5,
            meta: { limit: 900 },
          },
          {
            type: "depository",
            subtype: "savings",
            starting_balance: 3,
            has_null_available_balance: true,
            currency: "EUR",
          },
        ],
      }),
    );
    expect(accounts.map(({ name, mask, balances }) => ({ name, mask, ...balances }))).toMatchObject([
      { name: "Mine", mask: "77", available: 960.25, current: 1000.5 },
      { available: 5, current: 200, limit: 900 },
      { available: null, current: 3, iso_currency_code: "EUR" },
    ]);
  });

  it("moves the balance when a transaction of the future posts", async () => {
    const transactions = [
      { date_transacted: "2026-03-01", date_posted: "2026-03-04", amount: 10, description: "Soon" },
    ];
    const password = {
      override_accounts: [{ type: "depository", subtype: "checking", starting_balance: 50, transactions }],
    };
    const { access_token } = await accountsOf(custom(password));
    await world.advance(2 * 86_400);
    const { body } = await world.call("/accounts/balance/get", { access_token });
    expect(body.accounts[0]?.balances).toMatchObject({ available: 40, current: 40 });
  });

  it("makes up accounts when nothing is described", async () => {
    const { accounts } = await accountsOf(custom({}));
    expect(accounts.length).toBe(2);
    for (const { balances } of accounts) expect(balances.current).toBeGreaterThan(0);
  });

  it.each([
    ["not JSON", "{"],
    ["a list", []],
    ["accounts that are none", { override_accounts: "x" }],
    ["eleven accounts", { override_accounts: Array.from({ length: 11 }, () => ({ type: "depository" })) }],
    ["a type that is none", { override_accounts: [{ type: "piggy bank" }] }],
    ["a balance in words", { override_accounts: [{ starting_balance: "much" }] }],
    ["a mask that is none", { override_accounts: [{ meta: { mask: "12345" } }] }],
    [
      "a day that is none",
      {
        override_accounts: [
          { transactions: [{ date_transacted: "2026-02-30", date_posted: "2026-03-01", amount: 1, description: "x" }] },
        ],
      },
    ],
    [
      "both ways of available",
      { override_accounts: [{ force_available_balance: 1, has_null_available_balance: true }] },
    ],
    ["something enormous", { seed: "x".repeat(70_000) }],
  ])("is refused for %s", async (_, user) => {
    expect(await refusalOf(custom(user))).toEqual([400, "INVALID_REQUEST", "INVALID_FIELD"]);
  });

  it("fails as force_error says", async () => {
    expect(await refusalOf(custom({ force_error: "ITEM_LOCKED" }))).toEqual([400, "ITEM_ERROR", "ITEM_LOCKED"]);
    expect(await refusalOf(custom({ force_error: "PLAID_ERROR" }))).toEqual([
      500,
      "API_ERROR",
      "INTERNAL_SERVER_ERROR",
    ]);
  });

  // Samples of ours are in the repository; Plaid's published ones are read where somebody has put them beside it.
  const folders = [path.join(import.meta.dirname, "customUsers"), process.env.PLAID_CUSTOM_USERS ?? ""].filter(
    existsSync,
  );
  const samples = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => path.join(folder, file)),
  );

  it.each(samples.map((file) => [path.basename(file), file]))("loads the sample %s", async (_, file) => {
    const password = readFileSync(file, "utf8");
    if (!/"(type)": "(depository|credit|loan|investment)"/.test(password) && /"type": "payroll"/.test(password)) {
      expect(await refusalOf(custom(password))).toEqual([400, "ITEM_ERROR", "NO_ACCOUNTS"]);
      return;
    }
    const { access_token } = await world.link({ initial_products: ["auth"], options: custom(password) });
    for (const endpoint of [
      "/accounts/get",
      "/accounts/balance/get",
      "/item/get",
      "/transactions/sync",
      "/identity/get",
    ]) {
      expect((await world.call(endpoint, { access_token })).status).toBe(200);
    }
  });

  it("has samples to load", () => {
    expect(samples.length).toBeGreaterThanOrEqual(5);
  });
});
