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
  find: (code) =>
    code.calls
      .filter((call) => factsOfCall(call.endpoint).use === "real-time" && isAfterExchange(code, call))
      .map((call) => ({
        rule: "real-time-after-exchange",
        severity: "information",
        named: call.name,
        start: call.start,
        end: call.end,
        fix: cachedInstead(call, code.source),
      })),
};

function isAfterExchange(code: RuledCode, call: PlaidCall): boolean {
  const around = code.functionAt(call.start);
  if (around === null) return false;
  return code.calls.some(
    ({ endpoint, start }) =>
      endpoint === "/item/public_token/exchange" &&
      start < call.start &&
      code.functionAt(start)?.start === around.start,
  );
}

/** `/accounts/get` takes the same fields, but for the two options that only a call to the bank can meet. */
function cachedInstead({ how, endpoint, start, end, name }: PlaidCall, source: MaskedSource): CodeFix | null {
  if (endpoint !== "/accounts/balance/get") return null;
  if (how === "path") return { kind: "use-cached", at: { start, end }, text: name.replace(endpoint, "/accounts/get") };
  const method = how === "sdk" ? methodOf("/accounts/get", source.language) : null;
  return method === null ? null : { kind: "use-cached", at: { start, end }, text: method };
}
