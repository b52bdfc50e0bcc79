import type { CodeLanguage } from "../languages/language.ts";
import type { TextRange } from "../languages/maskedSource.ts";
import type { CodeFix, Remark, Rule, RuledCode } from "./rule.ts";

/**
 * A balance that the bank does not tell is null, and zero is a balance. Plaid: `available` and `current` can be null
 * (https://plaid.com/docs/api/accounts/#accounts-get-response-accounts-balances-available).
 */
export const nullIsNotZero: Rule = {
  id: "null-is-not-zero",
  languages: ["typescript", "python", "ruby"],
  isOnByDefault: true,
  docUrl: "https://plaid.com/docs/api/accounts/#accounts-get-response-accounts-balances-available",
  find: (code) => [...zerosIn(code)],
};

/** A field by a dot, in brackets, by a symbol of Ruby's or by Python's `get`, and zero in its place. Strings are blanked: their names are read apart. */
const zero =
  /(?:\.\s*(?<dotted>available|current)\b|\[\s*(?<key>"\s*"|'\s*')\s*\]|\.\s*get\(\s*(?<got>"\s*"|'\s*')\s*(?:,\s*None\s*)?\)|\[\s*:(?<symbol>available|current)\s*\])\s*(?:\)\s*)*(?<operator>\?\?|\|\||\bor\b)\s*(?<digits>0(?:\.0+)?)(?![\w.])/dg;

const fields: readonly string[] = ["available", "current"];

/** What holds the balances of an account is named so. */
const holder = /balance|\bbal\b|account|\bacc?t?\b/i;

/** What has a `current` and no balance: a ref of React's, and whatever goes through pages. */
const otherHolder = /(?:ref|page|pager|pagination|paginator)[?!]*$/i;

/** How far back in its line the holder is looked for. */
const reach = 120;

function* zerosIn({ source: { code, text, language } }: RuledCode): Generator<Remark> {
  for (const match of code.matchAll(zero)) {
    const places = match.indices?.groups ?? {};
    const [from, to] = places.dotted ?? places.key ?? places.got ?? places.symbol ?? [0, 0];
    const field = text.slice(from, to).replace(/^["']|["']$/g, "");
    const line = code.lastIndexOf("\n", match.index) + 1;
    const before = text.slice(Math.max(line, match.index - reach), match.index);
    if (!fields.includes(field) || !holder.test(before) || otherHolder.test(before)) continue;
    const end = match.index + match[0].length;
    const [operator] = places.operator ?? [end];
    const fix = keepNull(language, text, { start: operator, end });
    yield { rule: "null-is-not-zero", severity: "information", named: field, start: match.index, end, fix };
  }
}

/** `undefined` becomes null in TypeScript; elsewhere the value is left as it is, for `or None` would make null of zero. */
function keepNull(language: CodeLanguage, text: string, { start, end }: TextRange): CodeFix {
  if (language === "typescript") return { kind: "keep-null", at: { start, end }, text: "?? null" };
  return { kind: "keep-null", at: { start: text.slice(0, start).trimEnd().length, end }, text: "" };
}
