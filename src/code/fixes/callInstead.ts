import { methodOf } from "../calls/methodNames.ts";
import type { PlaidCall } from "../calls/plaidCall.ts";
import type { MaskedSource } from "../languages/maskedSource.ts";
import type { Remark, RuledCode } from "../rules/rule.ts";
import type { CodeFix, Mend } from "./codeFix.ts";

const cached = "/accounts/get";
const realTime = "/accounts/balance/get";

/**
 * `/accounts/get` takes the same fields, but for the two options that only a call to the bank can meet. In Python and Ruby it takes a
 * request of another class: Python would have to import it as well, and in Ruby it is made anew where it is made in the call.
 */
export const cachedInstead: Mend = ({ source, calls }, remark) => {
  const call = callOf(calls, remark);
  if (call?.endpoint !== realTime || /min_?last_?updated/i.test(sentBy(source, call))) return null;
  const { end, argumentsStart } = call;
  const fix = otherCall(source, call, { kind: "use-cached", endpoint: cached });
  if (fix === null || source.language !== "ruby" || call.how === "path") return fix;
  const sent = sentBy(source, call);
  const made = /^\s*(?:::)?Plaid::AccountsBalanceGetRequest\.new\b/.exec(sent);
  if (made === null || /options/i.test(sent)) return null;
  const until = argumentsStart + made[0].length;
  const rest = source.text.slice(end, until).replace("AccountsBalanceGetRequest", "AccountsGetRequest");
  return { ...fix, at: { start: call.start, end: until }, text: fix.text + rest };
};

/** `/accounts/balance/get` takes every field of `/accounts/get`. */
export const bankInstead: Mend = ({ source, calls }, remark) => {
  const call = callOf(calls, remark);
  return call?.endpoint === cached ? otherCall(source, call, { kind: "use-real-time", endpoint: realTime }) : null;
};

/** The call that a remark is of. */
export function callOf(calls: RuledCode["calls"], { start, end }: Remark): PlaidCall | undefined {
  return calls.find((call) => call.start === start && call.end === end);
}

function sentBy({ text }: MaskedSource, { argumentsStart, argumentsEnd }: PlaidCall): string {
  return text.slice(argumentsStart, argumentsEnd);
}

/** A call of another endpoint with the same fields, by its path or by its method. */
function otherCall(
  { language }: MaskedSource,
  { how, start, end, name, endpoint }: PlaidCall,
  other: Pick<CodeFix, "kind"> & { readonly endpoint: typeof cached | typeof realTime },
): CodeFix | null {
  const method = how === "sdk" && language !== "python" ? methodOf(other.endpoint, language) : null;
  const text = how === "path" ? name.replace(endpoint, other.endpoint) : method;
  return text === null ? null : { kind: other.kind, at: { start, end }, text };
}
