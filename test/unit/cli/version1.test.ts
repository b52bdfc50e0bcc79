import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { compareInTerminal } from "./support/terminal.ts";

const folder = path.join(import.meta.dirname, "../../fixtures/version-1");

interface Account {
  readonly age: unknown;
}

interface Reading {
  readonly id: string;
  readonly sent?: unknown;
  readonly accounts: readonly Account[];
}

interface Document {
  readonly schemaVersion: number;
  readonly findings: readonly unknown[];
  readonly readings: readonly Reading[];
}

function documentsOf(json: string): readonly Document[] {
  const parsed = JSON.parse(json) as Document | { readonly comparisons: readonly Document[] };
  return "comparisons" in parsed ? parsed.comparisons : [parsed];
}

/** What was observed: ages and findings are worked out anew by whichever version opens it. */
function observed({ findings: _, schemaVersion: __, ...document }: Document): object {
  const readings = document.readings.map((reading) => {
    const { timing: _timing, ...kept } = reading as Reading & { readonly timing?: unknown };
    return { ...kept, accounts: kept.accounts.map(({ age: _age, ...account }) => account) };
  });
  return { ...document, readings };
}

describe("a document of version 1", () => {
  test.each(["export.json", "saved-export.json", "compare.json"])(
    "%s opens with all that was observed",
    async (name) => {
      const file = path.join(folder, name);
      const { exitCode, out, err } = await compareInTerminal(["--from", file, "--json"]);
      expect([exitCode, err]).toEqual([0, ""]);
      const [before, after] = [documentsOf(readFileSync(file, "utf8")), documentsOf(out)];
      expect(after.map(({ readings }) => readings.length)).toEqual(before.map(({ readings }) => readings.length));
      expect(after).toMatchObject(before.map(observed));
      expect(after.map(({ schemaVersion }) => schemaVersion)).toEqual(after.map(() => 2));
      // Nobody kept what was sent.
      for (const { sent } of after.flatMap(({ readings }) => readings)) expect(sent).toBeNull();
    },
  );

  test.each(["export.json", "saved-export.json", "compare.json"])(
    "%s has its findings worked out anew",
    async (name) => {
      const { exitCode, out } = await compareInTerminal(["--from", path.join(folder, name)]);
      expect(exitCode).toBe(0);
      expect(out).toMatch(/Verdict/);
    },
  );
});
