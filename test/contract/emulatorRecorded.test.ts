import { type CountryCode, type InvestmentTransaction, type Products, type Transaction, WebhookType } from "plaid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSandbox, type Sandbox } from "./support/sandbox.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ scenarios: ["just-linked"] });
});
afterAll(() => sandbox.close());

const all = ["auth", "identity", "transactions", "investments", "liabilities"] as Products[];

/** A new Item of `user_good`, its first updates done. */
async function linked(initial_products = all, options: object = {}, wait = 20) {
  const { plaid } = sandbox;
  const made = await plaid.sandboxPublicTokenCreate({ institution_id: "ins_109508", initial_products, options });
  const { data } = await plaid.itemPublicTokenExchange({ public_token: made.data.public_token });
  if (wait > 0) await sandbox.control("POST", "/clock", { seconds: wait });
  return { access_token: data.access_token };
}

const day = (from: Date, days: number) => new Date(from.getTime() + 86_400_000 * days).toISOString().slice(0, 10);
async function today() {
  const { now } = await sandbox.control<{ now: string }>("GET", "/clock");
  return new Date(now);
}

/** Every row of the last so many days, page by page. */
async function historyOf(access_token: string, days: number) {
  const now = await today();
  const rows: Transaction[] = [];
  for (;;) {
    const options = { count: 500, offset: rows.length };
    const request = { access_token, start_date: day(now, -days), end_date: day(now, 1), options };
    const page = await sandbox.answered("TransactionsGetResponse", sandbox.plaid.transactionsGet(request));
    rows.push(...page.transactions);
    if (rows.length >= page.total_transactions) return rows;
  }
}

