import type { PlaidCall } from "../calls/plaidCall.ts";
import type { Brackets } from "../languages/brackets.ts";
import type { MaskedSource, TextRange } from "../languages/maskedSource.ts";

/** The variable that is all a call sends, also behind a pointer's sign; null where it sends anything else. */
export function sentVariable({ code }: MaskedSource, call: PlaidCall): string | null {
  const sent = code.slice(call.argumentsStart, call.argumentsEnd);
  return /^\s*[*&]?([A-Za-z_$][\w$]*)\s*,?\s*$/.exec(sent)?.[1] ?? null;
}

/** Behind the sign of the last assignment of a variable in a function before a place; null where there is none. */
export function lastAssigned({ code }: MaskedSource, body: TextRange, name: string, before: number): number | null {
  const made = new RegExp(`(?<![.\\w$])${escaped(name)}\\s*(?::[^=\\n]+)?:?=(?!=)`, "g");
  const last = [...code.slice(body.start, before).matchAll(made)].at(-1);
  return last === undefined ? null : body.start + last.index + last[0].length;
}

/** What a call sends: its arguments, or what the variable there was made of, in the same function; null where it is not to be seen. */
export function requestOf(
  source: MaskedSource,
  brackets: Brackets,
  body: TextRange,
  call: PlaidCall,
): TextRange | null {
  const variable = sentVariable(source, call);
  if (variable === null) return { start: call.argumentsStart, end: call.argumentsEnd };
  const at = lastAssigned(source, body, variable, call.start);
  if (at === null) return null;
  return brackets.firstFrom(at, call.start)?.inside ?? null;
}

/** A name as a pattern matches it. */
export function escaped(name: string): string {
  return name.replaceAll("$", "\\$");
}
