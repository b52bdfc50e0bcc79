import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { JournalChange } from "../../../../../src/emulator/state/journal.ts";
import { startHere, startProgram } from "../../support/program.ts";
import type { Change } from "./change.ts";

/** What a program is started with, where that is not the scenario of an Item that was just linked. */
export const startedWith: Readonly<Record<string, readonly string[]>> = {
  "/sandbox/item/set_verification_status": ["--scenario", "manual-micro-deposit"],
  "a login that Link's update mode mended": ["--scenario", "login-required"],
  "a login that was repaired": ["--scenario", "login-required"],
  "a mutation while paging with a call left": ["--scenario", "sync-mutation"],
  "a public token that is exchanged again": ["--scenario", "just-linked", "--public-tokens", "reusable"],
};

/** A change that leaves an entry of each kind in the journal. */
export const changeOfKind: Readonly<Record<JournalChange["kind"], string>> = {
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
export const changeOfStep: Readonly<Record<string, string | null>> = {
  open: "a Link session that is open",
  login: null,
  finish: "a finished Link session",
  exit: "a Link session that was left",
};

/** Tests that each of these changes is there after `kill -9` of the process that acknowledged it. */
export function outliveKill(changes: Readonly<Record<string, Change>>): void {
  let folder: string;
  let ends: (() => Promise<void>)[];
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "emulator-killed-"));
    ends = [];
  });
  afterEach(async () => {
    for (const end of ends) await end();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The journal as it lies in the folder, each entry after its checksum. */
  const kept = (): readonly JournalChange[] => {
    const lines = readFileSync(path.join(folder, "journal.jsonl"), "utf8").trim().split("\n");
    return lines.map((line) => JSON.parse(line.slice(line.indexOf("{"))));
  };

  it.each(Object.keys(changes))("%s outlives kill -9 of the process that answered it", async (name) => {
    const first = await startProgram(["--state", folder, ...(startedWith[name] ?? ["--scenario", "just-linked"])]);
    ends.push(first.kill);
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
    const second = await startHere(folder);
    ends.push(second.close);
    expect(await shown(second)).toEqual(before);
  });
}