describe("user_good, as recorded", () => {
  it("has an interest on each account and a holder on some, and an Item as Sandbox writes it", async () => {
    const { plaid } = sandbox;
    const request = await linked(["transactions"] as Products[]);
    const { accounts, item } = await sandbox.answered("AccountsGetResponse", plaid.accountsGet(request));
    expect(accounts.map(({ mask, apy, holder_category }) => [mask, apy, holder_category])).toEqual([
      ["0000", 0, "personal"],
      ["1111", 0.1, "personal"],
      ["2222", 0.2, undefined],
      ["3333", null, undefined],
      ["4444", 1.85, undefined],
      ["5555", null, undefined],
      ["6666", null, undefined],
      ["7777", null, "personal"],
      ["8888", null, undefined],
      ["9001", null, undefined],
      ["9002", null, undefined],
      ["9003", null, undefined],
      ["9004", null, undefined],
      ["9999", null, "business"],
    ]);
    expect(item.webhook).toBe("");
    expect(item).not.toHaveProperty("auth_method");
    for (const product of ["income_verification", "investments_auth", "statements", "transactions_refresh", "transfer"])
      expect(item.available_products).toContain(product);
    const got = await sandbox.answered("ItemGetResponse", plaid.itemGet(request));
    expect(got.item).toMatchObject({ created_at: expect.stringMatching(/^[^.]+Z$/) });
    const mayBeAsked = ["investments_auth", "transfer", "income_verification", "transactions_refresh"];
    const asked = await linked(mayBeAsked as Products[], {}, 0);
    await sandbox.answered("InvestmentsAuthGetResponse", plaid.investmentsAuthGet(asked));
  });

  it("has sixteen transactions every thirty days, as far back as days_requested", async () => {
    const { access_token } = await linked();
    expect(await historyOf(access_token, 60)).toHaveLength(32);
    expect(await historyOf(access_token, 730)).toHaveLength(48);
    const long = await linked(all, { transactions: { days_requested: 730 } });
    const rows = await historyOf(long.access_token, 735);
    expect(rows).toHaveLength(388);
    expect(rows.filter((row) => row.pending || row.datetime !== null || row.authorized_datetime !== null)).toEqual([]);
    const uber = rows.find((row) => row.name.startsWith("Uber"));
    expect(uber).toMatchObject({ merchant_category_code: "4121", website: "uber.com" });
    const counterparty = uber?.counterparties?.[0];
    // Recorded of every counterparty, though the SDK's type has no such field.
    expect(counterparty).toMatchObject({ name: "Uber", entity_id: uber?.merchant_entity_id, phone_number: null });
    expect(uber?.logo_url).toMatch(/^https:\/\//);
  });

  it.each(["/transactions/sync", "/transactions/get"])(
    "has as much history as the %s that adds Transactions asks for, and the balances that it has without",
    async (first) => {
      const { plaid } = sandbox;
      const asked = await linked(all, { transactions: { days_requested: 730 } }, 0);
      const { access_token } = await linked(["auth"] as Products[], {}, 0);
      const moment = await today();
      const dates = { start_date: day(moment, -730), end_date: day(moment, 0) };
      const firstCall = (request: { access_token: string }, days_requested: number) =>
        first === "/transactions/sync"
          ? plaid.transactionsSync({ ...request, options: { days_requested } })
          : plaid.transactionsGet({ ...request, ...dates, options: { days_requested } }).catch(() => undefined);
      await firstCall({ access_token }, 730);
      // Where the product is there it is too late to ask.
      const usual = await linked(["transactions"] as Products[], {}, 0);
      await firstCall(usual, 730);
      const few = await linked(["auth"] as Products[], {}, 0);
      await firstCall(few, 30);
      await sandbox.control("POST", "/clock", { seconds: 20 });
      const rowsOf = async (token: string) =>
        (await historyOf(token, 735)).map(({ date, name, amount, authorized_date }) => [
          ...[date, name, amount, authorized_date],
        ]);
      const rows = await rowsOf(access_token);
      expect(rows).toHaveLength(388);
      expect(rows.toSorted()).toEqual((await rowsOf(asked.access_token)).toSorted());
      expect(await rowsOf(usual.access_token)).toHaveLength(48);
      expect(await rowsOf(few.access_token)).toHaveLength(16);
      const balances = async (call: ReturnType<typeof plaid.accountsGet>) =>
        (await call).data.accounts.map((account) => [account.mask, account.balances]);
      for (const seconds of [0, 86_400, 20 * 86_400]) {
        await sandbox.control("POST", "/clock", { seconds });
        for (const other of [usual.access_token, few.access_token, asked.access_token]) {
          const [mine, theirs] = [access_token, other].map((each) => plaid.accountsBalanceGet({ access_token: each }));
          if (mine === undefined || theirs === undefined) throw new Error("two calls");
          expect(await balances(mine)).toEqual(await balances(theirs));
        }
        expect(await balances(plaid.accountsGet({ access_token }))).toEqual(
          await balances(plaid.accountsGet({ access_token: asked.access_token })),
        );
      }
    },
  );

  it("categorizes by version two when asked, and refuses a third", async () => {
    const { plaid } = sandbox;
    const { access_token } = await linked();
    const versions = async (personal_finance_category_version?: string) => {
      const options = personal_finance_category_version === undefined ? {} : { personal_finance_category_version };
      const page = plaid.transactionsSync({ access_token, options } as Parameters<typeof plaid.transactionsSync>[0]);
      const { added } = await sandbox.answered("TransactionsSyncResponse", page);
      return [...new Set(added.map((row) => row.personal_finance_category?.version))];
    };
    expect(await versions()).toEqual(["v1"]);
    expect(await versions("v2")).toEqual(["v2"]);
    await expect(versions("v3")).rejects.toThrow(/400/);
    const streams = async (personal_finance_category_version?: string) => {
      const options = personal_finance_category_version === undefined ? {} : { personal_finance_category_version };
      const request = { access_token, options } as Parameters<typeof plaid.transactionsRecurringGet>[0];
      const asked = plaid.transactionsRecurringGet(request);
      const body = await sandbox.answered("TransactionsRecurringGetResponse", asked);
      const all = [...body.inflow_streams, ...body.outflow_streams];
      expect(all.length).toBeGreaterThan(5);
      return [
        body.personal_finance_category_version,
        ...new Set(all.map((stream) => stream.personal_finance_category?.version)),
      ];
    };
    expect(await streams()).toEqual(["v1", "v1"]);
    expect(await streams("v2")).toEqual(["v2", "v2"]);
    await expect(streams("v3")).rejects.toThrow(/400/);
  });

  it("holds thirteen securities of seven types, with their lots, worth what the accounts are", async () => {
    const { plaid } = sandbox;
    const request = await linked();
    const answered = sandbox.answered("InvestmentsHoldingsGetResponse", plaid.investmentsHoldingsGet(request));
    const { accounts, holdings, securities } = await answered;
    expect(accounts).toHaveLength(14);
    expect([holdings.length, securities.length, new Set(securities.map(({ type }) => type)).size]).toEqual([13, 13, 7]);
    for (const holding of holdings) {
      expect(holding.institution_price_datetime).toBeNull();
      expect(holding.tax_lots?.map((lot) => lot.quantity)).toEqual([holding.quantity]);
    }
    for (const mask of ["5555", "6666"]) {
      const account = accounts.find((each) => each.mask === mask);
      const own = holdings.filter((each) => each.account_id === account?.account_id);
      const worth = own.reduce((sum, { institution_value }) => sum + institution_value, 0);
      expect(worth).toBeCloseTo(account?.balances.current ?? 0, 6);
    }
  });

  it("tells over a thousand investment transactions of both accounts, newest first, in pages that join", async () => {
    const { plaid } = sandbox;
    const { access_token } = await linked();
    const now = await today();
    const rows: InvestmentTransaction[] = [];
    let total = 1;
    while (rows.length < total) {
      const request = { access_token, start_date: day(now, -735), end_date: day(now, 0) };
      const options = { count: 500, offset: rows.length };
      const page = plaid.investmentsTransactionsGet({ ...request, options });
      const body = await sandbox.answered("InvestmentsTransactionsGetResponse", page);
      total = body.total_investment_transactions;
      rows.push(...body.investment_transactions);
      const known = new Set(body.securities.map(({ security_id }) => security_id));
      for (const { security_id } of body.investment_transactions)
        expect(security_id === null || known.has(security_id)).toBe(true);
    }
    expect(rows).toHaveLength(1168);
    expect(new Set(rows.map(({ investment_transaction_id: id }) => id)).size).toBe(rows.length);
    expect(new Set(rows.map(({ account_id }) => account_id)).size).toBe(2);
    expect(rows.map(({ date }) => date)).toEqual(
      rows
        .map(({ date }) => date)
        .toSorted()
        .reverse(),
    );
    const again = plaid.investmentsTransactionsGet({ access_token, start_date: day(now, -735), end_date: day(now, 0) });
    expect((await again).data.investment_transactions).toEqual(rows.slice(0, 100));
    const account_ids = [(await plaid.accountsGet({ access_token })).data.accounts[0]?.account_id ?? ""];
    const dates = { start_date: day(now, -30), end_date: day(now, 0) };
    const none = plaid.investmentsTransactionsGet({ access_token, ...dates, options: { account_ids } });
    const { accounts, total_investment_transactions } = (await none).data;
    expect([accounts.map(({ mask }) => mask), total_investment_transactions]).toEqual([["0000"], 0]);
    const month = plaid.investmentsTransactionsGet({ access_token, start_date: day(now, -30), end_date: day(now, 0) });
    expect((await month).data.total_investment_transactions).toBeLessThan(60);
  });

  it("is owned by a person with several addresses, mails and phones", async () => {
    const request = await linked();
    const { accounts } = await sandbox.answered("IdentityGetResponse", sandbox.plaid.identityGet(request));
    const [owner] = accounts[0]?.owners ?? [];
    expect([owner?.addresses.length, owner?.emails.length, owner?.phone_numbers.length]).toEqual([2, 3, 3]);
    expect(owner?.phone_numbers.find(({ type }) => type === "home")?.primary).toBe(false);
  });

  it("owes in five ways, and answers of an account that owes nothing", async () => {
    const { plaid } = sandbox;
    const { access_token } = await linked();
    const ask = (options: object) => plaid.liabilitiesGet({ access_token, options });
    const { accounts, liabilities } = await sandbox.answered("LiabilitiesGetResponse", ask({}));
    const counts = Object.entries(liabilities).map(([kind, debts]) => [kind, debts?.length]);
    expect(Object.fromEntries(counts)).toEqual({ credit: 1, line_of_credit: 1, loan: 1, mortgage: 1, student: 1 });
    const [line] = liabilities.line_of_credit ?? [];
    expect(line).toMatchObject({ credit_limit: 61148, available_credit: 47647.5, principal_balance: 13500.5 });
    const account_ids = [accounts[0]?.account_id];
    const none = await sandbox.answered("LiabilitiesGetResponse", ask({ account_ids }));
    expect(Object.values(none.liabilities)).toEqual([null, null, null, null, null]);
  });
});

type Balances = Readonly<Record<"available" | "current", number | null>>;

/** The bank's ledger and Plaid's copy of each account, as the control tells them. */
async function ledgerOf(item_id: string) {
  const path = `/items/${item_id}/ledger`;
  const { accounts } = await sandbox.control<{
    accounts: { account_id: string; bank: Balances; cached: Balances & { as_of: string } }[];
  }>("GET", path);
  return new Map(accounts.map(({ account_id, ...sides }) => [account_id, sides]));
}

/** Each change of the bank's balance of one account since the link, oldest first, as the control tells it. */
async function bankThroughTime(item_id: string, account_id: string) {
  const path = `/items/${item_id}/timeline?account_id=${account_id}`;
  const { bank, left_out } = await sandbox.control<{ bank: (Balances & { at: string })[]; left_out: number }>(
    "GET",
    path,
  );
  expect(left_out).toBe(0);
  return (at: string) => bank.findLast((step) => Date.parse(step.at) <= Date.parse(at));
}

const balancesOf = ({ available, current }: Balances) => ({ available, current });
/** 0 where neither is known. */
const moved = (from: number | null, to: number | null) =>
  from === null || to === null ? Number(from === to) - 1 : to - from;
const sumOf = (rows: readonly { amount: number }[]) => rows.reduce((sum, { amount }) => sum + amount, 0);

describe("no recorded shape breaks cached against live", () => {
  /** A custom user whose account goes on after the link, in a file that is newer than the emulator. */
  const customUser = (now: Date) => {
    const transactions = [1, 6, 22, 23, 24, 25].map((days, index) => {
      const date = day(now, days);
      return { date_transacted: date, date_posted: date, amount: 11 * index - 20.5, description: `Row ${index}` };
    });
    const checking = { type: "depository", subtype: "checking", starting_balance: 900, meta: { apy: 0.5 } };
    const loan = { type: "loan", subtype: "student", starting_balance: 4000, newer_than_known: true };
    const custom = { override_accounts: [{ ...checking, transactions }, loan], has_perpetual_otp: true };
    return { override_username: "user_custom", override_password: JSON.stringify(custom) };
  };
  it.each<[string, Products[], object | typeof customUser, { refreshed: boolean; busyFrom: number | null }]>([
    [
      "user_good with a day of history",
      all,
      { transactions: { days_requested: 1 } },
      { refreshed: true, busyFrom: 21 },
    ],
    ["user_good with 90 days", all, {}, { refreshed: true, busyFrom: 21 }],
    ["user_good with 730 days", all, { transactions: { days_requested: 730 } }, { refreshed: true, busyFrom: 21 }],
    ["user_good, never refreshed", ["auth", "identity"] as Products[], {}, { refreshed: false, busyFrom: 21 }],
    [
      "user_transactions_dynamic",
      ["transactions"] as Products[],
      { override_username: "user_transactions_dynamic" },
      { refreshed: true, busyFrom: 1.5 },
    ],
    ["user_custom", ["transactions", "auth"] as Products[], customUser, { refreshed: true, busyFrom: 21 }],
    [
      "user_limited_purpose_checking",
      ["auth"] as Products[],
      { override_username: "user_limited_purpose_checking" },
      { refreshed: false, busyFrom: null },
    ],
  ])("%s", async (_user, products, options, { refreshed, busyFrom }) => {
    const moves = busyFrom !== null;
    const { plaid } = sandbox;
    const { access_token } = await linked(products, options instanceof Function ? options(await today()) : options);
    const { item_id } = (await plaid.itemGet({ access_token })).data.item;
    const linkedOn = day(await today(), 0);
    const read = async (call: ReturnType<typeof plaid.accountsGet>) =>
      (await sandbox.answered("AccountsGetResponse", call)).accounts;
    const atLink = await read(plaid.accountsGet({ access_token }));
    expect(await read(plaid.accountsBalanceGet({ access_token }))).toEqual(atLink);
    const rowsAtLink = products.includes("transactions" as Products) ? await historyOf(access_token, 735) : null;

    /** What was answered of an account, and the moment of the ledger that it should be of. */
    const answers: { account_id: string; at: string; shown: Balances }[] = [];
    let differed = 0;
    // Every four hours of the four days in which most happens, and after 26. The cache is read first, since a live read
    // refreshes it.
    const walk = Array.from({ length: 24 }, () => 4 * 3600);
    for (const seconds of [(busyFrom ?? 21) * 86_400, ...walk, (22 - (busyFrom ?? 21)) * 86_400]) {
      await sandbox.control("POST", "/clock", { seconds });
      const now = (await today()).toISOString();
      const ledger = await ledgerOf(item_id);
      const cached = await read(plaid.accountsGet({ access_token }));
      if (!refreshed && answers.length === 0) expect(cached).toEqual(atLink);
      const live = await read(plaid.accountsBalanceGet({ access_token }));
      expect(await read(plaid.accountsGet({ access_token }))).toEqual(live);
      for (const [index, { account_id, balances }] of cached.entries()) {
        const sides = ledger.get(account_id);
        const asked = live[index]?.balances ?? balances;
        expect(balancesOf(balances)).toEqual(sides && balancesOf(sides.cached));
        expect(balancesOf(asked)).toEqual(sides && balancesOf(sides.bank));
        answers.push({ account_id, at: sides?.cached.as_of ?? "", shown: balances });
        answers.push({ account_id, at: now, shown: asked });
        if (balances.current !== asked.current || balances.available !== asked.available) differed += 1;
      }
    }
    expect(differed > 0).toBe(moves);
    for (const { account_id } of atLink) {
      const bankAt = await bankThroughTime(item_id, account_id);
      for (const { at, shown } of answers.filter((each) => each.account_id === account_id)) {
        const step = bankAt(at);
        expect({ at, ...balancesOf(shown) }).toEqual({ at, ...(step && balancesOf(step)) });
      }
    }

    // The same once more without the ledger: what is listed adds up to what the balances moved by.
    if (rowsAtLink === null) {
      await plaid.transactionsSync({ access_token });
      await sandbox.control("POST", "/clock", { seconds: 20 });
    }
    await plaid.transactionsRefresh({ access_token });
    const atEnd = await read(plaid.accountsBalanceGet({ access_token }));
    const rows = await historyOf(access_token, 770);
    const before = rowsAtLink ?? rows.filter(({ date }) => date <= linkedOn);
    for (const [index, { account_id, type, balances }] of atEnd.entries()) {
      const own = (list: readonly Transaction[]) => list.filter((row) => row.account_id === account_id);
      const [was, is] = [own(before), own(rows)];
      const posted = sumOf(is.filter(({ pending }) => !pending)) - sumOf(was.filter(({ pending }) => !pending));
      const start = atLink[index]?.balances ?? balances;
      const owed = type === "credit" || type === "loan";
      expect(moved(start.current, balances.current)).toBeCloseTo(owed ? posted : -posted, 6);
      // What is pending already counts in `available`; a loan's is what is owed, where it has one.
      const gone = type === "loan" && balances.limit === null ? -posted : sumOf(is) - sumOf(was);
      expect(moved(start.available, balances.available)).toBeCloseTo(balances.available === null ? 0 : -gone, 6);
    }
    if (moves) expect(rows.length).toBeGreaterThan(before.length + 2);
  });
});

describe("Sandbox's ways with requests, as recorded", () => {
  it("webhooks go without a scheme, an empty one is none, and a code that is fired may be any", async () => {
    const { plaid } = sandbox;
    const { access_token } = await linked(all, { webhook: "examplewebhook.com" });
    const { item } = await sandbox.answered("ItemGetResponse", plaid.itemGet({ access_token }));
    expect(item.webhook).toBe("examplewebhook.com");
    const fired = plaid.sandboxItemFireWebhook({
      access_token,
      webhook_type: WebhookType.Transactions,
      webhook_code: "DEFAULT_UPDATE" as never,
    });
    await sandbox.answered("SandboxItemFireWebhookResponse", fired);
    const updated = plaid.itemWebhookUpdate({ access_token, webhook: "" });
    expect((await sandbox.answered("ItemWebhookUpdateResponse", updated)).item.webhook).toBe("");
    const wrong = plaid.itemWebhookUpdate({ access_token, webhook: "not an address" });
    expect(await sandbox.refused(wrong)).toMatchObject({ code: "INVALID_FIELD" });
  });

  it("statements need their dates, an unknown product of a search is invalid, and errors have a page each", async () => {
    const { plaid } = sandbox;
    const request = { institution_id: "ins_109508", initial_products: ["statements"] as Products[] };
    expect(await sandbox.refused(plaid.sandboxPublicTokenCreate(request))).toMatchObject({ code: "MISSING_FIELDS" });
    const statements = { start_date: "2026-01-01", end_date: "2026-02-01" };
    await plaid.sandboxPublicTokenCreate({ ...request, options: { statements } });
    const country_codes = ["US"] as CountryCode[];
    const search = plaid.institutionsSearch({ query: "Platypus", products: ["nope"] as never, country_codes });
    expect(await sandbox.refused(search)).toMatchObject({ type: "INVALID_INPUT", code: "INVALID_PRODUCT" });
    const answer = await fetch(`${sandbox.running.url}/item/get`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ client_id: "invalid", secret: "x", access_token: "x" }),
    });
    expect(((await answer.json()) as Record<string, unknown>).documentation_url).toBe(
      "https://plaid.com/docs/errors/invalid-input/#invalid_api_keys",
    );
  });

  it("the key that Plaid's suites ask for is there", async () => {
    const key_id = "6c5516e1-92dc-479e-a8ff-5a51992e0001";
    const asked = sandbox.plaid.webhookVerificationKeyGet({ key_id });
    const { key } = await sandbox.answered("WebhookVerificationKeyGetResponse", asked);
    expect(key).toMatchObject({ kid: key_id, alg: "ES256", crv: "P-256" });
  });

  it("custom users are personal, and what a loan owes is available too", async () => {
    const { plaid } = sandbox;
    const override_accounts = [
      { type: "loan", subtype: "student", starting_balance: 900, meta: { apy: 3.5 }, paired_with: "unknown" },
      { type: "depository", subtype: "checking", starting_balance: 5 },
    ];
    const override_password = JSON.stringify({ override_accounts, has_perpetual_otp: true });
    const request = await linked(["auth"] as Products[], { override_username: "user_custom", override_password });
    const { accounts } = await sandbox.answered("AccountsGetResponse", plaid.accountsGet(request));
    expect(accounts.map(({ apy, balances, holder_category }) => [apy, balances.available, holder_category])).toEqual([
      [3.5, 900, "personal"],
      [null, 5, "personal"],
    ]);
    const live = await sandbox.answered("AccountsGetResponse", plaid.accountsBalanceGet(request));
    expect(live.accounts).toEqual(accounts);
  });
});

