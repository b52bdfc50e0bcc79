import type { Mask } from "./mask.ts";
import * as unit from "./unit.ts";

/**
 * Reads a string or character in quotes, with backslashes as escapes, that ends with its line at the latest.
 * @param at where its opening quote is
 * @returns where the code goes on
 */
export function readEscaped(mask: Mask, at: number, quote: number): number {
  const { text } = mask;
  let contentEnd = at + 1;
  for (; contentEnd < text.length; contentEnd += 1) {
    const code = text.charCodeAt(contentEnd);
    if (code === quote || code === unit.newline || code === unit.carriageReturn) break;
    if (code !== unit.backslash) continue;
    const escaped = text.charCodeAt(contentEnd + 1);
    if (escaped !== unit.newline && escaped !== unit.carriageReturn) contentEnd += 1;
  }
  contentEnd = Math.min(contentEnd, text.length);
  const end = text.charCodeAt(contentEnd) === quote ? contentEnd + 1 : contentEnd;
  mask.string(at, at + 1, contentEnd, end);
  return end;
}
