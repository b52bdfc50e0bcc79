import type { BracketPair } from "../languages/brackets.ts";
import { contentOf, type StringLiteral, type TextRange } from "../languages/maskedSource.ts";
import type { CodeFile } from "./codeFile.ts";
import { isCodeEndpoint, isPlaidsAlone } from "./methodNames.ts";
import type { PlaidCall } from "./plaidCall.ts";
import { sender, sentByName } from "./sentByName.ts";

/** A host, a hole or nothing, and a path that ends the string. */
const withPath = /^(https?:\/\/[^/\s]*plaid\.com|[$#]?\{+[^{}]*\}+|%[sv]|)(\/?[a-z_]+(?:\/[a-z_]+)+)\/?$/;

/** `item/get`; and hosts and paths are short: a long text is no address. */
const shortest = 8;
const longest = 200;

/** A function that serves a path, stands in for a server that does, or only compares it: the path is not called. */
const notCalling = new RegExp(
  `(?:${[
    "\\b(?:app|router|server|fastify|mux|routes?|\\w*[rR]outer|nock|rest|http|mock\\w*|cy|page|responses|requests_mock|httpretty|respx)" +
      "\\s*(?:\\([^()]*\\))?\\s*\\.\\s*(?:all|delete|get|handle|HandleFunc|Handle|intercept|on\\w*|patch|post|put|POST|GET|route|use|add|register_uri)",
    // Plaid's endpoints take POST alone.
    "\\.\\s*[gG]et",
    "\\b\\w*Mapping",
    "\\b(?:find|lookup|lookUp)\\w*",
    // Feign's requests that a test makes failures of.
    "\\bRequest\\s*\\.\\s*create",
    "\\b(?:describe|it|test|expect|stub_request|urlPathEqualTo|urlEqualTo|path|re_path|capture|log|includes|startsWith|endsWith|HandleFunc)",
    "\\b(?:toBe|toEqual|toHaveBeen\\w*CalledWith|\\w+Containing|assert_\\w+|assert\\w*|eq)",
  ].join("|")})\\s*$`,
);

/** Before a string that is compared. */
const compared = /(?:\b(?:when|case|Regexp\.new)|[!=]==?)\s*$/;

/** Before a string that is named; `url:` in an object, `path=` in Python. */
const named = /(\w+)["'`]?\s*(?::|=>|=)\s*$/;
const address = /^(?:\w*(?:url|uri)|path|href)$/i;

/** The same as a decorator: `@app.post("/accounts/get")`. */
const decorator = /@[\w.]+\s*$/;

const isOther = (giver: string): boolean => notCalling.test(giver) || decorator.test(giver);

/** The calls by the path of an endpoint in a string. */
export function findPathCalls(file: CodeFile): readonly PlaidCall[] {
  const { text } = file.source;
  const calls: PlaidCall[] = [];
  for (const string of file.source.strings) {
    const { start, end } = string.content;
    const last = text.charAt(end - 1);
    if (end - start < shortest || end - start > longest || !/[a-z/]/.test(last)) continue;
    const call = pathCall(file, string);
    if (call !== null) calls.push(call);
  }
  return calls;
}

function pathCall(file: CodeFile, string: StringLiteral): PlaidCall | null {
  const [, host = "", name = ""] = withPath.exec(contentOf(file.source, string)) ?? [];
  const endpoint = name.startsWith("/") || host !== "" ? name : `/${name}`;
  if (!isCodeEndpoint(endpoint)) return null;
  const isAddress = host.includes("plaid.com");
  const { code } = file.source;
  const before = code.slice(Math.max(0, string.start - 60), string.start);
  if (compared.test(before)) return null;
  let sent = sentWith(file, file.brackets.around(string.start));
  const giver = sent?.giver ?? "";
  // Where the code speaks of Plaid by this path alone, it has to be sent in plain words.
  const isPlaid = isAddress || file.isPlaid || (isPlaidsAlone(endpoint) && sender.test(giver));
  if (!isPlaid || isOther(giver)) return null;
  if (!isAddress && host === "" && !/\+\s*$/.test(before)) {
    // A path alone in a list or a table of paths, or named for a log, is not called there; but it may be by its name.
    const key = named.exec(before)?.[1];
    const range = sent === null ? sentByName(file, string, isOther) : null;
    if (range !== null) sent = { range };
    else if (sent === null || (key !== undefined && !address.test(key))) return null;
  }
  const start = string.content.start + host.length;
  const end = start + name.length;
  const range = sent?.range ?? { start: string.end, end: string.end };
  return { endpoint, how: "path", name, start, end, argumentsStart: range.start, argumentsEnd: range.end };
}

/** What a path is sent with, and the code before the parenthesis of the function that is given it. */
interface Sent {
  readonly range: TextRange;
  readonly giver?: string;
}

/** The arguments, or the object of options, that a string is in; null where it is in neither. */
function sentWith({ source }: CodeFile, innermost: BracketPair | null): Sent | null {
  let pair = innermost;
  while (pair !== null) {
    const before = source.code.slice(Math.max(0, pair.start - 120), pair.start).trimEnd();
    if (pair.kind === "(") {
      const isCall = /[\w$>\])@]$/.test(before) && !/\b(?:if|while|for|switch|return|const|var)$/.test(before);
      return isCall ? { range: pair.inside, giver: before } : null;
    }
    if (pair.kind !== "{" || !/[(,:=]$/.test(before)) return null;
    if (before.endsWith("=")) {
      const isRequest = /\b(?:url|uri|path)\b/i.test(source.text.slice(pair.inside.start, pair.inside.end));
      return isRequest ? { range: pair.inside } : null;
    }
    pair = pair.around;
  }
  return null;
}
