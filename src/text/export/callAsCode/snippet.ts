import type { ReadingRequest } from "./readingRequest.ts";

/** The API version that every snippet requests. Source: https://plaid.com/docs/api/versioning/ */
export const plaidVersion = "2020-09-14";

/** The environment variables that hold the keys and the token. */
export const snippetKeys = ["PLAID_CLIENT_ID", "PLAID_SECRET", "PLAID_ACCESS_TOKEN"] as const;

/** The input of a snippet. Each part is safe within code: see `readingAs`. */
export interface SnippetInput {
  readonly request: Pick<ReadingRequest, "fields" | "needsTransactionId"> & { readonly endpoint: string };
  /** The server to call when `PLAID_BASE_URL` is not set. */
  readonly baseUrl: string;
  /** Comments above the call, each a single line. */
  readonly comments: readonly string[];
}

/** How a language writes JSON values; numbers are written as in JSON. */
export interface LiteralWords {
  readonly null: string;
  readonly true: string;
  readonly false: string;
  list(items: readonly string[]): string;
  object(entries: readonly (readonly [key: string, value: string])[]): string;
  /** A string, given as its JSON text. */
  text(json: string): string;
}

/** A request's fields as names and values in a language's literals. */
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

/** Replaces unpaired surrogates, which these languages cannot encode. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\ufffd");
}

/** Writes letters beyond ASCII as JSON escapes, for files that may be read in the machine's encoding. */
export function inAscii(text: string): string {
  return text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
