import { isWordUnit, lineEnd } from "../languages/characters.ts";
import type { CodeLanguage } from "../languages/language.ts";
import type { TextRange } from "../languages/maskedSource.ts";
import type { CodeFile } from "./codeFile.ts";
import { isPlaidsAlone, methodNames } from "./methodNames.ts";
import type { CallForm, PlaidCall } from "./plaidCall.ts";
import { receiverOf } from "./receiverOf.ts";
import type { CodeEndpoint } from "./sdkMethods.ts";

/** A method behind its dot, up to its parenthesis; with the arguments of its type in between where a language has them. */
const invocation = /\.\s*([A-Za-z_]\w*)\s*(?:<[\w\s.,[\]|{}<>]{0,80}>\s*)?(?:\?\.\s*)?\(/g;

/** What a file calls on itself is its own method, whatever it is named; what it calls on a mock in Go sets that up. */
const noClient = /^(?:this|self|super|cls|super\(\))$|\bEXPECT\(\)$/;

/** Fields of Plaid's requests that nobody else has. */
const plaidFields =
  /\b(?:access_token|accessToken|AccessToken|processor_token|processorToken|ProcessorToken|client_transaction_id)\b/;

/** Around a call that sets up a mock or asks one what it was called with, in Java. */
const mocked = /\b(?:when|given|verify|doReturn|doThrow)\s*\([^()]*$|\b(?:verify|when)\s*\([^()]*\)\s*$/;

/** The same in Ruby, which needs no parentheses; words that cannot begin an argument end the statement. */
const bareInvocation = /\.\s*([a-z]\w*)[ \t]+(?=[\w:@"'{])(?!(?:and|do|if|or|rescue|then|unless|until|while)\b)/g;

/** In Python, a method that is handed over with its request: `to_thread(client.accounts_get, request)`. */
const handedOver = /\.\s*([a-z]\w*)\s*,/g;

/** The ways to call a method in each language, beside the one that all have. */
const more: Readonly<Partial<Record<CodeLanguage, RegExp>>> = { ruby: bareInvocation, python: handedOver };

/** The calls by a method of an SDK. */
export function findSdkCalls(file: CodeFile): readonly PlaidCall[] {
  const { code, language } = file.source;
  const calls: PlaidCall[] = [];
  for (const form of [invocation, more[language]]) {
    for (const match of form === undefined ? [] : code.matchAll(form)) {
      const name = match[1] ?? "";
      const endpoint = methodNames[language].get(name);
      if (endpoint === undefined) continue;
      const start = match.index + match[0].indexOf(name);
      const sent = sentBy(form, file, match.index + match[0].length);
      const call = sent === null ? null : sdkCall(file, { endpoint, name, start, how: "sdk" }, match.index, sent);
      if (call !== null) calls.push(call);
    }
  }
  return calls;
}

/** What is sent by a method of which a form ends at a place; null where it is not called after all. */
function sentBy(form: RegExp | undefined, file: CodeFile, end: number): TextRange | null {
  const { code } = file.source;
  if (form === invocation) return argumentsOf(file, end - 1);
  if (form === bareInvocation) return { start: end, end: lineEnd(code, end) };
  const around = file.brackets.around(end);
  if (around?.kind !== "(" || !isWordUnit(code.charCodeAt(around.start - 1))) return null;
  // The method comes first, its request behind.
  const isFirst = !code.slice(around.inside.start, end - 1).includes(",");
  return isFirst && code.slice(end, around.inside.end).trim() !== "" ? { start: end, end: around.inside.end } : null;
}

interface Named {
  readonly endpoint: CodeEndpoint;
  readonly name: string;
  readonly start: number;
  readonly how: CallForm;
}

function sdkCall(file: CodeFile, named: Named, dot: number, sent: TextRange): PlaidCall | null {
  const { source } = file;
  const receiver = receiverOf(source.code, /[?&]/.test(source.code.charAt(dot - 1)) ? dot - 1 : dot);
  if (noClient.test(receiver)) return null;
  if (source.language === "java" && mocked.test(source.code.slice(Math.max(0, named.start - 120), dot))) return null;
  // The SDKs take a request; what takes a string has the same name.
  if (/^\s*["'`]/.test(source.code.slice(sent.start, sent.start + 40))) return null;
  const isPlaid =
    isPlaidsAlone(named.endpoint) || file.isPlaid || plaidFields.test(source.text.slice(sent.start, sent.end));
  if (!isPlaid) return null;
  const { name, start } = named;
  return { ...named, start, end: start + name.length, argumentsStart: sent.start, argumentsEnd: sent.end };
}

/** In Go the request follows in the chain: `AuthGet(ctx).AuthGetRequest(request).Execute()`. */
const request: Partial<Record<CodeLanguage, RegExp>> = { go: /\s*\.\s*\w+Request\s*\(/y };

function argumentsOf({ source, brackets }: CodeFile, open: number): TextRange {
  const own = brackets.at(open);
  if (own === null) return { start: open + 1, end: open + 1 };
  const next = request[source.language];
  if (next === undefined) return own.inside;
  next.lastIndex = own.end;
  const match = next.exec(source.code);
  if (match === null) return own.inside;
  return brackets.at(own.end + match[0].length - 1)?.inside ?? own.inside;
}
