import { describe, expect, test } from "vitest";
import { type Endpoint, endpoint } from "../../../../src/emulator/handlers/endpoint.ts";
import { endpoints } from "../../../../src/emulator/handlers/endpoints.ts";
import { findScenarios } from "../../../../src/emulator/scenarios/findScenarios.ts";
import { createOccurrences } from "../../../../src/emulator/server/occurrences.ts";
import { contentOf as callContentOf, itemIdIn, keyOf, runCall } from "../../../../src/emulator/server/plaidCall.ts";
import type { JournalChange } from "../../../../src/emulator/state/journal.ts";
import { replay } from "../../../../src/emulator/state/replay.ts";
import { atOnce } from "../../../../src/emulator/state/slices.ts";
import { day } from "../../../../src/emulator/time/time.ts";
import { checkFields } from "../../../../src/emulator/wire/checkFields.ts";
import { required, text } from "../../../../src/emulator/wire/fields.ts";
import { addScenarios } from "../../../../src/emulator/world/addScenario.ts";
import { runDueEvents } from "../../../../src/emulator/world/runDueEvents.ts";
import { createWorld, type World } from "../../../../src/emulator/world/world.ts";

const start = Date.parse("2026-03-02T15:00:00Z");
const now = start + day;

const dates = { start_date: "2026-02-01", end_date: "2026-03-02" };

type Body = Readonly<Record<string, unknown>>;

/** Calls of an endpoint that succeed in the world of all scenarios, one after another: each may use what the ones before made. */
const calls: Readonly<Record<string, readonly ((world: World) => Body)[]>> = {
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
      const asked = calls["/link/token/create"]?.[0]?.(world) ?? {};
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

function itemOf(scenario: string) {
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

let made = 0;
function answer(world: World, path: string, body: Body): object {
  const called = endpoints.get(path);
  if (called === undefined) throw new Error(`no endpoint ${path}`);
  made += 1;
  return called.run({ input: checkFields(body, called.fields), world, now, key: `call ${made}` });
}

/** A world with an Item of every scenario, a day on. */
function fullWorld(): World {
  const world = createWorld(1);
  world.verificationKey = { kid: "key" } as NonNullable<World["verificationKey"]>;
  atOnce(addScenarios(world, { start, scenarios: findScenarios(["all"]) }));
  runDueEvents(world, now);
  return world;
}

/** All of a world but its log: what maps, lists and records hold, and what the rest of it reads out. */
function contentOf(value: unknown, seen = new Set<unknown>()): unknown {
  if (typeof value === "function") return "function";
  if (typeof value !== "object" || value === null) return value;
  if (seen.has(value)) return "seen";
  seen.add(value);
  const inner = (each: unknown) => contentOf(each, seen);
  if (value instanceof Map) return [...value].map(([key, each]) => [key, inner(each)]);
  if (value instanceof Set) return [...value];
  if (Array.isArray(value)) return value.map(inner);
  const own = Object.entries(value).map(([name, each]) => [name, name === "log" ? "log" : inner(each)]);
  const read =
    "read" in value && typeof value.read === "function" && value.read.length === 0 ? inner(value.read()) : "";
  return [own, read];
}

/** Whether a call changed the world, and whether the log says so: only then is the call kept, and done again after a restart. */
function run(called: Endpoint, world: World, body: Body) {
  let isDueAnew = false;
  const { add } = world.eventQueue;
  Object.assign(world.eventQueue, {
    add(due: Parameters<typeof add>[0]) {
      isDueAnew = true;
      add(due);
    },
  });
  const [before, recorded] = [JSON.stringify(contentOf(world)), world.log.count];
  made += 1;
  called.run({ input: checkFields(body, called.fields), world, now, key: `call ${made}` });
  Object.assign(world.eventQueue, { add });
  return {
    isChanged: isDueAnew || JSON.stringify(contentOf(world)) !== before,
    isRecorded: world.log.count > recorded,
  };
}

describe("an endpoint that changes the world records it", () => {
  test("every endpoint is called here", () => {
    expect(Object.keys(calls).sort()).toEqual([...endpoints.keys()].sort());
  });

  test.each([...endpoints.values()])("$path", (called) => {
    const world = fullWorld();
    if (called.path.endsWith("/report")) answer(world, "/signal/evaluate", evaluation("daily-refresh")(world));
    for (const bodyIn of calls[called.path] ?? []) {
      const { isChanged, isRecorded } = run(called, world, bodyIn(world));
      expect(isRecorded || !isChanged).toBe(true);
    }
  });

  test.each([...endpoints.values()])("$path, done again from what is kept of it, gives the same world", (called) => {
    const [world, after] = [fullWorld(), fullWorld()];
    for (const [occurrence, bodyIn] of (calls[called.path] ?? []).entries()) {
      // What each world is prepared by is the same too.
      const [body, same] = [world, after].map((each) => {
        made = 1000 * occurrence;
        if (called.path.endsWith("/report")) answer(each, "/signal/evaluate", evaluation("daily-refresh")(each));
        return bodyIn(each);
      }) as [Body, Body];
      expect(same).toEqual(body);
      const recorded = world.log.count;
      const key = keyOf(world.seed, occurrence, callContentOf(called.path, body));
      const call = { input: checkFields(body, called.fields), world, now, key };
      runCall(called, call, { itemId: itemIdIn(world, body), stale: false });
      if (world.log.count === recorded) continue;
      const change: JournalChange = { kind: "call", at: now, real: now, path: called.path, occurrence, body };
      const header = { kind: "begin" as const, format: 1, seed: world.seed, start, scenarios: [] };
      const kept = { header, changes: [JSON.parse(JSON.stringify(change))] };
      atOnce(replay({ world: after, occurrences: createOccurrences(10), kept }));
    }
    expect(after.log.count).toBe(world.log.count);
    expect(JSON.stringify(contentOf(after))).toBe(JSON.stringify(contentOf(world)));
  });

  test("several do, and several do not: else this sees nothing", () => {
    const world = fullWorld();
    const didChange = (path: string, body: Body) => run(endpoints.get(path) as Endpoint, world, body).isChanged;
    expect(didChange("/accounts/get", itemOf("daily-refresh")(world))).toBe(false);
    expect(didChange("/accounts/balance/get", itemOf("daily-refresh")(world))).toBe(true);
    expect(didChange("/item/public_token/create", itemOf("daily-refresh")(world))).toBe(true);
    expect(didChange("/item/remove", itemOf("daily-refresh")(world))).toBe(true);
  });

  test("a change without a record is found", () => {
    const silent = endpoint({
      path: "/item/webhook/update",
      fields: { access_token: required(text()) },
      run({ input, world }) {
        const item = world.items.get(world.tokens.get(input.access_token) ?? "");
        if (item !== undefined) item.webhook = "http://127.0.0.1:9/other";
        return {};
      },
    });
    const world = fullWorld();
    expect(run(silent, world, itemOf("daily-refresh")(world))).toEqual({ isChanged: true, isRecorded: false });
  });
});
