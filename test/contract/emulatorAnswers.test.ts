import { CountryCode, Products, SandboxItemSetVerificationStatusRequestVerificationStatusEnum } from "plaid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findScenarios } from "../../src/emulator/scenarios/findScenarios.ts";
import { type ListedItem, openSandbox, type Sandbox } from "./support/sandbox.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const all = findScenarios().map(({ name }) => name);
// Its endpoints fail, which a test of its own is about.
const scenarios = all.filter((name) => name !== "login-required");

describe("every Item answers in the shapes of the SDK", () => {
  it("lists each scenario as an Item of its own", () => {
    expect(sandbox.items.map((item) => item.scenario).sort()).toEqual(all.toSorted());
  });

  it.each(scenarios)("%s: the cached endpoints of its products", async (scenario) => {
    const item = sandbox.itemOf(scenario);
    const answered = await cachedAnswers(sandbox, item);
    // Signal has evaluations, and nothing cached to be read.
    const readable = item.products.filter((product) => product !== "signal");
    expect(answered).toEqual(["/item/get", "/accounts/get", ...readable].sort());
  });

  it("login-required: /item/get answers, and tells the error that all others answer", async () => {
    const { plaid } = sandbox;
    const request = { access_token: sandbox.itemOf("login-required").access_token };
    const { item, status } = await sandbox.answered("ItemGetResponse", plaid.itemGet(request));
    expect(item.error?.error_code).toBe("ITEM_LOGIN_REQUIRED");
    const failed = status?.transactions?.last_failed_update ?? "";
    expect(failed > (status?.transactions?.last_successful_update ?? "")).toBe(true);
    for (const call of [
      plaid.accountsGet(request),
      plaid.accountsBalanceGet(request),
      plaid.transactionsSync(request),
    ]) {
      expect(await sandbox.refused(call)).toMatchObject({
        status: 400,
        type: "ITEM_ERROR",
        code: "ITEM_LOGIN_REQUIRED",
      });
    }
  });
});

/** Calls every cached endpoint of an Item's products; returns what was answered. */
async function cachedAnswers(world: Sandbox, item: ListedItem): Promise<readonly string[]> {
  const { plaid } = world;
  const request = { access_token: item.access_token };
  const dates = { start_date: "2025-06-01", end_date: "2026-03-02" };
  await world.answered("ItemGetResponse", plaid.itemGet(request));
  const { accounts } = await world.answered("AccountsGetResponse", plaid.accountsGet(request));
  expect(accounts.length).toBeGreaterThan(0);
  const byProduct: Record<string, () => Promise<unknown>> = {
    auth: () => world.answered("AuthGetResponse", plaid.authGet(request)),
    identity: () => world.answered("IdentityGetResponse", plaid.identityGet(request)),
    transactions: async () => {
      const page = await world.answered("TransactionsSyncResponse", plaid.transactionsSync(request));
      expect(page.added.length).toBeGreaterThan(0);
      await world.answered("TransactionsGetResponse", plaid.transactionsGet({ ...request, ...dates }));
      if (page.transactions_update_status === "HISTORICAL_UPDATE_COMPLETE") {
        await world.answered("TransactionsRecurringGetResponse", plaid.transactionsRecurringGet(request));
      }
    },
    investments: async () => {
      const { holdings } = await world.answered(
        "InvestmentsHoldingsGetResponse",
        plaid.investmentsHoldingsGet(request),
      );
      expect(holdings.length).toBeGreaterThan(0);
      const answer = await world.answered(
        "InvestmentsTransactionsGetResponse",
        plaid.investmentsTransactionsGet({ ...request, ...dates }),
      );
      expect(answer.investment_transactions.length).toBeGreaterThan(0);
    },
  };
  for (const product of item.products) await byProduct[product]?.();
  return ["/item/get", "/accounts/get", ...item.products.filter((product) => product in byProduct)].sort();
}

