import { CountryCode, Products } from "plaid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSandbox, type Sandbox } from "./support/sandbox.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

describe("every Item of every scenario answers in the shapes of the SDK", () => {
  it("the cached endpoints", async () => {
    for (const item of sandbox.items) {
      const { plaid } = sandbox;
      const request = { access_token: item.access_token };
      await sandbox.answered("ItemGetResponse", plaid.itemGet(request));
      if (item.scenario === "login-required") {
        expect(await sandbox.refused(plaid.accountsGet(request))).toMatchObject({ code: "ITEM_LOGIN_REQUIRED" });
        continue;
      }
      const { accounts } = await sandbox.answered("AccountsGetResponse", plaid.accountsGet(request));
      expect(accounts.length).toBeGreaterThan(0);
      if (item.products.includes("auth")) await sandbox.answered("AuthGetResponse", plaid.authGet(request));
      if (item.products.includes("identity")) await sandbox.answered("IdentityGetResponse", plaid.identityGet(request));
      if (item.products.includes("transactions")) {
        const page = await sandbox.answered("TransactionsSyncResponse", plaid.transactionsSync(request));
        expect(page.added.length).toBeGreaterThan(0);
      }
    }
  });

  it("an Item made by a call, from its public token to its removal", async () => {
    const { plaid } = sandbox;
    const { public_token } = await sandbox.answered(
      "SandboxPublicTokenCreateResponse",
      plaid.sandboxPublicTokenCreate({ institution_id: "ins_109508", initial_products: [Products.Auth] }),
    );
    const { access_token } = await sandbox.answered(
      "ItemPublicTokenExchangeResponse",
      plaid.itemPublicTokenExchange({ public_token }),
    );
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

  it("an institution", async () => {
    const { plaid } = sandbox;
    await sandbox.answered(
      "InstitutionsGetByIdResponse",
      plaid.institutionsGetById({
        institution_id: "ins_109508",
        country_codes: [CountryCode.Us],
        options: { include_optional_metadata: true },
      }),
    );
  });

  it("evaluations by both kinds of ruleset and by none", async () => {
    const { plaid } = sandbox;
    const item = sandbox.itemOf("daily-refresh");
    const account_id = item.evaluate?.account_id ?? "";
    const request = { access_token: item.access_token, account_id, amount: 12.17 };
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
});
