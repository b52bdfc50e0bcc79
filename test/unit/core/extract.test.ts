import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endpointPaths } from "../../../src/core/endpoint/endpoint.ts";
import { extract } from "../../../src/core/extract/extract.ts";
import { accountBody, itemBody, rowBody, syncBody } from "../../builders/bodies.ts";

function extracted(endpoint: Parameters<typeof extract>[0], body: unknown) {
  const extraction = extract(endpoint, body);
  if (!extraction.ok) throw new Error(extraction.failure.detail);
  return extraction.value;
}

function detail(endpoint: Parameters<typeof extract>[0], body: unknown): string | undefined {
  const extraction = extract(endpoint, body);
  return extraction.ok ? "ok" : extraction.failure.detail;
}

test("null, zero and absent stay three things", () => {
  const balances = { available: null, current: 0 };
  const [account] = extracted("/accounts/get", { accounts: [{ account_id: "a", balances }] }).accounts;
  expect(account?.balances).toEqual({ available: null, current: 0 });
  expect(account?.balances).not.toHaveProperty("limit");
});

test("account numbers and owners are not kept", () => {
  const account = { ...accountBody({ available: 1, current: 1 }), owners: [{ names: ["Jane Doe"] }] };
  const body = { accounts: [account], numbers: { ach: [{ account: "1111222233330000" }] } };
  const kept = JSON.stringify([extracted("/auth/get", body), extracted("/identity/get", body)]);
  expect(kept).not.toMatch(/1111222233330000|Jane/);
});

test("nor is the number of an account that somebody wrote into its name", () => {
  const named = { name: "Checking 1111222233330000", official_name: "IBAN DE89 3704 0044 0532 0130 00" };
  const body = { accounts: [{ ...accountBody({ available: 1, current: 1 }), ...named }] };
  const [account] = extracted("/accounts/get", body).accounts;
  expect(account).toMatchObject({ name: "Checking ••0000", officialName: "IBAN DE••30 00" });
  const [plain] = extracted("/accounts/get", {
    accounts: [{ ...accountBody({ available: 1, current: 1 }), name: "Plaid 401k 2026, 12345678" }],
  }).accounts;
  expect(plain?.name).toBe("Plaid 401k 2026, 12345678");
});

test("nor is a token that a server put into a name or a message", () => {
  const token = "access-sandbox-7c69d345-fda7-4b9a-a3b6-8a2d7d0e0d0f";
  const failures = [
    extracted("/accounts/get", {
      accounts: [{ ...accountBody({ available: 1, current: 1 }), name: token, official_name: `of ${token}` }],
    }),
    extracted("/item/get", {
      item: {
        item_id: "item-1",
        products: [],
        institution_name: `Bank ${token}`,
        error: { error_type: "ITEM_ERROR", error_code: "X", error_message: `bad ${token}`, error_code_reason: token },
      },
    }),
  ];
  expect(JSON.stringify(failures).split("[redacted]")).toHaveLength(6);
  expect(JSON.stringify(failures)).not.toContain("7c69d345");
});

test("of /identity/match the nulls are kept as nulls, and the scores are not", () => {
  const balances = {
    available: null,
    current: null,
    limit: null,
    iso_currency_code: null,
    unofficial_currency_code: null,
  };
  const account = { account_id: "a", balances, name: "Checking", legal_name: { score: 87, is_nickname_match: null } };
  expect(extracted("/identity/match", { accounts: [account], request_id: "r" }).accounts).toEqual([
    {
      accountId: "a",
      name: "Checking",
      balances: {
        available: null,
        current: null,
        limit: null,
        isoCurrencyCode: null,
        unofficialCurrencyCode: null,
      },
    },
  ]);
});

test("names of transactions are not kept", () => {
  const row = { ...rowBody("a", 5), name: "Hidden Shop", merchant_name: "Hidden" };
  const { page } = extracted("/transactions/sync", syncBody({ added: [row], next: "c", more: false }));
  expect(JSON.stringify(page)).not.toContain("Hidden");
  expect(page?.added[0]).toMatchObject({ transactionId: "a", amount: 5, pending: false });
});

test("/item/get gives the evidence of freshness and no account", () => {
  const { item, accounts } = extracted("/item/get", itemBody(["auth"]));
  expect(accounts).toEqual([]);
  expect(item).toMatchObject({
    products: ["auth"],
    createdAt: "2025-03-01T12:00:00Z",
    transactions: { lastSuccessfulUpdate: "2026-03-01T07:00:00Z", lastFailedUpdate: null },
    investments: null,
    error: null,
  });
});

test("/item/get without a status is no failure", () => {
  expect(extracted("/item/get", { item: { item_id: "i" }, status: null }).item?.transactions).toBeNull();
});

