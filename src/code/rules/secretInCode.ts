import { firstPlace, greatestSoFar } from "../../core/firstPlace.ts";
import { contentOf, type StringLiteral } from "../languages/maskedSource.ts";
import type { Remark, Rule, RuledCode, RuleSeverity } from "./rule.ts";

/**
 * An access token opens an Item until it is removed, and a secret opens all of them: neither belongs into a file that is shared.
 * https://plaid.com/docs/quickstart/glossary/#access-token
 */
export const secretInCode: Rule = {
  id: "secret-in-code",
  languages: ["typescript", "python", "ruby", "go", "java", "http"],
  isOnByDefault: true,
  docUrl: "https://plaid.com/docs/quickstart/glossary/#access-token",
  find: (code) => [...tokensIn(code), ...secretsIn(code)],
};

/** As Plaid makes them: the environment, and a random UUID (version 4 of RFC 9562). */
const token =
  /\b(?:access|processor)-(?<environment>sandbox|development|production)-(?<uuid>[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\b/g;

/**
 * What a person makes up has digits alone or letters alone, one of them many times, or runs of them that count; of thirty random
 * ones, one in thirty thousand has. The last two begin the tokens of Plaid's API pages, which mocks and tests are copied from
 * (https://plaid.com/docs/api/items/#itempublic_tokenexchange, https://plaid.com/docs/api/items/#itemaccess_tokeninvalidate).
 */
const madeUp = /^[^a-f]+$|^[^0-9]+$|^(.{1,4})\1+$|(.)\2{5}|123456|abcdef|a1b2c3|^de3ce8ef|^8ab976e6/;

function* tokensIn({ source: { text, strings, language } }: RuledCode): Generator<Remark> {
  let ends: readonly number[] | null = null;
  for (const match of text.matchAll(token)) {
    const start = match.index;
    ends ??= greatestSoFar(strings.map(({ content }) => content.end));
    const inString = (ends[firstPlace(strings, ({ content }) => content.start > start) - 1] ?? 0) > start;
    const { environment = "sandbox", uuid = "" } = match.groups ?? {};
    if ((!inString && language !== "http") || madeUp.test(uuid.replaceAll("-", ""))) continue;
    // What opens test data alone is often written into a test on purpose.
    yield remark(start, start + match[0].length, environment === "production" ? "error" : "hint", environment);
  }
}

/** A secret is thirty hexadecimal digits, and what it is given to says that it is one. */
const secret = /^[0-9a-f]{30}$/;
const named = /(?:plaid[\w-]*secret|\bsecret|PLAID-SECRET)["'\]]*\s*(?::=|=>|[:=,(])\s*(?:os\.\w+\(\s*\w*\s*,\s*)?$/i;

function* secretsIn({ source }: RuledCode): Generator<Remark> {
  for (const string of source.strings) {
    const content = contentOf(source, string);
    if (!secret.test(content) || madeUp.test(content) || !isNamedSecret(source.text, string)) continue;
    yield remark(string.content.start, string.content.end, "warning", "secret");
  }
}

function isNamedSecret(text: string, { start }: StringLiteral): boolean {
  return named.test(text.slice(Math.max(0, start - 80), start));
}

function remark(start: number, end: number, severity: RuleSeverity, what: string): Remark {
  return { rule: "secret-in-code", severity, named: what, start, end };
}
