import type { Brackets } from "../languages/brackets.ts";
import type { MaskedSource, TextRange } from "../languages/maskedSource.ts";
import { indentedBlocks } from "./indentedBlocks.ts";
import { isIndented } from "./functions.ts";

/** A loop over the elements of something, and what it goes over, as it is written. */
export interface ElementLoop extends TextRange {
  readonly over: string;
}

/** `for (const item of items) {`, `for _, item := range items {`, `for (Item item : items) {`. */
const heads: Partial<Record<MaskedSource["language"], RegExp>> = {
  typescript: /\bfor\s+(?:await\s*)?\(\s*(?:const|let|var)\s+[^;()]*?\s+(?:of|in)\s+([^;{]*?)\)\s*\{/g,
  go: /\bfor\s+[\w\s,]*:=\s*range\s+([^{\n]+?)\s*\{/g,
  java: /\bfor\s*\(\s*(?:final\s+)?[\w<>[\].\s]+?:\s*([^;{]*?)\)\s*\{/g,
};

/** `items.map(`, `items.forEach(`, also of a stream. */
const callback = /([\w$.\])?!]+)\s*\.\s*(?:map|forEach|flatMap)\s*\(/g;

/** Where each of some elements is met: loops over them, and callbacks for each. */
export function elementLoops(source: MaskedSource, brackets: Brackets): readonly ElementLoop[] {
  const { code, language } = source;
  if (language === "http") return [];
  if (isIndented(language)) {
    return indentedBlocks(code, /^[ \t]*(?:async[ \t]+)?for\b.*\bin\b/).map((block) => {
      const head = code.slice(code.lastIndexOf("\n", block.start - 1) + 1, block.start);
      return { ...block, over: (/\bin\b\s*(.*?):?\s*$/.exec(head)?.[1] ?? "").trim() };
    });
  }
  const loops: ElementLoop[] = [];
  for (const match of code.matchAll(heads[language] ?? /$^/g)) {
    const pair = brackets.at(match.index + match[0].length - 1);
    if (pair !== null) loops.push({ ...pair.inside, over: match[1] ?? "" });
  }
  if (language !== "go") {
    for (const match of code.matchAll(callback)) {
      const pair = brackets.at(match.index + match[0].length - 1);
      if (pair !== null) loops.push({ ...pair.inside, over: match[1] ?? "" });
    }
  }
  return loops.sort((one, other) => one.start - other.start);
}
