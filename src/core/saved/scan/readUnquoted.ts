import { printedScalar } from "./printedScalar.ts";
import type { PlacedValue } from "./readLiteral.ts";

const deepest = 40;
const javaKey = /\s{0,100}([A-Za-z_]\w{0,60})=/y;
const goKey = / {0,100}([A-Za-z_]\w{0,60}):/y;
const className = /[A-Za-z_$][\w.$]{0,100}(?=[([])/y;

/**
 * Reads a map as Java prints it (`{available=100.0, name=Plaid Checking}`), a Kotlin or Lombok object
 * (`AccountBase(accountId=a, …)`), a Java record (`AccountBase[accountId=a, …]`) or Go's `map[available:100 name:Plaid
 * Checking]`, where it is unambiguous; else null. Such strings have no quotes: one with a bracket, or with what looks
 * like the next field, is not guessed at.
 */
export function readUnquoted(text: string, start: number): PlacedValue | null {
  const isGo = text.startsWith("map[", start);
  let at = start;
  const keyAt = (): string | null => {
    const pattern = isGo ? goKey : javaKey;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return null;
    at = pattern.lastIndex;
    return found[1] ?? null;
  };

  function value(key: string, depth: number, closers: string): unknown {
    if (depth > deepest) return undefined;
    if (isGo && text.startsWith("map[", at)) {
      at += 4;
      return fields("]", depth);
    }
    if (text[at] === "[") {
      at += 1;
      return list(key, depth);
    }
    if (!isGo && text[at] === "{") {
      at += 1;
      return fields("}", depth);
    }
    className.lastIndex = at;
    if (!isGo && className.test(text)) {
      at = className.lastIndex + 1;
      return fields(text[at - 1] === "[" ? "]" : ")", depth);
    }
    const raw = scalar(closers);
    return raw === null ? undefined : printedScalar(key, raw);
  }

  function fields(close: string, depth: number): Record<string, unknown> | undefined {
    const found: Record<string, unknown> = {};
    if (text[at] === close) {
      at += 1;
      return found;
    }
    for (;;) {
      const key = keyAt();
      if (key === null || key === "__proto__") return undefined;
      const each = value(key, depth + 1, close);
      if (each === undefined) return undefined;
      found[key] = each;
      if (text[at] === close) {
        at += 1;
        return found;
      }
      if (isGo ? text[at] !== " " : text[at] !== ",") return undefined;
      if (!isGo) at += 1;
    }
  }

  function list(key: string, depth: number): unknown[] | undefined {
    const found: unknown[] = [];
    for (;;) {
      while (text[at] === " ") at += 1;
      if (text[at] === "]") {
        at += 1;
        return found;
      }
      const from = at;
      const each = isGo && !text.startsWith("map[", at) && text[at] !== "[" ? word() : value(key, depth + 1, "]");
      if (each === undefined || at === from) return undefined;
      found.push(each);
      if (!isGo && text[at] === ",") at += 1;
    }
  }

  function word(): string {
    const end = /[ \]]/g;
    end.lastIndex = at;
    const from = at;
    at = end.exec(text)?.index ?? text.length;
    return text.slice(from, at);
  }

  /** The end of a value: the bracket, or the name of the next field. */
  function scalar(close: string): string | null {
    const from = at;
    for (; at < text.length; at += 1) {
      const char = text[at] ?? "";
      if (char === close) return text.slice(from, at);
      if (char === "\n" || "{}[]".includes(char)) return null;
      if (char === "(" || char === ")") return null;
      if (isGo ? char !== " " : char !== ",") continue;
      const pattern = isGo ? goKey : javaKey;
      pattern.lastIndex = isGo ? at : at + 1;
      if (pattern.test(text) || (close === "]" && char === ",")) return text.slice(from, at);
    }
    return null;
  }

  const read = value("", 0, "");
  return typeof read === "object" && read !== null ? { value: read, start, end: at } : null;
}