describe("where sources conflict, and where a suite would wait", () => {
  it("public tokens can be made to be exchanged again, for the same Item", async () => {
    const other = await openSandbox({ scenarios: ["just-linked"], habits: { publicTokensReusable: true } });
    const request = { institution_id: "ins_109508", initial_products: ["auth"] as Products[] };
    const { public_token } = (await other.plaid.sandboxPublicTokenCreate(request)).data;
    const [one, two] = [
      (await other.plaid.itemPublicTokenExchange({ public_token })).data,
      (await other.plaid.itemPublicTokenExchange({ public_token })).data,
    ];
    expect([two.access_token, two.item_id]).toEqual([one.access_token, one.item_id]);
    await other.close();
  });

  it("a new Item is ready at once when nothing is to be waited for, and so is a product that is added", async () => {
    const other = await openSandbox({ scenarios: ["just-linked"], habits: { readyAtOnce: true } });
    for (const product of ["transactions", "auth"]) {
      const request = { institution_id: "ins_109508", initial_products: [product] as Products[] };
      const { public_token } = (await other.plaid.sandboxPublicTokenCreate(request)).data;
      const { access_token } = (await other.plaid.itemPublicTokenExchange({ public_token })).data;
      const sync = other.plaid.transactionsSync({ access_token, count: 500 });
      const page = await other.answered("TransactionsSyncResponse", sync);
      expect(page.transactions_update_status).toBe("HISTORICAL_UPDATE_COMPLETE");
      expect(page.added).toHaveLength(48);
    }
    await other.close();
  });
});
