import { isWordUnit, lineEnd, wordEnd } from "./characters.ts";
import type { Mask, OpenString } from "./mask.ts";
import * as unit from "./unit.ts";

const prefix = /^(?:[rbuft]|br|rb|fr|rf|tr|rt)$/i;

/** How a string that is being read ends, and what it may hold. */
interface Form {
  readonly quote: number;
  readonly isTriple: boolean;
  readonly hasHoles: boolean;
}

/** The code in a hole of a formatted string, or the format behind its colon. */
interface Hole {
  readonly string: OpenString;
  readonly form: Form;
  /** Of the code, without the format. */
  readonly range: { end: number };
  /** Brackets that are open in the code. */
  depth: number;
  /** The colon was read: what follows is a format, which may have holes of its own. */
  isFormat: boolean;
}

/** Masks Python: the lexical analysis of its reference, https://docs.python.org/3/reference/lexical_analysis.html */
export function maskPython(mask: Mask): void {
  new PythonReader(mask).read();
}

class PythonReader {
  readonly #mask: Mask;
  readonly #text: string;
  readonly #holes: Hole[] = [];
  #at = 0;

  constructor(mask: Mask) {
    this.#mask = mask;
    this.#text = mask.text;
  }

  read(): void {
    const text = this.#text;
    while (this.#at < text.length) {
      const code = text.charCodeAt(this.#at);
      if (isWordUnit(code)) this.#readWord();
      else if (code === unit.quote || code === unit.apostrophe) this.#readString(this.#at, "");
      else if (code === unit.hash) {
        const end = lineEnd(text, this.#at);
        this.#mask.comment(this.#at, end);
        this.#at = end;
      } else {
        const hole = this.#holes.at(-1);
        if (hole === undefined) this.#at += 1;
        else this.#readInHole(hole, code);
      }
    }
  }

  #readWord(): void {
    const start = this.#at;
    this.#at = wordEnd(this.#text, start);
    const next = this.#text.charCodeAt(this.#at);
    if (next !== unit.quote && next !== unit.apostrophe) return;
    const word = this.#text.slice(start, this.#at);
    if (prefix.test(word)) this.#readString(start, word);
  }

  #readString(start: number, word: string): void {
    const quote = this.#text.charCodeAt(this.#at);
    const isTriple = this.#text.charCodeAt(this.#at + 1) === quote && this.#text.charCodeAt(this.#at + 2) === quote;
    const contentStart = this.#at + (isTriple ? 3 : 1);
    const form = { quote, isTriple, hasHoles: /[ft]/i.test(word) };
    this.#readContent(this.#mask.open(start, contentStart), form, contentStart);
  }

  /** From behind the opening quote, or behind the brace that ended a hole. */
  #readContent(string: OpenString, form: Form, from: number): void {
    const text = this.#text;
    let at = from;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      // A raw string, too, does not end at a quote behind a backslash.
      if (code === unit.backslash)
        at += text.charCodeAt(at + 1) === unit.carriageReturn && text.charCodeAt(at + 2) === unit.newline ? 2 : 1;
      else if (code === form.quote) {
        if (!form.isTriple) {
          this.#endString(string, from, at, at + 1);
          return;
        }
        if (text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code) {
          this.#endString(string, from, at, at + 3);
          return;
        }
      } else if ((code === unit.newline || code === unit.carriageReturn) && !form.isTriple) {
        this.#endString(string, from, at, at);
        return;
      } else if (form.hasHoles && code === unit.openBrace) {
        if (text.charCodeAt(at + 1) === unit.openBrace) at += 1;
        else {
          this.#mask.blank(from, at);
          this.#openHole(string, form, at + 1);
          return;
        }
      }
    }
    this.#endString(string, from, text.length, text.length);
  }

  #endString(string: OpenString, from: number, contentEnd: number, end: number): void {
    this.#mask.blank(from, contentEnd);
    string.content.end = contentEnd;
    string.end = end;
    this.#at = end;
  }

  #openHole(string: OpenString, form: Form, at: number): void {
    const range = { start: at, end: this.#text.length };
    string.holes.push(range);
    this.#holes.push({ string, form, range, depth: 0, isFormat: false });
    this.#at = at;
  }

  #readInHole(hole: Hole, code: number): void {
    if (code === unit.open || code === unit.openBracket || code === unit.openBrace) hole.depth += 1;
    else if (hole.depth > 0) {
      if (code === unit.close || code === unit.closeBracket || code === unit.closeBrace) hole.depth -= 1;
    } else if (code === unit.closeBrace) {
      hole.range.end = this.#at;
      this.#leaveHole(hole, this.#at + 1);
      return;
    } else if (code === unit.colon) {
      hole.range.end = this.#at;
      hole.isFormat = true;
      this.#readFormat(hole, this.#at + 1);
      return;
    } else if ((code === unit.newline || code === unit.carriageReturn) && !hole.form.isTriple) {
      hole.range.end = this.#at;
      this.#giveUp(hole, this.#at);
      return;
    }
    this.#at += 1;
  }

  /** From behind the colon, or behind the brace that ended a hole in the format. */
  #readFormat(hole: Hole, from: number): void {
    const { text } = this.#mask;
    const { quote, isTriple } = hole.form;
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const isEnd = code === unit.closeBrace;
      if (
        !isEnd &&
        code !== unit.openBrace &&
        (isTriple || (code !== quote && code !== unit.newline && code !== unit.carriageReturn))
      )
        continue;
      this.#mask.blank(from, at);
      if (isEnd) this.#leaveHole(hole, at + 1);
      else if (code === unit.openBrace) this.#openHole(hole.string, hole.form, at + 1);
      else this.#giveUp(hole, at);
      return;
    }
    this.#mask.blank(from, text.length);
    this.#at = text.length;
  }

  #leaveHole({ string, form }: Hole, at: number): void {
    this.#holes.pop();
    const around = this.#holes.at(-1);
    if (around?.isFormat && around.string === string) this.#readFormat(around, at);
    else this.#readContent(string, form, at);
  }

  /** Unfinished: the string ends with its line, or with a quote that stands where none can. */
  #giveUp({ string, form }: Hole, at: number): void {
    while (this.#holes.at(-1)?.string === string) this.#holes.pop();
    this.#endString(string, at, at, this.#text.charCodeAt(at) === form.quote ? at + 1 : at);
  }
}
