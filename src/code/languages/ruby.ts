import { isWordUnit, lineEnd, wordEnd } from "./characters.ts";
import type { Mask, OpenString } from "./mask.ts";
import * as unit from "./unit.ts";

/** Words after which an operand comes, as after an operator. */
const beforeOperand = new Set(
  "if unless while until and or not return when in do then else elsif case begin ensure rescue yield puts raise".split(
    " ",
  ),
);

/** Words that are values: after them `/` and `%` divide. */
const value = /^(?:nil|true|false|self|end|__FILE__|__LINE__|__method__|\d\w*)$/;

const closings: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };

/** How a string that is being read ends, and what it may hold. */
interface Form {
  readonly string: OpenString;
  /** The closing sign; an opening one that nests inside, or 0. */
  readonly close: number;
  readonly open: number;
  readonly hasHoles: boolean;
  /** Openings inside that are not closed yet. */
  depth: number;
  /** A regular expression: flags may follow. */
  readonly isPattern: boolean;
}

interface Heredoc {
  readonly name: string;
  readonly isIndented: boolean;
  readonly hasHoles: boolean;
}

/** The body of a heredoc that is being read, and those that begin after it. */
interface Body extends Heredoc {
  readonly string: OpenString;
  readonly next: readonly Heredoc[];
}

/** A hole, `#{…}`, in the string that goes on behind it. */
interface Hole {
  readonly around: Form | Body;
  readonly range: { end: number };
  /** Braces that are open in the hole. */
  depth: number;
}

type Last = "operator" | "value" | "word";

/** Masks Ruby: literals and comments of its documentation, https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html */
export function maskRuby(mask: Mask): void {
  new RubyReader(mask).read();
}

class RubyReader {
  readonly #mask: Mask;
  readonly #text: string;
  readonly #holes: Hole[] = [];
  #at = 0;
  #last: Last = "operator";
  #wordStart = 0;
  /** A part of a line up to its end. */
  #line = { start: 0, end: -1 };
  /** Where each line of the text stands last; read once it is asked for, and once. */
  #lastLines: ReadonlyMap<string, number> | null = null;
  /** Heredocs whose bodies begin with the next line. */
  #pending: Heredoc[] = [];

  constructor(mask: Mask) {
    this.#mask = mask;
    this.#text = mask.text;
  }

  read(): void {
    const text = this.#text;
    this.#startLine();
    while (this.#at < text.length) {
      const code = text.charCodeAt(this.#at);
      if (code === unit.newline) this.#endLine();
      else if (code <= unit.space) this.#at += 1;
      else if (isWordUnit(code)) this.#readWord();
      else this.#readSign(code);
    }
  }

  #endLine(): void {
    this.#at += 1;
    this.#last = "operator";
    const [first, ...next] = this.#pending;
    if (first === undefined) this.#startLine();
    else this.#startBody(first, next);
  }

