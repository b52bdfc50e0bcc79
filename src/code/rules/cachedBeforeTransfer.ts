import { factsOfCall } from "../facts.ts";
import { comparesBalance } from "./comparesBalance.ts";
import type { Rule, RuledCode } from "./rule.ts";

/**
 * A cached balance can be days old, and the debit that it lets through fails at the bank. Plaid has `/signal/evaluate` for that,
 * and a real-time balance (https://plaid.com/docs/balance/).
 */
export const cachedBeforeTransfer: Rule = {
  id: "cached-before-transfer",
  languages: ["typescript", "python"],
  isOnByDefault: false,
  docUrl: "https://plaid.com/docs/balance/",
  find: (code) =>
    code.calls
      .filter(({ endpoint, start, argumentsEnd }) => {
        if (factsOfCall(endpoint).use !== "cached") return false;
        const body = code.functionAt(start);
        if (body === null || decidesOtherwise(code, body.start)) return false;
        const after = code.source.code.slice(argumentsEnd, body.end);
        const compared = comparesBalance(code.source, { start: argumentsEnd, end: body.end });
        if (compared === null) return false;
        const moved = after.slice(compared.end - argumentsEnd).search(moves);
        const plaid = code.calls.find(
          (call) => transfers.includes(call.endpoint) && compared.end <= call.start && call.start < body.end,
        );
        return moved >= 0 || plaid !== undefined;
      })
      .map(({ name, start, end }) => ({
        rule: "cached-before-transfer",
        severity: "warning",
        named: name,
        start,
        end,
      })),
};

const transfers: readonly string[] = ["/transfer/create", "/transfer/authorization/create"];

/** What takes money, by its name at Plaid's partners and in people's own code. */
const moves =
  /\b(?:create|initiate|submit|execute|process|make|send|start)_?(?:Ach_?|Bank_?)?(?:Transfer|Debit|Charge|Payment|Withdrawal|Payout)s?\s*\(|\b(?:charges|paymentIntents|PaymentIntent|Charge|transfers|payouts)\s*\.\s*create\s*\(|\bdebit(?:Account|_account)?\s*\(/i;

/** The same function asks the bank or an evaluation as well. */
function decidesOtherwise(code: RuledCode, body: number): boolean {
  return code.calls.some(({ endpoint, start }) => {
    const { use } = factsOfCall(endpoint);
    return (use === "real-time" || use === "evaluated") && code.functionAt(start)?.start === body;
  });
}
