import type { ReadingRequest } from "./readingRequest.ts";

/** The API version every snippet asks for. Source: https://plaid.com/docs/api/versioning/ */
export const plaidVersion = "2020-09-14";

/** The variables that keys and token are read from. */
export const snippetKeys = ["PLAID_CLIENT_ID", "PLAID_SECRET", "PLAID_ACCESS_TOKEN"] as const;

/** What a snippet is written from. Each part is safe to stand in code: see `readingAs`. */
export interface SnippetInput {
  readonly request: Pick<ReadingRequest, "fields" | "needsTransactionId"> & { readonly endpoint: string };
  /** Where it calls when `PLAID_BASE_URL` is not set. */
  readonly baseUrl: string;
  /** Lines that go before it, each one line. */
  readonly comments: readonly string[];
}

/** How a language writes a JSON value; numbers are JSON's own. */
export interface LiteralWords {
  readonly null: string;
  readonly true: string;
  readonly false: string;
  list(items: readonly string[]): string;
  object(entries: readonly (readonly [key: string, value: string])[]): string;
  /** A text, given as JSON writes it. */
  text(json: string): string;
}

/** The fields of a request as literals of a language, names and values. */
export function fieldLiterals(
  fields: Readonly<Record<string, unknown>>,
  words: LiteralWords,
): readonly (readonly [name: string, value: string])[] {
  const text = (value: string) => words.text(JSON.stringify(wellFormed(value)));
  const literal = (value: unknown): string => {
    if (value === null) return words.null;
    if (typeof value === "boolean") return value ? words.true : words.false;
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) return words.list(value.map(literal));
    if (typeof value !== "object") return JSON.stringify(value);
    return words.object(Object.entries(value).map(([key, inner]) => [text(key), literal(inner)]));
  };
  return Object.entries(fields).map(([name, value]) => [text(name), literal(value)]);
}

/** Half a surrogate pair is no text in these languages, and has no bytes. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\ufffd");
}

/** Letters beyond ASCII as JSON escapes, where a file may be read in the encoding of the machine. */
export function inAscii(text: string): string {
  return text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
