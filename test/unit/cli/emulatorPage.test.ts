import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { optionsFrom } from "../../../src/cli/emulatorOptions.ts";

const root = path.join(import.meta.dirname, "../../..");
const page = readFileSync(path.join(root, "docs/emulator.md"), "utf8");

describe("docs/emulator.md", () => {
  test("shows only command lines that the emulator takes", () => {
    const lines = page.split("\n").flatMap((line) => /emulator(?:\.mjs| --|) (--.+)$/.exec(line)?.[1] ?? []);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(() => optionsFrom(line.split(" "))).not.toThrow();
  });

  test("has a row for every option", () => {
    const source = readFileSync(path.join(root, "src/cli/emulatorOptions.ts"), "utf8");
    const options = [...source.matchAll(/^ {2}"?([a-z-]+)"?: \{ type/gm)].map((match) => match[1]);
    expect(options.length).toBeGreaterThan(10);
    for (const option of options) expect(page).toMatch(new RegExp(`^\\| .*\`--${option}[ \`]`, "m"));
  });
});
