import type { Mask } from "./mask.ts";
import { readEscaped } from "./readEscaped.ts";
import { slashComment } from "./slashComment.ts";
import * as unit from "./unit.ts";

/** Masks Java: chapter 3 of its specification, https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html */
export function maskJava(mask: Mask): void {
  const { text } = mask;
  let at = 0;
  while (at < text.length) {
    const start = at;
    const code = text.charCodeAt(at);
    if (code === unit.slash) at = slashComment(mask, at);
    else if (code === unit.quote && text.startsWith('"""', at)) at = readTextBlock(mask, at);
    else if (code === unit.quote || code === unit.apostrophe) at = readEscaped(mask, at, code);
    if (at === start) at += 1;
  }
}

/** Between three quotes, over lines; a backslash takes the meaning of one quote away. */
function readTextBlock(mask: Mask, start: number): number {
  const { text } = mask;
  for (let at = start + 3; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === unit.backslash) at += 1;
    else if (code === unit.quote && text.startsWith('"""', at)) {
      mask.string(start, start + 3, at, at + 3);
      return at + 3;
    }
  }
  mask.string(start, start + 3, Math.max(start + 3, text.length), text.length);
  return text.length;
}
