import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import type { Finding } from "../../../src/core/findings/finding.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { plainText } from "../../../src/text/fillSegments.ts";
import { adviceSentence, findingSentence, settlementSentence } from "../../../src/text/findings/findingSentence.ts";
import { english } from "../../../src/text/messages/english.ts";
import { checking } from "../../builders/accounts.ts";
import { authOnly, comparisonOf, itemFacts, okReading, signalFacts } from "../../builders/comparison.ts";
import { findingCases } from "../../builders/findingCases.ts";
import { savedComparison, undated } from "../../builders/savedComparison.ts";
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

/** A fact and its causes, each as its sentence. */
function sentencesOf(comparison: Comparison): readonly string[] {
  const [fact, ...others] = findingsOf(comparison);
  return [fact, ...others.filter(({ explains, about }) => fact?.id === explains || fact?.id === about)].map(sentenceOf);
}

describe("the voice", () => {
  test("numbers first, and then the cause with what bounds it", () => {
    expect(sentencesOf(stale)).toEqual([
      "Checking ••0000: the cached available balance is $1,204.11, $893.56 too high. The bank says $310.55.",
      expect.stringMatching(/^This Item has only Auth, .*75 days/),
    ]);
  });

  test("a hold is said to look like one, and the bound is rounded up", () => {
    const comparison = comparisonOf({
      item: itemFacts({ transactions: { lastSuccessfulUpdate: hoursAgo(18.4), lastFailedUpdate: null } }),
      cached: [checking({ available: 500, current: 500 })],
      rows: [],
      realTime: [checking({ available: 415.8, current: 500 })],
    });
    const [fact, hold] = sentencesOf(comparison);
    expect(fact).toBe(
      "Checking ••0000: the cached available balance is $500.00, $84.20 too high. The bank says $415.80.",
    );
    expect(hold).toMatch(/probably.*hold.*19 h/);
  });

  test("a number that may be the newer one is higher, and never too high", () => {
    const [fact] = sentencesOf(
      savedComparison(
        okReading("cached", "/accounts/get", [checking({ available: 500, current: 500 })], undated),
        okReading("real-time", "/accounts/balance/get", [checking({ available: 400, current: 400 })], undated),
      ),
    );
    expect(fact).toMatch(/\$100\.00 higher than the real-time balance/);
    expect(fact).not.toMatch(/too|bank says/);
  });

  test("an inference says that it is one, and what else fits", () => {
    const comparison = comparisonOf({
      cached: [checking({ available: 500, current: 500 })],
      realTime: [checking({ available: 400, current: 400 })],
      evaluation: { signal: signalFacts(), available: 500, current: 500 },
    });
    const finding = findingsOf(comparison).find(({ code }) => code === "evaluate-without-balance-rule");
    expect(sentenceOf(finding)).toMatch(/perhaps.*bank may also have moved since/);
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
  ]);
});

describe("every finding of every case", () => {
  const findings = Object.values(findingCases)
    .flat()
    .flatMap(({ name, comparison }) => findingsOf(comparison).map((finding) => ({ name, finding })));

  test.each(findings)("$name: $finding.code is a whole sentence with an advice", ({ finding }) => {
    const sentence = sentenceOf(finding);
    expect(sentence).not.toMatch(/[{}]|undefined|null\b(?! in \/|, which)|NaN|Invalid/);
    expect(sentence).toMatch(/[.)]$/);
    expect(sentence).not.toMatch(/^finding\./);
    expect(Object.hasOwn(english, `advice.${finding.advice}`), finding.advice).toBe(true);
    expect(adviceSentence(finding, context)).toBe(english[`advice.${finding.advice}`]);
    expect(settlementSentence(finding, context)).not.toMatch(/^settle\./);
  });

  test("every sentence and advice of the table is told by some case", () => {
    const sentencesOf = new Set<string>();
    for (const { finding } of findings) {
      const plain = `finding.${finding.code}`;
      const key = finding.variant === undefined ? plain : `${plain}.${finding.variant}`;
      const base = Object.keys(english).some((each) => each === key || each.startsWith(`${key}.`)) ? key : plain;
      const count = finding.params.count?.kind === "count" ? finding.params.count.value : null;
      const form = count === 1 ? ".one" : ".other";
      sentencesOf.add(Object.hasOwn(english, base + form) && count !== null ? base + form : base);
      sentencesOf.add(`advice.${finding.advice}`);
      if (finding.settledBy !== undefined) sentencesOf.add(`settle.${finding.settledBy}`);
    }
    const table = Object.keys(english).filter((key) => /^(finding|advice|settle)\./.test(key));
    expect(table.filter((key) => !sentencesOf.has(key))).toEqual([]);
  });
});

test("a translation replaces a sentence, and its own plural forms are used", () => {
  const messages = {
    "finding.cached-differs-from-real-time.too-high": "{account}: gespeichert {cached}, Bank {bank} ({difference}).",
    "finding.no-subscription-product.link-time": "Nur {products}; höchstens {age} alt.",
    "products.auth": "Kontodaten",
    "duration.days.other": "{value} Tage",
  };
  const german = createTextContext({ messages, locale: "de-DE" });
  const [fact, cause] = findingsOf(stale);
  const said = [fact, cause].flatMap((finding) => (finding ? [plainText(findingSentence(finding, german))] : []));
  expect(said.map((sentence) => sentence.replaceAll("\u00a0", " "))).toEqual([
    "Checking ••0000: gespeichert 1.204,11 $, Bank 310,55 $ (+893,56 $).",
    "Nur Kontodaten; höchstens 75 Tage alt.",
  ]);
});

test("names with placeholders and markup stay text", () => {
  const comparison = comparisonOf({
    item: authOnly(),
    cached: [checking({ name: "{bank} $& <b>x</b>", available: 2, current: 2 })],
    realTime: [checking({ name: "{bank} $& <b>x</b>", available: 1, current: 1 })],
  });
  expect(sentenceOf(findingsOf(comparison)[0])).toBe(
    "{bank} $& <b>x</b> ••0000: the cached available balance is $2.00, $1.00 too high. The bank says $1.00.",
  );
});
