import type { Remark, Rule, RuledCode } from "./rule.ts";

/**
 * `current` counts money that is spent already: what is held or pending is out of `available` alone, which is what a debit can
 * take (https://plaid.com/docs/api/accounts/#accounts-get-response-accounts-balances-current).
 */
export const currentNotAvailable: Rule = {
  id: "current-not-available",
  languages: ["typescript", "python"],
  isOnByDefault: false,
  docUrl: "https://plaid.com/docs/api/accounts/#accounts-get-response-accounts-balances-current",
  find: (code) => [...comparedIn(code)],
};

/** `balances.current` or `["balances"]["current"]`, zero where there is none, and an amount that is to be taken. */
const wanted =
  /\bbalances?["'\]]{0,2}(?:\s*[!?])?\s*(?:\.\s*|\[\s*["'])(?<field>current)\b["'\]]{0,2}!?(?:\s*(?:\?\?|\|\||\bor\b)\s*0(?:\.0+)?)?\s*(?:\)\s*)*(?<operator>[<>])=?\s*\(?[\w$.]{0,80}?(?:amount|debit|withdrawal|payment|transfer|price|required|needed|requested|cost)/dgi;

function* comparedIn({ source: { code, text } }: RuledCode): Generator<Remark> {
  for (const match of text.matchAll(wanted)) {
    const [start, end] = match.indices?.groups?.field ?? [0, 0];
    const [operator] = match.indices?.groups?.operator ?? [0, 0];
    // The name in brackets is read from the text; what is quoted or commented out as a whole has no operator.
    if (code.charAt(operator) === " ") continue;
    yield { rule: "current-not-available", severity: "information", named: "current", start, end };
  }
}
