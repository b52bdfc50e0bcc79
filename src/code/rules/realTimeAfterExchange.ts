import { methodOf } from "../calls/methodNames.ts";
import type { PlaidCall } from "../calls/plaidCall.ts";
import { factsOfCall } from "../facts.ts";
import type { MaskedSource } from "../languages/maskedSource.ts";
import type { CodeFix, Rule, RuledCode } from "./rule.ts";

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
        fix: cachedInstead(call, code.source),
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

/**
 * `/accounts/get` takes the same fields, but for the two options that only a call to the bank can meet. In Python it takes a request
 * of another class, which would have to be imported as well.
 */
function cachedInstead(call: PlaidCall, source: MaskedSource): CodeFix | null {
  const { how, endpoint, start, end, name, argumentsStart, argumentsEnd } = call;
  const sent = source.text.slice(argumentsStart, argumentsEnd);
  if (endpoint !== "/accounts/balance/get" || /min_?last_?updated/i.test(sent)) return null;
  if (how === "path") return { kind: "use-cached", at: { start, end }, text: name.replace(endpoint, "/accounts/get") };
  const method = how === "sdk" && source.language !== "python" ? methodOf("/accounts/get", source.language) : null;
  return method === null ? null : { kind: "use-cached", at: { start, end }, text: method };
}
