import { describe, expect, test } from "vitest";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { whyWords } from "../../../../src/text/documents/manySentences.ts";
import { comparisonMarkdown } from "../../../../src/text/export/comparisonMarkdown.ts";
import { findingsMarkdown, verdictMarkdown } from "../../../../src/text/export/findingsMarkdown.ts";
import { verdictSentence } from "../../../../src/text/findings/verdictSentence.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf } from "../../../builders/comparison.ts";
import { factMessages, factsAndCauses } from "../../../builders/factsAndCauses.ts";

const context = createTextContext({ messages: factMessages, locale: "en-US", timeZone: "UTC" });
const findings = factsAndCauses({ checking: "checking", savings: "savings" });

describe("findings as Markdown", () => {
  test("are facts in a numbered list, each with a list of its causes under it", () => {
    const lines = findingsMarkdown(findings, context).split("\n");
    expect(lines.map((line) => [/^ *(\d\.|-)/.exec(line)?.[0], /\(`([\w-]+)`, (\w+)/.exec(line)?.slice(1)])).toEqual([
      ["1.", ["cached-differs-from-real-time", "certain"]],
      ["   -", ["hold-newer-than-update", "likely"]],
      ["   -", ["cache-older-than-bank", "possible"]],
      ["2.", ["cached-differs-from-real-time", "certain"]],
      ["   -", ["pending-released", "possible"]],
      ["   -", ["unexplained", "certain"]],
      ["3.", ["last-update-failed", "certain"]],
      ["4.", ["agree", "certain"]],
      ["   -", ["agree-just-updated", "likely"]],
    ]);
  });

  test("date a window in full, since they are read on other days, and say it once", () => {
    const [first = "", hold = "", , , , unexplained = ""] = findingsMarkdown(findings, context).split("\n");
    expect(first).toContain("It happened between Mar 1, 2026, 03:00 and 12:00.");
    expect(hold).not.toContain("It happened");
    expect(unexplained).toContain("It happened some time before Mar 1, 2026, 12:00.");
  });

  test("open with the fact and its cause, as sure as the cause", () => {
    const verdict = verdictMarkdown(verdictSentence(comparisonOf({}), findings, context), context);
    expect(verdict).toMatch(
      /^\*\*Verdict \(likely\):\*\* Checking ••0000: the cached available balance is \$1,204\.11/,
    );
    expect(verdict).toMatch(/ A hold of \$84\.20 was probably placed after the last update\.$/);
    const open = verdictMarkdown(verdictSentence(comparisonOf({}), findings.slice(3), context), context);
    expect(open).toMatch(/\$537\.50\. Nothing in the responses settles what explains \$37\.50\.$/);
  });
});

test("why one Item among several differs is its gravest fact with its best cause", () => {
  const [gravest = null, explanation = null] = findings;
  expect(whyWords({ gravest, explanation }, context)).toBe(
    "Checking ••0000: the cached available balance is $1,204.11, $84.20 too high. The bank says $1,119.91. A hold of $84.20 was probably placed after the last update.",
  );
});

describe("when calls started, in what is read on other days", () => {
  const world = comparisonOf({ cached: [checking({ available: 1 })], realTime: [checking({ available: 1 })] });

  test("is dated once above them, where all are of that day", () => {
    const text = comparisonMarkdown(world, context);
    expect(text).toContain("started Mar 1, 2026, 12:00");
    expect(text).toMatch(/^\| 12:00:00\.000 +\| Cached +\|/m);
  });

  test("is dated for each where they are not, and where the responses were saved", () => {
    const [first, ...others] = world.readings;
    if (first?.outcome !== "ok") throw new Error("the world has no first answer");
    const apart = { ...world, readings: [{ ...first, startedAt: "2026-02-27T09:00:00.000Z" }, ...others] };
    expect(comparisonMarkdown(apart, context)).toMatch(/^\| Mar 1, 2026, 12:00:00\.000 +\| Cached +\|/m);
    expect(comparisonMarkdown({ ...world, origin: "saved" }, context)).toMatch(
      /^\| Mar 1, 2026, 12:00:00\.000 +\| Cached +\|/m,
    );
  });
});
