/** Why an entry of a list is not sent. */
export type TokenProblem = "production-token" | "not-a-token" | "repeated";

/** A token and its position from 1: the line number, or the index in a JSON array. */
interface ListedToken {
  readonly position: number;
  readonly accessToken: string;
}

export interface TokenList {
  /** What `position` counts. */
  readonly counts: "lines" | "entries";
  readonly tokens: readonly ListedToken[];
  /** Entries that are not sent. Their text is left out: it may be another secret. */
  readonly refused: readonly { readonly position: number; readonly problem: TokenProblem }[];
}

/** An access token in a text, with the environment that it names. */
const tokenShape = /\baccess-([a-z]+)-[A-Za-z0-9-]+/gi;

/**
 * Extracts access tokens from a text: one per line, alone or beside other words, or a JSON array of strings or of
 * objects with an `access_token`, also under `items`. Blank lines and comments are skipped.
 */
export function readTokenList(text: string): TokenList {
  const array = arrayIn(text);
  const entries =
    array === null
      ? text.split(/\r\n|\r|\n/).map((line, index) => ({ position: index + 1, text: line.trim() }))
      : array.map((value, index) => ({ position: index + 1, text: textOf(value) }));
  const isEntry = (entry: string) => array !== null || (entry !== "" && !/^(#|\/\/)/.test(entry));
  return { counts: array === null ? "lines" : "entries", ...sorted(entries.filter((each) => isEntry(each.text))) };
}

function sorted(entries: readonly { readonly position: number; readonly text: string }[]) {
  const tokens: ListedToken[] = [];
  const refused: { position: number; problem: TokenProblem }[] = [];
  const seen = new Set<string>();
  for (const { position, text } of entries) {
    const found = [...text.matchAll(tokenShape)];
    if (found.length === 0) refused.push({ position, problem: "not-a-token" });
    for (const [accessToken, environment = ""] of found) {
      const problem = problemOf(environment, seen.has(accessToken));
      if (problem === null) tokens.push({ position, accessToken });
      else refused.push({ position, problem });
      seen.add(accessToken);
    }
  }
  return { tokens, refused };
}

function problemOf(environment: string, isRepeated: boolean): TokenProblem | null {
  if (environment.toLowerCase() === "production") return "production-token";
  if (environment.toLowerCase() !== "sandbox") return "not-a-token";
  return isRepeated ? "repeated" : null;
}

/** The array that a JSON text is or contains; null when the text is not JSON. */
function arrayIn(text: string): readonly unknown[] | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value;
    const items: unknown = Reflect.get(Object(value), "items");
    return Array.isArray(items) ? items : null;
  } catch {
    // A list of lines may also start with a bracket.
    return null;
  }
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  const token: unknown = Reflect.get(Object(value), "access_token");
  return typeof token === "string" ? token : "";
}
