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
 * `/accounts/get` takes the same fields, but for the two options that only a call to the bank can meet. In Python and Ruby it takes a
 * request of another class: Python would have to import it as well, and in Ruby it is made anew where it is made in the call.
 */
function cachedInstead(call: PlaidCall, { language, text }: MaskedSource): CodeFix | null {
  const { how, endpoint, start, end, name, argumentsStart, argumentsEnd } = call;
  const sent = text.slice(argumentsStart, argumentsEnd);
  if (endpoint !== "/accounts/balance/get" || /min_?last_?updated/i.test(sent)) return null;
  if (how === "path") return { kind: "use-cached", at: { start, end }, text: name.replace(endpoint, "/accounts/get") };
  const method = how === "sdk" && language !== "python" ? methodOf("/accounts/get", language) : null;
  if (method === null) return null;
  if (language !== "ruby") return { kind: "use-cached", at: { start, end }, text: method };
  const made = /^\s*(?:::)?Plaid::AccountsBalanceGetRequest\.new\b/.exec(sent);
  if (made === null || /options/i.test(sent)) return null;
  const until = argumentsStart + made[0].length;
  const rest = text.slice(end, until).replace("AccountsBalanceGetRequest", "AccountsGetRequest");
  return { kind: "use-cached", at: { start, end: until }, text: method + rest };
}
