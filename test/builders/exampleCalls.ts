import { endpoints } from "../../src/emulator/handlers/endpoints.ts";
import { findScenarios } from "../../src/emulator/scenarios/findScenarios.ts";
import { atOnce } from "../../src/emulator/state/slices.ts";
import { day } from "../../src/emulator/time/time.ts";
import { checkFields } from "../../src/emulator/wire/checkFields.ts";
import { addScenarios } from "../../src/emulator/world/addScenario.ts";
import { runDueEvents } from "../../src/emulator/world/runDueEvents.ts";
import { createWorld, type World } from "../../src/emulator/world/world.ts";

/** When the worlds of the examples begin. */
export const start = Date.parse("2026-03-02T15:00:00Z");
/** When the examples are called. */
export const now = start + day;

const dates = { start_date: "2026-02-01", end_date: "2026-03-02" };

export type Body = Readonly<Record<string, unknown>>;

/**
 * Calls of each endpoint that succeed in `exampleWorld`, one after another: each may use what the ones before made. What they
 * change is proved to be recorded, and their answers are held against the SDK's types.
 */
export const exampleCalls: Readonly<Record<string, readonly ((world: World) => Body)[]>> = {
  "/sandbox/public_token/create": [() => ({ institution_id: "ins_109508", initial_products: ["transactions"] })],
  "/sandbox/item/reset_login": [itemOf("daily-refresh")],
  "/sandbox/item/fire_webhook": [
    (world) => ({ ...withWebhook(world), webhook_type: "TRANSACTIONS", webhook_code: "SYNC_UPDATES_AVAILABLE" }),
  ],
  "/sandbox/item/set_verification_status": [
    (world) => ({
      ...itemOf("manual-micro-deposit")(world),
      account_id: accountOf(world, "manual-micro-deposit"),
      verification_status: "verification_expired",
    }),
  ],
  "/sandbox/transactions/create": [
    (world) => ({
      ...dynamicItem(world),
      transactions: [{ date_transacted: "2026-03-02", date_posted: "2026-03-03", amount: 5, description: "Coffee" }],
    }),
  ],
  "/link/token/create": [
    () => ({
      ...{ client_name: "An app", language: "en", country_codes: ["US"], products: ["auth"] },
      user: { client_user_id: "person" },
    }),
  ],
  "/link/token/get": [
    (world) => {
      const asked = exampleCalls["/link/token/create"]?.[0]?.(world) ?? {};
      const { link_token } = answer(world, "/link/token/create", asked) as Body;
      return { link_token };
    },
  ],
  "/item/public_token/create": [itemOf("daily-refresh")],
  "/item/public_token/exchange": [(world) => ({ public_token: publicToken(world) })],
  "/item/get": [itemOf("daily-refresh")],
  "/item/remove": [itemOf("daily-refresh")],
  "/item/webhook/update": [(world) => ({ ...itemOf("daily-refresh")(world), webhook: "http://127.0.0.1:9/hook" })],
  "/item/access_token/invalidate": [itemOf("daily-refresh")],
  "/accounts/get": [itemOf("daily-refresh")],
  "/accounts/balance/get": [itemOf("daily-refresh"), itemOf("non-usd")],
  "/auth/get": [itemOf("daily-refresh"), itemOf("balance-ruleset")],
  "/identity/get": [itemOf("daily-refresh"), itemOf("just-linked")],
  "/identity/match": [itemOf("daily-refresh")],
  "/transactions/sync": [itemOf("daily-refresh"), itemOf("limited-purpose")],
  "/transactions/get": [dated("daily-refresh")],
  "/transactions/refresh": [itemOf("daily-refresh")],
  "/transactions/recurring/get": [itemOf("daily-refresh")],
  "/liabilities/get": [itemOf("daily-refresh")],
  "/investments/holdings/get": [itemOf("investments-overnight")],
  "/investments/transactions/get": [dated("investments-overnight")],
  "/investments/refresh": [itemOf("investments-overnight")],
  "/investments/auth/get": [itemOf("investments-overnight")],
  "/signal/evaluate": [evaluation("daily-refresh"), evaluation("balance-ruleset"), evaluation("no-balance-rule")],
  "/signal/decision/report": [() => ({ client_transaction_id: "daily-refresh", initiated: true })],
  "/signal/return/report": [() => ({ client_transaction_id: "daily-refresh", return_code: "R01" })],
  "/signal/prepare": [itemOf("just-linked")],
  "/institutions/get": [() => ({ count: 5, offset: 0, country_codes: ["US"] })],
  "/institutions/get_by_id": [() => ({ institution_id: "ins_109508", country_codes: ["US"] })],
  "/institutions/search": [() => ({ query: "Platypus", country_codes: ["US"] })],
  "/item/import": [() => ({ user_auth: { user_id: "one" } }), () => ({ user_auth: { user_id: "one" } })],
  "/categories/get": [() => ({})],
  "/sandbox/processor_token/create": [() => ({ institution_id: "ins_109508" })],
  "/processor/token/create": [
    (world) => ({
      ...itemOf("daily-refresh")(world),
      account_id: accountOf(world, "daily-refresh"),
      processor: "dwolla",
    }),
  ],
  "/processor/token/webhook/update": [
    (world) => ({ ...processorOf("daily-refresh")(world), webhook: "http://127.0.0.1:9/hook" }),
  ],
  "/processor/account/get": [processorOf("daily-refresh")],
  "/processor/balance/get": [processorOf("daily-refresh")],
  "/processor/auth/get": [processorOf("balance-ruleset")],
  "/processor/identity/get": [processorOf("just-linked")],
  "/processor/identity/match": [processorOf("daily-refresh")],
  "/processor/liabilities/get": [processorOf("limit-changed")],
  "/processor/investments/holdings/get": [processorOf("investments-overnight")],
  "/processor/investments/transactions/get": [
    (world) => ({ ...dates, ...processorOf("investments-overnight")(world) }),
  ],
  "/processor/investments/auth/get": [processorOf("investments-overnight")],
  "/processor/transactions/sync": [processorOf("limited-purpose")],
  "/processor/transactions/get": [(world) => ({ ...dates, ...processorOf("daily-refresh")(world) })],
  "/processor/transactions/refresh": [processorOf("daily-refresh")],
  "/processor/transactions/recurring/get": [processorOf("daily-refresh")],
  "/processor/signal/evaluate": [
    (world) => ({ ...processorOf("daily-refresh")(world), amount: 100, client_transaction_id: "processed" }),
  ],
  "/processor/signal/decision/report": [
    (world) => ({ ...processorOf("daily-refresh")(world), client_transaction_id: "daily-refresh", initiated: true }),
  ],
  "/processor/signal/return/report": [
    (world) => ({ ...processorOf("daily-refresh")(world), client_transaction_id: "daily-refresh", return_code: "R01" }),
  ],
  "/processor/signal/prepare": [processorOf("just-linked")],
  "/user/create": [() => ({ client_user_id: "one" })],
  "/user/get": [userMade],
  "/webhook_verification_key/get": [() => ({ key_id: "key" })],
};