  /** What only counts at the start of a line: a block of comment, and the end of the program. */
  #startLine(): void {
    const text = this.#text;
    const start = this.#at;
    if (text.startsWith("=begin", start) && !isWordUnit(text.charCodeAt(start + 6))) {
      const close = text.indexOf("\n=end", start);
      this.#comment(close < 0 ? text.length : lineEnd(text, close + 1));
    } else if (text.startsWith("__END__", start) && lineEnd(text, start) === start + 7) {
      this.#at += 7;
      this.#comment(text.length);
    }
  }

  #comment(end: number): void {
    this.#mask.comment(this.#at, end);
    this.#at = end;
  }

  #readWord(): void {
    const text = this.#text;
    this.#wordStart = this.#at;
    this.#at = wordEnd(text, this.#at);
    this.#last = "word";
    const next = text.charCodeAt(this.#at);
    // `$'` and its like are variables.
    if (next > unit.space && text.charCodeAt(this.#at - 1) === unit.dollar) this.#at += 1;
    else if ((next === unit.question || next === unit.bang) && text.charCodeAt(this.#at + 1) !== unit.equals)
      this.#at += 1;
  }

  #readSign(code: number): void {
    switch (code) {
      case unit.hash:
        this.#comment(lineEnd(this.#text, this.#at));
        return;
      case unit.quote:
        this.#open(this.#at, 1, '"', true);
        return;
      case unit.apostrophe:
        this.#open(this.#at, 1, "'", false);
        return;
      case unit.backtick:
        if (this.#isMethodName()) break;
        this.#open(this.#at, 1, "`", true);
        return;
      case unit.slash:
        if (!this.#beginsLiteral() || this.#isMethodName() || !this.#hasClosingSlash()) break;
        this.#open(this.#at, 1, "/", true, true);
        return;
      case unit.percent:
        if (this.#beginsLiteral() && !this.#isMethodName() && this.#opensPercent()) return;
        break;
      case unit.less:
        this.#readLess();
        return;
      case unit.question:
        if (this.#isBeforeOperand() && this.#readCharacter()) return;
        break;
      case unit.colon:
        this.#readColon();
        return;
      case unit.openBrace:
        this.#deepen(1);
        break;
      case unit.closeBrace:
        this.#closeBrace();
        return;
      case unit.close:
      case unit.closeBracket:
        this.#step(1, "value");
        return;
      default:
    }
    this.#step(1, "operator");
  }

  #step(by: number, last: Last): void {
    this.#at += by;
    this.#last = last;
  }

  #word(): string {
    return this.#text.slice(this.#wordStart, wordEnd(this.#text, this.#wordStart));
  }

  /** `def /(other)`: the name of a method that is defined or called. */
  #isMethodName(): boolean {
    return this.#text.charCodeAt(this.#at - 1) === unit.dot || (this.#last === "word" && this.#word() === "def");
  }

  /**
   * Whether a sign that is an operator between two values begins a literal here. After a name that may be a method, Ruby
   * decides so by the space: `puts /a/`, but `a / b` and `a/b`.
   */
  #beginsLiteral(): boolean {
    if (this.#last !== "word" || this.#isBeforeOperand()) return this.#last !== "value";
    if (!this.#isProperty() && value.test(this.#word())) return false;
    const next = this.#text.charCodeAt(this.#at + 1);
    return this.#text.charCodeAt(this.#at - 1) <= unit.space && !(next <= unit.space) && next !== unit.equals;
  }

  /** Behind an operator, or a word that is as one. */
  #isBeforeOperand(): boolean {
    if (this.#last !== "word") return this.#last === "operator";
    return !this.#isProperty() && beforeOperand.has(this.#word());
  }

  #isProperty(): boolean {
    return this.#text.charCodeAt(this.#wordStart - 1) === unit.dot;
  }

  /** After a name, on the same line: it may be a division after all. */
  #hasClosingSlash(): boolean {
    const close = this.#text.indexOf("/", this.#at + 1);
    return close >= 0 && (this.#last === "operator" || close < this.#lineEnd(this.#at));
  }

  /** The end of the line of a place, found once a line: a long one has many places. */
  #lineEnd(at: number): number {
    if (at < this.#line.start || at > this.#line.end) this.#line = { start: at, end: lineEnd(this.#text, at) };
    return this.#line.end;
  }

  #open(start: number, signs: number, open: string, hasHoles: boolean, isPattern = false): void {
    const contentStart = start + signs;
    const close = closings[open];
    this.#readContent(
      {
        string: isPattern ? this.#mask.unlisted(start, contentStart) : this.#mask.open(start, contentStart),
        close: (close ?? open).charCodeAt(0),
        open: close === undefined ? 0 : open.charCodeAt(0),
        hasHoles,
        depth: 0,
        isPattern,
      },
      contentStart,
    );
  }

  /** `%w[…]`, `%(…)` and their like, with any sign around. */
  #opensPercent(): boolean {
    const text = this.#text;
    const start = this.#at;
    const kind = /[qQwWiIrsx]/.exec(text.charAt(start + 1))?.[0] ?? "";
    const open = text.charAt(start + 1 + kind.length);
    // A bare `%` takes no `=`: that is an assignment.
    if (open === "" || /[\w\s]/.test(open) || open.charCodeAt(0) > 127 || (kind === "" && open === "=")) return false;
    this.#open(start, 2 + kind.length, open, !/[qwis]/.test(kind), kind === "r");
    return true;
  }

  /** From behind the opening sign, or behind the brace that ended a hole. */
  #readContent(form: Form, from: number): void {
    const text = this.#text;
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === unit.backslash) at += 1;
      else if (code === form.close && form.depth === 0) {
        this.#endString(form.string, from, at, at + 1);
        if (form.isPattern) this.#at = wordEnd(text, this.#at);
        return;
      } else if (code === form.close) form.depth -= 1;
      else if (code === form.open) form.depth += 1;
      else if (form.hasHoles && code === unit.hash && text.charCodeAt(at + 1) === unit.openBrace) {
        this.#openHole(form, from, at);
        return;
      }
    }
    this.#endString(form.string, from, text.length, text.length);
  }

  #endString(string: OpenString, from: number, contentEnd: number, end: number): void {
    this.#mask.blank(from, contentEnd);
    string.content.end = contentEnd;
    string.end = end;
    this.#at = end;
    this.#last = "value";
  }

  #openHole(around: Form | Body, from: number, at: number): void {
    this.#mask.blank(from, at);
    const range = { start: at + 2, end: this.#text.length };
    around.string.holes.push(range);
    this.#holes.push({ around, range, depth: 0 });
    this.#at = at + 2;
    this.#last = "operator";
  }

  #deepen(by: number): void {
    const hole = this.#holes.at(-1);
    if (hole !== undefined) hole.depth += by;
  }

  #closeBrace(): void {
    const hole = this.#holes.at(-1);
    if (hole === undefined || hole.depth > 0) {
      this.#deepen(-1);
      this.#step(1, "value");
      return;
    }
    this.#holes.pop();
    hole.range.end = this.#at;
    if ("name" in hole.around) this.#readBody(hole.around, this.#at + 1, this.#at + 1);
    else this.#readContent(hole.around, this.#at + 1);
  }

  /** A character, `?a`, where a question mark cannot ask. */
  #readCharacter(): boolean {
    const text = this.#text;
    const start = this.#at;
    const length = text.charCodeAt(start + 1) === unit.backslash ? 2 : 1;
    if (!(text.charCodeAt(start + 1) > unit.space) || isWordUnit(text.charCodeAt(start + 1 + length))) return false;
    this.#mask.string(
      start,
      start + 1,
      Math.min(start + 1 + length, text.length),
      Math.min(start + 1 + length, text.length),
    );
    this.#step(1 + length, "value");
    return true;
  }

  /** A symbol may be named as an operator: `:/`, `:<<`. */
  #readColon(): void {
    const text = this.#text;
    const before = text.charCodeAt(this.#at - 1);
    const sign = /^(?:<<|[/%`<>])/.exec(text.slice(this.#at + 1, this.#at + 3))?.[0] ?? "";
    if (sign !== "" && before !== unit.colon && !isWordUnit(before)) this.#step(1 + sign.length, "value");
    else this.#step(1, "operator");
  }

  #readLess(): void {
    const text = this.#text;
    const heredoc = /<<([~-]?)(?:(["'`])([^"'`\r\n]+)\2|([A-Z_a-z\u0080-\uffff][\w\u0080-\uffff]*))/y;
    heredoc.lastIndex = this.#at;
    const match = text.charCodeAt(this.#at + 1) === unit.less ? heredoc.exec(text) : null;
    const [whole = "", indent = "", quote = "", quoted, plain = ""] = match ?? [];
    // `a <<B` pushes, unless the name is one of a heredoc: those are in capitals, behind a name that may be a method, and
    // have a line below that is their end.
    if (
      match === null ||
      this.#isMethodName() ||
      !(this.#beginsLiteral() && (indent !== "" || quoted !== undefined || /^[A-Z]/.test(plain))) ||
      (indent === "" && this.#last === "word" && !this.#hasLine(quoted ?? plain))
    ) {
      this.#step(text.charCodeAt(this.#at + 1) === unit.less ? 2 : 1, "operator");
      return;
    }
    this.#pending.push({ name: quoted ?? plain, isIndented: indent !== "", hasHoles: quote !== "'" });
    this.#step(whole.length, "value");
  }

  /** Whether a line below is this name. */
  #hasLine(name: string): boolean {
    this.#lastLines ??= new Map(Array.from(this.#text.matchAll(/^.+$/gm), (line) => [line[0], line.index]));
    return (this.#lastLines.get(name) ?? 0) > this.#at;
  }

  #startBody(heredoc: Heredoc, next: readonly Heredoc[]): void {
    this.#pending = [];
    this.#readBody({ ...heredoc, next, string: this.#mask.open(this.#at, this.#at) }, this.#at, this.#at);
  }

  /** From the start of a line, or behind the brace that ended a hole; `line` is where the next line may start. */
  #readBody(body: Body, from: number, line: number): void {
    const text = this.#text;
    let at = line;
    let isLineStart = from === body.string.content.start;
    while (at < text.length) {
      const end = this.#lineEnd(at);
      if (isLineStart && this.#isTerminator(body, at, end)) {
        this.#endString(body.string, from, Math.max(from, at), end);
        this.#mask.blank(Math.max(from, at), end);
        this.#pending = [...body.next];
        return;
      }
      const hole = body.hasHoles ? this.#holeIn(at, end) : -1;
      if (hole >= 0) {
        this.#openHole(body, from, hole);
        return;
      }
      const newline = text.indexOf("\n", end);
      at = newline < 0 ? text.length : newline + 1;
      isLineStart = true;
    }
    this.#endString(body.string, from, text.length, text.length);
  }

  #isTerminator({ name, isIndented }: Body, line: number, end: number): boolean {
    if (end - line < name.length || !this.#text.startsWith(name, end - name.length)) return false;
    const before = this.#text.slice(line, end - name.length);
    return before === "" || (isIndented && before.trim() === "");
  }

  #holeIn(at: number, end: number): number {
    for (let index = at; index < end; index += 1) {
      const code = this.#text.charCodeAt(index);
      if (code === unit.backslash) index += 1;
      else if (code === unit.hash && this.#text.charCodeAt(index + 1) === unit.openBrace) return index;
    }
    return -1;
  }
}
