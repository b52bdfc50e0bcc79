import type { CodeLanguage } from "../languages/language.ts";
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

/** A field by a dot, in brackets or by Python's `get`, and zero in its place. Strings are blanked: their names are read apart. */
const zero =
  /(?:\.\s*(?<dotted>available|current)\b|\[\s*(?<key>"\s*"|'\s*')\s*\]|\.\s*get\(\s*(?<got>"\s*"|'\s*')\s*(?:,\s*None\s*)?\))\s*\)*\s*(?<operator>\?\?|\|\||\bor\b)\s*(?<digits>0(?:\.0+)?)(?![\w.])/dg;

const fields: readonly string[] = ["available", "current"];

/** What holds the balances of an account is named so. */
const holder = /balance|\bbal\b|account|\bacc?t?\b/i;

/** How far back in its line the holder is looked for. */
const reach = 120;

/** What stands in the place of zero; `?? null` where nothing is named. */
const instead: Partial<Record<CodeLanguage, string>> = { python: "or None", ruby: "|| nil" };

function* zerosIn({ source: { code, text, language } }: RuledCode): Generator<Remark> {
  for (const match of code.matchAll(zero)) {
    const places = match.indices?.groups ?? {};
    const [from, to] = places.dotted ?? places.key ?? places.got ?? [0, 0];
    const field = text.slice(from, to).replace(/^["']|["']$/g, "");
    const line = code.lastIndexOf("\n", match.index) + 1;
    if (!fields.includes(field) || !holder.test(text.slice(Math.max(line, match.index - reach), match.index))) continue;
    const end = match.index + match[0].length;
    const [operator] = places.operator ?? [end];
    const fix: CodeFix = { kind: "keep-null", at: { start: operator, end }, text: instead[language] ?? "?? null" };
    yield { rule: "null-is-not-zero", severity: "information", named: field, start: match.index, end, fix };
  }
}
