/** The JSON of objects that are answered again and again and never change. */
const keptTexts = new WeakMap<object, string>();

/** Promises that this object will not change: its text is made once. */
export function unchanging<Body extends object>(body: Body): Body {
  keptTexts.set(body, JSON.stringify(body));
  return body;
}

/**
 * The JSON of an answer, the same as `JSON.stringify` makes. Rows of its lists that are `unchanging` are not gone through
 * again: for most answers they are nearly all of it.
 */
export function jsonText(answer: object): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(answer)) {
    const text = Array.isArray(value) ? listText(value) : JSON.stringify(value);
    if (text !== undefined) parts.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${parts.join(",")}}`;
}

function listText(rows: readonly unknown[]): string {
  const [first] = rows;
  // A list is of one kind: where the first row is not kept, going through them one by one would only cost.
  if (typeof first !== "object" || first === null || !keptTexts.has(first)) return JSON.stringify(rows);
  return `[${rows.map(rowText).join(",")}]`;
}

function rowText(row: unknown): string {
  const kept = typeof row === "object" && row !== null ? keptTexts.get(row) : undefined;
  // What JSON has no word for is null in a list.
  return kept ?? JSON.stringify(row) ?? "null";
}
