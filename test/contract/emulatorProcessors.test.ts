import { ProcessorTokenCreateRequestProcessorEnum, Products } from "plaid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSandbox, type Sandbox } from "./support/sandbox.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const dates = { start_date: "2025-06-01", end_date: "2026-03-02" };

/** A token of the scenario's account of this type, with what the Item's own access token opens. */
async function handedOver(scenario: string, type: string) {
  const { plaid } = sandbox;
  const { access_token } = sandbox.itemOf(scenario);
  const { accounts } = await sandbox.answered("AccountsGetResponse", plaid.accountsGet({ access_token }));
  const account_id = accounts.find((account) => account.type === type)?.account_id ?? "";
  const processor = ProcessorTokenCreateRequestProcessorEnum.Dwolla;
  const made = plaid.processorTokenCreate({ access_token, account_id, processor });
  const { processor_token } = await sandbox.answered("ProcessorTokenCreateResponse", made);
  expect(processor_token).toMatch(/^processor-sandbox-[0-9a-f-]{36}$/);
  return { access_token, account_id, processor_token, options: { account_ids: [account_id] } };
}

const inPartsOf = <T extends { account_id: string }>(rows: readonly T[] | null | undefined, account_id: string) =>
  (rows ?? []).filter((row) => row.account_id === account_id);

describe("what a partner reads of one account is what the app reads of it", () => {
  it("deposit accounts: account, numbers, owners, transactions", async () => {
    const { plaid } = sandbox;
    const { access_token, account_id, processor_token, options } = await handedOver("daily-refresh", "depository");
    const own = await sandbox.answered("AccountsGetResponse", plaid.accountsGet({ access_token, options }));
    const read = await sandbox.answered("ProcessorAccountGetResponse", plaid.processorAccountGet({ processor_token }));
    expect(read).toMatchObject({ account: own.accounts[0], institution_id: own.item.institution_id });

    const auth = await sandbox.answered("AuthGetResponse", plaid.authGet({ access_token, options }));
    const numbers = await sandbox.answered("ProcessorAuthGetResponse", plaid.processorAuthGet({ processor_token }));
    expect(numbers).toMatchObject({ account: auth.accounts[0], numbers: { ach: auth.numbers.ach[0], eft: null } });

    const identity = await sandbox.answered("IdentityGetResponse", plaid.identityGet({ access_token, options }));
    const owned = plaid.processorIdentityGet({ processor_token });
    const owners = await sandbox.answered("ProcessorIdentityGetResponse", owned);
    expect(owners.account).toEqual(identity.accounts[0]);

    const match = plaid.processorIdentityMatch({ processor_token, user: { legal_name: "Alberta Charleson" } });
    const matched = await sandbox.answered("ProcessorIdentityMatchResponse", match);
    expect(matched.account.legal_name?.score).toBe(70);
    expect(matched.account.balances.current).toBeNull();

    const sync = await sandbox.answered(
      "TransactionsSyncResponse",
      plaid.transactionsSync({ access_token, count: 500 }),
    );
    const processed = plaid.processorTransactionsSync({ processor_token, count: 500 });
    const synced = await sandbox.answered("ProcessorTransactionsSyncResponse", processed);
    expect(synced.added).toEqual(inPartsOf(sync.added, account_id));
    expect(synced.added.length).toBeGreaterThan(5);
    expect(synced.account).toEqual(own.accounts[0]);

    const got = plaid.processorTransactionsGet({ processor_token, ...dates, options: { count: 500 } });
    const { total_transactions } = await sandbox.answered("ProcessorTransactionsGetResponse", got);
    const all = { access_token, ...dates, options: { ...options, count: 500 } };
    const whole = await sandbox.answered("TransactionsGetResponse", plaid.transactionsGet(all));
    expect(total_transactions).toBe(whole.total_transactions);
    const recurring = plaid.processorTransactionsRecurringGet({ processor_token });
    const streams = await sandbox.answered("ProcessorTransactionsRecurringGetResponse", recurring);
    expect(inPartsOf(streams.inflow_streams, account_id)).toEqual(streams.inflow_streams);
    await sandbox.answered(
      "ProcessorTransactionsRefreshResponse",
      plaid.processorTransactionsRefresh({ processor_token }),
    );
  });

  it("cards and investments", async () => {
    const { plaid } = sandbox;
    const card = await handedOver("limit-changed", "credit");
    const debts = plaid.liabilitiesGet({ access_token: card.access_token, options: card.options });
    const own = await sandbox.answered("LiabilitiesGetResponse", debts);
    const processed = plaid.processorLiabilitiesGet({ processor_token: card.processor_token });
    const read = await sandbox.answered("ProcessorLiabilitiesGetResponse", processed);
    expect(read.liabilities).toEqual(own.liabilities);
    expect(read.account).toEqual(own.accounts[0]);

    const { access_token, processor_token, options } = await handedOver("investments-overnight", "investment");
    const holdings = plaid.processorInvestmentsHoldingsGet({ processor_token });
    const held = await sandbox.answered("ProcessorInvestmentsHoldingsGetResponse", holdings);
    const ownHoldings = plaid.investmentsHoldingsGet({ access_token, options });
    expect(held.holdings).toEqual((await sandbox.answered("InvestmentsHoldingsGetResponse", ownHoldings)).holdings);
    const moved = plaid.processorInvestmentsTransactionsGet({ processor_token, ...dates });
    const { total_investment_transactions } = await sandbox.answered(
      "ProcessorInvestmentsTransactionsGetResponse",
      moved,
    );
    expect(total_investment_transactions).toBeGreaterThan(0);
    const auth = plaid.processorInvestmentsAuthGet({ processor_token });
    await sandbox.answered("ProcessorInvestmentsAuthGetResponse", auth);
  });
});

