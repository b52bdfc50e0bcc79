import type { JsonMember, JsonNode } from "./jsonNode.ts";

/** What was expected where the text stops being JSON. */
export type Expected = "value" | "name" | "colon" | "comma" | "end" | "string-end" | "shallower";

export type ParsedJson =
  | { readonly ok: true; readonly root: JsonNode }
  | { readonly ok: false; readonly at: number; readonly expected: Expected };

/** Deeper than any custom user, and shallow enough for the call stack. */
const deepest = 64;

class SyntaxFault extends Error {
  readonly at: number;
  readonly expected: Expected;
  constructor(at: number, expected: Expected) {
    super(`${expected} expected at ${at}`);
    this.at = at;
    this.expected = expected;
  }
}

/**
 * Parses JSON (RFC 8259, nothing looser) with the place of each value. On failure: where it stops being JSON, in UTF-16
 * units, and what was expected there. Never throws.
 */
export function parseJson(text: string): ParsedJson {
  try {
    const reader = new Reader(text);
    const root = reader.value(0);
    reader.end();
    return { ok: true, root };
  } catch (error) {
    if (error instanceof SyntaxFault) return { ok: false, at: error.at, expected: error.expected };
    throw error;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    // Some editors begin a file with a byte order mark.
    if (text.startsWith("\uFEFF")) this.#at = 1;
  }

  value(depth: number): JsonNode {
    this.#skipSpace();
    const start = this.#at;
    if (depth > deepest) throw new SyntaxFault(start, "shallower");
    const first = this.#text[start];
    if (first === "{") return { kind: "object", members: this.#members(depth), start, end: this.#at };
    if (first === "[") return { kind: "array", items: this.#items(depth), start, end: this.#at };
    if (first === '"') return { kind: "string", value: this.#string(), start, end: this.#at };
    const word = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
    word.lastIndex = start;
    const found = word.exec(this.#text)?.[0];
    if (found === undefined) throw new SyntaxFault(start, "value");
    this.#at += found.length;
    const place = { start, end: this.#at };
    if (found === "null") return { kind: "null", ...place };
    if (found === "true" || found === "false") return { kind: "boolean", value: found === "true", ...place };
    return { kind: "number", value: Number(found), ...place };
  }

  end(): void {
    this.#skipSpace();
    if (this.#at < this.#text.length) throw new SyntaxFault(this.#at, "end");
  }

  #members(depth: number): readonly JsonMember[] {
    const members: JsonMember[] = [];
    this.#list("}", () => {
      const start = this.#at;
      if (this.#text[start] !== '"') throw new SyntaxFault(start, "name");
      const name = this.#string();
      this.#skipSpace();
      if (this.#text[this.#at] !== ":") throw new SyntaxFault(this.#at, "colon");
      this.#at += 1;
      members.push({ name, start, value: this.value(depth + 1) });
    });
    return members;
  }

  #items(depth: number): readonly JsonNode[] {
    const items: JsonNode[] = [];
    this.#list("]", () => items.push(this.value(depth + 1)));
    return items;
  }

  /** Reads a list up to its closing bracket; each comma must be followed by another item. */
  #list(close: string, read: () => void): void {
    this.#at += 1;
    this.#skipSpace();
    if (this.#text[this.#at] === close) {
      this.#at += 1;
      return;
    }
    for (;;) {
      this.#skipSpace();
      read();
      this.#skipSpace();
      const next = this.#text[this.#at];
      if (next !== close && next !== ",") throw new SyntaxFault(this.#at, "comma");
      this.#at += 1;
      if (next === close) return;
    }
  }

  #string(): string {
    const start = this.#at;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a JSON string may not hold
    const whole = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
    whole.lastIndex = start;
    const found = whole.exec(this.#text)?.[0];
    if (found === undefined) throw new SyntaxFault(start, "string-end");
    this.#at += found.length;
    const value: string = JSON.parse(found);
    return value;
  }

  #skipSpace(): void {
    const space = /[ \t\r\n]*/y;
    space.lastIndex = this.#at;
    this.#at += space.exec(this.#text)?.[0].length ?? 0;
  }
}
