import { describe, expect, it } from "vitest";
import { asked, goodLogin, linkPerson, linkWorld } from "./linkPerson.ts";

async function exchanged(world: ReturnType<typeof linkWorld>, public_token: string) {
  const { body } = await world.call("/item/public_token/exchange", { public_token });
  return body;
}

async function accountsOf(world: ReturnType<typeof linkWorld>, access_token: string) {
  const { body } = await world.call("/accounts/get", { access_token });
  return body.accounts?.map(({ name }) => name) ?? body.error_code;
}

describe("a Link session that ends well", () => {
  it("gives a public token of an Item with the accounts that were selected", async () => {
    const world = linkWorld();
    const person = await linkPerson(world);
    const { body } = await person.connect(goodLogin, ["checking", "saving"]);
    expect(body.metadata).toMatchObject({
      institution: { name: "First Platypus Bank", institution_id: "ins_109508" },
      accounts: [
        { name: "Plaid Checking", mask: "0000", type: "depository", subtype: "checking", verification_status: null },
        { name: "Plaid Saving", mask: "1111", type: "depository", subtype: "savings" },
      ],
      transfer_status: null,
    });
    const { access_token } = await exchanged(world, body.public_token);
    const { body: read } = await world.call("/accounts/get", { access_token });
    expect(read.accounts.map(({ account_id }) => account_id)).toEqual(body.metadata.accounts.map(({ id }) => id));
    expect(read.accounts.map(({ balances }) => balances.current)).toEqual([110, 210]);
    expect((await world.call("/item/get", { access_token })).body).toMatchObject({
      item: { products: ["auth", "transactions"], institution_id: "ins_109508" },
    });
  });

  it("makes the very Item that /sandbox/public_token/create makes", async () => {
    const world = linkWorld();
    const sandbox = await world.link({ initial_products: ["auth", "transactions"] });
    const { body } = await (await linkPerson(world)).connect();
    const linked = await exchanged(world, body.public_token);
    const of = async (access_token: string) => {
      const answers = await Promise.all(
        ["/accounts/get", "/accounts/balance/get", "/item/get", "/auth/get"].map((path) =>
          world.call(path, { access_token }),
        ),
      );
      const ids = /"(account_id|item_id|request_id|persistent_account_id)":"[^"]*",?/g;
      return answers.map(({ text }) => text.replaceAll(ids, ""));
    };
    expect(await of(linked.access_token)).toEqual(await of(sandbox.access_token));
  });

  it("is told by /link/token/get, which has no sessions before", async () => {
    const world = linkWorld();
    const person = await linkPerson(world, { webhook: "http://127.0.0.1:9/hook", redirect_uri: "http://localhost/x" });
    const get = async () => (await world.call("/link/token/get", { link_token: person.token })).body;
    await person.step("open");
    expect(await get()).toEqual({
      link_token: person.token,
      created_at: "2026-03-02T15:00:00.000Z",
      expiration: "2026-03-02T19:00:00.000Z",
      metadata: {
        initial_products: asked.products,
        webhook: "http://127.0.0.1:9/hook",
        country_codes: ["US"],
        language: "en",
        redirect_uri: "http://localhost/x",
        client_name: "An app",
      },
      request_id: expect.any(String),
    });
    const { body } = await person.connect();
    const { link_sessions } = await get();
    expect(link_sessions).toMatchObject([
      { finished_at: null, on_success: null, results: null },
      {
        link_session_id: body.metadata.link_session_id,
        started_at: "2026-03-02T15:00:00.000Z",
        finished_at: "2026-03-02T15:00:00.000Z",
        on_success: { public_token: body.public_token, metadata: body.metadata },
        exit: null,
        results: { item_add_results: [{ public_token: body.public_token, accounts: body.metadata.accounts }] },
      },
    ]);
  });

  it("is told to the webhook of its token, whose Item has it too", async () => {
    const world = linkWorld();
    const webhook = "http://127.0.0.1:9/hook";
    const person = await linkPerson(world, { webhook });
    const { body } = await person.connect();
    await exchanged(world, body.public_token);
    await world.advance(60);
    const { body: sent } = await world.control("GET", "/webhooks");
    const bodies = (sent.webhooks as { url: string; body: Record<string, unknown> }[]).map((each) => each.body);
    expect(bodies[0]).toEqual({
      webhook_type: "LINK",
      webhook_code: "SESSION_FINISHED",
      status: "SUCCESS",
      link_session_id: body.metadata.link_session_id,
      link_token: person.token,
      public_token: body.public_token,
      public_tokens: [body.public_token],
      environment: "sandbox",
    });
    expect(bodies.map(({ webhook_code }) => webhook_code)).toContain("INITIAL_UPDATE");
  });

  it("uses its token up", async () => {
    const world = linkWorld();
    const person = await linkPerson(world);
    await person.connect();
    expect((await person.step("open")).body).toMatchObject({ error_code: "INVALID_LINK_TOKEN" });
  });

  it("offers what the account filters leave, or nothing", async () => {
    const world = linkWorld();
    const offered = async (account_filters: object) => {
      const person = await linkPerson(world, { account_filters });
      const { key } = (await person.step("open")).body;
      const { body } = await person.step("login", { ...goodLogin, key });
      return body.accounts?.map(({ name }) => name) ?? body.error_code;
    };
    expect(await offered({ depository: { account_subtypes: ["checking"] } })).toEqual(["Plaid Checking"]);
    expect(await offered({ investment: { account_subtypes: ["all"] } })).toEqual(["Plaid IRA", "Plaid 401k"]);
    expect(await offered({ depository: { account_subtypes: ["prepaid"] } })).toBe("NO_ACCOUNTS");
  });

  it("takes a custom user, and the user of a scenario with its past", async () => {
    const world = linkWorld();
    const password = JSON.stringify({ override_accounts: [{ type: "depository", starting_balance: 5 }] });
    const custom = await (await linkPerson(world)).connect({ ...goodLogin, username: "user_custom", password });
    expect(await accountsOf(world, (await exchanged(world, custom.body.public_token)).access_token)).toHaveLength(1);

    const username = "daily-refresh";
    const webhook = "http://127.0.0.1:9/hook";
    const { body } = await (await linkPerson(world, { webhook })).connect({
      ...goodLogin,
      institution_id: "ins_109510",
      username,
    });
    const { access_token, item_id } = await exchanged(world, body.public_token);
    const cached = await world.call("/accounts/get", { access_token });
    const live = await world.call("/accounts/balance/get", { access_token });
    expect(cached.body.accounts[0]?.balances.available).not.toBe(live.body.accounts[0]?.balances.available);
    // What happened before the link is told to nobody.
    const { body: sent } = await world.control("GET", `/webhooks?item_id=${item_id}`);
    expect((sent.webhooks as { body: { webhook_code: string } }[]).map((each) => each.body.webhook_code)).toEqual([]);
    // The same name elsewhere is one like any other.
    const elsewhere = await (await linkPerson(world)).connect({ ...goodLogin, institution_id: "ins_109509", username });
    expect(elsewhere.body.metadata.accounts).toHaveLength(14);
  });
});

