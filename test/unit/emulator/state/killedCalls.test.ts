import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Program, startProgram } from "../support/program.ts";

let folder: string;
let programs: Program[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "emulator-killed-"));
  programs = [];
});
afterEach(async () => {
  for (const program of programs) await program.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function start(...args: readonly string[]): Promise<Program> {
  const program = await startProgram(["--state", folder, ...args]);
  programs.push(program);
  return program;
}

async function tokenOf({ call, control }: Program): Promise<unknown> {
  const { items } = (await control("GET", "/items")) as { items: { access_token: string }[] };
  const access_token = items[0]?.access_token;
  const { accounts } = (await call("/accounts/get", { access_token })) as { accounts: { account_id: string }[] };
  const account_id = accounts[0]?.account_id;
  return (await call("/processor/token/create", { access_token, account_id, processor: "dwolla" })).processor_token;
}

/** What the world notes of this cause: at least one event. */
async function noted({ control }: Program, cause: string): Promise<object> {
  const { events } = (await control("GET", "/events")) as { events: { cause: string }[] };
  const found = events.filter((event) => event.cause === cause);
  expect(found).not.toEqual([]);
  return { found };
}

/** Changes the world, and returns what shows it afterwards. */
type Change = (program: Program) => Promise<(program: Program) => Promise<unknown>>;

const linkRequest = {
  ...{ client_name: "An app", language: "en", country_codes: ["US"], products: ["auth"] },
  user: { client_user_id: "person" },
};

/** A person connects these accounts of `user_good` on the Link page. */
async function linked({ call, post }: Program, request: object, accounts: readonly string[]) {
  const { link_token } = await call("/link/token/create", { ...linkRequest, ...request });
  const { key } = await post("/link/hosted", { step: "open", link_token });
  const login = { institution_id: "ins_109508", username: "user_good", password: "pass_good" };
  const { public_token } = await post("/link/hosted", { step: "finish", link_token, key, ...login, accounts });
  return { link_token, public_token };
}

const changes: Readonly<Record<string, Change>> = {
  "/link/token/create": async ({ call }) => {
    const { link_token } = await call("/link/token/create", linkRequest);
    return (program) => program.call("/link/token/get", { link_token });
  },
  "a finished Link session": async (program) => {
    const { link_token } = await linked(program, {}, ["checking"]);
    return ({ call }) => call("/link/token/get", { link_token });
  },
  "a Link session that was left": async ({ call, post }) => {
    const { link_token } = await call("/link/token/create", linkRequest);
    const { key } = await post("/link/hosted", { step: "open", link_token });
    await post("/link/hosted", { step: "exit", link_token, key, status: "requires_credentials" });
    return (program) => program.call("/link/token/get", { link_token });
  },
  "accounts that Link's update mode added": async (program) => {
    const { public_token } = await linked(program, {}, ["checking"]);
    const { access_token } = await program.call("/item/public_token/exchange", { public_token });
    await linked(program, { access_token, update: { account_selection_enabled: true } }, ["saving"]);
    return ({ call }) => call("/accounts/get", { access_token });
  },
  "/user/create": async ({ call }) => {
    const { user_id } = await call("/user/create", { client_user_id: "one", with_upgraded_user: true });
    return (program) => program.call("/user/get", { user_id });
  },
  "/item/import": async ({ call }) => {
    const request = { user_auth: { user_id: "one" } };
    await call("/item/import", request);
    return (program) => program.call("/item/import", request);
  },
  "/processor/token/create": async (program) => {
    const processor_token = await tokenOf(program);
    return ({ call }) => call("/processor/account/get", { processor_token });
  },
  "/sandbox/processor_token/create": async ({ call }) => {
    const { processor_token } = await call("/sandbox/processor_token/create", { institution_id: "ins_109508" });
    return (program) => program.call("/processor/account/get", { processor_token });
  },
  "/processor/token/webhook/update": async (program) => {
    const webhook = "http://example.com/partner";
    await program.call("/processor/token/webhook/update", { processor_token: await tokenOf(program), webhook });
    return async ({ control }) => {
      const { webhooks } = await control("GET", "/webhooks");
      return { sent: webhooks };
    };
  },
  "a webhook that is sent again": async (program) => {
    const webhook = "http://example.com/partner";
    await program.call("/processor/token/webhook/update", { processor_token: await tokenOf(program), webhook });
    const { webhooks } = (await program.control("GET", "/webhooks")) as { webhooks: { webhook_id: string }[] };
    const body = { webhook_code: "EDITED" };
    await program.control("POST", "/webhooks", { webhook_id: webhooks[0]?.webhook_id, body });
    return async ({ control }) => ({ sent: (await control("GET", "/webhooks")).webhooks });
  },
  "/processor/signal/evaluate": async (program) => {
    const processor_token = await tokenOf(program);
    const client_transaction_id = "one";
    await program.call("/processor/signal/evaluate", { processor_token, client_transaction_id, amount: 20 });
    // Refused for an evaluation that nobody knows.
    const returned = { processor_token, client_transaction_id, return_code: "R01" };
    return ({ call }) => call("/processor/signal/return/report", returned);
  },
  "/processor/signal/decision/report": async (program) => {
    const asked = { processor_token: await tokenOf(program), client_transaction_id: "one" };
    await program.call("/processor/signal/evaluate", { ...asked, amount: 20 });
    await program.call("/processor/signal/decision/report", { ...asked, initiated: false });
    return async ({ call }) => {
      const { error_code: refused } = await call("/processor/signal/return/report", { ...asked, return_code: "R01" });
      expect(refused).toBe("SIGNAL_TRANSACTION_NOT_INITIATED");
      return { refused };
    };
  },
  "/processor/signal/return/report": async (program) => {
    const asked = { processor_token: await tokenOf(program), client_transaction_id: "one" };
    await program.call("/processor/signal/evaluate", { ...asked, amount: 20 });
    await program.call("/processor/signal/return/report", { ...asked, return_code: "R01" });
    return (after) => noted(after, "signal-return-report");
  },
  "/processor/signal/prepare": async (program) => {
    const { call, control } = program;
    const { processor_token } = await call("/sandbox/processor_token/create", { institution_id: "ins_109508" });
    await call("/processor/signal/prepare", { processor_token });
    const productsOf = async ({ items }: Readonly<Record<string, unknown>>) =>
      (items as { products: string[] }[]).map(({ products }) => products);
    expect((await productsOf(await control("GET", "/items"))).flat()).toContain("signal");
    return async (after) => ({ products: await productsOf(await after.control("GET", "/items")) });
  },
  "/processor/transactions/refresh": async (program) => {
    const processor_token = await tokenOf(program);
    await program.control("POST", "/clock", { seconds: 86_400 });
    await program.call("/processor/transactions/refresh", { processor_token });
    return (after) => noted(after, "transactions-refresh");
  },
  "/processor/balance/get": async (program) => {
    const processor_token = await tokenOf(program);
    await program.control("POST", "/clock", { seconds: 86_400 });
    await program.call("/processor/balance/get", { processor_token });
    return ({ call }) => call("/processor/account/get", { processor_token });
  },
};

it.each(Object.keys(changes))("%s outlives kill -9 of the process that answered it", async (name) => {
  const first = await start("--scenario", "just-linked");
  const shown = await changes[name]?.(first);
  if (shown === undefined) throw new Error(`no change ${name}`);
  const before = await shown(first);
  expect(before).not.toHaveProperty("error_code");
  await first.kill();
  expect(await shown(await start())).toEqual(before);
});