describe("an Item made by a call", () => {
  it("lives from its public token to its removal", async () => {
    const { plaid } = sandbox;
    const { public_token, access_token } = await linkedItem(sandbox, [Products.Auth]);
    await sandbox.answered("AccountsGetResponse", plaid.accountsGet({ access_token }));
    await sandbox.answered("AccountsGetResponse", plaid.accountsBalanceGet({ access_token }));
    await sandbox.answered("ItemRemoveResponse", plaid.itemRemove({ access_token }));
    expect(await sandbox.refused(plaid.itemGet({ access_token }))).toMatchObject({
      status: 400,
      type: "ITEM_ERROR",
      code: "ITEM_NOT_FOUND",
    });
    expect(await sandbox.refused(plaid.itemPublicTokenExchange({ public_token }))).toMatchObject({
      code: "INVALID_PUBLIC_TOKEN",
    });
  });

  it("has a public token made of it that stands for itself", async () => {
    const { plaid } = sandbox;
    const { access_token } = sandbox.itemOf("pending-hold");
    const made = await sandbox.answered("ItemPublicTokenCreateResponse", plaid.itemCreatePublicToken({ access_token }));
    expect(made.expiration).toMatch(/^2026-03-02T15:3/);
    const { public_token } = made;
    const exchanged = plaid.itemPublicTokenExchange({ public_token });
    expect(await sandbox.answered("ItemPublicTokenExchangeResponse", exchanged)).toMatchObject({ access_token });
    expect(await sandbox.refused(plaid.itemPublicTokenExchange({ public_token }))).toMatchObject({
      code: "INVALID_PUBLIC_TOKEN",
    });
  });

  it("linked by micro-deposits tells how its account was verified, and can be told otherwise", async () => {
    const { plaid } = sandbox;
    const { access_token, evaluate } = sandbox.itemOf("manual-micro-deposit");
    const status = async () =>
      (await sandbox.answered("AccountsGetResponse", plaid.accountsGet({ access_token }))).accounts[0]
        ?.verification_status;
    expect(await status()).toBe("manually_verified");
    const account_id = evaluate?.account_id ?? "";
    const verification_status = SandboxItemSetVerificationStatusRequestVerificationStatusEnum.VerificationExpired;
    const request = { access_token, account_id, verification_status };
    await sandbox.answered("SandboxItemSetVerificationStatusResponse", plaid.sandboxItemSetVerificationStatus(request));
    expect(await status()).toBe("verification_expired");
    const linked = sandbox.itemOf("pending-hold");
    const other = { ...request, access_token: linked.access_token, account_id: linked.evaluate?.account_id ?? "" };
    expect(await sandbox.refused(plaid.sandboxItemSetVerificationStatus(other))).toMatchObject({
      type: "SANDBOX_ERROR",
    });
  });

  it("answers every product of its bank, added by the first call", async () => {
    const { plaid } = sandbox;
    const { access_token } = await linkedItem(sandbox, [Products.Auth], "ins_109512");
    const request = { access_token };
    await sandbox.answered("IdentityGetResponse", plaid.identityGet(request));
    const address = { city: "Malakoff", region: "NY", street: "1 Other Street", postal_code: "14236" };
    const user = {
      legal_name: "Alberta Charleson",
      phone_number: "+11112223333",
      email_address: "a@example.com",
      address,
    };
    const { accounts } = await sandbox.answered("IdentityMatchResponse", plaid.identityMatch({ ...request, user }));
    expect(new Set(accounts.flatMap(({ balances }) => Object.values(balances)))).toEqual(new Set([null]));
    expect(accounts[0]).toMatchObject({
      legal_name: { score: 70, is_first_name_or_last_name_match: true },
      phone_number: { score: 100 },
      email_address: { score: 0 },
      address: { score: 75, is_postal_code_match: true },
    });
    const unnamed = await sandbox.answered("IdentityMatchResponse", plaid.identityMatch(request));
    expect(unnamed.accounts[0]).toMatchObject({ legal_name: { score: null }, address: { score: null } });
    const { liabilities } = await sandbox.answered("LiabilitiesGetResponse", plaid.liabilitiesGet(request));
    expect(liabilities.credit?.length).toBe(1);
    expect(liabilities.student?.length).toBe(1);
    expect(liabilities.mortgage?.length).toBe(1);
    await sandbox.answered("InvestmentsHoldingsGetResponse", plaid.investmentsHoldingsGet(request));
    const moves = await sandbox.answered("InvestmentsAuthGetResponse", plaid.investmentsAuthGet(request));
    expect(moves.numbers.retirement_401k?.length).toBe(1);
    await sandbox.answered("InvestmentsRefreshResponse", plaid.investmentsRefresh(request));
    const { item } = await sandbox.answered("ItemGetResponse", plaid.itemGet(request));
    expect(item.products).toEqual([
      "auth",
      "identity",
      "identity_match",
      "investments",
      "investments_auth",
      "liabilities",
    ]);
  });

  it("can be refreshed, broken, re-tokened and given a webhook", async () => {
    const { plaid } = sandbox;
    const { access_token } = await linkedItem(sandbox, [Products.Transactions]);
    await sandbox.answered("TransactionsRefreshResponse", plaid.transactionsRefresh({ access_token }));
    const webhook = "http://127.0.0.1:9/hook";
    const updated = await sandbox.answered(
      "ItemWebhookUpdateResponse",
      plaid.itemWebhookUpdate({ access_token, webhook }),
    );
    expect(updated.item.webhook).toBe(webhook);
    const { status } = await sandbox.answered("ItemGetResponse", plaid.itemGet({ access_token }));
    expect(status?.last_webhook?.code_sent).toBe("WEBHOOK_UPDATE_ACKNOWLEDGED");
    const { new_access_token } = await sandbox.answered(
      "ItemAccessTokenInvalidateResponse",
      plaid.itemAccessTokenInvalidate({ access_token }),
    );
    expect(await sandbox.refused(plaid.itemGet({ access_token }))).toMatchObject({ code: "INVALID_ACCESS_TOKEN" });
    const reset = plaid.sandboxItemResetLogin({ access_token: new_access_token });
    expect(await sandbox.answered("SandboxItemResetLoginResponse", reset)).toMatchObject({ reset_login: true });
    expect(await sandbox.refused(plaid.accountsBalanceGet({ access_token: new_access_token }))).toMatchObject({
      code: "ITEM_LOGIN_REQUIRED",
    });
  });

  it("of user_transactions_dynamic takes new transactions", async () => {
    const { plaid } = sandbox;
    const { access_token } = await linkedItem(
      sandbox,
      [Products.Transactions],
      "ins_109508",
      "user_transactions_dynamic",
    );
    await sandbox.control("POST", "/clock", { seconds: 20 });
    const before = await sandbox.answered(
      "TransactionsSyncResponse",
      plaid.transactionsSync({ access_token, count: 500 }),
    );
    const transactions = [
      { date_transacted: "2026-03-01", date_posted: "2026-03-02", amount: 7.5, description: "Made by hand" },
    ];
    await sandbox.answered(
      "SandboxTransactionsCreateResponse",
      plaid.sandboxTransactionsCreate({ access_token, transactions }),
    );
    const after = await sandbox.answered(
      "TransactionsSyncResponse",
      plaid.transactionsSync({ access_token, cursor: before.next_cursor }),
    );
    expect(after.added).toMatchObject([{ name: "Made by hand", amount: 7.5, date: "2026-03-02", pending: false }]);
  });
});

