import type { Mask } from "./mask.ts";
import { readEscaped } from "./readEscaped.ts";
import * as unit from "./unit.ts";

const comment = /^[ \t]*(?:#|\/\/).*$/gm;

/**
 * Masks a file of HTTP requests, as the REST clients of VS Code and JetBrains read them: lines that begin with `#` or `//`
 * are comments (`###` divides requests). Its strings are those of the JSON in its bodies.
 */
export function maskHttp(mask: Mask): void {
  const { text } = mask;
  let from = 0;
  for (const { 0: line, index } of text.matchAll(comment)) {
    readStrings(mask, from, index);
    from = index + line.length;
    mask.comment(index, from);
  }
  readStrings(mask, from, text.length);
}

function readStrings(mask: Mask, from: number, to: number): void {
  const { text } = mask;
  let at = text.indexOf('"', from);
  while (at >= 0 && at < to) at = text.indexOf('"', readEscaped(mask, at, unit.quote));
}
