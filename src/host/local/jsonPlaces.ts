/** A range in a JSON text, as character offsets; `end` is exclusive. */
export interface JsonPlace {
  readonly start: number;
  readonly end: number;
}

/** The path to a value: member names and array indexes, outermost first. */
export type JsonPath = readonly (string | number)[];

interface Cursor {
  at: number;
}

/**
 * Finds the value at a path in a JSON text. The range of an object's member includes its name. Null when the text has
 * no such value, or is not valid JSON up to it.
 */
export function placeInJson(text: string, path: JsonPath): JsonPlace | null {
  const cursor: Cursor = { at: 0 };
  let start = skipSpace(text, cursor);
  for (const part of path) {
    const member = typeof part === "string" ? enterObject(text, cursor, part) : enterArray(text, cursor, part);
    if (member === null) return null;
    start = member;
  }
  return skipValue(text, cursor) ? { start, end: cursor.at } : null;
}

/** Parses the local sandbox's notation of a field, such as `rules[0].when[1].test`, into a path. */
export function pathOfField(field: string): JsonPath {
  return [...field.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * Moves the cursor to the value of a member; returns where its name starts, null when the object has no such member.
 */
function enterObject(text: string, cursor: Cursor, name: string): number | null {
  if (text[cursor.at] !== "{") return null;
  cursor.at += 1;
  for (;;) {
    const start = skipSpace(text, cursor);
    const key = readString(text, cursor);
    if (key === null) return null;
    skipSpace(text, cursor);
    if (text[cursor.at] !== ":") return null;
    cursor.at += 1;
    skipSpace(text, cursor);
    if (key === name) return start;
    if (!skipToNext(text, cursor)) return null;
  }
}

function enterArray(text: string, cursor: Cursor, index: number): number | null {
  if (text[cursor.at] !== "[") return null;
  cursor.at += 1;
  for (let at = 0; ; at += 1) {
    const start = skipSpace(text, cursor);
    if (text[cursor.at] === "]") return null;
    if (at === index) return start;
    if (!skipToNext(text, cursor)) return null;
  }
}

/** Moves the cursor past a value and the comma after it; false when no comma follows. */
function skipToNext(text: string, cursor: Cursor): boolean {
  if (!skipValue(text, cursor)) return false;
  skipSpace(text, cursor);
  if (text[cursor.at] !== ",") return false;
  cursor.at += 1;
  return true;
}

function skipValue(text: string, cursor: Cursor): boolean {
  let depth = 0;
  for (;;) {
    skipSpace(text, cursor);
    const character = text[cursor.at];
    if (character === undefined) return false;
    if (character === '"') {
      if (readString(text, cursor) === null) return false;
    } else if ("{[".includes(character)) {
      depth += 1;
      cursor.at += 1;
    } else if ("}]".includes(character)) {
      depth -= 1;
      cursor.at += 1;
    } else if (",:".includes(character)) {
      if (depth === 0) return false;
      cursor.at += 1;
    } else {
      const word = /^[\w.+-]+/.exec(text.slice(cursor.at, cursor.at + 100))?.[0];
      if (word === undefined) return false;
      cursor.at += word.length;
    }
    if (depth < 0) return false;
    if (depth === 0) return true;
  }
}

function readString(text: string, cursor: Cursor): string | null {
  if (text[cursor.at] !== '"') return null;
  let end = cursor.at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
  if (end >= text.length) return null;
  const raw = text.slice(cursor.at, end + 1);
  cursor.at = end + 1;
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === "string" ? value : null;
  } catch {
    // Not a valid JSON string, so nothing after it can be found either.
    return null;
  }
}

function skipSpace(text: string, cursor: Cursor): number {
  while (cursor.at < text.length && " \t\r\n".includes(text[cursor.at] ?? "")) cursor.at += 1;
  return cursor.at;
}
