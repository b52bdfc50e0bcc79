import type { BracketPair } from "../languages/brackets.ts";
import { contentOf, type StringLiteral, type TextRange } from "../languages/maskedSource.ts";
import type { CodeFile } from "./codeFile.ts";
import { isCodeEndpoint } from "./methodNames.ts";
import type { PlaidCall } from "./plaidCall.ts";

/** A host, a hole or nothing, and a path that ends the string. */
const withPath = /^(https?:\/\/[^/\s]*plaid\.com|[$#]?\{+[^{}]*\}+|)(\/[a-z_]+(?:\/[a-z_]+)+)\/?$/;

/** Hosts and paths are short: a long text is no address. */
const longest = 200;

/** A function that serves a path or stands in for a server that does, so that the path is not called. */
const serving =
  /(?:\b(?:app|router|server|fastify|mux|routes?|\w*[rR]outer|nock|rest|http|mock\w*|cy|page|responses|requests_mock|httpretty|respx)\s*(?:\([^()]*\))?\s*\.\s*(?:all|delete|get|handle|HandleFunc|Handle|intercept|on\w*|patch|post|put|POST|GET|route|use|add|register_uri)|\b\w*Mapping|\b(?:describe|it|test|expect|stub_request|urlPathEqualTo|urlEqualTo|path|re_path|capture|log|includes|startsWith|endsWith|toBe|toEqual|HandleFunc))\s*$/;

/** The same as a decorator: `@app.post("/accounts/get")`. */
const decorator = /@[\w.]+\s*$/;

/** The calls by the path of an endpoint in a string. */
export function findPathCalls(file: CodeFile): readonly PlaidCall[] {
  const { text } = file.source;
  const calls: PlaidCall[] = [];
  for (const string of file.source.strings) {
    const { start, end } = string.content;
    const last = text.charAt(end - 1);
    if (end - start < 9 || end - start > longest || !/[a-z/]/.test(last)) continue;
    const call = pathCall(file, string);
    if (call !== null) calls.push(call);
  }
  return calls;
}

function pathCall(file: CodeFile, string: StringLiteral): PlaidCall | null {
  const content = contentOf(file.source, string);
  const [, before = "", name = ""] = withPath.exec(content) ?? [];
  if (!isCodeEndpoint(name)) return null;
  const isAddress = before.includes("plaid.com");
  if (!isAddress && !file.isPlaid) return null;
  const around = file.brackets.around(string.start);
  const giver = around?.kind === "(" ? file.source.code.slice(Math.max(0, around.start - 120), around.start) : "";
  if (serving.test(giver) || decorator.test(giver)) return null;
  const sent = sentWith(file, around);
  // A path alone in a list or a table of paths is not called there.
  if (!isAddress && before === "" && sent === null) return null;
  const start = string.content.start + before.length;
  const end = start + name.length;
  const { start: argumentsStart, end: argumentsEnd } = sent ?? { start: string.end, end: string.end };
  return { endpoint: name, how: "path", name, start, end, argumentsStart, argumentsEnd };
}

/** The arguments, or the object of options, that a string is in; null where it is in neither. */
function sentWith({ source }: CodeFile, innermost: BracketPair | null): TextRange | null {
  let pair = innermost;
  while (pair !== null) {
    const before = source.code.slice(Math.max(0, pair.start - 40), pair.start).trimEnd();
    if (pair.kind === "(")
      return /[\w$>\])]$/.test(before) && !/\b(?:if|while|for|switch|return)$/.test(before) ? pair.inside : null;
    if (pair.kind !== "{" || !/[(,:=]$/.test(before)) return null;
    if (/=$/.test(before))
      return /\b(?:url|uri|path)\b/i.test(source.text.slice(pair.inside.start, pair.inside.end)) ? pair.inside : null;
    pair = pair.around;
  }
  return null;
}
