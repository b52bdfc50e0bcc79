import { isWordUnit, lineEnd, wordEnd } from "./characters.ts";
import type { Mask, OpenString } from "./mask.ts";
import { slashComment } from "./slashComment.ts";
import * as unit from "./unit.ts";

/** Words after which an operand comes: there a `/` begins a regular expression, and a `<` JSX. */
const beforeOperand = new Set(
  "return typeof case in of delete void throw new instanceof do else await yield default extends".split(" "),
);

/** Words whose parentheses hold a condition: a statement follows, no operator. */
const withCondition = new Set(["if", "while", "for", "with"]);

/** What stands around the place that is read. */
type Frame =
  | { readonly kind: "parenthesis"; readonly isCondition: boolean }
  | { readonly kind: "brace"; readonly isBlock: boolean }
  | { readonly kind: "template"; readonly string: OpenString }
  | { readonly kind: "jsx-hole" }
  | { readonly kind: "jsx-text" }
  | { readonly kind: "jsx-tag"; readonly isClosing: boolean; depth: number };

/** The last token of the code before a place. */
type Last = "operator" | "value" | "word";

const jsxHole: Frame = { kind: "jsx-hole" };
const jsxText: Frame = { kind: "jsx-text" };

/** So many slashes of one line may turn out to begin no regular expression: beyond, they divide. Keeps long lines linear. */
const mostFailuresALine = 16;

/**
 * An element rather than a comparison or the parameters of a type, told from what follows its name: an attribute, a spread
 * or its end.
 */
