import { receiverStart } from "../calls/receiverOf.ts";
import type { Remark, Rule, RuledCode } from "./rule.ts";

/**
 * The `current` of a card or a loan is what is owed, as a positive number: a sum over all accounts counts debts as money
 * (https://plaid.com/docs/api/accounts/#accounts-get-response-accounts-balances-current).
 */
export const cardSign: Rule = {
  id: "card-sign",
  languages: ["typescript", "python"],
  isOnByDefault: false,
  docUrl: "https://plaid.com/docs/api/accounts/#accounts-get-response-accounts-balances-current",
  find: (code) => [...sumsIn(code)],
};

/** All accounts added up: `accounts.reduce(…)`, `sum(… for a in accounts)`. */
const sums = {
  typescript: /accounts\s*\??\.\s*reduce\s*(?:<[^<>]{0,100}>\s*)?\(/gi,
  python: /\bsum\s*\(/g,
} as const;

const currentField =
  /\bbalances?["'\]]{0,2}\??\s*(?:\.\s*current\b|\[\s*["']current["']\s*\]|\.get\(\s*["']current["'])/;
/** Whatever tells one kind of account from another. */
const kinds =
  /\b(?:sub)?type\b|credit|loan|depository|liabilit|debt|card|cash|asset|checking|savings|filter|sign|invest/i;

/** A sum of one field is short. */
const longestSum = 600;

function* sumsIn(code: RuledCode): Generator<Remark> {
  const { source, brackets } = code;
  const { language, text } = source;
  if (language !== "typescript" && language !== "python") return;
  for (const match of source.code.matchAll(sums[language])) {
    const open = match.index + match[0].length - 1;
    const pair = brackets().at(open);
    if (pair === null || pair.end - pair.start > longestSum) continue;
    const inside = text.slice(pair.inside.start, pair.inside.end);
    if (!currentField.test(inside)) continue;
    const start = language === "python" ? match.index : receiverStart(source.code, match.index + "accounts".length);
    const lineStart = text.lastIndexOf("\n", start - 1) + 1;
    // The variable that is summed, or the name of the sum, may say that only some are meant.
    const statement = text.slice(lineStart, pair.end);
    if (kinds.test(statement)) continue;
    if (language === "python" && !/\bfor\s+\w+\s+in\s+[\w.]*accounts\b/.test(inside)) continue;
    const body = code.functionAt(match.index);
    const before = text.slice(body?.start ?? Math.max(0, start - 600), start);
    if (/\.filter\s*\(|\bfiltered\b/.test(before.slice(-600))) continue;
    yield { rule: "card-sign", severity: "information", named: "current", start, end: open };
  }
}
