import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openEmulator } from "../../../src/emulator/emulator.ts";
import { openFreeFolder } from "../../../src/emulator/state/stateFolder.ts";
import { seededDraw } from "../../builders/attack/seeded.ts";
import { type KeptChange, startSandboxWriter } from "./support/sandboxWriter.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "balance-lens-kills-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Opens it as the next process does: what was acknowledged is in force, and nothing had to be mended. What was under way
 * and not acknowledged is in force as a whole, or not at all.
 * @param said all that was acknowledged so far; brought up to what is in force
 * @param last the part of it that the process said that was killed last
 */
async function expectInForce(said: KeptChange[], last: readonly KeptChange[]): Promise<void> {
  const state = await openFreeFolder(folder);
  const emulator = await openEmulator({ latency: "none", journal: state.journal });
  expect([state.note, emulator.stateWarning]).toEqual([null, null]);
  const read = async (place: string) => {
    const headers = { host: "127.0.0.1", authorization: `Bearer ${emulator.token}` };
    const { body, status } = await emulator.handle({ method: "GET", path: `/_emulator${place}`, headers, body: "" });
    expect(status).toBe(200);
    return {
      text: body,
      body: JSON.parse(body) as Record<string, readonly Record<string, string>[]> & { now: string },
    };
  };
  const tokens = (await read("/items")).body.items?.map(({ access_token }) => access_token) ?? [];
  // What was before the last reset is over.
  const since = said.slice(said.findLastIndex(({ kind }) => kind === "reset") + 1);
  const valuesOf = (kind: KeptChange["kind"]) =>
    since.filter((each) => each.kind === kind).map(({ value }) => String(value));
  const removed = valuesOf("removed");
  const items = valuesOf("item").filter((token) => !removed.includes(token));
  const present = items.filter((token) => tokens.includes(token));
  if (items.length > 1 && present.length === 0) {
    // A reset was under way.
    said.length = 0;
  } else {
    // The removal of the last one may have been under way.
    expect(present).toEqual(expect.arrayContaining(items.slice(0, -1)));
    for (const token of items) if (!present.includes(token)) said.push({ kind: "removed", value: token });
    for (const token of removed) expect(tokens).not.toContain(token);
    const clock = valuesOf("clock").at(-1);
    if (clock !== undefined)
      expect(Date.parse((await read("/clock")).body.now)).toBeGreaterThanOrEqual(Date.parse(clock));
    const events = (await read("/events")).text;
    for (const each of valuesOf("webhook")) expect(events).toContain(each);
    expectSettings(last, {
      rulesets: Object.keys((await read("/rulesets")).body.rulesets ?? {}),
      faults: ((await read("/faults")).body.faults ?? []).map(({ fault_id }) => String(fault_id)),
    });
  }
  emulator.close();
  state.close();
}

/** Rulesets and faults as the last process left them. */
function expectSettings(
  last: readonly KeptChange[],
  found: { rulesets: readonly string[]; faults: readonly string[] },
): void {
  const begun = last.slice(last.findLastIndex(({ kind }) => kind === "reset") + 1);
  const ruleset = begun.findLast(({ kind }) => kind === "ruleset")?.value;
  if (ruleset !== undefined) {
    const next = `set${Number(String(ruleset).slice(3)) + 1}`;
    // This one, or the next, which was not acknowledged.
    expect([[ruleset], [next]]).toContainEqual(found.rulesets);
  }
  const afterClearing = begun.slice(begun.findLastIndex(({ kind }) => kind === "faults-cleared") + 1);
  const on = afterClearing.filter(({ kind }) => kind === "fault").map(({ value }) => String(value));
  // All of them, unless their clearing, which comes right after one, was under way.
  if (found.faults.length > 0 || begun.at(-1)?.kind !== "fault")
    expect(found.faults).toEqual(expect.arrayContaining(on));
}

const kinds = ["clock", "fault", "faults-cleared", "item", "loaded", "removed", "reset", "ruleset", "webhook"];

describe("whatever was changed in the local sandbox survives being killed at any moment", () => {
  test("fifty times over Items, webhooks, clock, rulesets, faults, saved states and resets", async () => {
    const draw = seededDraw(18);
    const said: KeptChange[] = [];
    const seen = new Set<string>();
    let first = 1;
    let acknowledged = 0;
    for (let kill = 0; kill < 50; kill += 1) {
      if (kill % 10 === 0) {
        rmSync(folder, { recursive: true, force: true });
        said.length = 0;
      }
      const writer = startSandboxWriter({ folder, first });
      const more = await writer.killAfter(1 + draw.whole(20), draw.whole(10));
      said.push(...more);
      acknowledged += more.length;
      for (const { kind } of more) seen.add(kind);
      first += more.filter(({ kind }) => kind === "item").length;
      await expectInForce(said, more);
    }
    expect([...seen].sort()).toEqual(kinds);
    expect(acknowledged).toBeGreaterThan(200);
  }, 240_000);
});
