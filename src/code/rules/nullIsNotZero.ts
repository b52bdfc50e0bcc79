import { receiverStart } from "../calls/receiverOf.ts";
import type { MaskedSource } from "../languages/maskedSource.ts";
import type { Remark, Rule, RuledCode } from "./rule.ts";

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

/**
 * A field by a dot, in brackets, by a symbol of Ruby's, by Python's `get` or by Ruby's `dig`, and zero in its place. Strings are
 * blanked: their names are read apart.
 */
const field = String.raw`(?:\.\s*(?<dotted>available|current)\b|\[\s*(?<key>"\s*"|'\s*')\s*\]|\.\s*get\(\s*(?<got>"\s*"|'\s*')\s*(?:,\s*None\s*)?\)|\[\s*:(?<symbol>available|current)\s*\]|\.\s*dig\([^()]{0,100}?(?<dug>"\s*"|'\s*'|:available|:current)\s*\))`;
const zero = new RegExp(
  String.raw`${field}(?:\s*(?:\)\s*)*(?:\?\?|\|\||\bor\b)\s*0(?:\.0+)?(?![\w.])|(?<number>\.to_[fi])\b)`,
  "dg",
);

const fields: readonly string[] = ["available", "current"];

/** What holds the balances of an account is named so. */
const holder = /balance|\bbal\b|account|\bacc?t?\b/i;

/** What has a `current` and no balance: a ref of React's, and whatever goes through pages. */
const otherHolder = /(?:ref|page|pager|pagination|paginator)[?!]*$/i;

/** Asks whether there is a value at all, on a line that names the field. */
const asked = /\b(?:if|unless|and|or|when)\b|\?|&&|\|\||\bnil\b/;

/** How far back in its line the holder is looked for. */
const reach = 120;

function* zerosIn({ source }: RuledCode): Generator<Remark> {
  for (const match of source.code.matchAll(zero)) {
    const places = match.indices?.groups ?? {};
    const [from, to] = places.dotted ?? places.key ?? places.got ?? places.symbol ?? places.dug ?? [0, 0];
    const named = source.text.slice(from, to).replace(/^["':]|["']$/g, "");
    const line = source.code.lastIndexOf("\n", match.index) + 1;
    const least = Math.max(line, match.index - reach);
    if (!fields.includes(named) || !holder.test(source.text.slice(least, from))) continue;
    if (otherHolder.test(source.text.slice(least, match.index))) continue;
    if (places.number !== undefined && !makesZero(source, match.index, from, named)) continue;
    const start = match.index;
    const end = start + match[0].length;
    yield { rule: "null-is-not-zero", severity: "information", named, start, end };
  }
}

/** Of nothing, Ruby's `to_f` and `to_i` make zero: of a balance by its own name, and where nobody asked for it first. */
function makesZero(source: MaskedSource, dot: number, from: number, named: string): boolean {
  const receiver = source.text.slice(receiverStart(source.code, dot), from);
  return source.language === "ruby" && holder.test(receiver) && !isAsked(source, dot, named);
}

/** Whether the line of a place, or one shortly before it, asks for the field first. */
function isAsked({ code, text }: MaskedSource, at: number, named: string): boolean {
  const end = text.indexOf("\n", at);
  const before = Math.max(0, at - 3 * reach);
  const lines = text.slice(before, end < 0 ? text.length : end).split("\n");
  let start = before;
  return lines.some((line) => {
    const masked = code.slice(start, start + line.length);
    start += line.length + 1;
    return line.includes(named) && asked.test(masked);
  });
}
