import { describe, expect, test } from "vitest";
import { displayWidth } from "../../../src/cli/terminal/displayWidth.ts";
import type { ComparisonDocument } from "../../../src/core/documents/documentFields.ts";
import { compareInTerminal } from "./support/terminal.ts";

describe("--rulesets", () => {
  test("sends one debit through each, and says what each decided, by which balance, how it is billed", async () => {
    const { exitCode, out, err } = await compareInTerminal(["--rulesets", "scores, default,none,nobody"]);
    expect([exitCode, err]).toEqual([0, ""]);
    expect(out).toContain("Rulesets compared · $1,900.00 debit · Tattersall Checking ••0417");
    expect(out).toMatch(/^1 scores +\w+ +\$1,975\.77 +9 h old +\d+ \/ \d+ +[\d.]+ ms +Signal call$/m);
    expect(out).toMatch(/^2 default +REROUTE +\$1,761\.52 +looks live +[\d.]+ ms +Balance call$/m);
    expect(out).toMatch(/^3 default \(no key sent\) +REROUTE /m);
    expect(out).toMatch(/^4 nobody +RULESET_NOT_FOUND /m);
    expect(out).toContain("default looks live: it may have refreshed");
  });

  test("makes no real-time call, and one evaluation for each", async () => {
    const { out } = await compareInTerminal(["--rulesets", "scores,default", "--json"]);
    const { readings, plan } = JSON.parse(out) as ComparisonDocument;
    expect(readings.map(({ id }) => id)).toEqual([
      "cached:/item/get",
      "cached:/accounts/get",
      "evaluated:/signal/evaluate",
      "evaluated:/signal/evaluate#2",
      "cached-after-evaluate:/accounts/get",
    ]);
    expect(plan.options.rulesetKeys).toEqual(["scores", "default"]);
  });

  test.each([60, 80])("stays within %s columns", async (columns) => {
    const { out } = await compareInTerminal(["--rulesets", "scores,default,none"], { columns });
    expect(out.split("\n").filter((line) => displayWidth(line) > columns)).toEqual([]);
    expect(out).toMatch(/^2 default +REROUTE/m);
  });

  test.each(["default", "default,default", ",", Array.from({ length: 51 }, (_, index) => `r${index}`).join(",")])(
    "refuses what is no comparison: %s",
    async (list) => {
      const { exitCode, err } = await compareInTerminal(["--rulesets", list]);
      expect(exitCode).toBe(1);
      expect(err).toContain("--rulesets takes from two to 50 ruleset keys");
    },
  );
});
