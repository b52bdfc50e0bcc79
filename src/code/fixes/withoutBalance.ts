import type { BracketPair } from "../languages/brackets.ts";
import type { TextRange } from "../languages/maskedSource.ts";
import type { Remark, RuledCode } from "../rules/rule.ts";
import type { Mend } from "./codeFix.ts";

/** What a list of products is given to, with its type in Go and Java, or the method that makes it in Java. */
const owner = /products["']?\s*(?:=>|:=|[:=(])\s*(?:new\s+)?[\w.[\]\s(]*$/i;
const listOf = /\b(?:asList|of)\s*$/;

/** The only thing that an element may be: the product, in its class in Python or with its type in TypeScript. */
const product =
  /^(?:(?:\w+\.)*Products\(\s*)?(?:"\s+"|'\s+'|(?:\w+\.)*(?:Products|PRODUCTS)[._]\w+)(?:\s*\)|\s+as\s+\w+)?$/;

/**
 * Takes balance out of its list, with the comma behind it, or the one before it where it is the last. None where it is the only one, for
 * a list must have one, and where a comment may be of it.
 */
export const withoutBalance: Mend = (code, remark) => {
  const { text, comments } = code.source;
  const list = listAround(code, remark);
  if (list === null) return null;
  const elements = elementsOf(code, list);
  const own = elements.findIndex(({ start, end }) => start <= remark.start && remark.end <= end);
  const element = elements[own];
  if (element === undefined || !product.test(code.source.code.slice(element.start, element.end))) return null;
  const next = elements[own + 1];
  const before = elements[own - 1];
  if (next === undefined && before === undefined) return null;
  const at =
    next === undefined
      ? { start: before?.end ?? element.start, end: element.end }
      : { start: element.start, end: next.start };
  const lineEnd = text.indexOf("\n", element.end);
  const until = Math.max(at.end, Math.min(list.end, lineEnd < 0 ? text.length : lineEnd));
  if (comments.some(({ start, end }) => at.start < end && start < until)) return null;
  return { kind: "remove-balance", at, text: "" };
};

/** The brackets of the list that a product is in; null where they may be of anything else. */
function listAround({ source, brackets }: RuledCode, { start }: Remark): BracketPair | null {
  let pair = brackets().around(start);
  const before = (open: number) => source.text.slice(Math.max(0, open - 120), open);
  if (pair?.kind === "(" && /\bProducts\s*$/.test(before(pair.start))) pair = pair.around;
  if (pair === null || !owner.test(before(pair.start))) return null;
  // What else is in parentheses are the arguments of a call, or a tuple, which is none without its comma.
  const isList = pair.kind !== "(" || (source.language === "java" && listOf.test(before(pair.start)));
  return isList ? pair : null;
}

/** What is between the commas of a list, without the space around it. */
function elementsOf({ source: { code }, brackets }: RuledCode, list: BracketPair): readonly TextRange[] {
  const { start, end } = list.inside;
  const commas: number[] = [];
  for (let at = code.indexOf(",", start); at >= 0 && at < end; at = code.indexOf(",", at + 1))
    if (brackets().around(at)?.start === list.start) commas.push(at);
  return [start - 1, ...commas].flatMap((comma, place) => {
    const part = code.slice(comma + 1, commas[place] ?? end);
    const from = comma + 1 + part.search(/\S/);
    return part.trim() === "" ? [] : [{ start: from, end: from + part.trim().length }];
  });
}
