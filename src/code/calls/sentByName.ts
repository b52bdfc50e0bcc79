import type { StringLiteral, TextRange } from "../languages/maskedSource.ts";
import type { CodeFile } from "./codeFile.ts";

/** A variable or a constant before the string that it is given, with its type where that is written. */
const assigned = /([A-Za-z_]\w*)(?:\s*:\s*\w+|\s+string)?\s*:?=\s*$/;

/** What sends a request, before its arguments: `c.post`, `http.NewRequest`, `doRequest`, `self._call`. */
export const sender = /(?:[pP]ost|POST|[rR]equest|[fF]etch|[sS]end|[cC]all|\b_?[dD]o(?=[A-Z_]|\s*$))\w*\s*$/;

/** Before a name: nothing of which it is a part, but for what has it as a constant. */
const owner = /(?:^|[^.\w$]|\b(?:this|self|cls|[A-Z]\w*)\.)$/;

/** How far around a name its code is read. */
const longest = 120;

/** How far a name is looked for behind its path: a file of paths alone has many. */
const reach = 10_000;

/**
 * What a path is sent with whose name is handed to what sends requests, further on in the same block: `endpoint := "/accounts/get"`
 * and `c.post(endpoint, request)`. Null where no such place is found.
 * @param isOther whether what stands before the arguments sends nothing after all, as a route or a mock
 */
export function sentByName(
  { source: { code }, brackets }: CodeFile,
  { start, end }: StringLiteral,
  isOther: (giver: string) => boolean,
): TextRange | null {
  const name = assigned.exec(code.slice(Math.max(0, start - longest), start))?.[1];
  if (name === undefined) return null;
  // The names of constants in Go's parentheses are those of the file.
  let block = brackets.around(start);
  while (block !== null && block.kind !== "{") block = block.around;
  const rest = code.slice(end, Math.min(block?.inside.end ?? code.length, end + reach));
  for (let at = rest.indexOf(name); at >= 0; at = rest.indexOf(name, at + 1)) {
    const behind = rest.slice(at + name.length, at + longest);
    if (!owner.test(rest.slice(Math.max(0, at - longest), at)) || /^[\w$(]/.test(behind)) continue;
    if (/^\s*:?=(?!=)/.test(behind)) return null;
    const pair = brackets.around(end + at);
    const giver = pair?.kind === "(" ? code.slice(Math.max(0, pair.start - longest), pair.start) : "";
    if (sender.test(giver) && !isOther(giver)) return pair?.inside ?? null;
  }
  return null;
}
