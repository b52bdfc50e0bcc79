import type { PlaidCall } from "../calls/plaidCall.ts";
import type { MaskedSource, TextRange } from "../languages/maskedSource.ts";
import { escaped, requestOf } from "../structure/madeOf.ts";
import { goesOnAfterError } from "./goesOnAfterError.ts";
import type { Rule, RuledCode } from "./rule.ts";

/**
 * The cursor says where `/transactions/sync` goes on: without it, or where the last one is thrown away, nothing can go on from what
 * was kept (https://plaid.com/docs/transactions/sync-migration/). When the data change between two pages, the pages have to be
 * read again from the first cursor (https://plaid.com/docs/errors/transactions/#transactions_sync_mutation_during_pagination).
 */
export const syncCursor: Rule = {
  id: "sync-cursor",
  languages: ["typescript", "python"],
  isOnByDefault: false,
  docUrl: "https://plaid.com/docs/api/products/transactions/#transactionssync",
  find: (code) =>
    code.calls
      .filter((call) => endpoints.includes(call.endpoint) && losesCursor(code, call))
      .map(({ name, start, end }) => ({
        rule: "sync-cursor",
        severity: "information",
        named: name,
        start,
        end,
      })),
};

const endpoints: readonly string[] = ["/transactions/sync", "/processor/transactions/sync"];

function losesCursor(code: RuledCode, call: PlaidCall): boolean {
  const { source, brackets } = code;
  const body = code.functionAt(call.start);
  if (body === null) return false;
  const text = source.text.slice(body.start, body.end);
  // A test asks for a page and no more.
  if (/\b(?:assert\w*|expect|describe)\b/.test(text)) return false;
  const request = requestOf(source, brackets(), body, call);
  if (request === null) return false;
  const sent = source.code.slice(request.start, request.end);
  if (/\.\.\.|\*\*/.test(sent)) return false;
  // The first page, again and again.
  if (!/cursor/i.test(text)) return /\bwhile\b[^\n]*\b(?:has_more|hasMore)\b/.test(text);
  const name = cursorIn(sent);
  if (name === null) return false;
  if (goesOnAfterError(code, body, call, name)) return true;
  return (
    keeps.test(source.code.slice(body.start, body.end)) &&
    beginsEmpty(source, body, name) &&
    !isRead(source, body, request, name)
  );
}

/** Transactions are kept: what only shows or counts a whole history needs no cursor afterwards. */
const keeps =
  /\b(?:save|store|insert|upsert|persist|bulk_?create|bulk_?write|create_?many|update_?one|update_?many|execute_?many)\w*\s*\(|\bsession\s*\.\s*(?:add|add_all|merge|bulk_\w+)\s*\(/i;

/** The variable that is sent as the cursor; null where it is none. */
function cursorIn(request: string): string | null {
  const given = /\bcursor\b\s*(?:[:=][ \t]*(?<name>[A-Za-z_$][\w$]*)\s*(?:[,})\n]|$)|(?=[,}\n]))/.exec(request);
  return given === null ? null : (given.groups?.name ?? "cursor");
}

/** Whether a variable is made in the function, and of nothing. */
function beginsEmpty({ code, text, language }: MaskedSource, body: TextRange, name: string): boolean {
  const indented = `^[ \\t]*${escaped(name)}\\s*(?::[^=\\n]+)?=\\s*(?:None|""|'')\\s*(?:#.*)?$`;
  const inBraces = `\\b(?:let|var)\\s+${escaped(name)}\\s*(?::[^=;\\n]+)?(?:=\\s*(?:null|undefined|""|''))?(?:\\s+as\\s+[^;\\n]+)?\\s*(?:;|$)`;
  const empty = new RegExp(language === "typescript" ? inBraces : indented, "m").exec(text.slice(body.start, body.end));
  return (
    empty !== null && code.slice(body.start + empty.index, body.start + empty.index + empty[0].length).includes(name)
  );
}

/** Whether the cursor goes anywhere but into the next request: it is kept, handed over or answered. */
function isRead({ code, text, comments }: MaskedSource, body: TextRange, request: TextRange, name: string): boolean {
  const isAssigned = new RegExp(`^\\s*(?:(?:let|var|const)\\s+)?${escaped(name)}\\s*(?::[^=]+)?=(?!=)`);
  const lineAt = (at: number) => {
    const start = text.lastIndexOf("\n", at - 1) + 1;
    const end = text.indexOf("\n", at);
    return code.slice(start, end < 0 ? text.length : end);
  };
  const isInRequest = (at: number) => request.start <= at && at < request.end;
  for (const match of code
    .slice(body.start, body.end)
    .matchAll(new RegExp(`(?<![\\w$])${escaped(name)}(?![\\w$])`, "g"))) {
    const at = body.start + match.index;
    if (isInRequest(at) || isAssigned.test(lineAt(at)) || isDeclared(lineAt(at), name)) continue;
    if (isOnlyAsked(code, at, at + name.length)) continue;
    return true;
  }
  for (const match of text.slice(body.start, body.end).matchAll(/next_?cursor/gi)) {
    const at = body.start + match.index;
    if (isInRequest(at) || isAssigned.test(lineAt(at)) || comments.some(({ start, end }) => start <= at && at < end))
      continue;
    // Checked against nothing, or the name itself, which was looked at above.
    if (match[0] === name) continue;
    return true;
  }
  // The whole answer is handed on, and its cursor with it.
  return /\breturn\s+(?:await\s+)?(?:response|res|resp|data|result)(?:\.data|\.to_dict\(\))?\s*(?:;|$)/m.test(
    code.slice(body.start, body.end),
  );
}

function isDeclared(line: string, name: string): boolean {
  return new RegExp(`^\\s*(?:let|var)\\s+${escaped(name)}\\b[^=]*$`).test(line);
}

/** Compared, or asked whether it is there. */
function isOnlyAsked(code: string, start: number, end: number): boolean {
  return (
    /(?:\bif|\bwhile|\band|\bor|\bnot|&&|\|\||[!(])\s*\(?\s*$/.test(code.slice(Math.max(0, start - 20), start)) &&
    /^\s*(?:[!=]==?|\)\s*[{\n;]|:\s*\n|is\b)/.test(code.slice(end, end + 12))
  );
}