describe("the bank is asked through either token", () => {
  it("real-time balances write through to the same cache", async () => {
    const { plaid } = sandbox;
    const { access_token, processor_token, options } = await handedOver("pending-hold", "depository");
    const cached = async () =>
      (await sandbox.answered("AccountsGetResponse", plaid.accountsGet({ access_token, options }))).accounts[0];
    const before = await cached();
    const asked = plaid.processorBalanceGet({ processor_token });
    const { account } = await sandbox.answered("ProcessorBalanceGetResponse", asked);
    expect(account.balances.available).not.toBe(before?.balances.available);
    expect(await cached()).toEqual(account);
  });

  it("evaluations follow the same rulesets, and are reported on", async () => {
    const { plaid } = sandbox;
    const { processor_token } = await handedOver("balance-ruleset", "depository");
    const client_transaction_id = "through-a-partner";
    const evaluated = plaid.processorSignalEvaluate({ processor_token, client_transaction_id, amount: 900 });
    const { ruleset } = await sandbox.answered("ProcessorSignalEvaluateResponse", evaluated);
    expect(ruleset).toMatchObject({ ruleset_key: "payments-balance", result: "REROUTE" });
    const decided = { processor_token, client_transaction_id, initiated: true };
    const decision = plaid.processorSignalDecisionReport(decided);
    await sandbox.answered("ProcessorSignalDecisionReportResponse", decision);
    const returned = plaid.processorSignalReturnReport({ processor_token, client_transaction_id, return_code: "R01" });
    await sandbox.answered("ProcessorSignalReturnReportResponse", returned);
    await sandbox.answered("ProcessorSignalPrepareResponse", plaid.processorSignalPrepare({ processor_token }));
  });

  it("a card at Capital One needs a date, and another account than the token's is refused", async () => {
    const { plaid } = sandbox;
    const { processor_token } = await handedOver("capital-one-card", "credit");
    expect(await sandbox.refused(plaid.processorBalanceGet({ processor_token }))).toMatchObject({
      code: "INVALID_FIELD",
    });
    const options = { min_last_updated_datetime: "2026-03-01T00:00:00Z" };
    await sandbox.answered("ProcessorBalanceGetResponse", plaid.processorBalanceGet({ processor_token, options }));
    const other = await handedOver("capital-one-card", "depository");
    const foreign = { processor_token, options: { account_id: other.account_id } };
    expect(await sandbox.refused(plaid.processorTransactionsSync(foreign))).toMatchObject({
      code: "INVALID_ACCOUNT_ID",
    });
  });
});