async function linkedItem(
  world: Sandbox,
  initial_products: Products[],
  institution_id = "ins_109508",
  override_username = "user_good",
) {
  const { public_token } = await world.answered(
    "SandboxPublicTokenCreateResponse",
    world.plaid.sandboxPublicTokenCreate({ institution_id, initial_products, options: { override_username } }),
  );
  const { access_token } = await world.answered(
    "ItemPublicTokenExchangeResponse",
    world.plaid.itemPublicTokenExchange({ public_token }),
  );
  return { public_token, access_token };
}

describe("institutions", () => {
  it("are found by id, in a list and by their name", async () => {
    const { plaid } = sandbox;
    const country_codes = [CountryCode.Us];
    const options = { include_optional_metadata: true };
    const byId = plaid.institutionsGetById({ institution_id: "ins_109508", country_codes, options });
    expect((await sandbox.answered("InstitutionsGetByIdResponse", byId)).institution.name).toBe("First Platypus Bank");
    const listed = await sandbox.answered(
      "InstitutionsGetResponse",
      plaid.institutionsGet({ count: 3, offset: 1, country_codes, options: { products: [Products.Auth] } }),
    );
    expect(listed.institutions.length).toBe(3);
    expect(listed.total).toBeGreaterThan(3);
    const found = await sandbox.answered(
      "InstitutionsSearchResponse",
      plaid.institutionsSearch({ query: "platypus limited", country_codes }),
    );
    expect(found.institutions.map((institution) => institution.institution_id)).toEqual(["ins_138395"]);
  });
});

describe("evaluations", () => {
  it("carry two attributes for a balance ruleset, and scores with all attributes for a scores ruleset", async () => {
    const { plaid } = sandbox;
    const item = sandbox.itemOf("daily-refresh");
    const request = { access_token: item.access_token, account_id: item.evaluate?.account_id ?? "", amount: 12.17 };
    const evaluate = (client_transaction_id: string, ruleset_key: string) =>
      sandbox.answered(
        "SignalEvaluateResponse",
        plaid.signalEvaluate({ ...request, client_transaction_id, ruleset_key }),
      );
    const balance = await evaluate("contract-balance", "default");
    expect(Object.keys(balance.core_attributes ?? {}).sort()).toEqual(["available_balance", "current_balance"]);
    expect(balance.scores).toBeNull();
    const scores = await evaluate("contract-scores", "scores");
    expect(scores.scores?.customer_initiated_return_risk?.score).toBe(60);
    expect(Object.keys(scores.core_attributes ?? {}).length).toBeGreaterThan(75);
  });

  it("are followed by reports of the decision and the return", async () => {
    const { plaid } = sandbox;
    const { access_token, evaluate } = sandbox.itemOf("balance-ruleset");
    const client_transaction_id = "contract-reported";
    const request = { access_token, account_id: evaluate?.account_id ?? "", amount: 900, client_transaction_id };
    const { ruleset } = await sandbox.answered("SignalEvaluateResponse", plaid.signalEvaluate(request));
    expect(ruleset).toMatchObject({ ruleset_key: "payments-balance", result: "REROUTE" });
    const decision = plaid.signalDecisionReport({ client_transaction_id, initiated: true });
    await sandbox.answered("SignalDecisionReportResponse", decision);
    const returned = plaid.signalReturnReport({ client_transaction_id, return_code: "R01" });
    await sandbox.answered("SignalReturnReportResponse", returned);
    await sandbox.answered("SignalPrepareResponse", plaid.signalPrepare({ access_token }));
  });
});
