import type { MaskedSource, TextRange } from "../languages/maskedSource.ts";

/** A balance as code has it: a field of `balances`, or a variable that is named for it. */
const balance = String.raw`(?:\bbalances?\b["'\])?!.\w[]{0,80}|\b(?:available|current)(?:_?[bB]alance|_?[fF]unds)?\b|\b\w*(?:Balance|_balance)\b)`;
const orZero = String.raw`(?:\s*(?:\?\?|\|\||\bor\b)\s*0(?:\.0+)?)?\s*(?:\)\s*)*`;
const comparison = new RegExp(
  `${balance}${orZero}(?<first>[<>])=?\\s*[\\w$.(]|[\\w$.)]{1,80}\\s*(?<second>[<>])=?\\s*\\(?[\\w$.[\\]"']{0,80}?${balance}`,
  "dg",
);

/** Against nothing at all: whether there is money, not whether there is enough. */
const againstZero = /^[<>]=?\s*0(?:\.0+)?(?![\w.])/;

/** The first place where a balance is held against an amount, as the condition of what follows; null where none is. */
export function comparesBalance({ code, text }: MaskedSource, { start, end }: TextRange): TextRange | null {
  for (const match of text.slice(start, end).matchAll(comparison)) {
    const at = start + match.index;
    const groups = match.indices?.groups;
    const operator = start + (groups?.first ?? groups?.second ?? [0])[0];
    // Names in brackets are read from the text; what is quoted or commented out as a whole has no operator.
    if (code.charAt(operator) === " " || againstZero.test(code.slice(operator, operator + 10))) continue;
    const line = code.slice(code.lastIndexOf("\n", at) + 1, at);
    if (/\b(?:if|elif|while|const|let|return)\b|=\s*\(?$/.test(line)) return { start: at, end: at + match[0].length };
  }
  return null;
}
