import { describe, expect, test } from "vitest";
import { findingLines, verdictLines } from "../../../src/cli/compare/findingLines.ts";
import { renderComparison } from "../../../src/cli/compare/renderComparison.ts";
import { styleFor } from "../../../src/cli/terminal/style.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { verdictSentence } from "../../../src/text/findings/verdictSentence.ts";
import { checking } from "../../builders/accounts.ts";
import { comparisonOf } from "../../builders/comparison.ts";
import { factMessages, factsAndCauses } from "../../builders/factsAndCauses.ts";

const context = createTextContext({
  messages: factMessages,
  locale: "en-US",
  timeZone: "UTC",
  now: Date.parse("2026-03-01T15:00Z"),
});
const listing = { context, style: styleFor({ isTerminal: false, env: {} }), width: 100, isVerbose: true };
const findings = factsAndCauses({ checking: "checking", savings: "savings" });
const accounts = [
  { accountId: "checking", name: "Checking", mask: "0000" },
  { accountId: "savings", name: "Savings", mask: "1111" },
];
const lines = findingLines(findings, accounts, listing);

describe("findings in the terminal", () => {
  test("number the facts, with their causes further in and each certainty its own", () => {
    const heads = lines
      .filter((line) => /^(\d\. | {3}- )/.test(line))
      .map((line) => line.replace(/(\]|\d\d\.) .*/, "$1"));
    expect(heads).toEqual([
      "1. [warning, certain]",
      "   - [likely]",
      "   - [possible]",
      "2. [warning, certain]",
      "   - [possible]",
      "   - Nothing in the responses settles what explains $37.50.",
      "3. [warning, certain]",
      "4. [note, certain]",
      "   - [likely]",
    ]);
  });

  test("say when a difference arose once, and an advice that several share once", () => {
    const first = lines
      .slice(
        1,
        lines.findIndex((line) => line.startsWith("2. ")),
      )
      .join(" ")
      .replaceAll(/ +/g, " ");
    expect(first.match(/It happened between 03:00 and 12:00\./g)).toHaveLength(1);
    expect(first.match(/where the number must be live/g)).toHaveLength(1);
    expect(first.match(/Comparing again would settle it/g)).toHaveLength(1);
  });

  test.each([40, 80, 200])("stay within %i columns", (width) => {
    const drawn = findingLines(findings, accounts, { ...listing, width });
    const prose = drawn.filter((line) => !/^ *https:\/\/\S*$/.test(line));
    expect(Math.max(...prose.map(({ length }) => length))).toBeLessThanOrEqual(Math.min(width, 100));
  });

  test("give the fact on one line and its cause on the next, and are as sure as the cause", () => {
    const [first = "", ...rest] = verdictLines(verdictSentence(comparisonOf({}), findings, context), {
      ...listing,
      width: 200,
    });
    expect(first).toMatch(/^Verdict \(likely\): Checking ••0000: the cached available balance is/);
    expect(rest.at(-1)).toBe("  A hold of $84.20 was probably placed after the last update.");
    const open = verdictLines(verdictSentence(comparisonOf({}), findings.slice(3), context), listing);
    expect(open.at(-1)).toBe("  Nothing in the responses settles what explains $37.50.");
  });
});

describe("findings in brief", () => {
  const brief = (width: number) => findingLines(findings, accounts, { ...listing, width, isVerbose: false });

  test("are a line each: what, of which account, by how much, and the best cause with its certainty", () => {
    const [, first = "", second = ""] = brief(200);
    expect(brief(200)).toHaveLength(
      1 + findings.filter(({ explains, about }) => explains === undefined && about === undefined).length,
    );
    expect(first).toBe("! Cached and real-time differ: Checking ••0000 (likely: Hold newer than the update)");
    expect(second).toMatch(/\(Unexplained\)$/);
  });

  test("are cut where they do not fit, the name before the mask", () => {
    const [, first = ""] = brief(64);
    expect(first).toContain("••0000");
    for (const width of [40, 60, 80])
      for (const line of brief(width).slice(1)) expect(line.length).toBeLessThanOrEqual(width);
  });

  test("name what tells them apart where two would read alike", () => {
    const [fact] = findings;
    if (fact === undefined) throw new Error("no finding");
    const of = (amount: number, call: string) => ({
      ...fact,
      id: `${fact.code}#${amount}`,
      code: "available-differs-from-current" as const,
      params: {
        amount: { kind: "money" as const, value: amount, currency: "USD" },
        calls: { kind: "list" as const, values: [call] },
      },
    });
    const both = [of(12.5, "/accounts/get"), of(84.2, "/accounts/balance/get")];
    const drawn = findingLines(both, accounts, { ...listing, width: 80, isVerbose: false }).slice(1);
    expect(drawn.map((line) => line.slice(2))).toEqual([
      "Available isn't current: Checking ••0000 $12.50 (/accounts/get)",
      "Available isn't current: Checking ••0000 $84.20 (/accounts/balance/get)",
    ]);
    const [alone = ""] = findingLines(both.slice(1), accounts, { ...listing, width: 80, isVerbose: false }).slice(1);
    expect(alone.slice(2)).toBe("Available isn't current: Checking ••0000");
  });

  test("are no more than twenty, and the rest is counted", () => {
    const [fact] = findings;
    if (fact === undefined) throw new Error("no finding");
    const many = Array.from({ length: 5000 }, (_, index) => ({ ...fact, id: `${fact.code}#${index}` }));
    const drawn = findingLines(many, accounts, { ...listing, isVerbose: false });
    expect(drawn).toHaveLength(22);
    expect(drawn.at(-1)).toBe("4980 more (--verbose)");
  });
});

describe("when calls started", () => {
  const drawn = (now: string, startedAt?: string) => {
    const world = comparisonOf({ cached: [checking({ available: 1 })], realTime: [checking({ available: 1 })] });
    const [first, ...others] = world.readings;
    const readings =
      first?.outcome === "ok" && startedAt !== undefined ? [{ ...first, startedAt }, ...others] : world.readings;
    const at = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC", now: Date.parse(now) });
    return renderComparison({ ...world, readings }, { ...listing, context: at, width: 120 }).join("\n");
  };

  test("is without a date on the day of the calls", () => {
    const text = drawn("2026-03-01T23:00Z");
    expect(text).toContain("started 12:00:00.000 · ");
    expect(text).not.toContain("Mar 1");
  });

  test("is with it on another day, in the head and in the list of calls", () => {
    const text = drawn("2026-03-02T01:00Z");
    expect(text).toContain("started Mar 1, 12:00:00.000 · ");
    expect(text).toMatch(/^Mar 1, 12:00:00.000 +20 ms/m);
  });

  test("is with it for all calls once one is of another day", () => {
    const text = drawn("2026-03-01T23:00Z", "2026-02-27T09:00:00.000Z");
    expect(text).toMatch(/^Feb 27, 09:00:00.000 +20 ms/m);
    expect(text).toMatch(/^Mar 1, 12:00:00.000 +20 ms/m);
  });
});
