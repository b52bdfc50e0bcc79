import { closingOf } from "./closingOf.ts";
import { isStructure, parsed } from "./parsed.ts";
import { type PlacedValue, readLiteral } from "./readLiteral.ts";
import { readModelLines } from "./readModelLines.ts";
import { readUnquoted } from "./readUnquoted.ts";
import { responseMarker } from "./responseMarkers.ts";

/** Called with the values of a text in their order, as it is read. */
export interface ScanVisitor {
  /** An object or a list, from `start` up to, not including, `end`. */
  value(found: PlacedValue): void;
  /** A value that cannot contain a response, and was not read. */
  others(): void;
  /** A value without its end that contains a part of a response, with the values that were whole inside it. */
  cut(inside: readonly PlacedValue[]): void;
}

const opening =
  /(?<![\w.])[A-Z][\w.]{0,100}[([](?=[a-z]\w{0,60}=)|class [A-Z][\w.$]{0,100} \{(?=\r?\n)|map\[|\barray ?\(\s|#<|[{[]/g;
/** The characters that may follow a bracket: `[main]`, `[12]` and `{}` of a log are not read as values. */
const mayBegin = /^(?:\[\s*(?:[[{(#<&"'A-Z:]|map\[|array\(|$)|\{\s*(?:["'`\w@:[$(#/]|$)|[A-Z#<]|array)/;
/** The beginning of JSON with doubled quotes: in a field of CSV, in a string of C#. */
const doubledStart = /[{[]\s{0,40}(?:[{[]\s{0,40})?""\w/y;
/** The end of a line whose value continues in the next. */
const goesOn = /[{[(,:>=|]\s*$/;
/** More brackets in a row than in any response. */
export const bracketRun = /[[{(\s]{101,2000}/y;
/** The text after a value that may tell of it, in characters. */
const contextAfter = 5000;
/** The characters that must be in memory to read a value of which it is unclear whether only its end is missing. */
const plenty = 256_000;
/** The most characters of a value in a text that is read in parts. A longer one counts as cut off. */
const largestSpread = 16_000_000;
/** The number of characters after which progress is reported. */
const stepLength = 1 << 20;
const carriageReturn = 13;
const quote = 34;
const openBrace = 123;
const closeBrace = 125;

/** What is searched for once, however many lines ask for it. */
interface Sought {
  readonly pattern: RegExp;
  /** The index of the next one; the length of the text where there is none, -1 where it was not searched. */
  at: number;
}

/** Finds the values of a text, line by line. A large one comes in parts: each is the unread rest of the last one, and more. */
export class ValueFinder {
  /** The end of the text that was read. */
  at = 0;
  #text = "";
  #isAll = false;
  readonly #visitor: ScanVisitor;
  readonly #marker: Sought = { pattern: responseMarker, at: -1 };
  readonly #opening: Sought = { pattern: opening, at: -1 };
  /** The end of the last line with a map of Go's that could not be read. */
  #mapEnd = 0;
  /** The number of all characters so far. */
  #given = 0;
  /** Characters that the fast path read in vain: at most as many as there are. */
  #spent = 0;
  /** True where the value at `at` needs more of the text. */
  #waits = false;
  /** True where a value was not closed within its limit: no other gets as much again. */
  #isDone = false;

  constructor(visitor: ScanVisitor) {
    this.#visitor = visitor;
  }

  /**
   * Continues in `text`: the text before without its first `dropped` characters, and more. `isAll`: there is no more,
   * so it is read to its end, else only as far as is certain. Yields its progress, in characters of the whole text.
   */
  *read(text: string, { dropped, isAll }: { dropped: number; isAll: boolean }): Generator<number, void> {
    this.#given += text.length - (this.#text.length - dropped);
    this.at -= dropped;
    this.#mapEnd -= dropped;
    this.#text = text;
    this.#isAll = isAll;
    this.#marker.at = -1;
    this.#opening.at = -1;
    this.#waits = false;
    const before = this.#given - text.length;
    let reported = this.at;
    while (this.at < text.length && !this.#waits) {
      this.#line();
      if (this.at - reported < stepLength) continue;
      reported = this.at;
      yield before + reported;
    }
  }

  /** Reads the line at `at`, and moves to its end, or to the end of the value that begins in it. */
  #line(): void {
    const text = this.#text;
    const found = text.indexOf("\n", this.at);
    this.#waits = found < 0 && !this.#isAll;
    if (this.#waits) return;
    const lineEnd = found < 0 ? text.length : found;
    if (this.#next(this.#marker, this.at) >= lineEnd && (this.#isLastOfAll() || !this.#goesOn(lineEnd))) {
      if (this.#isJsonLine(lineEnd)) this.#visitor.others();
      this.at = lineEnd + 1;
      return;
    }
    this.#values(lineEnd);
  }

  #next(sought: Sought, from: number): number {
    if (sought.at < from) {
      sought.pattern.lastIndex = from;
      sought.at = sought.pattern.exec(this.#text)?.index ?? this.#text.length;
    }
    return sought.at;
  }

  #isLastOfAll(): boolean {
    return this.#isAll && this.#marker.at === this.#text.length;
  }

  #goesOn(lineEnd: number): boolean {
    // Ruby's `pp` prints the fields of an object below its name.
    if (this.#text.startsWith("#<", this.at)) return true;
    // Nearly every line ends in none of these, and in no space.
    if (!mayEndSo(this.#text.charCodeAt(lineEnd - 1))) return false;
    const from = Math.max(this.at, lineEnd - 200);
    return goesOn.test(this.#text.slice(from, lineEnd)) && /[{[]|#<|array/.test(this.#text.slice(this.at, lineEnd));
  }

  #isJsonLine(lineEnd: number): boolean {
    const text = this.#text;
    if (text.charCodeAt(this.at) !== openBrace) return false;
    const last = text.charCodeAt(lineEnd - 1) === carriageReturn ? lineEnd - 2 : lineEnd - 1;
    return text.charCodeAt(last) === closeBrace;
  }

  /** Reads the values that begin before `lineEnd`. */
  #values(lineEnd: number): void {
    const text = this.#text;
    if (this.#wholeLine(lineEnd)) return;
    while (this.at < lineEnd) {
      const start = this.#next(this.#opening, this.at);
      if (start >= lineEnd) break;
      const isPlain = isPlainObject(text, start);
      bracketRun.lastIndex = start;
      if (!isPlain && bracketRun.test(text)) {
        this.at = bracketRun.lastIndex;
        continue;
      }
      const end = (isPlain ? this.#nativeAt(start, lineEnd) : null) ?? this.#valueAt(start, lineEnd);
      if (this.#waits) {
        this.at = start;
        return;
      }
      this.at = Math.max(end, start + 1);
    }
    if (this.at <= lineEnd) this.at = lineEnd + 1;
  }

  #wholeLine(lineEnd: number): boolean {
    const first = this.#text[this.at];
    if (first !== "{" && first !== "[") return false;
    const value = parsed(this.#text.slice(this.at, lineEnd));
    if (!isStructure(value)) return false;
    if (this.#report({ value, start: this.at, end: lineEnd })) this.at = lineEnd + 1;
    return true;
  }

  /** Reads the value at `start`. @returns where to continue */
  #valueAt(start: number, lineEnd: number): number {
    const text = this.#text;
    if (text.startsWith('\\"', start + 1)) return this.#escapedAt(start, lineEnd);
    doubledStart.lastIndex = start;
    if (doubledStart.test(text)) return this.#doubledAt(start);
    if (text.startsWith("class ", start)) {
      if (this.#lacks(start, plenty)) return start;
      return this.#found(readModelLines(text, start)) ?? start + 1;
    }
    if (text.startsWith("map[", start) && !text.startsWith("map[string]", start)) {
      if (this.#lacks(start, plenty)) return start;
      return this.#found(readUnquoted(text, start)) ?? this.#unreadMap(start, lineEnd);
    }
    if (!mayBegin.test(text.slice(start, start + 40))) return start + 1;
    const native = isPlainObject(text, start) || !mayBeJson(text, start) ? null : this.#nativeAt(start, lineEnd);
    if (native !== null) return native;
    if (/[{[(]/.test(text[start] ?? "") && /^.[^\S\n]*[A-Za-z_]\w*=[^>]/.test(text.slice(start, start + 80))) {
      if (this.#lacks(start, plenty)) return start;
      const unquoted = this.#found(readUnquoted(text, start));
      if (unquoted !== null) return unquoted;
    }
    const read = readLiteral(text, start);
    if (read.ok) return this.#found(read) ?? read.end;
    const isNamed = /[\w.]/.test(text[start] ?? "");
    if (isNamed && this.#lacks(start, plenty)) return start;
    const named = isNamed ? this.#found(readUnquoted(text, start)) : null;
    if (named !== null) return named;
    if (read.resume >= text.length && this.#lacks(start, largestSpread)) return start;
    if (this.#lacks(read.resume, contextAfter)) return start;
    const inside = read.inside.filter(({ value }) => isBody(value));
    const isCut = read.resume - start > 20 && this.#next(this.#marker, start) < read.resume;
    if (isCut) this.#visitor.cut(inside);
    else for (const each of inside) this.#found(each);
    return read.resume;
  }

  /** Reports Go's map that is cut off, the outermost of its line: those inside may be whole. */
  #unreadMap(start: number, lineEnd: number): number {
    if (start < this.#mapEnd) return start + 1;
    this.#mapEnd = lineEnd;
    const line = this.#text.slice(start, lineEnd);
    if (this.#next(this.#marker, start) < lineEnd && line.split("[").length > line.split("]").length)
      this.#visitor.cut([]);
    return start + 1;
  }

  /** True where fewer than `length` characters from `start` on are in memory and more will come. */
  #lacks(start: number, length: number): boolean {
    if (this.#isAll) return false;
    const given = this.#text.length - start;
    this.#waits = given < (this.#isDone ? Math.min(length, plenty) : length);
    this.#isDone ||= given >= largestSpread;
    return this.#waits;
  }

  /** Reports a value. @returns false where the text after it may not be in memory yet */
  #report(found: PlacedValue): boolean {
    if (this.#lacks(found.end, contextAfter)) return false;
    this.#visitor.value(found);
    return true;
  }

  #found(read: PlacedValue | null): number | null {
    if (read === null) return null;
    if (isBody(read.value)) this.#report({ ...read, isSliced: true });
    return read.end;
  }

  /** Parses JSON with the runtime: a value closed in its line, or one over many lines. */
  #nativeAt(start: number, lineEnd: number): number | null {
    const text = this.#text;
    if (this.#spent > this.#given) return null;
    const isLast =
      text.charCodeAt(lineEnd - 1) === closeBrace ||
      /[}\]]\s*$/.test(text.slice(Math.max(start, lineEnd - 20), lineEnd));
    const rest = isLast ? parsed(text.slice(start, lineEnd)) : undefined;
    if (rest !== undefined) {
      if (isBody(rest)) this.#report({ value: rest, start, end: lineEnd });
      return lineEnd;
    }
    if (isLast) this.#spent += lineEnd - start;
    let closed = closingOf(text, start, lineEnd);
    if (closed < 0) {
      this.#spent += lineEnd - start;
      if (!goesOn.test(text.slice(Math.max(start, lineEnd - 200), lineEnd))) return null;
      closed = closingOf(text, start, text.length);
      if (closed < 0 && this.#lacks(start, largestSpread)) return start;
      if (closed < 0) {
        this.#spent += text.length - start;
        return null;
      }
    }
    const value = parsed(text.slice(start, closed + 1));
    if (value === undefined) {
      this.#spent += closed - start;
      return null;
    }
    const found = { value, start, end: closed + 1 };
    if (isBody(value)) this.#report(found);
    return found.end;
  }

  /** Parses JSON inside a quoted string of a line that is no JSON: `body="{\"accounts\": …}"`. */
  #escapedAt(start: number, lineEnd: number): number {
    const text = this.#text;
    let end = start;
    for (; end < lineEnd && text[end] !== '"'; end += 1) if (text[end] === "\\") end += 1;
    const plain = parsed(`"${text.slice(start, Math.min(end, lineEnd))}"`);
    const inner = typeof plain === "string" ? plain : "";
    const close = closingOf(inner, 0, inner.length);
    const value = close < 0 ? undefined : parsed(inner.slice(0, close + 1));
    if (!isStructure(value)) {
      if (this.#next(this.#marker, start) < end) this.#visitor.cut([]);
      return Math.max(start + 1, Math.min(end, lineEnd));
    }
    this.#report({ value, start, end: Math.min(end, lineEnd) });
    return end;
  }

  /** Parses JSON with doubled quotes, up to the quote that ends it, also over many lines. */
  #doubledAt(start: number): number {
    const text = this.#text;
    if (this.#spent > this.#given) return start + 1;
    let end = text.indexOf('"', start);
    while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
    if (end < 0 && this.#lacks(start, largestSpread)) return start;
    if (end < 0) end = text.length;
    const inner = text.slice(start, end).replaceAll('""', '"');
    const close = closingOf(inner, 0, inner.length);
    const value = close < 0 ? undefined : parsed(inner.slice(0, close + 1));
    if (!isStructure(value)) {
      this.#spent += end - start;
      if (this.#next(this.#marker, start) < end) this.#visitor.cut([]);
      return end;
    }
    this.#report({ value, start, end });
    return end;
  }
}

/** True for `{"a`, as nearly every body of JSON begins. */
function isPlainObject(text: string, start: number): boolean {
  if (text.charCodeAt(start) !== openBrace || text.charCodeAt(start + 1) !== quote) return false;
  const code = text.charCodeAt(start + 2);
  return code >= 97 && code <= 122;
}

function mayBeJson(text: string, start: number): boolean {
  return /^(?:\{\s*["}]|\[\s*[{[])/.test(text.slice(start, start + 200));
}

/** A quick first test of a line's last character for `goesOn`. */
function mayEndSo(code: number): boolean {
  switch (code) {
    case 40: // (
    case 44: // ,
    case 58: // :
    case 61: // =
    case 62: // >
    case 91: // [
    case 123: // {
    case 124: // |
      return true;
    default:
      // A space, of ASCII or not.
      return code <= 32 || code > 127;
  }
}

/** `[2026]` and `[]` are valid JSON, and more likely a log's own brackets. */
function isBody(value: unknown): boolean {
  return isStructure(Array.isArray(value) ? value[0] : value);
}
