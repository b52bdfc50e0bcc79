import { firstPlace } from "../../core/firstPlace.ts";
import type { PlaidCall } from "../calls/plaidCall.ts";
import type { StringLiteral } from "../languages/maskedSource.ts";
import type { RuledCode } from "../rules/rule.ts";
import { callOf } from "./callInstead.ts";
import type { Mend } from "./codeFix.ts";

const sibling = "client_transaction_id";

/** A field of the request, in the form in which it names its value. */
interface Field {
  /** Where it begins, with its quote or colon. */
  readonly start: number;
  readonly before: string;
  /** What is between the name and the value. */
  readonly after: string;
}

/**
 * Adds `ruleset_key` before the field that every evaluation has, in the same form: a property, a keyword of Python's class or of
 * Ruby's, a key of a dictionary, a hash or a JSON body. None where the field is not to be seen exactly once.
 */
export const nameRuleset: Mend = (code, remark) => {
  const { text, strings } = code.source;
  const call = callOf(code.calls, remark);
  if (call === undefined) return null;
  const fields: Field[] = [];
  for (const { index } of text.slice(call.argumentsStart, call.argumentsEnd).matchAll(/\bclient_transaction_id\b/g)) {
    const field = fieldAt(code, call, call.argumentsStart + index);
    if (field !== null) fields.push(field);
  }
  const [field] = fields;
  if (field === undefined || fields.length > 1) return null;
  const line = text.slice(text.lastIndexOf("\n", field.start - 1) + 1, field.start);
  const gap = /\S/.test(line) ? " " : `${text.includes("\r\n") ? "\r\n" : "\n"}${line}`;
  const own = /["']/.exec(field.before)?.[0];
  const quote = own ?? quoteOf(text, strings, call.argumentsStart);
  const key = `${field.before}ruleset_key${field.after}${quote}default${quote},${gap}`;
  return { kind: "name-ruleset", at: { start: field.start, end: field.start }, text: key };
};

/** The field whose name is written at a place; null where that is a value, a comment or any other text. */
function fieldAt({ source, brackets }: RuledCode, call: PlaidCall, at: number): Field | null {
  const { code, text, language, strings } = source;
  const end = at + sibling.length;
  const quoted = strings[firstPlace(strings, ({ content }) => content.start >= at)];
  const isQuoted = quoted?.content.start === at && quoted.content.end === end && quoted.start === at - 1;
  if (!isQuoted && code.slice(at, end) !== sibling) return null;
  const colon = !isQuoted && code.charAt(at - 1) === ":" && language === "ruby" ? 1 : 0;
  const start = isQuoted ? quoted.start : at - colon;
  const pair = brackets().around(start);
  if (pair === null || !/[{(,]\s*$/.test(code.slice(Math.max(pair.start, start - 200), start))) return null;
  const giver = code.slice(Math.max(0, pair.start - 80), pair.start);
  const given =
    pair.kind === "("
      ? keywords[language]?.test(giver)
      : pair.kind === "{" &&
        pair.start >= call.argumentsStart &&
        (call.how === "path" ? body : only).test(code.slice(call.argumentsStart, pair.start));
  const sign = signs[pair.kind === "(" && language === "python" ? "keywords" : language];
  const behind = code.slice(isQuoted ? quoted.end : end);
  const after = sign?.exec(behind)?.[0];
  if (given !== true || after === undefined) return null;
  const quote = isQuoted ? text.charAt(start) : "";
  // A property that is named as its variable has no sign of its own.
  const value = /[:=>]/.test(after) ? after : ": ";
  return { start, before: isQuoted ? quote : ":".repeat(colon), after: quote + value };
}

/** What takes a request as keywords. */
const keywords: Readonly<Record<string, RegExp | undefined>> = {
  python: /\b(?:(?:Processor)?SignalEvaluateRequest|dict)\s*$/,
  ruby: /SignalEvaluateRequest\.new\s*$/,
};

/** What an object stands behind in what is sent: nothing, or the class that is made of it, else it may be made into anything. */
const only = /^\s*$|SignalEvaluateRequest(?:\.new)?\s*\(\s*$/;
/** The same of a request by its path, where the body is one of several arguments or options. */
const body = /^\s*$|(?:,|\b(?:stringify|dumps|generate)\s*\(|\b(?:body|data|json)["']?\s*(?:=>|[:=]))\s*$/;

/** What stands between a name and its value, or behind the name of a property that is named as its variable. */
const signs: Readonly<Record<string, RegExp | undefined>> = {
  typescript: /^\s*(?::[ \t]*|(?=[,}]))/,
  python: /^\s*:[ \t]*/,
  keywords: /^[ \t]*=(?!=)[ \t]*/,
  ruby: /^[ \t]*(?:=>|:)[ \t]+/,
  http: /^\s*:[ \t]*/,
};

/** The quote of the first string behind a place, or else of the file's first. */
function quoteOf(text: string, strings: readonly StringLiteral[], from: number): string {
  const next = strings[firstPlace(strings, ({ start }) => start >= from)] ?? strings[0];
  const quote = next === undefined ? "" : text.charAt(next.start);
  return quote === "'" ? quote : '"';
}
