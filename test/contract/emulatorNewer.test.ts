import type { CountryCode, Products } from "plaid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findScenarios } from "../../src/emulator/scenarios/findScenarios.ts";
import { openSandbox, type Sandbox } from "./support/sandbox.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ scenarios: ["just-linked"] });
});
afterAll(() => sandbox.close());

const otherToken = "access-sandbox-0a12ed00-0099-4000-8000-000000000099";

describe("what is newer than most of Plaid's pages", () => {
  it.each([
    ["loan", "installment"],
    ["loan", "home equity loan"],
    ["loan", "commercial line of credit"],
    ["credit", "charge card"],
    ["investment", "prediction market"],
  ])("the subtype of a %s: %s", async (type, subtype) => {
    const { plaid } = sandbox;
    const limit = subtype === "commercial line of credit" ? { meta: { limit: 2000 } } : {};
    const override_accounts = [{ type, subtype, starting_balance: 900, ...limit }];
    const user = { override_username: "user_custom", override_password: JSON.stringify({ override_accounts }) };
    const request = { institution_id: "ins_109508", initial_products: ["auth"] as Products[], options: user };
    const { public_token } = (await plaid.sandboxPublicTokenCreate(request)).data;
    const { access_token, item_id } = (await plaid.itemPublicTokenExchange({ public_token })).data;
    const cached = await sandbox.answered("AccountsGetResponse", plaid.accountsGet({ access_token }));
    expect(cached.accounts.map((account) => [account.type, account.subtype])).toEqual([[type, subtype]]);
    const live = await sandbox.answered("AccountsGetResponse", plaid.accountsBalanceGet({ access_token }));
    expect(live.accounts).toEqual(cached.accounts);
    const ledger = await sandbox.control<{ accounts: { bank: object }[] }>("GET", `/items/${item_id}/ledger`);
    for (const [index, { balances }] of live.accounts.entries())
      expect(balances).toMatchObject(ledger.accounts[index]?.bank ?? {});
    if (type === "investment") {
      const holdings = plaid.investmentsHoldingsGet({ access_token });
      await sandbox.answered("InvestmentsHoldingsGetResponse", holdings);
    } else {
      const owed = await sandbox.answered("LiabilitiesGetResponse", plaid.liabilitiesGet({ access_token }));
      expect(Object.values(owed.liabilities).flatMap((debts) => debts ?? [])).toHaveLength(1);
    }
  });

  it("an Item's twin at Plaid Check, where a scenario names one", async () => {
    const builtIn = findScenarios(["just-linked"])[0];
    const scenarios = ["just-linked", { ...builtIn, name: "paired", access_token: otherToken, paired_item_id: "twin" }];
    const other = await openSandbox({ scenarios });
    const twinOf = async (access_token: string) =>
      Object(await other.answered("ItemGetResponse", other.plaid.itemGet({ access_token }))).item.paired_item_id;
    expect(await twinOf(otherToken)).toBe("twin");
    expect(await twinOf(other.itemOf("just-linked").access_token)).toBeUndefined();
    await other.close();
  });

  it("the banks that Plaid's own suites ask for", async () => {
    for (const institution_id of [
      ...["ins_109508", "ins_109509", "ins_109510", "ins_109511", "ins_109512"],
      ...["ins_117650", "ins_127991", "ins_135842"],
    ]) {
      const country_codes = [institution_id === "ins_117650" ? "GB" : "US"] as CountryCode[];
      const asked = sandbox.plaid.institutionsGetById({ institution_id, country_codes });
      const { institution } = await sandbox.answered("InstitutionsGetByIdResponse", asked);
      expect(institution.institution_id).toBe(institution_id);
    }
  });
});
