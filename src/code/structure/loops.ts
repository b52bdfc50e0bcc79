import type { Brackets } from "../languages/brackets.ts";
import type { MaskedSource, TextRange } from "../languages/maskedSource.ts";
import { indentedBlocks } from "./indentedBlocks.ts";

/** A loop over the elements of something, and what it goes over, as it is written. */
export interface ElementLoop extends TextRange {
  readonly over: string;
}

/** `for (const item of items) {` and `for (Item item : items) {`, between the parentheses. */
const heads: Partial<Record<MaskedSource["language"], RegExp>> = {
  typescript: /^\s*(?:const|let|var)\s[^;()]*?\s(?:of|in)\s(?<over>[^;]*)$/,
  java: /^\s*(?:final\s)?[\w<>[\],.?\s]+?:(?<over>[^;]*)$/,
};

/** `let i = 0; i < items.length; i++`: each element is met, in its turn. */
const counting =
  /^\s*(?:let|var)\s+(?<index>\w+)\s*=\s*0\s*;\s*\k<index>\s*<\s*(?<over>[\w.$]+)\.length\s*;\s*(?:\k<index>\s*\+\+|\+\+\s*\k<index>|\k<index>\s*\+=\s*1)\s*$/;

/** `users.each { |user|`, in one line or several. */
const braced = /\.(?:each|find_each|map|flat_map)\s*\{\s*\|/g;

/** `for token in tokens` of a comprehension. */
const comprehended = /\bfor\s[\w\s,]{1,80}?\sin\b/g;

/** A head is short; what is longer is no loop that a person wrote. */
const longestHead = 300;

/** `for _, item := range items {`. */
const range = /\bfor\s+[\w\s,]{0,100}:=\s*range\s+(?<over>[^{\n]{1,300})\{/g;

/** `for item in items:`, `items.each do |item|`, whose blocks are indented. */
const indentedHeads: Partial<Record<MaskedSource["language"], RegExp>> = {
  python: /^[ \t]*(?:async[ \t]+)?for\b.*\bin\b(?<over>.*)/,
  ruby: /^(?=.*\sdo\b)[ \t]*(?:.*=\s*)?(?<over>[\w.@?!]+)\.(?:each|find_each|map|flat_map|each_with_object\b.{0,200}?)\s+do\b/,
};

/** `items.map(`, `items.forEach(`, also of a stream. */
const callback = /\.\s*(?:map|forEach|flatMap)\s*\(/g;

/** Where each of some elements is met: loops over them, and callbacks for each. */
export function elementLoops(source: MaskedSource, brackets: Brackets): readonly ElementLoop[] {
  const { code, language } = source;
  if (language === "http") return [];
  const indented = indentedHeads[language];
  if (indented !== undefined) {
    const blocks = indentedBlocks(code, indented).map((block) => {
      const head = code.slice(code.lastIndexOf("\n", block.start - 1) + 1, block.start);
      return { ...block, over: indented.exec(head)?.groups?.over ?? "" };
    });
    return [...blocks, ...(language === "python" ? comprehensions(code, brackets) : bracedBlocks(code, brackets))];
  }
  const loops: ElementLoop[] = [];
  const add = (open: number, over: string) => {
    const pair = brackets.at(open);
    if (pair !== null) loops.push({ ...pair.inside, over });
  };
  const addCounting = (open: number, head: string) => {
    const { over, index } = counting.exec(head)?.groups ?? {};
    const pair = brackets.at(open);
    // What does not take the element may do something else so many times.
    if (over === undefined || pair === null) return;
    if (code.slice(pair.start, pair.end).replace(/\s+/g, "").includes(`${over}[${index}]`)) add(open, over);
  };
  if (language === "go") {
    for (const match of code.matchAll(range)) add(match.index + match[0].length - 1, match.groups?.over ?? "");
    return loops;
  }
  for (const match of code.matchAll(/\bfor\s*(?:await\s*)?\(/g)) {
    const head = brackets.at(match.index + match[0].length - 1);
    if (head === null || head.end - head.start > longestHead) continue;
    const inHead = code.slice(head.inside.start, head.inside.end);
    const over = heads[language]?.exec(inHead)?.groups?.over;
    const body = /^\s*\{/.exec(code.slice(head.end, head.end + longestHead));
    if (body === null) continue;
    const open = head.end + body[0].length - 1;
    if (over !== undefined) add(open, over);
    else if (language === "typescript") addCounting(open, inHead);
  }
  for (const match of code.matchAll(callback)) add(match.index + match[0].length - 1, lastName(code, match.index));
  return loops;
}

function bracedBlocks(code: string, brackets: Brackets): readonly ElementLoop[] {
  return [...code.matchAll(braced)].flatMap(({ index, 0: head }) => {
    const pair = brackets.at(index + head.indexOf("{"));
    return pair === null ? [] : [{ ...pair.inside, over: lastName(code, index) }];
  });
}

/** Lists, sets and dictionaries alone: a generator in parentheses may stop early, and what a `lambda` does is done later. */
function comprehensions(code: string, brackets: Brackets): readonly ElementLoop[] {
  return [...code.matchAll(comprehended)].flatMap(({ index, 0: head }) => {
    const pair = brackets.around(index);
    if (pair === null || pair.kind === "(" || index - pair.start > longestHead) return [];
    const { start, end } = pair.inside;
    if (/\blambda\b/.test(code.slice(start, index))) return [];
    const from = index + head.length;
    const over = code.slice(from, Math.min(end, from + longestHead)).replace(/\s(?:if|for)\s[\s\S]*$/, "");
    return [{ start, end: index, over }];
  });
}

/** What a method is called on, as far as there is no bracket that opens. */
function lastName(code: string, dot: number): string {
  let end = dot;
  const least = Math.max(0, dot - longestHead);
  while (end > least && /\s/.test(code.charAt(end - 1))) end -= 1;
  let start = end;
  while (start > least && /[\w$.\])?!]/.test(code.charAt(start - 1))) start -= 1;
  return code.slice(start, end);
}
