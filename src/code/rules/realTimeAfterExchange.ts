import { factsOfCall } from "../facts.ts";
import type { Rule, RuledCode } from "./rule.ts";

/**
 * Right after the exchange of a public token the cached balance was read from the bank a moment ago: it is as fresh as a
 * real-time one, comes in milliseconds and is free, for Plaid reads balances as it makes an Item (https://plaid.com/docs/balance/).
 */
export const realTimeAfterExchange: Rule = {
  id: "real-time-after-exchange",
  languages: ["typescript", "python", "ruby"],
  isOnByDefault: false,
  docUrl: "https://plaid.com/docs/balance/",
  find: (code) => {
    const exchanges = firstExchanges(code);
    return code.calls
      .filter(({ endpoint, start }) => {
        if (exchanges.size === 0 || factsOfCall(endpoint).use !== "real-time") return false;
        const body = code.functionAt(start);
        return body !== null && (exchanges.get(body.start) ?? start) < start;
      })
      .map((call) => ({
        rule: "real-time-after-exchange",
        severity: "information",
        named: call.name,
        start: call.start,
        end: call.end,
      }));
  },
};

/** Where the first exchange is in each function that has one, by where the function begins. */
function firstExchanges(code: RuledCode): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (const { endpoint, start } of code.calls) {
    const body = endpoint === "/item/public_token/exchange" ? code.functionAt(start) : null;
    if (body !== null && !first.has(body.start)) first.set(body.start, start);
  }
  return first;
}
