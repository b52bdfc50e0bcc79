import { describe, expect, test } from "vitest";
import { type Endpoint, endpoint } from "../../../../src/emulator/handlers/endpoint.ts";
import { endpoints } from "../../../../src/emulator/handlers/endpoints.ts";
import { createOccurrences } from "../../../../src/emulator/server/occurrences.ts";
import { contentOf as callContentOf, itemIdIn, keyOf, runCall } from "../../../../src/emulator/server/plaidCall.ts";
import type { JournalChange } from "../../../../src/emulator/state/journal.ts";
import { replay } from "../../../../src/emulator/state/replay.ts";
import { atOnce } from "../../../../src/emulator/state/slices.ts";
import { checkFields } from "../../../../src/emulator/wire/checkFields.ts";
import { required, text } from "../../../../src/emulator/wire/fields.ts";
import type { World } from "../../../../src/emulator/world/world.ts";
import {
  type Body,
  exampleCalls,
  exampleWorld,
  itemOf,
  nextKey,
  now,
  prepareFor,
  start,
} from "../../../builders/exampleCalls.ts";

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
  called.run({ input: checkFields(body, called.fields), world, now, key: nextKey(world) });
  Object.assign(world.eventQueue, { add });
  return {
    isChanged: isDueAnew || JSON.stringify(contentOf(world)) !== before,
    isRecorded: world.log.count > recorded,
  };
}

describe("an endpoint that changes the world records it", () => {
  test("every endpoint is called here", () => {
    expect(Object.keys(exampleCalls).sort()).toEqual([...endpoints.keys()].sort());
  });

  test.each([...endpoints.values()])("$path", (called) => {
    const world = exampleWorld();
    prepareFor(called.path, world);
    for (const bodyIn of exampleCalls[called.path] ?? []) {
      const { isChanged, isRecorded } = run(called, world, bodyIn(world));
      expect(isRecorded || !isChanged).toBe(true);
    }
  });

  test.each([...endpoints.values()])("$path, done again from what is kept of it, gives the same world", (called) => {
    const [world, after] = [exampleWorld(), exampleWorld()];
    for (const [occurrence, bodyIn] of (exampleCalls[called.path] ?? []).entries()) {
      // What each world is prepared by is the same too.
      const [body, same] = [world, after].map((each) => {
        prepareFor(called.path, each);
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
    const world = exampleWorld();
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
    const world = exampleWorld();
    expect(run(silent, world, itemOf("daily-refresh")(world))).toEqual({ isChanged: true, isRecorded: false });
  });
});
