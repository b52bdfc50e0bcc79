import { describe, expect, test } from "vitest";
import type { Finding } from "../../../src/core/finding.ts";
import { findingsOf } from "../../../src/core/findingsOf.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { plainText } from "../../../src/text/fillSegments.ts";
import { adviceSentence, findingSentence, settlementSentence } from "../../../src/text/findingSentence.ts";
import { english } from "../../../src/text/messages/english.ts";
import { checking } from "../../builders/accounts.ts";
import { authOnly, comparisonOf, itemFacts, signalFacts } from "../../builders/comparison.ts";
import { findingCases } from "../../builders/findingCases.ts";
import { hoursAgo } from "../../builders/times.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

function sentenceOf(finding: Finding | undefined): string {
  if (finding === undefined) throw new Error("no finding");
  return plainText(findingSentence(finding, context));
}

const stale = comparisonOf({
  item: authOnly(),
  cached: [checking({ available: 1204.11, current: 1204.11 })],
  realTime: [checking({ available: 310.55, current: 310.55 })],
});

describe("the voice", () => {
  test("numbers first, then the cause, then the bound", () => {
    expect(sentenceOf(findingsOf(stale)[0])).toBe(
      "Checking ••0000: cached $1,204.11, bank $310.55 (-$893.56). This Item has only Auth, so Plaid rarely refreshes it; " +
        "the cached number can be up to 75 days old, its age since linking.",
    );
  });

  test("a hold is said to look like one, and the bound is rounded up", () => {
    const comparison = comparisonOf({
      item: itemFacts({ transactions: { lastSuccessfulUpdate: hoursAgo(18.4), lastFailedUpdate: null } }),
      cached: [checking({ available: 500, current: 500 })],
      rows: [],
      realTime: [checking({ available: 415.8, current: 500 })],
    });
    expect(sentenceOf(findingsOf(comparison)[0])).toBe(
      "Checking ••0000: available is $84.20 lower at the bank, current is the same. This looks like a hold newer than " +
        "the last update (at most 19 h ago); no transaction shows it yet.",
    );
  });

  test("a decision that says nothing of today says so", () => {
    const comparison = comparisonOf({
      cached: [checking({ available: 500, current: 500 })],
      realTime: [checking({ available: 400, current: 400 })],
      evaluation: { signal: signalFacts(), available: 500, current: 500 },
    });
    const finding = findingsOf(comparison).find(({ code }) => code === "evaluate-without-balance-rule");
    expect(sentenceOf(finding)).toBe(
      "ACCEPT says nothing about today's balance of Checking ••0000: this ruleset seems to have no balance rule, so the " +
        "bank was not asked.",
    );
  });
});

test("each number leads back to the answer it came from", () => {
  const [finding] = findingsOf(stale);
  if (finding === undefined) throw new Error("no finding");
  const segments = findingSentence(finding, context);
  const cached = { readingId: "cached:/accounts/get", accountId: "checking", field: "available" };
  const bank = { readingId: "real-time:/accounts/balance/get", accountId: "checking", field: "available" };
  expect(segments.filter(({ refs }) => refs)).toEqual([
    { text: "$1,204.11", refs: [cached] },
    { text: "$310.55", refs: [bank] },
    { text: "-$893.56", refs: [cached, bank] },
    { text: "75 days", refs: [{ readingId: "cached:/item/get", field: "item.createdAt" }] },
  ]);
});

describe("every finding of every case", () => {
  const findings = Object.values(findingCases)
    .flat()
    .flatMap(({ name, comparison }) => findingsOf(comparison).map((finding) => ({ name, finding })));

  test.each(findings)("$name: $finding.code is a whole sentence with an advice", ({ finding }) => {
    const sentence = sentenceOf(finding);
    expect(sentence).not.toMatch(/[{}]|undefined|null\b(?!: | which|, which| in the|\))|NaN|Invalid/);
    expect(sentence).toMatch(/[.)]$/);
    expect(sentence).not.toMatch(/^finding\./);
    expect(Object.hasOwn(english, `advice.${finding.advice}`), finding.advice).toBe(true);
    expect(adviceSentence(finding, context)).toBe(english[`advice.${finding.advice}`]);
    expect(settlementSentence(finding, context)).not.toMatch(/^settle\./);
  });

  test("every sentence and advice of the table is told by some case", () => {
    const told = new Set<string>();
    for (const { finding } of findings) {
      const plain = `finding.${finding.code}`;
      const key = finding.variant === undefined ? plain : `${plain}.${finding.variant}`;
      const base = Object.keys(english).some((each) => each === key || each.startsWith(`${key}.`)) ? key : plain;
      const count = finding.params.count?.kind === "count" ? finding.params.count.value : null;
      const form = count === 1 ? ".one" : ".other";
      told.add(Object.hasOwn(english, base + form) && count !== null ? base + form : base);
      told.add(`advice.${finding.advice}`);
      if (finding.settledBy !== undefined) told.add(`settle.${finding.settledBy}`);
    }
    const table = Object.keys(english).filter((key) => /^(finding|advice|settle)\./.test(key));
    expect(table.filter((key) => !told.has(key))).toEqual([]);
  });
});

test("a translation replaces a sentence, and its own plural forms are used", () => {
  const messages = {
    "gap.available": "{account}: gespeichert {cached}, Bank {bank} ({difference}).",
    "finding.no-subscription-product.link-time": "{gap} Nur {products}; höchstens {age} alt.",
    "products.auth": "Kontodaten",
    "duration.days.other": "{value} Tage",
  };
  const german = createTextContext({ messages, locale: "de-DE" });
  const [finding] = findingsOf(stale);
  if (finding === undefined) throw new Error("no finding");
  expect(plainText(findingSentence(finding, german)).replaceAll("\u00a0", " ")).toBe(
    "Checking ••0000: gespeichert 1.204,11 $, Bank 310,55 $ (-893,56 $). Nur Kontodaten; höchstens 75 Tage alt.",
  );
});

test("names with placeholders and markup stay text", () => {
  const comparison = comparisonOf({
    item: authOnly(),
    cached: [checking({ name: "{bank} $& <b>x</b>", available: 2, current: 2 })],
    realTime: [checking({ name: "{bank} $& <b>x</b>", available: 1, current: 1 })],
  });
  expect(sentenceOf(findingsOf(comparison)[0])).toMatch(/^\{bank\} \$& <b>x<\/b> ••0000: cached \$2\.00, bank \$1\.00/);
});
