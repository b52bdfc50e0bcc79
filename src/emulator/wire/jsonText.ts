/** JSON, and how long it is on the wire: what is known of a part need not be found out again of the whole. */
export interface JsonText {
  readonly text: string;
  /** Bytes in UTF-8. */
  readonly bytes: number;
}

/** The JSON of objects that are answered again and again and never change. */
const keptTexts = new WeakMap<object, JsonText>();

/** Promises that this object or list will not change: its text is made once. */
export function unchanging<Body extends object>(body: Body): Body {
  const text = Array.isArray(body) ? listText(body) : JSON.stringify(body);
  keptTexts.set(body, { text, bytes: Buffer.byteLength(text) });
  return body;
}

/**
 * The JSON of an answer, the same as `JSON.stringify` makes. Parts of it that are `unchanging`, and such rows of its lists,
 * are not gone through again: for most answers they are nearly all of it.
 */
export function jsonText(answer: object): JsonText {
  // Grown piece by piece and not joined: it is copied once, by whoever writes it out.
  let text = "";
  // What is measured now: all but the parts that are kept, in one piece, since each measuring costs more than its length.
  let fresh = "";
  let keptBytes = 0;
  for (const [name, value] of Object.entries(answer)) {
    const kept = typeof value === "object" && value !== null ? keptTexts.get(value) : undefined;
    const own: string | undefined = kept === undefined ? textOf(value) : "";
    // What JSON has no word for is left out.
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
  // A list is of one kind: where the first row is not kept, going through them one by one would only cost.
  if (typeof first !== "object" || first === null || !keptTexts.has(first)) return JSON.stringify(rows);
  return `[${rows.map(rowText).join(",")}]`;
}

function rowText(row: unknown): string {
  const kept = typeof row === "object" && row !== null ? keptTexts.get(row) : undefined;
  // What JSON has no word for is null in a list.
  return kept?.text ?? JSON.stringify(row) ?? "null";
}
