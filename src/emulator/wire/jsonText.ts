/** JSON with its length on the wire, so that the length of a known part is not computed again. */
export interface JsonText {
  readonly text: string;
  /** Bytes in UTF-8. */
  readonly bytes: number;
}

/** The JSON of objects that are returned again and again and never change. */
const keptTexts = new WeakMap<object, JsonText>();

/** Declares that this object or list will not change: its JSON is made once. */
export function unchanging<Body extends object>(body: Body): Body {
  const text = Array.isArray(body) ? listText(body) : JSON.stringify(body);
  keptTexts.set(body, { text, bytes: Buffer.byteLength(text) });
  return body;
}

/**
 * The JSON of a response, equal to that of `JSON.stringify`. Parts that are `unchanging`, and such rows of its lists,
 * are not serialized again: they are nearly all of most responses.
 */
export function jsonText(answer: object): JsonText {
  // Built by concatenation, not joined: whoever writes it out copies it once.
  let text = "";
  // Everything but the kept parts in one string, so that it is measured once: each measuring costs more than its
  // length.
  let fresh = "";
  let keptBytes = 0;
  for (const [name, value] of Object.entries(answer)) {
    const kept = typeof value === "object" && value !== null ? keptTexts.get(value) : undefined;
    const own: string | undefined = kept === undefined ? textOf(value) : "";
    // `JSON.stringify` leaves undefined and functions out.
    if (own === undefined) continue;
    const begin = `${text === "" ? "{" : ","}${JSON.stringify(name)}:${own}`;
    fresh += begin;
    text += kept === undefined ? begin : begin + kept.text;
    keptBytes += kept?.bytes ?? 0;
  }
  if (text === "") return { text: "{}", bytes: 2 };
  return { text: `${text}}`, bytes: keptBytes + Buffer.byteLength(fresh) + 1 };
}

function textOf(value: unknown): string | undefined {
  return Array.isArray(value) ? listText(value) : JSON.stringify(value);
}

function listText(rows: readonly unknown[]): string {
  const [first] = rows;
  // The rows of a list are of one kind: where the first is not kept, to look at each would only cost time.
  if (typeof first !== "object" || first === null || !keptTexts.has(first)) return JSON.stringify(rows);
  return `[${rows.map(rowText).join(",")}]`;
}

function rowText(row: unknown): string {
  const kept = typeof row === "object" && row !== null ? keptTexts.get(row) : undefined;
  // `JSON.stringify` writes undefined as null in a list.
  return kept?.text ?? JSON.stringify(row) ?? "null";
}