export function itemOf(scenario: string) {
  return (world: World): Body => ({ access_token: found(world, scenario).accessToken });
}

function found(world: World, scenario: string) {
  const item = [...world.items.values()].find((each) => each.scenario === scenario);
  if (item === undefined) throw new Error(`no Item of ${scenario}`);
  return item;
}

function accountOf(world: World, scenario: string): string {
  return found(world, scenario).accounts[0]?.accountId ?? "";
}

/** A token of the first account, made by the call that makes one. */
function processorOf(scenario: string) {
  return (world: World): Body => {
    const request = { ...itemOf(scenario)(world), account_id: accountOf(world, scenario), processor: "dwolla" };
    const { processor_token } = answer(world, "/processor/token/create", request) as Body;
    return { processor_token };
  };
}

function dated(scenario: string) {
  return (world: World): Body => ({ ...itemOf(scenario)(world), ...dates });
}

function evaluation(scenario: string) {
  return (world: World): Body => ({
    ...itemOf(scenario)(world),
    account_id: accountOf(world, scenario),
    amount: 100,
    client_transaction_id: scenario,
  });
}

function withWebhook(world: World): Body {
  const item = found(world, "daily-refresh");
  item.webhook = "http://127.0.0.1:9/hook";
  return { access_token: item.accessToken };
}

function publicToken(world: World): string {
  const { public_token } = answer(world, "/sandbox/public_token/create", {
    institution_id: "ins_109508",
    initial_products: ["transactions"],
    options: { override_username: "user_transactions_dynamic" },
  }) as { public_token: string };
  return public_token;
}

function userMade(world: World): Body {
  const { user_id } = answer(world, "/user/create", { client_user_id: "two", with_upgraded_user: true }) as Body;
  return { user_id };
}

function dynamicItem(world: World): Body {
  const { access_token } = answer(world, "/item/public_token/exchange", { public_token: publicToken(world) }) as Body;
  return { access_token };
}

const made = new WeakMap<World, number>();

/** A key for the next call in a world; two worlds with the same calls have the same keys. */
export function nextKey(world: World): string {
  const count = (made.get(world) ?? 0) + 1;
  made.set(world, count);
  return `call ${count}`;
}

/** The answer's own fields, without a request id. */
export function answer(world: World, path: string, body: Body): object {
  const called = endpoints.get(path);
  if (called === undefined) throw new Error(`no endpoint ${path}`);
  return called.run({ input: checkFields(body, called.fields), world, now, key: nextKey(world) });
}

/** Makes what a call needs that is not in its body: an evaluation, before it is reported on. */
export function prepareFor(path: string, world: World): void {
  if (path.endsWith("/report")) answer(world, "/signal/evaluate", evaluation("daily-refresh")(world));
}

/** A world with an Item of every scenario, a day on. */
export function exampleWorld(): World {
  const world = createWorld(1);
  world.verificationKey = {
    ...{ kty: "EC", crv: "P-256", x: "x", y: "y", alg: "ES256", use: "sig", kid: "key" },
    ...{ created_at: start / 1000, expired_at: null },
  };
  atOnce(addScenarios(world, { start, scenarios: findScenarios(["all"]) }));
  runDueEvents(world, now);
  return world;
}
