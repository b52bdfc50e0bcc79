import type { Brackets } from "../languages/brackets.ts";
import type { MaskedSource, TextRange } from "../languages/maskedSource.ts";
import { indentedBlocks } from "./indentedBlocks.ts";

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

/** `for item in items:`, `items.each do |item|`, whose blocks are indented. */
const indentedHeads: Partial<Record<MaskedSource["language"], RegExp>> = {
  python: /^[ \t]*(?:async[ \t]+)?for\b.*\bin\b\s*(?<over>.*?):?\s*$/,
  ruby: /^[ \t]*(?:.*=\s*)?(?<over>[\w.@?!]+)\.(?:each|find_each|map|flat_map|each_with_object\b.*)\s+do\b/,
};

/** `items.map(`, `items.forEach(`, also of a stream. */
const callback = /([\w$.\])?!]+)\s*\.\s*(?:map|forEach|flatMap)\s*\(/g;

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
