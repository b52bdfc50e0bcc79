import type { PlaidCall } from "../calls/plaidCall.ts";
import { contentOf, type MaskedSource } from "../languages/maskedSource.ts";
import type { CodeFix, Rule, RuledCode } from "./rule.ts";

/**
 * Capital One has no real-time balance for cards and loans: without `min_last_updated_datetime` the call fails there
 * (https://plaid.com/docs/api/products/balance/#accountsbalanceget).
 */
export const noOldestBalance: Rule = {
  id: "no-oldest-balance",
  languages: ["typescript", "python"],
  isOnByDefault: false,
  docUrl: "https://plaid.com/docs/api/products/balance/#accountsbalanceget",
  find: (code) => {
    if (!meetsCards(code)) return [];
    return code.calls
      .filter((call) => endpoints.includes(call.endpoint) && isWhole(code.source, call))
      .map((call) => ({
        rule: "no-oldest-balance",
        severity: "hint",
        named: call.name,
        start: call.start,
        end: call.end,
        fix: fixOf(code.source, call),
      }));
  },
};

const endpoints: readonly string[] = ["/accounts/balance/get", "/processor/balance/get"];

/** Whether the file shows that cards or loans, or Capital One itself, are among its accounts. */
function meetsCards({ source }: RuledCode): boolean {
  return (
    /\bAccountType\s*\.\s*(?:Credit|Loan|CREDIT|LOAN)\b/.test(source.code) ||
    source.strings.some((string) =>
      /^(?:credit|loan|credit card|mortgage|student|ins_128026)$/.test(contentOf(source, string)),
    )
  );
}

/** The whole request is to be seen, says no date and names no accounts, which may be those that need none. */
function isWhole({ text }: MaskedSource, { argumentsStart, argumentsEnd }: PlaidCall): boolean {
  const sent = text.slice(argumentsStart, argumentsEnd);
  return /access_token|processor_token/.test(sent) && !/min_last_updated|account_ids|\.\.\.|\*\*/.test(sent);
}

/** A day is what Plaid's own updates keep to, as a rule. */
function fixOf({ code, language, text }: MaskedSource, call: PlaidCall): CodeFix | null {
  const sent = code.slice(call.argumentsStart, call.argumentsEnd);
  if (language !== "typescript" || call.how !== "sdk" || !/^\s*\{/.test(sent) || /\boptions\b/.test(sent)) return null;
  const at = call.argumentsStart + sent.indexOf("{") + 1;
  const gap = /^\s*/.exec(text.slice(at, call.argumentsEnd))?.[0] ?? "";
  const option = "options: { min_last_updated_datetime: new Date(Date.now() - 86_400_000).toISOString() },";
  return { kind: "state-oldest", at: { start: at, end: at }, text: `${gap === "" ? " " : gap}${option}` };
}
