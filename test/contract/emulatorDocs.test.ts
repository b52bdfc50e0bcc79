import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { faultEffects } from "../../src/emulator/faults/fault.ts";
import { endpoints } from "../../src/emulator/handlers/endpoints.ts";
import { findScenarios } from "../../src/emulator/scenarios/findScenarios.ts";

const root = path.resolve(import.meta.dirname, "../..");
const page = readFileSync(path.join(root, "docs/emulator.md"), "utf8");
const rows = page.split("\n").filter((line) => line.startsWith("| `"));

describe("docs/emulator.md", () => {
  it("has a line for every endpoint that is modelled, and for none that is not", () => {
    const documented = rows
      .map((row) => /^\| `(\/[a-z0-9_/]+)` \|/.exec(row)?.[1])
      .filter((each) => each !== undefined);
    expect(documented.filter((each) => !each.startsWith("/_emulator")).sort()).toEqual([...endpoints.keys()].sort());
  });

  it("ties each line to a test that is there", () => {
    const tests = [...page.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map((match) => match[1] ?? "");
    expect(tests.length).toBeGreaterThan(30);
    for (const test of new Set(tests)) expect([test, existsSync(path.join(root, test))]).toEqual([test, true]);
    const coverage = rows.filter((row) => /^\| `\/(?!_emulator)/.test(row));
    for (const row of coverage) expect(row).toMatch(/`test\/[^`]+\.test\.ts` \|$/);
  });

  it("names each scenario with its token and what it shows", () => {
    for (const { name, access_token, summary, lesson } of findScenarios()) {
      const place = `${lesson?.group}: ${lesson?.label}`;
      expect(rows).toContain(`| \`${name}\` | ${place} | \`${access_token}\` | ${summary} |`);
    }
  });

  it("has a row for every effect of faults", () => {
    for (const effect of faultEffects) expect(rows.some((row) => row.startsWith(`| \`${effect}\` |`))).toBe(true);
  });
});
