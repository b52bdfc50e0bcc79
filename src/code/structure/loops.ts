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

/** A head is short; what is longer is no loop that a person wrote. */
const longestHead = 300;

/** `for _, item := range items {`. */
const range = /\bfor\s+[\w\s,]{0,100}:=\s*range\s+(?<over>[^{\n]{1,300})\{/g;

/** `for item in items:`, `items.each do |item|`, whose blocks are indented. */
const indentedHeads: Partial<Record<MaskedSource["language"], RegExp>> = {
  python: /^[ \t]*(?:async[ \t]+)?for\b.*\bin\b(?<over>.*)/,
  ruby: /^[ \t]*(?:.*=\s*)?(?<over>[\w.@?!]+)\.(?:each|find_each|map|flat_map|each_with_object\b.{0,200}?)\s+do\b/,
};

/** `items.map(`, `items.forEach(`, also of a stream. */
const callback = /\.\s*(?:map|forEach|flatMap)\s*\(/g;

/** Where each of some elements is met: loops over them, and callbacks for each. */
export function elementLoops(source: MaskedSource, brackets: Brackets): readonly ElementLoop[] {
  const { code, language } = source;
  if (language === "http") return [];
  const indented = indentedHeads[language];
  if (indented !== undefined) {
    return indentedBlocks(code, indented).map((block) => {
      const head = code.slice(code.lastIndexOf("\n", block.start - 1) + 1, block.start);
      return { ...block, over: indented.exec(head)?.groups?.over ?? "" };
    });
  }
  const loops: ElementLoop[] = [];
  const add = (open: number, over: string) => {
    const pair = brackets.at(open);
    if (pair !== null) loops.push({ ...pair.inside, over });
  };
  if (language === "go") {
    for (const match of code.matchAll(range)) add(match.index + match[0].length - 1, match.groups?.over ?? "");
    return loops;
  }
  for (const match of code.matchAll(/\bfor\s*(?:await\s*)?\(/g)) {
    const head = brackets.at(match.index + match[0].length - 1);
    if (head === null || head.end - head.start > longestHead) continue;
    const over = heads[language]?.exec(code.slice(head.inside.start, head.inside.end))?.groups?.over;
    const body = /^\s*\{/.exec(code.slice(head.end, head.end + longestHead));
    if (over !== undefined && body !== null) add(head.end + body[0].length - 1, over);
  }
  for (const match of code.matchAll(callback)) add(match.index + match[0].length - 1, lastName(code, match.index));
  return loops.sort((one, other) => one.start - other.start);
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