describe("a partner", () => {
  it("is sent webhooks about its account, and none about the Item", async () => {
    const { plaid } = sandbox;
    const { access_token, account_id, processor_token } = await handedOver("daily-refresh", "depository");
    const webhook = "http://127.0.0.1:9/partner";
    const updated = plaid.processorTokenWebhookUpdate({ processor_token, webhook });
    await sandbox.answered("ProcessorTokenWebhookUpdateResponse", updated);
    await plaid.sandboxItemResetLogin({ access_token });
    const { item_id } = sandbox.itemOf("daily-refresh");
    await sandbox.control("POST", `/items/${item_id}/repair`);
    await sandbox.control("POST", "/clock", { seconds: 86_400 });
    const { webhooks } = await sandbox.control<{ webhooks: { url: string; body: Record<string, unknown> }[] }>(
      "GET",
      `/webhooks?item_id=${item_id}`,
    );
    const sent = webhooks.filter(({ url }) => url === webhook).map(({ body }) => body);
    expect(sent[0]).toEqual({
      ...{ webhook_type: "PROCESSOR_TOKEN", webhook_code: "WEBHOOK_UPDATE_ACKNOWLEDGED", account_id },
      ...{ error: null, new_webhook_url: webhook, environment: "sandbox" },
    });
    expect(sent.map((body) => body.webhook_type)).toContain("TRANSACTIONS");
    for (const body of sent) {
      expect(body).toMatchObject({ account_id });
      expect(body).not.toHaveProperty("item_id");
      expect(["PROCESSOR_TOKEN", "TRANSACTIONS"]).toContain(body.webhook_type);
    }
  });

  it("is told how many transactions there are to fetch of its account, and of no other", async () => {
    const { plaid } = sandbox;
    const initial_products = [Products.Auth, Products.Transactions];
    const options = { webhook: "http://127.0.0.1:9/app" };
    const linked = plaid.sandboxPublicTokenCreate({ institution_id: "ins_109508", initial_products, options });
    const { public_token } = (await linked).data;
    const { access_token, item_id } = (await plaid.itemPublicTokenExchange({ public_token })).data;
    const { accounts } = (await plaid.accountsGet({ access_token })).data;
    const processor = ProcessorTokenCreateRequestProcessorEnum.Dwolla;
    const partners = await Promise.all(
      accounts
        .filter(({ type }) => type !== "investment")
        .map(async ({ account_id }) => {
          const { processor_token } = (await plaid.processorTokenCreate({ access_token, account_id, processor })).data;
          const webhook = `http://127.0.0.1:9/${account_id}`;
          await plaid.processorTokenWebhookUpdate({ processor_token, webhook });
          return { processor_token, webhook };
        }),
    );
    let seen = 0;
    /** The webhooks since the last time, by where they went. */
    const news = async () => {
      const { webhooks } = await sandbox.control<{ webhooks: { url: string; body: Record<string, unknown> }[] }>(
        "GET",
        `/webhooks?item_id=${item_id}`,
      );
      const since = webhooks.slice(seen);
      seen = webhooks.length;
      return (to: string) => since.filter(({ url }) => url === to).map(({ body }) => body);
    };
    await news();
    const cursors = new Map<string, string>();
    const fetched = async (processor_token: string) => {
      const cursor = cursors.get(processor_token);
      const asked = { processor_token, count: 500, ...(cursor !== undefined && { cursor }) };
      const { added, has_more, next_cursor } = (await plaid.processorTransactionsSync(asked)).data;
      expect(has_more).toBe(false);
      cursors.set(processor_token, next_cursor);
      return added.length;
    };
    for (const [seconds, code] of [
      [5, "INITIAL_UPDATE"],
      [20, "HISTORICAL_UPDATE"],
    ] as const) {
      await sandbox.control("POST", "/clock", { seconds });
      const sentTo = await news();
      const counts: number[] = [];
      for (const { processor_token, webhook } of partners) {
        const sent = sentTo(webhook);
        const count = await fetched(processor_token);
        expect(sent.find(({ webhook_code }) => webhook_code === code)).toMatchObject({ new_transactions: count });
        const updates = sent.filter(({ webhook_code }) => webhook_code === "SYNC_UPDATES_AVAILABLE");
        expect(updates).toHaveLength(count === 0 ? 0 : 1);
        counts.push(count);
      }
      expect(Math.max(...counts)).toBeGreaterThan(Math.min(...counts));
      const total = counts.reduce((sum, count) => sum + count, 0);
      const own = sentTo(options.webhook).find(({ webhook_code }) => webhook_code === code);
      expect(own).toMatchObject({ new_transactions: total });
    }
  });

  it("meets what goes wrong with the app's own endpoint, and its own troubles alone", async () => {
    const { plaid } = sandbox;
    const { access_token, processor_token } = await handedOver("pending-hold", "depository");
    const { item_id } = sandbox.itemOf("pending-hold");
    const own = () => plaid.accountsBalanceGet({ access_token });
    const partners = () => plaid.processorBalanceGet({ processor_token });
    const fault = { item_id, effect: "error", error_code: "BALANCE_LIMIT" };
    await sandbox.control("POST", "/faults", { ...fault, endpoint: "/accounts/balance/get", calls: 2 });
    const limited = { status: 429, code: "BALANCE_LIMIT" };
    expect([await sandbox.refused(partners()), await sandbox.refused(own())]).toMatchObject([limited, limited]);
    await sandbox.answered("ProcessorBalanceGetResponse", partners());
    await sandbox.control("POST", "/faults", { ...fault, endpoint: "/processor/balance/get" });
    expect(await sandbox.refused(partners())).toMatchObject(limited);
    await sandbox.answered("AccountsGetResponse", own());
    await sandbox.control("DELETE", "/faults");
  });

  it("keeps its token when the app's is replaced, and loses it with the Item", async () => {
    const { plaid } = sandbox;
    const made = plaid.sandboxProcessorTokenCreate({ institution_id: "ins_109508" });
    const { processor_token } = await sandbox.answered("SandboxProcessorTokenCreateResponse", made);
    const read = () => plaid.processorBalanceGet({ processor_token });
    expect((await sandbox.answered("ProcessorBalanceGetResponse", read())).account.mask).toBe("0000");
    const { items } = await sandbox.control<{ items: { access_token: string }[] }>("GET", "/items");
    const access_token = items.at(-1)?.access_token ?? "";
    const { data } = await plaid.itemAccessTokenInvalidate({ access_token });
    await sandbox.answered("ProcessorBalanceGetResponse", read());
    await plaid.itemRemove({ access_token: data.new_access_token });
    expect(await sandbox.refused(read())).toMatchObject({ code: "INVALID_PROCESSOR_TOKEN" });
  });
});