describe("a Link session that fails", () => {
  it.each([
    ["pass_bad", "INVALID_CREDENTIALS"],
    ["error_ITEM_LOCKED", "ITEM_LOCKED"],
    ["error_INSTITUTION_NOT_RESPONDING", "INSTITUTION_NOT_RESPONDING"],
  ])("by the password %s: %s", async (password, code) => {
    const { body } = await (await linkPerson(linkWorld())).connect({ ...goodLogin, password });
    expect(body.error_code).toBe(code);
  });

  it("by a bank that is down, unknown, or without the products", async () => {
    const world = linkWorld();
    const at = async (institution_id: string, more: object = {}) =>
      (await (await linkPerson(world, more)).connect({ ...goodLogin, institution_id })).body.error_code;
    expect(await at("ins_132361")).toBe("INSTITUTION_DOWN");
    expect(await at("ins_none")).toBe("INVALID_INSTITUTION");
    expect(await at("ins_116944")).toBe("INVALID_PRODUCT");
  });

  it("asks what the bank asks, and knows the answers", async () => {
    const world = linkWorld();
    const asks = async (password: string, answers: readonly (readonly string[])[]) =>
      (await (await linkPerson(world)).connect({ ...goodLogin, password, answers })).body;
    expect(await asks("mfa_device", [])).toMatchObject({ mfa: { type: "code", prompts: ["Code"] } });
    expect(await asks("mfa_device", [["1234"]])).toHaveProperty("public_token");
    expect(await asks("mfa_device", [["4321"]])).toMatchObject({ error_code: "INVALID_MFA" });
    expect((await asks("mfa_questions_2_3", [])).mfa?.prompts).toHaveLength(3);
    const first = ["answer_0_0", "answer_0_1", "answer_0_2"];
    expect(await asks("mfa_questions_2_3", [first])).toHaveProperty("mfa");
    const second = first.map((each) => each.replace("_0_", "_1_"));
    expect(await asks("mfa_questions_2_3", [first, second])).toHaveProperty("public_token");
    expect(await asks("mfa_selections", [["No"]])).toMatchObject({ error_code: "INVALID_MFA" });
    expect(await asks("mfa_selections", [["Yes"]])).toHaveProperty("public_token");
  });

  it("asks what a custom user's mfa describes, in rounds, and fails by a bad reCAPTCHA", async () => {
    const world = linkWorld();
    const override_accounts = [{ type: "depository", starting_balance: 5 }];
    const asks = async (user: object, answers: readonly (readonly string[])[], username = "user_custom") => {
      const password = JSON.stringify({ override_accounts, ...user });
      return (await (await linkPerson(world)).connect({ ...goodLogin, username, password, answers })).body;
    };
    expect(await asks({ mfa: { type: "device" } }, [])).toMatchObject({ mfa: { type: "code" } });
    expect(await asks({ mfa: { type: "device" } }, [["1234"]])).toHaveProperty("public_token");
    const questions = { mfa: { type: "questions", question_rounds: 2, questions_per_round: 1 } };
    expect(await asks(questions, [["answer_0_0"]])).toMatchObject({ mfa: { prompts: ["Question 1, 0"] } });
    expect(await asks(questions, [["answer_0_0"], ["answer_1_0"]])).toHaveProperty("public_token");
    expect(await asks(questions, [["answer_0_0"], ["answer_0_0"]])).toMatchObject({ error_code: "INVALID_MFA" });
    const selections = { mfa: { type: "selections", selections_per_question: 3 } };
    const { mfa } = await asks(selections, []);
    expect(mfa).toMatchObject({ type: "selections", choices: ["Choice 0", "Choice 1", "Choice 2"] });
    expect(mfa?.prompts).toHaveLength(2);
    expect(await asks(selections, [["Choice 0", "Choice 0"]])).toHaveProperty("public_token");
    expect(await asks(selections, [["Choice 0", "Choice 1"]])).toMatchObject({ error_code: "INVALID_MFA" });
    for (const username of ["user_custom", "user_good"]) {
      expect(await asks({ recaptcha: "bad" }, [], username)).toMatchObject({
        error_type: "RECAPTCHA_ERROR",
        error_code: "RECAPTCHA_BAD",
      });
      expect(await asks({ recaptcha: "good" }, [], username)).toHaveProperty("public_token");
    }
    // Its update mode is signed in to as any other.
    const custom = await asks({ mfa: { type: "device" } }, [["1234"]]);
    const { access_token } = await exchanged(world, custom.public_token);
    const again = await linkPerson(world, { access_token, products: undefined });
    expect((await again.connect({ username: "user_custom", password: "pass_good" })).body).toHaveProperty(
      "public_token",
    );
  });

  it("names the fields of a custom user that were passed over: to its page, in the events, and to who runs the emulator", async () => {
    const said: string[] = [];
    const world = linkWorld({ hint: (sentence) => said.push(sentence) });
    const account = { type: "depository", starting_balance: 5, paired_with: "x", meta: { colour: "red" } };
    const password = JSON.stringify({ override_accounts: [account], has_perpetual_otp: true });
    const login = { ...goodLogin, username: "user_custom", password };
    const names = ["override_accounts[0].paired_with", "override_accounts[0].meta.colour", "has_perpetual_otp"];
    const person = await linkPerson(world);
    const { key } = (await person.step("open")).body;
    expect((await person.step("login", { ...login, key })).body).toMatchObject({ fields_passed_over: names });
    expect(said).toEqual([]);
    await person.step("finish", { ...login, key, accounts: ["account-0"] });
    const sentence = expect.stringContaining(names.join(", "));
    expect(said).toEqual([sentence]);
    const options = { override_username: "user_custom", override_password: password };
    await world.link({ options });
    expect(said).toEqual([sentence, sentence]);
    const { body } = await world.control("GET", "/events");
    const events = body.events as readonly { readonly what: string; readonly details?: object }[];
    const made = events.filter(({ what }) => what === "public-token-made");
    expect(made.map(({ details }) => details)).toEqual([{ fields_passed_over: names }, { fields_passed_over: names }]);
    await world.link({ options: { override_username: "user_custom", override_password: '{"override_accounts":[]}' } });
    expect(said).toHaveLength(2);
  });

  it("is told as an exit, and leaves its token for another try", async () => {
    const world = linkWorld();
    const person = await linkPerson(world, { webhook: "http://127.0.0.1:9/hook" });
    const { key, link_session_id } = (await person.step("open")).body;
    const left = { key, institution_id: "ins_109508", status: "requires_credentials", error_code: "ITEM_LOCKED" };
    expect((await person.step("exit", left)).status).toBe(200);
    const { body } = await world.call("/link/token/get", { link_token: person.token });
    const error = expect.objectContaining({ error_type: "ITEM_ERROR", error_code: "ITEM_LOCKED" });
    const institution = { name: "First Platypus Bank", institution_id: "ins_109508" };
    const exit = { error, metadata: { institution, status: "requires_credentials", link_session_id } };
    expect(body.link_sessions).toMatchObject([
      { link_session_id, exit, on_exit: exit, on_success: null, results: null },
    ]);
    const { body: sent } = await world.control("GET", "/webhooks");
    expect(sent.webhooks).toMatchObject([{ body: { webhook_code: "SESSION_FINISHED", status: "EXITED" } }]);
    expect((await person.connect()).status).toBe(200);
  });
});

