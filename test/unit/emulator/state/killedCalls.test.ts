import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endpoints } from "../../../../src/emulator/handlers/endpoints.ts";
import { stepNames } from "../../../../src/emulator/link/linkStep.ts";
import type { JournalChange } from "../../../../src/emulator/state/journal.ts";
import { answer, exampleCalls, exampleWorld } from "../../../builders/exampleCalls.ts";
import { type Program, startProgram } from "../support/program.ts";
import type { Change } from "./killed/change.ts";
import { controlCalls } from "./killed/controlCalls.ts";
import { itemCalls } from "./killed/itemCalls.ts";
import { linkCalls } from "./killed/linkCalls.ts";
import { productCalls } from "./killed/productCalls.ts";

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

/** The journal as it lies in the folder, each entry after its checksum. */
function kept(): readonly JournalChange[] {
  const lines = readFileSync(path.join(folder, "journal.jsonl"), "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line.slice(line.indexOf("{"))));
}

const changes: Readonly<Record<string, Change>> = { ...productCalls, ...itemCalls, ...linkCalls, ...controlCalls };

/** What a program is started with, where that is not the scenario of an Item that was just linked. */
const startedWith: Readonly<Record<string, readonly string[]>> = {
  "/sandbox/item/set_verification_status": ["--scenario", "manual-micro-deposit"],
  "a login that Link's update mode mended": ["--scenario", "login-required"],
  "a login that was repaired": ["--scenario", "login-required"],
  "a mutation while paging with a call left": ["--scenario", "sync-mutation"],
  "a public token that is exchanged again": ["--scenario", "just-linked", "--public-tokens", "reusable"],
};

/** A change that leaves an entry of each kind in the journal. */
const changeOfKind: Readonly<Record<JournalChange["kind"], string>> = {
  call: "/item/remove",
  link: "a finished Link session",
  clock: "a clock that was moved and stopped",
  repair: "a login that was repaired",
  rulesets: "rulesets that were set",
  fault: "a fault that was put on",
  "faults-cleared": "faults that were cleared",
  "fault-met": "a lost cursor with a call left",
  scenario: "a scenario that was added",
  reset: "a world that began again",
  webhook: "a webhook that is sent again",
  "webhook-settled": "/item/webhook/update",
};

/** A change in which each step of the Link page is taken; null for the one that changes nothing. */
const changeOfStep: Readonly<Record<string, string | null>> = {
  open: "a Link session that is open",
  login: null,
  finish: "a finished Link session",
  exit: "a Link session that was left",
};

it.each(Object.keys(changes))("%s outlives kill -9 of the process that answered it", async (name) => {
  const first = await start(...(startedWith[name] ?? ["--scenario", "just-linked"]));
  const shown = await changes[name]?.(first);
  if (shown === undefined) throw new Error(`no change ${name}`);
  const before = await shown(first);
  expect(before).not.toHaveProperty("error_code");
  const entries = kept();
  if (name.startsWith("/")) expect(entries).toContainEqual(expect.objectContaining({ kind: "call", path: name }));
  for (const [kind, change] of Object.entries(changeOfKind))
    if (change === name) expect(entries).toContainEqual(expect.objectContaining({ kind }));
  for (const [step, change] of Object.entries(changeOfStep))
    if (change === name)
      expect(entries).toContainEqual(expect.objectContaining({ step: expect.objectContaining({ step }) }));
  await first.kill();
  expect(await shown(await start())).toEqual(before);
});

describe("every call, step and kind of change", () => {
  it("is among those that are killed, or only reads", () => {
    for (const path of endpoints.keys()) {
      if (Object.hasOwn(changes, path)) continue;
      const world = exampleWorld();
      for (const bodyIn of exampleCalls[path] ?? []) {
        const body = bodyIn(world);
        const recorded = world.log.count;
        answer(world, path, body);
        expect([path, world.log.count - recorded]).toEqual([path, 0]);
      }
    }
    for (const name of Object.keys(changes).filter((each) => each.startsWith("/")))
      expect([...endpoints.keys()]).toContain(name);
    expect(Object.keys(changeOfStep).sort()).toEqual([...stepNames].sort());
    for (const name of [...Object.values(changeOfKind), ...Object.values(changeOfStep), ...Object.keys(startedWith)])
      if (name !== null) expect(Object.keys(changes)).toContain(name);
  });
});
