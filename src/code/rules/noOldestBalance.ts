import type { PlaidCall } from "../calls/plaidCall.ts";
import { contentOf, type MaskedSource } from "../languages/maskedSource.ts";
import type { Rule, RuledCode } from "./rule.ts";

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
