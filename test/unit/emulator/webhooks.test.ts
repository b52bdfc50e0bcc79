import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openStateFolder } from "../../../src/emulator/state/stateFolder.ts";
import type { Attempt } from "../../../src/emulator/webhooks/outbox.ts";
import type { WebhookSender } from "../../../src/emulator/webhooks/webhookSender.ts";
import { createTestWorld, type TestWorld } from "./support/world.ts";

const hook = "http://127.0.0.1:9/hook";

/** A sender that sends nowhere: each attempt ends as the next of these statuses (null: no answer), then with 200. */
function fakeSender(statuses: (number | null)[] = []) {
  const sent: { url: string; body: Record<string, unknown> }[] = [];
  const sender: WebhookSender = {
    key: { alg: "ES256", crv: "P-256", kid: "a-key", kty: "EC", use: "sig", x: "x", y: "y" },
    refusalOf: (url) => (url.includes("127.0.0.1") ? null : "not this machine"),
    send(url, body): Promise<Attempt> {
      sent.push({ url, body: JSON.parse(body) as Record<string, unknown> });
      const status = statuses.length > 0 ? (statuses.shift() ?? null) : 200;
      return Promise.resolve({
        at: 0,
        ms: 1,
        status,
        ...(status === null ? { error: "ECONNREFUSED" } : { answer: "thanks" }),
      });
    },
    close: () => undefined,
  };
  return { sender, sent, codes: () => sent.map(({ body }) => body.webhook_code) };
}

interface ListedWebhook {
  readonly webhook_id: string;
  readonly state: string;
  readonly reason?: string;
  readonly attempts: readonly { status: number | null }[];
  readonly body: { webhook_code: string };
}

async function webhooksOf(world: TestWorld): Promise<readonly ListedWebhook[]> {
  return (await world.control("GET", "/webhooks")).body.webhooks as ListedWebhook[];
}

async function withHook(options: object): Promise<{ world: TestWorld; access_token: string }> {
  const world = createTestWorld({ scenarios: ["just-linked"], ...options });
  // Time that passes between attempts must not bring webhooks of its own.
  await world.control("POST", "/clock", { frozen: true });
  const { access_token } = await world.link({ options: { webhook: hook } });
  return { world, access_token };
}

