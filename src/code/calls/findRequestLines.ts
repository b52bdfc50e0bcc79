import type { MaskedSource } from "../languages/maskedSource.ts";
import { isCodeEndpoint } from "./methodNames.ts";
import type { PlaidCall } from "./plaidCall.ts";

/** A request's first line: `POST https://sandbox.plaid.com/accounts/get HTTP/1.1`, the host often a variable. */
const requestLine =
  /^[ \t]*(?:POST[ \t]+)?(https?:\/\/[^\s/]+|\{\{[^{}\s]+\}\})((?:\/[a-z_]+)+)\/?(?:[ \t]+HTTP\/[\d.]+)?[ \t]*$/gm;

/** The requests of an `.http` file that are sent to Plaid. */
export function findRequestLines({ code, text }: MaskedSource): readonly PlaidCall[] {
  const isPlaid = /plaid/i.test(text);
  const calls: PlaidCall[] = [];
  for (const match of code.matchAll(requestLine)) {
    const [line, host = "", name = ""] = match;
    if (!isCodeEndpoint(name) || !(/plaid/i.test(host) || (isPlaid && host.startsWith("{{")))) continue;
    const start = match.index + line.indexOf(name, line.indexOf(host) + host.length);
    const body = bodyAfter(text, match.index + line.length);
    calls.push({ endpoint: name, how: "path", name, start, end: start + name.length, ...body });
  }
  return calls;
}

/** From the empty line behind the headers to the next request. */
function bodyAfter(text: string, lineEnd: number): Pick<PlaidCall, "argumentsStart" | "argumentsEnd"> {
  const divider = /^###/gm;
  divider.lastIndex = lineEnd;
  const end = divider.exec(text)?.index ?? text.length;
  const empty = /\r?\n[ \t]*\r?\n/g;
  empty.lastIndex = lineEnd;
  const found = empty.exec(text);
  const start = found === null ? end : Math.min(end, found.index + found[0].length);
  return { argumentsStart: start, argumentsEnd: end };
}