describe("Items without Link", () => {
  it("are imported once for each user_id", async () => {
    const { plaid } = sandbox;
    const request = { user_auth: { user_id: "customer-1" }, products: [Products.Auth, Products.Transactions] };
    const { access_token } = await sandbox.answered("ItemImportResponse", plaid.itemImport(request));
    const { item } = await sandbox.answered("ItemGetResponse", plaid.itemGet({ access_token }));
    expect(item.products).toEqual(["auth", "transactions"]);
    expect((await plaid.itemImport(request)).data.access_token).toBe(access_token);
    const other = { user_auth: { user_id: "customer-2" } };
    expect((await plaid.itemImport(other)).data.access_token).not.toBe(access_token);
  });
});

describe("/categories/get", () => {
  it("lists the legacy categories, and asks for no keys", async () => {
    const { categories } = await sandbox.answered("CategoriesGetResponse", sandbox.plaid.categoriesGet({}));
    expect(categories.find(({ category_id }) => category_id === "13005043")?.hierarchy).toEqual([
      "Food and Drink",
      "Restaurants",
      "Coffee Shop",
    ]);
    for (const { hierarchy } of categories)
      expect(categories.some((each) => each.hierarchy[0] === hierarchy[0])).toBe(true);
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${sandbox.running.url}/categories/get`, { method: "POST", headers, body: "{}" });
    expect(answer.status).toBe(200);
  });
});
