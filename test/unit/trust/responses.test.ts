import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { ResponseBodies } from "../../../src/host/responses/responseBodies.ts";
import { ResponseDocuments } from "../../../src/host/responses/responseDocuments.ts";
import { SecretValues } from "../../../src/host/secretValues.ts";
import { History } from "../../../src/host/storage/history.ts";
import { documents as shown } from "../host/support/vscode/documents.ts";
import { exports } from "./support/everyExport.ts";
import { canaries, type FaultyWorld, faultyWorld } from "./support/faultyWorld.ts";
import { quotedIn, quotedInRefusal } from "./support/quoting.ts";

/** A comparison whose responses are held, as a window holds them. */
async function compared(world: FaultyWorld) {
  const responses = new ResponseBodies(new SecretValues());
  const comparison = await world.compare({
    bodiesOf: (readingId) => responses.sinkOf({ id: "comparison-1", environment: "sandbox" }, readingId),
  });
  const states = responses.statesOf(comparison.id);
  const held = Object.keys(states).filter((id) => states[id] === "held");
  const texts = held.map((id) => responses.textOf(comparison.id, id) ?? "");
  return { comparison, responses, held, texts };
}

/** Every text under these names, in whatever a server answered. */
function textsUnder(names: readonly string[], body: unknown, isUnder = false): readonly string[] {
  if (typeof body === "string") return isUnder ? [body] : [];
  if (typeof body !== "object" || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => textsUnder(names, value, isUnder || names.includes(name)));
}

describe("a response is masked before it is held", () => {
  test("account and routing numbers and owners, of every endpoint that answers them", async () => {
    const secrets = new Set<string>();
    await using world = await faultyWorld(({ honest }) => quotedIn(honest, []), "every call");
    world.onAnswer = (body) => {
      const account = ["account", "routing", "wire_routing", "sort_code", "iban", "bic", "names", "data", "street"];
      for (const text of textsUnder(account, body)) if (text.length > 4) secrets.add(text);
    };
    const { texts } = await compared(world);
    expect(secrets.size).toBeGreaterThan(4);
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.join()).toContain('"owners": "[redacted]"');
    expect(texts.join()).toContain('"numbers": "[redacted]"');
    for (const secret of secrets) expect(texts.join().includes(secret), `${secret.slice(0, 2)}… is shown`).toBe(false);
  });

  test.each([
    ["good answers", ({ honest }: FaultyWorld) => quotedIn(honest)],
    ["refusals", () => quotedInRefusal],
  ] as const)("keys and tokens that a server quotes in %s", async (_where, answerOf) => {
    await using world = await faultyWorld(answerOf, "every call");
    const { texts, comparison } = await compared(world);
    expect(texts.length).toBe(comparison.readings.filter(({ outcome }) => outcome !== "skipped").length);
    expect(texts.join()).toContain("[redacted]");
    for (const canary of Object.values(canaries)) {
      for (const form of [canary, encodeURIComponent(canary), JSON.stringify(canary).slice(1, -1)])
        expect(texts.join().includes(form)).toBe(false);
    }
  });
});

test("a response is in nothing that is kept or exported", async () => {
  const mark = "a-memo-that-no-reading-keeps";
  await using world = await faultyWorld(({ honest }) => quotedIn(honest, [], { memo: mark }), "every call");
  const { comparison, texts } = await compared(world);
  expect(texts.filter((text) => text.includes(mark)).length).toBe(texts.length);
  expect(JSON.stringify(comparison)).not.toContain(mark);
  for (const make of Object.values(exports)) expect(JSON.stringify(make(comparison))).not.toContain(mark);
  const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-responses-"));
  try {
    await new History({ directory: folder, keep: 5, onUnreadable() {} }).save(comparison);
    const [name = ""] = readdirSync(folder);
    expect(readFileSync(path.join(folder, name), "utf8")).not.toContain(mark);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe("a response that is open when somebody signs out is closed and let go of", () => {
  afterEach(() => shown.reset());

  test("alone and beside another; one of the local sandbox stays", async () => {
    await using world = await faultyWorld();
    const { comparison, responses, held } = await compared(world);
    const local = { ...comparison, id: "local-1", environment: "local" } as const;
    const sink = responses.sinkOf(local, held[0] ?? "");
    sink.begin();
    sink.take({ request_id: "of the local sandbox" });
    const [left, right] = comparison.readings.filter(({ id }) => held.includes(id));
    if (left === undefined || right === undefined) throw new Error("nothing is held");
    const documents = new ResponseDocuments(responses);
    await documents.show(comparison, left);
    await documents.compare(comparison, left, right);
    await documents.show(local, left);
    expect(shown.tabNames()).toHaveLength(3);
    expect(shown.all.map(({ text }) => text).join()).toContain('"accounts"');

    responses.forget("sandbox");
    await documents.close("sandbox");
    expect(shown.tabNames()).toEqual([expect.stringMatching(/^balance-lens-response:\/\/local\//)]);
    expect(shown.all.map(({ text }) => text).join()).not.toContain('"accounts"');
    expect(shown.all.map(({ text }) => text).join()).toContain("of the local sandbox");
    expect(shown.all.map(({ text }) => text).join()).toContain("no longer in memory");
    documents.dispose();
  });
});
