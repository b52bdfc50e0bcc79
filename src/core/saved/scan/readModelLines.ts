import { printedScalar } from "./printedScalar.ts";
import type { PlacedValue } from "./readLiteral.ts";

/** `class AccountBase {`, after the name of its field, or of the list that it begins. */
const opening = /^\s*(?:(\w+): )?(\[)?class [\w.$]+ \{$/;
const field = /^\s*(\w+): ?(.*)$/;
const deepest = 40;
/** No field of a response is longer, in characters. */
const longestLine = 10_000;

/**
 * Reads a response as Plaid's Java library prints it, line by line: `class AccountsGetResponse {`, then `    requestId:
 * abc`, up to `}`. Null where it breaks off.
 */
export function readModelLines(text: string, start: number): PlacedValue | null {
  let at = start;
  const line = (): string | null => {
    if (at >= text.length) return null;
    const end = text.indexOf("\n", at);
    const from = at;
    at = end < 0 ? text.length : end + 1;
    if (at - from > longestLine) return null;
    return text.slice(from, end < 0 ? text.length : end).replace(/\r$/, "");
  };

  /** Reads the fields up to the line that closes them; the rest of that line is `, class X {`, `]` or nothing. */
  function fields(depth: number): { readonly found: Record<string, unknown>; readonly after: string } | null {
    const found: Record<string, unknown> = {};
    for (;;) {
      const each = line();
      if (each === null || depth > deepest) return null;
      const trimmed = each.trim();
      if (trimmed.startsWith("}")) return { found, after: trimmed.slice(1) };
      const opened = opening.exec(each);
      if (opened?.[1] !== undefined) {
        const value = opened[2] === undefined ? fields(depth + 1)?.found : list(depth);
        if (value === undefined) return null;
        found[opened[1]] = value;
        continue;
      }
      const [, key, value = ""] = field.exec(each) ?? [];
      if (key === undefined || key === "__proto__") return null;
      found[key] = /^\[.*\]$/.test(value) ? words(value) : printedScalar(key, value);
    }
  }

  function list(depth: number): Record<string, unknown>[] | undefined {
    const found: Record<string, unknown>[] = [];
    for (;;) {
      const each = fields(depth + 1);
      if (each === null) return undefined;
      found.push(each.found);
      if (each.after.startsWith("]")) return found;
      if (!/^, class [\w.$]+ \{$/.test(each.after)) return undefined;
    }
  }

  const first = line();
  if (first === null || !/^class [\w.$]+ \{$/.test(first.trim())) return null;
  const read = fields(0);
  return read === null ? null : { value: read.found, start, end: at };
}

function words(list: string): readonly string[] {
  const inner = list.slice(1, -1).trim();
  return inner === "" ? [] : inner.split(/,\s*/);
}
