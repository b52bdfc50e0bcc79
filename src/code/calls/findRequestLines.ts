import type { MaskedSource, TextRange } from "../languages/maskedSource.ts";
import { isCodeEndpoint } from "./methodNames.ts";
import type { PlaidCall } from "./plaidCall.ts";

/** A request's first line: `POST https://sandbox.plaid.com/accounts/get HTTP/1.1`, the host often a variable. */
const requestLine =
  /^[ \t]*(?:POST[ \t]+)?(https?:\/\/[^\s/]+|\{\{[^{}\s]+\}\})((?:\/[a-z_]+)+)\/?(?:[ \t]+HTTP\/[\d.]+)?[ \t]*$/gm;

/** The requests of an `.http` file that are sent to Plaid. */
export function findRequestLines({ code, text }: MaskedSource): readonly PlaidCall[] {
  const isPlaid = /plaid/i.test(text);
  const dividers = placesOf(text, /^###/gm);
  const emptyLines = placesOf(text, /(?<=\n)[ \t]*\r?\n/g);
  const calls: PlaidCall[] = [];
  for (const match of code.matchAll(requestLine)) {
    const [line, host = "", name = ""] = match;
    if (!isCodeEndpoint(name) || !(/plaid/i.test(host) || (isPlaid && host.startsWith("{{")))) continue;
    const start = match.index + line.indexOf(name, line.indexOf(host) + host.length);
    const lineEnd = match.index + line.length;
    // The body is from the empty line behind the headers to the next request.
    const end = dividers.from(lineEnd)?.start ?? text.length;
    const body = Math.min(end, emptyLines.from(lineEnd)?.end ?? end);
    calls.push({
      endpoint: name,
      how: "path",
      name,
      start,
      end: start + name.length,
      argumentsStart: body,
      argumentsEnd: end,
    });
  }
  return calls;
}

/** The places of a pattern, to be asked for in the order of the text. */
function placesOf(text: string, pattern: RegExp): { from(at: number): TextRange | undefined } {
  const places = Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  let next = 0;
  return {
    from(at) {
      while ((places[next]?.start ?? at) < at) next += 1;
      return places[next];
    },
  };
}