describe("update mode", () => {
  it("mends the login of its Item, at its own bank", async () => {
    const world = linkWorld();
    const access_token = await world.tokenOf("login-required");
    expect(await accountsOf(world, access_token)).toBe("ITEM_LOGIN_REQUIRED");
    const person = await linkPerson(world, { access_token, products: undefined });
    const { body } = await person.connect({ username: "user_good", password: "pass_good" });
    expect(await accountsOf(world, access_token)).not.toBe("ITEM_LOGIN_REQUIRED");
    expect((await exchanged(world, body.public_token)).access_token).toBe(access_token);
  });

  it("fails as long as the bank is down for its Item, and mends nothing", async () => {
    const world = linkWorld({ scenarios: ["institution-down"] });
    const access_token = await world.tokenOf("institution-down");
    await world.call("/sandbox/item/reset_login", { access_token });
    const person = await linkPerson(world, { access_token, products: undefined });
    const { body } = await person.connect({ username: "user_good", password: "pass_good" });
    expect(body.error_code).toBe("INSTITUTION_DOWN");
    expect(await accountsOf(world, access_token)).toBe("ITEM_LOGIN_REQUIRED");
  });

  it("can be left where its Item was removed meanwhile", async () => {
    const world = linkWorld();
    const access_token = await world.tokenOf("login-required");
    const person = await linkPerson(world, { access_token, products: undefined });
    const { key } = (await person.step("open")).body;
    await world.call("/item/remove", { access_token });
    expect((await person.step("login", { ...goodLogin, key })).body.error_code).toBe("ITEM_NOT_FOUND");
    expect((await person.step("exit", { key, error_code: "ITEM_NOT_FOUND" })).status).toBe(200);
  });

  it("adds accounts of the bank, where it was asked to, with the balance of now and their transactions", async () => {
    const world = linkWorld();
    const linked = await (await linkPerson(world)).connect(goodLogin, ["checking"]);
    const { access_token } = await exchanged(world, linked.body.public_token);
    await world.advance(86_400);
    const again = { access_token, products: undefined };
    const login = { username: "user_good", password: "pass_good" };
    await (await linkPerson(world, again)).connect(login, ["checking", "credit-card"]);
    expect(await accountsOf(world, access_token)).toEqual(["Plaid Checking"]);

    const selects = { ...again, update: { account_selection_enabled: true } };
    const { body } = await (await linkPerson(world, selects)).connect(login, ["credit-card"]);
    expect(body.metadata.accounts.map(({ name }) => name)).toEqual(["Plaid Checking", "Plaid Credit Card"]);
    expect(await accountsOf(world, access_token)).toEqual(["Plaid Checking", "Plaid Credit Card"]);
    const [cached, live] = [
      await world.call("/accounts/get", { access_token }),
      await world.call("/accounts/balance/get", { access_token }),
    ];
    expect(cached.body.accounts[1]?.balances).toEqual(live.body.accounts[1]?.balances);
    const { added } = (await world.call("/transactions/sync", { access_token, count: 500 })).body;
    const accountId = live.body.accounts[1]?.account_id;
    expect(added.filter(({ account_id }) => account_id === accountId).length).toBeGreaterThan(0);
    // What it does from now on is listed as of any other account.
    await world.advance(40 * 86_400);
    expect((await world.call("/accounts/balance/get", { access_token })).body.error_code).toBe("ITEM_LOGIN_REQUIRED");
  });
});

