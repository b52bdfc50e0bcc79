import { firstPlace } from "../../core/firstPlace.ts";
import type { Brackets } from "../languages/brackets.ts";
import type { MaskedSource, TextRange } from "../languages/maskedSource.ts";
import { indentedBlocks } from "./indentedBlocks.ts";

/** How far back the head of a function is read. */
const longestHead = 400;

/** Before a parenthesis that belongs to a statement, not to a function. */
const statement = /\b(?:if|for|while|switch|catch|with|synchronized|try|foreach|elif|return|await)\s*$/;

/**
 * The bodies of a file's functions, in the order of their starts: in languages with braces what is between them, in Python and
 * Ruby what is indented deeper than the `def`.
 */
export function functionBodies(source: MaskedSource, brackets: Brackets): readonly TextRange[] {
  const { code, language } = source;
  if (language === "http") return [];
  if (language === "python" || language === "ruby") return indentedBlocks(code, definition);
  const heads = language === "go" ? isGoHead : isHead;
  return brackets.pairs
    .filter(({ kind, start }) => kind === "{" && heads(code, start, brackets))
    .map(({ inside }) => inside);
}

/** The innermost of some ranges around a place, which are in the order of their starts; null where none is. */
export function innermost(ranges: readonly TextRange[], at: number): TextRange | null {
  const behind = firstPlace(ranges, ({ start }) => start > at);
  // Of those that are around a place, the last to begin is the innermost.
  for (let index = behind - 1; index >= 0; index -= 1) {
    const range = ranges[index];
    if (range !== undefined && at < range.end) return range;
  }
  return null;
}

const definition = /^[ \t]*(?:async[ \t]+)?def\b/;

/** Parameters, with a type or what is thrown behind them, and then the body; or an arrow. */
function isHead(code: string, open: number, brackets: Brackets): boolean {
  const before = code.slice(Math.max(0, open - longestHead), open);
  if (/(?:=>|->)\s*$/.test(before)) return true;
  const end = /\)\s*(?::\s*[\w$][\w$\s<>[\]|&.,?]*|throws\s+[\w\s.,]+)?\s*$/.exec(before);
  if (end === null) return false;
  const close = open - (before.length - end.index);
  const parameters = brackets.around(close);
  return parameters?.kind === "(" && !statement.test(code.slice(Math.max(0, parameters.start - 40), parameters.start));
}

function isGoHead(code: string, open: number): boolean {
  return /\bfunc\b[^{}]*(?:\binterface\s*\{\s*\}[^{}]*)*$/.test(code.slice(Math.max(0, open - longestHead), open));
}