/** Until what has been started has come as far as it can without time passing. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe("webhooks", () => {
  it("are sent again when asked for, and edited", async () => {
    const { sender, sent } = fakeSender();
    const { world, access_token } = await withHook({ sender });
    await world.call("/sandbox/item/reset_login", { access_token });
    await settle();
    const [first] = await webhooksOf(world);
    const again = await world.control("POST", "/webhooks", { webhook_id: first?.webhook_id });
    const body = { webhook_type: "ITEM", webhook_code: "MADE_UP", item_id: "mine" };
    const url = "http://127.0.0.1:9/other";
    await world.control("POST", "/webhooks", { webhook_id: first?.webhook_id, url, body });
    await settle();
    expect(sent.slice(-2)).toEqual([
      { url: hook, body: first?.body },
      { url, body },
    ]);
    const listed = await webhooksOf(world);
    expect(listed.map(({ state }) => state)).toEqual(["delivered", "delivered", "delivered"]);
    expect(listed.map(({ webhook_id }) => webhook_id)).toContain(again.body.webhook_id);
    for (const wrong of [
      { webhook_id: "none" },
      { webhook_id: first?.webhook_id, body: [] },
      { webhook_id: first?.webhook_id, body: { long: "x".repeat(9000) } },
      { webhook_id: first?.webhook_id, url: "nowhere" },
    ])
      expect((await world.control("POST", "/webhooks", wrong)).status).toBeGreaterThanOrEqual(400);
    expect(await webhooksOf(world)).toHaveLength(3);
  });

  it("come to a partner without a call, where the app itself has no address", async () => {
    const { sender, sent } = fakeSender();
    const world = createTestWorld({ scenarios: ["daily-refresh"], sender });
    const access_token = await world.tokenOf("daily-refresh");
    const [account] = (await world.call("/accounts/get", { access_token })).body.accounts;
    const { body } = await world.call("/processor/token/create", {
      ...{ access_token, account_id: account?.account_id, processor: "dwolla" },
    });
    await world.call("/processor/token/webhook/update", { processor_token: body.processor_token, webhook: hook });
    await settle();
    expect(sent).toHaveLength(1);
    world.machine.pass(86_400_000);
    world.emulator.tick();
    await settle();
    expect(sent.slice(1).map((each) => each.body.account_id)).toContain(account?.account_id);
  });

  it("tell a partner of its own account alone, and only of what that has", async () => {
    const { sender, sent } = fakeSender();
    const { world, access_token } = await withHook({ sender });
    const { accounts } = (await world.call("/accounts/get", { access_token })).body;
    for (const path of ["/investments/holdings/get", "/liabilities/get"]) await world.call(path, { access_token });
    const masks = ["0000", "3333", "5555"];
    for (const account of accounts.filter(({ mask }) => masks.includes(mask ?? ""))) {
      const request = { access_token, account_id: account.account_id, processor: "dwolla" };
      const { processor_token } = (await world.call("/processor/token/create", request)).body;
      const webhook = `http://127.0.0.1:9/${account.mask}`;
      await world.call("/processor/token/webhook/update", { processor_token, webhook });
    }
    await settle();
    const toldBy = async (webhook_type: string, webhook_code: string) => {
      const before = sent.length;
      await world.call("/sandbox/item/fire_webhook", { access_token, webhook_type, webhook_code });
      await settle();
      const told = sent.slice(before).filter(({ url }) => url !== hook);
      for (const { url, body } of told) {
        const own = accounts.find(({ mask }) => url.endsWith(String(mask)))?.account_id;
        for (const { account_id } of accounts)
          if (account_id !== own) expect(JSON.stringify(body)).not.toContain(account_id);
        expect(JSON.stringify(body)).toContain(own);
      }
      return told.map(({ url }) => url.slice(-4)).toSorted();
    };
    expect(await toldBy("TRANSACTIONS", "RECURRING_TRANSACTIONS_UPDATE")).toEqual(["0000", "3333"]);
    expect(await toldBy("HOLDINGS", "DEFAULT_UPDATE")).toEqual(["5555"]);
    expect(await toldBy("LIABILITIES", "DEFAULT_UPDATE")).toEqual(["3333"]);
    expect(await toldBy("ITEM", "NEW_ACCOUNTS_AVAILABLE")).toEqual([]);
  });

  it("come of what happens to an Item, with and without a call", async () => {
    const { sender, codes } = fakeSender();
    const { world, access_token } = await withHook({ sender });
    expect(codes()).toEqual([]);
    await world.control("POST", "/clock", { frozen: false });
    world.machine.pass(60_000);
    world.emulator.tick();
    const first = ["SYNC_UPDATES_AVAILABLE", "INITIAL_UPDATE", "SYNC_UPDATES_AVAILABLE", "HISTORICAL_UPDATE"];
    expect(codes()).toEqual(first);
    await world.call("/sandbox/item/reset_login", { access_token });
    const { item_id } = (await world.call("/item/get", { access_token })).body.item as { item_id: string };
    await world.control("POST", `/items/${item_id}/repair`);
    expect(codes()).toEqual([...first, "ERROR", "LOGIN_REPAIRED"]);
    await settle();
    const listed = await webhooksOf(world);
    expect(listed.map((each) => [each.state, each.attempts.length])).toEqual(codes().map(() => ["delivered", 1]));
    expect(listed[4]?.body).toMatchObject({
      item_id,
      environment: "sandbox",
      error: { error_code: "ITEM_LOGIN_REQUIRED" },
    });
    expect((await world.control("GET", "/webhooks?item_id=none")).body.webhooks).toEqual([]);
  });

  it("are sent again until a receiver takes them, later each time, and given up in the end", async () => {
    const { sender, sent } = fakeSender([500, null, 204]);
    const { world, access_token } = await withHook({ sender });
    await world.call("/sandbox/item/fire_webhook", { access_token, webhook_code: "NEW_ACCOUNTS_AVAILABLE" });
    for (const pause of [1000, 4000]) {
      await settle();
      expect(world.machine.waits.at(-1)).toBe(pause);
      expect((await webhooksOf(world))[0]?.state).toBe("waiting");
      await world.machine.endWaits();
    }
    await settle();
    expect(await webhooksOf(world)).toMatchObject([
      {
        state: "delivered",
        attempts: [{ status: 500, answer: "thanks" }, { status: null, error: "ECONNREFUSED" }, { status: 204 }],
      },
    ]);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((each) => JSON.stringify(each))).size).toBe(1);

    const deaf = fakeSender(Array.from({ length: 9 }, () => 404));
    const other = await withHook({ sender: deaf.sender });
    await other.world.call("/sandbox/item/fire_webhook", {
      access_token: other.access_token,
      webhook_code: "NEW_ACCOUNTS_AVAILABLE",
    });
    for (let attempt = 0; attempt < 9; attempt += 1) {
      await settle();
      await other.world.machine.endWaits();
    }
    await settle();
    expect(deaf.sent).toHaveLength(5);
    expect((await webhooksOf(other.world))[0]?.state).toBe("failed");
  });

  it("are refused to other machines, and say so; without a listener all are", async () => {
    const { sender, sent } = fakeSender();
    const { world, access_token } = await withHook({ sender });
    await world.call("/item/webhook/update", { access_token, webhook: "https://example.com/hook" });
    expect(await webhooksOf(world)).toMatchObject([
      {
        state: "refused",
        reason: "not this machine",
        attempts: [],
        body: { webhook_code: "WEBHOOK_UPDATE_ACKNOWLEDGED", new_webhook_url: "https://example.com/hook" },
      },
    ]);
    expect(sent).toEqual([]);
    const alone = await withHook({});
    await alone.world.call("/sandbox/item/reset_login", { access_token: alone.access_token });
    expect((await webhooksOf(alone.world))[0]?.reason).toContain("does not listen");
  });

  it("are fired by hand only of a type that has the code, of a product the Item has, and to a URL", async () => {
    const { sender, codes } = fakeSender();
    const { world, access_token } = await withHook({ sender });
    const fire = async (request: object) =>
      (await world.call("/sandbox/item/fire_webhook", { access_token, ...request })).body;
    expect(await fire({ webhook_code: "DEFAULT_UPDATE" })).toMatchObject({ webhook_fired: true });
    expect(codes()).toEqual(["DEFAULT_UPDATE"]);
    expect(await fire({ webhook_code: "ERROR", webhook_type: "AUTH" })).toMatchObject({
      error_type: "SANDBOX_ERROR",
      error_code: "SANDBOX_WEBHOOK_INVALID",
    });
    expect(await fire({ webhook_code: "DEFAULT_UPDATE", webhook_type: "HOLDINGS" })).toMatchObject({
      error_code: "SANDBOX_PRODUCT_NOT_ENABLED",
    });
    expect(await fire({ webhook_code: "SELF_DESTRUCT" })).toMatchObject({ error_code: "INVALID_FIELD" });
    await world.call("/item/webhook/update", { access_token, webhook: null });
    expect(await fire({ webhook_code: "ERROR" })).toMatchObject({ error_code: "SANDBOX_WEBHOOK_INVALID" });
    expect(codes()).toEqual(["DEFAULT_UPDATE"]);
  });

  it("that were answered for but not yet taken are sent after the process was killed; others are not sent twice", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "emulator-webhooks-"));
    try {
      const before = fakeSender([200, 503]);
      const state = openStateFolder(folder);
      const { world, access_token } = await withHook({ sender: before.sender, journal: state.journal });
      await world.call("/sandbox/item/fire_webhook", { access_token, webhook_code: "PENDING_DISCONNECT" });
      await settle();
      await world.call("/sandbox/item/fire_webhook", { access_token, webhook_code: "NEW_ACCOUNTS_AVAILABLE" });
      await settle();
      expect((await webhooksOf(world)).map((each) => each.state)).toEqual(["delivered", "waiting"]);
      const ids = (await webhooksOf(world)).map((each) => each.webhook_id);

      const after = fakeSender();
      const again = createTestWorld({ sender: after.sender, journal: openStateFolder(folder).journal });
      await settle();
      expect(after.codes()).toEqual(["NEW_ACCOUNTS_AVAILABLE"]);
      const listed = await webhooksOf(again);
      expect(listed.map((each) => each.webhook_id)).toEqual(ids);
      expect(listed.map((each) => [each.state, each.attempts.length])).toEqual([
        ["delivered", 1],
        ["delivered", 1],
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("of before the start, and of a world that was reset, are not sent", async () => {
    const { sender, codes } = fakeSender();
    const scenario = {
      name: "hooked",
      summary: "One account.",
      access_token: "access-sandbox-00000000-0000-4000-8000-00000000abcd",
      institution_id: "ins_109508",
      products: ["transactions"],
      linked: "-9d",
      webhook: hook,
      accounts: [{ key: "a", name: "A", type: "depository", subtype: "checking", current: 1 }],
    };
    const world = createTestWorld({ sender, scenarios: [scenario] });
    await settle();
    expect([codes(), await webhooksOf(world)]).toEqual([[], []]);
    await world.call("/sandbox/item/reset_login", { access_token: scenario.access_token });
    expect(codes()).toEqual(["ERROR"]);
    await world.control("POST", "/reset");
    expect(await webhooksOf(world)).toEqual([]);
  });
});