describe("a Link session cannot be taken by another", () => {
  it("without its key, with one of another, or once it is over", async () => {
    const world = linkWorld();
    const [one, other] = [await linkPerson(world), await linkPerson(world)];
    const { key } = (await one.step("open")).body;
    const take = async (person: typeof one, more: object) =>
      (await person.step("login", { ...goodLogin, ...more })).body;
    const refused = { error_code: "INVALID_LINK_TOKEN", error_message: "this Link session is over" };
    expect(await take(one, {})).toMatchObject(refused);
    expect(await take(other, { key })).toMatchObject(refused);
    expect(await take(one, { key })).toHaveProperty("accounts");
    const finish = { ...goodLogin, key, accounts: ["checking"] };
    expect((await one.step("finish", finish)).status).toBe(200);
    expect((await one.step("finish", finish)).body).toMatchObject(refused);
    expect((await one.step("exit", { key })).body).toMatchObject(refused);
  });

  it("of two that are open for one token, once the other has ended well", async () => {
    const world = linkWorld();
    const person = await linkPerson(world);
    const keys = [(await person.step("open")).body.key, (await person.step("open")).body.key];
    const finish = { ...goodLogin, accounts: ["checking"] };
    expect((await person.step("finish", { ...finish, key: keys[0] })).status).toBe(200);
    const refused = { error_code: "INVALID_LINK_TOKEN", error_message: "this link token has been used: make another" };
    for (const step of ["login", "finish"])
      expect((await person.step(step, { ...finish, key: keys[1] })).body).toMatchObject(refused);
    expect((await person.step("exit", { key: keys[1] })).status).toBe(200);
    const { body } = await world.call("/link/token/get", { link_token: person.token });
    const sessions = body.link_sessions as { on_success: object | null }[];
    expect(sessions.filter(({ on_success }) => on_success !== null)).toHaveLength(1);
  });

  it("after its token has expired, or with one that never was", async () => {
    const world = linkWorld();
    const person = await linkPerson(world);
    const { key } = (await person.step("open")).body;
    await world.advance(4 * 3600 + 1);
    for (const step of ["open", "login", "finish", "exit"]) {
      const { body } = await person.step(step, { ...goodLogin, key });
      expect(body).toMatchObject({ error_code: "INVALID_LINK_TOKEN", error_message: "this link token has expired" });
    }
    const { body } = await person.step("open", { link_token: "link-sandbox-00000000-0000-4000-8000-000000000000" });
    expect(body).toMatchObject({ error_code: "INVALID_LINK_TOKEN" });
  });

  it("keeps no more than was agreed of what a page sends", async () => {
    const world = linkWorld();
    const person = await linkPerson(world);
    const { key } = (await person.step("open")).body;
    const event = { event_name: "OPEN", timestamp: "now", event_id: "1", event_metadata: {} };
    const send = async (events: readonly object[]) => (await person.step("exit", { key, events })).body.error_code;
    expect(await send(Array.from({ length: 201 }, () => event))).toBe("INVALID_FIELD");
    expect(await send([{ ...event, event_metadata: { view_name: "x".repeat(3000) } }])).toBe("INVALID_FIELD");
    expect(await send([event])).toBeUndefined();
    for (let opened = 0; opened < 60; opened += 1) await person.step("open");
    const { body } = await world.call("/link/token/get", { link_token: person.token });
    expect((body.link_sessions as unknown[] | undefined)?.length ?? 0).toBeLessThanOrEqual(20);
  });

  it("counts nothing for sessions that were forgotten: no other token is dropped for them", async () => {
    const world = linkWorld();
    const [other, person] = [await linkPerson(world), await linkPerson(world)];
    const event = {
      event_name: "OPEN",
      timestamp: "now",
      event_id: "1",
      event_metadata: { view_name: "x".repeat(1900) },
    };
    const events = Array.from({ length: 190 }, () => event);
    for (let left = 0; left < 40; left += 1) {
      const { key } = (await person.step("open")).body;
      expect((await person.step("exit", { key, events })).status).toBe(200);
    }
    expect((await other.step("open")).status).toBe(200);
  });
});