const attributes =
  /\s*(?:\/>|\{\s*(?:\.\.\.|\/\*))|\s+(?!extends\b)[A-Za-z_][\w:.-]*(?:\s*=\s*["'{]|\s*\/>|\s+[A-Za-z_{][\w:.-]*\s*[=/{])/y;

const elementName = /[A-Za-z_$][\w$.:-]*/y;

/** Masks TypeScript and JavaScript, with JSX: ECMA-262's lexical grammar, https://tc39.es/ecma262/#sec-ecmascript-language-lexical-grammar */
export function maskEcmascript(mask: Mask): void {
  new EcmascriptReader(mask).read();
}

class EcmascriptReader {
  readonly #mask: Mask;
  readonly #text: string;
  readonly #frames: Frame[] = [];
  #at = 0;
  #last: Last = "operator";
  /** Where the last word stands, if that is the last token. */
  #wordStart = 0;
  #failedLineEnd = -1;
  #failures = 0;
  /** Where the last closing tag of each name is; gathered with the first tag. */
  #closings: ReadonlyMap<string, number> | null = null;

  constructor(mask: Mask) {
    this.#mask = mask;
    this.#text = mask.text;
  }

  read(): void {
    if (this.#text.startsWith("#!")) {
      this.#at = lineEnd(this.#text, 0);
      this.#mask.comment(0, this.#at);
    }
    while (this.#at < this.#text.length) {
      const top = this.#frames.at(-1);
      if (top?.kind === "jsx-text") this.#readJsxText();
      else if (top?.kind === "jsx-tag") this.#readJsxTag(top);
      else this.#readCode();
    }
  }

  /** Reads code until something else is around it. */
  #readCode(): void {
    const text = this.#text;
    const depth = this.#frames.length;
    const top = this.#frames.at(-1);
    while (this.#at < text.length) {
      const code = text.charCodeAt(this.#at);
      if (code <= unit.space) this.#at += 1;
      else if (isWordUnit(code)) this.#readWord();
      else {
        this.#readSign(code);
        if (this.#frames.length !== depth || this.#frames.at(-1) !== top) return;
      }
    }
  }

  #readWord(): void {
    this.#wordStart = this.#at;
    this.#at = wordEnd(this.#text, this.#at);
    this.#last = "word";
  }

  #readSign(code: number): void {
    switch (code) {
      case unit.quote:
      case unit.apostrophe:
        this.#readString(code);
        return;
      case unit.backtick:
        this.#readTemplate(this.#mask.open(this.#at, this.#at + 1), this.#at + 1);
        return;
      case unit.slash:
        this.#readSlash();
        return;
      case unit.less:
        if (this.#expectsOperand() && this.#opensElement()) return;
        break;
      case unit.open:
        this.#frames.push({
          kind: "parenthesis",
          isCondition: this.#last === "word" && withCondition.has(this.#word()),
        });
        break;
      case unit.close:
        this.#closeParenthesis();
        return;
      case unit.openBrace:
        this.#frames.push({
          kind: "brace",
          isBlock: !this.#expectsOperand() || this.#isAfterArrow() || this.#startsStatement(),
        });
        break;
      case unit.closeBrace:
        this.#closeBrace();
        return;
      case unit.closeBracket:
        this.#step("value");
        return;
      case unit.plus:
      case unit.minus:
        // After a value, two of them are its increment, and the value is still the last thing.
        if (this.#text.charCodeAt(this.#at + 1) === code && !this.#expectsOperand()) {
          this.#at += 2;
          this.#last = "value";
          return;
        }
        break;
      case unit.bang:
        // TypeScript's non-null assertion: what it follows stays the last thing.
        if (!this.#expectsOperand() && this.#text.charCodeAt(this.#at + 1) !== unit.equals) {
          this.#step("value");
          return;
        }
        break;
      default:
    }
    this.#step("operator");
  }

  #step(last: Last): void {
    this.#at += 1;
    this.#last = last;
  }

  #word(): string {
    return this.#text.slice(this.#wordStart, wordEnd(this.#text, this.#wordStart));
  }

  #expectsOperand(): boolean {
    if (this.#last !== "word") return this.#last === "operator";
    // A property may have any name.
    return this.#text.charCodeAt(this.#wordStart - 1) !== unit.dot && beforeOperand.has(this.#word());
  }

  /** `=>`, with nothing but space between it and here. */
  #isAfterArrow(): boolean {
    const before = this.#before();
    return this.#text.charCodeAt(before) === unit.greater && this.#text.charCodeAt(before - 1) === unit.equals;
  }

  /** A brace at the start of the text, or after `;`, `{`, `}`, `else` or `do`: a block. */
  #startsStatement(): boolean {
    if (this.#last === "word") return /^(?:else|do)$/.test(this.#word());
    const before = this.#text.charCodeAt(this.#before());
    return (
      Number.isNaN(before) ||
      before === unit.semicolon ||
      before === unit.openBrace ||
      before === unit.closeBrace ||
      before === unit.close
    );
  }

  #before(): number {
    let before = this.#at - 1;
    while (before >= 0 && this.#text.charCodeAt(before) <= unit.space) before -= 1;
    return before;
  }

  #closeParenthesis(): void {
    const top = this.#frames.at(-1);
    if (top?.kind !== "parenthesis") {
      this.#step("value");
      return;
    }
    this.#frames.pop();
    this.#step(top.isCondition ? "operator" : "value");
  }

  #closeBrace(): void {
    // Parentheses that were never closed are no reason to lose the braces around them.
    while (this.#frames.at(-1)?.kind === "parenthesis") this.#frames.pop();
    const top = this.#frames.pop();
    this.#step(top?.kind === "brace" && !top.isBlock ? "value" : "operator");
    if (top?.kind !== "template") return;
    const hole = top.string.holes.at(-1);
    if (hole !== undefined) hole.end = this.#at - 1;
    this.#readTemplate(top.string, this.#at);
  }

  #readString(quote: number): void {
    const text = this.#text;
    const start = this.#at;
    let at = start + 1;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === quote) break;
      if (code === unit.newline || code === unit.carriageReturn) break;
      if (code !== unit.backslash) continue;
      // A line may be continued.
      at += text.charCodeAt(at + 1) === unit.carriageReturn && text.charCodeAt(at + 2) === unit.newline ? 2 : 1;
    }
    const contentEnd = Math.min(at, text.length);
    const isClosed = text.charCodeAt(contentEnd) === quote;
    this.#at = isClosed ? contentEnd + 1 : contentEnd;
    this.#mask.string(start, start + 1, contentEnd, this.#at);
    this.#last = "value";
  }

  /** From behind the backtick, or behind the brace that ended a hole. */
  #readTemplate(string: OpenString, from: number): void {
    const text = this.#text;
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === unit.backslash) at += 1;
      else if (code === unit.backtick) {
        string.content.end = at;
        string.end = at + 1;
        this.#mask.blank(from, at);
        this.#at = at + 1;
        this.#last = "value";
        return;
      } else if (code === unit.dollar && text.charCodeAt(at + 1) === unit.openBrace) {
        this.#mask.blank(from, at);
        string.holes.push({ start: at + 2, end: text.length });
        this.#frames.push({ kind: "template", string });
        this.#at = at + 2;
        this.#last = "operator";
        return;
      }
    }
    this.#mask.blank(from, text.length);
    this.#at = text.length;
  }

  #readSlash(): void {
    const start = this.#at;
    this.#at = slashComment(this.#mask, start);
    if (this.#at > start) return;
    if (this.#expectsOperand()) this.#readRegularExpression();
    else this.#step("operator");
  }

  #readRegularExpression(): void {
    const text = this.#text;
    const start = this.#at;
    if (start < this.#failedLineEnd && this.#failures >= mostFailuresALine) {
      this.#step("operator");
      return;
    }
    let inClass = false;
    for (let at = start + 1; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === unit.newline || code === unit.carriageReturn) break;
      if (code === unit.backslash) at += 1;
      else if (code === unit.openBracket) inClass = true;
      else if (code === unit.closeBracket) inClass = false;
      else if (code === unit.slash && !inClass) {
        this.#mask.blank(start + 1, at);
        this.#at = wordEnd(text, at + 1);
        this.#last = "value";
        return;
      }
    }
    const end = lineEnd(text, start);
    this.#failures = end === this.#failedLineEnd ? this.#failures + 1 : 1;
    this.#failedLineEnd = end;
    this.#step("operator");
  }

  /** Whether the `<` here begins an element; then it is entered. */
  #opensElement(): boolean {
    const text = this.#text;
    elementName.lastIndex = this.#at + 1;
    const name = elementName.exec(text)?.[0] ?? "";
    const after = this.#at + 1 + name.length;
    if (name === "" && text.charCodeAt(after) !== unit.greater) return false;
    if (/^(?:const|keyof|typeof|readonly|unique|infer)$/.test(name)) return false;
    attributes.lastIndex = after;
    if ((this.#closingsByName().get(name) ?? -1) < after && (name === "" || !attributes.test(text))) return false;
    this.#at = after;
    this.#frames.push({ kind: "jsx-tag", isClosing: false, depth: 0 });
    return true;
  }

  #closingsByName(): ReadonlyMap<string, number> {
    this.#closings ??= new Map(
      Array.from(this.#text.matchAll(/<\/\s*([A-Za-z_$][\w$.:-]*|(?=>))/g), (match) => [match[1] ?? "", match.index]),
    );
    return this.#closings;
  }

  #readJsxText(): void {
    const text = this.#text;
    const start = this.#at;
    let at = start;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === unit.less || code === unit.openBrace) break;
      at += 1;
    }
    this.#mask.blank(start, at);
    this.#at = at;
    if (at >= text.length) return;
    this.#last = "operator";
    if (text.charCodeAt(at) === unit.openBrace) {
      this.#at += 1;
      this.#frames.push(jsxHole);
      return;
    }
    const isClosing = text.charCodeAt(at + 1) === unit.slash;
    this.#at += isClosing ? 2 : 1;
    this.#frames.push({ kind: "jsx-tag", isClosing, depth: 0 });
  }

  #readJsxTag(tag: Frame & { readonly kind: "jsx-tag" }): void {
    const text = this.#text;
    while (this.#at < text.length) {
      const code = text.charCodeAt(this.#at);
      const next = text.charCodeAt(this.#at + 1);
      if (code === unit.quote || code === unit.apostrophe) this.#readAttribute(code);
      else if (code === unit.openBrace) {
        this.#step("operator");
        this.#frames.push(jsxHole);
        return;
      } else if (code === unit.slash && (next === unit.slash || next === unit.star)) this.#readSlash();
      else if (code === unit.slash && next === unit.greater) {
        this.#at += 2;
        this.#leaveTag(true, false);
        return;
      } else if (code === unit.less) {
        // The arguments of a generic component.
        tag.depth += 1;
        this.#at += 1;
      } else if (code === unit.greater && tag.depth > 0) {
        tag.depth -= 1;
        this.#at += 1;
      } else if (code === unit.greater) {
        this.#at += 1;
        this.#leaveTag(false, tag.isClosing);
        return;
      } else this.#at += 1;
    }
  }

  /** After the `>` of a tag: its element's text follows, or what is around the element. */
  #leaveTag(isEmpty: boolean, isClosing: boolean): void {
    this.#frames.pop();
    if (isClosing && this.#frames.at(-1)?.kind === "jsx-text") this.#frames.pop();
    else if (!isEmpty && !isClosing) this.#frames.push(jsxText);
    this.#last = "value";
  }

  /** A quoted attribute knows no escapes and may go over lines. */
  #readAttribute(quote: number): void {
    const start = this.#at;
    const found = this.#text.indexOf(quote === unit.quote ? '"' : "'", start + 1);
    const contentEnd = found < 0 ? this.#text.length : found;
    this.#at = found < 0 ? contentEnd : contentEnd + 1;
    this.#mask.string(start, start + 1, contentEnd, this.#at);
  }
}
