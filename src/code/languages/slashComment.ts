import { lineEnd } from "./characters.ts";
import type { Mask } from "./mask.ts";
import * as unit from "./unit.ts";

/**
 * Reads a comment of C's family, `//` to the end of the line or `/*` to the first end sign, neither nested.
 * @param at where a slash is
 * @returns where the code goes on; `at` where no comment begins
 */
export function slashComment(mask: Mask, at: number): number {
  const { text } = mask;
  const next = text.charCodeAt(at + 1);
  if (next !== unit.slash && next !== unit.star) return at;
  let end = lineEnd(text, at);
  if (next === unit.star) {
    const close = text.indexOf("*/", at + 2);
    end = close < 0 ? text.length : close + 2;
  }
  mask.comment(at, end);
  return end;
}
