import { receiverStart } from "../calls/receiverOf.ts";
import type { TextRange } from "../languages/maskedSource.ts";
import type { Remark, RuledCode } from "../rules/rule.ts";
import type { CodeFix } from "./codeFix.ts";

/** What makes zero of nothing, behind the field of a balance. */
const zero = /(?:\?\?|\|\||\bor\b)\s*0(?:\.0+)?$|\.to_[fi]$/;

/** How far back a type is looked for. */
const reach = 400;

/**
 * Keeps null where the balance is the whole of what is assigned, returned or given to a property; null anywhere else: a sum, a
 * comparison or a function may need a number. `undefined` becomes null in TypeScript; elsewhere the value is left as it is, for
 * `or None` would make null of zero.
 */
export function keepNull(code: RuledCode, { start, end }: Remark): CodeFix | null {
  const { language, text } = code.source;
  const operator = start + code.source.code.slice(start, end).search(zero);
  if (!isWholeValue(code, { start, end })) return null;
  if (language === "typescript") return { kind: "keep-null", at: { start: operator, end }, text: "?? null" };
  // Nothing has no `to_f` unless it is asked with `&`.
  if (text.charAt(operator) === ".") return { kind: "keep-null", at: { start: operator, end: operator }, text: "&" };
  return { kind: "keep-null", at: { start: text.slice(0, operator).trimEnd().length, end }, text: "" };
}

function isWholeValue(code: RuledCode, { start, end }: TextRange): boolean {
  const { source, brackets, functionAt } = code;
  const masked = source.code;
  const joint = /(?:\?\.|[?&])$/.exec(masked.slice(start - 2, start))?.[0].length ?? 0;
  const first = receiverStart(masked, start - joint);
  const before = masked.slice(Math.max(0, first - reach), first);
  const after = masked.slice(end, end + reach);
  const isProperty = /[{,]\s*(?:[\w$]+|"\s*"|'\s*')\s*:\s*$/.test(before) && brackets().around(first)?.kind === "{";
  if (!(isProperty ? endsProperty : endsStatement).test(after)) return false;
  if (isProperty) return true;
  const line = before.slice(before.lastIndexOf("\n") + 1);
  if (/\breturn\s+$/.test(line)) return !saysOtherType(answered(masked, functionAt(start)));
  const isAssigned = assigned.exec(line);
  return isAssigned !== null && !saysOtherType(isAssigned.groups?.type ?? "");
}

/** A variable or a field that is given the value, or a function of one expression that answers it. */
const assigned =
  /^[ \t]*(?:(?:export\s+)?(?:const|let|var)\s+)?[\w$.@]+\s*(?<type>:[^=]*)?=\s*(?:(?:\([^()]*\)|[\w$]+)\s*=>\s*)?$/;

/** Nothing follows but the end, or a new statement. */
const endsStatement = /^[ \t]*(?:;|\}|$|\r?\n\s*(?:$|[}@$]|(?!(?:instanceof|in|as|is|or|and)\b)\w))/;
const endsProperty = /^\s*(?:,|\}|$)/;

/** A type is written, and null is not of it. */
function saysOtherType(type: string): boolean {
  return /\w/.test(type) && !/\b(?:null|None|any|unknown|Optional)\b/.test(type);
}

/** The type that the head of a function says it answers; empty where it says none. */
function answered(code: string, body: TextRange | null): string {
  if (body === null) return "";
  const head = code.slice(Math.max(0, body.start - reach), body.start);
  const own = /\)\s*(?<type>(?::|->)[^()]*?)(?:=>\s*)?\{?$/.exec(head)?.groups?.type;
  // A head of several lines goes on where Python's block begins.
  return (
    own ??
    /^(?:[^()]|\([^()]*\))*\)\s*(?<type>->[^:\n]*):/.exec(code.slice(body.start, body.start + reach))?.groups?.type ??
    ""
  );
}
