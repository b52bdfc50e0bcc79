import { CountryCode, type LinkTokenCreateRequest, Products } from "plaid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSandbox, type Sandbox } from "./support/sandbox.ts";
import { createSdkSchemas } from "./support/sdkSchemas.ts";

const schemas = createSdkSchemas();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const request: LinkTokenCreateRequest = {
  client_name: "An app",
  language: "en",
  country_codes: [CountryCode.Us],
  user: { client_user_id: "person", email_address: "person@example.com", address: { country: "US" } },
  products: [Products.Auth, Products.Transactions],
  optional_products: [Products.Liabilities],
  additional_consented_products: [Products.Investments],
  webhook: "http://127.0.0.1:9/hook",
  account_filters: { depository: { account_subtypes: [] } },
  hosted_link: { completion_redirect_uri: "http://localhost:3000/done" },
  transactions: { days_requested: 180 },
};
const login = { institution_id: "ins_109508", username: "user_good", password: "pass_good" };

async function step(body: object): Promise<Record<string, string>> {
  const answer = await fetch(`${sandbox.running.url}/link/hosted`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return answer.json();
}

async function made(more: object = {}): Promise<string> {
  const asked = { ...request, account_filters: {}, ...more };
  return (await sandbox.answered("LinkTokenCreateResponse", sandbox.plaid.linkTokenCreate(asked))).link_token;
}

describe("Link", () => {
  it("answers in the shapes of the SDK before, within and after a session, however it ends", async () => {
    const link_token = await made();
    const get = () => sandbox.answered("LinkTokenGetResponse", sandbox.plaid.linkTokenGet({ link_token }));
    expect(await get()).not.toHaveProperty("link_sessions");
    const event_metadata = { view_name: "CREDENTIAL", request_id: "abc" };
    const events = [
      { event_name: "TRANSITION_VIEW", timestamp: new Date(0).toISOString(), event_id: "1", event_metadata },
    ];
    const { key: left } = await step({ step: "open", link_token });
    await step({
      step: "exit",
      link_token,
      key: left,
      status: "requires_credentials",
      error_code: "ITEM_LOCKED",
      events,
    });
    expect((await get()).link_sessions?.map(({ exit }) => exit?.error?.error_code)).toEqual(["ITEM_LOCKED"]);
    const { key } = await step({ step: "open", link_token });
    await step({ step: "finish", link_token, key, ...login, accounts: ["checking", "credit-card"], events });
    const { link_sessions: [, ended] = [], metadata } = await get();
    expect(metadata).toMatchObject({ initial_products: request.products, client_name: "An app", language: "en" });
    expect(ended?.events).toEqual(events);
    const public_token = ended?.results?.item_add_results[0]?.public_token ?? "";
    const exchanged = sandbox.plaid.itemPublicTokenExchange({ public_token });
    const { access_token } = await sandbox.answered("ItemPublicTokenExchangeResponse", exchanged);
    const { item } = await sandbox.answered("ItemGetResponse", sandbox.plaid.itemGet({ access_token }));
    expect(item.consented_products?.toSorted()).toEqual(["auth", "investments", "liabilities", "transactions"]);
    await sandbox.answered("LiabilitiesGetResponse", sandbox.plaid.liabilitiesGet({ access_token }));
    expect(await sandbox.refused(sandbox.plaid.identityGet({ access_token }))).toMatchObject({
      code: "ADDITIONAL_CONSENT_REQUIRED",
    });
  });

  it.each([
    ["finish", { ...login, accounts: ["checking"] }, "SUCCESS"],
    ["exit", { status: "requires_credentials" }, "EXITED"],
  ])("sends SESSION_FINISHED of a session that %s ends, in the shape of the SDK", async (last, more, status) => {
    const link_token = await made();
    const { key } = await step({ step: "open", link_token });
    await step({ step: last, link_token, key, ...more });
    const { webhooks } = await sandbox.control<{ webhooks: { body: Record<string, unknown> }[] }>("GET", "/webhooks");
    const sent = webhooks.find(({ body }) => body.link_token === link_token)?.body;
    expect(schemas.problems("LinkSessionFinishedWebhook", sent)).toEqual([]);
    expect(sent).toMatchObject({ webhook_code: "SESSION_FINISHED", status });
  });

  it("gives the Item as many days of history as the token asks for", async () => {
    const { plaid } = sandbox;
    const rowsOf = async (more: object) => {
      const link_token = await made(more);
      const { key } = await step({ step: "open", link_token });
      const { public_token = "" } = await step({ step: "finish", link_token, key, ...login, accounts: ["checking"] });
      const { access_token } = (await plaid.itemPublicTokenExchange({ public_token })).data;
      await sandbox.control("POST", "/clock", { seconds: 20 });
      return (await plaid.transactionsSync({ access_token, count: 500 })).data.added.length;
    };
    // Seven of the sixteen rows of every thirty days are the checking account's.
    expect(await rowsOf({})).toBe(7 * 6);
    expect(await rowsOf({ transactions: undefined })).toBe(7 * 3);
    expect(await rowsOf({ transactions: { days_requested: 730 } })).toBeGreaterThan(7 * 23);
  });

  it("refuses as Plaid does, in its envelope", async () => {
    const { plaid } = sandbox;
    const refusalOf = async (more: object) => sandbox.refused(plaid.linkTokenCreate({ ...request, ...more }));
    expect(await refusalOf({ products: [Products.Balance] })).toMatchObject({
      type: "INVALID_INPUT",
      code: "INVALID_PRODUCT",
    });
    expect(await refusalOf({ language: "xx" })).toMatchObject({ type: "INVALID_REQUEST", code: "INVALID_FIELD" });
    for (const more of [
      { appearance_mode: "SEPIA" },
      { consumer_report_permissible_purpose: "CURIOSITY" },
      { hosted_link: { delivery_method: "pigeon" } },
      { enable_multi_item_link: "yes" },
    ])
      expect(await refusalOf(more)).toMatchObject({ type: "INVALID_REQUEST", code: "INVALID_FIELD" });
    for (const link_token of ["link-sandbox-00000000-0000-4000-8000-000000000000", "none"]) {
      expect(await sandbox.refused(plaid.linkTokenGet({ link_token }))).toMatchObject({
        type: "INVALID_INPUT",
        code: "INVALID_LINK_TOKEN",
      });
    }
  });
});
