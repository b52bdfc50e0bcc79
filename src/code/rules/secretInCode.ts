import { contentOf, type StringLiteral } from "../languages/maskedSource.ts";
import type { Remark, Rule, RuledCode, RuleSeverity } from "./rule.ts";

/**
 * An access token opens an Item until it is removed, and a secret opens all of them: neither belongs into a file that is shared.
 * https://plaid.com/docs/quickstart/glossary/#access-token
 */
export const secretInCode: Rule = {
  id: "secret-in-code",
  languages: ["typescript", "python", "ruby", "go", "java", "http"],
  isOnByDefault: false,
  docUrl: "https://plaid.com/docs/quickstart/glossary/#access-token",
  find: (code) => [...tokensIn(code), ...secretsIn(code)],
};

/** As Plaid makes them: the environment, and a UUID. */
const token =
  /\b(?:access|processor)-(?<environment>sandbox|development|production)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/dg;

/** What a person makes up has digits alone or letters alone; of thirty random ones, one in a million has. */
function isMadeUp(hex: string): boolean {
  return !/[a-f]/.test(hex) || !/[0-9]/.test(hex) || /^(.{1,4})\1+$/.test(hex);
}

function* tokensIn({ source }: RuledCode): Generator<Remark> {
  for (const match of source.text.matchAll(token)) {
    const start = match.index;
    const inString = source.strings.some(({ content }) => content.start <= start && start < content.end);
    const uuid = match[0].slice(match[0].indexOf("-", 8) + 1).replaceAll("-", "");
    if ((!inString && source.language !== "http") || isMadeUp(uuid)) continue;
    const environment = match.groups?.environment ?? "sandbox";
    yield remark(start, start + match[0].length, environment === "production" ? "error" : "information", environment);
  }
}

/** A secret is thirty hexadecimal digits, and what it is given to says that it is one. */
const secret = /^[0-9a-f]{30}$/;
const named = /(?:plaid[\w-]*secret|\bsecret|PLAID-SECRET)["'\]]*\s*(?::=|=>|[:=,(])\s*(?:os\.\w+\(\s*\w*\s*,\s*)?$/i;

function* secretsIn({ source }: RuledCode): Generator<Remark> {
  for (const string of source.strings) {
    const content = contentOf(source, string);
    if (!secret.test(content) || isMadeUp(content) || !isNamedSecret(source.text, string)) continue;
    yield remark(string.content.start, string.content.end, "warning", "secret");
  }
}

function isNamedSecret(text: string, { start }: StringLiteral): boolean {
  return named.test(text.slice(Math.max(0, start - 80), start));
}

function remark(start: number, end: number, severity: RuleSeverity, what: string): Remark {
  return { rule: "secret-in-code", severity, named: what, start, end, fix: null };
}
