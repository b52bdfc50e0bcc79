import type { PlaidCall } from "../calls/plaidCall.ts";
import type { MaskedSource, TextRange } from "../languages/maskedSource.ts";
import type { Rule, RuledCode } from "./rule.ts";

/**
 * The cursor says where `/transactions/sync` goes on: without it, or where the last one is thrown away, every run reads the
 * whole history anew, and what was removed meanwhile stays (https://plaid.com/docs/transactions/sync-migration/).
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
        fix: null,
      })),
};

const endpoints: readonly string[] = ["/transactions/sync", "/processor/transactions/sync"];

function losesCursor(code: RuledCode, call: PlaidCall): boolean {
  const { source } = code;
  const body = code.functionAt(call.start);
  if (body === null) return false;
  const text = source.text.slice(body.start, body.end);
  // A test asks for a page and no more.
  if (/\b(?:assert\w*|expect|describe)\b/.test(text)) return false;
  const request = requestOf(code, body, call);
  if (request === null || /\.\.\.|\*\*/.test(source.code.slice(request.start, request.end))) return false;
  if (!/cursor/i.test(text)) return /\b(?:has_more|hasMore)\b/.test(text);
  const name = cursorIn(source.code.slice(request.start, request.end));
  return name !== null && beginsEmpty(source, body, name) && !isRead(source, body, request, name);
}

/** What is sent: the arguments, or what the variable there was made of, in the same function; null where it is not to be seen. */
function requestOf({ source, brackets }: RuledCode, body: TextRange, call: PlaidCall): TextRange | null {
  const { code } = source;
  const sent = { start: call.argumentsStart, end: call.argumentsEnd };
  const variable = /^\s*([A-Za-z_$][\w$]*)\s*,?\s*$/.exec(code.slice(sent.start, sent.end))?.[1];
  if (variable === undefined) return sent;
  const made = new RegExp(`(?<![.\\w$])${escaped(variable)}\\s*(?::[^=\\n]+)?=(?!=)`, "g");
  const last = [...code.slice(body.start, call.start).matchAll(made)].at(-1);
  if (last === undefined) return null;
  const at = body.start + last.index + last[0].length;
  return brackets().pairs.find(({ start, end }) => start >= at && end <= call.start)?.inside ?? null;
}

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

function escaped(name: string): string {
  return name.replaceAll("$", "\\$");
}
