import type { Mask } from "./mask.ts";
import { readEscaped } from "./readEscaped.ts";
import { slashComment } from "./slashComment.ts";
import * as unit from "./unit.ts";

/** Masks Go: lexical elements of its specification, https://go.dev/ref/spec#Lexical_elements */
export function maskGo(mask: Mask): void {
  const { text } = mask;
  let at = 0;
  while (at < text.length) {
    const start = at;
    const code = text.charCodeAt(at);
    if (code === unit.slash) at = slashComment(mask, at);
    else if (code === unit.quote || code === unit.apostrophe) at = readEscaped(mask, at, code);
    else if (code === unit.backtick) at = readRaw(mask, at);
    if (at === start) at += 1;
  }
}

/** Up to the next backtick, over lines, without escapes. */
function readRaw(mask: Mask, start: number): number {
  const close = mask.text.indexOf("`", start + 1);
  const contentEnd = close < 0 ? mask.text.length : close;
  const end = close < 0 ? contentEnd : contentEnd + 1;
  mask.string(start, start + 1, contentEnd, end);
  return end;
}
