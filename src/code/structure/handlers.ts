import type { Brackets } from "../languages/brackets.ts";
import type { MaskedSource, TextRange } from "../languages/maskedSource.ts";
import { indentedBlocks } from "./indentedBlocks.ts";

/** What is tried, and what runs when it fails. */
export interface Handled {
  readonly tried: TextRange;
  readonly failed: TextRange;
}

/** `try { … } catch (error) { … }` in TypeScript, `try:` and each `except …:` in Python; none in other languages. */
export function handlers({ code, language }: MaskedSource, brackets: Brackets): readonly Handled[] {
  if (language === "typescript") return bracedHandlers(code, brackets);
  return language === "python" ? indentedHandlers(code) : [];
}

function bracedHandlers(code: string, brackets: Brackets): readonly Handled[] {
  const found: Handled[] = [];
  const between = /\s*catch\s*(?:\([^()]*\)\s*)?\{/y;
  for (const match of code.matchAll(/\btry\s*\{/g)) {
    const tried = brackets.at(match.index + match[0].length - 1);
    if (tried === null) continue;
    between.lastIndex = tried.end;
    const head = between.exec(code);
    const failed = head === null ? null : brackets.at(tried.end + head[0].length - 1);
    if (failed !== null) found.push({ tried: tried.inside, failed: failed.inside });
  }
  return found;
}

function indentedHandlers(code: string): readonly Handled[] {
  const found: Handled[] = [];
  /** The last `try` of each depth. */
  const tries = new Map<number, TextRange>();
  for (const block of indentedBlocks(code, /^[ \t]*(?:try|except\b.*):/)) {
    const head = code.slice(code.lastIndexOf("\n", block.start - 1) + 1, block.start);
    const depth = head.search(/\S/);
    if (/^\s*try\b/.test(head)) tries.set(depth, block);
    else {
      const tried = tries.get(depth);
      if (tried !== undefined) found.push({ tried, failed: block });
    }
  }
  return found;
}