describe("/signal/evaluate", () => {
  const evaluate = { accountId: "a", amount: 5, rulesetKey: "key", clientTransactionId: "t" };

  test("gives two numbers, and tells a balance-only answer from one with scores", () => {
    const balanceOnly = extract(
      "/signal/evaluate",
      {
        core_attributes: { available_balance: 3, current_balance: null },
        scores: null,
        ruleset: { ruleset_key: "default", result: "ACCEPT" },
        warnings: [{ warning_type: "X", warning_code: "ITEM_LOGIN_REQUIRED", warning_message: "" }],
      },
      { evaluate },
    );
    expect(balanceOnly).toMatchObject({
      ok: true,
      value: {
        accounts: [{ accountId: "a", balances: { available: 3, current: null } }],
        signal: {
          hasScores: false,
          coreAttributeCount: 2,
          result: "ACCEPT",
          rulesetKey: "default",
          warnings: ["ITEM_LOGIN_REQUIRED"],
        },
      },
    });
  });

  const details = (body: object) => {
    const read = extract("/signal/evaluate", body, { evaluate });
    if (!read.ok || read.value.signal === undefined) throw new Error("not read");
    const { triggeredRuleDetails, scores, coreAttributes, coreAttributeCount } = read.value.signal;
    return { triggeredRuleDetails, scores, coreAttributes, coreAttributeCount };
  };

  test("gives the rule that decided, both risks, and the core attributes that have a value", () => {
    expect(
      details({
        core_attributes: {
          available_balance: 3,
          balance_last_updated: "2026-03-01T00:00:00Z",
          days_since_account_opening: 0,
          is_account_closed: false,
          phone_change_count_28d: null,
        },
        scores: {
          customer_initiated_return_risk: { score: 9, risk_tier: 1 },
          bank_initiated_return_risk: { score: 72 },
        },
        ruleset: {
          result: "REROUTE",
          triggered_rule_details: { custom_action_key: "NSF", internal_note: "Account 000123456789 looks closed" },
        },
      }),
    ).toEqual({
      // A note is written by hand: a number of an account in it is masked.
      triggeredRuleDetails: { customActionKey: "NSF", internalNote: "Account ••6789 looks closed" },
      scores: {
        customerInitiatedReturnRisk: { score: 9, riskTier: 1 },
        bankInitiatedReturnRisk: { score: 72, riskTier: null },
      },
      coreAttributes: { days_since_account_opening: 0, is_account_closed: false },
      coreAttributeCount: 5,
    });
  });

  test("keeps its balances where the details are not as documented, and no more attributes than there is room for", () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`a_${index}`, index]));
    const strange = {
      core_attributes: { available_balance: 3, "<b>": 1, count: "[redacted]", ...many },
      scores: { customer_initiated_return_risk: "[redacted]", bank_initiated_return_risk: { score: null } },
      ruleset: { result: "ACCEPT", triggered_rule_details: [] },
    };
    const { coreAttributes = {}, ...rest } = details(strange);
    expect(rest).toEqual({ triggeredRuleDetails: undefined, scores: undefined, coreAttributeCount: 1003 });
    expect(Object.keys(coreAttributes)).toHaveLength(120);
    expect(extracted("/signal/evaluate", strange).accounts[0]?.balances).toEqual({ available: 3 });
  });

  test("without core attributes has neither number", () => {
    const bare = extract("/signal/evaluate", { scores: {} }, { evaluate });
    expect(bare.ok && bare.value.accounts[0]?.balances).toEqual({});
    expect(bare.ok && bare.value.signal).toMatchObject({ hasScores: true, coreAttributeCount: 0, result: null });
  });
});

test.each([
  ["/accounts/get", [], "body is not an object"],
  ["/accounts/get", {}, "accounts is not an array"],
  ["/accounts/get", { accounts: [{ account_id: 5, balances: {} }] }, "accounts[0].account_id is not a string"],
  ["/accounts/get", { accounts: [{ account_id: "a" }] }, "accounts[0].balances is not an object"],
  [
    "/accounts/balance/get",
    { accounts: [{ account_id: "a", balances: { available: "12" } }] },
    "accounts[0].balances.available is not a number",
  ],
  [
    "/accounts/get",
    { accounts: [{ account_id: "a", balances: { current: 1e300 } }] },
    "accounts[0].balances.current is not a number",
  ],
  ["/item/get", { item: { item_id: null } }, "item.item_id is not a string"],
  ["/transactions/sync", { ...syncBody({ next: "c", more: false }), has_more: "no" }, "has_more is not true or false"],
  ["/transactions/get", { accounts: [], transactions: [] }, "total_transactions is not a number"],
  ["/signal/evaluate", { core_attributes: 5 }, "core_attributes is not an object"],
] as const)("%s answering %j is malformed, and the field is named", (endpoint, body, expected) => {
  expect(detail(endpoint, body)).toBe(expected);
});

test("a time that is none is unknown, not an error", () => {
  const body = itemBody();
  const item = { ...(body.item as object), created_at: "yesterday" };
  expect(extracted("/item/get", { ...body, item }).item?.createdAt).toBeNull();
});

test("no JSON whatever makes it throw", () => {
  fc.assert(
    fc.property(fc.constantFrom(...endpointPaths), fc.jsonValue(), (endpoint, body) => {
      expect(typeof extract(endpoint, body).ok).toBe("boolean");
    }),
  );
  // Nearly right bodies reach deeper than any made up from nothing.
  const broken = fc.constantFrom("account_id", "balances", "mask", "name", "type", "subtype", "official_name");
  fc.assert(
    fc.property(broken, fc.jsonValue(), (field, value) => {
      const account = { ...accountBody({ available: 1, current: 1 }), [field]: value };
      expect(typeof extract("/accounts/get", { accounts: [account] }).ok).toBe("boolean");
    }),
  );
});
